"""What was measured, as data: value, floor, ratio, goal and whether it is met."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import pairwise


class Unit(StrEnum):
    """What a value counts."""

    MILLISECONDS = "ms"
    MEGABYTES = "MB"
    TIMES = "×"
    ROWS = "rows"


class Growth(StrEnum):
    """How a value may grow with the number of systems."""

    ANY = ""
    LINEAR = "linear"
    CONSTANT = "constant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row of the table; everything in milliseconds or megabytes.

    ``floor`` is the same work done in the barest way, or by another program; ``floor_name`` says
    what it is. ``most`` is the goal for the value, ``most_ratio`` that for value / floor.
    ``runs`` are the single values the median is taken of.
    """

    group: str
    name: str
    size: int
    value: float
    unit: Unit = Unit.MILLISECONDS
    floor: float | None = None
    floor_name: str = ""
    most: float | None = None
    most_ratio: float | None = None
    growth: Growth = Growth.ANY
    note: str = ""
    runs: tuple[float, ...] = ()
    floor_runs: tuple[float, ...] = ()

    @property
    def ratio(self) -> float | None:
        """How many times the floor the value is; ``None`` without a floor."""
        return self.value / self.floor if self.floor else None

    @property
    def verdict(self) -> str:
        """``met`` or ``missed`` where there is a goal."""
        if self.most is None and self.most_ratio is None:
            return ""
        too_much = self.most is not None and self.value > self.most
        ratio = self.ratio
        too_slow = self.most_ratio is not None and ratio is not None and ratio > self.most_ratio
        return "missed" if too_much or too_slow else "met"

    @property
    def goal(self) -> str:
        """The goal as text."""
        parts = []
        if self.most is not None:
            parts.append(f"≤ {amount(self.most, self.unit)}")
        if self.most_ratio is not None:
            parts.append("faster" if self.most_ratio == 1 else f"≤ {self.most_ratio:g} ×")
        return ", ".join(parts)

    def document(self) -> dict[str, object]:
        """Return the figure for a JSON file."""
        found = asdict(self)
        found |= {"ratio": self.ratio, "goal": self.goal, "verdict": self.verdict}
        return found


def amount(value: float, unit: Unit) -> str:
    """Return a value as people read it, with three digits that count."""
    if unit is Unit.MILLISECONDS and value >= 1000:
        return f"{_digits(value / 1000)} s"
    return f"{_digits(value)} {unit}"


def _digits(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


_MOST_GROWTH = {Growth.LINEAR: 1.25, Growth.CONSTANT: 2.0}
_WHAT_GREW = {
    Growth.LINEAR: "time for each system against {size:,}",
    Growth.CONSTANT: "time against {size:,}",
}


def growth_figures(figures: list[Figure]) -> list[Figure]:
    """Return how what should grow linearly, or not at all, grew from size to size."""
    found = []
    series: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        if figure.growth is not Growth.ANY:
            series.setdefault((figure.group, figure.name), []).append(figure)
    for same in series.values():
        ordered = sorted(same, key=lambda figure: figure.size)
        for small, large in pairwise(ordered):
            found.append(_growth(small, large))
    return found


def _growth(small: Figure, large: Figure) -> Figure:
    times = large.value / small.value
    if large.growth is Growth.LINEAR:
        times /= large.size / small.size
    what = _WHAT_GREW[large.growth].format(size=small.size)
    return Figure(
        group="growth",
        name=f"{large.group}, {large.name}: {what}",
        size=large.size,
        value=times,
        unit=Unit.TIMES,
        most=_MOST_GROWTH[large.growth],
    )
