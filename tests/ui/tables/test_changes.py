import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.theme import load_theme
from rai_desktop.words import Words, words_for
from tests.ui.tables.conftest import cell, titles
from tests.ui.tables.fake import add_risk, add_systems, listing_of, new_project, rated


@pytest.fixture
def long_table(project, make_table):
    """Return a table of 300 systems with names that rise."""
    add_systems(project, *(f"System {place:03}" for place in range(300)))
    return make_table(project)


def notice_texts(table):
    labels = table.findChild(object, "empty_notice").findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


# edits


def test_an_edit_is_shown(project, three):
    uid = three.current()
    project.edit(uid, {"name": "Chat im Kundendienst"})
    three.refresh([uid])
    assert cell(three, 0, "name") == "Chat im Kundendienst"


def test_the_current_row_stays_current_when_sorting_moves_it(
    qtbot, project, long_table, click_heading
):
    click_heading(long_table, "name")
    uid = long_table.current()
    with qtbot.assertNotEmitted(long_table.current_changed):
        project.edit(uid, {"name": "Zuletzt"})
        long_table.refresh([uid])
    assert long_table.current() == uid
    assert long_table.selected() == [uid]
    row = long_table._view.currentIndex().row()
    assert row == 299
    assert 0 <= long_table._view.rowViewportPosition(row) < long_table._view.viewport().height()


def test_the_current_row_stays_when_a_filter_no_longer_fits_it(project, three, type_filter):
    type_filter(three, "name", "chat")
    uid = three.current()
    project.edit(uid, {"name": "Assistent"})
    three.refresh([uid])
    assert (three.current(), titles(three)) == (uid, ["Assistent"])
    three.set_search("leser")
    assert titles(three) == []
    three.clear_filters()
    assert titles(three) == ["Assistent", "Leser", "Bild"]


def test_an_edit_elsewhere_keeps_the_scroll_place(qtbot, project, long_table):
    uids = long_table.visible_uids()
    bar = long_table._view.verticalScrollBar()
    bar.setValue(2_000)
    project.edit(uids[290], {"name": "neu"})
    long_table.refresh([uids[290]])
    assert bar.value() == 2_000
    (added,) = add_systems(project, "Noch eins")
    long_table.refresh([added])
    assert bar.value() == 2_000


def test_deleted_rows_go_and_the_next_becomes_current(qtbot, project, three):
    first, second, third = three.visible_uids()
    three.select(second)
    project.delete([second])
    with qtbot.waitSignal(three.current_changed) as caught:
        three.refresh([second])
    assert caught.args == [third]
    assert (three.current(), three.selected()) == (third, [third])
    project.delete([third])
    three.refresh([third])
    assert three.current() == first


def test_selection_of_several_survives_a_change(project, three):
    uids = three.visible_uids()
    three._view.selectAll()
    project.edit(uids[1], {"name": "neu"})
    three.refresh([uids[1]])
    assert three.selected() == uids


def test_a_renamed_person_is_shown_at_once(project, make_table):
    owner = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    add_systems(project, {"name": "a", "owner": owner})
    table = make_table(project)
    project.edit(owner, {"name": "Leitung Betrieb"})
    table.refresh([owner])
    assert cell(table, 0, "owner") == "Leitung Betrieb"


def test_a_new_risk_changes_level_and_number(project, make_table):
    (uid,) = add_systems(project, "a")
    table = make_table(project)
    add_risk(project, uid, **rated("high"))
    table.refresh()
    assert (cell(table, 0, "=level"), cell(table, 0, "=risks")) == ("High", "1")


# selecting from outside


def test_selecting_makes_a_row_current_and_visible(qtbot, long_table):
    uid = long_table.visible_uids()[250]
    with qtbot.waitSignal(long_table.current_changed) as caught:
        long_table.select(uid)
    assert caught.args == [uid]
    top = long_table._view.rowViewportPosition(250)
    assert 0 <= top < long_table._view.viewport().height()
    assert long_table.selected() == [uid]


