"""A surface onto which files can be dropped."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

from rai_desktop.ui.opening import dropped_files
from rai_desktop.ui.overriding import override


class DropFrame(QFrame):
    """``files_dropped`` carries the paths; nothing is taken until ``take_files`` allows it."""

    files_dropped = Signal(list)

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", role)

    def take_files(self, *, is_allowed: bool) -> None:
        """Let files be dropped here, or not."""
        self.setAcceptDrops(is_allowed)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
