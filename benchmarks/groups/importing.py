"""Importing a list of systems into an empty project, and reading a large workbook."""

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks import wide_list
from benchmarks.content import PROJECT
from benchmarks.figures import Figure, Growth, Unit
from benchmarks.projects import Place, open_again
from benchmarks.timing import (
    Runs,
    Work,
    memory_added,
    milliseconds,
    processor_milliseconds,
)
from benchmarks.wide_list import write_wide_list
from rai_desktop.catalogue.content import Content
from rai_desktop.cli.program import own_command
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.imports.limited import COMMAND, LimitedReading
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import ImportPlan, ImportWish, apply_plan, plan_import
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument
from rai_desktop.storage.opening import new_project
from rai_desktop.words import LANGUAGES, words_for

GROUP = "import"
RAW_LOOP = "openpyxl, read-only, every value in a list"
MOST_READING = 3_000.0
MOST_MEMORY = 400.0
STEPS = ("reading the list", "preview of every row", "commit as one step")
COLUMNS = (
    "name",
    "purpose",
    "department",
    "owner",
    "vendor",
    "source",
    "status",
    "product",
    "description",
    "user_count",
    "technique",
    "in_use_since",
    "review_due_on",
    "notes",
)


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield reading, preview and commit of a list, and all three against the barest import.

    The workbook of 3,600 rows is read beside the barest loop, whatever the size of the project.
    """
    yield from _reading_a_workbook(size, place)
    source = place.private / "systems.csv"
    _write_list(source, size, place)
    raw = _Raw(source, place.private)
    ours, bare = [_imported(source, place, 0)], Runs([milliseconds(raw.all)])
    for number in range(1, place.repeat):
        ours.append(_imported(source, place, number))
        bare.times.append(milliseconds(raw.all))
    for step, name in enumerate(STEPS):
        found = Runs([times[step] for times in ours])
        yield Figure(group=GROUP, name=name, size=size, value=found.median, runs=found.all)
    together = Runs([sum(times) for times in ours])
    yield Figure(
        group=GROUP,
        name=f"all three, {len(COLUMNS)} columns",
        size=size,
        value=together.median,
        floor=bare.median,
        floor_name="csv.reader and sqlite3 executemany",
        growth=Growth.LINEAR,
        runs=together.all,
        floor_runs=bare.all,
    )


def _reading_a_workbook(size: int, place: Place) -> Iterator[Figure]:
    """Yield processor time and memory of reading 3,600 × 36 cells, in place and in the child."""
    source = place.private / "wide.xlsx"
    write_wide_list(source)
    what = f"{wide_list.ROWS:,} × {wide_list.COLUMNS} cells of a workbook"
    runs = [[processor_milliseconds(way) for way in _ways(source)] for _ in range(place.repeat)]
    ours, bare, child = (Runs(list(times)) for times in zip(*runs, strict=True))
    for name, found in ((f"reading {what}", ours), (f"{what}, by the limited child", child)):
        yield Figure(
            group=GROUP,
            name=name,
            size=size,
            value=min(found.times),
            floor=min(bare.times),
            floor_name=RAW_LOOP,
            most=MOST_READING,
            note="processor time, least of all runs",
            runs=found.all,
            floor_runs=bare.all,
        )
    added, bare_added = (memory_added(way) for way in _ways(source)[:2])
    if added is not None:
        yield Figure(
            group=GROUP,
            name=f"memory added by reading {what}",
            size=size,
            value=added,
            unit=Unit.MEGABYTES,
            floor=bare_added,
            floor_name=RAW_LOOP,
            most=MOST_MEMORY,
        )


def _ways(source: Path) -> Sequence[Work]:
    """Return reading here, the barest loop that keeps every value, and reading in the child."""
    by_child = LimitedReading(command=tuple(own_command(COMMAND)))
    return (lambda: read_source(source), lambda: _raw_values(source), lambda: by_child(source))


def _raw_values(source: Path) -> Sequence[tuple[object, ...]]:
    from openpyxl import load_workbook

    book = load_workbook(source, read_only=True)
    try:
        return [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    finally:
        book.close()


def _imported(source: Path, place: Place, number: int) -> list[float]:
    """Import into an empty project; return the times of reading, preview and commit."""
    labels = [Labels(words_for(language), Content()) for language in LANGUAGES]
    path = place.private / f"import-{number}.rai"
    project = open_again(new_project(path, place.folders("import"), PROJECT))
    documents: list[SourceDocument] = []
    plans: list[ImportPlan] = []
    times = [
        milliseconds(lambda: documents.append(read_source(source))),
        milliseconds(lambda: plans.append(_planned(project, labels, documents[0]))),
        milliseconds(lambda: apply_plan(project, plans[0])),
    ]
    project.store.abandon()
    return times


def _planned(
    project: OpenProject, labels: Sequence[Labels], document: SourceDocument
) -> ImportPlan:
    plan = plan_import(project, labels, document, ImportWish(kind=EntityKind.SYSTEM))
    assert len(plan.tables[0].columns.keys) == len(COLUMNS)
    assert not plan.is_blocked
    return plan


class _Raw:
    """The barest import: every cell as text into one table, in one transaction."""

    def __init__(self, source: Path, folder: Path) -> None:
        self._source = source
        self._target = folder / "raw-import.db"

    def all(self) -> None:
        """Read and insert everything."""
        self._target.unlink(missing_ok=True)
        with closing(sqlite3.connect(self._target)) as connection:
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute(f"CREATE TABLE row ({', '.join(COLUMNS)})")
            marks = ", ".join("?" * len(COLUMNS))
            with self._source.open(encoding="utf-8-sig", newline="") as stream:
                rows = csv.reader(stream, delimiter=";")
                next(rows)
                connection.executemany(f"INSERT INTO row VALUES ({marks})", rows)  # noqa: S608
            connection.commit()


def _write_list(target: Path, size: int, place: Place) -> None:
    """Write the systems of the made-up project as people would in their spreadsheet."""
    labels = Labels(words_for("de"), Content())
    with place.opened(size, "list") as project, target.open("w", encoding="utf-8-sig") as stream:
        writer = csv.writer(stream, delimiter=";", lineterminator="\n")
        specs = {s.key: s for s in project.fields(EntityKind.SYSTEM) if not is_extra_key(s.key)}
        writer.writerow(labels.field(specs[key]) for key in COLUMNS)
        for entity in project.entities(EntityKind.SYSTEM):
            writer.writerow(labels.value(project, entity, specs[key]) for key in COLUMNS)