def test_selecting_a_filtered_row_shows_it(project, three):
    uids = three.visible_uids()
    three.set_search("leser")
    three.select(uids[0])
    assert titles(three) == ["Chat", "Leser"]
    assert three.current() == uids[0]


def test_selecting_what_is_not_there_changes_nothing(three):
    before = three.current()
    three.select("nobody")
    assert three.current() == before


def test_a_new_entry_is_selected_even_under_a_filter(project, three, type_filter):
    type_filter(three, "name", "chat")
    (uid,) = add_systems(project, "neu")
    three.refresh([uid])
    three.select(uid)
    assert three.current() == uid
    assert titles(three) == ["Chat", "neu"]


# empty


def test_an_empty_project_says_what_to_do(project, make_table):
    table = make_table(project)
    title, text = notice_texts(table)
    assert title == "No AI systems yet"
    assert "Ctrl+N" in text
    assert not table._view.isVisible()
    assert table.current() is None
    assert table.summary() == "0 systems"


@pytest.mark.parametrize("kind", [EntityKind.RISK, EntityKind.PERSON, EntityKind.EVIDENCE])
def test_every_kind_says_what_to_do_when_empty(project, make_table, kind):
    assert len(notice_texts(make_table(project, kind))) == 2


def test_an_empty_list_begins_with_its_button(qtbot, project, make_table):
    table = make_table(project, EntityKind.RISK)
    button = table.findChild(QPushButton, "new_here")
    assert button.text() == "New risk"
    assert not table.findChild(QPushButton, "tick_here").isVisible()
    with qtbot.waitSignal(table.new_wanted):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_an_empty_list_of_systems_offers_what_is_already_used(qtbot, project, make_table):
    table = make_table(project)
    table.offer_beginning(new=True, ticking=True)
    with qtbot.waitSignal(table.ticking_wanted):
        qtbot.mouseClick(table.findChild(QPushButton, "tick_here"), Qt.MouseButton.LeftButton)
    table.offer_beginning(new=False, ticking=True)
    for name in ("new_here", "tick_here"):
        assert not table.findChild(QPushButton, name).isVisible()


def test_nothing_found_offers_no_new_entry(three, type_filter):
    type_filter(three, "name", "gibt es nicht")
    assert not three.findChild(QPushButton, "new_here").isVisible()
    assert three.findChild(QPushButton, "clear_filters_here").isVisible()


def test_the_first_entry_brings_the_rows(qtbot, project, make_table):
    table = make_table(project)
    (uid,) = add_systems(project, "a")
    with qtbot.waitSignal(table.current_changed) as caught:
        table.refresh([uid])
    assert caught.args == [uid]
    assert table._view.isVisible()
    assert notice_texts(table) == []


def test_the_last_entry_gone_brings_the_notice(qtbot, project, make_table):
    (uid,) = add_systems(project, "a")
    table = make_table(project)
    project.delete([uid])
    with qtbot.waitSignal(table.current_changed) as caught:
        table.refresh([uid])
    assert caught.args == [None]
    assert notice_texts(table)[0] == "No AI systems yet"


def test_nothing_found_keeps_filters_in_reach(three, type_filter):
    type_filter(three, "name", "gibt es nicht")
    assert notice_texts(three) == ["Nothing found", "No entry matches the filters: Name."]
    three.set_search("auch nicht")
    assert notice_texts(three)[1] == (
        "No entry matches the search “auch nicht” and the filters: Name."
    )
    three.set_search("")
    assert three._filters.editor("name").isVisible()
    assert three._filters.editor("name").hasFocus()


# another listing, language, theme


class Loud(Words):
    """A language in capitals, to see what is translated."""

    def __init__(self):
        super().__init__("en", words_for("en")._catalogue)

    def __call__(self, text):
        return re.sub(r"\{\w+\}", lambda m: m[0].lower(), super().__call__(text).upper())


