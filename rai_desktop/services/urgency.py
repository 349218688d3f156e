"""How urgent a task is on a day."""

from datetime import date

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.days import days_later
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.texts import N_

SOON = 30


class Urgency(LabelledCode):
    """What the deadline of a task means today, the most urgent first."""

    OVERDUE = "overdue", N_("Overdue")
    SOON = "soon", N_("Within 30 days")
    LATER = "later", N_("Later")
    UNDATED = "undated", N_("No deadline")
    CLOSED = "closed", N_("Closed")


_RANKS = {urgency: rank for rank, urgency in enumerate(Urgency)}
_NEVER = date.max.toordinal()


def is_open(task: Task) -> bool:
    """Return whether somebody still has to do the task."""
    return task.status is None or task.status.is_active


def urgency_of(task: Task, day: date) -> Urgency:
    """Return how urgent a task is on ``day``."""
    return urgency_by(task.due_on, day, is_open=is_open(task))


def urgency_by(due: date | None, day: date, *, is_open: bool) -> Urgency:
    """Return how urgent something is on ``day`` that is due on another."""
    if not is_open:
        return Urgency.CLOSED
    if due is None:
        return Urgency.UNDATED
    if due < day:
        return Urgency.OVERDUE
    return Urgency.SOON if due <= days_later(day, SOON) else Urgency.LATER


def urgency_key(task: Task, day: date) -> tuple[int, int]:
    """Return what tasks are sorted by: overdue ones first, each group by its day."""
    due = task.due_on.toordinal() if task.due_on else _NEVER
    return _RANKS[urgency_of(task, day)], due
