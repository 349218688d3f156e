"""A part of a form that its title folds and unfolds, in the looks of the other sections."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, show_icon, unmarked
from rai_desktop.ui.theme import Theme


class Fold(QWidget):
    """Title, a small text at its right, and ``inside``, which is shown while it is open."""

    toggled = Signal()

    def __init__(self, name: str, inside: QWidget, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self._inside = inside
        self._theme = theme
        self.title = ShortButton(f"{name}_fold", "section")
        self.title.setCheckable(True)
        self.title.clicked.connect(self._on_clicked)
        self._side = ElidedLabel(f"{name}_side", "small")
        self._side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._side.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._build()
        self.apply_theme(theme)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return self.title.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide what is inside."""
        self.title.setChecked(is_open)
        self._inside.setVisible(is_open)
        self._show_state()

    def show_title(self, title: str, side: str) -> None:
        """Show the title with the small text at its right."""
        self.title.setText(unmarked(title))
        self.title.setAccessibleDescription(side)
        self._side.show_text(side)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.5))
        self._show_state()

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        line = frame("line", "line")
        line.setFixedHeight(1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self._side)
        self._column.addWidget(line)
        self._column.addLayout(head)
        self._column.addWidget(self._inside)
        self._inside.hide()

    def _show_state(self) -> None:
        show_icon(self.title, "down" if self.is_open else "right", self._theme, "muted")

    def _on_clicked(self) -> None:
        self.set_open(self.is_open)
        self.toggled.emit()
