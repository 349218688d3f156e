"""The manual in a window of its own; imported when it is shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from rai_desktop.ui.theme import Theme
    from rai_desktop.words import Words


def show_help(window: QWidget, words: Words, theme: Theme, section: int) -> None:
    """Show a section of the manual; one window is enough for all of them."""
    from rai_desktop.ui.help.window import HelpWindow

    found = window.findChild(HelpWindow) or HelpWindow(window, words, theme)
    found.show()
    found.raise_()
    found.activateWindow()
    found.go_to(section)


def renew_help(window: QWidget, words: Words, theme: Theme) -> None:
    """Let the manual, if it was shown, speak this language in these colours."""
    from rai_desktop.ui.help.window import HelpWindow

    found = window.findChild(HelpWindow)
    if found is not None:
        found.renew(words, theme)
