"""Registers to export in tests: a small company, an empty one, and one full of hostile texts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.services.pictures.matrix import MatrixLabels
from rai_desktop.services.registers.model import (
    CellValue,
    Choice,
    Column,
    ColumnKind,
    Count,
    CountGroup,
    Fact,
    MatrixPicture,
    Register,
    Row,
    Table,
)

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel

LEVEL_WORDS = {
    "de": {LOW: "Gering", MEDIUM: "Mittel", HIGH: "Hoch", VERY_HIGH: "Sehr hoch"},
    "en": {LOW: "Low", MEDIUM: "Medium", HIGH: "High", VERY_HIGH: "Very high"},
}

LABELS = {
    "de": {
        "auditor_note": "Prüfvermerk",
        "audited_on": "geprüft am",
        "cut": "… (gekürzt, {count} Zeichen insgesamt)",
        "cut_texts": "Gekürzte Texte",
        "overview": "Übersicht",
        "start": "Start",
        "contents": "Inhalt",
        "legend": "Legende",
        "how_to": "So lesen Sie dieses Register",
        "page": "Seite {page} von {pages}",
        "fingerprint": "Fingerabdruck",
        "example": "Beispielfirma – alle Einträge sind erfunden",
        "rows": "Zeilen",
        "register": "Register",
    },
    "en": {
        "auditor_note": "Audit note",
        "audited_on": "Audited on",
        "cut": "… (cut, {count} characters in all)",
        "cut_texts": "Cut texts",
        "overview": "Overview",
        "start": "Start",
        "contents": "Contents",
        "legend": "Legend",
        "how_to": "How to read this register",
        "page": "Page {page} of {pages}",
        "fingerprint": "Fingerprint",
        "example": "Example company – all entries are made up",
        "rows": "Rows",
        "register": "Register",
    },
}

HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://example.org","click")',
    "=cmd|' /C calc'!A0",
    '=WEBSERVICE("https://example.org")',
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    "\t=1+1",
    "＝1+1",
    "'=1+1",
    "https://example.org/a?b=c&d",
    "mailto:it@example.org",
    "file:///etc/passwd",
    "\\\\server\\share",
    "#REF!",
    "#N/A",
    "#DIV/0!",
    "TRUE",
    "WAHR",
    "1e5",
    "007",
    "2026-01-31",
    "31.01.2026",
    "1/2",
    "50 %",
    "<b>fett</b> & \"Zitat\" 'so' ]]> <!-- -->",
    "_x000D_",
    "_x000D_x000D_",
    "_x005F_x000D_",
    "_x000d_ und _xD800_",
    '&L&P&"Arial"',
    "{=1+1}",
    " Leerraum vorn und hinten ",
    "Zeile 1\nZeile 2\n\nZeile 4",
    "Tab\tin der Mitte",
    "Ärger mit Öl in Übersee: ß ẞ „Anführung“ – €",
    "ąęłżź čšž ελληνικά кириллица",
    "العربية עברית",
    "中文 日本語 한국어",
    "😀 👩‍💻 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "a\u202egnirts\u202c",
    "\u200b\ufeff\u00ad",
    "e\u0301 é",
    "\x7f\x85\u2028\u2029",
    "'",
    "''",
    "=",
    "x" * 300,
    "Wort " * 800,
)
"""Texts that a workbook must give back as they are."""

BROKEN = {
    "NUL \x00 und \x1b[31m": "NUL \ufffd und \ufffd[31m",
    "\x01\x08\x0b\x0c\x0e\x1f": "\ufffd" * 6,
    "halb \ud800 und \udfff": "halb \ufffd und \ufffd",
    "kein Zeichen \ufffe\uffff": "kein Zeichen \ufffd\ufffd",
    "Windows\r\nMac\rUnix\n": "Windows\nMac\nUnix\n",
}
"""Texts that no workbook can hold, with what stands there instead."""

STATUS = (
    Choice(code="idea", label="Idee"),
    Choice(code="pilot", label="Erprobung"),
    Choice(code="in_use", label="Im Einsatz"),
    Choice(code="retired", label="Außer Betrieb"),
)


def level_choices(language: str = "de") -> tuple[Choice, ...]:
    words = LEVEL_WORDS[language]
    return tuple(Choice(code=str(level), label=words[level], level=level) for level in RiskLevel)


def text_column(key: str, title: str = "", **values: object) -> Column:
    return Column(key=key, title=title or key, kind=ColumnKind.TEXT, **values)


def table_of(
    cells: Sequence[Sequence[CellValue]],
    columns: Sequence[Column],
    *,
    key: str = "systems",
    title: str = "KI-Systeme",
    empty: str = "Noch kein Eintrag.",
) -> Table:
    rows = [
        Row(uid=Uid(f"00000000-0000-4000-8000-{number:012d}"), cells=tuple(row), codes={})
        for number, row in enumerate(cells, start=1)
    ]
    return Table(
        key=key,
        title=title,
        intro="Was auf diesem Blatt steht.",
        columns=tuple(columns),
        rows=tuple(rows),
        empty=empty,
    )


def text_table(texts: Sequence[str], **values: str) -> Table:
    """Return a table whose rows hold a number and one text in two columns."""
    columns = (
        text_column("number", "Nummer", editable=False),
        text_column("name", "Name"),
        Column(key="purpose", title="Zweck", kind=ColumnKind.LONG_TEXT),
    )
    cells = [(f"KI-{i:04d}", text, text) for i, text in enumerate(texts, start=1)]
    return table_of(cells, columns, **values)


def register_of(*tables: Table, language: str = "de") -> Register:
    return Register(
        language=language,
        title="KI-Register" if language == "de" else "AI register",
        organisation="Musterluft GmbH (Beispiel)",
        example=True,
        draft="Entwurf – die Einstufung von 4 Systemen ist offen",
        cut_off=date(2026, 11, 22),
        created=datetime(2026, 11, 22, 14, 3, 59, 123456, tzinfo=UTC),
        fingerprint="a1b2-c3d4-e5f6",
        project=Uid("11111111-2222-4333-8444-555555555555"),
        head="ab" * 32,
        facts=(
            Fact(label="Unternehmen", text="Musterluft GmbH (Beispiel)"),
            Fact(label="Geltungsbereich", text="Alle Standorte, alle Abteilungen."),
            Fact(label="Stichtag", text="22.11.2026"),
            Fact(label="Fingerabdruck", text="a1b2-c3d4-e5f6"),
        ),
        summary=_summary(language),
        matrices=(matrix("Risiken heute: Auswirkung auf Menschen"),),
        legend=tuple(
            Fact(label=word, text=f"Was bei „{word}“ zu tun ist, steht in der Methode.")
            for word in LEVEL_WORDS[language].values()
        ),
        tables=tables,
        systems=(),
        unlinked_risks=(),
        open_points=(),
        mitigation_columns=(),
        labels=LABELS[language],
        level_words=LEVEL_WORDS[language],
    )


def _summary(language: str) -> tuple[CountGroup, ...]:
    words = LEVEL_WORDS[language]
    by_level = zip(reversed(RiskLevel), (2, 6, 14, 9), strict=True)
    return (
        CountGroup(
            key="systems_by_status",
            title="KI-Systeme nach Status",
            counts=(
                Count(code="in_use", label="Im Einsatz", count=8),
                Count(code="pilot", label="Erprobung", count=2),
                Count(code="retired", label="Außer Betrieb", count=0),
            ),
        ),
        CountGroup(
            key="risks_by_level",
            title="Risiken nach Höhe heute",
            counts=tuple(
                Count(code=str(level), label=words[level], count=count, level=level)
                for level, count in by_level
            ),
        ),
    )


def matrix(title: str) -> MatrixPicture:
    grid = (
        (LOW, LOW, LOW, MEDIUM, HIGH),
        (LOW, LOW, MEDIUM, MEDIUM, HIGH),
        (LOW, MEDIUM, MEDIUM, HIGH, VERY_HIGH),
        (LOW, MEDIUM, HIGH, HIGH, VERY_HIGH),
        (MEDIUM, MEDIUM, HIGH, VERY_HIGH, VERY_HIGH),
    )
    return MatrixPicture(
        key="persons",
        title=title,
        labels=MatrixLabels(
            title=title,
            likelihood="Wahrscheinlichkeit",
            impact="Auswirkung auf Menschen",
            likelihood_words=(
                "selten",
                "unwahrscheinlich",
                "möglich",
                "wahrscheinlich",
                "fast sicher",
            ),
            impact_words=("keine", "lästig", "spürbar", "schwer", "nicht rückgängig zu machen"),
            level_words=LEVEL_WORDS["de"],
        ),
        grid=grid,
        counts={(3, 3): 4, (2, 4): 2, (4, 5): 1, (1, 1): 7, (5, 2): 3},
    )


def company(language: str = "de") -> Register:
    """Return the register of a small company with every kind of column."""
    return register_of(_systems(language), _risks(language), _nobody(), language=language)


def empty_register() -> Register:
    """Return the register of a company that has entered nothing."""
    filled = register_of(text_table(()), _nobody())
    groups = tuple(
        replace(group, counts=tuple(replace(count, count=0) for count in group.counts))
        for group in filled.summary
    )
    return replace(
        filled, summary=groups, matrices=(replace(filled.matrices[0], counts={}),), draft=""
    )


def _nobody() -> Table:
    columns = (
        text_column("number", "Nummer", editable=False),
        text_column("name", "Name"),
        text_column("function", "Funktion"),
    )
    return table_of(
        (), columns, key="people", title="Personen", empty="Noch keine Person ist eingetragen."
    )


def _systems(language: str) -> Table:
    columns = (
        text_column("number", "Nummer", editable=False, in_print=True),
        text_column("name", "Bezeichnung", help="Wie das System bei Ihnen heißt.", in_print=True),
        Column(
            key="purpose",
            title="Zweckbestimmung",
            kind=ColumnKind.LONG_TEXT,
            help="Wofür ist es gedacht?",
            in_print=True,
        ),
        text_column("department", "Abteilung", in_print=True),
        Column(key="owner", title="Verantwortliche Person", kind=ColumnKind.REFERENCE),
        Column(key="status", title="Status", kind=ColumnKind.CHOICE, choices=STATUS),
        Column(key="roles", title="Rollen", kind=ColumnKind.MULTI_CHOICE),
        Column(key="go_live_on", title="Im Einsatz seit", kind=ColumnKind.DATE),
        Column(key="users", title="Anzahl Nutzende", kind=ColumnKind.NUMBER),
        Column(key="link", title="Verweis", kind=ColumnKind.LINK),
        Column(
            key="=level",
            title="Risikohöhe heute",
            kind=ColumnKind.LEVEL,
            choices=level_choices(language),
            editable=False,
            help="Die höhere der beiden Risikohöhen.",
        ),
    )
    words = LEVEL_WORDS[language]
    cells = [
        (
            f"KI-{i:04d}",
            name,
            purpose,
            department,
            "Leitung IT",
            STATUS[i % 4].label,
            "Betreiber",
            date(2025, 1 + i % 12, 1 + i),
            i * 7,
            "https://example.org/intern" if i % 3 == 0 else "",
            words[list(RiskLevel)[i % 4]] if i % 5 else "Nicht bewertet",
        )
        for i, (name, purpose, department) in enumerate(_NAMES, start=1)
    ]
    return table_of(cells, columns)


def _risks(language: str) -> Table:
    words = LEVEL_WORDS[language]
    columns = (
        text_column("number", "Nummer", editable=False),
        text_column("title", "Risiko"),
        Column(key="treatment", title="Risikobehandlung", kind=ColumnKind.CHOICE, choices=STATUS),
        Column(
            key="=level",
            title="Risikohöhe",
            kind=ColumnKind.LEVEL,
            choices=level_choices(language),
            editable=False,
        ),
    )
    cells = [
        (f"R-{i:04d}", f"Falsche Auskunft, Fall {i}", "Idee", words[list(RiskLevel)[i % 4]])
        for i in range(1, 9)
    ]
    return table_of(cells, columns, key="risks", title="Risiken")


_NAMES = (
    ("Textassistent", "Schreibt Entwürfe für Briefe und fasst Besprechungen zusammen.", "Vertrieb"),
    (
        "Übersetzung",
        "Übersetzt Handbücher ins Englische und Polnische; ein Mensch liest gegen.",
        "Technische Redaktion",
    ),
    (
        "Kundenchat",
        "Beantwortet einfache Fragen im Webshop und gibt schwierige an Menschen weiter. "
        "Wer mag, bekommt sofort einen Menschen.",
        "Kundendienst",
    ),
    ("Sichtprüfung", "Erkennt Kratzer auf Lüftergehäusen.", "Fertigung"),
    ("Vorausschauende Wartung", "Meldet, wenn eine Maschine bald ausfallen könnte.", "Fertigung"),
    ("Bewerbungsauswahl", "Sortiert Bewerbungen vor.", "Personal"),
    ("Absatzprognose", "Schätzt, wie viele Lüfter im nächsten Monat bestellt werden.", "Einkauf"),
)
