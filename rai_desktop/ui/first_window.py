"""The window before there is anything in it: on the screen first, filled right after.

Nothing here may need more of Qt than an empty window does: the namespace ``Qt`` alone takes a
quarter of the time until a window shows, and so do the widgets of the first page.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QTimer
from PySide6.QtGui import QColor, QFileOpenEvent, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow

from rai_desktop.ui.overriding import override

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QPaintEvent

    from rai_desktop.ui.session import Settings

WIDTH, HEIGHT = 1280, 800
REST = 5
"""Milliseconds in which the drawn window reaches the screen before anything else is done."""
LATEST = 500
"""Milliseconds after which an unseen window, such as a minimised one, is filled."""

_DARKEST_LIGHT = 128


class FirstWindow(QMainWindow):
    """A main window in the size and place it was left in."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle("RAI Desktop")
        self._waiting_for_paint: Callable[[], object] | None = None
        self.resize(WIDTH, HEIGHT)
        geometry = settings.get("geometry")
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "replace")))

    def once_painted(self, act: Callable[[], object]) -> None:
        """Call ``act`` when the window has been drawn for the first time, or soon anyway."""
        self._waiting_for_paint = act
        QTimer.singleShot(LATEST, self, self._act)

    def come_to_front(self) -> None:
        """Show the window before all others, as far as the system lets it."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._waiting_for_paint is not None:
            QTimer.singleShot(REST, self, self._act)

    def _act(self) -> None:
        act, self._waiting_for_paint = self._waiting_for_paint, None
        if act is not None:
            act()


class Application(QApplication):
    """The application of this process; keeps what it shall open until somebody can open it.

    macOS hands over the file of a double click as an event, often before there is a window.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._handed_over: list[Path] = []
        self._open: Callable[[Path], object] | None = None

    def open_with(self, act: Callable[[Path], object] | None) -> None:
        """Let ``act`` open what the system hands over, now what came before; ``None``: wait."""
        self._open = act
        while act is not None and self._handed_over:
            act(self._handed_over.pop(0))

    @override
    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if event.url().isLocalFile():
            self._handed_over.append(Path(event.file()))
            self.open_with(self._open)
        return True


def bare_application(arguments: Sequence[str] = ()) -> Application:
    """Return the application of this process without any looks of ours."""
    existing = QApplication.instance()
    if isinstance(existing, Application):
        return existing
    return Application([*(arguments or sys.argv[:1])])


def keep_qt_settings(folder: Path) -> None:
    """Keep what Qt remembers by itself, such as the last folder of a file dialog, in ``folder``."""
    for form in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(form, QSettings.Scope.UserScope, str(folder / "qt"))


def colour_ground(app: QApplication, choice: str) -> None:
    """Give empty windows the ground of the theme that ``choice`` will lead to."""
    from rai_desktop.ui.colours import DARK, LIGHT, THEMES, theme_colours

    palette = app.palette()
    ground = QPalette.ColorRole.Window
    is_dark = palette.color(ground).lightness() < _DARKEST_LIGHT
    name = choice if choice in THEMES else (DARK if is_dark else LIGHT)
    palette.setColor(ground, QColor(theme_colours(name)["window"]))
    app.setPalette(palette)
