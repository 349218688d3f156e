"""What the made-up projects speak about: short pools of texts in German and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An AI system as companies have it; each text is (German, English)."""

    name: tuple[str, str]
    purpose: tuple[str, str]
    department: tuple[str, str]
    techniques: tuple[str, ...]


SUBJECTS = (
    Subject(
        name=("Rechnungsleser", "Invoice reader"),
        purpose=(
            "Wir nutzen es, um Eingangsrechnungen zu lesen und die Buchung vorzuschlagen.",
            "We use it to read supplier invoices and propose the booking.",
        ),
        department=("Buchhaltung", "Accounting"),
        techniques=("language", "vision"),
    ),
    Subject(
        name=("Kundenchat", "Customer chat"),
        purpose=(
            "Wir nutzen es, um Fragen von Kundinnen und Kunden zu Lieferzeiten zu beantworten.",
            "We use it to answer questions of customers about delivery times.",
        ),
        department=("Kundendienst", "Customer service"),
        techniques=("generative", "language"),
    ),
    Subject(
        name=("Sichtprüfung", "Visual inspection"),
        purpose=(
            "Wir nutzen es, um Kratzer und Maßfehler auf Gehäusen zu erkennen.",
            "We use it to find scratches and wrong dimensions on housings.",
        ),
        department=("Qualität", "Quality"),
        techniques=("vision",),
    ),
    Subject(
        name=("Bewerbungsvorauswahl", "Applicant screening"),
        purpose=(
            "Wir nutzen es, um Bewerbungen nach den geforderten Abschlüssen zu ordnen.",
            "We use it to sort applications by the required qualifications.",
        ),
        department=("Personal", "Human resources"),
        techniques=("language", "prediction"),
    ),
    Subject(
        name=("Wartungsvorhersage", "Maintenance forecast"),
        purpose=(
            "Wir nutzen es, um Lagerschäden an Maschinen zwei Wochen vorher zu erkennen.",
            "We use it to see bearing damage of machines two weeks ahead.",
        ),
        department=("Instandhaltung", "Maintenance"),
        techniques=("prediction",),
    ),
    Subject(
        name=("Übersetzungshilfe", "Translation aid"),
        purpose=(
            "Wir nutzen es, um Anleitungen ins Polnische und Tschechische zu übersetzen.",
            "We use it to translate manuals into Polish and Czech.",
        ),
        department=("Technische Redaktion", "Technical writing"),
        techniques=("generative", "language"),
    ),
    Subject(
        name=("Absatzplanung", "Demand planning"),
        purpose=(
            "Wir nutzen es, um den Bedarf der nächsten acht Wochen zu schätzen.",
            "We use it to estimate the demand of the next eight weeks.",
        ),
        department=("Einkauf", "Purchasing"),
        techniques=("prediction",),
    ),
    Subject(
        name=("Protokollassistent", "Minutes assistant"),
        purpose=(
            "Wir nutzen es, um Besprechungen mitzuschreiben und Aufgaben herauszulösen.",
            "We use it to take minutes of meetings and list the tasks.",
        ),
        department=("Geschäftsführung", "Management"),
        techniques=("generative", "speech"),
    ),
    Subject(
        name=("Betrugserkennung", "Fraud detection"),
        purpose=(
            "Wir nutzen es, um auffällige Zahlungen vor der Freigabe zu prüfen.",
            "We use it to check odd payments before they are released.",
        ),
        department=("Finanzen", "Finance"),
        techniques=("prediction", "rules"),
    ),
    Subject(
        name=("Tourenplanung", "Route planning"),
        purpose=(
            "Wir nutzen es, um Lieferungen auf Fahrzeuge und Zeiten zu verteilen.",
            "We use it to spread deliveries over vehicles and times.",
        ),
        department=("Logistik", "Logistics"),
        techniques=("rules", "prediction"),
    ),
)

SITES = (
    ("Werk Nord", "North plant"),
    ("Werk Süd", "South plant"),
    ("Hauptsitz", "Head office"),
    ("Lager Mitte", "Central warehouse"),
    ("Vertrieb West", "Western sales office"),
)

