"""What small tables of dialogs and pages have in common: whole rows, quiet heads, Tab leads out."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class HeadedModel(QAbstractTableModel):
    """A table whose columns have these headings; a tip tells each as a whole."""

    def __init__(self, headings: Sequence[str], words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._headings = headings
        self._words = words

    @override
    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._words(self._headings[section]))
        return self._words(self._headings[section]) if role == Qt.ItemDataRole.DisplayRole else None


def make_plain(rows: QTableView, *, wide: int | None = None) -> None:
    """Let ``rows`` be chosen one at a time and as a whole; the column ``wide`` takes the rest."""
    rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    rows.setProperty("plain", "true")
    rows.setShowGrid(False)
    rows.setTabKeyNavigation(False)
    rows.setWordWrap(False)
    rows.verticalHeader().hide()
    head = rows.horizontalHeader()
    head.setHighlightSections(False)
    head.setTextElideMode(Qt.TextElideMode.ElideRight)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    if wide is not None:
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)


def choose_rows(view: QAbstractItemView, rows: Sequence[int]) -> None:
    """Choose all of these rows, with the keyboard on the first of them."""
    if not rows:
        return
    model, selecting, chosen = view.model(), view.selectionModel(), QItemSelection()
    flags = QItemSelectionModel.SelectionFlag
    for row in rows:
        chosen.select(model.index(row, 0), model.index(row, 0))
    selecting.setCurrentIndex(model.index(rows[0], 0), flags.NoUpdate)
    selecting.select(chosen, flags.ClearAndSelect | flags.Rows)


def set_width(rows: QTableView, column: int, width: int) -> None:
    """Give a column a width, or as much more as its heading needs."""
    head = rows.horizontalHeader()
    head.ensurePolished()
    rows.setColumnWidth(column, max(width, head.sectionSizeHint(column)))
