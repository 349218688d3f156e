"""Key risk indicators of a method: what is counted, and from which value on it warns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import ge, gt, le, lt

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.rating.scales import Texts
from rai_desktop.domain.texts import N_


class Counted(StrEnum):
    """What the program counts itself; other indicators come from the operation of AI systems."""

    INCIDENTS = "incidents"
    FINDINGS = "findings"
    TRAINED = "trained"
    OVERDUE = "overdue_mitigations"


class IndicatorState(LabelledCode):
    """What a value asks for, the gravest first."""

    ACT = "act", N_("Act")
    WATCH = "watch", N_("Watch closely")
    OK = "ok", N_("Within limits")
    UNKNOWN = "unknown", N_("Not enough data")


_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {"<": lt, "<=": le, ">": gt, ">=": ge}
_UPWARDS = (">", ">=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limit; ``op`` tells on which side of ``value`` it is passed."""

    op: str
    value: float

    def is_passed(self, number: float) -> bool:
        """Return whether a number lies beyond the limit."""
        return _OPERATORS[self.op](number, self.value)

    @property
    def is_upper(self) -> bool:
        """Whether higher numbers pass it."""
        return self.op in _UPWARDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A key risk indicator; one limit of several is enough.

    ``counted`` is what the program counts for it. Without that, ``origin`` says where the number
    comes from. ``risks`` are entries of the library that it warns of.
    """

    id: str
    title: Texts
    unit: Texts
    watch: tuple[Limit, ...]
    act: tuple[Limit, ...]
    counted: Counted | None = None
    origin: Texts = field(default_factory=dict)
    note: Texts = field(default_factory=dict)
    risks: tuple[str, ...] = ()

    def state(self, value: float | None) -> IndicatorState:
        """Return what a value asks for."""
        if value is None:
            return IndicatorState.UNKNOWN
        if any(limit.is_passed(value) for limit in self.act):
            return IndicatorState.ACT
        if any(limit.is_passed(value) for limit in self.watch):
            return IndicatorState.WATCH
        return IndicatorState.OK

    @property
    def worse_upwards(self) -> bool | None:
        """Whether a higher value is worse; ``None`` when both a high and a low one may be."""
        sides = {limit.is_upper for limit in (*self.watch, *self.act)}
        return sides.pop() if len(sides) == 1 else None
