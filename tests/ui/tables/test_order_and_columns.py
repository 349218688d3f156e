import json

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QListWidget, QMenu, QPushButton

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.ui.tables.columns_dialog import ColumnsDialog
from tests.ui.tables.conftest import cell, titles
from tests.ui.tables.fake import add_systems

ALT = Qt.KeyboardModifier.AltModifier


def drag_heading(qtbot, table, key, onto):
    """Drag the heading of one column before another by mouse."""
    header = table._view.headings
    keys = table.export_columns()

    def place(name):
        section = keys.index(name)
        return QPoint(header.sectionViewportPosition(section) + header.sectionSize(section) // 4, 8)

    start, end = place(key), place(onto)
    steps = [start + (end - start) * step / 10 for step in range(11)]
    send_mouse(header.viewport(), QEvent.Type.MouseButtonPress, start)
    for step in steps:
        send_mouse(header.viewport(), QEvent.Type.MouseMove, step)
    send_mouse(header.viewport(), QEvent.Type.MouseButtonRelease, end)


def send_mouse(widget, kind, place):
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind == QEvent.Type.MouseMove else left
    held = none if kind == QEvent.Type.MouseButtonRelease else left
    where = QPointF(widget.mapToGlobal(place))
    modifiers = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, QPointF(place), where, button, held, modifiers)
    QApplication.sendEvent(widget, event)


# order


def test_clicks_sort_up_then_down_then_not_at_all(three, click_heading):
    click_heading(three, "name")
    assert titles(three) == ["Bild", "Chat", "Leser"]
    click_heading(three, "name")
    assert titles(three) == ["Leser", "Chat", "Bild"]
    click_heading(three, "name")
    assert titles(three) == ["Chat", "Leser", "Bild"]


def test_a_click_on_another_heading_sorts_by_that(three, click_heading):
    click_heading(three, "name")
    click_heading(three, "status")
    assert titles(three) == ["Leser", "Chat", "Bild"]


def test_the_sort_menu_does_the_same_by_keyboard(qtbot, three):
    def choose(text):
        menu = three.findChild(QPushButton, "sort").menu()
        menu.aboutToShow.emit()
        action = next(action for action in menu.actions() if action.text() == text)
        with qtbot.waitSignal(three.state_changed):
            action.trigger()

    choose("Name")
    assert titles(three) == ["Bild", "Chat", "Leser"]
    choose("Descending")
    assert titles(three) == ["Leser", "Chat", "Bild"]
    choose("Original order")
    assert titles(three) == ["Chat", "Leser", "Bild"]


def test_the_sort_menu_opens_by_keyboard(qtbot, three):
    button = three.findChild(QPushButton, "sort")
    button.setFocus()

    def close():
        menu = button.menu()
        shown = menu.isVisible()
        menu.close()
        return shown

    seen = []
    QTimer.singleShot(50, lambda: seen.append(close()))
    qtbot.keyClick(button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: seen == [True])


