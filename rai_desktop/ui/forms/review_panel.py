"""The last review of an entry in its form: whether it holds, what changed, and the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.standing import (
    ReviewStanding,
    ReviewState,
    Standings,
    standing_text,
)
from rai_desktop.services.reviews.subjects import Subject, checked_subject
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon, show_pixmap
from rai_desktop.ui.theme import Theme

_SIGNS = {
    ReviewState.NEVER: ("review", "muted"),
    ReviewState.HOLDS: ("ok", "ok"),
    ReviewState.CHANGED: ("warn", "warn"),
    ReviewState.RETURNED: ("warn", "danger"),
}


class ReviewPanel(CardPanel):
    """``review_wanted`` asks for the page on which the entry is reviewed."""

    review_wanted = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("review_panel", "review_card", project, labels, theme)
        self._state = ReviewState.NEVER
        self._title = label("review_title", "field", wraps=True)
        self._sign = label("review_sign")
        self._text = label("review_text", wraps=True)
        self._open = ShortButton("review_open")
        self._line = QHBoxLayout()
        self._build()
        self.apply_theme(theme)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._line.setSpacing(theme.em(0.5))
        show_icon(self._open, "review", theme)
        self._draw()

    def _build(self) -> None:
        self._line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(self._text, 1)
        self._column.addWidget(self._title)
        self._column.addLayout(self._line)
        self._column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._open.clicked.connect(self.review_wanted)

    @override
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
