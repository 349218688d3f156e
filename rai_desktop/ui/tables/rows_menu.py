"""The context menu of the rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.ui.tables.table import EntityTable
    from rai_desktop.words import Words

COPY_CELL, FILL_DOWN = "Ctrl+Shift+C", "Ctrl+Shift+D"

_EXPORTS = (
    ("xlsx", N_("Export this list as Excel…"), N_("Export the selected rows as Excel…")),
    ("csv", N_("Export this list as CSV…"), N_("Export the selected rows as CSV…")),
)


def rows_menu(table: EntityTable, words: Words) -> QMenu:
    """Return a menu of what can be done with the rows of ``table`` that are selected."""
    menu = QMenu(table)
    menu.setObjectName("rows_menu")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _offer_clipboard(menu, table, words)
    is_some = len(table.selected()) > 1
    for ending, whole, part in _EXPORTS:
        export = menu.addAction(words(part if is_some else whole))
        export.setObjectName(f"export_list_{ending}")
        export.triggered.connect(lambda _=False, ending=ending: table.export_wanted.emit(ending))
    menu.addSeparator()
    if table.offered:
        menu.addActions(table.offered)
        menu.addSeparator()
    menu.addAction(words(N_("Filter this column")), table.focus_filters)
    menu.addAction(words(N_("Columns…")), table.choose_columns)
    return menu


def _offer_clipboard(menu: QMenu, table: EntityTable, words: Words) -> None:
    has_row = table.current() is not None
    copy = menu.addAction(words(N_("Copy rows with headings")), table.copy_rows)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    copy.setEnabled(has_row)
    cell = menu.addAction(words(N_("Copy this cell")), table.copy_cell)
    cell.setShortcut(QKeySequence(COPY_CELL))
    cell.setEnabled(has_row)
    paste = menu.addAction(words(N_("Paste cells…")), table.paste_wanted.emit)
    paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
    paste.setObjectName("paste_cells")
    fill = menu.addAction(words(N_("Fill cells below…")), table.fill_wanted.emit)
    fill.setShortcut(QKeySequence(FILL_DOWN))
    fill.setObjectName("fill_down")
    fill.setEnabled(len(table.selected()) > 1)
