from datetime import date, timedelta
from html import unescape

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton

from rai_desktop.ui.tables.state import TableState, state_text
from tests.ui.tables.conftest import titles
from tests.ui.tables.fake import TODAY, add_risk, add_systems, rated

ALT = Qt.KeyboardModifier.AltModifier
ROWS = QItemSelectionModel.SelectionFlag.Rows


def choose(table, key, word):
    box = table._filters.editor(key)
    place = box.findText(word)
    assert place >= 0
    box.setCurrentIndex(place)
    box.activated.emit(place)


def ready(table, key, word):
    """Choose a ready filter from the menu that Alt+Down opens."""
    editor = table._filters.editor(key)
    QTest.keyClick(editor, Qt.Key.Key_Down, ALT)
    menu = editor.findChild(QMenu, "ready_filters")
    next(action for action in menu.actions() if action.text() == word).trigger()
    menu.close()


def test_typing_filters_after_a_short_pause(three, type_filter):
    type_filter(three, "name", "CHA")
    assert titles(three) == ["Chat"]


def test_typing_waits_for_the_last_key(qtbot, three):
    editor = three._filters.editor("name")
    with qtbot.assertNotEmitted(three._filters.filters_changed):
        qtbot.keyClicks(editor, "chat")
    assert titles(three) == ["Chat", "Leser", "Bild"]
    with qtbot.waitSignal(three._filters.filters_changed):
        pass
    assert titles(three) == ["Chat"]


def test_filters_of_several_columns_hold_together(three, type_filter):
    choose(three, "status", "In use")
    assert titles(three) == ["Chat", "Bild"]
    type_filter(three, "name", "b")
    assert titles(three) == ["Bild"]


def test_choices_offer_all_words_and_the_empty_one(project, make_table):
    add_systems(project, {"name": "a", "status": "idea"}, "b")
    table = make_table(project)
    box = table._filters.editor("status")
    words = [box.itemText(place) for place in range(box.count())]
    assert (words[0], words[1], words[-1]) == ("All", "Idea", "(empty)")
    choose(table, "status", "(empty)")
    assert titles(table) == ["b"]
    choose(table, "status", "All")
    assert titles(table) == ["a", "b"]


def test_levels_are_filtered_by_their_words(project, make_table):
    uids = add_systems(project, "a", "b")
    add_risk(project, uids[1], **rated("high"))
    table = make_table(project)
    choose(table, "=level", "High")
    assert titles(table) == ["b"]
    choose(table, "=level", "Not rated")
    assert titles(table) == ["a"]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("Overdue", ["late"]),
        ("In the next 30 days", ["today", "soon"]),
        ("In the next 90 days", ["today", "soon", "later"]),
        ("(empty)", ["never"]),
        ("(filled)", ["late", "today", "soon", "later"]),
    ],
)
def test_ready_filters_for_days(project, make_table, word, found):
    days = {"late": -1, "today": 0, "soon": 30, "later": 31}
    rows = [{"name": n, "review_due_on": TODAY + timedelta(days=d)} for n, d in days.items()]
    add_systems(project, *rows, "never")
    table = make_table(project)
    ready(table, "review_due_on", word)
    assert titles(table) == found
    assert table._filters.editor("review_due_on").text() == word


def test_a_past_day_is_overdue_only_where_there_is_a_deadline(project, make_table):
    add_systems(project, {"name": "a", "in_use_since": date(2020, 1, 1)})
    table = make_table(project)
    ready(table, "in_use_since", "Before today")
    assert titles(table) == ["a"]


def test_days_and_numbers_can_be_typed(project, make_table, type_filter):
    uids = add_systems(project, {"name": "a", "review_due_on": date(2026, 7, 1)}, "b")
    for _ in range(4):
        add_risk(project, uids[1])
    table = make_table(project)
    type_filter(table, "review_due_on", "1.7.2026 - 31.7.2026")
    assert titles(table) == ["a"]
    table.clear_filters()
    type_filter(table, "=risks", "> 3")
    assert titles(table) == ["b"]


