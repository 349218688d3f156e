"""The first pass through the starter set: one requirement per screen, level and note alone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from rai_desktop.domain.requirements import RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.changing import Answers
from rai_desktop.services.requirements.first_pass import FirstPass
from rai_desktop.ui.pages.requirements.answer_form import AnswerForm
from rai_desktop.ui.pages.requirements.first_pass_end import FirstPassEnd
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, show_icon
from rai_desktop.ui.theme import Theme


class FirstPassView(QWidget):
    """``left`` tells that somebody goes on later; the end says where it leads."""

    left = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("first_pass")
        self._labels = labels
        self._answers: Answers | None = None
        self._pass = FirstPass(scores=())
        self._place = 0
        self._title = ElidedLabel("first_pass_title", "heading", grows=False)
        self._bar = QProgressBar()
        self._progress = ElidedLabel("first_pass_progress", "muted", grows=False)
        self._hint = label("first_pass_hint", "muted", wraps=True)
        self.form = AnswerForm(project, labels, theme, is_short=True)
        self.end = FirstPassEnd(labels, theme)
        self._stack = QStackedWidget()
        self._card = frame("first_pass_card", "card")
        self.back = ShortButton("first_pass_back")
        self.later = ShortButton("first_pass_later", "quiet")
        self.next = ShortButton("first_pass_next", "primary")
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    @property
    def is_at_end(self) -> bool:
        """Whether the last requirement has been passed."""
        return self._place >= len(self._pass.scores)

    def begin(self) -> None:
        """Go on with the first requirement that waits for an answer."""
        self._place = self._pass.begin if self._pass.left else 0
        self._show()
        self.enter()

    def show_pass(self, answers: Answers, found: FirstPass) -> None:
        """Show the requirements of the starter set; the place stays."""
        here = self._current()
        self._answers, self._pass = answers, found
        ids = [score.rule.id for score in found.scores]
        if here is not None and here.rule.id in ids:
            self._place = ids.index(here.rule.id)
        self._place = min(self._place, len(ids))
        self._show()

    def enter(self) -> None:
        """Put the keyboard on what is asked, or on what comes at the end."""
        if self.is_at_end:
            self.end.enter()
        else:
            self.form.enter()

    def step(self, by: int) -> None:
        """Go to the next requirement, or to the one before."""
        self.form.flush()
        self._place = min(max(0, self._place + by), len(self._pass.scores))
        self._show()
        self.enter()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        words = labels.words
        self._title.show_text(words(N_("First pass")))
        self._hint.setText(
            words(N_("Keys: 0 to 4, U for don't know, N for does not apply, arrow down for next."))
        )
        self._bar.setAccessibleName(words(N_("Progress of the first pass")))
        self.back.setText(words(N_("Back")))
        self.later.setText(words(N_("Go on later")))
        self.form.retranslate(labels)
        self.end.retranslate(labels)
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.7))
        self._top.setSpacing(em(0.8))
        self._bar.setMaximumWidth(em(14))
        self.form.apply_theme(theme)
        self.end.apply_theme(theme)
        show_icon(self.back, "left", theme)
        show_icon(self.next, "right", theme, "on_accent")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._bar.setObjectName("first_pass_bar")
        self._bar.setTextVisible(False)
        for part in (self._title, self._bar, self._progress):
            self._top.addWidget(part)
        self._top.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.later)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.next)
        self._column.addLayout(self._top)
        self._column.addWidget(self._hint)
        self._column.addWidget(self._card, 1)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self._stack)
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.end)
        self._column.addLayout(foot)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.later.clicked.connect(self._on_later)
        self.form.stepped.connect(self.step)
        self.form.opened.connect(lambda: self.step(1))

    def _current(self) -> RequirementScore | None:
        scores = self._pass.scores
        return scores[self._place] if self._place < len(scores) else None

    def _show(self) -> None:
        words, score = self._labels.words, self._current()
        total = len(self._pass.scores)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(self._pass.answered)
        self.back.setEnabled(self._place > 0)
        is_last = self._place == total - 1
        self.next.setText(words(N_("To the result") if is_last else N_("Next")))
        self.next.setVisible(score is not None)
        self._hint.setVisible(score is not None)
        if score is not None and self._answers is not None:
            text = words.filled(
                N_("{place} of {total} · {done} answered"),
                place=self._place + 1,
                total=total,
                done=self._pass.answered,
            )
            self._progress.show_text(text)
            self.form.show_score(self._answers, score)
            self._stack.setCurrentWidget(self.form)
            return
        self._progress.show_text(
            words.filled(N_("{done} of {total} answered"), done=self._pass.answered, total=total)
        )
        self.end.show_gaps(self._pass)
        self._stack.setCurrentWidget(self.end)

    def _on_later(self) -> None:
        self.form.flush()
        self.left.emit()
