"""Which obligations of a project come, stay or go with a new judgement."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.obligation import Obligation, obligation_uid
from rai_desktop.domain.kinds.task import Task, task_uid
from rai_desktop.domain.law import Duty
from rai_desktop.domain.law_codes import ObligationStatus, TaskOrigin, TaskStatus
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.project import OpenProject
from rai_desktop.services.references import NOBODY

ORGANISATION = "organisation"


class DutyChange(StrEnum):
    """What happens to an obligation; one that somebody worked on ends and is never removed."""

    ADDED = "added"
    CHANGED = "changed"
    KEPT = "kept"
    ENDED = "ended"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedDuty:
    """One obligation of the preview; ``rule`` is its id, ``duty`` what it follows from now."""

    uid: Uid
    rule: str
    change: DutyChange
    duty: Duty | None = None


def subject_of(project: OpenProject, duty: Duty, system: Uid) -> Uid:
    """Return whom a duty meets: the system, or the company as a whole."""
    if duty.rule.subject == ORGANISATION:
        return natural_uid(project.uid, EntityKind.ORGANISATION)
    return system


def changed_duties(
    project: OpenProject, system: Uid, duties: Iterable[Duty], is_shared: Callable[[str], bool]
) -> tuple[ChangedDuty, ...]:
    """Return what becomes of each obligation of a system and of the company.

    ``is_shared`` tells whether another system makes a duty of the company, too: then it stays.
    """
    return compared_duties(project, system, duties, held_by(project, system), is_shared)


def compared_duties(
    project: OpenProject,
    system: Uid,
    duties: Iterable[Duty],
    obligations: Iterable[Obligation],
    is_shared: Callable[[str], bool],
) -> tuple[ChangedDuty, ...]:
    """Return the same, where ``obligations`` are all that there are now."""
    wanted = {
        obligation_uid(project.uid, subject_of(project, duty, system), duty.rule.id): duty
        for duty in duties
    }
    held = {found.uid: found for found in obligations}
    changes = [_wanted(uid, duty, held.get(uid)) for uid, duty in wanted.items()]
    for uid, found in held.items():
        if uid in wanted or found.status is ObligationStatus.ENDED:
            continue
        if found.system is None and is_shared(found.title or ""):
            continue
        changes.append(_unwanted(project, found))
    return tuple(changes)


def duty_settings(
    project: OpenProject,
    system: Uid,
    changes: Iterable[ChangedDuty],
    pack: str,
    first: int | None = None,
) -> Iterator[FieldSetting]:
    """Yield the settings that make the changes; new ones are numbered from ``first`` on.

    With an obligation that goes, its task goes to the bin if nobody touched it.
    """
    number = first if first is not None else project.next_number(EntityKind.OBLIGATION)
    for change in changes:
        values: Mapping[str, Value] = {}
        if change.change is DutyChange.DROPPED:
            values = {"deleted": True}
            yield from _task_gone(project, change.uid)
        elif change.change is DutyChange.ENDED:
            values = {"status": ObligationStatus.ENDED}
        elif change.duty is not None and change.change is not DutyChange.KEPT:
            values = _values(change.duty, system, pack)
            known = project.store.entity(change.uid)
            if known is None:
                values = {"number": number, **values}
                number += 1
            else:
                values = _revived(known, values)
        for key, value in values.items():
            yield FieldSetting(EntityKind.OBLIGATION, change.uid, key, value)


def _task_gone(project: OpenProject, obligation: Uid) -> Iterator[FieldSetting]:
    uid = task_uid(project.uid, TaskOrigin.OBLIGATION, obligation)
    task = project.store.entity(uid)
    if not isinstance(task, Task) or task.deleted or task.status not in (None, TaskStatus.OPEN):
        return
    if not (task.owner or task.notes or task.reason):
        yield FieldSetting(EntityKind.TASK, uid, "deleted", True)


def held_by(project: OpenProject, system: Uid) -> Iterator[Obligation]:
    """Yield the obligations of a system, then those of the company."""
    for whom in (system, NOBODY):
        for uid in project.referring.entries(EntityKind.OBLIGATION, "system", whom):
            found = project.store.entity(uid)
            if isinstance(found, Obligation):
                yield found


def _wanted(uid: Uid, duty: Duty, held: Obligation | None) -> ChangedDuty:
    if held is None or held.status is ObligationStatus.ENDED:
        change = DutyChange.ADDED
    else:
        says = _says_enough if duty.rule.subject == ORGANISATION else _says
        change = DutyChange.KEPT if says(held, duty) else DutyChange.CHANGED
    return ChangedDuty(uid=uid, rule=duty.rule.id, change=change, duty=duty)


def _says(held: Obligation, duty: Duty) -> bool:
    dates = (held.applies_from, held.applies_until, held.may_apply)
    return dates == (duty.applies_from, _until(duty), not duty.is_certain)


def _says_enough(held: Obligation, duty: Duty) -> bool:
    """Return whether a duty of the company holds as firmly and as early by another system."""
    is_earlier = duty.applies_from is not None and (
        held.applies_from is None or duty.applies_from < held.applies_from
    )
    return not is_earlier and not (held.may_apply and duty.is_certain)


def _unwanted(project: OpenProject, held: Obligation) -> ChangedDuty:
    is_worked_on = bool(held.status or held.reason or held.owner or held.notes)
    is_worked_on = is_worked_on or bool(project.links.firsts(LinkRole.EVIDENCE_OF, held.uid))
    change = DutyChange.ENDED if is_worked_on else DutyChange.DROPPED
    return ChangedDuty(uid=held.uid, rule=held.title or "", change=change)


def _values(duty: Duty, system: Uid, pack: str) -> dict[str, Value]:
    is_of_company = duty.rule.subject == ORGANISATION
    return {
        "title": duty.rule.id,
        "system": None if is_of_company else system,
        "applies_from": duty.applies_from,
        "applies_until": _until(duty),
        "may_apply": not duty.is_certain,
        "pack_id": pack,
    }


def _revived(known: object, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return what brings an obligation back: what differs, and no end any more."""
    wanted = {**values, "deleted": False}
    if getattr(known, "status", None) is ObligationStatus.ENDED:
        wanted["status"] = None
    return {key: value for key, value in wanted.items() if getattr(known, key) != value}


def _until(duty: Duty) -> Value:
    return duty.start.applies_until if duty.start else None
