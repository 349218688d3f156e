"""Findings: what a review, an audit, an incident or a complaint brought to light."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec, Need
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import FindingSeverity, FindingSource, FindingStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Entity):
    """A finding with its cause and corrective action; ``about`` is the entry it came from."""

    number: int | None = None
    title: str = ""
    description: str = ""
    source: FindingSource | None = None
    severity: FindingSeverity | None = None
    status: FindingStatus | None = None
    found_on: date | None = None
    owner: Uid | None = None
    due_on: date | None = None
    system: Uid | None = None
    risk: Uid | None = None
    mitigation: Uid | None = None
    cause: str = ""
    corrective_action: str = ""
    effectiveness: str = ""
    checked_on: date | None = None
    checked_by: Uid | None = None
    about: Uid | None = None
    notes: str = ""


def _reference(
    key: str, kind: EntityKind, label: str, group: str, help_text: str = ""
) -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.REFERENCE,
        reference=kind,
        label=label,
        help=help_text,
        group=group,
        table=True,
    )


FINDING = KindSpec(
    kind=EntityKind.FINDING,
    entity=Finding,
    label=N_("Finding"),
    plural=N_("Findings"),
    prefix="FE",
    title="title",
    begins=(("status", FindingStatus.OPEN), ("source", FindingSource.OWN)),
    needs=(
        Need(key="status", codes=(FindingStatus.CLOSED,), needed="effectiveness"),
        Need(
            key="status",
            codes=(FindingStatus.EFFECTIVENESS_CHECK, FindingStatus.CLOSED),
            needed="corrective_action",
        ),
    ),
    orders=(("found_on", "checked_on"),),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Finding"),
            help=N_("What is not as it should be, in a few words."),
            example=N_("Rejected applications are not checked by a second person"),
            group="finding",
            required=True,
            short=True,
            table=True,
        ),
        FieldSpec(
            key="description",
            kind=FieldKind.LONG_TEXT,
            label=N_("Description"),
            help=N_("What was seen, and what should have been."),
            group="finding",
            short=True,
        ),
        FieldSpec(
            key="source",
            kind=FieldKind.CHOICE,
            choices=FindingSource,
            label=N_("Comes from"),
            help=N_("Whether a review, an audit or somebody else brought it up."),
            group="finding",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="severity",
            kind=FieldKind.CHOICE,
            choices=FindingSeverity,
            label=N_("Severity"),
            help=N_("From “could be better” to “cannot stay like this”."),
            group="finding",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="status",
            kind=FieldKind.CHOICE,
            choices=FindingStatus,
            label=N_("Status"),
            help=N_("Closed means: the corrective action was checked and works."),
            group="finding",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="found_on",
            kind=FieldKind.DATE,
            label=N_("Found on"),
            help=N_("The day on which it was seen."),
            group="finding",
            short=True,
        ),
        _reference(
            "owner",
            EntityKind.PERSON,
            N_("Responsible owner"),
            "finding",
            help_text=N_("Who sees that it is put right."),
        ),
        FieldSpec(
            key="due_on",
            kind=FieldKind.DATE,
            label=N_("Due on"),
            help=N_("By when it has to be put right."),
            group="finding",
            short=True,
            table=True,
        ),
        _reference(
            "system",
            EntityKind.SYSTEM,
            N_("AI system"),
            "finding",
            help_text=N_("The AI system that it concerns, if there is one."),
        ),
        _reference(
            "risk",
            EntityKind.RISK,
            N_("Risk"),
            "finding",
            help_text=N_("The risk that it concerns, if there is one."),
        ),
        _reference(
            "mitigation",
            EntityKind.MITIGATION,
            N_("Mitigation"),
            "correction",
            help_text=N_("The mitigation that puts it right, or that failed."),
        ),
        FieldSpec(
            key="cause",
            kind=FieldKind.LONG_TEXT,
            label=N_("Cause"),
            help=N_("Why it came to this. Ask “why?” more than once."),
            group="correction",
        ),
        FieldSpec(
            key="corrective_action",
            kind=FieldKind.LONG_TEXT,
            label=N_("Corrective action"),
            help=N_("What is done so that it does not happen again."),
            group="correction",
        ),
        FieldSpec(
            key="effectiveness",
            kind=FieldKind.LONG_TEXT,
            label=N_("How effectiveness was checked"),
            help=N_("How, and with what result. Needed before a finding is closed."),
            group="correction",
        ),
        FieldSpec(
            key="checked_on",
            kind=FieldKind.DATE,
            label=N_("Effectiveness checked on"),
            help=N_("The day on which somebody looked whether it helped."),
            group="correction",
        ),
        FieldSpec(
            key="checked_by",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Effectiveness checked by"),
            help=N_("Better somebody who did not do the work."),
            group="correction",
        ),
        FieldSpec(
            key="about",
            kind=FieldKind.REFERENCE,
            label=N_("Belongs to"),
            group="finding",
            internal=True,
            register=False,
        ),
        NOTES,
        DELETED,
    ),
)
