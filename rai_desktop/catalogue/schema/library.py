"""Sections of the risk library: lists of codes, risks, measures, templates, tools, sources."""

from typing import Annotated, Literal

from pydantic import Field

from rai_desktop.catalogue.schema.base import (
    Citation,
    Code,
    CriterionCode,
    Entry,
    GroupCode,
    LabelCode,
    LawId,
    Link,
    Many,
    MeasureId,
    Model,
    QuestionId,
    Ref,
    RequirementId,
    RiskId,
    Rule,
    Some,
    Text,
    ToolId,
    TraitCode,
    Words,
)
from rai_desktop.domain.codes import EffectScope, Effort, MeasureKind, MeasureNature, Role

Level = Annotated[int, Field(ge=1, le=5)]
Steps = Annotated[int, Field(ge=0, le=2)]

Phase = Annotated[Code, Ref("vocabulary", "lifecycle")]
Group = Annotated[Code, Ref("vocabulary", "criterion_groups")]
Hint = Annotated[Code, Ref("vocabulary", "assessment_hints")]
Owner = Annotated[Code, Ref("vocabulary", "measure_owners")]
DataCategory = Annotated[Code, Ref("vocabulary", "data_categories")]
RoleCode = Annotated[Role, Field(strict=False)]

Points = dict[Code, Some[Words]]
"""Points of frameworks that an entry corresponds to, by framework or scheme."""


class VocabularyCode(Entry):
    """A code of a list, with its word and an explanation.

    ``derived`` codes are found by the product from other fields and are not offered for choice.
    ``because`` ends the sentence "because the system …" for a trait.
    """

    label: Text
    hint: Text | None = None
    because: Text | None = None
    criterion: CriterionCode | None = None
    derived: bool = False
    added_by_product: bool = False


class VocabularyList(Entry):
    """A named list of codes; packs that name the same list add to it."""

    title: Text
    codes: Some[VocabularyCode]


class Causal(Model):
    """Causal taxonomy: who or what acts, on purpose or not, before or after deployment."""

    entity: Annotated[Code, Ref("vocabulary", "causal_entity")]
    intent: Annotated[Code, Ref("vocabulary", "causal_intent")]
    timing: Annotated[Code, Ref("vocabulary", "causal_timing")]


class Rating(Model):
    """Likelihood, impact on people and impact on the business."""

    likelihood: Level
    persons: Level
    business: Level


class Risk(Entry):
    """A typical risk, its suggested rating without mitigations and what helps against it."""

    title: Text
    description: Text
    cause: Text
    consequence: Text
    criterion: CriterionCode
    group: Group | None = None
    affected: Some[GroupCode]
    applies_when: Rule
    lifecycle: Some[Phase]
    causal: Causal
    default: Rating
    measures: Some[MeasureId]
    law: Many[Citation] = ()
    refs: Points = Field(default_factory=dict)


class Effect(Model):
    """By how many steps a measure lowers likelihood and impact, and whose impact."""

    likelihood: Steps
    impact: Steps
    scope: Annotated[EffectScope, Field(strict=False)]


class Measure(Entry):
    """A typical mitigation. ``offered_when`` offers it even without a matching risk."""

    title: Text
    description: Text
    criterion: CriterionCode
    group: Group | None = None
    kind: Some[Annotated[MeasureKind, Field(strict=False)]]
    nature: Annotated[MeasureNature, Field(strict=False)]
    effort: Annotated[Effort, Field(strict=False)]
    owner: Owner
    effect: Effect
    evidence: Some[Text]
    offered_when: Rule
    requirements: Many[RequirementId] = ()
    tools: Many[ToolId] = ()
    law: Many[Citation] = ()
    refs: Points = Field(default_factory=dict)


class Proposal(Model):
    """Proposed labels of a typical system; a person has to confirm them."""

    labels: Some[LabelCode]
    basis: Some[Citation]
    reasoning: Text


class TemplateRoles(Model):
    """Usual roles of the organisation for a typical system."""

    codes: Some[RoleCode]
    note: Text


class Variant(Model):
    """A circumstance that changes the proposal; ask it before showing the proposal."""

    when: Text
    labels: Some[LabelCode]
    basis: Some[Citation]


class TemplateRisk(Model):
    """A risk of a typical system; a level that is missing is the risk's own."""

    id: RiskId
    likelihood: Level | None = None
    persons: Level | None = None
    business: Level | None = None


class NeighbouringLaw(Model):
    """Another law to look at, and why."""

    law: LawId
    ref: Text
    text: Text


class Hints(Model):
    """Whether further assessments are usually needed."""

    dpia: Hint
    fria: Hint
    works_council: Hint


class Template(Entry):
    """A typical AI system with proposed labels, risks and neighbouring law."""

    title: Text
    examples: Some[Text]
    purpose: Text
    traits: Some[TraitCode]
    proposal: Proposal
    roles: TemplateRoles
    variants: Many[Variant] = ()
    duties: Many[Citation] = ()
    provider_duties: Many[Citation] = ()
    data_categories: Some[DataCategory]
    affected: Some[GroupCode]
    risks: Some[TemplateRisk]
    neighbouring_law: Many[NeighbouringLaw] = ()
    hints: Hints
    review_months: Annotated[int, Field(ge=0, le=60)]
    answers: dict[QuestionId, Some[Code]] = Field(default_factory=dict)


class Tool(Entry):
    """An open-source tool that helps to put measures into practice; a hint, not part of us."""

    name: Words
    what: Text
    kind: Annotated[Code, Ref("vocabulary", "tool_kinds")]
    criterion: CriterionCode
    group: Group | None = None
    licence: Words | None = None
    licence_checked: Literal["read", "known", "partly", "none"]
    users: Some[Annotated[Code, Ref("vocabulary", "tool_users")]]
    offline: bool
    homepage: Link | None = None
    repository: Link | None = None
    note: Text | None = None


class Source(Entry):
    """A publication behind entries. Its title stays in the language it was published in."""

    title: Words
    publisher: Words
    url: Link
    reuse: Text
    use: Text


class Extent(Model):
    """How far a law reaches: its highest numbers, what was inserted, and what is gone.

    ``inserted`` are articles such as ``4a``; ``gone`` are beginnings of places, as in
    ``Art. 10(5)``.
    """

    articles: Annotated[int, Field(ge=1)]
    annexes: Annotated[int, Field(ge=0)] = 0
    recitals: Annotated[int, Field(ge=0)] = 0
    inserted: Many[Code] = ()
    gone: Many[Words] = ()


class Law(Entry):
    """A law that entries point to.

    ``short`` names it in citations; one law is ``cited_without_name``. In the ``numbered`` articles
    a first bracket is a number and not a paragraph, which German citations tell apart. Where the
    ``extent`` is known, places beyond it are refused.
    """

    title: Text
    url: Link
    short: Text | None = None
    cited_without_name: bool = False
    numbered: Many[Citation] = ()
    extent: Extent | None = None
