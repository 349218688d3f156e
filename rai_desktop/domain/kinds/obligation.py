"""Obligations: standing duties that follow from roles and labels."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.base import DELETED, NUMBER, Entity, KindSpec, Need
from rai_desktop.domain.law_codes import ObligationStatus
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Entity):
    """A duty of the organisation, for one system or, without ``system``, for all.

    ``title`` is the id of the rule; its words, article and evidence stand in the content pack.
    ``status`` is what a person decided; upcoming or applying follows from the dates.
    """

    number: int | None = None
    title: str | None = None
    system: Uid | None = None
    status: ObligationStatus | None = None
    applies_from: date | None = None
    applies_until: date | None = None
    may_apply: bool = False
    reason: str = ""
    owner: Uid | None = None
    pack_id: str = ""
    notes: str = ""


def obligation_uid(project: Uid, subject: Uid, rule: str) -> Uid:
    """Return the uid that the duty by ``rule`` has for ``subject`` in every copy."""
    return natural_uid(project, EntityKind.OBLIGATION, subject, rule)


OBLIGATION = KindSpec(
    kind=EntityKind.OBLIGATION,
    entity=Obligation,
    label=N_("Obligation"),
    plural=N_("Obligations"),
    prefix="PF",
    title="title",
    made_by=N_(
        "Obligations follow from the classification of the AI systems. They are neither "
        "added nor removed by hand. Say “not applicable” with a reason."
    ),
    needs=(Need(key="status", codes=(ObligationStatus.NOT_APPLICABLE,), needed="reason"),),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.CHOICE,
            vocabulary="obligations",
            label=N_("Obligation"),
            help=N_("What the law asks for. Article and evidence are shown with it."),
            group="duty",
            required=True,
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="system",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.SYSTEM,
            label=N_("AI system"),
            help=N_("Empty when the duty concerns the company as a whole."),
            group="duty",
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="status",
            kind=FieldKind.CHOICE,
            choices=ObligationStatus,
            offered=(ObligationStatus.MET, ObligationStatus.NOT_APPLICABLE),
            label=N_("Decided"),
            help=N_(
                "A standing duty is never done for good: met means that you can prove it today."
            ),
            group="duty",
            short=True,
        ),
        FieldSpec(
            key="applies_from",
            kind=FieldKind.DATE,
            label=N_("Applies from"),
            group="duty",
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="applies_until",
            kind=FieldKind.DATE,
            label=N_("Applies until"),
            group="duty",
            fixed=True,
        ),
        FieldSpec(
            key="may_apply",
            kind=FieldKind.FLAG,
            label=N_("Only if an open question turns out so"),
            group="duty",
            fixed=True,
        ),
        FieldSpec(
            key="reason",
            kind=FieldKind.LONG_TEXT,
            label=N_("Not applicable, because"),
            help=N_("Needed when the status is “not applicable”."),
            group="duty",
            short=True,
        ),
        FieldSpec(
            key="owner",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Responsible owner"),
            help=N_("Who sees that it is met."),
            group="duty",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="pack_id", kind=FieldKind.TEXT, label=N_("Pack"), group="duty", internal=True
        ),
        FieldSpec(
            key="notes",
            kind=FieldKind.LONG_TEXT,
            label=N_("Notes"),
            help=N_("How you meet it, in your own words."),
            group="duty",
            privacy=Privacy.COMMENT,
            reviewed=False,
        ),
        DELETED,
    ),
)
