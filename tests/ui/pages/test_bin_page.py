"""The bin in the window: what is in it, and bringing it back."""

import pytest
from PySide6.QtCore import Qt

from rai_desktop.services.targets import Page
from tests.ui.conftest import child, stored, systems
from tests.ui.test_form import HOSTILE


@pytest.fixture
def page(example):
    """Return the bin with two deleted systems."""
    project = example.desk.project
    project.delete([stored(example, "Chat").uid, stored(example, "Bot").uid])
    example.desk.workspace.show_page(Page.BIN)
    return example.desk.workspace.page


def rows(page):
    return [page.rows.item(row).text() for row in range(page.rows.count())]


def test_deleted_entries_stand_below_their_kind(example, page):
    assert rows(page) == ["AI systems (2)", "KI-0001 Chat", "KI-0003 Bot"]
    assert page.summary() == "2 entries in the bin"


def test_an_entry_comes_back_by_a_click_and_can_be_undone(example, page):
    page.restore.click()
    assert [e.name for e in _live(example)] == ["Chat", "Invoice reader"]
    assert example.desk.workspace.notice.text == "“Chat” is back."
    child(example, "notice_undo").click()
    assert rows(page)[1] == "KI-0001 Chat"


def test_several_come_back_by_keyboard_as_one_step(qtbot, example, page):
    page.rows.setFocus()
    qtbot.keyClick(page.rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.restore.text() == "Bring back 2 entries"
    page.restore.setFocus()
    qtbot.keyClick(page.restore, Qt.Key.Key_Space)
    assert len(_live(example)) == 3
    assert child(page, "bin_empty").isVisible()
    example.commands["undo"].trigger()
    assert len(_live(example)) == 1


def test_an_empty_bin_says_so(example):
    example.desk.workspace.show_page(Page.BIN)
    page = example.desk.workspace.page
    assert child(page, "bin_empty_title").text() == "The bin is empty."
    assert not page.restore.isVisible()


def test_it_tells_when_and_that_links_come_back(example):
    project = example.desk.project
    risk = project.add("risk", {"title": "Wrong answers"})
    from rai_desktop.domain.codes import LinkRole
    from rai_desktop.services.linking import link_entries

    link_entries(project, LinkRole.SYSTEM_RISK, stored(example, "Bot").uid, risk)
    project.delete([risk])
    example.desk.workspace.show_page(Page.BIN)
    text = child(example.desk.workspace.page, "bin_facts").text()
    assert "1 link comes back with it." in text


def test_a_read_only_project_brings_nothing_back(example, page):
    example.desk.project.store.read_only = True
    page._show_chosen()
    assert not page.restore.isEnabled()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_are_shown_as_they_are(example, text):
    uid = stored(example, "Bot").uid
    example.desk.project.edit(uid, {"name": text})
    example.desk.project.delete([uid])
    example.desk.workspace.show_page(Page.BIN)
    page = example.desk.workspace.page
    assert " ".join(text.split()) in rows(page)[1]
    assert child(page, "bin_title").text() == " ".join(text.split())


def test_the_list_shows_what_came_back(example, page):
    page.restore.click()
    example.desk.workspace.show_page("system")
    assert "Chat" in systems(example)


def _live(window):
    return window.desk.project.entities("system")
