"""Reading an own workbook of systems in again: untouched, and with edits in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

from benchmarks.figures import Figure, Growth
from benchmarks.projects import Place
from benchmarks.registers import run_through
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.export.writers import register_writer
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import ImportPlan, ImportWish, apply_plan, plan_import
from rai_desktop.services.importing.model import RowOutcome
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.services.tables import CellKind, SourceCell, SourceDocument
from rai_desktop.words import LANGUAGES, words_for

GROUP = "round-trip"
MOST = 20_000.0
EDITS_IN = 10
"""Every tenth system is edited."""


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the time of the processor for a whole trip without and with edits."""
    with place.opened(size, "trip") as project:
        path = place.private / "trip.xlsx"
        labels = [Labels(words_for(language), Content()) for language in LANGUAGES]
        clock = project.clock
        request = RegisterRequest(cut_off=clock.today(), created=clock.now(), names=("systems",))
        run_through(register_writer("xlsx")(build_register(project, labels[0], request), path))
        for name, edited in (("untouched", False), ("every tenth edited", True)):
            began = process_time()
            changed = _trip(project, labels, path, edited=edited)
            value = (process_time() - began) * 1_000
            assert changed == (-(-size // EDITS_IN) if edited else 0)
            yield Figure(
                group=GROUP,
                name=f"read, planned and written: {name}",
                size=size,
                value=value,
                most=MOST,
                growth=Growth.LINEAR,
                note="time of the processor",
            )


def _trip(project: OpenProject, labels: list[Labels], path: Path, *, edited: bool) -> int:
    """Read the workbook in and return how many systems changed."""
    document = read_source(path)
    plan: ImportPlan = plan_import(
        project, labels, _edited(document) if edited else document, ImportWish()
    )
    apply_plan(project, plan)
    return plan.count(RowOutcome.CHANGED)


def _edited(document: SourceDocument) -> SourceDocument:
    """Return the workbook with another department for some systems."""
    (table,) = (each for each in document.tables if _department(each.header) is not None)
    place = _department(table.header) or 0
    other = SourceCell(text="Anderswo", kind=CellKind.TEXT)
    rows = [
        replace(row, cells=(*row.cells[:place], other, *row.cells[place + 1 :]))
        if number % EDITS_IN == 0
        else row
        for number, row in enumerate(table.rows)
    ]
    made = replace(table, rows=tuple(rows))
    return replace(document, tables=tuple(made if t is table else t for t in document.tables))


def _department(header: tuple[str, ...]) -> int | None:
    labels = Labels(words_for(LANGUAGES[0]), Content())
    spec = next(s for s in KINDS[EntityKind.SYSTEM].fields if s.key == "department")
    title = labels.field(spec)
    return header.index(title) if title in header else None
