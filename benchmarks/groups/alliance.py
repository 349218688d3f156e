"""The alliance view: reading as many reports as the size says, putting them together, writing."""

import json
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.figures import Figure, Growth, Unit
from benchmarks.member_reports import report_folder
from benchmarks.projects import Place
from benchmarks.timing import alone, peak_memory, side_by_side
from rai_desktop.catalogue.content import Content
from rai_desktop.export.excel.alliance import write_alliance_book
from rai_desktop.imports.report_files import reports_read
from rai_desktop.services.alliance.consolidating import Consolidation, consolidate
from rai_desktop.services.alliance.model import ReportFile
from rai_desktop.services.alliance.sheets import alliance_book
from rai_desktop.services.alliance.versions import known_ids
from rai_desktop.services.jobs import Progress
from rai_desktop.words import words_for

GROUP = "alliance"
MOST_EACH, MOST_MEMORY = 4.0, 500.0
"""Milliseconds for each report from reading to the workbook: 5,000 of them in 20 seconds."""

_Reading = Generator[Progress, None, tuple[ReportFile, ...]]


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the times of reading ``size`` reports and of the whole way, and the memory."""
    folder, repeat = report_folder(place.kept, size), min(3, place.repeat)
    target = place.private / "alliance.xlsx"
    own, floor = side_by_side(repeat, lambda: _read(folder), lambda: _parsed(folder))
    yield Figure(
        group=GROUP,
        name="reading and checking reports",
        size=size,
        value=own.median,
        floor=floor.median,
        floor_name="json.load of the same files",
        growth=Growth.LINEAR,
        runs=own.all,
        floor_runs=floor.all,
    )
    whole = alone(repeat, lambda: _written(_view(_read(folder)), target))
    yield Figure(
        group=GROUP,
        name="reports to a workbook, whole way",
        size=size,
        value=whole.median,
        most=MOST_EACH * max(size, 100),
        growth=Growth.LINEAR,
        note=f"least {min(whole.times):.0f} ms",
        runs=whole.all,
    )
    memory = peak_memory()
    if memory is not None:
        yield Figure(
            group=GROUP,
            name="memory of the whole way",
            size=size,
            value=memory,
            unit=Unit.MEGABYTES,
            most=MOST_MEMORY if size <= 5_000 else None,
        )


def _read(folder: Path) -> tuple[ReportFile, ...]:
    reading: _Reading = reports_read([folder])
    while True:
        try:
            next(reading)
        except StopIteration as end:
            files: tuple[ReportFile, ...] = end.value
            return files


def _parsed(folder: Path) -> int:
    return sum(len(json.loads(path.read_text("utf-8"))) for path in sorted(folder.iterdir()))


def _view(files: tuple[ReportFile, ...]) -> Consolidation:
    return consolidate(files, known_ids(Content().requirements()))


def _written(view: Consolidation, target: Path) -> None:
    book = alliance_book(words_for("de"), view, datetime(2027, 3, 1, tzinfo=UTC))
    for _ in write_alliance_book(book, target):
        pass
