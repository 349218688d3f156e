"""What a review needs before it is recorded: a verdict with its reason, people, sensible days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.errors import FieldError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.kinds.review import REVIEW
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.reviews.standing import changed_specs, field_names

if TYPE_CHECKING:
    from datetime import date

    from rai_desktop.domain.ids import Uid
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.reviews.recording import ReviewDraft
    from rai_desktop.services.reviews.rhythm import Rhythms
    from rai_desktop.services.reviews.subjects import Subject


def check_draft(
    project: OpenProject, labels: Labels, rhythms: Rhythms, entity: Subject, draft: ReviewDraft
) -> None:
    """Refuse a review that is not complete.

    Raises:
        FieldError: it names what is missing or does not fit; its key is of ``ReviewDraft``.
    """
    _check_seen(project, labels, entity, draft)
    _check_verdict(draft)
    _check_days(project, labels, draft)
    _check_person(project, "reviewer", draft.reviewer, draft.held_on)
    if draft.approver is not None:
        _check_person(project, "approver", draft.approver, draft.held_on)
        if draft.approver == draft.reviewer and not is_alone(project, draft.held_on):
            text = N_("The reviewer and the person who agrees are the same. Choose two people.")
            raise FieldError(text, key="approver")
    if rhythms.needs_two(entity) and not is_alone(project, draft.held_on):
        _check_two(project, labels, rhythms, entity, draft)


def is_alone(project: OpenProject, day: date | None) -> bool:
    """Return whether the project names only one person who is there on a day."""
    people = project.entities(EntityKind.PERSON)
    return sum(isinstance(one, Person) and (day is None or one.is_there(day)) for one in people) < 2


def _check_seen(project: OpenProject, labels: Labels, entity: Subject, draft: ReviewDraft) -> None:
    """Refuse to review what is not what the reviewer saw."""
    if not draft.seen:
        return
    changed = changed_specs(project, entity, draft.seen, project.fields(kind_of(entity)))
    if changed:
        text = N_("The entry changed while you reviewed it: {fields}. Look at it again, then save.")
        raise FieldError(text, key="seen", fields=field_names(labels, changed))


def _check_verdict(draft: ReviewDraft) -> None:
    if draft.verdict is None:
        raise FieldError(N_("Choose the outcome of the review first."), key="verdict")
    if draft.verdict is ReviewVerdict.RETURNED and not draft.reason.strip():
        raise FieldError(N_("Say why the entry is returned. The reason is needed."), key="reason")
    if draft.verdict is ReviewVerdict.APPROVED_WITH_CONDITIONS and not draft.conditions.strip():
        raise FieldError(N_("Write down the conditions. They are needed."), key="conditions")


def _check_days(project: OpenProject, labels: Labels, draft: ReviewDraft) -> None:
    today, words = project.clock.today(), labels.words
    if draft.held_on is None:
        raise FieldError(N_("Enter the day of the review."), key="held_on")
    if draft.held_on > today:
        text = N_("{day} is still to come. A review is entered once it was held.")
        raise FieldError(text, key="held_on", day=words.day(draft.held_on))
    if draft.next_on is not None and draft.next_on <= draft.held_on:
        text = N_("The next review must come after this one. Choose a later day.")
        raise FieldError(text, key="next_on")
    has_deadline = draft.verdict is not ReviewVerdict.APPROVED
    if has_deadline and draft.due_on is not None and draft.due_on < draft.held_on:
        raise FieldError(
            N_("The deadline lies before the review. Choose a later day."), key="due_on"
        )


def _check_person(project: OpenProject, key: str, uid: Uid | None, day: date | None) -> None:
    spec = REVIEW.field(key)
    assert spec is not None  # noqa: S101 - the callers name fields of a review
    if uid is None:
        if key == "reviewer":
            raise FieldError(N_("Say who reviews. Choose one of the people."), key=key)
        return
    person = project.store.entity(uid)
    if not isinstance(person, Person) or person.deleted:
        text = N_("{field}: this person is not among the people of the project.")
        raise FieldError(text, key=key, field=spec.named)
    if day is not None and not person.is_there(day):
        text = N_("{field}: {name} was not active on the day of the review.")
        raise FieldError(text, key=key, field=spec.named, name=person.name)


def _check_two(
    project: OpenProject, labels: Labels, rhythms: Rhythms, entity: Subject, draft: ReviewDraft
) -> None:
    level = labels.code(rhythms.level(entity))
    if draft.reviewer == entity.owner:
        text = N_("{name} owns this entry. At risk level {level} somebody else has to review it.")
        raise FieldError(text, key="reviewer", name=project.name(draft.reviewer), level=level)
    if draft.approver is None:
        text = N_("At risk level {level} a second person agrees. Choose who agrees.")
        raise FieldError(text, key="approver", level=level)
