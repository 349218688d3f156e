"""Assessing again: what would change, side by side, and taking it over."""

from PySide6.QtWidgets import QWidget

from rai_desktop.ui.desk import Desk
from rai_desktop.ui.reassessing.dialog import ReassessDialog

__all__ = ["ReassessDialog", "show_reassessing"]


def show_reassessing(window: QWidget, desk: Desk) -> ReassessDialog:
    """Show what the law and the facts of today would change in the open project."""
    desk.workspace.flush()
    dialog = ReassessDialog(window, desk.project, desk.workspace.page.labels)
    dialog.renewed.connect(desk.tell_renewed)
    dialog.apply_theme(desk.workspace.page.theme)
    dialog.open()
    dialog.start()
    return dialog
