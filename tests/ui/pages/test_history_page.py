"""The history in the window: reading it, filtering, going to entries, old values back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services import step_heads
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.history import details
from rai_desktop.ui.pages.history.state import HistoryState
from rai_desktop.ui.pages.history.values import LONGEST
from rai_desktop.ui.parts import slices
from tests.ui.conftest import child, show_example, stored
from tests.ui.fakes import Doubled
from tests.ui.looking import cut_off, names_of, too_wide, unnamed
from tests.ui.test_form import HOSTILE


@pytest.fixture
def page(qtbot, example):
    """Return the history of the example company after two changes."""
    project = example.desk.project
    project.edit(stored(example, "Chat").uid, {"name": "Chat for all", "department": "Sales"})
    project.edit(stored(example, "Bot").uid, {"department": "Legal"})
    return shown(qtbot, example)


def shown(qtbot, window):
    window.desk.workspace.show_page(Page.HISTORY)
    page = window.desk.workspace.page
    qtbot.waitUntil(lambda: page._model.rowCount() > 0)
    return page


def row_texts(page):
    model = page._model
    return [model.index(row, 2).data() for row in range(model.rowCount())]


def texts(page, name):
    return [part.text().replace("\u200b", "") for part in page.details.findChildren(QLabel, name)]


def test_the_newest_step_stands_first_with_its_values_before_and_after(page):
    assert row_texts(page)[0].endswith("Bot")
    assert texts(page, "step_before_text") == ["–"]
    assert texts(page, "step_after_text") == ["Legal"]


def test_each_changed_field_stands_with_its_label(qtbot, page):
    page.rows.setFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Down)
    assert texts(page, "step_field") == ["Name", "Department"]
    assert texts(page, "step_before_text") == ["Chat", "–"]
    assert texts(page, "step_after_text") == ["Chat for all", "Sales"]


def test_an_old_value_comes_back_as_one_step_that_can_be_undone(qtbot, example, page):
    page.rows.selectRow(1)
    page.details.findChild(QPushButton, "restore_name").click()
    system = stored(example, "Chat")
    assert system.department == "Sales"
    assert example.desk.workspace.notice.text == "“Name” has its earlier value again."
    child(example, "notice_undo").click()
    assert stored(example, "Chat for all").uid == system.uid


def test_the_filter_finds_steps_by_what_they_did(qtbot, page):
    before = page._model.rowCount()
    page.filters.text.setFocus()
    qtbot.keyClicks(page.filters.text, "chat")
    assert 0 < page._model.rowCount() < before
    assert all("Chat" in text for text in row_texts(page))
    qtbot.keyClick(page.filters.text, Qt.Key.Key_Escape)
    assert page._model.rowCount() == before


def test_an_entry_of_a_step_is_one_click_away(example, page):
    page.details.findChild(QPushButton, "step_entry").click()
    space = example.desk.workspace
    assert (space.kind, space.form.uid) == (EntityKind.SYSTEM, stored(example, "Bot").uid)


def test_a_deleted_entry_is_found_in_the_bin(qtbot, example, page):
    example.desk.project.delete([stored(example, "Bot").uid])
    qtbot.waitUntil(lambda: "Deleted" in row_texts(page)[0])
    page.rows.selectRow(0)
    page.details.findChild(QPushButton, "step_entry").click()
    assert example.desk.workspace.key is Page.BIN


def test_the_history_of_one_entry_is_shown_from_its_form(qtbot, example, page):
    space = example.desk.workspace
    space.go_to(stored(example, "Bot").uid)
    child(space.form, "form_history").click()
    assert space.key is Page.HISTORY
    qtbot.waitUntil(lambda: all("Bot" in text for text in row_texts(page)))
    assert child(page, "history_only").text() == space.project.number(stored(example, "Bot"))
    child(page, "history_all").click()
    qtbot.waitUntil(lambda: any("Chat" in text for text in row_texts(page)))


def test_a_new_step_appears_and_the_chosen_one_stays(qtbot, example, page):
    page.rows.selectRow(1)
    example.desk.project.edit(stored(example, "Bot").uid, {"department": "IT"})
    assert row_texts(page)[0].endswith("Bot")
    assert page._current() is page._model.head(2)
    assert page.rows.selectionModel().isRowSelected(2)


def test_nothing_is_restored_where_nothing_can_change(example, page):
    example.desk.project.store.read_only = True
    page.rows.selectRow(1)
    buttons = page.details.findChildren(QPushButton)
    shown = [part.objectName() for part in buttons if not part.isHidden()]
    assert not any(name.startswith("restore_") for name in shown)


def test_only_the_values_of_the_step_that_is_looked_at_are_read(monkeypatch, example, page):
    store, read = example.desk.project.store, []
    payloads = store.step_payloads
    monkeypatch.setattr(store, "step_payloads", lambda n, p: read.append(n) or payloads(n, p))
    monkeypatch.setattr(store, "history", None)
    page._begin()
    page.filters.text.setText("chat")
    assert page._model.head(0).number != page._timeline.heads[0].number
    assert set(read) == {page._model.head(0).number}


# undone steps ------------------------------------------------------------------------------


def test_an_undone_step_is_marked_and_undoing_names_it(example, page):
    example.desk.undo()
    undoing, undone = row_texts(page)[:2]
    assert undoing.startswith("Undone: “Changed: ")
    assert undoing.endswith("Bot”")
    assert undone.endswith("Bot (undone)")
    page.rows.selectRow(1)
    assert not child(page, "step_undone").isHidden()
    example.desk.redo()
    assert row_texts(page)[2].endswith("Bot")
    assert child(page, "step_undone").isHidden()


def test_from_undoing_one_goes_to_what_was_undone(example, page):
    undone = page._model.head(0)
    example.desk.undo()
    page.rows.selectRow(0)
    page.filters.text.setText("undone")
    child(page, "step_subject").click()
    assert page._current() == undone
    assert page.filters.text.text() == ""


# old values --------------------------------------------------------------------------------


def test_all_old_values_of_a_step_come_back_as_one_step(example, asker, page):
    page.rows.selectRow(1)
    child(page, "restore_all").click()
    system = stored(example, "Chat")
    assert not system.department
    assert asker.asked == []
    assert example.desk.workspace.notice.text == "2 fields have their earlier values again."
    example.desk.undo()
    assert stored(example, "Chat for all").department == "Sales"


def test_an_old_value_comes_back_at_once_and_what_it_replaced_is_said(example, asker, page):
    page.rows.selectRow(1)
    example.desk.project.edit(stored(example, "Chat for all").uid, {"name": "Third"})
    page.details.findChild(QPushButton, "restore_name").click()
    told = "“Name” has its earlier value again. A later value was replaced."
    assert example.desk.workspace.notice.text == told
    assert asker.asked == []
    assert stored(example, "Chat").department == "Sales"
    child(example, "notice_undo").click()
    assert stored(example, "Third").department == "Sales"


def test_a_value_that_is_there_already_is_told(example, page):
    page.rows.selectRow(1)
    page.details.findChild(QPushButton, "restore_name").click()
    page.rows.selectRow(2)
    page.details.findChild(QPushButton, "restore_name").click()
    banner = child(example, "banner_error")
    assert banner.accessibleName() == "“Name” has this value already."


def test_what_a_step_added_offers_no_old_values(page):
    page.rows.selectRow(page._model.rowCount() - 1)
    assert child(page, "restore_all").isHidden()


# many fields -------------------------------------------------------------------------------


@pytest.fixture
def many(monkeypatch, example, page):
    """Return the page at a step that changed three fields, of which one is shown at once."""
    monkeypatch.setattr(details, "AT_FIRST", 1)
    monkeypatch.setattr(details, "MOST_PARTS", 2)
    project = example.desk.project
    project.edit_many([e.uid for e in project.entities(EntityKind.SYSTEM)], {"site": "Kiel"})
    page.rows.selectRow(0)
    return page


def test_of_many_fields_some_are_shown_and_more_when_wanted(many):
    assert texts(many, "step_after_text") == ["Kiel"]
    assert child(many, "step_end").text() == "… and 2 more fields"
    child(many, "step_more").click()
    assert len(texts(many, "step_after_text")) == 2
    assert child(many, "step_end").text() == "… and 1 more field"


def test_after_many_parts_the_first_give_way_and_can_be_shown_again(qtbot, many):
    first = child(many, "step_entry").text()
    for _ in range(2):
        child(many, "step_more").click()
    assert len(texts(many, "step_after_text")) == 2
    assert child(many, "step_more").isHidden()
    child(many, "step_first").click()
    qtbot.waitUntil(lambda: len(texts(many, "step_after_text")) == 1)
    assert child(many, "step_entry").text() == first


def test_all_old_values_are_those_not_shown_too(example, many):
    child(many, "restore_all").click()
    project = example.desk.project
    assert not any(e.site for e in project.entities(EntityKind.SYSTEM))
    assert example.desk.workspace.notice.text == "3 fields have their earlier values again."


def test_more_fields_than_can_come_back_at_once_do_not(monkeypatch, many):
    monkeypatch.setattr(details, "MOST_AT_ONCE", 2)
    many.rows.selectRow(1)
    many.rows.selectRow(0)
    assert not child(many, "restore_all").isEnabled()
    assert "backup" in child(many, "restore_all").toolTip()


# filters -----------------------------------------------------------------------------------


def test_a_filter_that_finds_nothing_says_so_and_can_be_cleared(qtbot, page):
    before = row_texts(page)
    qtbot.keyClicks(page.filters.text, "no such thing")
    assert page.state.state is HistoryState.NOTHING_FOUND
    assert not page.state.isHidden()
    child(page, "history_state_clear").click()
    assert row_texts(page) == before
    assert page.filters.text.text() == ""
    assert page.rows.isVisible()


def test_steps_of_one_person_are_shown(example, page):
    box, project = page.filters.person, example.desk.project
    names = [box.itemText(place) for place in range(box.count())]
    assert names == ["All people", "Leitung IT", "Not stated"]
    box.setCurrentIndex(1)
    heads = [page._model.head(row) for row in range(page._model.rowCount())]
    assert {head.author for head in heads} == {project.author}
    box.setCurrentIndex(2)
    heads = [page._model.head(row) for row in range(page._model.rowCount())]
    assert {head.author for head in heads} == {""}


def test_steps_of_some_days_are_shown(qtbot, page):
    count = page._model.rowCount()
    qtbot.keyClicks(page.filters.until, "14.6.2026")
    assert page.state.state is HistoryState.NOTHING_FOUND
    qtbot.keyClick(page.filters.until, Qt.Key.Key_Escape)
    qtbot.keyClicks(page.filters.since, "15 Jun 2026")
    assert page._model.rowCount() == count


def test_a_day_that_is_none_is_told_and_filters_nothing(qtbot, page):
    count = page._model.rowCount()
    qtbot.keyClicks(page.filters.since, "31.2.2026")
    assert "is not a day of the calendar" in child(page, "history_problem").text()
    assert page._model.rowCount() == count
    child(page, "history_clear").click()
    assert page.filters.since.text() == ""
    assert child(page, "history_problem").isHidden()


def test_a_new_step_is_held_against_the_filter(example, page):
    page.filters.text.setText("chat")
    before = row_texts(page)
    project = example.desk.project
    project.edit(stored(example, "Bot").uid, {"department": "IT"})
    assert row_texts(page) == before
    project.edit(stored(example, "Bot").uid, {"name": "Chatbot"})
    assert "Changed: " in row_texts(page)[0]
    assert row_texts(page)[0].endswith("Chatbot")
    assert len(row_texts(page)) > len(before) + 1  # its older steps have the new name, too


# reading bit by bit ------------------------------------------------------------------------


def test_a_step_made_while_reading_is_shown_once_and_on_top(qtbot, monkeypatch, example, page):
    monkeypatch.setattr(slices, "AT_ONCE", 0.0)
    monkeypatch.setattr(slices, "A_SLICE", 0.0)
    monkeypatch.setattr(step_heads, "AT_ONCE", 2)
    page._begin()
    qtbot.waitUntil(lambda: page._model.rowCount() == 2)
    assert not page._timeline.is_complete
    example.desk.project.edit(stored(example, "Bot").uid, {"department": "IT"})
    example.desk.undo()
    qtbot.waitUntil(lambda: not page._slices.is_running)
    numbers = [page._model.head(row).number for row in range(page._model.rowCount())]
    assert numbers == list(range(len(numbers), 0, -1))
    assert row_texts(page)[0].startswith("Undone")


def test_while_nothing_is_found_yet_the_page_says_that_it_reads(qtbot, monkeypatch, page):
    monkeypatch.setattr(slices, "AT_ONCE", 0.0)
    page.show_only((Uid("nobody"),))
    assert page.state.state is HistoryState.READING
    assert child(page, "history_busy").isVisible()
    qtbot.waitUntil(lambda: page.state.state is HistoryState.EMPTY)
    assert not child(page, "history_busy").isVisible()


def test_an_entry_without_steps_has_an_empty_history(page):
    page.show_only((Uid("nobody"),))
    assert page.state.state is HistoryState.EMPTY
    assert page.summary() == "0 steps"


def test_a_history_that_cannot_be_read_is_told_with_details(qtbot, example, page):
    store = example.desk.project.store
    store.reading_error = SurroundingsError("{path} cannot be read.", path="p.rai")
    page._begin()
    assert page.state.state is HistoryState.FAILED
    assert page.rows.isHidden()
    assert child(example, "fault_details").isHidden()
    child(example, "fault_fold").click()
    assert child(example, "fault_details").isVisible()
    child(example, "fault_copy").click()
    assert "p.rai" not in QGuiApplication.clipboard().text()
    assert "read_older" in QGuiApplication.clipboard().text()
    child(example, "fault_close").click()
    store.reading_error = None
    child(page, "history_state_again").click()
    assert page._model.rowCount() > 0
    assert page.rows.isVisible()


@pytest.mark.allow_log
def test_a_fault_while_reading_tells_nothing_that_was_typed(example, caplog, page):
    example.desk.project.store.reading_error = RuntimeError("secret name")
    page._begin()
    assert page.state.state is HistoryState.FAILED
    told = child(example, "fault_details").toPlainText()
    assert "Nothing was changed." in child(example, "fault_text").text()
    assert "RuntimeError" in told
    assert "secret" not in told + caplog.text


# keyboard ----------------------------------------------------------------------------------


def test_enter_opens_the_details_and_escape_leads_back(qtbot, page):
    page.rows.setFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Down)
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    focused = page.window().focusWidget()
    assert page.details.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Escape)
    assert page.window().focusWidget() is page.rows
    assert page.rows.currentIndex().row() == 1


def test_escape_in_the_list_clears_the_filters_and_then_shows_all(qtbot, example, page):
    page.show_only((stored(example, "Bot").uid,))
    page.filters.text.setText("added")
    page.rows.setFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_Escape)
    assert page.filters.wanted().is_empty
    assert not child(page, "history_only").isHidden()
    qtbot.keyClick(page.rows, Qt.Key.Key_Escape)
    assert child(page, "history_only").isHidden()


def test_where_there_is_little_room_list_and_details_take_turns(qtbot, example, page):
    example.resize(700, 700)
    page.rows.setFocus()
    page.fit(is_narrow=True)
    assert page.details.isHidden()
    qtbot.keyClick(page.rows, Qt.Key.Key_Return)
    assert page.details.isVisible()
    assert not page.rows.isVisible()
    child(page, "step_back").click()
    assert page.rows.isVisible()
    assert page.details.isHidden()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_they_are(qtbot, example, page, text):
    example.desk.project.edit(stored(example, "Bot").uid, {"purpose": text})
    page.rows.selectRow(0)
    (shown_text,) = texts(page, "step_after_text")
    assert shown_text == (text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def test_values_share_the_width_however_long_their_words_are(qtbot, example, page):
    digest = "0123456789abcdef" * 4
    example.desk.project.edit(stored(example, "Bot").uid, {"purpose": digest})
    page.rows.selectRow(0)
    before, after = child(page, "step_before_text"), child(page, "step_after_text")
    qtbot.waitUntil(lambda: after.height() >= 2 * after.fontMetrics().height())
    assert abs(before.width() - after.width()) <= 1
    assert names_of([*cut_off(page), *too_wide(page)]) == []
    after.setSelection(0, len(after.text()))
    after.setFocus()
    qtbot.keyClick(after, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == digest


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("key", [Page.HISTORY, Page.BIN])
def test_every_control_has_a_name(qtbot, make_window, language, key):
    window = show_example(make_window(language))
    window.desk.delete([stored(window, "Bot").uid])
    window.desk.workspace.show_page(key)
    qtbot.wait(50)
    assert unnamed(window) == []


def test_another_language_shows_at_once(qtbot, example, page):
    example.set_language("de")
    qtbot.waitUntil(lambda: row_texts(page)[0].startswith("Geändert"))


def test_long_words_fit(qtbot, session, make_window):
    session._words = lambda language: Doubled(language, __import__("gettext").NullTranslations())
    window = show_example(make_window("en"))
    window.desk.project.edit(stored(window, "Bot").uid, {"department": "Legal"})
    page = shown(qtbot, window)
    for name in ("step_before_title", "history_all"):
        part = child(page, name)
        assert part.sizeHint().width() <= part.width() or part.isHidden()
