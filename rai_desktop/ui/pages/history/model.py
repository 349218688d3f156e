"""The steps as rows of a table: when, who, what; newest first."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rai_desktop.domain.texts import N_
from rai_desktop.services.history import HistoryLine
from rai_desktop.ui.overriding import override
from rai_desktop.words import Words
from rai_desktop.words.language import folded

Index = QModelIndex | QPersistentModelIndex

HEADINGS = (N_("When"), N_("Who"), N_("What"))

_ROOT = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """Holds the lines read so far, and shows those with every word of a filter."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._lines: list[HistoryLine] = []
        self._shown: list[HistoryLine] = []
        self._filter: list[str] = []

    def line(self, row: int) -> HistoryLine | None:
        """Return the step in a row, or ``None``."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, step: str) -> int:
        """Return the row of a step; -1 when it is not shown."""
        return next((row for row, line in enumerate(self._shown) if line.step == step), -1)

    @property
    def total(self) -> int:
        """How many steps were read."""
        return len(self._lines)

    def show_lines(self, lines: Iterable[HistoryLine], words: Words) -> None:
        """Show these steps, given oldest first, in place of all others."""
        self._words = words
        self._lines = list(lines)[::-1]
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only steps that have every word of ``text`` in who, what or an entry."""
        self._filter = folded(text).split()
        self._arrange()

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._lines if self._fits(line)]
        self.endResetModel()

    def _fits(self, line: HistoryLine) -> bool:
        if not self._filter:
            return True
        entries = {change.entry for change in line.changes}
        text = folded("\n".join((line.headline, *entries)))
        return all(word in text for word in self._filter)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(self._cell(self._shown[index.row()], index.column()).split())
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self._words(HEADINGS[section])
        return None

    def _cell(self, line: HistoryLine, column: int) -> str:
        if column == 0:
            return self._words.moment(line.moment) if line.moment else ""
        return line.author or self._words(N_("Not stated")) if column == 1 else line.what
