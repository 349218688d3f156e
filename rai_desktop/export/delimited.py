"""Writes a register table as separated values (CSV), for programs that read nothing better."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from rai_desktop.domain.state_mark import COLUMN
from rai_desktop.export.plain_text import clean_text
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.registers.model import CellValue, Table

UID_HEADING = "uid"
ROWS_PER_STEP = 100

_SEPARATORS = {"de": ";"}
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def write_csv(table: Table, target: Path, language: str, fingerprint: str = "") -> Job:
    """Write ``table`` with the words it shows; ``target`` appears only when complete.

    German gets semicolons, as its spreadsheets expect; days are ISO days. Texts that a spreadsheet
    would take for a formula begin with an apostrophe; so do such texts behind apostrophes of their
    own, so that reading the file in can remove exactly one.
    The identity of each entry is in the last column, before it the fingerprint of the state.
    """
    total = len(table.rows)
    with replaced_when_complete(target) as part:
        yield Progress(done=0, total=total, text=table.title)
        with part.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=_SEPARATORS.get(language, ","))
            titles = [column.title for column in table.columns]
            state = [COLUMN] if fingerprint else []
            writer.writerow(_row([*titles, *state], UID_HEADING))
            for done, row in enumerate(table.rows, start=1):
                writer.writerow(_row([*row.cells, *([fingerprint] if state else ())], row.uid))
                if done % ROWS_PER_STEP == 0 or done == total:
                    yield Progress(done=done, total=total, text=table.title)


def _row(cells: Sequence[CellValue], uid: str) -> list[str]:
    return [*(_shown(cell) for cell in cells), uid]


def _shown(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    return guarded(value)


def guarded(value: str) -> str:
    """Return a text as no spreadsheet takes it for a formula."""
    text = clean_text(value)
    return f"'{text}" if text.lstrip("'").startswith(_DANGEROUS) else text
