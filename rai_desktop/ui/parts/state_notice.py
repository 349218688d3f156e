"""What stands in place of entries when there are none to show, and what to do about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rai_desktop.ui.parts.widgets import label, scrolled
from rai_desktop.ui.theme import Theme

WIDEST = 36
"""Length in em of the longest line."""


class StateNotice(QWidget):
    """A title, a sentence, and the buttons that help; it scrolls where there is little room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = label(f"{name}_title", "heading", wraps=True)
        self._text = label(f"{name}_text", "muted", wraps=True)
        self._inside = QWidget()
        self._area = scrolled(self._inside, f"{name}_area")
        self._column = QVBoxLayout(self._inside)
        self._buttons = QVBoxLayout()
        self._build()

    def add(self, *buttons: QPushButton) -> None:
        """Put buttons below the sentence, each in a line of its own."""
        for button in buttons:
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, title: str, text: str = "") -> None:
        """Say why nothing is shown, and what to do."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(" ".join((title, text)).strip())

    def apply_theme(self, theme: Theme) -> None:
        """Take the lengths of ``theme``."""
        em = theme.em
        self._area.setMaximumWidth(em(WIDEST))
        self._column.setSpacing(em(0.8))
        self._buttons.setSpacing(em(0.8))
        self._column.setContentsMargins(em(1.5), em(1.5), em(1.5), em(1.5))

    def _build(self) -> None:
        self._inside.setMinimumHeight(1)  # as high as its lines at this width, and no higher
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._area, 100)
        across.addStretch(1)
        self._column.addStretch(2)
        for text in (self._title, self._text):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(text)
        self._column.addLayout(self._buttons)
        self._column.addStretch(3)