def test_another_language_keeps_place_filters_and_typed_texts(qtbot, project, make_table):
    uids = add_systems(project, *({"name": n, "status": "pilot"} for n in ("Chat", "Chor", "x")))
    table = make_table(project)
    table._filters.editor("name").setText("Ch")
    table._filters.editor("name").textEdited.emit("Ch")
    box = table._filters.editor("status")
    box.setCurrentIndex(box.findText("Pilot"))
    box.activated.emit(box.currentIndex())
    table.select(uids[1])
    listing = listing_of(project, language="de")
    with qtbot.assertNotEmitted(table.current_changed):
        table.set_listing(listing)
        table.retranslate(Loud())
    assert titles(table) == ["Chat", "Chor"]
    assert table.current() == uids[1]
    assert table._filters.editor("name").text() == "Ch"
    assert table.findChild(QPushButton, "choose_columns").text() == "COLUMNS…"
    assert table._filters.editor("name").placeholderText() == "FILTER"
    assert box.itemText(0) == "ALL"
    assert box.currentData() == "pilot"


def test_dates_follow_the_language(project, make_table):
    add_systems(project, {"name": "a", "review_due_on": date(2026, 7, 1)})
    table = make_table(project)
    assert cell(table, 0, "review_due_on") == "1 Jul 2026"
    table.set_listing(listing_of(project, language="de"))
    assert cell(table, 0, "review_due_on") == "01.07.2026"


def test_another_project_begins_anew(qtbot, three, type_filter):
    type_filter(three, "name", "chat")
    three.set_search("c")
    other = new_project()
    other.delete(add_systems(other, "Gelöschtes"))
    (uid,) = add_systems(other, "Anderes")
    with qtbot.waitSignal(three.current_changed):
        three.set_listing(listing_of(other))
    assert titles(three) == ["Anderes"]
    assert three.current() == uid
    assert three._filters.editor("name").text() == ""


def test_another_kind_has_its_own_columns(project, three):
    add_risk(project, None, title="Falsche Auskunft")
    three.set_listing(listing_of(project, EntityKind.RISK))
    assert titles(three) == ["Falsche Auskunft"]
    assert "=level_persons" in three.export_columns()
    assert three._view.accessibleName() == "Risks"


def test_another_theme_and_font_size_keep_the_place(qtbot, long_table, qapp):
    uid = long_table.visible_uids()[200]
    long_table.select(uid)
    font = qapp.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    before = long_table._view.rowHeight(0)
    with qtbot.assertNotEmitted(long_table.current_changed):
        long_table.apply_theme(load_theme("dark", font))
    assert long_table._view.rowHeight(0) > 1.5 * before
    assert long_table.current() == uid
    top = long_table._view.rowViewportPosition(200)
    assert 0 <= top < long_table._view.viewport().height()


def test_the_search_gets_ready_while_nothing_happens(qtbot, project, make_table):
    add_systems(project, *(f"System {place}" for place in range(450)))
    table = make_table(project)
    qtbot.waitUntil(lambda: not table._listing.prepare(0))
    assert len(table._listing.search("system")) == 450


def test_the_mouse_marks_the_row_below_it(qtbot, three):
    area = three._view.visualRect(three._model.index(1, 1))
    qtbot.mouseMove(three._view.viewport(), area.center())
    qtbot.waitUntil(lambda: three._view.delegate.hovered_row == 1)


def test_left_and_right_move_between_cells_of_a_row(qtbot, three):
    uid = three.current()
    qtbot.keyClick(three._view, Qt.Key.Key_Right)
    assert three._view.currentIndex().column() == 1
    assert (three.current(), three.selected()) == (uid, [uid])


def test_rows_that_changed_are_told_once_as_one_stretch(project, make_table):
    uids = add_systems(project, *"abcd")
    model = make_table(project)._model
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.tell_changed([uids[2], uids[1], "somebody else"])
    model.tell_changed(uids)
    model.tell_changed(["somebody else"])
    assert told == [(1, 2), (0, 3)]
