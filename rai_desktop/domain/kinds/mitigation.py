"""Mitigations: what is done against risks."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import (
    EffectScope,
    Effort,
    MeasureNature,
    MeasureStatus,
)
from rai_desktop.domain.codes import MeasureKind as MeasureKindCode
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec, library_fields
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Mitigation(Entity):
    """A mitigation; whether it exists or is planned follows from its status."""

    number: int | None = None
    title: str = ""
    description: str = ""
    status: MeasureStatus | None = None
    owner: Uid | None = None
    due_on: date | None = None
    measure_kinds: tuple[str, ...] = ()
    nature: MeasureNature | None = None
    reviewer: Uid | None = None
    accountable: Uid | None = None
    started_on: date | None = None
    done_on: date | None = None
    valid_until: date | None = None
    repeat_months: int | None = None
    effort: Effort | None = None
    effect_likelihood: int | None = None
    effect_impact: int | None = None
    effect_scope: EffectScope | None = None
    proof: str = ""
    tested_on: date | None = None
    cost_once: int | None = None
    cost_yearly: int | None = None
    library: str = ""
    library_text: str = ""
    notes: str = ""


_FIELDS = (
    NUMBER,
    FieldSpec(
        key="title",
        kind=FieldKind.TEXT,
        label=N_("Title"),
        help=N_("What is done, in a few words."),
        example=N_("Two people check every rejection"),
        group="measure",
        required=True,
        short=True,
        table=True,
    ),
    FieldSpec(
        key="description",
        kind=FieldKind.LONG_TEXT,
        label=N_("Description"),
        help=N_("How it is done, so that somebody else could do it."),
        group="measure",
        short=True,
    ),
    FieldSpec(
        key="status",
        kind=FieldKind.CHOICE,
        choices=MeasureStatus,
        label=N_("Status"),
        help=N_("Implemented, effective and degraded mitigations count as existing."),
        group="measure",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="owner",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Responsible"),
        help=N_("Who sees that it is done."),
        group="measure",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="due_on",
        kind=FieldKind.DATE,
        label=N_("Due on"),
        help=N_("By when it has to be done. The deadline appears under “Everything due”."),
        group="measure",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="measure_kinds",
        kind=FieldKind.MULTI_CHOICE,
        choices=MeasureKindCode,
        label=N_("When it acts"),
        help=N_("Whether it prevents something, notices it, or limits the harm."),
        group="details",
    ),
    FieldSpec(
        key="nature",
        kind=FieldKind.CHOICE,
        choices=MeasureNature,
        label=N_("Kind of mitigation"),
        help=N_("Technology, rules, or people and training."),
        group="details",
    ),
    FieldSpec(
        key="reviewer",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Reviewer"),
        help=N_("Who looks whether it really works. Better not the same person."),
        group="details",
    ),
    FieldSpec(
        key="accountable",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Accountable"),
        help=N_("Who answers for it in the end, and decides when there is a dispute."),
        group="details",
    ),
    FieldSpec(
        key="started_on",
        kind=FieldKind.DATE,
        label=N_("Started on"),
        help=N_("The day on which the work began."),
        group="details",
    ),
    FieldSpec(
        key="done_on",
        kind=FieldKind.DATE,
        label=N_("Done on"),
        help=N_("The day on which it was finished."),
        group="details",
    ),
    FieldSpec(
        key="valid_until",
        kind=FieldKind.DATE,
        label=N_("Valid until"),
        help=N_("How long it holds, such as the end of a contract."),
        group="details",
    ),
    FieldSpec(
        key="repeat_months",
        kind=FieldKind.NUMBER,
        label=N_("Months until it is repeated"),
        help=N_("For what has to be done again and again. The program makes a task each time."),
        group="details",
        minimum=1,
        maximum=120,
    ),
    FieldSpec(
        key="effort",
        kind=FieldKind.CHOICE,
        choices=Effort,
        label=N_("Effort"),
        help=N_("How much work it is. An estimate helps to choose."),
        group="effect",
    ),
    FieldSpec(
        key="effect_likelihood",
        kind=FieldKind.NUMBER,
        label=N_("Lowers the likelihood by (steps)"),
        help=N_("0 to 2 steps; an estimate by experts, not a measured value."),
        group="effect",
        maximum=2,
    ),
    FieldSpec(
        key="effect_impact",
        kind=FieldKind.NUMBER,
        label=N_("Lowers the impact by (steps)"),
        help=N_("0 to 2 steps; an estimate by experts, not a measured value."),
        group="effect",
        maximum=2,
    ),
    FieldSpec(
        key="effect_scope",
        kind=FieldKind.CHOICE,
        choices=EffectScope,
        label=N_("Whose impact it lowers"),
        help=N_("Only what protects people lowers the impact on people. An insurance does not."),
        group="effect",
    ),
    FieldSpec(
        key="proof",
        kind=FieldKind.LONG_TEXT,
        label=N_("Proof of effect"),
        help=N_("How, when and with what result the effect was tested."),
        group="effect",
    ),
    FieldSpec(
        key="tested_on",
        kind=FieldKind.DATE,
        label=N_("Mitigation last tested on"),
        help=N_("When somebody last tried whether it works."),
        group="effect",
    ),
    FieldSpec(
        key="cost_once",
        kind=FieldKind.NUMBER,
        summed=True,
        label=N_("Cost once (euros)"),
        help=N_("What it costs to set it up. Costs can be left out of exports."),
        group="effect",
        privacy=Privacy.COST,
        reviewed=False,
    ),
    FieldSpec(
        key="cost_yearly",
        kind=FieldKind.NUMBER,
        summed=True,
        label=N_("Cost per year (euros)"),
        help=N_("What it costs each year. Costs can be left out of exports."),
        group="effect",
        privacy=Privacy.COST,
        reviewed=False,
    ),
    *library_fields("details"),
    NOTES,
    DELETED,
)

MITIGATION = KindSpec(
    kind=EntityKind.MITIGATION,
    entity=Mitigation,
    label=N_("Mitigation"),
    plural=N_("Mitigations"),
    prefix="MA",
    title="title",
    orders=(("started_on", "done_on"),),
    fields=_FIELDS,
)
