"""When a risk is looked at again: the shortest of what label, level and traits ask for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.days import months_later
from rai_desktop.domain.rating.method import ReviewMonths


class Ground(StrEnum):
    """What sets the rhythm of reviews."""

    LABEL = "label"
    LEVEL = "level"
    TRAIT = "trait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Months between two reviews, and the code that asks for it; 0 means at once."""

    months: int
    ground: Ground
    code: str

    def next_day(self, last: date) -> date:
        """Return the day of the next review after one on ``last``."""
        return months_later(last, self.months)


def rhythm(
    rules: ReviewMonths,
    labels: Iterable[str],
    level: RiskLevel | None,
    traits: Iterable[str],
) -> Rhythm | None:
    """Return how often to review; ``None`` when nothing asks for it."""
    found = _rhythms(rules, labels, level, traits)
    return min(found, key=lambda one: one.months, default=None)


def _rhythms(
    rules: ReviewMonths,
    labels: Iterable[str],
    level: RiskLevel | None,
    traits: Iterable[str],
) -> Iterator[Rhythm]:
    if level is not None and level in rules.by_level:
        yield Rhythm(months=rules.by_level[level], ground=Ground.LEVEL, code=level)
    for code in labels:
        if code in rules.by_label:
            yield Rhythm(months=rules.by_label[code], ground=Ground.LABEL, code=code)
    for code in traits:
        if code in rules.by_trait:
            yield Rhythm(months=rules.by_trait[code], ground=Ground.TRAIT, code=code)
