"""The three verdicts as large choices, each with a sentence about what follows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.labels import Labels
from rai_desktop.ui.parts.short import ShortRadioButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

_FOLLOWS = {
    ReviewVerdict.APPROVED: N_("Everything is as it should be."),
    ReviewVerdict.APPROVED_WITH_CONDITIONS: N_("The conditions become a task."),
    ReviewVerdict.RETURNED: N_("It has to be reworked. The reason becomes a finding."),
}


class VerdictChoice(QWidget):
    """``chosen`` gives the verdict that somebody chose."""

    chosen = Signal(object)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("verdict_choice")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._choices: dict[ReviewVerdict, ShortRadioButton] = {}
        self._column = QVBoxLayout(self)
        self._title = label("verdict_title", "field", wraps=True)
        self._texts = {
            code: label(f"verdict_text_{code}", "muted", wraps=True) for code in _FOLLOWS
        }
        self._build()
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_verdict(self, verdict: ReviewVerdict | None) -> None:
        """Show which verdict is chosen; none for ``None``."""
        self._group.setExclusive(False)
        for code, choice in self._choices.items():
            choice.setChecked(code is verdict)
        self._group.setExclusive(True)

    def enter(self) -> None:
        """Put the keyboard on the chosen verdict, or on the first."""
        checked = self._group.checkedButton() or self._choices[ReviewVerdict.APPROVED]
        checked.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._title.setText(labels.words(N_("Outcome of the review")))
        for code, choice in self._choices.items():
            follows = labels.words(_FOLLOWS[code])
            choice.setText(labels.code(code))
            choice.setAccessibleDescription(follows)
            self._texts[code].setText(follows)

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.25))
        for text in self._texts.values():
            text.setContentsMargins(theme.em(1.9), 0, 0, theme.em(0.3))

    def _build(self) -> None:
        self._column.addWidget(self._title)
        for code, text in self._texts.items():
            choice = ShortRadioButton()
            choice.setObjectName(f"verdict_{code}")
            choice.clicked.connect(lambda _on, code=code: self.chosen.emit(code))
            self._choices[code] = choice
            self._group.addButton(choice)
            self._column.addWidget(choice)
            self._column.addWidget(text)
