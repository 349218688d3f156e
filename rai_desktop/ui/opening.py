"""Opening files of this computer in other programs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

OpenLocal = Callable[[Path], object]


def open_local(path: Path) -> None:
    """Open a file or folder of this computer in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
