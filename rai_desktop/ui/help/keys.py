"""Keys of the menus that dialogs have, too: they lie before the menu of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from rai_desktop.ui.first_window import bare_application
from rai_desktop.ui.main_button import MAIN_KEYS, press_main_of

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "F1"


class DialogKeys(QObject):
    """Lets F1 show the help of each dialog of a window, and Ctrl+Enter press its main button."""

    def __init__(self, window: QWidget, show: Callable[[QWidget], object]) -> None:
        super().__init__(window)
        self._show = show
        bare_application().focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if not isinstance(dialog, QDialog) or dialog.findChild(QShortcut, KEY) is not None:
            return
        if not self._belongs(dialog):
            return
        _add_key(dialog, KEY, lambda: self._show(dialog))
        for key in MAIN_KEYS:
            _add_key(dialog, key, lambda: press_main_of(dialog))

    def _belongs(self, dialog: QWidget) -> bool:
        above: QWidget | None = dialog
        while above is not None and above is not self.parent():
            above = above.parentWidget()
        return above is not None


def _add_key(dialog: QDialog, key: str, act: Callable[[], object]) -> None:
    made = QShortcut(QKeySequence(key), dialog)
    made.setObjectName(key)
    made.activated.connect(act)
