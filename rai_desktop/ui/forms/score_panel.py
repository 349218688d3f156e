"""The history of a risk level in the form of a risk: folded, and read only when it is unfolded."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.pictures import level_curve
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.score_history import Score, score_history_in_parts
from rai_desktop.services.risks.score_picture import TITLE, score_curve
from rai_desktop.ui.forms.folded import FoldedPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.pictures import PictureView
from rai_desktop.ui.theme import Theme

_HEIGHT, _NARROWEST = 150.0, 200.0
_POINTS_PER_EM = 10.0


class ScorePanel(FoldedPanel):
    """A title that unfolds the curve of the risk that the form shows."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("score_history", "score_history_section", project, labels, theme)
        self._scores: Sequence[Score] = ()
        self._slices = Slices(self)
        self._note = label("score_history_note", "muted", wraps=True)
        self.picture = PictureView(theme)
        self.picture.setObjectName("score_history_curve")
        self._column.addWidget(self.picture)
        self._column.addWidget(self._note)
        self._slices.finished.connect(self._take)
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def show_entity(self, uid: Uid | None) -> None:
        is_other = uid != self._uid
        super().show_entity(uid)
        if is_other and (uid is None or not self.is_open or self._slices.is_running):
            self._take(())

    @override
    def retranslate(self, labels: Labels) -> None:
        self._labels = labels
        self.fold.show_title(labels.words(TITLE), "")
        self._take(self._scores)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.picture.apply_theme(theme)
        self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    @override
    def _show(self) -> None:
        self.setVisible(self._uid is not None)
        self._read()
        if self._slices.is_running:
            self._take(self._scores)

    def _read(self) -> None:
        """Read the history, if somebody looks at it."""
        if self._uid is None or not self.is_open:
            self._slices.stop()
            return
        project = self._project
        assessment = Assessment(project, self._labels.method(), project.clock.today())
        self._slices.begin(score_history_in_parts(project, assessment, self._uid))

    def _take(self, scores: Sequence[Score]) -> None:
        self._scores = scores
        words = self._labels.words
        self._draw()
        self.picture.setVisible(bool(scores))
        text = N_("From the saved history, by the method of today.")
        if self._slices.is_running:
            text = N_("One moment…")
        elif not scores:
            text = N_("The risk has not been rated yet.")
        self._note.setText(words(text))

    def _draw(self) -> None:
        """Draw the curve as wide as there is room, so that its letters keep their size."""
        drawing, scores = None, self._scores
        if scores:
            today, picture = self._project.clock.today(), self.picture
            width = max(_NARROWEST, self.width() / self._theme.em(1) * _POINTS_PER_EM)
            size, measure = (width, _HEIGHT), picture.text_width()
            curve = score_curve(self._labels, scores, today)
            drawing = level_curve(curve, measure, size=size)
        self.picture.show_drawing(drawing, self._labels.words(TITLE))
