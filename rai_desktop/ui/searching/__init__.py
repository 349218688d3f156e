"""The palette that searches everywhere; imported when it is shown first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.services.labels import Labels
    from rai_desktop.ui.theme import Theme
    from rai_desktop.ui.window_dialogs import WindowDialogs


def show_palette(window: WindowDialogs, labels: Labels, theme: Theme) -> None:
    """Show the palette over the window; the keyboard returns to where it was."""
    from rai_desktop.ui.searching.command_articles import command_articles
    from rai_desktop.ui.searching.palette import Palette
    from rai_desktop.ui.searching.watch import watch_of

    desk = window.desk
    watch = watch_of(desk, labels) if desk else None
    if desk is not None and watch is not None:
        watch.visit(desk.workspace.selected()[:1])
    palette = Palette(window, labels, theme, command_articles(window.commands, desk, labels), watch)
    palette.command_chosen.connect(window.commands.run)
    palette.section_chosen.connect(window.show_manual)
    if desk is not None:
        palette.entry_chosen.connect(desk.workspace.go_to)
    palette.open()
