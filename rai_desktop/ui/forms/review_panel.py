"""The last review of an entry in its form: whether it holds, what changed, and the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.standing import (
    ReviewStanding,
    ReviewState,
    Standings,
    standing_text,
)
from rai_desktop.services.reviews.subjects import SUBJECTS, Subject, checked_subject
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, show_icon, show_pixmap
from rai_desktop.ui.theme import Theme

_SIGNS = {
    ReviewState.NEVER: ("review", "muted"),
    ReviewState.HOLDS: ("ok", "ok"),
    ReviewState.CHANGED: ("warn", "warn"),
    ReviewState.RETURNED: ("warn", "danger"),
}


class ReviewPanel(QWidget):
    """``review_wanted`` asks for the page on which the entry is reviewed."""

    review_wanted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("review_panel")
        self._project = project
        self._labels = labels
        self._theme = theme
        self._uid: Uid | None = None
        self._state = ReviewState.NEVER
        self._card = frame("review_card", "value")
        self._title = label("review_title", "field", wraps=True)
        self._sign = label("review_sign")
        self._text = label("review_text", wraps=True)
        self._open = ShortButton("review_open")
        self._column = QVBoxLayout(self._card)
        self._line = QHBoxLayout()
        self._build()
        self.apply_theme(theme)

    def show_entity(self, uid: Uid | None) -> None:
        """Show what the last review of an entry is worth; nothing for one that is not stored."""
        self._uid = uid
        self._show()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        self._column.setSpacing(em(0.35))
        self._line.setSpacing(em(0.5))
        show_icon(self._open, "review", theme)
        self._draw()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._text, 1)
        self._column.addWidget(self._title)
        self._column.addLayout(self._line)
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._open.clicked.connect(self.review_wanted)

    def _show(self) -> None:
        entity = self._project.store.entity(self._uid) if self._uid else None
        self.setVisible(isinstance(entity, Subject))
        if not isinstance(entity, Subject):
            return
        words = self._labels.words
        standing: ReviewStanding = Standings(self._project).of(entity)
        self._state = standing.state
        self._title.setText(words(N_("Review")))
        self._text.setText(standing_text(self._project, self._labels, entity, standing))
        self._open.setText(words(N_("Review this entry…")))
        self._open.setVisible(not self._project.store.read_only and self._is_reviewed(entity))
        self._draw()

    def _is_reviewed(self, entity: Subject) -> bool:
        try:
            checked_subject(self._project, entity.uid)
        except UserError:
            return False
        return True

    def _draw(self) -> None:
        sign, meaning = _SIGNS[self._state]
        ratio = self.devicePixelRatioF()
        show_pixmap(self._sign, picture(sign, self._theme, meaning, 1.2, ratio))


def review_panel_for(
    kind: EntityKind, project: OpenProject, labels: Labels, theme: Theme
) -> ReviewPanel | None:
    """Return the panel for kinds that are reviewed."""
    return ReviewPanel(project, labels, theme) if kind in SUBJECTS else None
