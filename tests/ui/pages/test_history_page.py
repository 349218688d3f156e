"""The history in the window: reading it, filtering, going to entries, old values back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.history.values import LONGEST
from tests.ui.conftest import child, show_example, stored
from tests.ui.fakes import Doubled
from tests.ui.test_form import HOSTILE
from tests.ui.test_window import unnamed


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
    return [part.text() for part in page.details.findChildren(QLabel, name)]


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


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_shown_as_they_are(qtbot, example, page, text):
    example.desk.project.edit(stored(example, "Bot").uid, {"purpose": text})
    page.rows.selectRow(0)
    (shown_text,) = texts(page, "step_after_text")
    assert shown_text == (text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


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
