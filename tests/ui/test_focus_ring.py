"""What has the keyboard has a thicker border, and nothing else about it changes."""

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.ui.colours import THEMES
from rai_desktop.ui.parts.widgets import button

ROLES = ("", "primary", "quiet", "section", "chip", "side")
TOOL_ROLES = ("button", "icon", "field", "entry", "fold")


def parts():
    """Give one control of each kind, with words that reach below the line."""
    for role in ROLES:
        made = button(f"push_{role}", role)
        yield made
    for role in TOOL_ROLES:
        made = QToolButton()
        made.setObjectName(f"tool_{role}")
        made.setProperty("role", role)
        made.setFocusPolicy(made.focusPolicy().StrongFocus)
        yield made
    for kind in (QLineEdit, QComboBox, QCheckBox):
        yield kind()


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_of_the_keyboard_moves_nothing(qtbot, looks, theme, zoom):
    looks.choose(theme)
    looks.set_zoom(zoom)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    shown = list(parts())
    for part in shown:
        if isinstance(part, (QPushButton, QToolButton, QCheckBox)):
            part.setText("Ausgegangen")
        column.addWidget(part)
    window.show()
    window.activateWindow()
    moved = {}
    for part, other in zip(shown, [*shown[1:], shown[0]], strict=True):
        other.setFocus()
        QApplication.processEvents()
        before = part.sizeHint()
        part.setFocus()
        QApplication.processEvents()
        assert part.hasFocus()
        if part.sizeHint() != before:
            moved[part.objectName() or type(part).__name__] = (before, part.sizeHint())
    assert moved == {}
