"""Choosing something in a form changes that alone: no page, no window, no other place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit

from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.pages.plan import SHOWN
from tests.ui.access import name_of, stops
from tests.ui.keys import Keyboard
from tests.ui.test_access import settle

KINDS = [key for key in SHOWN if key in NEW]


def place(window):
    """Return where somebody is: the page, the entry, the part with the keyboard, the windows."""
    space = window.desk.workspace
    opened = [each.objectName() for each in window.findChildren(QDialog) if each.isVisible()]
    return space.key, space.form.uid, QApplication.focusWidget(), opened


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_surprises_while_something_is_chosen_or_typed(qtbot, example, kind):
    keys, space = Keyboard(qtbot), example.desk.workspace
    space.show_page(kind)
    if not space.table.visible_uids():
        example.desk.start_new()
    settle()
    form, tried = space.form, 0
    for part in [part for part in stops(example) if form.isAncestorOf(part)]:
        if not isinstance(part, (QComboBox, QLineEdit)) or part.visibleRegion().isEmpty():
            continue
        part.setFocus(Qt.FocusReason.TabFocusReason)
        before = place(example)
        if isinstance(part, QComboBox) and not part.isEditable():
            keys.press(Qt.Key.Key_Down)
        else:
            keys.type("x")
        assert place(example) == before, name_of(part)
        tried += 1
    assert tried
