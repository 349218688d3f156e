"""Texts that scenes type."""

COMPANY = "Muster GmbH"
PERSON = "Leitung IT"
UNKNOWN_NAME = "Leitung Vertrieb"
NO_DAY = "31.2.2026"
LIST = """Name;Zweck;Abteilung;Verantwortlich;Kosten im Jahr
DeepL;Wir übersetzen damit Angebote.;Vertrieb;Leitung Vertrieb;1.200
Bildgenerator;Wir machen damit Bilder für die Website.;Marketing;Leitung Marketing;bald
;Zeile ohne Namen;Einkauf;;
Chatbot;Er beantwortet Fragen von Kunden.;Service;Leitung Service;3.500
"""
MESSY = (
    ("KI-Tools im Haus, Stand März 2026",),
    (),
    (
        *("Lfd. Nr.", "Tool", "Hersteller", "Wofür?", "Bereich", "Ansprechpartner"),
        *("Prio", "Personenbezogene Daten", "eingeführt am", "Kosten p. a.", "Bemerkung"),
    ),
    (
        *(1, "DeepL Pro", "DeepL SE", "Angebote übersetzen", "Vertrieb", "Leitung Vertrieb"),
        *("Hoch", "nein", "01.03.2024", "1.200,50", "Vertrag bis 2027"),
    ),
    (
        *(2, "Chat GPT", "OpenAI", "Texte entwerfen", "Marketing", "Leitung Marketing"),
        *("mittel", "ja", "2023-11-15", "bald", ""),
    ),
    (*(3, "", "Unbekannt", "Zeile ohne Namen", "Einkauf", "", "", "", "", "", ""),),
    (
        *(4, "Bewerber-Scout", "HR Soft AG", "Bewerbungen vorsortieren", "Personal"),
        *("Leitung Personal", "sehr hoch", "x", "irgendwann", "9.900", "Betriebsrat fragen"),
    ),
)

RISKS = (
    "Nr.;Risiko;Wahrscheinlichkeit heute;Auswirkung auf Menschen heute;Verantwortlich\n"
    "1;Falsche Auskünfte;hoch;mittel;Leitung Vertrieb\n"
    "2;Benachteiligung bei der Auswahl;mittel;hoch;Leitung Personal\n"
    "3;Ausfall der Übersetzung;gering;gering;Leitung Vertrieb\n"
    "3;Abfluss von Angeboten;gering;hoch;Leitung Einkauf\n"
)
SYSTEMS = (
    "Name;Zweck;Lieferant;Verantwortlich\n"
    "Planer A;Schichten planen;Open AI;Thomas Lang\n"
    "Planer B;Touren planen;OpenAI;Lang, Thomas\n"
    "Planer C;Räume planen;OPENAI GmbH;T. Lang\n"
    "Planer D;Messen planen;Muster AG;lang@firma.example\n"
    "Planer E;Lager planen;Muster GmbH;Leitung Lager\n"
    "Bewerber-Filter;Vorsortieren;Muster AG;Leitung Lager\n"
)