def test_what_cannot_be_read_is_marked_and_filters_nothing(three, type_filter):
    type_filter(three, "=risks", "viele")
    editor = three._filters.editor("=risks")
    assert titles(three) == ["Chat", "Leser", "Bild"]
    assert editor.property("wrong") == "yes"
    said = "Write a number such as 3, > 3 or 3–5."
    assert editor.accessibleDescription() == said
    assert unescape(editor.toolTip()) == f"<p>{said}</p>"


def test_a_filter_at_work_is_marked(three, type_filter):
    type_filter(three, "name", "c")
    choose(three, "status", "In use")
    for key in ("name", "status"):
        assert three._filters.editor(key).property("active") == "yes"


def test_escape_empties_a_filter_then_leads_back_to_the_rows(qtbot, three, type_filter):
    type_filter(three, "name", "chat")
    editor = three._filters.editor("name")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert (editor.text(), len(titles(three))) == ("", 3)
    assert editor.hasFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert three._view.hasFocus()


def test_escape_resets_a_choice(qtbot, three):
    choose(three, "status", "Pilot")
    box = three._filters.editor("status")
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert len(titles(three)) == 3
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert three._view.hasFocus()


@pytest.mark.parametrize("key", ["status", "name"])
def test_del_in_a_filter_never_deletes_entries(qtbot, three, key):
    pressed = []
    shortcut = QShortcut(QKeySequence("Del"), three, lambda: pressed.append("deleted"))
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    choose(three, "status", "Pilot")
    three._filters.editor(key).setFocus()
    qtbot.keyClick(three._filters.editor(key), Qt.Key.Key_Delete)
    assert pressed == []
    assert (three._filters.editor("status").currentIndex() == 0) is (key == "status")
    three._view.setFocus()
    qtbot.keyClick(three._view, Qt.Key.Key_Delete)
    assert pressed == ["deleted"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_and_down_apply_at_once_and_lead_to_the_rows(qtbot, three, key):
    editor = three._filters.editor("name")
    editor.setFocus()
    qtbot.keyClicks(editor, "bild")
    qtbot.keyClick(editor, key)
    assert titles(three) == ["Bild"]
    assert three._view.hasFocus()


def test_the_button_in_a_filter_clears_it(qtbot, three, type_filter):
    type_filter(three, "name", "chat")
    editor = three._filters.editor("name")
    button = editor.findChild(QToolButton)
    assert button.accessibleName() == "Clear this filter"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(three)) == 3
    assert button.accessibleName() == "Ready filters"


def test_the_button_in_an_empty_filter_offers_ready_ones(qtbot, three):
    editor = three._filters.editor("department")
    qtbot.mouseClick(editor.findChild(QToolButton), Qt.MouseButton.LeftButton)
    menu = editor.findChild(QMenu, "ready_filters")
    menu.actions()[0].trigger()
    menu.close()
    assert titles(three) == ["Bild"]


def test_typing_after_a_ready_filter_replaces_it(qtbot, three, type_filter):
    ready(three, "department", "(filled)")
    editor = three._filters.editor("department")
    editor.selectAll()
    type_filter(three, "department", "buch")
    assert titles(three) == ["Leser"]


def test_the_filters_are_entered_at_the_current_column(qtbot, three):
    qtbot.keyClick(three._view, Qt.Key.Key_Right)
    three.focus_filters()
    assert three._filters.editor("name").hasFocus()


def test_the_column_of_the_focused_filter_comes_into_view(qtbot, three):
    last = three.export_columns()[-1]
    editor = three._filters.editor(last)
    editor.setFocus()
    assert 0 <= editor.x() < three._view.viewport().width()
    editor = three._filters.editor("purpose")
    editor.setFocus()
    assert 0 <= editor.x() < three._view.viewport().width()
    scrolled = three._view.horizontalScrollBar().value()
    three._filters.editor("number").setFocus()
    assert three._view.horizontalScrollBar().value() == scrolled
    assert three._filters.editor("number").geometry().left() < three._view.columnWidth(0)


