"""Obligations in the window: what the law says is read, status and proof are entered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.listing.columns import STATE
from rai_desktop.services.targets import Page, Target
from tests.services.law_building import duty_of
from tests.ui.conftest import child
from tests.ui.looking import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def duty(space, project):
    """The form of an obligation that applies."""
    found = duty_of(project, "X-TELL", "Chatbot").uid
    space.show_page(EntityKind.OBLIGATION)
    space.go_to(found)
    return found


def facts(space):
    return dict(space.form.panels.side.told())


def choose(space, key, code):
    box = space.form.row(key).editor.entry()
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_the_list_tells_title_status_and_article(space, duty):
    listing = space.table._listing
    assert listing.text(duty, "title") == "Tell people"
    assert listing.text(duty, STATE) == "Applies"
    assert listing.text(duty, "=article") == "Art. 26(1) AI Act"
    assert listing.text(duty, "=to_check") == "To be checked with counsel"
    assert {"title", STATE, "=article", "system"} <= set(space.table.export_columns())


def test_the_form_shows_what_the_law_says(space, duty):
    assert child(space.form, "duty_state").text() == "Applies"
    assert child(space.form, "duty_text").text() == "Tell people in words"
    assert facts(space)["Highest fine"].startswith("up to 300,000 euros")
    assert child(space.form, "form_name").text() == "Tell people"


def test_words_follow_the_language(lawful, space, duty):
    lawful.set_language("de")
    assert child(space.form, "duty_text").text() == "Tell people in words (deutsch)"
    assert child(space.form, "form_name").text() == "Tell people (deutsch)"
    assert facts(space)["Artikel"] == "Art. 26 Abs. 1 KI-VO"
    assert space.table._listing.text(duty, "title") == "Tell people (deutsch)"


def test_nothing_is_added_deleted_or_copied_here(qtbot, lawful, space, project, duty):
    assert not space.top.new.isVisible()
    for name in ("form_duplicate", "form_delete"):
        assert not child(space.form, name).isVisible()
    for name in ("new", "duplicate", "delete"):
        assert not lawful.commands[name].isEnabled()
    before = len(project.entities(EntityKind.OBLIGATION))
    space.table.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    space.start_new()
    space.duplicate()
    assert not space.form.is_new
    assert len(project.entities(EntityKind.OBLIGATION)) == before
    space.show_page(EntityKind.RISK)
    assert lawful.commands["new"].isEnabled()


def test_not_applicable_waits_for_its_reason(space, project, duty):
    choose(space, "status", "not_applicable")
    assert "Not applicable, because" in space.form.row("status").error_text
    assert project.entity(duty).status is None
    reason = space.form.row("reason").editor
    reason.take_draft("Only staff see it")
    reason.flush()
    assert project.entity(duty).reason == "Only staff see it"
    assert project.entity(duty).status == "not_applicable"
    assert space.form.row("status").error_text == ""
    assert child(space.form, "duty_state").text() == "Not applicable"


def test_only_what_people_decide_is_offered(space, duty):
    box = space.form.row("status").editor.entry()
    assert [box.itemData(i) for i in range(box.count())] == ["", "met", "not_applicable"]


def test_evidence_and_tasks_hang_on_it(space, project, duty):
    proof = project.add(EntityKind.EVIDENCE, {"title": "Screenshot"})
    links = {part.objectName(): part for part in space.form.linked.lists}
    links["linked_evidence"].field.setText("Screenshot")
    links["linked_evidence"]._on_entered()
    links["linked_evidence"]._take()
    assert project.links.firsts(LinkRole.EVIDENCE_OF, duty) == [proof]
    tasks = links["linked_task"]
    assert [project.name(uid) for uid in tasks.linked()] == ["Tell people"]
    assert not tasks.field.isVisible()
    assert not tasks.remove.isVisible()


def test_a_task_of_an_obligation_names_it_and_its_system(qtbot, space, project, duty):
    child(space.form, "linked_new_task").click()
    assert space.kind is EntityKind.TASK
    qtbot.keyClicks(QApplication.focusWidget(), "Write the notice")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    task = project.entity(space.form.uid)
    assert (task.title, task.about) == ("Write the notice", duty)
    assert (project.name(task.system), task.origin) == ("Chatbot", "obligation")
    assert child(space.form, "task_about").text() == "Belongs to PF-0002"
    child(space.form, "task_about").click()
    assert space.form.uid == duty


def test_a_system_shows_its_obligations_and_tasks(space, project):
    chatbot = duty_of(project, "X-TELL", "Chatbot").system
    space.go_to(chatbot)
    links = {part.objectName(): part for part in space.form.linked.lists}
    names = [project.name(uid) for uid in links["linked_obligation"].linked()]
    assert names == ["Tell people", "Mark outputs"]
    assert not links["linked_obligation"].new.isVisible()
    assert len(links["linked_task"].linked()) == 2
    assert not links["linked_obligation"].isHidden()
    other = project.add(EntityKind.SYSTEM, {"name": "Other"})
    space.go_to(other)
    assert links["linked_obligation"].isHidden()


def test_several_are_marked_as_met_together(space, project, duty):
    uids = space.table.visible_uids()[:2]
    space.list_page.bulk.show_entities(uids)
    panel = space.list_page.bulk
    assert not child(panel, "bulk_delete").isVisible()
    panel.row("status").chosen.emit("status", "met")
    panel.apply.click()
    assert {project.entity(uid).status for uid in uids} == {"met"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(lawful, space, duty, language):
    lawful.set_language(language)
    assert unnamed(lawful) == []
    assert all(isinstance(part, QWidget) for part in space.page.panes())


def test_the_system_stands_before_what_is_to_be_checked(space, duty):
    columns = space.table.export_columns()
    assert columns.index("system") < columns.index("=to_check")


def test_the_requirement_that_covers_an_obligation_is_one_click_away(space, duty, monkeypatch):
    told = []
    space.form.target_wanted.connect(told.append)
    space.form.side._show_links("MR-KNO-01, MR-GOV-02")
    child(space.form, "duty_requirement_MR-KNO-01").click()
    assert told == [Target(page=Page.REQUIREMENTS, uids=("MR-KNO-01",))]
    assert space.key is Page.REQUIREMENTS


def test_an_empty_list_leads_to_what_obligations_follow_from(qtbot, window):
    window.open_example()
    space, project = window.desk.workspace, window.desk.project
    space.show_page(EntityKind.OBLIGATION)
    child(space, "tick_here").click()
    assert space.key is Page.CLASSIFY
    project.delete([system.uid for system in project.entities(EntityKind.SYSTEM)])
    space.show_page(EntityKind.OBLIGATION)
    child(space, "tick_here").click()
    assert space.key is Page.ALREADY_USED
