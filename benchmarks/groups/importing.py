"""Importing a list of systems from separated values into an empty project."""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

from benchmarks.content import PROJECT
from benchmarks.figures import Figure, Growth
from benchmarks.projects import Place, open_again
from benchmarks.timing import Runs, milliseconds, side_by_side
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import (
    ImportPlan,
    OnConflict,
    apply_plan,
    guess_columns,
    plan_import,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument
from rai_desktop.storage.opening import new_project
from rai_desktop.words import LANGUAGES, words_for

GROUP = "import"
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
    """Yield reading, preview and commit of a list, and all three against the barest import."""
    source = place.private / "systems.csv"
    _write_list(source, size, place)
    steps = _Steps(source, place)
    runs = side_by_side(place.repeat, steps.all, _Raw(source, place.private).all)
    parts = (
        ("reading the list", steps.read),
        ("preview of every row", steps.preview),
        ("commit as one step", steps.commit),
    )
    for name, found in parts:
        yield Figure(group=GROUP, name=name, size=size, value=found.median, runs=found.all)
    yield Figure(
        group=GROUP,
        name=f"all three, {len(COLUMNS)} columns",
        size=size,
        value=runs[0].median,
        floor=runs[1].median,
        floor_name="csv.reader and sqlite3 executemany",
        growth=Growth.LINEAR,
        runs=runs[0].all,
        floor_runs=runs[1].all,
    )


class _Steps:
    """Our import, with the time of each step; every run has a project of its own."""

    def __init__(self, source: Path, place: Place) -> None:
        self._source = source
        self._place = place
        self._labels = [Labels(words_for(language), Content()) for language in LANGUAGES]
        self._projects = (self._project(number) for number in count())
        self.read, self.preview, self.commit = Runs(), Runs(), Runs()

    def all(self) -> None:
        """Read, plan and commit; the empty project is made in no time."""
        documents: list[SourceDocument] = []
        plans: list[ImportPlan] = []
        project = next(self._projects)
        self.read.times.append(milliseconds(lambda: documents.append(read_source(self._source))))
        self.preview.times.append(
            milliseconds(lambda: plans.append(self._plan(project, documents[0])))
        )
        self.commit.times.append(milliseconds(lambda: apply_plan(project, plans[0])))
        project.store.abandon()

    def _plan(self, project: OpenProject, document: SourceDocument) -> ImportPlan:
        table = document.tables[0]
        columns = guess_columns(project, self._labels, EntityKind.SYSTEM, table.header)
        assert len(columns.keys) == len(COLUMNS)
        name = document.name
        plan = plan_import(project, self._labels, table, columns, OnConflict.STOP, name)
        assert not plan.is_blocked
        return plan

    def _project(self, number: int) -> OpenProject:
        folders = self._place.folders("import")
        path = self._place.private / f"import-{number}.rai"
        return open_again(new_project(path, folders, PROJECT))


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
