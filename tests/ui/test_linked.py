"""Linked entries: shown and added from either side, with a way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from tests.ui.conftest import child, stored

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def chat(example):
    return stored(example, "Chat").uid


def risks_of(window, uid):
    return window.desk.project.links.seconds(LinkRole.SYSTEM_RISK, uid)


def new_risk_for(qtbot, window):
    qtbot.mouseClick(child(window.desk.workspace.form, "linked_new_risk"), LEFT)
    return window.desk.workspace.list_page


def test_a_new_risk_of_a_system_is_linked_and_leads_back(qtbot, example, chat):
    page = new_risk_for(qtbot, example)
    assert page.kind is EntityKind.RISK
    assert page.form.is_new
    assert child(page, "form_origin").text() == "← KI-0001"
    assert QApplication.focusWidget() is page.form.row("title").editor.entry()
    qtbot.keyClicks(QApplication.focusWidget(), "Wrong answers")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [example.desk.project.name(uid) for uid in risks_of(example, chat)] == ["Wrong answers"]
    assert example.desk.project.undo_entry().action is Action.ADD
    qtbot.mouseClick(child(page, "form_origin"), LEFT)
    assert example.desk.workspace.kind is EntityKind.SYSTEM
    assert example.desk.workspace.form.uid == chat
    assert not child(example.desk.workspace.form, "form_origin").isVisible()


def test_one_undo_takes_back_entry_and_link(qtbot, example, chat):
    page = new_risk_for(qtbot, example)
    qtbot.keyClicks(QApplication.focusWidget(), "Wrong answers")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    example.desk.undo()
    assert risks_of(example, chat) == []
    assert page.table.visible_uids() == []


def test_a_new_risk_that_is_left_untouched_leaves_nothing(qtbot, example, chat):
    page = new_risk_for(qtbot, example)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.form.is_new
    assert risks_of(example, chat) == []
    assert not child(page, "form_origin").isVisible()


def test_what_was_typed_to_link_names_the_new_entry(qtbot, example, chat):
    entry = child(example.desk.workspace.form, "linked_add_risk")
    qtbot.keyClicks(entry, "Leak of data")
    page = new_risk_for(qtbot, example)
    assert child(page, "form_name").text() == "Leak of data"
    assert risks_of(example, chat) == [page.form.uid]
    assert child(page, "form_origin").isVisible()


def test_a_new_system_from_the_side_of_the_risk(qtbot, example, chat):
    project = example.desk.project
    risk = project.add(EntityKind.RISK, {"title": "Leak"})
    example.desk.workspace.go_to(risk)
    qtbot.mouseClick(child(example.desk.workspace.form, "linked_new_system"), LEFT)
    qtbot.keyClicks(QApplication.focusWidget(), "Translator")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert risks_of(example, stored(example, "Translator").uid) == [risk]


def test_an_opened_link_leads_back_until_another_entry_is_shown(qtbot, example, chat):
    project = example.desk.project
    risks = [project.add(EntityKind.RISK, {"title": title}) for title in ("Leak", "Other")]
    link_entries(project, LinkRole.SYSTEM_RISK, chat, risks[0])
    example.desk.workspace.form.linked.opened.emit(risks[0])
    page = example.desk.workspace.list_page
    assert child(page, "form_origin").text() == "← KI-0001"
    page.table.select(risks[1])
    assert not child(page, "form_origin").isVisible()


def test_two_hundred_links_make_no_more_widgets_than_two(example, chat):
    """Links are rows of one list, so that an entry with many of them shows at once."""
    project, form = example.desk.project, example.desk.workspace.form

    def add(count):
        for _ in range(count):
            risk = project.add(EntityKind.RISK, {"title": "Risk"})
            link_entries(project, LinkRole.SYSTEM_RISK, chat, risk)
        return len(form.findChildren(QWidget))

    few = add(2)
    assert add(198) == few
    assert len(form.linked.lists[0].linked()) == 200


def test_reading_only_offers_no_new_entry(make_window, session, tmp_path):
    window = make_window()
    window.open_example()
    window.desk.project.store.read_only = True
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    page = window.desk.workspace.list_page
    page.form.refresh()
    assert not child(page.form, "linked_new_risk").isVisible()
