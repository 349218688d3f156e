"""Risks of AI systems."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import Confidence, Criterion, RiskOrigin, RiskStatus, Treatment
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec, library_fields
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk(Entity):
    """A risk with its ratings; people and business stand apart and are never averaged."""

    number: int | None = None
    title: str = ""
    description: str = ""
    cause: str = ""
    consequence: str = ""
    criterion: Criterion | None = None
    affected_groups: tuple[str, ...] = ()
    lifecycle: tuple[str, ...] = ()
    owner: Uid | None = None
    approver: Uid | None = None
    status: RiskStatus | None = None
    current_likelihood: int | None = None
    current_persons: int | None = None
    current_business: int | None = None
    inherent_likelihood: int | None = None
    inherent_persons: int | None = None
    inherent_business: int | None = None
    target_likelihood: int | None = None
    target_persons: int | None = None
    target_business: int | None = None
    rating_reason: str = ""
    confidence: Confidence | None = None
    impact_modifiers: tuple[str, ...] = ()
    fundamental_rights: tuple[str, ...] = ()
    knock_outs: tuple[str, ...] = ()
    treatment: Treatment | None = None
    treatment_reason: str = ""
    identified_on: date | None = None
    rated_on: date | None = None
    review_due_on: date | None = None
    risk_origin: RiskOrigin | None = None
    library: str = ""
    library_text: str = ""
    notes: str = ""


def _rating(when: str, axis: str, label: str, help_text: str) -> FieldSpec:
    scale = "likelihood" if axis == "likelihood" else f"impact_{axis}"
    return FieldSpec(
        key=f"{when}_{axis}",
        kind=FieldKind.RATING,
        scale=scale,
        label=label,
        help=help_text,
        group=when,
        short=when == "current",
        minimum=1,
        maximum=5,
    )


_HOW_OFTEN = N_("How often does it happen?")
_HOW_BAD_PEOPLE = N_("What can realistically happen, at worst, to the person affected most?")
_HOW_BAD_BUSINESS = N_("What damage does the company suffer?")

RATING_FIELDS = (
    _rating("current", "likelihood", N_("Likelihood today"), _HOW_OFTEN),
    _rating("current", "persons", N_("Impact on people today"), _HOW_BAD_PEOPLE),
    _rating("current", "business", N_("Impact on the business today"), _HOW_BAD_BUSINESS),
    _rating("inherent", "likelihood", N_("Likelihood without measures"), _HOW_OFTEN),
    _rating("inherent", "persons", N_("Impact on people without measures"), _HOW_BAD_PEOPLE),
    _rating(
        "inherent", "business", N_("Impact on the business without measures"), _HOW_BAD_BUSINESS
    ),
    _rating("target", "likelihood", N_("Target likelihood"), _HOW_OFTEN),
    _rating("target", "persons", N_("Target impact on people"), _HOW_BAD_PEOPLE),
    _rating("target", "business", N_("Target impact on the business"), _HOW_BAD_BUSINESS),
)

_FIELDS = (
    NUMBER,
    FieldSpec(
        key="title",
        kind=FieldKind.TEXT,
        label=N_("Title"),
        help=N_("The risk in a few words."),
        example=N_("Wrong answers reach customers"),
        group="risk",
        required=True,
        short=True,
        table=True,
    ),
    FieldSpec(
        key="description",
        kind=FieldKind.LONG_TEXT,
        label=N_("Description"),
        help=N_("What can happen, in one or two sentences."),
        group="risk",
        short=True,
    ),
    FieldSpec(
        key="cause",
        kind=FieldKind.LONG_TEXT,
        label=N_("Cause"),
        help=N_("Why it can happen. A good cause shows what helps."),
        group="risk",
    ),
    FieldSpec(
        key="consequence",
        kind=FieldKind.LONG_TEXT,
        label=N_("Consequence"),
        help=N_("What it would mean for people and for the company."),
        group="risk",
    ),
    FieldSpec(
        key="criterion",
        kind=FieldKind.CHOICE,
        choices=Criterion,
        label=N_("Criterion"),
        help=N_("Which of the five criteria it belongs to."),
        group="risk",
    ),
    FieldSpec(
        key="affected_groups",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="affected_groups",
        label=N_("Affected persons"),
        help=N_("Whom it could harm. Children and dependent people count more."),
        group="risk",
    ),
    FieldSpec(
        key="lifecycle",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="lifecycle",
        label=N_("Phase of life"),
        help=N_("When it can happen: while building, trying out, using or ending."),
        group="risk",
    ),
    FieldSpec(
        key="owner",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Risk owner"),
        help=N_("Who keeps an eye on this risk and sees to its mitigations."),
        group="risk",
        short=True,
    ),
    FieldSpec(
        key="approver",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Approver"),
        help=N_("Who may accept what remains. The method says who that is."),
        group="risk",
    ),
    FieldSpec(
        key="status",
        kind=FieldKind.CHOICE,
        choices=RiskStatus,
        label=N_("Status"),
        help=N_("Open, treated, accepted or closed."),
        group="risk",
        short=True,
        table=True,
        reviewed=False,
    ),
    *RATING_FIELDS,
    FieldSpec(
        key="rating_reason",
        kind=FieldKind.LONG_TEXT,
        label=N_("Reason for the rating"),
        help=N_("What you based the rating on: numbers, experience, a test."),
        group="current",
    ),
    FieldSpec(
        key="confidence",
        kind=FieldKind.CHOICE,
        choices=Confidence,
        label=N_("How sure is the rating?"),
        help=N_("With low confidence the next higher likelihood counts for people."),
        group="current",
    ),
    FieldSpec(
        key="impact_modifiers",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="impact_modifiers",
        label=N_("What makes it worse for people"),
        help=N_("Any of these raises the impact on people by one level, never above the highest."),
        group="current",
    ),
    FieldSpec(
        key="fundamental_rights",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="fundamental_rights",
        label=N_("Fundamental rights concerned"),
        help=N_("A checklist from the EU Charter; it helps to see what is at stake for people."),
        group="current",
    ),
    FieldSpec(
        key="knock_outs",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="knock_outs",
        label=N_("Cannot be accepted, because"),
        help=N_("Legal duties are not negotiable: these cannot be accepted as a risk."),
        group="treatment",
    ),
    FieldSpec(
        key="treatment",
        kind=FieldKind.CHOICE,
        choices=Treatment,
        label=N_("Treatment"),
        help=N_("Avoid it, make it smaller, share it, or live with it."),
        group="treatment",
    ),
    FieldSpec(
        key="treatment_reason",
        kind=FieldKind.LONG_TEXT,
        label=N_("Reason for the treatment"),
        help=N_("Why this way was chosen and not another."),
        group="treatment",
    ),
    FieldSpec(
        key="identified_on",
        kind=FieldKind.DATE,
        label=N_("Identified on"),
        help=N_("The day on which somebody saw the risk first."),
        group="treatment",
    ),
    FieldSpec(
        key="rated_on",
        kind=FieldKind.DATE,
        label=N_("Rated on"),
        help=N_("The day of the rating that is shown here."),
        group="treatment",
        reviewed=False,
    ),
    FieldSpec(
        key="review_due_on",
        kind=FieldKind.DATE,
        label=N_("Next review"),
        help=N_("By when somebody looks at it again. The level decides how soon the review is."),
        group="treatment",
        reviewed=False,
    ),
    FieldSpec(
        key="risk_origin",
        kind=FieldKind.CHOICE,
        choices=RiskOrigin,
        label=N_("How it was found"),
        help=N_("From the library, a review, an incident, or somebody's own idea."),
        group="treatment",
    ),
    *library_fields("treatment"),
    NOTES,
    DELETED,
)

RISK = KindSpec(
    kind=EntityKind.RISK,
    entity=Risk,
    label=N_("Risk"),
    plural=N_("Risks"),
    prefix="RI",
    title="title",
    fields=_FIELDS,
)
