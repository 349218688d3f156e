"""Section ``methods``: scales, matrix, levels and rules of the risk method."""

from typing import Annotated, Literal

from pydantic import Field

from rai_desktop.catalogue.schema.base import (
    Code,
    Day,
    Entry,
    LabelCode,
    Many,
    Model,
    Ref,
    RiskId,
    Rule,
    Some,
    Text,
    TraitCode,
    Words,
)
from rai_desktop.catalogue.schema.library import Level
from rai_desktop.domain.codes import Confidence, MeasureStatus, RiskLevel
from rai_desktop.domain.rating.indicators import Counted

LevelCode = Annotated[RiskLevel, Field(strict=False)]
Perspective = Literal["persons", "business"]
Body = Annotated[Code, Ref("methods", "bodies")]
Trigger = Annotated[Code, Ref("methods", "review_triggers")]
Months = Annotated[int, Field(ge=0, le=120)]

Five = Annotated[tuple[LevelCode, ...], Field(strict=False, min_length=5, max_length=5)]
Grid = Annotated[tuple[Five, ...], Field(strict=False, min_length=5, max_length=5)]
"""Levels by likelihood 1 to 5 (rows) and impact 1 to 5 (columns)."""


class Labelled(Model):
    """A code of the method with its word."""

    id: Code
    label: Text


class LikelihoodLevel(Model):
    """One level of likelihood; the highest has no upper limit of events per year."""

    level: Level
    label: Text
    frequency: Text
    help: Text
    events_per_year_max: float | None = None
    bsi_200_3: Text


class PerspectiveWords(Labelled):
    """One view on impact; the leading one counts first and is never averaged away."""

    id: Perspective
    question: Text
    leading: bool = False


class PersonsImpact(Model):
    """One level of impact on people."""

    level: Level
    label: Text
    rights: Text
    health_safety: Text


class BusinessImpact(Model):
    """One level of impact on the business; money as share of the yearly turnover."""

    level: Level
    label: Text
    financial_operational: Text
    legal_reputation: Text
    turnover_share_max: float | None = None


class Modifiers(Model):
    """What may raise the impact on people, at most by so many levels in total."""

    most_added: Annotated[int, Field(ge=0, le=4)]
    many_from: Annotated[int, Field(ge=2)]
    entries: Some[Labelled]


class FundamentalRight(Labelled):
    """A right of the EU Charter, as a reminder when rating impact on people."""

    charter: Words


class Matrix(Model):
    """Levels by likelihood and impact, one grid per perspective."""

    persons: Grid
    business: Grid


class LevelMeaning(Labelled):
    """What a level means and within how many days something has to happen."""

    id: LevelCode
    action_within_days: Annotated[int, Field(ge=1)] | None = None
    meaning: Text


class KnockOut(Labelled):
    """Something outside the matrix that nobody can accept."""

    text: Text
    basis: Text


class RatingWords(Labelled):
    """One of the three ratings of a risk."""

    id: Literal["inherent", "current", "target"]
    meaning: Text


class ConfidenceWords(Labelled):
    """How solid a rating is."""

    id: Annotated[Confidence, Field(strict=False)]


class StatusWeight(Model):
    """How much a measure of a status counts today and once everything agreed works."""

    status: Annotated[MeasureStatus, Field(strict=False)]
    with_evidence: bool | None = None
    current: Annotated[float, Field(ge=0, le=1)]
    target: Annotated[float, Field(ge=0, le=1)]


class Suggestion(Model):
    """How suggested ratings follow from measures.

    Effects are sorted downwards; each counts ``decay`` times as much as the one before it, and the
    sum is rounded down.
    """

    decay: Annotated[float, Field(gt=0, le=1)]
    most_steps_per_axis: Annotated[int, Field(ge=1, le=4)]
    lowest_level: Level
    weights: Some[StatusWeight]
    text: Text


class Accumulation(Model):
    """When several risks have to be judged together."""

    levels: Some[LevelCode]
    least: Annotated[int, Field(ge=2)]
    same: Some[Literal["affected_group", "cause", "trait"]]
    text: Text


class OverallJudgement(Model):
    """Which labels ask for a judgement of the overall residual risk, and by whom."""

    labels: Some[LabelCode]
    by: Body
    text: Text


class Consultation(Model):
    """Who has to be asked before accepting, and when."""

    body: Body
    when: Rule


class AcceptanceRule(Model):
    """Who may accept a level, for how long, and whether a plan is needed."""

    level: LevelCode
    perspectives: Some[Perspective]
    may_accept: Body
    consult: Many[Consultation] = ()
    most_months: Months
    needs_plan: bool


class Acceptance(Model):
    """Rules of risk acceptance."""

    rules: Some[AcceptanceRule]
    four_eyes_from: LevelCode
    four_eyes: Text
    warn_days_before: Annotated[int, Field(ge=1, le=365)]
    expiry: Text
    revoked_by: Some[Trigger]


class ReviewMonths(Model):
    """Months between reviews; the shortest that applies counts, 0 means at once."""

    by_label: dict[LabelCode, Months]
    by_level: dict[LevelCode, Months]
    by_trait: dict[TraitCode, Months]


class LevelTrigger(Model):
    """A level from which an assessment is needed, if the rule holds as well."""

    perspective: Perspective
    at_least: LevelCode
    when: Rule


class Assessment(Entry):
    """A further assessment and what asks for it."""

    title: Text
    basis: Text
    when: Rule
    or_level: LevelTrigger | None = None
    applies_from: Day | None = None


class Limit(Model):
    """A limit of an indicator."""

    op: Literal["<", "<=", ">", ">="]
    value: float


class Indicator(Entry):
    """A key risk indicator with limits that warn and that alarm.

    ``counted`` is what the program counts for it; otherwise ``origin`` says where the number is
    found.
    """

    title: Text
    unit: Text
    amber: Some[Limit]
    red: Some[Limit]
    counted: Annotated[Counted, Field(strict=False)] | None = None
    origin: Text | None = None
    note: Text | None = None
    risks: Some[RiskId]


class Method(Entry):
    """A complete risk method."""

    title: Text
    likelihood: Annotated[
        tuple[LikelihoodLevel, ...], Field(strict=False, min_length=5, max_length=5)
    ]
    likelihood_rule: Text
    perspectives: Annotated[
        tuple[PerspectiveWords, ...], Field(strict=False, min_length=2, max_length=2)
    ]
    impact_persons: Annotated[
        tuple[PersonsImpact, ...], Field(strict=False, min_length=5, max_length=5)
    ]
    impact_business: Annotated[
        tuple[BusinessImpact, ...], Field(strict=False, min_length=5, max_length=5)
    ]
    modifiers: Modifiers
    fundamental_rights: Some[FundamentalRight]
    matrix: Matrix
    overall_rule: Text
    levels: Some[LevelMeaning]
    knock_outs: Some[KnockOut]
    ratings: Some[RatingWords]
    confidence: Some[ConfidenceWords]
    confidence_rule: Text
    suggestion: Suggestion
    accumulation: Accumulation
    overall_judgement: OverallJudgement
    overview: Some[Labelled]
    bodies: Some[Labelled]
    acceptance: Acceptance
    review_months: ReviewMonths
    review_triggers: Some[Labelled]
    assessments: Some[Assessment]
    indicators: Many[Indicator] = ()
