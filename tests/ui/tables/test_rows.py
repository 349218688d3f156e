import csv
import io
from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QMenu, QToolTip

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.listing import ListKind
from rai_desktop.ui.tables.model import plain_tip
from rai_desktop.ui.tables.state import TableState, state_text
from tests.ui.tables.conftest import cell, titles
from tests.ui.tables.fake import add_risk, add_systems, rated

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def press(qtbot, table, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(table._view, key, modifier)


def point_in(table, row, key="name"):
    index = table._model.index(row, table.export_columns().index(key))
    return table._view.visualRect(index).center()


def click_row(qtbot, table, row, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mouseClick(
        table._view.viewport(), Qt.MouseButton.LeftButton, modifier, point_in(table, row)
    )


def test_rows_stand_in_the_order_they_were_added(three):
    assert titles(three) == ["Chat", "Leser", "Bild"]
    assert cell(three, 1, "status") == "Pilot"


def test_there_is_a_current_row_at_once(three):
    uid = three.visible_uids()[0]
    assert (three.current(), three.selected()) == (uid, [uid])


def test_arrows_home_and_end_move_the_current_row(qtbot, three):
    first, second, third = three.visible_uids()
    for key, expected in (
        (Qt.Key.Key_Down, second),
        (Qt.Key.Key_End, third),
        (Qt.Key.Key_Up, second),
        (Qt.Key.Key_Home, first),
    ):
        with qtbot.waitSignal(three.current_changed) as caught:
            press(qtbot, three, key)
        assert caught.args == [expected]
        assert three.current() == expected


def test_shift_and_control_select_several(qtbot, three):
    first, second, third = three.visible_uids()
    with qtbot.waitSignal(three.selection_changed) as caught:
        press(qtbot, three, Qt.Key.Key_Down, SHIFT)
    assert caught.args == [[first, second]]
    click_row(qtbot, three, 2, CTRL)
    assert three.selected() == [first, second, third]
    click_row(qtbot, three, 0, CTRL)
    assert three.selected() == [second, third]
    click_row(qtbot, three, 1)
    assert three.selected() == [second]


def test_control_space_adds_and_takes_away_the_current_row(qtbot, three):
    press(qtbot, three, Qt.Key.Key_Home)
    press(qtbot, three, Qt.Key.Key_Down, CTRL)
    press(qtbot, three, Qt.Key.Key_Down, CTRL)
    press(qtbot, three, Qt.Key.Key_Space, CTRL)
    uids = three.visible_uids()
    assert three.selected() == [uids[0], uids[2]]
    press(qtbot, three, Qt.Key.Key_Space, CTRL)
    assert three.selected() == [uids[0]]


def test_select_all_by_keyboard(qtbot, three):
    press(qtbot, three, Qt.Key.Key_A, CTRL)
    assert three.selected() == three.visible_uids()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_opens_the_current_row(qtbot, three, key):
    press(qtbot, three, Qt.Key.Key_Down)
    with qtbot.waitSignal(three.activated) as caught:
        press(qtbot, three, key)
    assert caught.args == [three.visible_uids()[1]]


def test_a_double_click_opens_a_row(qtbot, three):
    place = point_in(three, 1)
    with qtbot.waitSignal(three.activated) as caught:
        qtbot.mouseClick(three._view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(three._view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [three.visible_uids()[1]]


def test_tab_leaves_the_rows(qtbot, three):
    press(qtbot, three, Qt.Key.Key_Tab)
    assert not three._view.hasFocus()
    assert three.current() == three.visible_uids()[0]


def test_typing_goes_to_the_next_row_that_begins_so(qtbot, project, make_table):
    add_systems(project, "Alpha", "Übersetzung", "Ubahn", "Über uns")
    table = make_table(project)
    press(qtbot, table, Qt.Key.Key_Right)
    for letter in "ÜBA":
        table._view.keyboardSearch(letter)
    assert table.current() == table.visible_uids()[2]


def test_typing_one_letter_again_goes_on_to_the_next_row(qtbot, project, make_table):
    add_systems(project, "Bild", "Chat", "Bote")
    table = make_table(project)
    press(qtbot, table, Qt.Key.Key_Right)
    press(qtbot, table, Qt.Key.Key_B)
    assert table.current() == table.visible_uids()[2]


def test_typing_what_no_row_begins_with_stays(qtbot, three):
    press(qtbot, three, Qt.Key.Key_X)
    assert three.current() == three.visible_uids()[0]


def test_copy_gives_rows_with_headings_as_text(qtbot, three):
    press(qtbot, three, Qt.Key.Key_Down, SHIFT)
    press(qtbot, three, Qt.Key.Key_C, CTRL)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][:2] == ["Number", "Name"]
    assert [line[:2] for line in lines[1:]] == [["KI-0001", "Chat"], ["KI-0002", "Leser"]]
    assert {len(line) for line in lines} == {len(three.export_columns())}


@pytest.mark.parametrize(
    ("name", "copied"),
    [
        ("=1+1", " =1+1"),
        ("+49 30", " +49 30"),
        ("@SUM(A1)", " @SUM(A1)"),
        ("-x", " -x"),
        ("\t=1+1", " \t=1+1"),
        ("one\ttwo\nthree", "one\ttwo\nthree"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ('"Chat" for all', '"Chat" for all'),
        ('The "Chat"', 'The "Chat"'),
        ("<b>a & b</b>", "<b>a & b</b>"),
    ],
)
def test_copied_texts_stay_texts_in_their_cells(project, make_table, name, copied):
    add_systems(project, name)
    table = make_table(project)
    table.copy_rows()
    for rows in (pasted_text(), pasted_table()):
        assert len(rows) == 2
        assert {len(row) for row in rows} == {len(table.export_columns())}
        assert rows[1][:2] == ["KI-0001", copied]


def pasted_text():
    """Return the cells a spreadsheet makes of the text on the clipboard."""
    text = QGuiApplication.clipboard().mimeData().text()
    return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab"))


def pasted_table():
    """Return the cells a spreadsheet makes of the table on the clipboard."""
    reader = TableReader()
    reader.feed(QGuiApplication.clipboard().mimeData().html())
    return reader.rows


class TableReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.rows = []
        self.styles = []
        self.is_inside = False

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.styles.append(dict(attrs).get("style", ""))
            self.is_inside = True
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.is_inside = False

    def handle_data(self, data):
        if self.is_inside:
            self.rows[-1][-1] += data.replace("\u00a0", " ")


def test_copied_texts_are_marked_as_texts_and_numbers_are_not(project, make_table):
    add_systems(project, {"name": "1/2", "user_count": 7})
    table = make_table(project, state=state_text(TableState(columns=("name", "user_count"))))
    table.copy_rows()
    reader = TableReader()
    reader.feed(QGuiApplication.clipboard().mimeData().html())
    assert reader.rows[1] == ["1/2", "7"]
    assert ["@" in style for style in reader.styles[2:]] == [True, False]


def test_the_bytes_on_the_clipboard(project, make_table):
    add_systems(project, {"name": "Größe\n=1", "status": "pilot"})
    table = make_table(project, state=state_text(TableState(columns=("name", "status"))))
    table.copy_rows()
    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("text/plain")).decode() == 'Name\tStatus\n"Größe\n=1"\tPilot\n'
    assert 'Größe<br style="mso-data-placement:same-cell;">=1</td>' in data.html()


def test_the_menu_of_the_rows_copies(qtbot, three):
    QGuiApplication.clipboard().setText("")
    three._view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = three.findChild(QMenu, "rows_menu")
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("KI-0001\tChat")


# hostile texts


def test_tags_stay_text_in_cells_and_tips(project, make_table):
    add_systems(project, "<b>bold</b> & <img src='file:///etc/passwd'>")
    table = make_table(project)
    assert cell(table, 0, "name").startswith("<b>bold</b> & <img")
    tip = table._model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold" in tip
    assert "<b>" not in tip


def test_line_breaks_are_shown_as_one_line(project, make_table):
    add_systems(project, "one\ntwo\r\n\tthree\u2028four")
    assert cell(make_table(project), 0, "name") == "one two three four"


def test_a_long_name_is_cut_in_the_row_and_whole_in_the_tip(qtbot, project, make_table):
    name = "Ein sehr langer Name " * 15
    add_systems(project, {"name": name, "department": "IT"})
    table = make_table(project)
    heights = {table._view.rowHeight(0)}
    index = table._model.index(0, 1)
    assert table._view.itemDelegate().sizeHint(None, index).width() > table._view.columnWidth(1)
    assert name in index.data(Qt.ItemDataRole.ToolTipRole)
    add_systems(project, "kurz")
    table.refresh()
    assert {table._view.rowHeight(0), table._view.rowHeight(1)} == heights


def test_a_tip_appears_only_where_a_text_is_cut(qtbot, project, make_table):
    add_systems(project, "Ein langer Name " * 10, "kurz")
    table = make_table(project)

    def hover(row):
        place = point_in(table, row)
        view = table._view
        event = QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
        QGuiApplication.sendEvent(view.viewport(), event)

    hover(0)
    assert QToolTip.text().count("Ein langer Name") == 10
    hover(1)
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_very_long_tip_is_cut():
    assert len(plain_tip("x" * 100_000)) < 2_000


def test_headings_of_custom_fields_stay_text(project, make_table):
    add_systems(project, "a")
    values = {"of_kind": "system", "label": "<i>x</i>\ny", "custom_kind": CustomKind.TEXT}
    project.add(EntityKind.CUSTOM_FIELD, values)
    model = make_table(project, state="")._model
    last = model.columnCount() - 1
    assert model.headerData(last, Qt.Orientation.Horizontal) == "<i>x</i> y"
    tip = model.headerData(last, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;i&gt;" in tip


# drawing


def test_levels_are_drawn_in_the_colour_of_the_level(project, make_table, look):
    uids = add_systems(project, "a", "b")
    add_risk(project, uids[0], **rated("very_high"))
    table = make_table(project)
    section = table.export_columns().index("=level")
    assert table._model.columns[section].kind is ListKind.LEVEL
    picture = table._view.viewport().grab().toImage()

    def colours(row):
        area = table._view.visualRect(table._model.index(row, section))
        points = ((x, y) for x in range(area.left(), area.right()) for y in (area.center().y(),))
        return {picture.pixelColor(x, y).name() for x, y in points}

    assert look.theme.colour("level_very_high").name() in colours(0)
    assert look.theme.colour("level_very_high").name() not in colours(1)


def test_ten_thousand_rows_can_be_searched_sorted_and_scrolled(
    qtbot, project, make_table, click_heading
):
    add_systems_fast(project, 10_000)
    table = make_table(project)
    assert len(table.visible_uids()) == 10_000
    table.set_search("system 77")
    qtbot.waitUntil(lambda: len(table.visible_uids()) == 280)
    table.set_search("")
    click_heading(table, "name")
    qtbot.waitUntil(lambda: table.visible_uids()[2] == "s10")
    press(qtbot, table, Qt.Key.Key_End)
    assert table.current() == table.visible_uids()[-1]
    assert table._view.viewport().grab().width() > 0


def add_systems_fast(project, count):
    project.store.put(
        FieldSetting(EntityKind.SYSTEM, f"s{place}", "name", f"System {place}")
        for place in range(count)
    )
