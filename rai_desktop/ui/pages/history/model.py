"""The steps as rows of a table: when, who, what; newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from rai_desktop.domain.ids import StepId
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import StepHead
from rai_desktop.services.step_heads import HeadTeller, Timeline
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.plain_rows import HeadedModel
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.words import Words

Index = QModelIndex | QPersistentModelIndex

HEADINGS = (N_("When"), N_("Who"), N_("What"))
WHO, WHAT = 1, 2

_ROOT = QModelIndex()


class HistoryModel(HeadedModel):
    """Holds the steps that are shown; their words are found when a row is first seen."""

    def __init__(
        self, words: Words, timeline: Timeline, teller: HeadTeller, parent: QObject
    ) -> None:
        super().__init__(HEADINGS, words, parent)
        self._timeline = timeline
        self._teller = teller
        self._muted = QColor()
        self._heads: list[StepHead] = []
        self._told: dict[StepId, tuple[str, str, str]] = {}

    def head(self, row: int) -> StepHead | None:
        """Return the step in a row, or ``None``."""
        return self._heads[row] if 0 <= row < len(self._heads) else None

    def row_of(self, step: StepId | None) -> int:
        """Return the row of a step; -1 when it is not shown."""
        return next((row for row, head in enumerate(self._heads) if head.id == step), -1)

    def speak(self, words: Words, timeline: Timeline, teller: HeadTeller) -> None:
        """Put steps into the words of another language from the next ones on."""
        self._words, self._timeline, self._teller = words, timeline, teller

    def mute_with(self, colour: QColor) -> None:
        """Show steps that were undone in this colour."""
        self._muted = colour

    def replace(self, heads: Sequence[StepHead]) -> None:
        """Show these steps in place of all others."""
        self.beginResetModel()
        self._heads = list(heads)
        self._told = {}
        self.endResetModel()

    def append(self, heads: Sequence[StepHead]) -> None:
        """Show these older steps below."""
        first = len(self._heads)
        self.beginInsertRows(_ROOT, first, first + len(heads) - 1)
        self._heads.extend(heads)
        self.endInsertRows()

    def prepend(self, heads: Sequence[StepHead]) -> None:
        """Show these newer steps above."""
        self.beginInsertRows(_ROOT, 0, len(heads) - 1)
        self._heads[:0] = heads
        self.endInsertRows()

    def renew(self) -> None:
        """Tell all steps anew: names changed, or a step was undone."""
        self._told = {}
        if self._heads:
            last = self.index(len(self._heads) - 1, len(HEADINGS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        head = self._heads[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(head)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._texts(head)[index.column()])
        is_struck = role == Qt.ItemDataRole.FontRole and index.column() == WHAT
        if is_struck or role == Qt.ItemDataRole.ForegroundRole:
            return self._look_of_undone(role) if self._timeline.is_undone(head) else None
        return None

    def _look_of_undone(self, role: int) -> object:
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._muted
        font = QFont(QGuiApplication.font())
        font.setStrikeOut(True)
        return font

    def _texts(self, head: StepHead) -> tuple[str, str, str]:
        if head.id not in self._told:
            what = self._teller.what(head)
            if self._timeline.is_undone(head):
                what = self._words.filled(N_("{what} (undone)"), what=what)
            who = self._teller.author(head) or self._words(N_("Not stated"))
            texts = (self._teller.moment(head), who, what)
            when, who, what = (" ".join(text.split()) for text in texts)
            self._told[head.id] = (when, who, what)
        return self._told[head.id]
