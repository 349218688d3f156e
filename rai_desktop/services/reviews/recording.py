"""Recording a review: one step with the review, the next day, and what follows from the verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import TaskOrigin, TaskStatus
from rai_desktop.domain.rating import Method
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import (
    FindingSeverity,
    FindingSource,
    FindingStatus,
    ReviewVerdict,
)
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.checking import check_draft, is_alone
from rai_desktop.services.reviews.rhythm import Rhythms
from rai_desktop.services.reviews.standing import last_review, stamp_of
from rai_desktop.services.reviews.subjects import Subject, checked_subject

DAYS_TO_MEND = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewDraft:
    """What a reviewer decided about an entry.

    ``seen`` is the stamp of the entry as the reviewer saw it. ``due_on`` is until when a returned
    entry is mended or conditions are met.
    """

    subject: Uid
    seen: str = ""
    verdict: ReviewVerdict | None = None
    reason: str = ""
    conditions: str = ""
    held_on: date | None = None
    next_on: date | None = None
    reviewer: Uid | None = None
    approver: Uid | None = None
    severity: FindingSeverity | None = None
    due_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A review that was recorded, and what followed from it."""

    review: Uid
    finding: Uid | None = None
    task: Uid | None = None


def rhythms_today(project: OpenProject, method: Method) -> Rhythms:
    """Return levels and rhythms of reviews as of today."""
    return Rhythms(project, Assessment(project, method, project.clock.today()))


def proposed_day(rhythms: Rhythms, entity: Subject, draft: ReviewDraft) -> date | None:
    """Return the day of the next review by the method; of a returned entry, when it is mended."""
    if draft.held_on is None:
        return None
    if draft.verdict is ReviewVerdict.RETURNED:
        return draft.due_on or draft.held_on + DAYS_TO_MEND
    return rhythms.next_day(entity, draft.held_on)


def record_review(
    project: OpenProject,
    labels: Labels,
    draft: ReviewDraft,
    *,
    also: Sequence[FieldSetting] = (),
    undoable: bool = True,
) -> Recorded:
    """Record a review as one step, which can be undone as one; ``also`` belongs to the same step.

    Raises:
        UserError: something is missing or does not fit; nothing is recorded then.
    """
    project.check_writable()
    entity = checked_subject(project, draft.subject)
    rhythms = rhythms_today(project, labels.method())
    check_draft(project, labels, rhythms, entity, draft)
    review, settings = _review(project, labels, rhythms, entity, draft)
    settings += _of_subject(project, entity, draft)
    finding = task = None
    if draft.verdict is ReviewVerdict.RETURNED:
        finding, more = _finding(project, labels, entity, draft, review)
        settings += more
    elif draft.verdict is ReviewVerdict.APPROVED_WITH_CONDITIONS:
        task, more = _task(project, labels, entity, draft, review)
        settings += more
    name = project.name(entity.uid)
    project.commit(Action.REVIEW, [*also, *settings], title=name, undoable=undoable)
    return Recorded(review=review, finding=finding, task=task)


def _review(
    project: OpenProject, labels: Labels, rhythms: Rhythms, entity: Subject, draft: ReviewDraft
) -> tuple[Uid, list[FieldSetting]]:
    kind = kind_of(entity)
    reason = draft.reason.strip()
    if rhythms.needs_two(entity) and is_alone(project, draft.held_on):
        alone = labels.words(
            N_("Reviewed by one person: the project names nobody else who could agree.")
        )
        reason = f"{reason}\n{alone}".strip()
    has_conditions = draft.verdict is ReviewVerdict.APPROVED_WITH_CONDITIONS
    values: dict[str, Value] = {
        "title": project.name(entity.uid),
        str(kind): entity.uid,
        "held_on": draft.held_on,
        "reviewer": draft.reviewer,
        "approver": draft.approver,
        "verdict": draft.verdict,
        "reason": reason,
        "conditions": draft.conditions.strip() if has_conditions else "",
        "next_on": draft.next_on,
        "stamp": stamp_of(project, entity),
        "notes": draft.notes.strip(),
    }
    return project.new_settings(EntityKind.REVIEW, values)


def _of_subject(
    project: OpenProject, entity: Subject, draft: ReviewDraft
) -> Iterator[FieldSetting]:
    """Yield the days at the entry; a review entered later than a newer one leaves them."""
    last = last_review(project, entity)
    if last is not None and last.held_on and draft.held_on and last.held_on > draft.held_on:
        return
    kind = kind_of(entity)
    if isinstance(entity, AiSystem):
        yield FieldSetting(kind, entity.uid, "reviewed_on", draft.held_on)
    yield FieldSetting(kind, entity.uid, "review_due_on", draft.next_on)


def _finding(
    project: OpenProject, labels: Labels, entity: Subject, draft: ReviewDraft, review: Uid
) -> tuple[Uid, list[FieldSetting]]:
    title = labels.words.filled(N_("Returned in a review: {name}"), name=project.name(entity.uid))
    values: dict[str, Value] = {
        "title": title,
        "description": draft.reason.strip(),
        "source": FindingSource.REVIEW,
        "severity": draft.severity or FindingSeverity.MINOR,
        "status": FindingStatus.OPEN,
        "found_on": draft.held_on,
        "owner": entity.owner,
        "due_on": draft.due_on or (draft.held_on or project.clock.today()) + DAYS_TO_MEND,
        str(kind_of(entity)): entity.uid,
        "about": review,
    }
    return project.new_settings(EntityKind.FINDING, values)


def _task(
    project: OpenProject, labels: Labels, entity: Subject, draft: ReviewDraft, review: Uid
) -> tuple[Uid, list[FieldSetting]]:
    name = project.name(entity.uid)
    values: dict[str, Value] = {
        "title": labels.words.filled(N_("Meet the conditions of the review: {name}"), name=name),
        "description": draft.conditions.strip(),
        "status": TaskStatus.OPEN,
        "due_on": draft.due_on or (draft.held_on or project.clock.today()) + DAYS_TO_MEND,
        "owner": entity.owner,
        "system": entity.uid if isinstance(entity, AiSystem) else None,
        "origin": TaskOrigin.REVIEW,
        "about": review,
    }
    return project.new_settings(EntityKind.TASK, values)
