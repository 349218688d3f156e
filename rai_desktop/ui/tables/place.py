"""Selection, current row and scroll place of a table, kept while its rows are arranged anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel

from rai_desktop.domain.ids import Uid
from rai_desktop.ui.tables.model import RowModel
from rai_desktop.ui.tables.view import RowsView

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is in a table.

    ``offset`` is how far below the upper edge the row of ``anchor`` lies.
    """

    current: Uid | None
    row: int
    column: int
    selected: frozenset[Uid]
    anchor: Uid | None
    offset: int
    across: int


def place_in(view: RowsView, model: RowModel) -> Place:
    """Return where ``view`` is now."""
    index = view.currentIndex()
    row = index.row()
    top = view.rowAt(0)
    is_visible = row >= 0 and 0 <= view.rowViewportPosition(row) < view.viewport().height()
    anchored = row if is_visible else top
    return Place(
        current=model.uid_at(row),
        row=row,
        column=max(0, index.column()),
        selected=frozenset(selected_uids(view, model)),
        anchor=model.uid_at(anchored),
        offset=view.rowViewportPosition(anchored) if anchored >= 0 else 0,
        across=view.horizontalScrollBar().value(),
    )


def selected_uids(view: RowsView, model: RowModel) -> list[Uid]:
    """Return the selected rows in the order shown."""
    selection = view.selectionModel().selection()
    rows = {row for part in selection.toList() for row in range(part.top(), part.bottom() + 1)}
    return [uid for uid in map(model.uid_at, sorted(rows)) if uid is not None]


def go_back_to(place: Place, view: RowsView, model: RowModel) -> None:
    """Select, make current and scroll as it was; the nearest row stands for one that is gone."""
    if not model.uids or not model.columns:
        return
    rows = sorted(row for row in map(model.row_of, place.selected) if row >= 0)
    row = model.row_of(place.current)
    is_gone = row < 0
    if is_gone:
        row = rows[0] if rows else min(max(0, place.row), model.rowCount() - 1)
    index = model.index(row, min(place.column, len(model.columns) - 1))
    selection = view.selectionModel()
    selection.select(_selection(model, rows), _Flag.ClearAndSelect)
    if is_gone and not rows:
        selection.select(index, _Flag.Select | _Flag.Rows)
    selection.setCurrentIndex(index, _Flag.NoUpdate)
    view.horizontalScrollBar().setValue(place.across)
    anchor = model.row_of(place.anchor)
    if anchor >= 0:
        bar = view.verticalScrollBar()
        lowest = max(0, view.viewport().height() - view.rowHeight(anchor))
        offset = min(place.offset, lowest)
        bar.setValue(bar.value() + view.rowViewportPosition(anchor) - offset)
    elif is_gone:
        view.scrollTo(index)


def _selection(model: RowModel, rows: list[int]) -> QItemSelection:
    last = len(model.columns) - 1
    selection = QItemSelection()
    for first, end in _runs(rows):
        selection.select(model.index(first, 0), model.index(end, last))
    return selection


def _runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Give the first and the last of each unbroken run of rows."""
    start = 0
    for place in range(1, len(rows) + 1):
        if place == len(rows) or rows[place] != rows[place - 1] + 1:
            yield rows[start], rows[place - 1]
            start = place
