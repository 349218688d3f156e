"""Columns become wider and narrower by keyboard, too: those of every table, in dialogs as well."""

from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView, QWidget

NAMES = ("column_wider", "column_narrower")
"""The commands, which work in each window with a table."""

STEP = 2
LEAST = 3
"""Both in heights of a line of text."""


def change_width(part: QWidget | None, by: int) -> bool:
    """Widen the column in which the keyboard is by ``by`` steps; negative numbers narrow it.

    ``part`` has the keyboard. Tells whether there is such a column and it changed.
    """
    view = _table_of(part)
    if view is None:
        return False
    header, column = _header(view), max(0, view.currentIndex().column())
    if not _is_free(header, column):
        return False
    line, before = view.fontMetrics().height(), header.sectionSize(column)
    wanted = max(before + by * STEP * line, min(before, LEAST * line))
    header.resizeSection(column, wanted)
    view.scrollTo(view.currentIndex())
    return header.sectionSize(column) != before


def _table_of(part: QWidget | None) -> QTableView | QTreeView | None:
    while part is not None:
        if isinstance(part, (QTableView, QTreeView)):
            return part
        part = None if part.isWindow() else part.parentWidget()
    return None


def _header(view: QTableView | QTreeView) -> QHeaderView:
    return view.horizontalHeader() if isinstance(view, QTableView) else view.header()


def _is_free(header: QHeaderView, column: int) -> bool:
    """Tell whether people may choose the width of a column; the last one takes what is left."""
    is_last = header.visualIndex(column) == header.count() - 1
    is_filling = is_last and header.stretchLastSection()
    mode = header.sectionResizeMode(column) if header.count() else QHeaderView.ResizeMode.Fixed
    return not is_filling and mode is QHeaderView.ResizeMode.Interactive
