"""The keys that make texts larger and smaller work in every window and dialog."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class ZoomKeys(QObject):
    """Gives the commands of the main window to each other window when the keyboard comes to it.

    The keys of a command reach only the windows it belongs to, and a dialog is one of its own.
    """

    def __init__(self, window: QMainWindow, commands: Sequence[QAction]) -> None:
        super().__init__(window)
        self._window, self._commands = window, list(commands)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        place = now.window()
        is_ours = place.parentWidget() is not None and place is not self._window
        if is_ours and self._commands[0] not in place.actions():
            place.addActions(self._commands)
