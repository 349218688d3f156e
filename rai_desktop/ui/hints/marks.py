"""A quiet mark under a field of a form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.widgets import label, show_pixmap
from rai_desktop.ui.theme import Theme


class HintMark(QWidget):
    """A muted sentence under a field, with a sign so that colour is not all."""

    def __init__(self, key: str, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"mark_{key}")
        self._sign = label("sign")
        self._text = label(f"mark_text_{key}", "small", wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()
        self.apply_theme(theme)

    @property
    def text(self) -> str:
        """The sentence; empty while nothing is marked."""
        return self._text.text()

    def show_text(self, text: str) -> None:
        """Show a sentence, or nothing."""
        self._text.setText(text)
        self.setVisible(bool(text))

    def apply_theme(self, theme: Theme) -> None:
        """Draw the sign in the colours of ``theme``."""
        show_pixmap(self._sign, picture("info", theme, "warn", 1.1, self.devicePixelRatioF()))
