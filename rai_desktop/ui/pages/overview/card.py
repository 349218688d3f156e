"""What every card of the overview is and can be told."""

import logging

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.faults import fault_of
from rai_desktop.services.overview import Overview
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_LOG = logging.getLogger(__name__)
_SAFE = N_(
    "This could not be worked out. Your entries are not affected; the next change tries again."
)
EDGE = 0.75
"""How far texts lie inside of the rows of a card, in multiples of the font's height."""


class Card(QFrame):
    """A part of the overview with a title; it is shown only while it has content.

    ``target_wanted`` asks for where a number or a row leads, ``unfolded`` tells that ``is_long``
    changed. A ``WIDE`` card has a line of its own; others stand two in a line where there is room.
    """

    TITLE = N_("Overview")
    WIDE = False

    target_wanted = Signal(object)
    unfolded = Signal()

    def __init__(self, name: str, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"card_{name}")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = words
        self.theme = theme
        self.title = label(f"{name}_title", "heading")
        self.note = label(f"{name}_note", "muted", wraps=True)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title)
        self.head.addWidget(self.note, 1)
        self.body = QVBoxLayout()
        self.trouble = label(f"{name}_trouble", "hint", wraps=True)
        self.trouble.hide()
        self._error: Exception | None = None
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self.head)
        self._whole.addWidget(self.trouble)
        self._whole.addLayout(self.body)
        self._whole.addStretch(1)

    @property
    def has_content(self) -> bool:
        """Whether there is something to show."""
        return True

    @property
    def is_long(self) -> bool:
        """Whether somebody unfolded it, so that its neighbour need not be as high."""
        return False

    def show_overview(self, overview: Overview) -> None:
        """Show what ``overview`` says."""

    @property
    def is_troubled(self) -> bool:
        """Whether what the card tells could not be found out."""
        return self._error is not None

    def tell_trouble(self, error: Exception | None) -> None:
        """Say that something could not be found out, and why; ``None`` ends it."""
        was, self._error = self._error, error
        if error is not None:
            fault = fault_of(error)
            _LOG.error("No card %s: %s\n%s", self.objectName(), fault.kind, fault.stack)
        self._show_trouble()
        self.trouble.setVisible(error is not None)
        if error is not was:
            self.unfolded.emit()

    def rest(self) -> None:
        """Stop what is under way; the window closes."""

    def retranslate(self, words: Words) -> None:
        """Show the words of the card itself in another language; the overview follows."""
        self.words = words
        self.title.setText(words(self.TITLE))
        self.setAccessibleName(words(self.TITLE))
        self._show_trouble()

    def _show_trouble(self) -> None:
        error, words = self._error, self.words
        if isinstance(error, UserError):
            self.trouble.setText(words.of_error(error))
        elif error is not None:
            self.trouble.setText(words(_SAFE))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.theme = theme
        em = theme.em
        self._whole.setContentsMargins(em(0.5), em(1.1), em(0.5), em(0.9))
        self.head.setContentsMargins(em(EDGE), 0, em(EDGE), 0)
        self._whole.setSpacing(em(0.6))
        self.head.setSpacing(em(0.8))
        self.body.setSpacing(em(0.6))


class CardSlices(Slices):
    """Finds out what a card tells; the card says when that fails."""

    def __init__(self, card: Card) -> None:
        super().__init__(card)
        self._card = card
        self.finished.connect(lambda: card.tell_trouble(None))

    @override
    def fail(self, error: Exception) -> None:
        """Say on the card that it is not known, and why."""
        self._card.tell_trouble(error)
