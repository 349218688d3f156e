"""What ratings are made of: scales, grids, levels, perspectives and states of a risk."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.codes import RiskLevel

Texts = Mapping[str, str]
Grid = tuple[tuple[RiskLevel, ...], ...]
"""Levels, read as ``grid[likelihood - 1][impact - 1]``."""

STEPS = 5
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


class Axis(StrEnum):
    """What is rated: how often, and how bad for whom."""

    LIKELIHOOD = "likelihood"
    PERSONS = "persons"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleStep:
    """One level of a scale: its word and its anchors, the sentences by which it is told.

    Anchors of likelihood are frequency and explanation; of impact on people rights and health; of
    impact on the business money and law. Up to ``most`` events a year, or share of the turnover.
    """

    level: int
    label: Texts
    anchors: tuple[Texts, ...] = ()
    most: float | None = None


def rank(level: RiskLevel | None) -> int:
    """Return the place of a level from 0, below all others without one."""
    return -1 if level is None else LEVEL_ORDER.index(level)


def highest(levels: Iterable[RiskLevel | None]) -> RiskLevel | None:
    """Return the highest of ``levels``; ``None`` when there is none."""
    return max(levels, key=rank, default=None)


Place = tuple[int, int]
"""Likelihood and impact of a cell of a grid, both counted from 1."""


def is_monotone(grid: Grid) -> bool:
    """Return whether a higher likelihood or impact never gives a lower level."""
    return next(falls(grid), None) is None


def falls(grid: Grid) -> Iterator[Place]:
    """Yield the cells whose level is lower than one of a lower likelihood or impact beside it."""
    for likelihood, row in enumerate(grid):
        for impact, level in enumerate(row):
            easier = [row[impact - 1]] if impact else []
            easier += [grid[likelihood - 1][impact]] if likelihood else []
            if any(rank(level) < rank(one) for one in easier):
                yield likelihood + 1, impact + 1


def lies_below(persons: Grid, business: Grid) -> bool:
    """Return whether people count less than the business anywhere."""
    return next(shortfalls(persons, business), None) is not None


def shortfalls(persons: Grid, business: Grid) -> Iterator[Place]:
    """Yield the cells where people count less than the business."""
    for likelihood, (row, other) in enumerate(zip(persons, business, strict=True), start=1):
        for impact, (ours, theirs) in enumerate(zip(row, other, strict=True), start=1):
            if rank(ours) < rank(theirs):
                yield likelihood, impact
