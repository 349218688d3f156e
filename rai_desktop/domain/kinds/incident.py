"""Incidents: what went wrong, what was done, and who had to be told by when."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import Answer
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import IncidentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Entity):
    """An incident or near miss; ``harms`` are what the law's deadlines depend on.

    ``known_at`` is the hour of day (``HH:MM``) at which it became known, where hours count.
    """

    number: int | None = None
    title: str = ""
    description: str = ""
    system: Uid | None = None
    status: IncidentStatus | None = None
    occurred_on: date | None = None
    known_on: date | None = None
    known_at: str = ""
    harms: tuple[str, ...] = ()
    near_miss: bool = False
    data_breach: Answer | None = None
    owner: Uid | None = None
    reporter: str = ""
    affected: str = ""
    cause: str = ""
    immediate_action: str = ""
    corrective_action: str = ""
    provider_told_on: date | None = None
    authority_told_on: date | None = None
    data_authority_told_on: date | None = None
    risk: Uid | None = None
    mitigation: Uid | None = None
    notes: str = ""


def _date(key: str, label: str, help_text: str = "") -> FieldSpec:
    return FieldSpec(key=key, kind=FieldKind.DATE, label=label, help=help_text, group="reporting")


def _long(key: str, label: str, group: str, help_text: str = "") -> FieldSpec:
    return FieldSpec(key=key, kind=FieldKind.LONG_TEXT, label=label, help=help_text, group=group)


TOLD = ("provider_told_on", "authority_told_on", "data_authority_told_on")
"""The fields that say when somebody was told."""

INCIDENT = KindSpec(
    kind=EntityKind.INCIDENT,
    entity=Incident,
    label=N_("Incident"),
    plural=N_("Incidents"),
    prefix="VF",
    title="title",
    begins=(("status", IncidentStatus.OPEN),),
    orders=(
        ("occurred_on", "known_on"),
        *(("known_on", told) for told in TOLD),
    ),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Incident"),
            help=N_("What happened, in a few words."),
            example=N_("The chatbot told a customer a wrong price"),
            group="incident",
            required=True,
            short=True,
            table=True,
        ),
        FieldSpec(
            key="description",
            kind=FieldKind.LONG_TEXT,
            label=N_("Description"),
            help=N_("What happened, in order. Write what you know, and what you do not."),
            group="incident",
            short=True,
        ),
        FieldSpec(
            key="system",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.SYSTEM,
            label=N_("AI system"),
            help=N_("The AI system that it happened with."),
            group="incident",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="status",
            kind=FieldKind.CHOICE,
            choices=IncidentStatus,
            label=N_("Status"),
            help=N_("Open, contained or closed. Contained means: no further harm."),
            group="incident",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="occurred_on",
            kind=FieldKind.DATE,
            label=N_("Happened on"),
            help=N_("The day on which it happened, as far as known."),
            group="incident",
            short=True,
        ),
        FieldSpec(
            key="known_on",
            kind=FieldKind.DATE,
            label=N_("Known since"),
            help=N_("The day on which the company learned of it. Deadlines run from here."),
            group="incident",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="known_at",
            kind=FieldKind.TEXT,
            label=N_("Time of day"),
            help=N_("Matters where a deadline counts hours."),
            example="14:30",
            time_of_day=True,
            group="incident",
        ),
        FieldSpec(
            key="harms",
            kind=FieldKind.MULTI_CHOICE,
            vocabulary="incident_harms",
            label=N_("Consequences of the incident"),
            help=N_("Deadlines of the law depend on it."),
            group="incident",
            short=True,
        ),
        FieldSpec(
            key="near_miss",
            kind=FieldKind.FLAG,
            label=N_("Near miss: no harm was done"),
            help=N_("It nearly went wrong. That is worth noting, too."),
            group="incident",
        ),
        FieldSpec(
            key="data_breach",
            kind=FieldKind.CHOICE,
            choices=Answer,
            label=N_("Breach of personal data protection"),
            help=N_(
                "Were personal data destroyed, lost, altered or disclosed without authorisation, "
                "or did somebody have unauthorised access?"
            ),
            group="incident",
            short=True,
        ),
        FieldSpec(
            key="owner",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.PERSON,
            label=N_("Responsible owner"),
            help=N_("Who takes care of it until it is closed."),
            group="incident",
            short=True,
            table=True,
        ),
        FieldSpec(
            key="reporter",
            kind=FieldKind.TEXT,
            label=N_("Reported by"),
            help=N_("Who noticed it. It may stay empty."),
            group="incident",
            privacy=Privacy.PERSONAL,
        ),
        _long(
            "affected",
            N_("Who was affected"),
            "incident",
            help_text=N_("Which people, how many, and what it means for them."),
        ),
        _long(
            "immediate_action",
            N_("What was done at once"),
            "correction",
            help_text=N_("What you did first, such as switching it off."),
        ),
        _long(
            "cause",
            N_("Cause"),
            "correction",
            help_text=N_("Why it happened. It may become known later."),
        ),
        _long(
            "corrective_action",
            N_("Corrective action"),
            "correction",
            help_text=N_("What is done so that it does not happen again."),
        ),
        FieldSpec(
            key="risk",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.RISK,
            label=N_("Risk"),
            help=N_("The risk that came true. If none fits, add one."),
            group="correction",
        ),
        FieldSpec(
            key="mitigation",
            kind=FieldKind.REFERENCE,
            reference=EntityKind.MITIGATION,
            label=N_("Mitigation"),
            help=N_("The mitigation that failed or was missing."),
            group="correction",
        ),
        _date(
            "provider_told_on",
            N_("Provider told on"),
            help_text=N_("The day on which the provider of the AI system was told."),
        ),
        _date(
            "authority_told_on",
            N_("Market surveillance authority told on"),
            help_text=N_("The day on which the authority for AI was told."),
        ),
        _date(
            "data_authority_told_on",
            N_("Data protection authority told on"),
            help_text=N_("The day on which the data protection authority was told."),
        ),
        NOTES,
        DELETED,
    ),
)
