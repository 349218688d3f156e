"""Suggested ratings: what mitigations make of a risk, with the lines of the calculation.

The method proposes, a person decides: nothing here changes a rating.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor

from rai_desktop.domain.codes import EffectScope, MeasureStatus
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating.method import SuggestionRule
from rai_desktop.domain.rating.scales import Axis, When

_DIGITS = 6
_SCOPES = {
    Axis.PERSONS: (EffectScope.BOTH, EffectScope.PERSONS),
    Axis.BUSINESS: (EffectScope.BOTH, EffectScope.BUSINESS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A mitigation in a calculation: its steps, what its status makes of them, and its place.

    The first counts whole, the next one less and so on: ``points`` is what it adds.
    """

    mitigation: Uid
    steps: int
    weight: float
    share: float

    @property
    def points(self) -> float:
        """What it adds to the sum."""
        return self.steps * self.weight * self.share


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisSuggestion:
    """What one axis may be lowered to, and why.

    ``counted`` are the mitigations that add something, ``total`` their sum, ``reduction`` the
    whole steps of it that count; ``suggested`` never lies below the lowest step.
    """

    axis: Axis
    base: int
    counted: tuple[Counted, ...]
    total: float
    reduction: int
    suggested: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A suggested rating of today, or the target; axes without a rating to start from are left out.

    ``ignored`` are the mitigations that add nothing to it, such as proposed ones.
    """

    when: When
    axes: tuple[AxisSuggestion, ...]
    ignored: tuple[Uid, ...] = ()

    @property
    def values(self) -> Mapping[str, int]:
        """The suggested ratings by the key of their field."""
        return {f"{self.when}_{one.axis}": one.suggested for one in self.axes}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proved:
    """A mitigation of a risk, and whether valid evidence of it is filed."""

    mitigation: Mitigation
    has_evidence: bool


def suggestion(
    risk: Risk, when: When, proved: Iterable[Proved], rule: SuggestionRule
) -> Suggestion:
    """Return the suggested rating of a risk, from its rating without measures."""
    found = tuple(proved)
    axes = tuple(_axes(risk, when, found, rule))
    counted = {one.mitigation for axis in axes for one in axis.counted}
    rest = (one.mitigation.uid for one in found if one.mitigation.uid not in counted)
    return Suggestion(when=when, axes=axes, ignored=tuple(rest))


def weight_of(
    status: MeasureStatus | None, when: When, rule: SuggestionRule, *, has_evidence: bool
) -> float:
    """Return how much of its effect a mitigation of this status has; nothing without a status."""
    for one in rule.weights:
        if one.status is status and one.with_evidence in (None, has_evidence):
            return one.target if when is When.TARGET else one.current
    return 0.0


def _axes(
    risk: Risk, when: When, proved: tuple[Proved, ...], rule: SuggestionRule
) -> Iterator[AxisSuggestion]:
    for axis in Axis:
        base: int | None = getattr(risk, f"{When.INHERENT}_{axis}")
        if base is not None:
            yield _axis(axis, base, tuple(_counted(axis, when, proved, rule)), rule)


def _axis(
    axis: Axis, base: int, counted: tuple[Counted, ...], rule: SuggestionRule
) -> AxisSuggestion:
    total = round(sum(one.points for one in counted), _DIGITS)
    reduction = min(rule.most_steps, floor(total))
    suggested = min(base, max(rule.lowest, base - reduction))
    return AxisSuggestion(
        axis=axis,
        base=base,
        counted=counted,
        total=total,
        reduction=reduction,
        suggested=suggested,
    )


def _counted(
    axis: Axis, when: When, proved: tuple[Proved, ...], rule: SuggestionRule
) -> Iterator[Counted]:
    found = []
    for one in proved:
        mitigation = one.mitigation
        steps = steps_of(mitigation, axis)
        weight = weight_of(mitigation.status, when, rule, has_evidence=one.has_evidence)
        if steps * weight > 0:
            found.append((mitigation, steps, weight))
    found.sort(key=lambda each: (-each[1] * each[2], each[0].number or 0, each[0].uid))
    for place, (mitigation, steps, weight) in enumerate(found):
        share = rule.decay**place
        yield Counted(mitigation=mitigation.uid, steps=steps, weight=weight, share=share)


def steps_of(mitigation: Mitigation, axis: Axis) -> int:
    """Return by how many steps a mitigation lowers an axis when it works.

    Impact falls only for those whose harm it limits; while nobody said whose, for nobody.
    """
    if axis is Axis.LIKELIHOOD:
        return mitigation.effect_likelihood or 0
    return mitigation.effect_impact or 0 if mitigation.effect_scope in _SCOPES[axis] else 0
