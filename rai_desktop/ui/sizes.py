"""The keys that move dividers and the ends of columns; where nothing can move they say so."""

from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.column_widths import change_width
from rai_desktop.ui.dividers import move_divider
from rai_desktop.ui.parts.widgets import announce, plain_tip
from rai_desktop.words import Words


def move_line(words: Words, by: int) -> None:
    """Move the divider beside the area with the keyboard by ``by`` steps."""
    part = QApplication.focusWidget()
    if not move_divider(part, by):
        _say(part, words(N_("There is no divider here.")))


def widen_column(words: Words, by: int) -> None:
    """Widen the column with the keyboard by ``by`` steps; negative numbers narrow it."""
    part = QApplication.focusWidget()
    if not change_width(part, by):
        _say(part, words(N_("There is no column here whose width can change further.")))


def _say(part: QWidget | None, text: str) -> None:
    if part is not None:
        QToolTip.showText(part.mapToGlobal(part.rect().topLeft()), plain_tip(text), part)
        announce(part, text)