def test_tab_goes_from_filter_to_filter(qtbot, three):
    three._filters.editor("number").setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert three._filters.editor("name").hasFocus()


def test_filters_follow_their_columns(three):
    header = three._view.headings
    header.resizeSection(1, 300)
    editor = three._filters.editor("name")
    assert abs(editor.x() - header.sectionViewportPosition(1)) < 10
    assert abs(editor.width() - 300) < 10


def test_the_wheel_never_changes_a_choice(three):
    box = three._filters.editor("status")
    box.setFocus()
    place = QPointF(box.rect().center())
    event = QWheelEvent(
        place,
        QPointF(box.mapToGlobal(place)),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert box.currentIndex() == 0


# search from outside and clearing


def test_search_from_outside(three):
    three.set_search("buchhaltung")
    assert titles(three) == ["Leser"]
    three.set_search("")
    assert len(titles(three)) == 3


def test_nothing_found_offers_to_clear(qtbot, three):
    three.set_search("gibt es nicht")
    button = three.findChild(QPushButton, "clear_filters_here")
    assert button.isVisible()
    with qtbot.waitSignal(three.search_cleared):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert len(titles(three)) == 3
    assert not button.isVisible()
    assert three.current() == three.visible_uids()[0]


def test_clear_filters_is_offered_only_while_there_are_some(three, type_filter):
    button = three.findChild(QPushButton, "clear_filters")
    assert not button.isVisible()
    type_filter(three, "name", "chat")
    assert button.isVisible()
    button.click()
    assert (button.isVisible(), three._filters.editor("name").text()) == (False, "")


def test_a_row_that_no_longer_fits_makes_room_for_the_next(qtbot, three):
    _, leser, _ = three.visible_uids()
    with qtbot.waitSignal(three.current_changed) as caught:
        three.set_search("leser")
    assert caught.args == [leser]
    assert (three.current(), three.selected()) == (leser, [leser])
    with qtbot.waitSignal(three.current_changed) as caught:
        three.set_search("gibt es nicht")
    assert caught.args == [None]


def test_the_summary_tells_what_is_shown_and_selected(qtbot, three):
    assert three.summary() == "3 systems"
    with qtbot.waitSignal(three.summary_changed) as caught:
        three.set_search("in use")
    assert caught.args == ["2 of 3 systems"]
    with qtbot.waitSignal(three.summary_changed) as caught:
        three._view.selectAll()
    assert caught.args == ["2 of 3 systems · 2 selected"]


def test_numbers_that_are_shown_are_summed(qtbot, project, make_table):
    add_systems(project, {"name": "a", "user_count": 1000}, {"name": "b", "user_count": 250}, "z")
    columns = ("name", "user_count", "=risks")
    table = make_table(project, state=state_text(TableState(columns=columns)))
    assert table.summary() == "3 systems · Sum Number of users: 1,250"
    table._view.selectRow(1)
    assert table.summary() == "3 systems · Sum Number of users: 1,250"
    table._view.selectionModel().select(
        table._model.index(2, 0), QItemSelectionModel.SelectionFlag.Select | ROWS
    )
    assert table.summary() == "3 systems · 2 selected · Sum Number of users: 250"
    table.set_search("z")
    qtbot.waitUntil(lambda: table.summary() == "1 of 3 systems")


def test_a_sum_follows_a_change_of_a_number(project, make_table):
    (uid,) = add_systems(project, {"name": "a", "user_count": 1})
    table = make_table(project, state=state_text(TableState(columns=("name", "user_count"))))
    project.edit(uid, {"user_count": 12})
    table.refresh([uid])
    assert table.summary() == "1 system · Sum Number of users: 12"


def test_filters_stay_below_the_headings_when_a_line_comes_above_them(three):
    three.offer_bulk(is_offered=True)
    QApplication.processEvents()
    header = three._view.headings
    heads = header.mapTo(three, header.viewport().geometry().bottomLeft()).y()
    assert three._filters.y() == heads + 1
