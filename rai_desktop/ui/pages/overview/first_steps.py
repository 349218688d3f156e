"""What an empty project shows: the steps of the first half hour, and nothing else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.first_steps import Checklist
from rai_desktop.ui.pages.overview.steps import StepList
from rai_desktop.ui.parts.widgets import button, label, scrolled, show_icon
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

WIDTH = 50


class FirstStepsPanel(QWidget):
    """The checklist, large: the next step stands out, later ones are folded away."""

    target_wanted = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("first_steps")
        self._words = words
        self._checklist: Checklist | None = None
        self._title = label("first_steps_title", "title", wraps=True)
        self._lead = label("first_steps_lead", "muted", wraps=True)
        self._progress = label("first_steps_progress", "field")
        self._bar = QProgressBar()
        self._steps = StepList("first", words, theme)
        self._fold = button("first_steps_later", "section")
        self._later = StepList("later", words, theme)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    def show_checklist(self, checklist: Checklist) -> None:
        """Show how far the first steps are."""
        self._checklist = checklist
        first = checklist.first
        done = sum(step.is_done for step in first)
        following = next((step for step in first if not step.is_done), None)
        self._steps.show_steps(first, following)
        self._later.show_steps(checklist.later)
        self._bar.setRange(0, len(first))
        self._bar.setValue(done)
        self._progress.setText(
            self._words.filled(N_("{done} of {total}"), done=done, total=len(first))
        )

    def chain_tabs(self) -> None:
        """Let the Tab key go from step to step, as they are shown."""
        self._steps.chain_tabs()

    def retranslate(self, words: Words) -> None:
        """Show the words of the panel in another language; the checklist follows."""
        self._words = words
        self._title.setText(words(N_("Your first half hour")))
        self._lead.setText(
            words(
                N_(
                    "Five steps lead to your first register. You can stop at any time: "
                    "everything you enter is kept."
                )
            )
        )
        self._bar.setAccessibleName(words(N_("Progress of the first steps")))
        self._fold.setText(words(N_("Later")))
        self.setAccessibleName(self._title.text())
        self._steps.retranslate(words)
        self._later.retranslate(words)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._inside.setMaximumWidth(em(WIDTH))
        self._column.setContentsMargins(em(1), em(1.5), em(1), em(1.5))
        self._column.setSpacing(em(0.8))
        self._steps.apply_theme(theme)
        self._later.apply_theme(theme)
        self._show_fold()

    def _build(self) -> None:
        area = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(area, "first_steps_scroll"))
        outer = QHBoxLayout(area)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(self._inside, 100)
        outer.addStretch(1)
        self._bar.setObjectName("first_steps_bar")
        self._bar.setTextVisible(False)
        progress = QHBoxLayout()
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._progress)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addLayout(progress)
        self._column.addWidget(self._steps)
        self._column.addWidget(self._fold)
        self._column.addWidget(self._later)
        self._column.addStretch(1)
        self._fold.setCheckable(True)
        self._fold.setAutoDefault(True)
        self._later.hide()
        self._fold.toggled.connect(self._show_fold)
        self._steps.chosen.connect(self.target_wanted)
        self._later.chosen.connect(self.target_wanted)

    def _show_fold(self) -> None:
        is_open = self._fold.isChecked()
        self._later.setVisible(is_open)
        show_icon(self._fold, "down" if is_open else "right", self._theme, "muted")
