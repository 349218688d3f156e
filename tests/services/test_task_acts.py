"""Quick acts on tasks, and which tasks come first."""

from datetime import date, timedelta

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.law_codes import TaskStatus
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.listing.columns import URGENCY
from rai_desktop.services.task_acts import finish_tasks, postpone_tasks, reopen_tasks
from rai_desktop.services.urgency import Urgency, urgency_of
from tests.services.building import TODAY, labels

TASK = EntityKind.TASK
TOMORROW = TODAY + timedelta(days=1)


def add(project, title, days=None, **values):
    due = TODAY + timedelta(days=days) if days is not None else None
    return project.add(TASK, {"title": title, "due_on": due, **values})


@pytest.mark.parametrize(
    ("due", "status", "wanted"),
    [
        (TODAY - timedelta(days=1), "open", Urgency.OVERDUE),
        (TODAY, "in_progress", Urgency.SOON),
        (TODAY + timedelta(days=30), None, Urgency.SOON),
        (TODAY + timedelta(days=31), "postponed", Urgency.LATER),
        (None, "open", Urgency.UNDATED),
        (TODAY - timedelta(days=1), "done", Urgency.CLOSED),
        (None, "dropped", Urgency.CLOSED),
    ],
)
def test_how_urgent_a_task_is(due, status, wanted):
    found = Task(uid="t", due_on=due, status=TaskStatus(status) if status else None)
    assert urgency_of(found, TODAY) is wanted


def test_overdue_tasks_come_first_and_done_ones_last(project):
    later, soon, overdue, never = (
        add(project, name, days)
        for name, days in (("later", 99), ("soon", 5), ("overdue", -3), ("never", None))
    )
    done = add(project, "done", -9, status="done")
    listing = EntityListing(project, TASK, labels())
    assert listing.sorted(listing.uids(), URGENCY) == [overdue, soon, later, never, done]


def test_tasks_are_done_today_in_one_step_and_taken_back_together(project):
    uids = [add(project, name) for name in ("a", "b")]
    finish_tasks(project, uids)
    assert {project.entity(uid).status for uid in uids} == {TaskStatus.DONE}
    assert {project.entity(uid).done_on for uid in uids} == {TODAY}
    assert finish_tasks(project, uids) is None
    project.undo()
    assert {project.entity(uid).status for uid in uids} == {TaskStatus.OPEN}


def test_postponing_needs_a_later_day_and_a_reason(project):
    task = add(project, "a", -1)
    for day, reason in ((TODAY, "x"), (None, "x"), (TOMORROW, "  ")):
        with pytest.raises(UsageError):
            postpone_tasks(project, [task], day, reason)
    assert project.entity(task).status is TaskStatus.OPEN
    postpone_tasks(project, [task], TOMORROW, " No time ")
    found = project.entity(task)
    assert (found.status, found.due_on, found.reason) == (TaskStatus.POSTPONED, TOMORROW, "No time")


def test_a_done_task_can_be_taken_up_again(project):
    task = add(project, "a")
    finish_tasks(project, [task])
    reopen_tasks(project, [task])
    found = project.entity(task)
    assert (found.status, found.done_on) == (TaskStatus.OPEN, None)


def test_the_deadline_column_can_be_filtered(project):
    overdue = add(project, "a", -1)
    add(project, "b", 5)
    listing = EntityListing(project, TASK, labels())
    column = next(c for c in listing.columns() if c.key == URGENCY)
    assert dict(column.choices)["overdue"] == "Overdue"
    assert listing.text(overdue, URGENCY) == "Overdue"
    assert listing.search("overdue") == [overdue]
    assert isinstance(listing.day(overdue, "due_on"), date)
