"""Trainings: how the company supports AI literacy (AI Act Art. 4)."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Entity):
    """A training that was held or is planned; ``minutes`` is how long it takes."""

    number: int | None = None
    title: str = ""
    held_on: date | None = None
    audience: str = ""
    invited: int | None = None
    participants: int | None = None
    minutes: int | None = None
    trainer: str = ""
    content: str = ""
    owner: Uid | None = None
    system: Uid | None = None
    risk: Uid | None = None
    mitigation: Uid | None = None
    repeat_on: date | None = None
    notes: str = ""


def _number(key: str, label: str, help_text: str = "") -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.NUMBER,
        label=label,
        help=help_text,
        group="training",
        short=True,
        summed=True,
        maximum=1_000_000,
    )


def _reference(
    key: str, kind: EntityKind, label: str, group: str, help_text: str = ""
) -> FieldSpec:
    return FieldSpec(
        key=key, kind=FieldKind.REFERENCE, reference=kind, label=label, help=help_text, group=group
    )


TRAINING = KindSpec(
    kind=EntityKind.TRAINING,
    entity=Training,
    label=N_("Training"),
    plural=N_("Trainings"),
    prefix="SC",
    title="title",
    orders=(("held_on", "repeat_on"),),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Training"),
            help=N_("What it was about, so that others recognise it."),
            example=N_("Using chat assistants safely"),
            group="training",
            required=True,
            short=True,
            table=True,
        ),
        FieldSpec(
            key="held_on",
            kind=FieldKind.DATE,
            label=N_("Held on"),
            help=N_("The day on which it took place."),
            group="training",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="audience",
            kind=FieldKind.TEXT,
            label=N_("For whom"),
            help=N_("For which people or departments."),
            example=N_("Sales, customer service"),
            group="training",
            short=True,
            table=True,
        ),
        _number("invited", N_("Number invited"), help_text=N_("How many should have come.")),
        _number(
            "participants",
            N_("Number of participants"),
            help_text=N_("How many came. Names are not needed here."),
        ),
        _number("minutes", N_("Length (minutes)"), help_text=N_("How long it took altogether.")),
        FieldSpec(
            key="trainer",
            kind=FieldKind.TEXT,
            label=N_("Given by"),
            help=N_("Who taught, in the house or from outside."),
            group="training",
            privacy=Privacy.PERSONAL,
        ),
        FieldSpec(
            key="content",
            kind=FieldKind.LONG_TEXT,
            label=N_("Content"),
            help=N_("What people learned: opportunities, risks, rules of the company."),
            group="training",
            short=True,
        ),
        FieldSpec(
            key="owner",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Responsible owner"),
            help=N_("Who sees that it takes place and is repeated."),
            group="training",
            short=True,
            table=True,
        ),
        _reference(
            "system",
            EntityKind.SYSTEM,
            N_("AI system"),
            "training",
            help_text=N_("The AI system that it was about, if it was about one."),
        ),
        _reference(
            "risk",
            EntityKind.RISK,
            N_("Risk"),
            "details",
            help_text=N_("The risk that it makes smaller, if there is one."),
        ),
        _reference(
            "mitigation",
            EntityKind.MITIGATION,
            N_("Mitigation"),
            "details",
            help_text=N_("The mitigation that it is a part of."),
        ),
        FieldSpec(
            key="repeat_on",
            kind=FieldKind.DATE,
            label=N_("Repeat on"),
            help=N_("When it is due again. It appears under “Everything due” in time."),
            group="training",
            short=True,
            table=True,
        ),
        NOTES,
        DELETED,
    ),
)
