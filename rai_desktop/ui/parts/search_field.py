"""A field to search with: a sign in front, Esc clears it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from rai_desktop.domain.texts import N_
from rai_desktop.ui.icons import icon
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import plain_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class SearchField(QLineEdit):
    """Filters while typing; Esc clears it, and again gives the keyboard back to the list."""

    left = Signal()

    def __init__(self, name: str, prompt: str, tip: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._prompt, self._tip = prompt, tip or prompt
        self.setMaxLength(200)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        for part in self.findChildren(QToolButton):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # only a sign

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self.setPlaceholderText(words(self._prompt))
        self.setAccessibleName(words(self._prompt))
        self.setToolTip(plain_tip(words(self._tip)))
        for part in self.findChildren(QToolButton):
            part.setAccessibleName(words(N_("Search")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._sign.setIcon(icon("search", theme, "muted"))
        self.setMaximumWidth(theme.em(24))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return):
            self.left.emit()
        else:
            super().keyPressEvent(event)
