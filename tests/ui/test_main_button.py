"""Ctrl+Enter presses the main button of the page or dialog; cards are one stop of the Tab key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.law_codes import TaskStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.main_button import main_button
from rai_desktop.ui.people.who import WhoDialog
from tests.ui.conftest import child, systems
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


def tasks(example):
    return example.desk.project.entities(EntityKind.TASK)


def done(example):
    return [task for task in tasks(example) if task.status is TaskStatus.DONE]


def test_what_is_ticked_is_added_from_the_middle_of_the_cards(keys, cards, example):
    before = len(systems(example))
    keys.tab_to("tick_T-01")
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_Return, CTRL)
    assert len(systems(example)) == before + 1
    assert example.desk.workspace.key is Page.RESPONSIBLE


def test_the_other_enter_key_does_the_same(keys, cards, example):
    before = len(systems(example))
    keys.tab_to("tick_T-01")
    keys.press(KEY.Key_Space)
    keys.press(KEY.Key_Enter, CTRL | Qt.KeyboardModifier.KeypadModifier)
    assert len(systems(example)) == before + 1


def test_where_nothing_can_be_pressed_that_is_said(keys, cards, example):
    before = len(systems(example))
    keys.press(KEY.Key_Return, CTRL)
    assert len(systems(example)) == before
    assert "Ctrl+Enter" in child(example.desk.workspace.notice, "notice_text").text()


def test_on_the_tasks_it_means_done(keys, example):
    space = example.desk.workspace
    space.show_page(EntityKind.TASK)
    before = len(done(example))
    keys.tab_to("rows")
    keys.press(KEY.Key_Return, CTRL)
    assert len(done(example)) == before + 1


def test_several_chosen_tasks_are_done_at_once(keys, example):
    space = example.desk.workspace
    space.show_page(EntityKind.TASK)
    left = len(tasks(example)) - len(done(example))
    assert left > 1
    keys.tab_to("rows")
    keys.press(KEY.Key_A, CTRL)
    keys.press(KEY.Key_Return, CTRL)
    assert len(done(example)) == len(tasks(example))


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


def test_arrow_keys_go_from_card_to_card(keys, cards):
    keys.tab_to("tick_T-01")
    names = [card.tick.objectName() for card in cards.cards._shown]
    columns = cards.cards._columns
    keys.press(KEY.Key_Right)
    assert keys.place == names[1]
    keys.press(KEY.Key_Down)
    assert keys.place == names[1 + columns]
    keys.press(KEY.Key_Up)
    keys.press(KEY.Key_Left)
    keys.press(KEY.Key_Left)
    assert keys.place == names[0]
    keys.press(KEY.Key_End)
    assert keys.place == names[-1]
    keys.press(KEY.Key_Home)
    assert keys.place == names[0]


def test_tab_leaves_the_cards_and_comes_back_to_the_last_one(keys, cards):
    keys.tab_to("tick_T-01")
    keys.press(KEY.Key_Right, times=2)
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
