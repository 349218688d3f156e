"""Columns of a list that hold results of formulas, which may be out of date."""

from collections.abc import Iterator

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import ImportNote, SourceList
from rai_desktop.services.tables import CellKind

FORMULAS = N_(
    "Cells with formulas: {count}. What counts is the result that was last saved in the file. "
    "Check these values."
)


def formula_columns(source: SourceList) -> Iterator[ImportNote]:
    """Yield for each column how many of its cells are results of formulas."""
    if source.is_own:
        return
    counts = dict.fromkeys(range(len(source.table.header)), 0)
    for row in source.table.rows:
        for place, cell in enumerate(row.cells):
            if cell.kind is CellKind.FORMULA:
                counts[place] += 1
    for place, count in counts.items():
        column = source.table.header[place]
        if count and column not in source.columns.ignored:
            yield ImportNote(text=FORMULAS, values={"count": count}, column=column)
