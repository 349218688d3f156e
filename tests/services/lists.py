"""Foreign lists for import tests, made from rows of text or read like real ones."""

from rai_desktop.services.importing import ImportWish, apply_plan, plan_import
from rai_desktop.services.tables import (
    EMPTY_CELL,
    CellKind,
    SourceCell,
    SourceDocument,
    SourceFormat,
    SourceRow,
    SourceTable,
)
from tests.services.building import all_labels


def cell(value):
    if isinstance(value, SourceCell):
        return value
    return SourceCell(text=value, kind=CellKind.TEXT) if value else EMPTY_CELL


def table(header, *rows, name="list"):
    """Return a list whose first row is row 2 of the source."""
    return SourceTable(
        name=name,
        header=tuple(header),
        rows=tuple(
            SourceRow(number=number, cells=tuple(cell(value) for value in row))
            for number, row in enumerate(rows, start=2)
        ),
        header_row=1,
    )


def document(*tables, name="list.csv", **meta):
    return SourceDocument(
        name=name, format=SourceFormat.SEPARATED, encoding="utf-8", tables=tables, meta=meta
    )


def planned(project, source, **wishes):
    if isinstance(source, SourceTable):
        source = document(source)
    return plan_import(project, all_labels(), source, ImportWish(**wishes))


def imported(project, source, **wishes):
    """Import a list and return its plan."""
    plan = planned(project, source, **wishes)
    assert not plan.is_blocked, plan.problems
    apply_plan(project, plan)
    return plan


def counts(plan):
    """Return the outcomes that occur, with how often."""
    return {
        str(outcome): sum(t.counts()[outcome] for t in plan.tables)
        for outcome in sorted({row.outcome for t in plan.tables for row in t.rows})
    }
