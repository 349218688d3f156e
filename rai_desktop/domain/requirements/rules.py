"""Minimum requirements as frozen data, compiled from content packs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.conditions import Condition
from rai_desktop.domain.rating import Texts

HIGHEST = 4


class BindingKind(StrEnum):
    """What makes a requirement binding."""

    LAW_NOW = "law_now"
    LAW_DATE = "law_date"
    LAW_CONDITION = "law_condition"
    GOOD_PRACTICE = "good_practice"


class Cell(StrEnum):
    """How much a requirement is needed in a typical situation, strongest first."""

    MANDATORY = "mandatory"
    CONDITIONAL = "conditional"
    RECOMMENDED = "recommended"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingRule:
    """A reason to meet a requirement while ``when`` holds, and the first day on which it counts.

    For ``LAW_CONDITION`` the rule is the condition that another law makes.
    """

    kind: BindingKind
    when: Condition
    applies_from: date | None = None
    text: Texts = field(default_factory=dict)
    reference: tuple[str, ...] = ()

    @property
    def is_law(self) -> bool:
        """Whether a law stands behind it."""
        return self.kind is not BindingKind.GOOD_PRACTICE


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRule:
    """A typical situation of a system: a column of the table of applicability."""

    id: str
    title: Texts
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementRule:
    """A requirement with its five levels, what proves it, and where the law and others ask for it.

    It is asked of the organisation, of each system, or of both. One that does not inherit is
    answered for each system by itself.
    """

    id: str
    title: Texts
    statement: Texts
    criterion: Criterion
    group: str = ""
    of_organisation: bool
    of_system: bool
    inherits: bool = True
    applies_when: Condition
    applies_to: Texts = field(default_factory=dict)
    bindings: tuple[BindingRule, ...] = ()
    maturity: tuple[Texts, ...] = ()
    met_from: int = 3
    evidence: tuple[Texts, ...] = ()
    applicability: Mapping[str, Cell] = field(default_factory=dict)
    in_starter_set: bool = False
    law: tuple[str, ...] = ()
    other_law: tuple[Texts, ...] = ()
    refs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mark: str = ""
    note: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRule:
    """A principle, control or criterion of a framework; one that others name is a heading."""

    id: str
    title: Texts
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkRule:
    """A framework that requirements are mapped to."""

    id: str
    title: Texts
    publisher: str = ""
    url: str = ""
    note: Texts = field(default_factory=dict)
    points: tuple[PointRule, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRule:
    """A theme of which requirements and frameworks speak."""

    id: str
    title: Texts
    law: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    points: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class RequirementRules:
    """All requirements in their order, with the identity of the pack they come from.

    ``renamed`` are ids that earlier versions used, with those that took their place.
    """

    pack: str
    version: str
    sha256: str
    state_of_law: date
    title: Texts
    status: Texts = field(default_factory=dict)
    notes: tuple[Texts, ...] = ()
    profiles: tuple[ProfileRule, ...] = ()
    requirements: tuple[RequirementRule, ...] = ()
    frameworks: tuple[FrameworkRule, ...] = ()
    themes: tuple[ThemeRule, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> Mapping[str, RequirementRule]:
        """The requirements by id."""
        return {rule.id: rule for rule in self.requirements}
