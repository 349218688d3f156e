"""The maturity of each criterion: a radar, and the same as a table beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.requirements import CriterionScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.services.requirements.maturity_picture import NONE, maturity_radar
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.requirements.rows_view import Index, RowsView
from rai_desktop.ui.parts.plain_rows import HeadedModel
from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.pictures import PictureView
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

HEADINGS = (N_("Criterion"), N_("Mandatory today"), N_("Median of all"), N_("Met"))
_SHARES = (0.37, 0.24, 0.22, 0.17)
_ROW, _NARROW = 2.4, 58
_ROOT = QModelIndex()


class CriteriaModel(HeadedModel):
    """The figures of the radar as a table."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(HEADINGS, words, parent)
        self._scores: Sequence[CriterionScore] = ()

    def show_scores(self, scores: Sequence[CriterionScore], words: Words) -> None:
        """Show these criteria."""
        self.beginResetModel()
        self._scores, self._words = scores, words
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._scores)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        score, words = self._scores[index.row()], self._words
        law = words(NONE) if score.law_level is None else str(score.law_level)
        middle = words(NONE) if score.median is None else f"{score.median:g}"
        if words.language == "de":
            middle = middle.replace(".", ",")
        met = words.filled(N_("{met} of {total}"), met=score.met, total=score.applicable)
        return (words(score.criterion.label), law, middle, met)[index.column()]


class MaturityView(QWidget):
    """Radar and table side by side, or one below the other where there is little room."""

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("requirement_maturity")
        self._theme = theme
        self._words = words
        self._standing: Standing | None = None
        self.picture = PictureView(theme)
        self.picture.setObjectName("maturity_radar")
        self._model = CriteriaModel(words, self)
        self.table = RowsView("maturity_rows", theme, _SHARES, _ROW)
        self._note = label("maturity_note", "muted", wraps=True)
        self._left = frame("maturity_picture", "card")
        self._right = frame("maturity_table", "card")
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self.apply_theme(theme)

    def show_standing(self, standing: Standing, words: Words) -> None:
        """Show the criteria of a project."""
        self._standing, self._words = standing, words
        drawing = maturity_radar(words, standing, self.picture.text_width())
        self.picture.show_drawing(drawing, words(N_("Maturity by criterion")))
        self._model.show_scores(standing.assessment.criteria, words)
        self.table.setAccessibleName(words(N_("Maturity by criterion")))
        self._note.setText(
            words(
                N_(
                    "An average would hide gaps. So the lowest level of what is law today stands "
                    "beside the median of all. Levels say nothing about legal compliance."
                )
            )
        )

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self.picture.apply_theme(theme)
        self.table.apply_theme(theme)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(em(1))
        self.picture.setMinimumSize(em(20), em(16))
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(5 * em(_ROW) + head + 4)
        self._note.setContentsMargins(em(0.8), em(0.4), em(0.8), em(0.4))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.em(_NARROW)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _build(self) -> None:
        self.table.setModel(self._model)
        left = QVBoxLayout(self._left)
        left.addWidget(self.picture)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(1, 1, 1, 1)
        right.addWidget(self.table)
        right.addWidget(self._note)
        right.addStretch(1)
        self._line.addWidget(self._left, 1)
        self._line.addWidget(self._right, 1)
