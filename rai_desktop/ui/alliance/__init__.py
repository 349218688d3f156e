"""The alliance view in the window: reports of members are put together and written."""

from PySide6.QtWidgets import QWidget

from rai_desktop.services.ports import Asker
from rai_desktop.ui.alliance.dialog import AllianceDialog
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

__all__ = ["AllianceDialog", "show_alliance"]


def show_alliance(
    window: QWidget, session: Session, words: Words, theme: Theme, asker: Asker
) -> AllianceDialog:
    """Show the dialog; it needs no open project."""
    dialog = AllianceDialog(window, session, words, asker)
    dialog.apply_theme(theme)
    dialog.open()
    return dialog
