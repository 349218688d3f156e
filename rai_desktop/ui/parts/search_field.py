"""A field to search with: a sign in front, Esc clears it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLineEdit

from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import label, show_pixmap, show_tip
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

EDGE, SIGN_EM = 0.6, 1.15


class SearchField(QLineEdit):
    """Filters while typing; Esc clears it, and again gives the keyboard back to the list.

    In a dialog, where the list is no way out, Esc closes the dialog instead.
    """

    left = Signal()

    def __init__(self, name: str, prompt: str, tip: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._prompt, self._tip = prompt, tip or prompt
        self._edge = 0
        self.setMaxLength(200)
        self._sign = label("search_sign")
        self._sign.setParent(self)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        self.setPlaceholderText(words(self._prompt))
        self.setAccessibleName(words(self._prompt))
        show_tip(self, words(self._tip))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        ratio = self.devicePixelRatioF()
        show_pixmap(self._sign, picture("search", theme, "muted", SIGN_EM, ratio))
        self._edge = theme.em(EDGE)
        self.setTextMargins(theme.em(SIGN_EM + 0.3), 0, 0, 0)
        self.setMaximumWidth(theme.em(24))
        self._place_sign()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_sign()

    def _place_sign(self) -> None:
        self._sign.move(self._edge, (self.height() - self._sign.height()) // 2)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape and isinstance(self.window(), QDialog):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Return):
            self.left.emit()
        else:
            super().keyPressEvent(event)
