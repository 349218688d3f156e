"""Reviews: who looked at an entry, when, and with what outcome."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import ReviewVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Entity):
    """A review of one system or one risk, in the state that ``stamp`` holds digests of.

    ``title`` is what the entry was called then.
    """

    number: int | None = None
    title: str = ""
    system: Uid | None = None
    risk: Uid | None = None
    held_on: date | None = None
    reviewer: Uid | None = None
    approver: Uid | None = None
    verdict: ReviewVerdict | None = None
    reason: str = ""
    conditions: str = ""
    next_on: date | None = None
    stamp: str = ""
    notes: str = ""


def _fixed(key: str, kind: FieldKind, label: str, reference: EntityKind | None = None) -> FieldSpec:
    return FieldSpec(
        key=key, kind=kind, label=label, reference=reference, group="review", fixed=True
    )


REVIEW = KindSpec(
    kind=EntityKind.REVIEW,
    entity=Review,
    label=N_("Review"),
    plural=N_("Reviews"),
    prefix="UP",
    title="title",
    made_by=N_("Reviews are recorded on the page “Reviews”. A review stays as a record."),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Reviewed entry"),
            help=N_("What the entry was called when it was reviewed."),
            group="review",
            required=True,
            fixed=True,
            table=True,
        ),
        _fixed("system", FieldKind.REFERENCE, N_("AI system"), EntityKind.SYSTEM),
        _fixed("risk", FieldKind.REFERENCE, N_("Risk"), EntityKind.RISK),
        FieldSpec(
            key="held_on",
            kind=FieldKind.DATE,
            label=N_("Reviewed on"),
            group="review",
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="reviewer",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Reviewer"),
            group="review",
            fixed=True,
            table=True,
        ),
        _fixed("approver", FieldKind.REFERENCE, N_("Agreed by"), EntityKind.PERSON),
        FieldSpec(
            key="verdict",
            kind=FieldKind.CHOICE,
            choices=ReviewVerdict,
            label=N_("Outcome of the review"),
            group="review",
            fixed=True,
            table=True,
        ),
        _fixed("reason", FieldKind.LONG_TEXT, N_("Reason for the outcome")),
        _fixed("conditions", FieldKind.LONG_TEXT, N_("Conditions")),
        _fixed("next_on", FieldKind.DATE, N_("Next review")),
        FieldSpec(
            key="stamp",
            kind=FieldKind.TEXT,
            label=N_("State that was reviewed"),
            group="review",
            internal=True,
            register=False,
        ),
        NOTES,
        DELETED,
    ),
)
