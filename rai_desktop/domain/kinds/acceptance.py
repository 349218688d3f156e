"""Acceptances: who accepts a risk, why, and until when."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance(Entity):
    """A time-limited acceptance of one risk, in the state that ``stamp`` holds digests of.

    ``title`` is what the risk was called then, the levels are those of that day.
    """

    number: int | None = None
    title: str = ""
    risk: Uid | None = None
    level_persons: RiskLevel | None = None
    level_business: RiskLevel | None = None
    accepted_by: Uid | None = None
    second_person: Uid | None = None
    accepted_on: date | None = None
    expires_on: date | None = None
    reason: str = ""
    conditions: str = ""
    consulted: tuple[str, ...] = ()
    revoked_on: date | None = None
    revoked_because: str = ""
    stamp: str = ""
    notes: str = ""


def _level(key: str, label: str) -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.CHOICE,
        choices=RiskLevel,
        label=label,
        group="acceptance",
        fixed=True,
    )


ACCEPTANCE = KindSpec(
    kind=EntityKind.ACCEPTANCE,
    entity=Acceptance,
    label=N_("Risk acceptance"),
    plural=N_("Risk acceptances"),
    prefix="AK",
    title="title",
    made_by=N_(
        "A risk is accepted on its own page, and an acceptance is revoked there. It stays as a "
        "record."
    ),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Accepted risk"),
            help=N_("What the risk was called when it was accepted."),
            group="acceptance",
            required=True,
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="risk",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.RISK,
            label=N_("Risk"),
            group="acceptance",
            fixed=True,
        ),
        _level("level_persons", N_("Risk level for people when accepted")),
        _level("level_business", N_("Risk level for the business when accepted")),
        FieldSpec(
            key="accepted_by",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Accepted by"),
            group="acceptance",
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="second_person",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Second person"),
            help=N_("Whoever carries the risk does not accept it alone."),
            group="acceptance",
            fixed=True,
        ),
        FieldSpec(
            key="accepted_on",
            kind=FieldKind.DATE,
            label=N_("Accepted on"),
            group="acceptance",
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="expires_on",
            kind=FieldKind.DATE,
            label=N_("Accepted until"),
            group="acceptance",
            fixed=True,
            table=True,
        ),
        FieldSpec(
            key="reason",
            kind=FieldKind.LONG_TEXT,
            label=N_("Accepted, because"),
            group="acceptance",
            fixed=True,
        ),
        FieldSpec(
            key="conditions",
            kind=FieldKind.LONG_TEXT,
            label=N_("Conditions"),
            group="acceptance",
            fixed=True,
        ),
        FieldSpec(
            key="consulted",
            kind=FieldKind.MULTI_CHOICE,
            vocabulary="bodies",
            label=N_("Who was asked"),
            group="acceptance",
            fixed=True,
        ),
        FieldSpec(
            key="revoked_on",
            kind=FieldKind.DATE,
            label=N_("Revoked on"),
            group="acceptance",
            fixed=True,
        ),
        FieldSpec(
            key="revoked_because",
            kind=FieldKind.LONG_TEXT,
            label=N_("Revoked, because"),
            group="acceptance",
            fixed=True,
        ),
        FieldSpec(
            key="stamp",
            kind=FieldKind.TEXT,
            label=N_("State that was accepted"),
            group="acceptance",
            internal=True,
            register=False,
        ),
        NOTES,
        DELETED,
    ),
)
