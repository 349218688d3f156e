"""Recurring mitigations: the task of the next time comes with the act that asks for it.

It comes when a recurring mitigation is implemented, and each time such a task is done.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from rai_desktop.domain.days import months_later
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.task import Task, task_uid
from rai_desktop.domain.law_codes import TaskOrigin, TaskStatus
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.urgency import is_open

if TYPE_CHECKING:
    from rai_desktop.services.project import OpenProject

_KINDS = (EntityKind.MITIGATION, EntityKind.TASK)


def following_tasks(project: "OpenProject", settings: Sequence[FieldSetting]) -> list[FieldSetting]:
    """Return the settings of the tasks that belong to the same step as ``settings``."""
    touched = dict.fromkeys(s.uid for s in settings if s.kind in _KINDS)
    if not touched:
        return []
    days: dict[Uid, date] = {}
    for uid in touched:
        found = _next_time(project, uid, settings)
        if found is not None and not _has_open(project, found[0].uid, touched):
            days[found[0].uid] = found[1]
    taken = sum(s.kind is EntityKind.TASK and s.key == "number" for s in settings)
    number = project.next_number(EntityKind.TASK) + taken
    made: list[FieldSetting] = []
    for place, (uid, day) in enumerate(days.items()):
        mitigation = _after(project.store.entity(uid), uid, EntityKind.MITIGATION, settings)
        assert isinstance(mitigation, Mitigation)  # noqa: S101 - made by kind
        made += _settings(project, mitigation, day, number + place)
    return made


def _next_time(
    project: "OpenProject", uid: Uid, settings: Sequence[FieldSetting]
) -> tuple[Mitigation, date] | None:
    """Return the mitigation that an act brings a task for, and when that is due."""
    kind = next(s.kind for s in settings if s.uid == uid)
    before = project.store.entity(uid)
    after, today = _after(before, uid, kind, settings), project.clock.today()
    if isinstance(after, Mitigation):
        begins = _repeats(after) and not (isinstance(before, Mitigation) and _repeats(before))
        return (after, _day(after, after.done_on or today)) if begins else None
    if not isinstance(after, Task) or after.origin is not TaskOrigin.MITIGATION:
        return None
    was_done = isinstance(before, Task) and before.status is TaskStatus.DONE
    mitigation = project.store.entity(after.about) if after.about else None
    if was_done or after.status is not TaskStatus.DONE or not isinstance(mitigation, Mitigation):
        return None
    return (mitigation, _day_after(mitigation, after, today)) if _repeats(mitigation) else None


def _repeats(mitigation: Mitigation) -> bool:
    """Return whether a mitigation is in place and has to be done again and again."""
    is_existing = mitigation.status is not None and mitigation.status.is_existing
    return is_existing and bool(mitigation.repeat_months) and not mitigation.deleted


def _day(mitigation: Mitigation, since: date) -> date:
    return months_later(since, mitigation.repeat_months or 1)


def _day_after(mitigation: Mitigation, done: Task, today: date) -> date:
    """Return when it is due again; what was done ahead of time keeps its rhythm."""
    day = _day(mitigation, done.done_on or today)
    return day if done.due_on is None or day > done.due_on else _day(mitigation, done.due_on)


def _has_open(project: "OpenProject", mitigation: Uid, leaving: Collection[Uid]) -> bool:
    """Return whether a task for the next time is waiting already."""
    for uid in project.referring.entries(EntityKind.TASK, "about", mitigation):
        task = project.store.entity(uid)
        if isinstance(task, Task) and uid not in leaving and is_open(task):
            return True
    return False


def _settings(
    project: "OpenProject", mitigation: Mitigation, day: date, number: int
) -> Iterator[FieldSetting]:
    """Yield the settings of a task; one that was made before comes back as it was numbered."""
    uid = task_uid(project.uid, TaskOrigin.MITIGATION, mitigation.uid, day.isoformat())
    held = project.store.entity(uid)
    before = held if isinstance(held, Task) else Task(uid=uid)
    wanted: dict[str, object] = {
        "number": before.number or number,
        "title": mitigation.title,
        "status": TaskStatus.OPEN,
        "due_on": day,
        "owner": mitigation.owner,
        "origin": TaskOrigin.MITIGATION,
        "about": mitigation.uid,
        "done_on": None,
        "deleted": False,
    }
    for key, value in wanted.items():
        if getattr(before, key) != value:
            yield FieldSetting(EntityKind.TASK, uid, key, value)  # type: ignore[arg-type]


def _after(
    before: Entity | None, uid: Uid, kind: EntityKind, settings: Iterable[FieldSetting]
) -> Entity:
    """Return an entry as it is after a step."""
    own = {s.key: s.value for s in settings if s.uid == uid and not is_extra_key(s.key)}
    entity = before if before is not None else KINDS[kind].entity(uid=uid)
    return replace(entity, **own)  # type: ignore[arg-type]
