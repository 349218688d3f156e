"""Reading an own workbook in again: systems untouched and edited, and the whole register."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

from benchmarks.figures import Figure, Growth, Unit
from benchmarks.groups.importing import RAW_LOOP
from benchmarks.projects import Place
from benchmarks.registers import run_through
from benchmarks.timing import memory_added, processor_milliseconds
from rai_desktop.catalogue.content import Content
from rai_desktop.cli.lists import LIST_LIMITS
from rai_desktop.cli.program import own_command
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.export.writers import register_writer
from rai_desktop.imports.limited import COMMAND, LimitedReading
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
MOST_MEMORY = 400.0
EDITS_IN = 10
"""Every tenth system is edited."""


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield processor time and memory of whole trips, beside openpyxl reading the same cells."""
    with place.opened(size, "trip") as project:
        labels = [Labels(words_for(language), Content()) for language in LANGUAGES]
        path = _exported(project, labels[0], place.private / "systems.xlsx", ("systems",))
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
        yield from _whole(size, project, labels, place.private / "whole.xlsx")


def _whole(size: int, project: OpenProject, labels: list[Labels], path: Path) -> Iterator[Figure]:
    """Yield the trip of a workbook with all registers, read by the limited child as people do."""
    _exported(project, labels[0], path, ())
    bare = processor_milliseconds(lambda: _raw_loop(path))
    yield Figure(
        group=GROUP,
        name="all registers, read by the child, planned and written",
        size=size,
        value=processor_milliseconds(lambda: _whole_trip(project, labels, path)),
        most=MOST,
        floor=bare,
        floor_name=RAW_LOOP.replace("in a list", "passed over"),
        growth=Growth.LINEAR,
        note="time of both processes",
    )
    added = memory_added(lambda: _whole_trip(project, labels, path))
    if added:
        yield Figure(
            group=GROUP,
            name="all registers, memory added by a trip",
            size=size,
            value=added,
            unit=Unit.MEGABYTES,
            most=MOST_MEMORY,
            note="what earlier runs left free is not counted again",
        )


def _exported(project: OpenProject, labels: Labels, path: Path, names: tuple[str, ...]) -> Path:
    clock = project.clock
    request = RegisterRequest(cut_off=clock.today(), created=clock.now(), names=names)
    run_through(register_writer("xlsx")(build_register(project, labels, request), path))
    return path


def _whole_trip(project: OpenProject, labels: list[Labels], path: Path) -> None:
    reading = LimitedReading(command=tuple(own_command(COMMAND)), limits=LIST_LIMITS)
    plan = plan_import(project, labels, reading(path), ImportWish())
    assert plan.tables
    assert plan.count(RowOutcome.UNCHANGED) == sum(len(table.rows) for table in plan.tables)
    assert apply_plan(project, plan) is None


def _raw_loop(path: Path) -> int:
    """Pass over every cell, as the barest program would."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    try:
        return sum(len(row) for sheet in book for row in sheet.iter_rows(values_only=True))
    finally:
        book.close()


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
