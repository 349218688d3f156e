"""Tasks that follow from the law: questions to clarify, and duties that come into force."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.days import months_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.task import Task, task_uid
from rai_desktop.domain.law import Duty
from rai_desktop.domain.law_codes import TaskOrigin, TaskStatus
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.law.duty_changes import ChangedDuty, DutyChange
from rai_desktop.services.law.judging import Judgement
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

MONTHS_AHEAD = 6
"""A duty of the future becomes a task so many months before it applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedTask:
    """A task that a judgement brings, or one that it answers (``is_done``)."""

    uid: Uid
    title: str
    values: tuple[tuple[str, Value], ...]
    is_done: bool = False


def planned_tasks(
    project: OpenProject, words: Words, judged: Judgement, changes: Iterable[ChangedDuty]
) -> tuple[PlannedTask, ...]:
    """Return the tasks that come with a judgement, and those that it has answered."""
    clarify = _clarifying(project, words, judged)
    of_duties = tasks_of_duties(project, words, judged.system, changes)
    return (*([clarify] if clarify else []), *of_duties)


def task_settings(project: OpenProject, tasks: Iterable[PlannedTask]) -> Iterator[FieldSetting]:
    """Yield the settings of the planned tasks; new ones get a number."""
    number = project.next_number(EntityKind.TASK)
    for task in tasks:
        if project.store.entity(task.uid) is None:
            yield FieldSetting(EntityKind.TASK, task.uid, "number", number)
            number += 1
        for key, value in task.values:
            yield FieldSetting(EntityKind.TASK, task.uid, key, value)


def is_task(duty: Duty, today: date) -> bool:
    """Return whether a duty is something to do now.

    A duty that begins within six months is. Of those that apply already only duties of the law
    itself are; what another law asks for under a condition stays in the list of obligations.
    """
    if not duty.is_certain or not duty.rule.binds:
        return False
    start = duty.applies_from
    if start is None or start <= today:
        return not duty.rule.is_conditional
    return is_near(start, today)


def is_near(start: date, today: date) -> bool:
    """Return whether a day lies within the next six months, or has passed."""
    return start <= months_later(today, MONTHS_AHEAD)


def _clarifying(project: OpenProject, words: Words, judged: Judgement) -> PlannedTask | None:
    """Return the one task of a system about what nobody could answer; done once all is answered."""
    uid = task_uid(project.uid, TaskOrigin.CLARIFY, judged.system)
    known = project.store.entity(uid)
    name = project.name(judged.system)
    title = words.filled(N_("Clarify open questions: {name}"), name=name)
    if not judged.to_clarify:
        if not isinstance(known, Task) or known.deleted or not _is_active(known):
            return None
        done: dict[str, Value] = {"status": TaskStatus.DONE, "done_on": project.clock.today()}
        return PlannedTask(uid=uid, title=title, values=tuple(done.items()), is_done=True)
    lines = [f"– {words.pick(question.text)}" for question in judged.to_clarify]
    values: dict[str, Value] = {"description": "\n".join(lines)}
    if not isinstance(known, Task) or known.deleted or not _is_active(known):
        values |= {
            "title": title,
            "status": TaskStatus.OPEN,
            "system": judged.system,
            "origin": TaskOrigin.CLARIFY,
            "about": judged.system,
            "done_on": None,
            "deleted": False,
        }
    changed = {key: value for key, value in values.items() if _held(known, key) != value}
    return PlannedTask(uid=uid, title=title, values=tuple(changed.items())) if changed else None


def tasks_of_duties(
    project: OpenProject, words: Words, system: Uid, changes: Iterable[ChangedDuty]
) -> Iterator[PlannedTask]:
    """Yield a task for each new duty that is something to do and has none yet.

    Those of the company belong to no ``system``.
    """
    today = project.clock.today()
    for change in changes:
        duty = change.duty
        if duty is None or not is_task(duty, today):
            continue
        uid = task_uid(project.uid, TaskOrigin.OBLIGATION, change.uid)
        known = project.store.entity(uid)
        if change.change is DutyChange.ADDED and _is_wanted(project, known, change.uid):
            title = words.pick(duty.rule.title)
            values = _values_of_duty(title, change, system, project)
            if known is not None:
                back: dict[str, Value] = {"done_on": None, "deleted": False}
                values = {k: v for k, v in (values | back).items() if getattr(known, k) != v}
            yield PlannedTask(uid=uid, title=title, values=tuple(values.items()))


def _is_wanted(project: OpenProject, known: object, obligation: Uid) -> bool:
    """Return whether a duty that comes needs a task: it has none, or both went together.

    A task that a person deleted while the duty stood is not brought back.
    """
    if not isinstance(known, Task):
        return True
    held = project.store.entity(obligation)
    return known.deleted and (held is None or held.deleted)


def _values_of_duty(
    title: str, change: ChangedDuty, system: Uid, project: OpenProject
) -> dict[str, Value]:
    duty = change.duty
    starts = duty.applies_from if duty else None
    is_of_company = duty is not None and duty.rule.subject == "organisation"
    return {
        "title": title,
        "status": TaskStatus.OPEN,
        "due_on": starts if starts and starts > project.clock.today() else None,
        "system": None if is_of_company else system,
        "origin": TaskOrigin.OBLIGATION,
        "about": change.uid,
        "rule": change.rule,
    }


def _is_active(task: Task) -> bool:
    return task.status is None or task.status.is_active


def _held(known: object, key: str) -> object:
    return getattr(known, key, None) if known is not None else None
