"""Columns of every table become wider and narrower by key, in dialogs as well."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHeaderView, QTableWidget, QTreeWidget

from rai_desktop.ui.column_widths import change_width
from tests.ui.conftest import child
from tests.ui.keys import CTRL, SHIFT, Keyboard
from tests.ui.recorder import Recorder

F8 = Qt.Key.Key_F8
MANY = 60


@pytest.fixture
def rows(example):
    """Return the list of systems, the keyboard in its second column."""
    view = child(example.desk.workspace.table, "rows")
    view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    view.setCurrentIndex(view.model().index(0, 1))
    return view


@pytest.fixture
def recorder():
    recorder = Recorder()
    yield recorder
    recorder.stop()


def test_ctrl_f8_widens_the_column_with_the_keyboard_and_ctrl_shift_f8_narrows_it(qtbot, rows):
    keys = Keyboard(qtbot)
    first = rows.columnWidth(1)
    keys.press(F8, CTRL)
    wider = rows.columnWidth(1)
    keys.press(F8, CTRL | SHIFT, times=2)
    assert wider > first > rows.columnWidth(1)


def test_a_chosen_width_is_kept_like_a_dragged_one(qtbot, example, rows):
    table = example.desk.workspace.table
    before = table.state()
    Keyboard(qtbot).press(F8, CTRL)
    width = rows.columnWidth(1)
    assert table.state() != before
    table.refresh()
    assert rows.columnWidth(1) == width


def test_no_column_vanishes(qtbot, rows):
    Keyboard(qtbot).press(F8, CTRL | SHIFT, times=MANY)
    assert rows.columnWidth(1) >= 2 * rows.fontMetrics().height()


def test_it_works_in_a_dialog(qtbot, example):
    dialog = QDialog(example)
    table = QTableWidget(1, 3, dialog)
    dialog.show()
    dialog.activateWindow()
    table.setCurrentCell(0, 1)
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is table)
    first = table.columnWidth(1)
    qtbot.keyClick(table, F8, CTRL)
    assert table.columnWidth(1) > first


def test_trees_have_columns_too(qtbot):
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setColumnCount(3)
    first = tree.columnWidth(0)
    assert change_width(tree, 1)
    assert tree.columnWidth(0) > first


def test_columns_that_take_what_is_left_stay_as_they_are(qtbot):
    table = QTableWidget(1, 2)
    qtbot.addWidget(table)
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setStretchLastSection(True)
    table.setCurrentCell(0, 0)
    assert not change_width(table, 1)
    table.setCurrentCell(0, 1)
    assert not change_width(table, 1)
    assert not change_width(None, 1)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("column_wider", "There is no column here whose width can change further."),
        ("divider_right", "There is no divider here."),
    ],
)
def test_where_there_is_nothing_to_move_it_is_said(window, recorder, name, said):
    window.welcome.focus_first()
    window.commands[name].trigger()
    assert recorder.said == [said]
