"""Everything that is due, on a page beside the list of tasks."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import TaskStatus
from rai_desktop.services.targets import Page
from tests.services.law_building import TODAY
from tests.ui.conftest import child
from tests.ui.looking import unnamed


def day(days):
    return TODAY + timedelta(days=days)


@pytest.fixture
def anna(project):
    return project.add(EntityKind.PERSON, {"name": "Leitung IT"})


@pytest.fixture
def page(space, project, anna):
    """Something overdue from several places, a task among it."""
    for days in range(3):
        values = {"title": f"Late {days}", "due_on": day(-9 + days), "owner": anna}
        project.add(EntityKind.MITIGATION, values)
    project.add(EntityKind.VENDOR, {"name": "Supplier", "contract_until": day(-5)})
    project.add(EntityKind.TASK, {"title": "Ask", "due_on": day(-10), "owner": anna})
    project.add(EntityKind.FINDING, {"title": "Gap", "due_on": day(-2)})
    project.add(EntityKind.TRAINING, {"title": "Course", "repeat_on": day(30)})
    project.store._undo.clear()
    space.show_page(EntityKind.TASK)
    child(space.top, "everything_due").click()
    settle(space.page)
    return space.page


def settle(page):
    while page._slices.is_running:
        page._slices._go_on(1)


def shown(page):
    return [line.item.entry if line.item else line.text for line in page._model.lines]


def test_the_next_five_stand_first_then_what_is_overdue_then_what_comes(page):
    assert shown(page)[:9] == [
        "Comes next",
        "AU-0005 Ask",
        "MA-0001 Late 0",
        "MA-0002 Late 1",
        "MA-0003 Late 2",
        "LI-0001 Supplier",
        "1 more overdue",
        "FE-0001 Gap",
        "1 later",
    ]
    assert page.summary() == "6 overdue · 1 within 60 days"


def test_what_is_due_is_shown_of_one_person_or_of_nobody(page, anna):
    page.person.setCurrentIndex(page.person.findData(anna))
    assert shown(page)[1:] == ["AU-0005 Ask", "MA-0001 Late 0", "MA-0002 Late 1", "MA-0003 Late 2"]
    page.person.setCurrentIndex(page.person.findText("Nobody is named"))
    assert "LI-0001 Supplier" in shown(page)
    assert "AU-0005 Ask" not in shown(page)


def test_people_are_offered_in_the_order_of_the_alphabet_with_umlauts_at_their_letter(
    page, project
):
    for name in ("Zoe", "Özlem", "anton"):
        owner = project.add(EntityKind.PERSON, {"name": name})
        project.add(EntityKind.TASK, {"title": name, "due_on": day(1), "owner": owner})
    settle(page)
    offered = [page.person.itemText(n) for n in range(page.person.count())]
    assert offered[1:5] == ["anton", "Leitung IT", "Özlem", "Zoe"]


def test_a_task_is_done_here_and_taken_back(space, project, page):
    task = page.chosen()[0].uid
    page.done.click()
    settle(page)
    assert project.entity(task).status is TaskStatus.DONE
    assert "AU-0005 Ask" not in shown(page)
    child(space, "notice_undo").click()
    settle(page)
    assert "AU-0005 Ask" in shown(page)


def test_a_task_is_postponed_here_with_a_reason(lawful, project, page):
    task = page.chosen()[0].uid
    page.postpone.click()
    (box,) = [each for each in lawful.findChildren(QDialog, "postpone") if each.isVisible()]
    assert box.focusWidget() is box.rows["due_on"].editor.entry()
    box.rows["due_on"].editor.take_draft(day(20).isoformat())
    box.rows["reason"].editor.take_draft("Urlaub")
    box.accept_button.click()
    settle(page)
    assert project.entity(task).due_on == day(20)
    assert shown(page)[-2:] == ["AU-0005 Ask", "SC-0001 Course"]


def test_what_is_chosen_stays_chosen_when_something_changes(project, page):
    page.table.selectAll()
    chosen = [item.entry for item in page.chosen()]
    project.add(EntityKind.TASK, {"title": "Another", "due_on": day(-20)})
    settle(page)
    assert "AU-0006 Another" in shown(page)
    assert [item.entry for item in page.chosen()] == chosen
    assert len(chosen) == 7


def test_the_next_day_is_seen_when_the_page_is_shown_again(space, project, page):
    assert page.summary() == "6 overdue · 1 within 60 days"
    space.show_page(EntityKind.TASK)
    project.clock.moment += timedelta(days=31)
    child(space.top, "everything_due").click()
    settle(page)
    assert page.summary() == "7 overdue · 0 within 60 days"


def test_what_is_no_task_is_done_where_it_stands(qtbot, space, page):
    page.table.selectRow(2)
    assert not page.done.isEnabled()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert space.kind is EntityKind.MITIGATION
    assert space.project.name(space.form.uid) == "Late 0"


def test_the_page_belongs_to_the_tasks_and_leads_to_their_list(space, page):
    assert child(space.navigation, f"go_{EntityKind.TASK}").isChecked()
    assert unnamed(page) == []
    page.to_tasks.click()
    assert space.kind is EntityKind.TASK


def test_nothing_due_is_said(space, project):
    space.show_page(Page.DUE)
    settle(space.page)
    project.delete([task.uid for task in project.entities(EntityKind.TASK)])
    settle(space.page)
    assert child(space.page, "due_empty").isVisible()
    assert space.page.enter()
