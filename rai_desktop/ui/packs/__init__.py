"""Content packs in the window: those of the program, and own ones of the open project."""

from PySide6.QtWidgets import QWidget

from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Asker
from rai_desktop.ui.desk import Desk
from rai_desktop.ui.packs.dialog import PacksDialog
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme

__all__ = ["PacksDialog", "show_packs"]


def show_packs(
    window: QWidget, session: Session, labels: Labels, theme: Theme, asker: Asker, desk: Desk | None
) -> PacksDialog:
    """Show the packs; own ones can be loaded only where a project is open."""
    project = None
    if desk is not None:
        desk.workspace.flush()
        project = desk.project
    dialog = PacksDialog(window, session, project, labels, asker)
    if desk is not None:
        dialog.told.connect(desk.tell_undoable)
    dialog.apply_theme(theme)
    dialog.open()
    return dialog
