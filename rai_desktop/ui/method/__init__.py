"""The risk method in the window: looked at, changed for the project, taken back."""

from PySide6.QtWidgets import QWidget

from rai_desktop.ui.desk import Desk
from rai_desktop.ui.method.dialog import MethodDialog

__all__ = ["MethodDialog", "show_method"]


def show_method(window: QWidget, desk: Desk) -> MethodDialog:
    """Show the risk method by which the open project is judged."""
    desk.workspace.flush()
    page = desk.workspace.page
    dialog = MethodDialog(window, desk.project, page.labels, page.theme, page.scene.asker)
    dialog.told.connect(desk.tell_undoable)
    dialog.open()
    return dialog
