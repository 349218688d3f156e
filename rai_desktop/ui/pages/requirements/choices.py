"""The five levels of a requirement as choices, with “don't know” and “does not apply”."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.requirements import MATURITY, RequirementAnswer
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.requirements.reason import ReasonField
from rai_desktop.ui.parts.widgets import label, show_tip
from rai_desktop.ui.theme import Theme

UNKNOWN, NOT_APPLICABLE = "u", "n"
CODES = ("0", "1", "2", "3", "4", UNKNOWN, NOT_APPLICABLE)
"""What can be answered; also the keys that answer it."""

_KEYS = {Qt.Key(Qt.Key.Key_0.value + level): str(level) for level in range(5)} | {
    Qt.Key.Key_U: UNKNOWN,
    Qt.Key.Key_N: NOT_APPLICABLE,
}
_NARROWEST = 120
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def code_of_key(event: QKeyEvent) -> str:
    """Return what a key answers; empty for all others."""
    plain = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier
    return _KEYS.get(Qt.Key(event.key()), "") if event.modifiers() in plain else ""


def code_of(answer: RequirementAnswer | None) -> str:
    """Return which choice an answer is; empty when nothing was answered, or not the same."""
    if answer is None:
        return ""
    if answer.not_applicable:
        return NOT_APPLICABLE
    if answer.is_unknown:
        return UNKNOWN
    return "" if answer.level is None else str(answer.level)


class _Choice(QRadioButton):
    """One choice; arrow keys up and down are for the requirements, left and right for choices."""

    stepped = Signal(int)
    sidestepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten words that do not fit; the accessible name and the tip have them all."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style = self.style()
        room = style.subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, self)
        whole = self.text()
        fitting = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width())
        show_tip(self, whole if fitting != whole else "")
        option.text = fitting
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_RadioButton, option)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _SIDES:
            self.sidestepped.emit(_SIDES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class LevelChoices(QWidget):
    """``chosen`` gives a level's digit, or “don't know”; ``reasoned`` why it does not apply.

    ``stepped`` asks for the next or previous requirement.
    """

    chosen = Signal(str)
    reasoned = Signal(str)
    stepped = Signal(int)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("choices")
        self._texts: tuple[str, ...] = ()
        self._labels = labels
        self._group = QButtonGroup(self)
        self._boxes: dict[str, _Choice] = {}
        self._helps: dict[str, QLabel] = {}
        self._stored = ""
        self.reason = ReasonField(labels, theme)
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_levels(self, texts: Sequence[str]) -> None:
        """Show what the levels of a requirement mean."""
        self._texts = tuple(texts)
        self._name()

    def show_answer(self, answer: RequirementAnswer | None) -> None:
        """Mark what was answered; ``None`` marks nothing."""
        self._stored = code_of(answer)
        self._mark(self._stored)
        self.reason.show_reason(answer.not_applicable if answer else "")

    def choose(self, code: str) -> None:
        """Answer as if ``code`` were clicked."""
        if self.isEnabled():
            self._boxes[code].setFocus(Qt.FocusReason.OtherFocusReason)
            self._boxes[code].click()

    def ask_reason(self) -> None:
        """Show the field for the reason, with the keyboard in it."""
        self._mark(NOT_APPLICABLE)
        self.reason.ask()

    def enter(self) -> None:
        """Put the keyboard on what was answered, or on the first choice."""
        chosen = self._group.checkedButton() or self._boxes["0"]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Store a typed reason."""
        self.reason.flush()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self.reason.retranslate(labels)
        self._name()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(0.1))
        for made in self._helps.values():
            made.setContentsMargins(em(2.1), 0, 0, em(0.2))
        self.reason.apply_theme(theme)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a click on the words of a level choose it."""
        is_click = event.type() == QEvent.Type.MouseButtonRelease
        if is_click and isinstance(event, QMouseEvent) and self.isEnabled():
            for code, made in self._helps.items():
                if watched is made:
                    self._boxes[code].click()
        return False

    def _build(self) -> None:
        for code in CODES:
            box = _Choice()
            box.setObjectName(f"choice_{code}")
            box.clicked.connect(self._clicker(code))
            box.stepped.connect(self.stepped)
            box.sidestepped.connect(self._sidestepper(code))
            self._boxes[code] = box
            self._group.addButton(box)
            self._column.addWidget(box)
            if code.isdigit():
                made = label(f"choice_help_{code}", "muted", wraps=True)
                made.installEventFilter(self)
                self._helps[code] = made
                self._column.addWidget(made)
        self._column.addWidget(self.reason)
        self.reason.reasoned.connect(self.reasoned)

    def _clicker(self, code: str) -> Callable[[], None]:
        return lambda: self._on_clicked(code)

    def _sidestepper(self, code: str) -> Callable[[int], None]:
        def step(side: int) -> None:
            place = (CODES.index(code) + side) % len(CODES)
            self._boxes[CODES[place]].setFocus(Qt.FocusReason.TabFocusReason)

        return step

    def _on_clicked(self, code: str) -> None:
        if code == NOT_APPLICABLE:
            self.ask_reason()
            return
        self.reason.show_reason("")
        self._stored = code
        self.chosen.emit(code)

    def _mark(self, code: str) -> None:
        self._group.setExclusive(False)
        for own, box in self._boxes.items():
            box.setChecked(own == code)
        self._group.setExclusive(True)

    def _name(self) -> None:
        words = self._labels.words
        for level, word in enumerate(MATURITY):
            code, text = str(level), self._texts[level] if level < len(self._texts) else ""
            title = f"{level} {words(word)}"
            self._boxes[code].setText(title)
            self._boxes[code].setAccessibleName(f"{title}. {text}" if text else title)
            self._helps[code].setText(text)
            self._helps[code].setVisible(bool(text))
        self._boxes[UNKNOWN].setText(words(N_("Don't know")))
        self._boxes[NOT_APPLICABLE].setText(words(N_("Does not apply, because…")))
