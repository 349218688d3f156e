"""The order of ratings: without measures it is worst, the target is best, or somebody says why."""

from dataclasses import dataclass

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
    found: dict[str, Disorder] = {}
    for higher, lower in _PAIRS:
        for axis in Axis:
            ours, theirs = _rating(risk, higher, axis), _rating(risk, lower, axis)
            if ours is not None and theirs is not None and ours > theirs:
                one = Disorder(axis=axis, higher=higher, lower=lower)
                found.setdefault(one.field, one)
    return tuple(found.values())


def unexplained(risk: Risk) -> tuple[Disorder, ...]:
    """Return where the order is broken while nobody gave a reason for the rating."""
    return () if risk.rating_reason.strip() else disorders(risk)


def _rating(risk: Risk, when: When, axis: Axis) -> int | None:
    rating: int | None = getattr(risk, f"{when}_{axis}")
    return rating
