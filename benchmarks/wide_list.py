"""A list as large as real ones: 3,600 rows of 36 columns, some cells with thousands of letters."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

ROWS = 3_600
COLUMNS = 36
LONGEST = 4_000

_TEXT = (
    "Das System prüft Rechnungen und schlägt Konten vor, danach entscheidet ein Mensch über die "
    "Buchung. The result is checked by a second person before it is used."
)
_WORDS = _TEXT.split()
_CHOICES = ("ja", "nein", "offen", "in Prüfung", None)
_FIRST = date(2024, 1, 1)


def write_wide_list(target: Path) -> None:
    """Write the list as a workbook, with the same content every time."""
    from openpyxl import Workbook

    chance = Random(36)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Verzeichnis")
    sheet.append(["KI-System", *(f"Angabe {number}" for number in range(2, COLUMNS + 1))])
    for number in range(ROWS):
        sheet.append(_row(number, chance))
    book.save(target)


def _row(number: int, chance: Random) -> list[object]:
    """Return texts, choices, numbers and days; every tenth row has a very long text."""
    long = LONGEST if number % 10 == 0 else 600
    texts = [_text(long, chance), *(_text(300, chance) for _ in range(3))]
    choices = [chance.choice(_CHOICES) for _ in range(8)]
    amounts = [round(chance.uniform(0, 9_999), 2) for _ in range(6)]
    days = [_FIRST + timedelta(days=chance.randrange(900)) for _ in range(6)]
    rest = COLUMNS - 1 - len(texts) - len(choices) - len(amounts) - len(days)
    return [
        f"System {number}",
        *texts,
        *choices,
        *amounts,
        *days,
        *(_text(40, chance) for _ in range(rest)),
    ]


def _text(length: int, chance: Random) -> str:
    return " ".join(chance.choices(_WORDS, k=length // 6))[:length]
