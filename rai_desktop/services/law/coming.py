"""Duties that begin within six months become tasks, as one step, when somebody says so."""

from collections.abc import Iterator, Sequence
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.task import task_uid
from rai_desktop.domain.law_codes import ObligationStatus, TaskOrigin, TaskStatus
from rai_desktop.domain.steps import Step
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import obligation_status
from rai_desktop.services.law.tasks import PlannedTask, is_near, task_settings
from rai_desktop.services.project import OpenProject


def coming_duties(project: OpenProject, labels: Labels, day: date) -> Iterator[Uid]:
    """Yield the obligations by law that begin within six months and have no task yet.

    One whose task was deleted has been decided about and is not told again.
    """
    for obligation in project.entities(EntityKind.OBLIGATION):
        if isinstance(obligation, Obligation) and _comes(obligation, labels, day):
            task = task_uid(project.uid, TaskOrigin.OBLIGATION, obligation.uid)
            if project.store.entity(task) is None:
                yield obligation.uid


def make_tasks(project: OpenProject, labels: Labels, obligations: Sequence[Uid]) -> Step | None:
    """Make a task of each obligation that has none, as one step; ``None`` when all have one."""
    planned = [_planned(project, labels, uid) for uid in obligations]
    new = [task for task in planned if task is not None]
    if not new:
        return None
    title = new[0].title if len(new) == 1 else ""
    return project.commit(Action.ADD, list(task_settings(project, new)), title=title)


def _comes(obligation: Obligation, labels: Labels, day: date) -> bool:
    starts = obligation.applies_from
    if starts is None or starts <= day or not is_near(starts, day) or obligation.may_apply:
        return False
    rule = labels.duty(obligation.title or "").rule
    is_bound = rule is None or rule.binds
    return is_bound and obligation_status(obligation, day) is ObligationStatus.UPCOMING


def _planned(project: OpenProject, labels: Labels, uid: Uid) -> PlannedTask | None:
    obligation = project.entity(uid)
    task = task_uid(project.uid, TaskOrigin.OBLIGATION, uid)
    if not isinstance(obligation, Obligation) or project.store.entity(task) is not None:
        return None
    title = labels.title(obligation)
    values: dict[str, Value] = {
        "title": title,
        "status": TaskStatus.OPEN,
        "due_on": obligation.applies_from,
        "system": obligation.system,
        "origin": TaskOrigin.OBLIGATION,
        "about": uid,
        "rule": obligation.title or "",
        "owner": obligation.owner,
    }
    return PlannedTask(uid=task, title=title, values=tuple(values.items()))
