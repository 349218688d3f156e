"""Whether the last review of an entry still holds; computed on reading, never stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.kinds.review import Review
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.stamps import changed_fields, make_stamp
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.subjects import Subject


class ReviewState(LabelledCode):
    """What the last review of an entry is worth today."""

    NEVER = "never", N_("No review recorded")
    CHANGED = "changed", N_("No longer holds: changed since")
    RETURNED = "returned", N_("Returned")
    HOLDS = "holds", N_("Holds")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewStanding:
    """The last review of an entry, and the fields that say something else since then."""

    state: ReviewState
    review: Review | None = None
    changed: tuple[FieldSpec, ...] = ()


NEVER = ReviewStanding(state=ReviewState.NEVER)


class Standings:
    """Compares entries with their last reviews; descriptions of fields are asked for once."""

    def __init__(self, project: OpenProject) -> None:
        self._project = project
        self._fields = cache(project.fields)

    def of(self, entity: Subject) -> ReviewStanding:
        """Return what the last review of an entry is worth."""
        review = last_review(self._project, entity)
        if review is None:
            return NEVER
        specs = self._fields(kind_of(entity))
        changed = changed_specs(self._project, entity, review.stamp, specs)
        if changed:
            return ReviewStanding(state=ReviewState.CHANGED, review=review, changed=changed)
        is_back = review.verdict is ReviewVerdict.RETURNED
        return ReviewStanding(
            state=ReviewState.RETURNED if is_back else ReviewState.HOLDS, review=review
        )


def changed_specs(
    project: OpenProject, entity: Entity, stamp: str, specs: Sequence[FieldSpec]
) -> tuple[FieldSpec, ...]:
    """Return the fields of an entry that say something else than when it was stamped."""
    keys = changed_fields(stamp, specs, lambda key: project.value(entity, key))
    return tuple(spec for spec in specs if spec.key in keys)


def stamp_of(project: OpenProject, entity: Subject) -> str:
    """Return the stamp of what an entry says now."""
    fields = project.fields(kind_of(entity))
    salt = project.uids.new_salt()
    return make_stamp(fields, lambda key: project.value(entity, key), salt)


def last_review(project: OpenProject, entity: Subject) -> Review | None:
    """Return the newest review of an entry; ``None`` when nobody reviewed it here."""
    found = reviews_of(project, kind_of(entity), entity.uid)
    return max(found, key=review_order, default=None)


def reviews_of(project: OpenProject, kind: EntityKind, uid: Uid) -> list[Review]:
    """Return all reviews of an entry."""
    uids = project.referring.entries(EntityKind.REVIEW, str(kind), uid)
    found = map(project.entity, uids)
    return [review for review in found if isinstance(review, Review)]


def review_order(review: Review) -> tuple[date, int, str]:
    """Return what reviews are ordered by: day, number, then uid."""
    return review.held_on or date.min, review.number or 0, review.uid


def standing_text(
    project: OpenProject, labels: Labels, entity: Subject, standing: ReviewStanding
) -> str:
    """Return a sentence about the last review: when, by whom, and whether it still holds."""
    words, review = labels.words, standing.review
    if review is None or review.held_on is None:
        noted = entity.reviewed_on if isinstance(entity, AiSystem) else None
        if noted is None:
            return words(N_("Never reviewed."))
        text = N_("Reviewed on {day}, as the entry says. No review is recorded here.")
        return words.filled(text, day=words.day(noted))
    held = words.filled(
        N_("Reviewed on {day} by {who}: {verdict}."),
        day=words.day(review.held_on),
        who=project.name(review.reviewer) or words(N_("nobody named")),
        verdict=labels.code(review.verdict),
    )
    if standing.state is not ReviewState.CHANGED:
        return held
    names = field_names(labels, standing.changed)
    fallen = words.filled(N_("The review no longer holds. Changed: {fields}."), fields=names)
    return f"{fallen} {held}"


def field_names(labels: Labels, specs: Iterable[FieldSpec]) -> str:
    """Return the names of fields, one after the other."""
    return ", ".join(labels.field(spec) for spec in specs)
