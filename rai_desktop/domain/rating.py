"""Levels of risks: scales, matrices and how ratings become levels (method of the product).

People and business have matrices of their own and are never averaged; the higher level counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.codes import Confidence, RiskLevel, RiskStatus
from rai_desktop.domain.kinds.risk import Risk

Texts = Mapping[str, str]
Grid = tuple[tuple[RiskLevel, ...], ...]

LEVEL_ORDER = (RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH, RiskLevel.VERY_HIGH)


class Perspective(StrEnum):
    """Whose harm is rated."""

    PERSONS = "persons"
    BUSINESS = "business"


class When(StrEnum):
    """Which state of a risk a rating is about."""

    INHERENT = "inherent"
    CURRENT = "current"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleStep:
    """One level of a scale with its words in both languages."""

    level: int
    label: Texts
    help: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The risk method of a project.

    Grids are read as ``grid[likelihood - 1][impact - 1]``; ``meanings`` says what a level asks for.
    """

    id: str
    version: str
    likelihood: tuple[ScaleStep, ...]
    impact_persons: tuple[ScaleStep, ...]
    impact_business: tuple[ScaleStep, ...]
    persons: Grid
    business: Grid
    meanings: Mapping[RiskLevel, Texts]
    rule: Texts

    def scale(self, name: str) -> tuple[ScaleStep, ...]:
        """Return a scale by the name that field descriptions use."""
        scales = {
            "likelihood": self.likelihood,
            "impact_persons": self.impact_persons,
            "impact_business": self.impact_business,
        }
        return scales[name]

    def level(self, perspective: Perspective, likelihood: int, impact: int) -> RiskLevel:
        """Return the level of a rating; both axes run from 1 to 5."""
        grid = self.persons if perspective is Perspective.PERSONS else self.business
        return grid[likelihood - 1][impact - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Levels of one state of a risk; ``None`` where a rating is missing."""

    persons: RiskLevel | None
    business: RiskLevel | None

    @property
    def overall(self) -> RiskLevel | None:
        """The higher of the two."""
        return highest((self.persons, self.business))


def highest(levels: tuple[RiskLevel | None, ...]) -> RiskLevel | None:
    """Return the highest of ``levels``; ``None`` when there is none."""
    known = [level for level in levels if level is not None]
    return max(known, key=LEVEL_ORDER.index) if known else None


def levels_of(risk: Risk, when: When, method: Method) -> Levels:
    """Return the levels of a risk without measures, today, or as aimed for."""
    return Levels(
        persons=_level(risk, when, Perspective.PERSONS, method),
        business=_level(risk, when, Perspective.BUSINESS, method),
    )


def matrix_place(risk: Risk, when: When, perspective: Perspective) -> tuple[int, int] | None:
    """Return (likelihood, impact) as the matrix counts it; ``None`` when not rated.

    With low confidence the next higher likelihood counts for people.
    """
    likelihood: int | None = getattr(risk, f"{when}_likelihood")
    impact: int | None = getattr(risk, f"{when}_{perspective}")
    if likelihood is None or impact is None:
        return None
    if perspective is Perspective.PERSONS and risk.confidence is Confidence.LOW:
        likelihood = min(5, likelihood + 1)
    return likelihood, impact


def _level(risk: Risk, when: When, perspective: Perspective, method: Method) -> RiskLevel | None:
    place = matrix_place(risk, when, perspective)
    return method.level(perspective, *place) if place else None


def counts_today(risk: Risk) -> bool:
    """Return whether a risk counts for today's level of its systems; closed ones do not."""
    return not risk.deleted and risk.status is not RiskStatus.CLOSED
