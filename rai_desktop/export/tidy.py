"""Writes the tidy table of the alliance view for databases: CSV and JSON Lines."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from rai_desktop.export.delimited import guarded
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.alliance.measures import MeasureValue
from rai_desktop.services.alliance.tidy import COLUMNS, TidyRow
from rai_desktop.services.jobs import Job, Progress

ROWS_PER_STEP = 2_000


def write_tidy_csv(rows: Iterable[TidyRow], target: Path) -> Job:
    """Write ``rows`` with commas, in UTF-8, numbers with a point; ``target`` only when complete.

    Texts that a spreadsheet would take for a formula begin with an apostrophe.
    """
    with replaced_when_complete(target) as part:
        with part.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(COLUMNS)
            for done, row in enumerate(rows, start=1):
                writer.writerow(_shown(row.cells))
                if done % ROWS_PER_STEP == 0:
                    yield Progress(done=done, total=0)
        yield Progress(done=1, total=1)


def write_tidy_lines(rows: Iterable[TidyRow], target: Path) -> Job:
    """Write ``rows`` as JSON objects, one a line; ``target`` appears only when complete."""
    with replaced_when_complete(target) as part:
        with part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            for done, row in enumerate(rows, start=1):
                plain = dict(zip(COLUMNS, row.cells, strict=True))
                stream.write(json.dumps(plain, ensure_ascii=False, allow_nan=False) + "\n")
                if done % ROWS_PER_STEP == 0:
                    yield Progress(done=done, total=0)
        yield Progress(done=1, total=1)


def _shown(cells: Sequence[MeasureValue]) -> list[object]:
    return [_text(cell) for cell in cells]


def _text(value: MeasureValue) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else value
