"""Inquiries: whom the company asked about its AI, when, and what came back."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry(Entity):
    """A questionnaire to a department or supplier, or a comparison with lists of others.

    ``named`` is how many AI systems the answer named; ``answer`` what else it said.
    """

    number: int | None = None
    title: str = ""
    inquiry_type: InquiryType | None = None
    status: InquiryStatus | None = None
    department: str = ""
    vendor: Uid | None = None
    system: Uid | None = None
    contact: Uid | None = None
    asked_on: date | None = None
    due_on: date | None = None
    answered_on: date | None = None
    answered_by: str = ""
    named: int | None = None
    answer: str = ""
    notes: str = ""


def _choice(
    key: str, label: str, choices: type[InquiryType] | type[InquiryStatus], help_text: str = ""
) -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.CHOICE,
        choices=choices,
        label=label,
        help=help_text,
        group="inquiry",
        short=True,
        table=True,
    )


def _reference(key: str, kind: EntityKind, label: str, help_text: str = "") -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.REFERENCE,
        reference=kind,
        label=label,
        help=help_text,
        group="inquiry",
        table=True,
    )


def _date(key: str, label: str, group: str = "inquiry", help_text: str = "") -> FieldSpec:
    return FieldSpec(
        key=key,
        kind=FieldKind.DATE,
        label=label,
        help=help_text,
        group=group,
        short=True,
        table=True,
    )


INQUIRY = KindSpec(
    kind=EntityKind.INQUIRY,
    entity=Inquiry,
    label=N_("Inquiry"),
    plural=N_("Inquiries"),
    prefix="BF",
    title="title",
    begins=(("status", InquiryStatus.OPEN), ("inquiry_type", InquiryType.DEPARTMENT)),
    orders=(("asked_on", "answered_on"),),
    fields=(
        NUMBER,
        FieldSpec(
            key="title",
            kind=FieldKind.TEXT,
            label=N_("Inquiry"),
            help=N_("Who was asked, and about what."),
            example=N_("Which AI does Sales use?"),
            group="inquiry",
            required=True,
            short=True,
            table=True,
        ),
        _choice(
            "inquiry_type",
            N_("Asked or compared"),
            InquiryType,
            help_text=N_(
                "Whether somebody was asked, or the inventory was compared with another list."
            ),
        ),
        _choice(
            "status",
            N_("Status"),
            InquiryStatus,
            help_text=N_("Asked, answered, or closed without an answer."),
        ),
        FieldSpec(
            key="department",
            kind=FieldKind.TEXT,
            label=N_("Department"),
            help=N_("Which department was asked."),
            group="inquiry",
            short=True,
            table=True,
        ),
        _reference(
            "vendor", EntityKind.VENDOR, N_("Supplier"), help_text=N_("Which supplier was asked.")
        ),
        _reference(
            "system",
            EntityKind.SYSTEM,
            N_("AI system"),
            help_text=N_("The AI system that the questions were about."),
        ),
        _reference(
            "contact", EntityKind.PERSON, N_("Asked person"), help_text=N_("Who got the questions.")
        ),
        _date("asked_on", N_("Asked on"), help_text=N_("The day on which the questions went out.")),
        _date(
            "due_on",
            N_("Answer wanted by"),
            help_text=N_("By when you want an answer. Later it appears under “Everything due”."),
        ),
        _date(
            "answered_on",
            N_("Answered on"),
            "answer",
            help_text=N_("The day on which the answer came. Reading it in enters it."),
        ),
        FieldSpec(
            key="answered_by",
            kind=FieldKind.TEXT,
            label=N_("Answered by"),
            help=N_("Who filled in the answer, as stated there."),
            group="answer",
            privacy=Privacy.PERSONAL,
        ),
        FieldSpec(
            key="named",
            kind=FieldKind.NUMBER,
            label=N_("AI systems named"),
            help=N_("How many AI systems the answer names; 0 when nobody there uses any."),
            group="answer",
            short=True,
            table=True,
            summed=True,
            maximum=1_000_000,
        ),
        FieldSpec(
            key="answer",
            kind=FieldKind.LONG_TEXT,
            label=N_("What came back"),
            help=N_("What came of it, in a sentence."),
            group="answer",
        ),
        NOTES,
        DELETED,
    ),
)
