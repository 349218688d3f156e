"""A surface onto which files can be dropped."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from rai_desktop.ui.opening import dropped_files
from rai_desktop.ui.overriding import override


class DropFrame(QFrame):
    """``files_dropped`` carries the paths; nothing is taken until ``take_files`` allows it.

    Where only some endings are taken, all other files are left to what lies around this.
    """

    files_dropped = Signal(list)

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", role)
        self._endings: tuple[str, ...] = ()

    def take_files(self, *, is_allowed: bool, endings: tuple[str, ...] = ()) -> None:
        """Let files be dropped here, or not; without ``endings`` all kinds of them."""
        self._endings = endings
        self.setAcceptDrops(is_allowed)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taken(event):
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = self._taken(event)
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _taken(self, event: QDropEvent) -> list[Path]:
        paths = dropped_files(event.mimeData())
        fits = [p for p in paths if not self._endings or p.suffix.lower() in self._endings]
        return fits if len(fits) == len(paths) else []
