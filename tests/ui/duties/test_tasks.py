"""Tasks in the window: overdue first, done and postponed by button and key, with undo."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import TaskStatus
from tests.services.law_building import TODAY
from tests.ui.conftest import child
from tests.ui.looking import unnamed

CTRL = Qt.KeyboardModifier.ControlModifier
TASK = EntityKind.TASK


@pytest.fixture
def tasks(space, project):
    """A task that is overdue and one that is not, in their list."""
    found = [
        project.add(TASK, {"title": name, "due_on": TODAY + timedelta(days=days)})
        for name, days in (("Later", 90), ("Late", -3))
    ]
    project.store._undo.clear()
    space.show_page(TASK)
    space.go_to(found[1])
    return found


def dialog(window):
    found = [each for each in window.findChildren(QDialog, "postpone") if each.isVisible()]
    return found[0] if found else None


def fill(box, day, reason):
    for key, text in (("due_on", day), ("reason", reason)):
        box.rows[key].editor.take_draft(text)


def test_overdue_tasks_stand_first(space, project, tasks):
    names = [project.name(uid) for uid in space.table.visible_uids()]
    assert names.index("Late") < names.index("Mark outputs") < names.index("Tell people")
    assert names[0] == "Late"
    assert child(space.form, "task_urgency").text() == "Overdue"


def test_done_is_one_click_and_can_be_taken_back(lawful, space, project, tasks):
    child(space.form, "task_done").click()
    assert project.entity(tasks[1]).status is TaskStatus.DONE
    assert project.entity(tasks[1]).done_on == TODAY
    assert not child(space.form, "task_done").isVisible()
    assert child(space.form, "task_reopen").isVisible()
    child(space, "notice_undo").click()
    assert project.entity(tasks[1]).status is TaskStatus.OPEN


def test_done_by_key_for_the_one_that_is_chosen(qtbot, space, project, tasks):
    space.table.setFocus()
    for _ in range(2):  # a second time there is nothing left to do
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
        done = [t.uid for t in project.entities(TASK) if t.status is TaskStatus.DONE]
        assert done == [tasks[1]]


def test_done_by_key_for_all_that_are_chosen(qtbot, space, project, tasks):
    space.table.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, CTRL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CTRL)
    assert {task.status for task in project.entities(TASK)} == {TaskStatus.DONE}


def test_a_done_task_can_be_taken_up_again(space, project, tasks):
    child(space.form, "task_done").click()
    child(space.form, "task_reopen").click()
    assert project.entity(tasks[1]).status is TaskStatus.OPEN
    assert child(space.form, "task_done").isVisible()


def test_postponing_asks_for_day_and_reason(qtbot, lawful, space, project, tasks):
    space.table.setFocus()
    lawful.commands["task_postpone"].trigger()
    box = dialog(lawful)
    box.accept_button.click()
    assert "day to come" in box.rows["due_on"].error_text
    fill(box, "2027-01-31", "")
    box.accept_button.click()
    assert "because" in box.rows["reason"].error_text
    assert project.entity(tasks[1]).status is TaskStatus.OPEN
    fill(box, "2027-01-31", "The supplier is on holiday")
    box.accept_button.click()
    assert dialog(lawful) is None
    found = project.entity(tasks[1])
    assert (found.status, found.due_on.isoformat()) == (TaskStatus.POSTPONED, "2027-01-31")
    assert found.reason == "The supplier is on holiday"
    child(space, "notice_undo").click()
    assert project.entity(tasks[1]).due_on == TODAY - timedelta(days=3)


def test_a_day_that_cannot_be_read_is_told_and_nothing_is_done(lawful, space, project, tasks):
    child(space.form, "task_postpone").click()
    box = dialog(lawful)
    fill(box, "soon", "x")
    box.accept_button.click()
    assert box.rows["due_on"].error_text
    assert dialog(lawful) is box
    child(box, "postpone_cancel").click()
    assert project.entity(tasks[1]).status is TaskStatus.OPEN


def test_the_acts_are_offered_for_tasks_only(lawful, space, tasks):
    assert lawful.commands["task_done"].isEnabled()
    space.show_page(EntityKind.SYSTEM)
    assert not lawful.commands["task_done"].isEnabled()
    assert not lawful.commands["task_postpone"].isEnabled()


def test_nothing_is_offered_in_a_file_for_reading_only(space, project, tasks):
    project.store.read_only = True
    space.form.panels.side.show_entity(tasks[1])
    for name in ("task_done", "task_postpone", "task_reopen"):
        assert not child(space.form, name).isVisible()
    space.list_page.task_acts.finish()
    assert project.entity(tasks[1]).status is TaskStatus.OPEN


def test_a_task_of_ones_own_is_added(qtbot, space, project):
    space.show_page(TASK)
    space.start_new()
    qtbot.keyClicks(QApplication.focusWidget(), "Ask the supplier")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    found = project.entity(space.form.uid)
    assert (found.title, found.status, found.origin) == ("Ask the supplier", "open", "own")


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_control_has_a_name(lawful, space, tasks, language):
    lawful.set_language(language)
    assert unnamed(lawful) == []
    space.postpone_tasks()
    assert unnamed(dialog(lawful)) == []
    assert dialog(lawful).windowTitle()
