"""The head of the page: whose proposal this is, the three figures, and the views."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.services.requirements.maturity_picture import met_level
from rai_desktop.ui.pages.requirements.figures import Figures
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.widgets import button, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class View(StrEnum):
    """What the page shows below its head."""

    LIST = "list"
    MATURITY = "maturity"
    FRAMEWORKS = "frameworks"
    WALK = "walk"
    PLAN = "plan"


_TEXTS = {
    View.LIST: N_("List"),
    View.MATURITY: N_("Maturity"),
    View.FRAMEWORKS: N_("Frameworks"),
    View.WALK: N_("First pass"),
    View.PLAN: N_("Plan the gaps"),
}


class PageHead(QWidget):
    """``view_wanted`` gives the ``View`` that shall be shown."""

    view_wanted = Signal(object)

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("requirements_head")
        self._title = label("requirements_title", "field", wraps=True)
        self._facts = ElidedLabel("requirements_facts", "muted")
        self._figures = label("requirements_figures", wraps=True)
        self._is_narrow = False
        self._view = View.LIST
        self.figures = Figures(theme)
        self._buttons = {view: button(f"view_{view}", "side") for view in View}
        self._column = QVBoxLayout(self)
        self._choices = QWidget()
        self._line = FlowLayout(self._choices, gap=theme.em(0.4))
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)
        self.mark(View.LIST)

    def show_standing(self, standing: Standing, words: Words, *, has_answers: bool) -> None:
        """Show where the requirements come from, and where the company stands."""
        rules = standing.rules
        self._title.setText(words.pick(rules.title))
        facts = words.filled(
            N_("Version {version} · state of law {day}"),
            version=rules.version,
            day=words.day(rules.state_of_law),
        )
        status = words.pick(rules.status) if rules.status else ""
        self._facts.show_text(f"{facts} · {status}" if status else facts)
        self.figures.show_assessment(standing.assessment, words, met_level(standing))
        self._figures.setText(self.figures.text)
        self.retranslate(words)
        text = N_("First pass") if has_answers else N_("Begin the first pass")
        self._buttons[View.WALK].setText(words(text))

    def mark(self, view: View) -> None:
        """Mark the view that is shown."""
        for own, made in self._buttons.items():
            made.setChecked(own is view)
        self._view = view
        self._arrange()

    def fit(self, *, is_narrow: bool) -> None:
        """Show the figures in a line of text where there is little room."""
        self._is_narrow = is_narrow
        self._arrange()

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        for view, made in self._buttons.items():
            made.setText(words(_TEXTS[view]))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.5))
        self.figures.apply_theme(theme)

    def _build(self) -> None:
        for view, made in self._buttons.items():
            made.setCheckable(True)
            made.clicked.connect(self._wanter(view))
            self._line.addWidget(made)
        policy = self._choices.sizePolicy()
        policy.setHeightForWidth(True)
        self._choices.setSizePolicy(policy)
        for part in (self._title, self._facts, self.figures, self._figures):
            self._column.addWidget(part)
        self._column.addWidget(self._choices)

    def _arrange(self) -> None:
        has_figures = self._view is not View.WALK
        self.figures.setVisible(has_figures and not self._is_narrow)
        self._figures.setVisible(has_figures and self._is_narrow)

    def _wanter(self, view: View) -> Callable[[], None]:
        return lambda: self.view_wanted.emit(view)
