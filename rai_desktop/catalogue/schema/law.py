"""Sections of the law: questions, results, obligations, dates, penalties, sizes."""

from typing import Annotated, Literal

from pydantic import Field

from rai_desktop.catalogue.schema.base import (
    Citation,
    Code,
    Day,
    Entry,
    LabelCode,
    Many,
    Model,
    ObligationId,
    QuestionId,
    Ref,
    RequirementId,
    Rule,
    Some,
    Text,
)
from rai_desktop.catalogue.schema.library import RoleCode

Binding = Literal["law_now", "law_date", "law_condition", "good_practice"]
Subject = Literal["organisation", "system", "model"]
ScreenId = Annotated[Code, Ref("screens")]
PenaltyId = Annotated[Code, Ref("penalties")]
SizeId = Annotated[Code, Ref("sizes")]


FieldName = Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z0-9_]+$")]


class QuestionGroup(Model):
    """A part of a screen.

    One that ``opens`` is an area, such as those of Annex III: only when it is ticked, its questions
    are asked. ``confirm`` says in one sentence that all its questions are answered with yes.
    """

    id: Code
    label: Text
    hint: Text | None = None
    opens: bool = False
    confirm: Text | None = None


class ScreenChoice(Model):
    """What a code of the field of a screen says about its questions.

    Those in ``yes`` hold, those in ``asks`` are asked one by one; all others that a choice of the
    screen names do not hold, or are ``unknown``.
    """

    id: Code
    yes: Many[QuestionId] = ()
    asks: Many[QuestionId] = ()
    unknown: bool = False


class Screen(Entry):
    """One screen of the short wizard; its questions name it and follow their order.

    ``from_field`` (``kind.key``) with ``choices`` is a first large choice; ``shown_with`` names the
    screen on whose page this one stands.
    """

    title: Text
    text: Text | None = None
    groups: Many[QuestionGroup] = ()
    from_field: FieldName | None = None
    choices: Many[ScreenChoice] = ()
    shown_with: Annotated[Code, Ref("screens")] | None = None


class Option(Model):
    """A possible answer of a question that is not answered with yes or no."""

    id: Code
    label: Text
    hint: Text | None = None


class Prefill(Model):
    """An answer that is proposed while a rule holds."""

    when: Rule
    answer: Some[Code]


class Question(Entry):
    """A question and when it is asked.

    ``statement`` is the same as a line of a tick list. ``when_missing`` is the answer that counts
    when an answers file leaves the question out; ``reads_as`` turns short answers into options.
    ``from_field`` names an entity's field (``kind.key``) that answers the question; a number does
    so with yes from ``yes_from`` on and with no below ``no_below``. ``ticked`` is the answer that
    a ticked statement gives.
    """

    screen: ScreenId
    group: Code | None = None
    subject: Subject = "system"
    kind: Literal["yes_no", "one", "many"] = "yes_no"
    text: Text
    statement: Text | None = None
    help: Text | None = None
    example: Text | None = None
    options: Many[Option] = ()
    ask_when: Rule
    prefill: Many[Prefill] = ()
    from_field: FieldName | None = None
    yes_from: Annotated[int, Field(ge=0)] | None = None
    no_below: Annotated[int, Field(ge=0)] | None = None
    ticked: Literal["yes", "no"] = "yes"
    when_missing: Code | None = None
    reads_as: dict[Code, Code] = Field(default_factory=dict)
    record_only: bool = False
    reference: Many[Citation] = ()


class Ground(Model):
    """One reason for a result, shown when its rule holds."""

    id: Code
    when: Rule
    text: Text
    reference: Some[Citation]
    applies_from: Day | None = None


class Result(Entry):
    """A label or role and the rule by which it holds.

    Results are judged in the order they are written; a rule may ask for the labels and roles above
    it. A result that ``blocks`` forbids to go live.
    """

    label: LabelCode | None = None
    role: RoleCode | None = None
    title: Text
    meaning: Text
    when: Rule
    grounds: Many[Ground] = ()
    blocks: bool = False
    applies_from: Day | None = None
    reference: Many[Citation] = ()


class Start(Model):
    """A day from which an obligation applies, and for whom; the earliest that holds counts."""

    when: Rule
    applies_from: Day
    applies_until: Day | None = None
    note: Text | None = None


class Deadline(Entry):
    """Whom the law wants to be told of an incident, within how many hours, and in which cases.

    ``harms`` are those of which one is enough; ``told_by`` is the field of the incident that says
    when they were told.
    """

    title: Text
    text: Text
    hours: Annotated[int, Field(ge=0, le=10_000)]
    harms: Many[Annotated[Code, Ref("vocabulary", "incident_harms")]] = ()
    needs_data_breach: bool = False
    when: Rule
    starts: Some[Start]
    told_by: Literal["provider_told_on", "authority_told_on", "data_authority_told_on"]
    reference: Some[Citation]


class Keep(Model):
    """How long something has to be kept, counted from ``counted_from``."""

    months: Annotated[int, Field(ge=1)]
    counted_from: Text


class Obligation(Entry):
    """A standing duty: whom it meets, from when, what proves it, which requirement covers it."""

    title: Text
    text: Text
    subject: Subject = "system"
    reference: Some[Citation]
    when: Rule
    roles: Many[RoleCode] = ()
    labels: Many[LabelCode] = ()
    starts: Many[Start] = ()
    binding: Binding
    condition: Text | None = None
    keep: Keep | None = None
    evidence: Many[Text] = ()
    covered_by: Many[RequirementId] = ()
    penalty: PenaltyId | None = None
    note: Text | None = None


class LegalDate(Entry):
    """A day of the legal calendar."""

    day: Day
    title: Text
    text: Text | None = None
    kind: Literal["applies", "ends", "expected"]
    when: Rule
    reference: Many[Citation] = ()


class PenaltyRule(Model):
    """Which of amount and share counts for some size classes."""

    sizes: Some[SizeId]
    counts: Literal["lower", "higher"]


class Penalty(Entry):
    """A maximum fine: an amount in euros and a share of the worldwide yearly turnover.

    It belongs to the obligations that name it, and to ``obligations`` of packs built upon.
    """

    title: Text
    reference: Some[Citation]
    euros: Annotated[int, Field(ge=0)] | None = None
    turnover_share: Annotated[float, Field(ge=0, le=1)] | None = None
    counts: Literal["lower", "higher"] = "higher"
    exceptions: Many[PenaltyRule] = ()
    obligations: Many[ObligationId] = ()
    note: Text | None = None


class SizeClass(Entry):
    """A size class: fewer staff than, and either turnover or balance sheet up to, its limits.

    Classes are written from the smallest to the largest; the first that fits counts. Limits that
    are missing do not limit.
    """

    title: Text
    staff_below: Annotated[int, Field(ge=1)] | None = None
    turnover_up_to: Annotated[int, Field(ge=1)] | None = None
    balance_up_to: Annotated[int, Field(ge=1)] | None = None
    note: Text | None = None


class Relief(Entry):
    """An easing that the law grants by size."""

    title: Text
    reference: Some[Citation]
    when: Rule
