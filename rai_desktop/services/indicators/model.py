"""Indicators of a project as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating.indicators import Indicator, IndicatorState
from rai_desktop.domain.texts import N_


class Missing(LabelledCode):
    """Why a value cannot be told."""

    OPERATION = "operation", N_("The number comes from running the AI systems: {origin}")
    NO_INCIDENT = "no_incident", N_("No incident and no near miss has been entered yet.")
    NO_SUCH_RISK = (
        "no_such_risk",
        N_(
            "Findings belong here through a risk from the library ({risks}). There is no such risk."
        ),
    )
    NO_TRAINING = (
        "no_training",
        N_("No training of the last twelve months tells how many were invited and took part."),
    )
    NO_MITIGATION = "no_mitigation", N_("No mitigation has been entered yet.")
    UNRATED = "unrated", N_("The risks of the overdue mitigations are not rated.")


class Untold(LabelledCode):
    """Why nothing is compared."""

    YOUNGER = "younger", N_("No comparison: the AI inventory was begun after {day}.")
    LEFT_OUT = "left_out", N_("No comparison: the history until {day} was left out or erased.")
    NO_DATA = "no_data", N_("No comparison: not enough data on {day}.")


class Trend(LabelledCode):
    """How a value stands to the one of the earlier day."""

    HIGHER = "higher", N_("Higher than on {day}, when it was {value}")
    LOWER = "lower", N_("Lower than on {day}, when it was {value}")
    SAME = "same", N_("The same as on {day}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value with the entries that were counted, of all ``total`` entries that were looked at."""

    value: float | None = None
    kind: EntityKind | None = None
    uids: tuple[Uid, ...] = ()
    total: int = 0
    missing: Missing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The values at the end of ``since`` by indicator, or why they are not known."""

    since: date
    figures: Mapping[str, Figure] = field(default_factory=dict)
    untold: Mapping[str, Untold] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An indicator with its value today and on the earlier day; ``untold`` is why none is told."""

    indicator: Indicator
    now: Figure
    then: float | None = None
    untold: Untold | None = None

    @property
    def state(self) -> IndicatorState:
        """What the value of today asks for."""
        return self.indicator.state(self.now.value)

    @property
    def trend(self) -> Trend | None:
        """How the value moved; ``None`` when that is not known."""
        if self.now.value is None or self.then is None:
            return None
        if self.now.value == self.then:
            return Trend.SAME
        return Trend.HIGHER if self.now.value > self.then else Trend.LOWER

    @property
    def is_worse(self) -> bool | None:
        """Whether the value got worse; ``None`` when it did not move, or when nobody can say."""
        upwards = self.indicator.worse_upwards
        if upwards is None or self.trend in (None, Trend.SAME):
            return None
        return upwards is (self.trend is Trend.HIGHER)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorReport:
    """All indicators of the method on a day, compared with the end of ``since``."""

    day: date
    since: date
    readings: tuple[Reading, ...]

    @property
    def told(self) -> tuple[Reading, ...]:
        """Those that have a value, the gravest first."""
        known = (one for one in self.readings if one.now.value is not None)
        return tuple(sorted(known, key=lambda one: _ORDER.index(one.state)))

    @property
    def silent(self) -> tuple[Reading, ...]:
        """Those without a value."""
        return tuple(one for one in self.readings if one.now.value is None)


_ORDER = tuple(IndicatorState)