def test_sorting_keeps_current_row_selection_and_its_place_on_the_screen(
    qtbot, project, make_table, click_heading
):
    uids = add_systems(project, *(f"System {place:03}" for place in range(200, 0, -1)))
    table = make_table(project)
    table.select(uids[100])
    qtbot.keyClick(table._view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    row = table._view.currentIndex().row()
    before = table._view.rowViewportPosition(row)
    click_heading(table, "name")
    assert table.current() == uids[101]
    assert set(table.selected()) == {uids[100], uids[101]}
    assert table._view.currentIndex().row() == 98
    assert table._view.rowViewportPosition(98) == before


def test_sorting_tells_nobody_of_another_current_row(qtbot, three, click_heading):
    with qtbot.assertNotEmitted(three.current_changed):
        click_heading(three, "name")


def test_sorted_and_filtered_together(three, click_heading, type_filter):
    click_heading(three, "name")
    type_filter(three, "status", "In")
    three._filters.editor("status").activated.emit(0)
    three.set_search("in use")
    assert titles(three) == ["Bild", "Chat"]


# order of columns


def test_a_dragged_heading_moves_its_column(qtbot, three):
    with qtbot.waitSignal(three.state_changed):
        drag_heading(qtbot, three, "department", "name")
    assert three.export_columns()[1] == "department"
    header = three._view.headings
    assert all(header.visualIndex(place) == place for place in range(header.count()))
    assert cell(three, 0, "department") == "Vertrieb"
    editor = three._filters.editor("department")
    assert abs(editor.x() - header.sectionViewportPosition(1)) < 10


def test_dragging_keeps_widths_order_and_selection(qtbot, three, click_heading):
    click_heading(three, "name")
    header = three._view.headings
    header.resizeSection(three.export_columns().index("department"), 222)
    current = three.current()
    with qtbot.waitSignal(three.state_changed):
        drag_heading(qtbot, three, "department", "name")
    assert header.sectionSize(1) == 222
    assert titles(three) == ["Bild", "Chat", "Leser"]
    assert three.current() == current


# chooser


def open_dialog(qtbot, table):
    qtbot.mouseClick(table.findChild(QPushButton, "choose_columns"), Qt.MouseButton.LeftButton)
    dialog = table.findChild(ColumnsDialog)
    qtbot.waitUntil(dialog.isVisible)
    return dialog, dialog.findChild(QListWidget, "columns")


def row_of(rows, title):
    return next(row for row in range(rows.count()) if rows.item(row).text() == title)


def test_columns_are_hidden_and_moved_by_keyboard(qtbot, three):
    dialog, rows = open_dialog(qtbot, three)
    qtbot.waitUntil(rows.hasFocus)
    rows.setCurrentRow(row_of(rows, "Department"))
    qtbot.keyClick(rows, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(rows, Qt.Key.Key_Up, ALT)
    rows.setCurrentRow(row_of(rows, "Risk level"))
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    before = three.export_columns()
    with qtbot.waitSignal(three.state_changed):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    moved = [key for key in before if key not in ("department", "=level")]
    moved.insert(before.index("department") - 3, "department")
    assert three.export_columns() == moved


def test_a_hidden_field_can_be_shown(qtbot, three):
    dialog, rows = open_dialog(qtbot, three)
    rows.item(row_of(rows, "Notes")).setCheckState(Qt.CheckState.Checked)
    dialog.findChild(QPushButton, "take_columns").click()
    assert three.export_columns()[-1] == "notes"
    assert three._filters.editor("notes") is not None


def test_buttons_move_a_column(qtbot, three):
    dialog, rows = open_dialog(qtbot, three)
    up, down = (dialog.findChild(QPushButton, name) for name in ("move_up", "move_down"))
    assert not up.isEnabled()
    qtbot.mouseClick(down, Qt.MouseButton.LeftButton)
    assert (rows.item(1).text(), rows.currentRow(), up.isEnabled()) == ("Number", 1, True)
    qtbot.mouseClick(up, Qt.MouseButton.LeftButton)
    assert rows.item(0).text() == "Number"


def test_without_any_column_there_is_nothing_to_take(qtbot, three):
    dialog, rows = open_dialog(qtbot, three)
    for row in range(rows.count()):
        rows.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.findChild(QPushButton, "take_columns").isEnabled()
    qtbot.mouseClick(dialog.findChild(QPushButton, "usual_columns"), Qt.MouseButton.LeftButton)
    assert dialog.findChild(QPushButton, "take_columns").isEnabled()


def test_escape_changes_nothing(qtbot, three):
    before = three.export_columns()
    dialog, rows = open_dialog(qtbot, three)
    rows.item(3).setCheckState(Qt.CheckState.Unchecked)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert three.export_columns() == before


def test_hiding_a_filtered_column_ends_its_filter(qtbot, three, type_filter):
    type_filter(three, "name", "chat")
    dialog, rows = open_dialog(qtbot, three)
    rows.item(row_of(rows, "Name")).setCheckState(Qt.CheckState.Unchecked)
    dialog.findChild(QPushButton, "take_columns").click()
    assert len(titles(three)) == 3


# state


def test_columns_widths_and_order_come_back(qtbot, project, make_table, click_heading):
    add_systems(project, "b", "a")
    table = make_table(project)
    click_heading(table, "name")
    click_heading(table, "name")
    drag_heading(qtbot, table, "department", "name")
    qtbot.waitUntil(lambda: table.export_columns()[1] == "department")
    table._view.headings.resizeSection(1, 260)
    again = make_table(project, state=table.state())
    assert again.export_columns() == table.export_columns()
    assert again._view.columnWidth(1) == 260
    assert titles(again) == ["b", "a"]
    assert again.state() == table.state()


def test_changing_a_width_tells_that_the_state_changed_once(qtbot, three):
    with qtbot.waitSignal(three.state_changed):
        for width in (200, 220, 240):
            three._view.headings.resizeSection(1, width)
    with qtbot.assertNotEmitted(three.state_changed, wait=400):
        three.resize(900, 700)


def test_filters_are_not_part_of_the_state(three, type_filter):
    before = three.state()
    type_filter(three, "name", "chat")
    three.set_search("x")
    assert three.state() == before


@pytest.mark.parametrize(
    "state",
    [
        "nonsense",
        "[]",
        "null",
        '{"columns": "name"}',
        '{"columns": [1, null, {}, "gone"], "widths": [], "sort": "name"}',
        '{"columns": [], "widths": {"name": "wide"}, "sort": ["gone", true]}',
        '{"sort": ["name"], "widths": {"name": NaN}}',
        '{"sort": [["name"], false]}',
    ],
)
def test_a_state_that_cannot_be_read_gives_the_usual_columns(project, make_table, state):
    add_systems(project, "b", "a")
    table = make_table(project, state=state)
    assert table.export_columns() == make_table(project, state="").export_columns()
    assert titles(table) == ["b", "a"]


def test_a_state_with_doubled_and_unknown_columns_keeps_the_known_ones(project, make_table):
    add_systems(project, "a")
    state = json.dumps({"columns": ["name", "gone", "number", "name"]})
    assert make_table(project, state=state).export_columns() == ["name", "number"]


def test_widths_stay_within_limits(project, make_table):
    add_systems(project, "a")
    state = json.dumps({"columns": ["name", "number"], "widths": {"name": 1e9}})
    assert make_table(project, state=state)._view.columnWidth(0) < 2_000


def test_a_deleted_custom_field_leaves_the_table(project, make_table):
    (uid,) = add_systems(project, "a")
    values = {"of_kind": "system", "label": "Kostenstelle", "custom_kind": CustomKind.TEXT}
    field = project.add(EntityKind.CUSTOM_FIELD, values)
    project.edit(uid, {custom_key(field): "4711"})
    table = make_table(project, state="")
    assert cell(table, 0, custom_key(field)) == "4711"
    project.delete([field])
    table.refresh([field])
    assert custom_key(field) not in table.export_columns()
    assert table.current() == uid


def test_a_double_click_on_an_edge_fits_the_column(three):
    header = three._view.headings
    header.sectionHandleDoubleClicked.emit(0)
    assert header.sectionSize(0) < 100


def test_the_menu_of_the_rows_opens_the_chooser(qtbot, three):
    three._view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = three.findChild(QMenu, "rows_menu")
    next(action for action in menu.actions() if action.text() == "Columns…").trigger()
    menu.close()
    assert three.findChild(ColumnsDialog).isVisible()


# usual columns and their widths


def test_a_list_of_systems_begins_with_what_people_look_for(project, make_table):
    add_systems(project, "a")
    usual = make_table(project, state="").export_columns()
    assert usual == ["number", "name", "=classification", "=level", "owner"]


def test_systems_without_a_classification_say_so_and_are_a_group_of_their_own(project, make_table):
    add_systems(project, "a", "b")
    table = make_table(project, state="")
    column = table.export_columns().index("=classification")
    assert table._model.index(0, column).data() == "Not classified"
    table.group_by("=classification")
    assert table._model.index(0, 0).data() == "Not classified · 2 entries"


@pytest.mark.parametrize("width", [640, 1280])
def test_the_usual_columns_fill_the_width_without_scrolling(qtbot, project, make_table, width):
    add_systems(project, "a", "b" * 300)
    table = make_table(project, state="")
    table.resize(width, 600)
    qtbot.waitUntil(lambda: table._view.width() == width)
    assert table._view.headings.length() == table._view.viewport().width()
    qtbot.waitUntil(lambda: table._view.horizontalScrollBar().maximum() == 0)


def test_the_title_keeps_the_width_that_somebody_chose(project, make_table):
    add_systems(project, "a")
    table = make_table(project, state="")
    table._view.headings.resizeSection(1, 300)
    table.resize(700, 600)
    assert table._view.columnWidth(1) == 300


def test_a_narrow_table_scrolls_rather_than_hiding_the_title(project, make_table, look):
    add_systems(project, "a")
    table = make_table(project, state="")
    table.resize(300, 600)
    assert table._view.columnWidth(1) >= look.theme.em(12)
