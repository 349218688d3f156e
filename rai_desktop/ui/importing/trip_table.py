"""The plain tables in which an own export asks what is to be decided."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem

from rai_desktop.ui.parts.plain_rows import make_plain, set_width
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_ROWS = 6
_ENTRY, _COLUMN, _LAST = 14, 9, 12


def trip_table(name: str) -> QTableWidget:
    """Return a table without rows yet."""
    made = QTableWidget()
    made.setObjectName(name)
    made.setProperty("role", "rows")
    make_plain(made)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.horizontalHeader().setStretchLastSection(True)
    return made


def fill_heads(table: QTableWidget, words: Words, heads: Sequence[str]) -> None:
    """Give a table its columns."""
    table.setColumnCount(len(heads))
    for column, head in enumerate(heads):
        item = QTableWidgetItem(words(head))
        item.setToolTip(plain_tip(words(head)))
        table.setHorizontalHeaderItem(column, item)


def fit_rows(table: QTableWidget, theme: Theme) -> None:
    """Make a table as high as its rows, up to some."""
    em = theme.em
    table.verticalHeader().setDefaultSectionSize(em(2.2))
    widths = (_ENTRY, *[_COLUMN] * (table.columnCount() - 2), _LAST)
    for column, width in enumerate(widths):
        set_width(table, column, em(width))
    rows = min(table.rowCount(), _ROWS)
    table.setFixedHeight(em(2.6) + rows * em(2.2) + em(1.2))


def cell_item(text: str) -> QTableWidgetItem:
    """Return a cell that only shows a text."""
    item = QTableWidgetItem(" ".join(text.split()))
    item.setToolTip(plain_tip(text))
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    return item
