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
