"""Ctrl+Enter presses the main button of the page or dialog; cards are one stop of the Tab key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QPushButton, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.main_button import main_button
from rai_desktop.ui.parts.one_stop import OneStop
from rai_desktop.ui.people.who import WhoDialog
from tests.ui.conftest import child
from tests.ui.keys import CTRL, SHIFT, Keyboard

KEY = Qt.Key


@pytest.fixture
def keys(qtbot, example):
    return Keyboard(qtbot)


@pytest.fixture
def cards(example):
    """Show what is used already, and return the page."""
    space = example.desk.workspace
    space.show_page(Page.ALREADY_USED)
    return space.page


def stored_systems(window):
    """Return how many AI systems the project has, whichever page is shown."""
    return len(window.desk.project.entities(EntityKind.SYSTEM))


def name_product(keys):
    """Type a name that nothing here has yet."""
    keys.tab_to("product_name")
    keys.type("Newest")


def test_what_is_ticked_is_added_from_the_middle_of_the_cards(keys, cards, example):
    before = stored_systems(example)
    keys.tab_to("tick_T-01")
    keys.press(KEY.Key_Space)
    name_product(keys)
    keys.press(KEY.Key_Return, CTRL)
    assert stored_systems(example) == before + 1
    assert example.desk.workspace.key is Page.RESPONSIBLE


def test_the_other_enter_key_does_the_same(keys, cards, example):
    before = stored_systems(example)
    keys.tab_to("tick_T-01")
    keys.press(KEY.Key_Space)
    name_product(keys)
    keys.press(KEY.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert stored_systems(example) == before + 1


def test_where_nothing_can_be_pressed_that_is_said(keys, cards, example):
    before = stored_systems(example)
    keys.press(KEY.Key_Return, CTRL)
    assert stored_systems(example) == before
    assert "Ctrl+Enter" in child(example.desk.workspace.notice, "notice_text").text()


def test_in_a_dialog_it_presses_the_main_button_of_the_dialog(qtbot, keys, example):
    example.desk.who.ask()
    dialog = example.findChild(WhoDialog)
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()))
    keys.press(KEY.Key_Return, CTRL)
    assert not dialog.isVisible()


def test_the_button_nearest_to_the_keyboard_is_meant(keys, cards):
    assert main_button(cards) is None
    child(cards, "tick_T-01").setChecked(True)
    assert main_button(cards).objectName() == "create_systems"


# cards ---------------------------------------------------------------------------------


@pytest.fixture
def grid(qtbot):
    """Return six boxes in lines of two that are one stop of the Tab key, and a button behind."""
    area = QWidget()
    qtbot.addWidget(area)
    lines = QGridLayout(area)
    boxes = [QCheckBox(f"Box {number}") for number in range(6)]
    for number, box in enumerate(boxes):
        box.setObjectName(f"box_{number}")
        lines.addWidget(box, number // 2, number % 2)
    after = QPushButton("After")
    after.setObjectName("after")
    lines.addWidget(after, 3, 0)
    stop = OneStop(area)
    stop.show_parts(boxes, 2)
    area.stop = stop
    with qtbot.waitExposed(area):
        area.show()
    area.activateWindow()
    boxes[0].setFocus()
    return area


@pytest.mark.parametrize(
    ("pressed", "place"),
    [
        ([KEY.Key_Right], "box_1"),
        ([KEY.Key_Down], "box_2"),
        ([KEY.Key_Down, KEY.Key_Right, KEY.Key_Up], "box_1"),
        ([KEY.Key_Right, KEY.Key_Left], "box_0"),
        ([KEY.Key_End], "box_5"),
        ([KEY.Key_End, KEY.Key_Down], "box_5"),
        ([KEY.Key_End, KEY.Key_Home], "box_0"),
        ([KEY.Key_Left], "box_0"),
        ([KEY.Key_Right, KEY.Key_Tab], "after"),
    ],
)
def test_arrow_keys_go_from_one_to_the_next(qtbot, grid, pressed, place):
    keys = Keyboard(qtbot)
    for key in pressed:
        keys.press(key)
    assert keys.place == place


def test_what_goes_gives_the_stop_to_another(qtbot, grid):
    boxes = grid.findChildren(QCheckBox)
    boxes[3].setFocus(Qt.FocusReason.TabFocusReason)
    grid.stop.show_parts(boxes[:3], 2)
    stops = [box for box in boxes[:3] if box.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == boxes[:1]


def test_tab_leaves_the_cards_and_comes_back_to_the_last_one(keys, cards):
    keys.tab_to("tick_T-01")
    keys.press(KEY.Key_End)
    last = keys.place
    keys.press(KEY.Key_Tab)
    assert not keys.place.startswith("tick_")
    keys.press(KEY.Key_Backtab, SHIFT)
    assert keys.place == last


def test_how_to_go_on_is_said_once_the_keyboard_comes_to_the_cards(keys, cards):
    assert "Ctrl+Enter" not in cards.remark.text()
    keys.tab_to("tick_T-01")
    assert "Ctrl+Enter" in cards.remark.text()
    tick = QApplication.focusWidget()
    assert "Arrow keys" in tick.accessibleDescription()


def test_the_main_button_tells_its_key(cards):
    button = child(cards, "create_systems")
    assert "Ctrl+Enter" in button.toolTip()
    assert "Ctrl+Enter" in button.accessibleDescription()
