"""Sections of requirements, frameworks, glossary and report requests."""

from typing import Annotated, Literal

from pydantic import Field

from rai_desktop.catalogue.schema.base import (
    Citation,
    Code,
    CriterionCode,
    Day,
    Entry,
    FrameworkId,
    Link,
    Many,
    Model,
    Ref,
    RequirementId,
    Rule,
    Some,
    Text,
    Words,
)
from rai_desktop.catalogue.schema.law import Binding
from rai_desktop.catalogue.schema.library import Group, Points

PointId = Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9](?:[\w .:-]*\w)?$")]
ProfileId = Annotated[Code, Ref("profiles")]
Need = Literal["mandatory", "conditional", "recommended", "optional"]


class RequirementBinding(Model):
    """How binding a requirement is while a rule holds, and since when."""

    kind: Binding
    when: Rule
    applies_from: Day | None = None
    text: Text | None = None
    reference: Many[Citation] = ()


class Requirement(Entry):
    """A requirement that is answered with a maturity level from 0 to 4.

    ``maturity`` holds the meaning of the five levels; from ``met_from`` on it counts as met.
    ``applicability`` says per profile how much it is needed. One that does not inherit is answered
    for each system by itself, because a check per system is needed.
    """

    title: Text
    statement: Text
    criterion: CriterionCode
    group: Group
    subjects: Some[Literal["organisation", "system"]]
    applies_when: Rule
    applies_to: Text
    bindings: Some[RequirementBinding]
    maturity: Annotated[tuple[Text, ...], Field(strict=False, min_length=5, max_length=5)]
    met_from: Annotated[int, Field(ge=1, le=4)] = 3
    evidence: Some[Text]
    applicability: dict[ProfileId, Need] = Field(default_factory=dict)
    in_starter_set: bool = False
    inherits: bool = True
    law: Many[Citation] = ()
    other_law: Many[Text] = ()
    refs: Points = Field(default_factory=dict)
    note: Text | None = None


class Profile(Entry):
    """A typical situation of a company or system, as column of the applicability table."""

    title: Text
    when: Rule


class FrameworkPoint(Model):
    """A principle, control, criterion or level of a framework; ids and own short names only."""

    id: PointId
    title: Text
    parent: PointId | None = None


class Framework(Entry):
    """A framework with its points. Without points it is a scheme: its codes are not checked."""

    title: Text
    publisher: Words
    url: Link | None = None
    licence: Text | None = None
    note: Text | None = None
    points: Many[FrameworkPoint] = ()


class Theme(Entry):
    """A theme of the crosswalk: where laws, requirements and frameworks speak of the same."""

    title: Text
    law: Many[Citation] = ()
    other_law: Many[Text] = ()
    requirements: Many[RequirementId] = ()
    points: dict[FrameworkId, Some[PointId]] = Field(default_factory=dict)


class Synonyms(Model):
    """Other words for a term, per language."""

    de: Many[Words] = ()
    en: Many[Words] = ()


class Term(Entry):
    """A term of the glossary."""

    term: Text
    text: Text
    synonyms: Synonyms = Synonyms()
    reference: Many[Citation] = ()


class Figure(Model):
    """Something a report has to tell. ``from_figure`` names a figure the product computes.

    ``option_texts`` are the words of the ``options``, in the same order.
    """

    id: Code
    label: Text
    help: Text | None = None
    kind: Literal["number", "share", "text", "yes_no", "one", "many", "level"]
    options: Many[Code] = ()
    option_texts: Many[Text] = ()
    from_figure: Code | None = None
    required: bool = True


class ReportRequest(Entry):
    """What somebody, such as an alliance, wants to be told about a year.

    ``requirements`` names the pack whose requirements are reported, ``contact`` who answers
    questions and takes the report.
    """

    title: Text
    text: Text
    year: Annotated[int, Field(ge=2020, le=2100)]
    due: Day | None = None
    requested_by: Text
    contact: Text | None = None
    requirements: Code | None = None
    figures: Some[Figure]
