"""A person who has a keyboard only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
MOST_TABS = 150


class Keyboard:
    """Presses keys where the keyboard is, and never anything else."""

    def __init__(self, qtbot):
        self._qtbot = qtbot
        self.pressed = []

    @property
    def place(self):
        """The name of the part that has the keyboard."""
        return self._focused().objectName()

    def press(self, key, modifiers=NONE, times=1):
        for _ in range(times):
            self.pressed.append(key.name)
            self._qtbot.keyClick(self._focused(), key, modifiers)

    def type(self, text):
        for letter in text:  # the first one may open an editor that takes the others
            self._qtbot.keyClicks(self._focused(), letter)

    def tab_to(self, name, modifiers=NONE, most=MOST_TABS):
        """Go by Tab until the part of this name has the keyboard."""
        key = Qt.Key.Key_Backtab if modifiers & SHIFT else Qt.Key.Key_Tab
        seen = []
        for _ in range(most):
            if self.place == name:
                return
            seen.append(self.place)
            self.press(key, modifiers)
        pytest.fail(f"Tab never came to {name}, but to {sorted(set(seen))}")

    def _focused(self):
        popup = QApplication.activePopupWidget()
        focused = (
            popup if isinstance(popup, (QMenu, QAbstractItemView)) else QApplication.focusWidget()
        )
        assert focused is not None, f"nothing has the keyboard after {self.pressed[-3:]}"
        return focused


def press(qtbot, key, modifiers=NONE):
    """Press a key in the part that has the keyboard, also while a list lies open above it."""
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def typed(qtbot, text):
    """Type a text where the keyboard is."""
    Keyboard(qtbot).type(text)


def focused():
    """Return the name of the part that has the keyboard."""
    return QApplication.focusWidget().objectName()


def tab_to(qtbot, name):
    """Go by Tab until the part of this name has the keyboard."""
    Keyboard(qtbot).tab_to(name, most=80)
