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
CHECK = Qt.ItemDataRole.CheckStateRole
_SEEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_SHORT = 200


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


class TextModel(HeadedModel):
    """Rows of texts, each in one line; a tip tells each as a whole."""

    def __init__(self, headings: Sequence[str], words: Words, parent: QObject) -> None:
        super().__init__(headings, words, parent)
        self.rows: Sequence[Sequence[str]] = ()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows in place of those before."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _SEEN:
            return None
        text = self.rows[index.row()][index.column()]
        return _one_line(text) if role == Qt.ItemDataRole.DisplayRole else plain_tip(text)


class TickModel(TextModel):
    """Rows of texts that are ticked in the first column; a kind says which are, and by what."""

    def is_ticked(self, row: int) -> bool | None:
        """Return whether a row is ticked; ``None`` when it cannot be."""
        raise NotImplementedError

    def toggle(self, row: int) -> None:
        """Tick a row, or take its tick away."""
        raise NotImplementedError

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != CHECK or index.column():
            return super().data(index, role)
        is_ticked = self.is_ticked(index.row())
        if is_ticked is None:
            return None
        return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != CHECK or index.column():
            return False
        self.toggle(index.row())
        return True


def _one_line(text: str) -> str:
    short = " ".join(text[:_SHORT].split())
    return short if len(text) <= _SHORT else f"{short}…"


def make_plain(rows: QTableView, *, wide: int | None = None) -> None:
    """Let ``rows`` be chosen one at a time and as a whole; the column ``wide`` takes the rest."""
    rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
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
