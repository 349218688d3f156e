"""Shows the settings before the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.services.targets import Page
from rai_desktop.ui.settings.dialog import SettingsDialog
from rai_desktop.ui.settings.subject import BRAND, WHO, Subject

if TYPE_CHECKING:
    from rai_desktop.services.ports import Asker
    from rai_desktop.ui.application import Look
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import Session


def show_settings(window: MainWindow, session: Session, asker: Asker, look: Look) -> SettingsDialog:
    """Show the settings before ``window``; a link leads on from there."""
    dialog = SettingsDialog(window, Subject(window, session, asker), session.pictures)

    def lead(name: str) -> None:
        desk = window.desk
        if desk is not None and name == WHO:
            desk.who.ask()
        elif desk is not None and name == BRAND:
            desk.workspace.show_page(Page.COMPANY)

    dialog.led.connect(lead)
    look.theme_changed.connect(dialog.renew_soon)
    dialog.open()
    return dialog
