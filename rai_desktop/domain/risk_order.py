"""The order in which risks are told: what is worst comes first."""

from collections.abc import Callable, Iterable

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import LEVEL_ORDER, Levels

LevelsOf = Callable[[Risk], Levels]


def worst_first(risks: Iterable[Risk], levels_of: LevelsOf) -> list[Risk]:
    """Return risks by level today; of equal ones those that hit people come first.

    Then the impact counts, then the likelihood, and at last the number. Unrated ones stand last.
    """
    return sorted(risks, key=lambda risk: _place(risk, levels_of(risk)))


def _place(risk: Risk, levels: Levels) -> tuple[int, ...]:
    impacts = (risk.current_persons or 0, risk.current_business or 0)
    return (
        -level_rank(levels.overall),
        -level_rank(levels.persons),
        -max(impacts),
        -(risk.current_likelihood or 0),
        risk.number or 0,
    )


def level_rank(level: RiskLevel | None) -> int:
    """Return how high a level is, from 1; 0 for none."""
    return 0 if level is None else LEVEL_ORDER.index(level) + 1
