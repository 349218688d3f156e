"""Recurring mitigations: their tasks come with the act, one at a time, and go back with it."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import TaskOrigin, TaskStatus
from rai_desktop.services.task_acts import finish_tasks
from tests.services.entries import add_mitigation, add_person, steps_of

TASK = EntityKind.TASK


def tasks(project):
    return [(task.title, task.due_on, task.status) for task in project.entities(TASK)]


def open_task(project):
    (found,) = [task for task in project.entities(TASK) if task.status is TaskStatus.OPEN]
    return found


@pytest.fixture
def mitigation(project):
    return add_mitigation(project, title="Rechte prüfen", repeat_months=6, status="planned")


def test_the_first_task_comes_when_the_mitigation_is_implemented(project, mitigation):
    assert tasks(project) == []
    before = steps_of(project)
    project.edit(mitigation, {"status": "implemented"})
    assert steps_of(project) == before + 1
    assert tasks(project) == [("Rechte prüfen", date(2026, 12, 15), TaskStatus.OPEN)]
    task = open_task(project)
    assert (task.origin, task.about, task.number) == (TaskOrigin.MITIGATION, mitigation, 1)
    project.undo()
    assert tasks(project) == []
    project.redo()
    assert len(tasks(project)) == 1


def test_the_day_on_which_it_was_done_counts(project):
    values = {"status": "effective", "repeat_months": 1, "done_on": date(2026, 1, 31)}
    mitigation = add_mitigation(project, title="A", owner=add_person(project), **values)
    task = open_task(project)
    assert task.due_on == date(2026, 2, 28)
    assert task.owner == project.entity(mitigation).owner


def test_a_task_that_is_done_brings_the_next_one_in_the_same_step(project, mitigation):
    project.edit(mitigation, {"status": "implemented"})
    before = steps_of(project)
    finish_tasks(project, [open_task(project).uid])
    assert steps_of(project) == before + 1
    assert [status for *_, status in tasks(project)] == [TaskStatus.DONE, TaskStatus.OPEN]
    assert open_task(project).due_on == date(2027, 6, 15)
    project.undo()
    assert [status for *_, status in tasks(project)] == [TaskStatus.OPEN]


def test_there_is_one_task_at_a_time(project, mitigation):
    project.edit(mitigation, {"status": "implemented"})
    project.edit(mitigation, {"status": "planned"})
    project.edit(mitigation, {"status": "effective", "done_on": date(2026, 6, 1)})
    assert len(tasks(project)) == 1


@pytest.mark.parametrize(
    "values", [{"repeat_months": None}, {"status": "retired"}, {"status": "planned"}]
)
def test_nothing_more_comes_when_it_does_not_repeat_any_more(project, mitigation, values):
    project.edit(mitigation, {"status": "implemented"})
    project.edit(mitigation, values)
    finish_tasks(project, [open_task(project).uid])
    assert [status for *_, status in tasks(project)] == [TaskStatus.DONE]


def test_several_at_once_bring_a_task_each(project):
    several = [
        add_mitigation(project, title=name, repeat_months=12, status="planned") for name in "AB"
    ]
    project.edit_many(several, {"status": "implemented"})
    assert [task.number for task in project.entities(TASK)] == [1, 2]
    project.edit_many([task.uid for task in project.entities(TASK)], {"status": "done"})
    assert [task.number for task in project.entities(TASK)] == [1, 2, 3, 4]


def test_the_same_time_is_the_same_task_in_every_copy(project, mitigation):
    project.edit(mitigation, {"status": "implemented"})
    first = open_task(project).uid
    project.delete([first])
    project.edit(mitigation, {"status": "planned"})
    project.edit(mitigation, {"status": "implemented"})
    assert open_task(project).uid == first


def test_other_tasks_bring_nothing(project):
    task = project.add(TASK, {"title": "Nachfragen"})
    finish_tasks(project, [task])
    assert len(tasks(project)) == 1