SENTENCES = (
    (
        "Die Ergebnisse gehen in das Warenwirtschaftssystem und werden dort von einer Person "
        "bestätigt.",
        "The results go to the planning software, where a person confirms them.",
    ),
    (
        "Das System läuft auf einem Server des Lieferanten in Deutschland.",
        "The system runs on a server of the supplier in Germany.",
    ),
    (
        "Fehler fallen meist am selben Tag auf, weil jede zehnte Ausgabe gegengelesen wird.",
        "Mistakes are usually found the same day, as every tenth output is read again.",
    ),
    (
        "Eingeführt wurde es mit Schulung; die Vertretung ist benannt.",
        "It was introduced with a training; a deputy is named.",
    ),
    (
        "Bei Ausfall wird der frühere Ablauf auf Papier für höchstens drei Tage genutzt.",
        "If it fails, the former process on paper is used for three days at most.",
    ),
    (
        "Der Anbieter kündigt neue Fassungen des Modells vier Wochen vorher an.",
        "The provider announces new versions of the model four weeks ahead.",
    ),
)

RISKS = (
    ("Falsche Ergebnisse werden übernommen", "Wrong results are taken over"),
    ("Personenbezogene Daten gelangen nach außen", "Personal data leave the company"),
    ("Gruppen werden benachteiligt", "Groups are put at a disadvantage"),
    ("Ausfall des Dienstes", "The service fails"),
    ("Niemand versteht das Ergebnis", "Nobody understands the result"),
    ("Manipulierte Eingaben", "Manipulated inputs"),
    ("Abhängigkeit vom Lieferanten", "Dependence on the supplier"),
    ("Urheberrechte werden verletzt", "Copyrights are infringed"),
    ("Veraltetes Modell", "Outdated model"),
    ("Betroffene wissen nichts von der KI", "Affected people do not know about the AI"),
)

CAUSES = (
    (
        "Die Trainingsdaten stammen aus einem anderen Markt und sind drei Jahre alt.",
        "The training data come from another market and are three years old.",
    ),
    (
        "Unter Zeitdruck wird der Vorschlag ungelesen bestätigt.",
        "Under pressure of time the proposal is confirmed unread.",
    ),
    (
        "Der Vertrag regelt nicht, wofür der Lieferant die Eingaben nutzen darf.",
        "The contract does not say what the supplier may use the inputs for.",
    ),
)

CONSEQUENCES = (
    (
        "Einzelne Personen bekommen keine Einladung, obwohl sie geeignet sind.",
        "Some people are not invited although they are suitable.",
    ),
    (
        "Nacharbeit von bis zu zwei Tagen und eine verspätete Lieferung.",
        "Up to two days of rework and a late delivery.",
    ),
    (
        "Meldung an die Aufsichtsbehörde und Vertrauensverlust bei Kunden.",
        "A report to the supervisory authority and lost trust of customers.",
    ),
)

MEASURES = (
    ("Stichprobe je Woche gegenlesen", "Read a sample again each week"),
    ("Eingaben vor dem Senden schwärzen", "Black out inputs before sending"),
    ("Schulung der Anwenderinnen und Anwender", "Training of the users"),
    ("Vertrag zur Auftragsverarbeitung ergänzen", "Complete the processing agreement"),
    ("Ausweichverfahren üben", "Practise the fallback"),
    ("Hinweis auf KI im Fenster anzeigen", "Show a notice about AI in the window"),
)

FUNCTIONS = (
    ("Leitung IT", "Head of IT"),
    ("Leitung Qualität", "Head of quality"),
    ("Leitung Personal", "Head of human resources"),
    ("Leitung Einkauf", "Head of purchasing"),
    ("Datenschutz", "Data protection"),
    ("Informationssicherheit", "Information security"),
    ("Technik", "Engineering"),
)

SERVICES = (
    ("Software zum Lesen von Belegen, Betrieb in der Cloud", "Document reading, in the cloud"),
    ("Sprachmodell mit Schnittstelle", "Language model with an interface"),
    ("Kameras mit Auswertung", "Cameras with evaluation"),
)

CUSTOM_LABEL = ("Kostenstelle", "Cost centre")
"""A field of their own that the users of the made-up project added to systems."""
