"""A line to be ticked: a sign, a text that may take several lines, and its state in words."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.rows import RowButton
from rai_desktop.ui.parts.told import Told, tell_as
from rai_desktop.ui.parts.widgets import label, plain_tip, show_pixmap
from rai_desktop.ui.theme import Theme

OPEN, TICKED, DENIED, UNSURE = "open", "ticked", "denied", "unsure"
_SIGN_EM = 1.35
_BOXES: Mapping[str, tuple[str, str]] = {
    OPEN: ("box", "strong_line"),
    TICKED: ("task", "accent"),
    DENIED: ("denied", "muted"),
    UNSURE: ("unsure", "warn"),
}
_ROUND: Mapping[str, tuple[str, str]] = {
    **_BOXES,
    OPEN: ("circle", "strong_line"),
    TICKED: ("chosen", "accent"),
}


class TickRow(RowButton):
    """Shows a state; clicking it changes nothing by itself. ``is_round`` is one of several."""

    def __init__(self, name: str, theme: Theme, *, is_round: bool = False) -> None:
        super().__init__(name)
        self.state = OPEN
        self.setCheckable(True)
        if is_round:
            tell_as(self, Told.ONE_OF_SEVERAL)
        self._signs = _ROUND if is_round else _BOXES
        self._theme = theme
        self._explained: tuple[str, ...] = ()
        self._sign = label("tick_sign")
        self._text = label("tick_text", wraps=True)
        self._more = label("tick_more", "muted", wraps=True)
        self._word = label("tick_word", "small")
        self._word.setContentsMargins(0, theme.em(0.2), 0, 0)
        for wrapping in (self._text, self._more):
            wrapping.setMinimumSize(1, 1)
        lines = QVBoxLayout()
        lines.setSpacing(theme.em(0.1))
        lines.addWidget(self._text)
        lines.addWidget(self._more)
        em = theme.em
        self.row.setContentsMargins(em(0.6), em(0.45), em(0.6), em(0.45))
        self.row.setSpacing(em(0.7))
        self.row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addLayout(lines, 1)
        self.row.addWidget(self._word, 0, Qt.AlignmentFlag.AlignTop)
        self.let_through(self._sign, self._text, self._more, self._word)

    def show_texts(self, text: str, more: str = "") -> None:
        """Show a text, and a quiet one below it."""
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._name()

    def explain(self, *texts: str) -> None:
        """Tell what words of the text mean, to the pointer and to screen readers."""
        self._explained = texts
        self.setToolTip(plain_tip(*texts))
        self._name()

    def show_state(self, state: str, word: str) -> None:
        """Show a state by its sign and its word."""
        self.state = state
        self.setChecked(state == TICKED)
        name, meaning = self._signs[state]
        drawn = picture(name, self._theme, meaning, _SIGN_EM, self.devicePixelRatioF())
        show_pixmap(self._sign, drawn)
        self._word.setText(word)
        self._word.setVisible(bool(word))
        self._name()

    @override
    def nextCheckState(self) -> None:
        """Leave the state as it is: who hears of the click decides."""

    def emphasise(self) -> None:
        """Show the text as a heading."""
        self._text.setProperty("role", "field")

    def _name(self) -> None:
        self.setAccessibleName(self._text.text())
        spoken = (self._word.text(), self._more.text(), *self._explained)
        self.setAccessibleDescription(". ".join(part for part in spoken if part))
