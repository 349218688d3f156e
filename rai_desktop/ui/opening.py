"""Files opened in other programs or dropped onto the window, and where a new one begins."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl

if TYPE_CHECKING:
    from rai_desktop.ui.desk import Desk

OpenLocal = Callable[[Path | str], object]


def open_local(what: Path | str) -> None:
    """Open a file or folder, or a web address, in the program that the system has for it."""
    from PySide6.QtGui import QDesktopServices

    url = QUrl(what) if isinstance(what, str) else QUrl.fromLocalFile(str(what))
    QDesktopServices.openUrl(url)


def dropped_files(dropped: QMimeData) -> list[Path]:
    """Return the files of this computer that were dropped; folders are none."""
    paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def dropped_project(dropped: QMimeData) -> Path | None:
    """Return the one project file that was dropped; ``None`` for anything else."""
    names = [url.toLocalFile() for url in dropped.urls() if url.isLocalFile()]
    paths = [Path(name) for name in names if name.lower().endswith((".rai", ".rai.age"))]
    return paths[0] if len(paths) == 1 else None


def is_same_place(first: Path, second: Path) -> bool:
    """Return whether two paths lead to the same place, also where nothing is."""
    with suppress(OSError, RuntimeError):
        return first.resolve() == second.resolve()
    return first == second


def show_what_is_used(desk: Desk) -> None:
    """Go on from the names to what the company uses already, while nothing is entered yet."""
    from rai_desktop.domain.fields import EntityKind
    from rai_desktop.services.targets import Page

    if not desk.project.entities(EntityKind.SYSTEM):
        desk.workspace.show_page(Page.ALREADY_USED)
