"""The earlier states of a project: looking at them and getting one back."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from rai_desktop.services.ports import Asker
from rai_desktop.ui.backups.dialog import BackupsDialog
from rai_desktop.ui.desk import Desk
from rai_desktop.ui.opening import is_same_place
from rai_desktop.ui.session import Session
from rai_desktop.words import Words

__all__ = ["BackupsDialog", "backups_dialog"]


def backups_dialog(
    window: QWidget, session: Session, path: Path, desk: Desk | None, asker: Asker, words: Words
) -> BackupsDialog:
    """Return the dialog for the project at ``path``; it goes back only where that is open."""
    if desk is None or not is_same_place(desk.project.store.path, path):
        return BackupsDialog(window, session, path, None, asker, words)
    desk.workspace.flush()
    dialog = BackupsDialog(window, session, path, desk.project, asker, words)
    dialog.restored.connect(desk.tell_restored)
    return dialog
