"""Ten lists as companies keep them, written into files as a spreadsheet program writes them."""

from datetime import date

from openpyxl import Workbook


def _book(folder, name, rows, *, sheet="Tabelle1", merged=(), hidden=()):
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    for column in hidden:
        book.active.column_dimensions[column].hidden = True
    path = folder / name
    book.save(path)
    return path


def _row(text, *more):
    """Return the cells between the bars, and more; a broken bar is a bar inside a cell."""
    return [*(cell.replace("¦", "|") for cell in text.split("|")), *more]


def _text(folder, name, text, encoding="utf-8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def with_title_rows_and_sums(folder):
    return _book(
        folder,
        "title.xlsx",
        [
            ["KI-Verzeichnis der Muster Maschinenbau GmbH"],
            ["Stand: 12.03.2026, erstellt von der IT"],
            [],
            _row(
                "Nr.|KI-System|Zweck|Abteilung|Verantwortlich|Hersteller|Status|"
                "Personenbezogene Daten|Einsatz seit|Kosten pro Jahr|Anzahl Nutzer|Raum"
            ),
            _row(
                "1|Chat|Texte|Marketing|Müller, Anna (Marketing)|Muster AG|aktiv|nein",
                date(2024, 3, 1),
                "1.234,50 €",
                12,
                "A1",
            ),
            _row(
                "2|Leser|Belege|Einkauf|Anna Müller (Marketing)|n/a|produktiv|ja",
                "03/2025",
                "2.400 €",
                "ca. 5",
            ),
            _row(
                "3|Filter|Vorauswahl|Personal|k.A.|Muster AG|in Prüfung|Ja, Bewerberdaten",
                "Q3 2026",
                "-",
                "-",
            ),
            _row(
                "4|Büro-KI|Büroarbeit|alle|b@example.org||Pilotphase|unbekannt", "15.1.26", 3600, 40
            ),
            ["Summe", *[None] * 8, 7234.5, 57],
            [],
            ["* Kosten geschätzt"],
            ["Stand: März 2026"],
        ],
        merged=["A1:L1", "A2:L2"],
    )


def american_days_and_amounts(folder):
    return _text(
        folder,
        "systems.csv",
        "\ufeffSystem Name,Purpose,Business Unit,Owner,Vendor,Lifecycle,Go-Live,Annual Cost,Notes\n"
        'Chat,"Answers, drafts",Sales,"Smith, John",Example Inc,Live,12/31/2025,"$1,200",\n'
        'OCR,Invoices,Finance,John Smith,,Production,03/04/2026,"1,234.50",good\n'
        "Old Bot,Chat,IT,jane@example.org,Example Inc,Decommissioned,n/a,0,\n"
        "New tool,,,tbd,,Planned,,,\n"
        'Total,,,,,,,"2,434.50",\n',
    )


def risks_in_windows_1252(folder):
    return _text(
        folder,
        "risiken.csv",
        "Nr;KI-System;Risiko;Ursache;Eintrittswahrscheinlichkeit;Auswirkung;Risikohöhe;Maßnahme;"
        "Verantwortlich;Frist;Status\r\n"
        "R1;Chat;Daten fließen ab;Eingaben;4 - hoch;Hoch;Hoch;Schulung;IT;31.12.2026;offen\r\n"
        "R2;Filter;Benachteiligung;;Möglich;5;Sehr hoch;Prüfung;Personalleitung;Q4 2026;läuft\r\n"
        "R3;Chat, Leser;Falsche Auskünfte;;mittel;3;Mittel;;;;akzeptiert\r\n"
        "R4;Unbekannt;Ausfall;;2;2;Gering;;;;geschlossen\r\n"
        ";;;;;;;;;;\r\n"
        "R5;Chat;;;;;;;;;\r\n",
        "cp1252",
    )


def mitigations(folder):
    return _book(
        folder,
        "massnahmen.xlsx",
        [
            [
                "Maßnahme",
                "Risiko",
                "Verantwortlich",
                "Fällig am",
                "Umsetzungsstand",
                "Aktenzeichen",
            ],
            ["Schulung", "Daten fließen ab", "Leitung IT", date(2026, 12, 31), "in Arbeit", 17],
            ["Vier Augen", "RI-0002", "Personalleitung", "bis Ende Q2", "erledigt", ""],
            ["Notfallplan", "Kein Risiko", "N.N.", "31/12/2026", "offen", "k. A."],
        ],
        sheet="Maßnahmen",
    )


def people(folder):
    return _text(
        folder,
        "personen.csv",
        "Name;Funktion;Abteilung;E-Mail;Durchwahl\n"
        "Müller, Anna;Leitung Marketing;Marketing;anna@example.org;17\n"
        "Schmidt, Bernd (IT);Leitung IT;IT;b@example.org;\n"
        ";Leitung Personal;Personal;;\n"
        "Schmidt, Bernd (IT);Leitung IT;IT;b@example.org;\n",
    )


def headings_in_two_rows(folder):
    return _book(
        folder,
        "gruppen.xlsx",
        [
            ["Bezeichnung", "Fachbereich", "Technik", None, "Recht", None],
            [None, None, "Modell", "Hosting", "DSFA", "Rolle"],
            ["Vertrieb"],
            ["Angebote", "Vertrieb", "Modell A", "EU", "erforderlich", "Betreiber"],
            ["Bewertung", None, "–", "USA", "nein", "Betreiber; König"],
            ["Produktion"],
            ["Bildprüfung", "Qualität", "eigenes", "lokal", "durchgeführt", "Anbieter|Betreiber"],
        ],
        merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1", "A3:F3", "B4:B5", "A6:F6"],
        hidden=["D"],
    )


def hard_texts(folder):
    long = "x" * 4000
    return _text(
        folder,
        "hart.csv",
        "Name;Name;Zweck;Zweck;Farbe;Farbe\n"
        "A;B;z1;z2;rot;blau\n;;;;;\n"
        f"Lang;;{long};{long};;\n"
        '"=1+1";;"@SUM(A1)";"+49 123";"-5";\n'
        '"<img src=x onerror=alert(1)>";;"a & b";;;\n'
        '"Zeile 1\nZeile 2";;"Zeile 1\nZeile 2";"Zeile 1\nZeile 2";;\n'
        "🙂 Bot;;\u202eevil;שלום;;\n" + "N" * 300 + ";;;;;\n"
        "bell \x07;;\x1b[31mred;\x07;;\n",
    )


def several_values_in_one_cell(folder):
    return _book(
        folder,
        "mehrere.xlsx",
        [
            ["Tool", "Roles", "Owner", "Technique", "Make or Buy", "DPIA", "Approval", "Licences"],
            _row(
                "Translator|Deployer ¦ Provider|Leitung IT; Einkauf|NLP, computer vision|"
                "SaaS|done|approved|1,200"
            ),
            [
                "Scorer",
                "deployer\nking",
                "Leitung IT",
                "LLM",
                "in-house",
                "required",
                "pending",
                12.5,
            ],
            ["Scorer", "user", "Einkauf", "", "make or buy", "Yes", "✓", "12"],
        ],
        sheet="AI Systems",
    )


def a_risk_register(folder):
    return _book(
        folder,
        "register.xlsx",
        [
            ["AI Risk Register 2026"],
            ["Risk", "AI system", "Likelihood", "Impact", "Risk owner", "Treatment", "Status"],
            ["Leak", "Chat", "High", "5", "Smith, John", "mitigate", "Open"],
            ["Bias", "KI-0002; Nothing", "3", "2 (medium)", "jane@example.org", "accept", "closed"],
            ["Total", "", "6", "7", "", "", ""],
        ],
    )


def a_scale_of_its_own(folder):
    return _text(
        folder,
        "skala.tsv",
        "Risiko\tWahrscheinlichkeit\tSchadenshöhe\tBehandlung\n"
        "Ausfall\t8\t3\tmindern\nLeck\t2\t4\tübertragen\nStreit\t30 %\t\tegal\n",
    )


LISTS = (
    with_title_rows_and_sums,
    american_days_and_amounts,
    risks_in_windows_1252,
    mitigations,
    people,
    headings_in_two_rows,
    hard_texts,
    several_values_in_one_cell,
    a_risk_register,
    a_scale_of_its_own,
)
