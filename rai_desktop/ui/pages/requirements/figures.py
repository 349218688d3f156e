"""The three figures that say where a company stands, side by side, never one alone."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from rai_desktop.domain.requirements import Assessment
from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_TEXTS = {
    "met": N_("Requirements met (from level {level})"),
    "law": N_("Open and mandatory today, each AI system counted"),
    "soon": N_("Open with a date in the next 12 months"),
}


class Figures(QWidget):
    """Share met, what is open and law today, what is open with a date within a year.

    ``text`` says the same in one line.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("requirement_figures")
        self._numbers = {key: label(f"figure_{key}", "figure") for key in _TEXTS}
        self._texts = {key: label(f"figure_{key}_text", "muted", wraps=True) for key in _TEXTS}
        self._cards = {key: frame(f"figure_{key}_card", "card") for key in _TEXTS}
        self.text = ""
        self._line = QHBoxLayout(self)
        self._insides: list[QHBoxLayout] = []
        for key in _TEXTS:
            inside = QHBoxLayout(self._cards[key])
            inside.addWidget(self._numbers[key])
            inside.addWidget(self._texts[key], 1)
            self._insides.append(inside)
            self._line.addWidget(self._cards[key], 1)
        self.apply_theme(theme)

    def show_assessment(self, assessment: Assessment, words: Words, level: int) -> None:
        """Show the figures of an assessment; ``level`` is the one from which something is met."""
        share = words.filled(
            N_("{met} of {total}"), met=assessment.met, total=assessment.applicable
        )
        values = {
            "met": share,
            "law": words.number(assessment.open_law_count),
            "soon": words.number(assessment.open_within_a_year_count),
        }
        self.text = " · ".join(
            f"{words.filled(_TEXTS[key], level=level)}: {value}" for key, value in values.items()
        )
        for key, value in values.items():
            self._numbers[key].setText(value)
            text = words.filled(_TEXTS[key], level=level)
            self._texts[key].setText(text)
            self._cards[key].setAccessibleName(f"{text}: {value}")

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        em = theme.em
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(em(0.8))
        for inside in self._insides:
            inside.setContentsMargins(em(0.9), em(0.4), em(0.9), em(0.4))
            inside.setSpacing(em(0.8))
