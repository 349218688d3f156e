"""A file that the system hands to the running program: a double click on macOS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from rai_desktop.ui.opening import is_same_place

if TYPE_CHECKING:
    from pathlib import Path

    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import Session


def open_handed_over(window: MainWindow, session: Session, path: Path) -> None:
    """Open ``path`` as a double click does on every system: never in place of what is open.

    The first page gives way to it; a window that has it comes to the front; beside anything else
    the program starts once more.
    """
    if _has(window, path):
        window.come_to_front()
    elif window.welcome.isVisible() and QApplication.activeModalWidget() is None:
        window.open_file(path)
        window.come_to_front()
    else:
        session.start_again(path)


def _has(window: MainWindow, path: Path) -> bool:
    opening = window.opening
    if opening.is_busy and opening.path is not None:
        return is_same_place(path, opening.path)
    return window.desk is not None and is_same_place(path, window.desk.project.store.path)
