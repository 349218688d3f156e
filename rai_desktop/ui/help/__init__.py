"""The manual in a window of its own; imported when it is shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rai_desktop.services.labels import Labels
    from rai_desktop.services.manual.pages import Place
    from rai_desktop.services.targets import PageKey
    from rai_desktop.ui.theme import Theme


def show_help(host: QWidget, labels: Labels, theme: Theme, place: Place) -> None:
    """Show a place of the manual; one window is enough for all of them.

    ``host`` is the main window, or the dialog that is before it: only what belongs to that dialog
    can be worked with meanwhile.
    """
    from PySide6.QtCore import Qt

    from rai_desktop.ui.help.window import HelpWindow

    direct = Qt.FindChildOption.FindDirectChildrenOnly
    found = host.findChild(HelpWindow, options=direct) or HelpWindow(host, labels, theme)
    found.show()
    found.raise_()
    found.activateWindow()
    found.go_to(place)


def place_of_focus(host: QWidget, shown: PageKey | None) -> Place:
    """Return the place about what has the keyboard in a window."""
    from rai_desktop.ui.help.here import place_here

    return place_here(host.focusWidget() or host, shown)


def renew_help(window: QWidget, labels: Labels, theme: Theme) -> None:
    """Let the manual, if it was shown, speak this language in these colours."""
    from rai_desktop.ui.help.window import HelpWindow

    for found in window.findChildren(HelpWindow):
        found.renew(labels, theme)
