"""What conditions are made of, and the facts by which they are judged."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from rai_desktop.domain.conditions.truth import Truth, all_true, any_true

Answer = str | tuple[str, ...]

YES: Final = "yes"
NO: Final = "no"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known about a system on ``day``.

    A question that is missing in ``answers`` is not answered yet; ``"unknown"`` as answer, or among
    several chosen codes, means that somebody looked and does not know. The ``open_…`` sets hold
    what may hold or not. ``sizes`` are the size classes still possible; none means: no idea.
    """

    day: date
    answers: Mapping[str, Answer] = field(default_factory=dict)
    labels: frozenset[str] = frozenset()
    open_labels: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    open_roles: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    open_traits: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()

    def given(self, question: str) -> frozenset[str]:
        """Return the codes answered to ``question``; none when it is not answered."""
        answer = self.answers.get(question)
        if not answer:
            return frozenset()
        return frozenset((answer,)) if isinstance(answer, str) else frozenset(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(ABC):
    """A condition; made by ``parse_condition``, judged by ``evaluate``."""

    @abstractmethod
    def judged(self, facts: Facts) -> Truth:
        """Return whether the condition holds for ``facts``."""

    @property
    def parts(self) -> tuple["Condition", ...]:
        """The conditions inside this one."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Always(Condition):
    """Holds without any fact."""

    def judged(self, facts: Facts) -> Truth:
        """Return true."""
        return Truth.TRUE


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf(Condition):
    """Holds when every part holds."""

    conditions: tuple[Condition, ...]

    def judged(self, facts: Facts) -> Truth:
        """Return the parts joined by "and"."""
        return all_true(part.judged(facts) for part in self.conditions)

    @property
    def parts(self) -> tuple[Condition, ...]:
        """The conditions joined here."""
        return self.conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Condition):
    """Holds when one part holds."""

    conditions: tuple[Condition, ...]

    def judged(self, facts: Facts) -> Truth:
        """Return the parts joined by "or"."""
        return any_true(part.judged(facts) for part in self.conditions)

    @property
    def parts(self) -> tuple[Condition, ...]:
        """The conditions joined here."""
        return self.conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Condition):
    """Holds when its part does not."""

    condition: Condition

    def judged(self, facts: Facts) -> Truth:
        """Return the opposite of the part."""
        return ~self.condition.judged(facts)

    @property
    def parts(self) -> tuple[Condition, ...]:
        """The one condition inside."""
        return (self.condition,)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerIs(Condition):
    """Holds when ``question`` is answered with one of ``values``."""

    question: str
    values: tuple[str, ...]

    def judged(self, facts: Facts) -> Truth:
        """Return whether one of the values was given."""
        given = facts.given(self.question)
        if not given.isdisjoint(self.values):
            return Truth.TRUE
        return Truth.UNKNOWN if not given or UNKNOWN in given else Truth.FALSE


class Subject(StrEnum):
    """Sets of codes that a condition can ask for."""

    LABEL = "label"
    ROLE = "role"
    TRAIT = "trait"

    def codes_in(self, facts: Facts) -> tuple[frozenset[str], frozenset[str]]:
        """Return the certain and the open codes of this kind."""
        if self is Subject.LABEL:
            return facts.labels, facts.open_labels
        if self is Subject.ROLE:
            return facts.roles, facts.open_roles
        return facts.traits, facts.open_traits


@dataclass(frozen=True, slots=True, kw_only=True)
class Has(Condition):
    """Holds when the system has one of ``codes`` as label, role or trait."""

    subject: Subject
    codes: tuple[str, ...]

    def judged(self, facts: Facts) -> Truth:
        """Return whether one of the codes is certain, or may still come."""
        certain, possible = self.subject.codes_in(facts)
        if not certain.isdisjoint(self.codes):
            return Truth.TRUE
        return Truth.FALSE if possible.isdisjoint(self.codes) else Truth.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeIs(Condition):
    """Holds when the organisation is of one of ``sizes``."""

    sizes: tuple[str, ...]

    def judged(self, facts: Facts) -> Truth:
        """Return true or false when every size class still possible says the same."""
        if not facts.sizes:
            return Truth.UNKNOWN
        if facts.sizes.issubset(self.sizes):
            return Truth.TRUE
        return Truth.FALSE if facts.sizes.isdisjoint(self.sizes) else Truth.UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class DayIs(Condition):
    """Holds from ``start`` and until ``end``, both days included."""

    start: date = date.min
    end: date = date.max

    def judged(self, facts: Facts) -> Truth:
        """Return whether the judged day lies within."""
        return Truth.TRUE if self.start <= facts.day <= self.end else Truth.FALSE
