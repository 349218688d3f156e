"""Cells that somebody corrected, in place of those of the source."""

from collections.abc import Mapping
from dataclasses import replace

from rai_desktop.services.tables import CellKind, SourceCell, SourceRow, SourceTable


def with_corrections(table: SourceTable, cells: Mapping[tuple[int, str], str]) -> SourceTable:
    """Return ``table`` with the texts of ``cells``, by row and column; others say nothing."""
    if not cells:
        return table
    places = {name: place for place, name in enumerate(table.header)}
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        if column in places:
            by_row.setdefault(row, {})[places[column]] = text
    rows = tuple(_corrected(row, by_row.get(row.number, {})) for row in table.rows)
    return replace(table, rows=rows)


def _corrected(row: SourceRow, texts: Mapping[int, str]) -> SourceRow:
    if not texts:
        return row
    cells = list(row.cells)
    for place, text in texts.items():
        cells[place] = SourceCell(text=text, kind=CellKind.TEXT)
    return replace(row, cells=tuple(cells))
