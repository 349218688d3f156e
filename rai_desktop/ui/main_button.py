"""One key for the main button of what is in front: of the page, or of the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.ui.first_window import bare_application

if TYPE_CHECKING:
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.workspace import Workspace

MAIN_KEYS = ("Ctrl+Return", "Ctrl+Enter")

_NONE = N_(
    "Ctrl+Enter presses the main button of a page. Here is none that can be pressed at the moment."
)


def main_button(area: QWidget) -> QPushButton | None:
    """Return the button in the accent colour that can be pressed, if ``area`` shows one.

    Of several it is the one nearest to what has the keyboard.
    """
    near: QWidget | None = bare_application().focusWidget()
    while near is not None and area.isAncestorOf(near):
        if found := _first(near, area):
            return found
        near = near.parentWidget()
    return _first(area, area)


def press_main(window: MainWindow) -> None:
    """Press the main button of the page in front, or say that there is none."""
    space = window.desk.workspace if window.desk is not None else None
    if space is None or not space.isVisible():
        press_main_of(window)
        return
    space.flush()
    if not press_main_of(space.page) and not _finish_tasks(space):
        space.notice.tell(window.words(_NONE))


def press_main_of(area: QWidget) -> bool:
    """Press the main button of ``area``; tell whether there is one."""
    found = main_button(area)
    if found is not None:
        found.click()
    return found is not None


def _first(part: QWidget, area: QWidget) -> QPushButton | None:
    for one in part.findChildren(QPushButton):
        is_main = one.property("role") == "primary" and one.window() is area.window()
        if is_main and one.isVisible() and one.isEnabled():
            return one
    return None


def _finish_tasks(space: Workspace) -> bool:
    """Mark the chosen tasks as done, which have no button while several are chosen."""
    is_meant = space.kind is EntityKind.TASK and bool(space.selected())
    if is_meant:
        space.finish_tasks()
    return is_meant
