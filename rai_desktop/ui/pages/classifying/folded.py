"""A heading that folds and unfolds what stands below it; that is made when it is first needed."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import show_icon, unmarked
from rai_desktop.ui.theme import Theme


class Folded(QWidget):
    """Shows a heading alone until somebody opens it."""

    def __init__(self, name: str, title: str, theme: Theme, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self.setObjectName(f"folded_{name}")
        self._theme = theme
        self._make = make
        self._inside: QWidget | None = None
        self.head = ShortButton(f"fold_{name}", "section")
        self.head.setCheckable(True)
        self.head.setText(unmarked(title))
        self.head.toggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(0.2))
        column.addWidget(self.head)
        self._column = column
        show_icon(self.head, "right", theme, "muted")

    def open(self) -> None:
        """Show what is inside."""
        self.head.setChecked(True)

    def _on_toggled(self, is_open: bool) -> None:
        if is_open and self._inside is None:
            self._inside = self._make()
            self._column.addWidget(self._inside)
        if self._inside is not None:
            self._inside.setVisible(is_open)
        show_icon(self.head, "down" if is_open else "right", self._theme, "muted")
