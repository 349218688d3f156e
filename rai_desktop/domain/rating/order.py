"""The order of ratings: without measures it is worst, the target is best, or somebody says why."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating.scales import Axis, When

_PAIRS = (
    (When.CURRENT, When.INHERENT),
    (When.TARGET, When.CURRENT),
    (When.TARGET, When.INHERENT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disorder:
    """An axis that is rated higher for ``higher`` than for ``lower``, though it should not be."""

    axis: Axis
    higher: When
    lower: When

    @property
    def field(self) -> str:
        """The key of the field that is rated too high."""
        return f"{self.higher}_{self.axis}"


def disorders(risk: Risk) -> tuple[Disorder, ...]:
    """Return where a risk breaks the order inherent ≥ current ≥ target, each field once."""
    ratings = _RATINGS(risk)
    found: dict[str, Disorder] = {}
    for higher, lower, one in _CHECKS:
        ours, theirs = ratings[higher], ratings[lower]
        if ours is not None and theirs is not None and ours > theirs:
            found.setdefault(one.field, one)
    return tuple(found.values())


_PLACES = tuple((when, axis) for when in When for axis in Axis)
_RATINGS: Callable[[Risk], tuple[int | None, ...]] = attrgetter(
    *(f"{when}_{axis}" for when, axis in _PLACES)
)
_CHECKS = tuple(
    (
        _PLACES.index((higher, axis)),
        _PLACES.index((lower, axis)),
        Disorder(axis=axis, higher=higher, lower=lower),
    )
    for higher, lower in _PAIRS
    for axis in Axis
)
"""Which rating of a risk may not lie above which other one."""


def unexplained(risk: Risk) -> tuple[Disorder, ...]:
    """Return where the order is broken while nobody gave a reason for the rating."""
    return () if risk.rating_reason.strip() else disorders(risk)
