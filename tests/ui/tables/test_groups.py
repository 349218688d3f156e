"""Rows put together by a column: heads with counts, folded and opened by keys and mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from rai_desktop.ui.tables.state import read_state
from tests.ui.looking import unnamed
from tests.ui.tables.conftest import titles
from tests.ui.tables.fake import add_systems


@pytest.fixture
def table(project, make_table):
    """Return a table of five systems, put together by department."""
    add_systems(
        project,
        {"name": "Chat", "department": "Vertrieb", "status": "in_use"},
        {"name": "Leser", "department": "Buchhaltung", "status": "pilot"},
        {"name": "Bild", "status": "in_use"},
        {"name": "Text", "department": "vertrieb", "status": "pilot"},
        {"name": "Ton", "department": "Vertrieb", "status": "in_use"},
    )
    made = make_table(project)
    made.group_by("department")
    return made


def lines(table):
    """Return the lines of the table as they are read: heads in full, names of entries."""
    model = table._model
    column = table.export_columns().index("name")
    return [
        model.index(row, 0).data() if model.group_at(row) else model.index(row, column).data()
        for row in range(model.rowCount())
    ]


OPEN = [
    *("Buchhaltung · 1 entry", "Leser"),
    *("Vertrieb · 3 entries", "Chat", "Text", "Ton"),
    *("(empty) · 1 entry", "Bild"),
]


def go_to(table, row):
    table._view.move_to(row)


def test_groups_come_in_the_order_of_the_column_empty_ones_last(table):
    assert lines(table) == OPEN
    assert titles(table) == ["Leser", "Chat", "Text", "Ton", "Bild"]


def test_rows_keep_their_order_inside_a_group(table, click_heading):
    click_heading(table, "name")
    click_heading(table, "name")
    assert lines(table)[2:6] == ["Vertrieb · 3 entries", "Ton", "Text", "Chat"]


def test_filters_and_search_leave_groups_with_what_fits(table, type_filter):
    type_filter(table, "name", "t")
    assert lines(table) == ["Vertrieb · 3 entries", "Chat", "Text", "Ton"]
    table.set_search("ton")
    assert lines(table) == ["Vertrieb · 1 entry", "Ton"]
    table.clear_filters()
    assert lines(table) == OPEN


def test_keys_fold_and_open_a_group(qtbot, table):
    go_to(table, 2)
    qtbot.keyClick(table._view, Qt.Key.Key_Left)
    assert lines(table) == [*OPEN[:3], *OPEN[6:]]
    assert table._view.currentIndex().row() == 2
    qtbot.keyClick(table._view, Qt.Key.Key_Left)
    assert len(lines(table)) == 5
    qtbot.keyClick(table._view, Qt.Key.Key_Right)
    assert lines(table) == OPEN
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(table._view, key)
    assert lines(table) == OPEN


def test_a_click_on_a_head_folds_and_opens_it(qtbot, table):
    view = table._view
    for count in (5, 8):
        place = view.visualRect(table._model.index(2, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert len(lines(table)) == count


def test_what_is_hidden_still_counts_and_is_found(table):
    table._arranger.fold_all(True)
    assert [line.partition(" ·")[0] for line in lines(table)] == [
        *("Buchhaltung", "Vertrieb", "(empty)")
    ]
    assert table.summary().startswith("5 systems")
    assert len(table.visible_uids()) == 5
    wanted = table.visible_uids()[2]
    table.select(wanted)
    assert table.current() == wanted
    assert lines(table)[1:4] == OPEN[2:5]
    assert table.place_of(wanted) == (2, 5)


def test_the_head_of_a_group_is_no_entry(qtbot, table):
    table.select(table.visible_uids()[0])
    with qtbot.assertNotEmitted(table.current_changed):
        go_to(table, 2)
    assert table.selected() == []
    assert table.current() is None
    with qtbot.assertNotEmitted(table.activated):
        qtbot.keyClick(table._view, Qt.Key.Key_Return)


def test_an_edit_moves_a_row_to_its_group(project, table):
    uid = table.visible_uids()[0]
    table.select(uid)
    project.edit(uid, {"department": "Vertrieb"})
    table.refresh([uid])
    assert lines(table)[0] == "Vertrieb · 4 entries"
    assert table.current() == uid


def test_groups_are_kept_with_the_columns_and_given_up_again(table):
    assert read_state(table.state(), table._listing.columns()).group == "department"
    table.group_by("")
    assert lines(table) == ["Chat", "Leser", "Bild", "Text", "Ton"]
    assert '"group": ""' in table.state()


def test_a_group_is_told_as_folded_or_open(table):
    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert table._model.index(0, 0).data(role) == "open, Left folds it"
    table._arranger.fold_all(True)
    assert table._model.index(0, 0).data(role) == "folded, Right opens it"
    assert unnamed(table) == []


def test_the_menu_offers_every_column_and_marks_the_one_chosen(table):
    menu = table._bar.groups
    menu.fill()
    marked = [action.text() for action in menu.actions() if action.isChecked()]
    assert marked == ["Department"]
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "No groups"
    assert texts[-2:] == ["Fold all", "Open all"]


def test_a_head_reaches_across_the_row(qtbot, table, look):
    view = table._view
    assert view.columnSpan(0, 0) == len(table.export_columns())
    assert view.columnSpan(1, 0) == 1
    picture = view.viewport().grab().toImage()
    head = view.visualRect(table._model.index(0, 0))
    ground = QColor(look.theme.colour("band"))
    assert picture.pixelColor(view.viewport().width() - 4, head.center().y()) == ground
