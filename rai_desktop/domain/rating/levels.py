"""Levels of risks: what their ratings mean in the matrices of the method.

People and business have matrices of their own and are never averaged; the higher level counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from rai_desktop.domain.codes import Confidence, RiskLevel, RiskStatus
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating.method import Method
from rai_desktop.domain.rating.scales import STEPS, Perspective, When, highest, rank

RATED_BY: Mapping[When, Callable[[Risk], object]] = {
    when: attrgetter(
        f"{when}_likelihood",
        f"{when}_persons",
        f"{when}_business",
        "confidence",
        "impact_modifiers",
    )
    for when in When
}
"""All that the levels of one state follow from: equal values have equal levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """Levels of one state of a risk; ``None`` where a rating is missing."""

    persons: RiskLevel | None
    business: RiskLevel | None

    @property
    def overall(self) -> RiskLevel | None:
        """The higher of the two."""
        return highest((self.persons, self.business))

    def of(self, perspective: Perspective) -> RiskLevel | None:
        """Return the level of one perspective."""
        return self.persons if perspective is Perspective.PERSONS else self.business


def levels_of(risk: Risk, when: When, method: Method) -> Levels:
    """Return the levels of a risk without measures, today, or as aimed for."""
    return Levels(
        persons=_level(risk, when, Perspective.PERSONS, method),
        business=_level(risk, when, Perspective.BUSINESS, method),
    )


def matrix_place(
    risk: Risk, when: When, perspective: Perspective, method: Method
) -> tuple[int, int] | None:
    """Return (likelihood, impact) as the matrix counts it; ``None`` when not rated.

    For people, low confidence counts as the next higher likelihood, and what makes harm worse
    raises the impact. Nothing of that is ever stored.
    """
    likelihood: int | None = getattr(risk, f"{when}_likelihood")
    impact: int | None = getattr(risk, f"{when}_{perspective}")
    if likelihood is None or impact is None:
        return None
    if perspective is Perspective.PERSONS:
        likelihood = min(STEPS, likelihood + (risk.confidence is Confidence.LOW))
        impact = min(STEPS, impact + added_impact(risk, method))
    return likelihood, impact


def added_impact(risk: Risk, method: Method) -> int:
    """Return by how many steps the impact on people counts higher than it is rated."""
    codes = risk.impact_modifiers
    known = {one.id for one in method.modifiers.entries} if codes else set()
    return min(method.modifiers.most_added, sum(code in known for code in codes))


def _level(risk: Risk, when: When, perspective: Perspective, method: Method) -> RiskLevel | None:
    place = matrix_place(risk, when, perspective, method)
    return method.level(perspective, *place) if place else None


def severity(risk: Risk, when: When, method: Method) -> tuple[int, int, int, int]:
    """Return what puts risks in order, the worst highest.

    The higher level counts first, then the level for people, then the impact and the likelihood of
    the perspective that is worse.
    """
    levels = levels_of(risk, when, method)
    is_worse = rank(levels.persons) >= rank(levels.business)
    worse = Perspective.PERSONS if is_worse else Perspective.BUSINESS
    likelihood, impact = matrix_place(risk, when, worse, method) or (0, 0)
    return rank(levels.overall), rank(levels.persons), impact, likelihood


def counts_today(risk: Risk) -> bool:
    """Return whether a risk counts for today's level of its systems; closed ones do not."""
    return not risk.deleted and risk.status is not RiskStatus.CLOSED
