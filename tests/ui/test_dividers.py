"""The lines between areas are moved by key, on every page and in the manual."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.dividers import move_divider
from tests.ui.keys import NONE, SHIFT, Keyboard

F8 = Qt.Key.Key_F8
MANY = 80


def shown_splitter(place):
    return next(each for each in place.findChildren(QSplitter) if each.isVisible())


def enter(area):
    """Put the keyboard into an area."""
    area.setFocus(Qt.FocusReason.ShortcutFocusReason)
    QApplication.processEvents()


def test_f8_widens_the_list_and_shift_f8_the_form(qtbot, example):
    page, keys = example.desk.workspace.list_page, Keyboard(qtbot)
    enter(page.table)
    first, *_ = page.splitter.sizes()
    keys.press(F8)
    wider, *_ = page.splitter.sizes()
    keys.press(F8, SHIFT, times=2)
    assert wider > first > page.splitter.sizes()[0]


def test_in_the_last_area_the_same_keys_move_the_divider_before_it(qtbot, example):
    page, keys = example.desk.workspace.list_page, Keyboard(qtbot)
    page.enter(page.form)
    QApplication.processEvents()
    first, *_ = page.splitter.sizes()
    keys.press(F8)
    assert page.splitter.sizes()[0] > first


@pytest.mark.parametrize("modifiers", [NONE, SHIFT])
def test_no_area_vanishes_or_grows_out_of_the_window(qtbot, example, modifiers):
    page, keys = example.desk.workspace.list_page, Keyboard(qtbot)
    enter(page.table)
    whole = sum(page.splitter.sizes())
    keys.press(F8, modifiers, times=MANY)
    assert page.splitter.sizes()[0] >= page.list.minimumSizeHint().width() > 0
    assert sum(page.splitter.sizes()) == whole
    left, right = page.splitter.sizes()[:2]
    keys.press(F8, modifiers)
    assert page.splitter.sizes()[:2] == [left, right]
    assert min(left, right) > 0


@pytest.mark.parametrize("key", [Page.HISTORY, Page.REQUIREMENTS, EntityKind.SYSTEM])
def test_it_works_from_anywhere_on_every_page_with_areas(qtbot, example, key):
    space, keys = example.desk.workspace, Keyboard(qtbot)
    space.show_page(key)
    QApplication.processEvents()
    space.navigation.enter()
    splitter = shown_splitter(space.page)
    first, *_ = splitter.sizes()
    keys.press(F8)
    assert splitter.sizes()[0] > first


def test_it_works_in_the_manual(qtbot, example):
    example.show_manual("start")
    manual = example.findChild(object, "manual")
    manual.activateWindow()
    enter(manual.contents)
    splitter = shown_splitter(manual)
    first, *_ = splitter.sizes()
    qtbot.keyClick(manual.contents, F8)
    assert splitter.sizes()[0] > first
    manual.close()


def test_areas_below_each_other_become_higher(qtbot, example):
    page = example.desk.workspace.list_page
    page.splitter.setOrientation(Qt.Orientation.Vertical)
    page.splitter.setSizes([300, 300, 0])
    first, *_ = page.splitter.sizes()
    assert move_divider(page.table, -1)
    assert page.splitter.sizes()[0] < first


def test_without_areas_nothing_happens(window):
    assert not move_divider(window, 1)
    assert not move_divider(None, 1)
