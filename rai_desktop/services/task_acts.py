"""What people do with tasks: finish, postpone, take up again; each is one step."""

from collections.abc import Mapping, Sequence
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import FieldError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.law_codes import TaskStatus
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.urgency import is_open


def finish_tasks(project: OpenProject, uids: Sequence[Uid]) -> Step | None:
    """Note that tasks are done today; ``None`` when all of them are."""
    waiting = [uid for uid in uids if _is_open(project, uid)]
    return _change(project, waiting, {"status": TaskStatus.DONE, "done_on": project.clock.today()})


def postpone_tasks(
    project: OpenProject, uids: Sequence[Uid], until: date | None, reason: str
) -> Step | None:
    """Move the deadline of tasks to a later day, with a reason.

    Raises:
        FieldError: the day is not to come, or the reason is missing.
    """
    if until is None or until <= project.clock.today():
        text = N_("Choose a day to come. A task is postponed to a later day.")
        raise FieldError(text, key="due_on")
    values: dict[str, Value] = {"status": TaskStatus.POSTPONED, "due_on": until}
    return _change(project, uids, {**values, "reason": reason.strip(), "done_on": None})


def reopen_tasks(project: OpenProject, uids: Sequence[Uid]) -> Step | None:
    """Take up tasks again that were done or dropped."""
    return _change(project, uids, {"status": TaskStatus.OPEN, "done_on": None})


def _is_open(project: OpenProject, uid: Uid) -> bool:
    task = project.entity(uid)
    return isinstance(task, Task) and is_open(task)


def _change(project: OpenProject, uids: Sequence[Uid], values: Mapping[str, Value]) -> Step | None:
    if len(uids) == 1:
        return project.edit(uids[0], values)
    return project.edit_many(uids, values)
