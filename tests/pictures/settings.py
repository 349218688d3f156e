"""Scenes of the settings: with and without an inventory, searched, and what is told."""

from PySide6.QtWidgets import QScrollArea

from rai_desktop.ui.settings.dialog import SettingsDialog


def take_settings(studio):
    """Look at the settings from the first page, search them, and take everything back."""
    dialog = _shown(studio)
    studio.take("77-settings", dialog)
    _scroll(dialog, 1.0)
    studio.take("77-settings-end", dialog)
    dialog.search.setText(studio.window.words("Colours"))
    studio.take("77-settings-found", dialog)
    dialog.search.setText("xyz")
    studio.take("77-settings-nothing", dialog)
    dialog.search.setText("")
    _scroll(dialog, 0.0)
    dialog.page.rows["author_name"].editor.setText("Kim")
    dialog.page.rows["author_name"].flush()
    studio.click("settings_reset", dialog)
    studio.take("77-settings-taken-back", dialog)
    studio.leave(dialog)


def take_settings_of_an_open_inventory(studio):
    """Look at the settings with an inventory open."""
    studio.open_example()
    dialog = _shown(studio)
    _scroll(dialog, 0.5)
    studio.take("78-settings-open", dialog)
    studio.leave(dialog)


def _shown(studio):
    studio.window.commands["settings"].trigger()
    return studio.window.findChildren(SettingsDialog)[-1]


def _scroll(dialog, share):
    bar = dialog.findChild(QScrollArea, "settings_scroll").verticalScrollBar()
    bar.setValue(round(bar.maximum() * share))
