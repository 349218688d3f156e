"""The keys that change sizes, of texts, areas and columns, work in every window and dialog."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from rai_desktop.ui import column_widths, dividers
from rai_desktop.ui.application import Look
from rai_desktop.ui.theme import Theme

NAMES = ("larger", "smaller", "usual_size", *dividers.NAMES, *column_widths.NAMES)


class ZoomKeys(QObject):
    """Gives the commands of the main window to each other window when the keyboard comes to it.

    The keys of a command reach only the windows it belongs to, and a dialog is one of its own.
    Dialogs that are open grow and shrink with the texts in them.
    """

    def __init__(self, window: QMainWindow, actions: Mapping[str, QAction], look: Look) -> None:
        super().__init__(window)
        self._window, self._commands = window, [actions[name] for name in NAMES]
        self._unit = look.theme.unit
        look.theme_changed.connect(self._on_theme_changed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            return
        place = now.window()
        if (
            place is not self._window
            and _root(place) is self._window
            and self._commands[0] not in place.actions()
        ):
            place.addActions(self._commands)

    def _on_theme_changed(self, theme: Theme) -> None:
        share, self._unit = theme.unit / self._unit, theme.unit
        if share != 1:
            for dialog in self._window.findChildren(QDialog):
                if dialog.isVisible():
                    room = dialog.screen().availableSize()
                    dialog.resize((dialog.size() * share).boundedTo(room))


def _root(place: QWidget) -> QWidget:
    """Return the window that a dialog belongs to, through those in between."""
    while (parent := place.parentWidget()) is not None:
        place = parent.window()
    return place
