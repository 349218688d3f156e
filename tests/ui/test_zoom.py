"""Texts grow and shrink by key wherever the keyboard is, and stay so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from rai_desktop.ui.settings.dialog import SettingsDialog
from tests.ui.conftest import child, show_example

CTRL = Qt.KeyboardModifier.ControlModifier
PAD = Qt.KeyboardModifier.KeypadModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LARGER = [(Qt.Key.Key_Plus, CTRL), (Qt.Key.Key_Plus, CTRL | PAD), (Qt.Key.Key_Equal, CTRL | SHIFT)]


@pytest.mark.parametrize(("key", "with_"), LARGER, ids=["German", "number pad", "American"])
def test_plus_makes_texts_larger_on_every_keyboard(qtbot, window, looks, session, key, with_):
    qtbot.keyClick(QApplication.focusWidget() or window, key, with_)
    assert looks.zoom == 110
    assert session.settings.get("zoom") == "110"


@pytest.mark.parametrize("pad", [Qt.KeyboardModifier.NoModifier, PAD], ids=["row", "number pad"])
def test_minus_and_nought_make_them_smaller_and_usual(qtbot, window, looks, pad):
    focused = QApplication.focusWidget() or window
    qtbot.keyClick(focused, Qt.Key.Key_Minus, CTRL | pad)
    assert looks.zoom == 90
    qtbot.keyClick(focused, Qt.Key.Key_0, CTRL | pad)
    assert looks.zoom == 100


def shown(window, command):
    """Show a dialog or window of its own, and return it with the keyboard in it."""
    window.commands[command].trigger()
    place = QApplication.activeModalWidget() or QApplication.activeWindow()
    if place is window or place is None:
        place = next(w for w in QApplication.topLevelWidgets() if w.objectName() == command)
        place.activateWindow()
    QApplication.processEvents()
    return place


@pytest.mark.parametrize("command", ["settings", "method", "search_all"])
def test_the_keys_work_in_dialogs(qtbot, window, looks, command):
    show_example(window)
    place = shown(window, command)
    assert isinstance(place, QDialog)
    qtbot.keyClick(place.focusWidget() or place, Qt.Key.Key_Plus, CTRL)
    assert looks.zoom == 110
    qtbot.keyClick(place.focusWidget() or place, Qt.Key.Key_0, CTRL)
    assert looks.zoom == 100
    place.close()


def test_the_keys_of_a_dialog_are_those_of_its_own_window(qtbot, make_window, looks):
    other, window = make_window("en"), make_window("en")
    assert other is not window
    dialog = shown(window, "settings")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Plus, CTRL)
    assert looks.zoom == 110
    dialog.close()


def test_the_settings_show_the_size_that_was_made_by_key(qtbot, window, looks):
    dialog = shown(window, "settings")
    assert isinstance(dialog, SettingsDialog)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Plus, CTRL)
    QApplication.processEvents()
    assert child(dialog, "set_zoom").currentData() == "110"
    dialog.close()


def test_an_open_dialog_grows_with_its_texts(window, looks):
    dialog = shown(window, "settings")
    before = dialog.width()
    looks.set_zoom(110)
    QApplication.processEvents()
    assert dialog.width() > before
    dialog.close()
