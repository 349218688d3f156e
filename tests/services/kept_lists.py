"""Lists with the column sets that companies keep, with what each column has to become.

Each list says its kind, the fields of its columns, the columns that become notes, and how many
entries of each kind come of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook

from rai_desktop.domain.fields import EntityKind

S, R, M, P, V, E = (
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.MITIGATION,
    EntityKind.PERSON,
    EntityKind.VENDOR,
    EntityKind.EVIDENCE,
)


@dataclass(frozen=True, kw_only=True)
class KeptList:
    """A list as rows of cells, and what has to come of it."""

    name: str
    kind: EntityKind
    rows: list[list[Any]]
    keys: dict[str, str]
    notes: list[str]
    entries: dict[EntityKind, int]

    def written(self, folder):
        """Write the list as a workbook, or as separated values where its name says so."""
        path = folder / self.name
        if path.suffix == ".csv":
            lines = [
                ";".join('"' + str(c or "").replace('"', '""') + '"' for c in r) for r in self.rows
            ]
            path.write_bytes("\r\n".join(lines).encode("cp1252"))
            return path
        book = Workbook()
        for row in self.rows:
            book.active.append(row)
        book.save(path)
        return path


GERMAN_INVENTORY = KeptList(
    name="KI-Inventar ISMS.xlsx",
    kind=S,
    rows=[
        ["KI-Inventar", None, "Version 1.3"],
        [],
        [],
        [
            "Lfd. Nr.",
            "Bezeichnung",
            "Anbieter/Hersteller",
            "Fachbereich",
            "Verantwortliche:r",
            "Zweckbestimmung",
            "Personenbezug (ja/nein)",
            "Rechtsgrundlage",
            "DSFA erforderlich",
            "Risikoklasse nach KI-VO",
            "Rolle nach KI-VO",
            "Schnittstellen",
            "Betriebsrat informiert",
            "Datum der Inbetriebnahme",
            "Bemerkung",
        ],
        [
            1,
            "Übersetzer",
            "Muster Sprachen GmbH",
            "Vertrieb",
            "Müller, Anna",
            "Angebote übersetzen",
            "nein",
            "",
            "nein",
            "minimal",
            "Betreiber",
            "keine",
            "✓",
            date(2024, 5, 2),
            "läuft gut",
        ],
        [
            2,
            "Bewerberfilter",
            "Muster HR AG",
            "Personal",
            "Schmidt, Bernd",
            "Vorauswahl",
            "ja",
            "Art. 6 Abs. 1 b",
            "erforderlich",
            "Hochrisiko",
            "Betreiber | Anbieter",
            "SAP",
            "offen",
            "Q3 2026",
            "",
        ],
        ["Summe", 2],
    ],
    keys={
        "Lfd. Nr.": "own_id",
        "Bezeichnung": "name",
        "Anbieter/Hersteller": "vendor",
        "Fachbereich": "department",
        "Verantwortliche:r": "owner",
        "Zweckbestimmung": "purpose",
        "Personenbezug (ja/nein)": "people_data",
        "Rechtsgrundlage": "legal_basis",
        "Rolle nach KI-VO": "roles",
        "Schnittstellen": "interfaces",
        "Betriebsrat informiert": "works_council_informed",
        "Datum der Inbetriebnahme": "in_use_since",
        "Bemerkung": "notes",
    },
    notes=["DSFA erforderlich", "Risikoklasse nach KI-VO"],
    entries={S: 2, P: 2, V: 2},
)

EVERYDAY_TOOLS = KeptList(
    name="commercial tools.csv",
    kind=S,
    rows=[
        ["Product name", "Vendor name", "Task", "Bureau", "No. of users", "Licences (est.)"],
        ["MS Copilot", "Microsoft", "Drafting e-mail", "Finance", "1,200", "1,300"],
        ["Microsoft 365 Copilot", "Microsoft", "Meeting notes", "HR", "40", ""],
        ["GitHub Copilot", "GitHub", "Coding", "IT", "25", "25"],
        ["Total", "", "", "", "1,265", "1,325"],
    ],
    keys={
        "Product name": "name",
        "Vendor name": "vendor",
        "Task": "purpose",
        "No. of users": "user_count",
    },
    notes=["Bureau", "Licences (est.)"],
    entries={S: 3, V: 2},
)

GERMAN_RISKS = KeptList(
    name="Risiken mit Maßnahmen.xlsx",
    kind=R,
    rows=[
        ["Risikoregister KI 2026"],
        [
            "Risiko-ID",
            "Risiko",
            "Betroffenes System",
            "Eintrittswahrscheinlichkeit (1-5)",
            "Schadenshöhe (1-5)",
            "Risikoeigner",
            "Maßnahme(n)",
            "Verantwortlich für Maßnahme",
            "Status der Maßnahme",
            "Umsetzung bis",
            "Restrisiko",
        ],
        [
            "R-01",
            "Daten fließen ab",
            "Übersetzer",
            "4 - hoch",
            3,
            "Müller, Anna",
            "1. Schulung\n2. Sperre für Kundendaten",
            "Schmidt, Bernd",
            "umgesetzt; in Arbeit",
            date(2026, 9, 30),
            "gering",
        ],
        [
            "R-02",
            "Benachteiligung",
            "Bewerberfilter",
            2,
            5,
            "Leitung Personal",
            "Schulung; Vier-Augen-Prinzip",
            "",
            "in Arbeit",
            "Q4",
            "mittel",
        ],
        ["R-03", "Ausfall", "", 1, 2, "", "–", "", "", "", ""],
    ],
    keys={
        "Risiko": "title",
        "Betroffenes System": "systems",
        "Eintrittswahrscheinlichkeit (1-5)": "current_likelihood",
        "Schadenshöhe (1-5)": "current_business",
        "Risikoeigner": "owner",
        "Maßnahme(n)": "mitigations",
        "Verantwortlich für Maßnahme": "mitigation_owner",
        "Status der Maßnahme": "mitigation_status",
        "Umsetzung bis": "mitigation_due",
    },
    notes=["Risiko-ID", "Restrisiko"],
    entries={R: 3, M: 3, P: 3},
)

ENGLISH_RISKS = KeptList(
    name="risk register.csv",
    kind=R,
    rows=[
        [
            "Risk title",
            "Risk description",
            "Category",
            "Likelihood",
            "Impact",
            "Risk owner",
            "Mitigation measures",
            "Mitigation status",
            "Next review",
            "Status",
            "Score",
        ],
        [
            "Leak",
            "Prompts leave the company",
            "",
            "3",
            "4",
            "Smith, John",
            "Training|Blocking of uploads",
            "implemented",
            "2026-12-31",
            "Open",
            "12",
        ],
        ["Bias", "", "", "2 (low)", "5", "jane@example.org", "Training", "", "", "closed", "10"],
    ],
    keys={
        "Risk title": "title",
        "Risk description": "description",
        "Category": "criterion",
        "Likelihood": "current_likelihood",
        "Impact": "current_business",
        "Risk owner": "owner",
        "Mitigation measures": "mitigations",
        "Mitigation status": "mitigation_status",
        "Next review": "review_due_on",
        "Status": "status",
    },
    notes=["Score"],
    entries={R: 2, M: 2, P: 2},
)

SUPPLIERS = KeptList(
    name="Lieferanten.csv",
    kind=V,
    rows=[
        [
            "Lieferant",
            "Land",
            "Leistungen",
            "Ansprechpartner",
            "E-Mail",
            "AVV",
            "Vertrag bis",
            "Serverstandort",
            "Kreditorennr.",
        ],
        [
            "Muster Sprachen GmbH",
            "Deutschland",
            "Übersetzung",
            "Frau Muster",
            "info@example.org",
            "ja",
            "31.12.2027",
            "EU",
            "070012",
        ],
        ["Muster HR AG", "Schweiz", "Auswahl", "", "", "?", "unbefristet", "CH", "070013"],
    ],
    keys={
        "Lieferant": "name",
        "Land": "country",
        "Leistungen": "services",
        "Ansprechpartner": "contact_name",
        "E-Mail": "contact_email",
        "AVV": "processing_agreement",
        "Vertrag bis": "contract_until",
        "Serverstandort": "data_location",
    },
    notes=["Kreditorennr."],
    entries={V: 2},
)

EVIDENCE = KeptList(
    name="Nachweise.xlsx",
    kind=E,
    rows=[
        ["Nachweis", "Ablageort", "Version", "Datum", "gültig bis", "Verantwortlich", "Ordner"],
        [
            "DSFA Bewerberfilter",
            "https://example.org/dsfa",
            "1.2",
            date(2026, 2, 1),
            date(2027, 2, 1),
            "Müller, Anna",
            17,
        ],
        ["Zertifikat", "Schrank 3", "", "03/2025", "unbegrenzt", "", ""],
    ],
    keys={
        "Nachweis": "title",
        "Ablageort": "link",
        "Version": "version",
        "Datum": "dated_on",
        "gültig bis": "valid_until",
        "Verantwortlich": "owner",
    },
    notes=["Ordner"],
    entries={E: 2, P: 1},
)

PEOPLE = KeptList(
    name="contacts.xlsx",
    kind=P,
    rows=[
        ["Full name", "Job title", "Department", "Spalte D", "Telefonnummer", "Floor"],
        ["Smith, John", "Head of IT", "IT", "john@example.org", "+49 30 1", "3"],
        ["Jane Miller", "Data protection officer", "Legal", "jane@example.org", "", "4"],
    ],
    keys={
        "Full name": "name",
        "Job title": "function",
        "Department": "department",
        "Spalte D": "email",
        "Telefonnummer": "phone",
    },
    notes=["Floor"],
    entries={P: 2},
)

KEPT_LISTS = (
    GERMAN_INVENTORY,
    EVERYDAY_TOOLS,
    GERMAN_RISKS,
    ENGLISH_RISKS,
    SUPPLIERS,
    EVIDENCE,
    PEOPLE,
)
