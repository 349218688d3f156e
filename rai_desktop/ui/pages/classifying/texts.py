"""Small columns of texts for the result of a classification."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.theme import Theme

Shown = tuple[str, str]
"""Role and text of a label."""


def text(name: str, role: str, shown: str) -> QWidget:
    """Return a label that wraps and asks for no more height than its width needs."""
    made = label(name, role, wraps=True)
    made.setMinimumSize(1, 1)
    made.setText(shown)
    return made


def column_of(name: str, rows: Sequence[Shown], theme: Theme, *, role: str = "") -> QWidget:
    """Return texts one below the other, on a surface when ``role`` names one."""
    made = frame(name, role) if role else QWidget()
    made.setObjectName(name)
    column = QVBoxLayout(made)
    em = theme.em
    side = em(0.9) if role else 0
    column.setContentsMargins(side, em(0.6) if role else 0, side, em(0.6) if role else 0)
    column.setSpacing(em(0.3))
    for place, (kind, shown) in enumerate(rows):
        column.addWidget(text(f"{name}_{place}", kind, shown))
    return made
