"""Sending a copy by mail, and opening an encrypted one that came by mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from rai_desktop.services.ports import Asker
    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.sending.unlock import UnlockDialog
    from rai_desktop.ui.session import Session
    from rai_desktop.ui.theme import Theme
    from rai_desktop.words import Words


def show_sending(desk: Desk) -> None:
    """Ask what of the open project is sent, and write the copy."""
    from rai_desktop.ui.sending.dialog import SendDialog

    desk.workspace.flush()
    page = desk.workspace.page
    SendDialog(desk.workspace.window(), desk.scene, page.labels.words, page.theme).open()


def is_encrypted_name(path: Path) -> bool:
    """Return whether a file is called as one that a pass phrase opens."""
    return path.name.lower().endswith(".age")


def unlock_dialog(
    window: QWidget, session: Session, asker: Asker, path: Path, words: Words, theme: Theme
) -> UnlockDialog:
    """Ask for the pass phrase of an encrypted file; return the dialog, which is open."""
    from rai_desktop.ui.sending.unlock import UnlockDialog

    dialog = UnlockDialog(window, session, asker, path, words, theme)
    dialog.open()
    return dialog
