"""Figures over many reports: means and distributions, each with how many members it is about."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import floor

from rai_desktop.domain.requirements.rules import HIGHEST
from rai_desktop.domain.yearly_report import ReportState
from rai_desktop.services.alliance.groups import DIMENSIONS, Group, Grouping
from rai_desktop.services.alliance.measures import Measure, MeasureValue, Scale
from rai_desktop.services.alliance.protection import ALL, LEAST, Cell, is_protected

NONE = "none"
"""The category of members whose report says nothing to a measure."""

Block = tuple[str, ...]
"""Categories that are counted together."""
Tally = Counter[tuple[Cell, MeasureValue]]
"""How many members of a cell have a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigure:
    """What a measure says about a group.

    ``count`` members have a value; when telling exactly how many would tell about few others, it is
    a multiple of five below and not ``is_exact``. ``mean`` is ``None`` where there is none to
    show; ``counts`` belong to the blocks of the measure, empty where none can be shown.
    """

    group: Group
    count: int
    is_exact: bool = True
    mean: float | None = None
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFigures:
    """A measure over all members, the first of ``figures``, and over groups of them."""

    measure: Measure
    blocks: tuple[Block, ...]
    figures: tuple[GroupFigure, ...]

    @property
    def overall(self) -> GroupFigure | None:
        """The figure over all members; ``None`` when there are too few."""
        return self.figures[0] if self.figures else None


def figures_of(measure: Measure, tally: Tally, grouping: Grouping) -> MeasureFigures:
    """Return the figures of a measure as far as they tell about no group of one to four."""
    means = _Means(measure, tally, grouping)
    spread = _Spread(measure, tally, grouping)
    groups = list(_groups(grouping, {*means.shown, *spread.shown}))
    figures = (_figure(place, group, means, spread) for place, group in groups)
    return MeasureFigures(
        measure=measure,
        blocks=spread.blocks,
        figures=tuple(each for each in figures if each is not None),
    )


Place = tuple[int, int] | None
"""A dimension and a group in it; ``None`` for all members."""


def _groups(grouping: Grouping, dimensions: Iterable[int]) -> Iterator[tuple[Place, Group]]:
    yield None, grouping.all
    for dimension in sorted(dimensions):
        for at, group in enumerate(grouping.groups[DIMENSIONS[dimension]]):
            yield (dimension, at), group


def _figure(place: Place, group: Group, means: "_Means", spread: "_Spread") -> GroupFigure | None:
    mean, counts = means.of(place), spread.of(place)
    if mean is None and not counts:
        return None
    total = group.count if mean is None else means.counts[place]
    is_exact = total == group.count or means.may_tell_others
    return GroupFigure(
        group=group,
        count=total if is_exact else LEAST * floor(total / LEAST),
        is_exact=is_exact,
        mean=mean,
        counts=counts,
    )


def _dimension_sets(grouping: Grouping) -> Iterator[tuple[int, ...]]:
    """Yield which dimensions may be shown, the most first."""
    for size in range(len(grouping.shown), -1, -1):
        yield from combinations(grouping.shown, size)


def _protected(cells: Mapping[Cell, int], dimensions: Sequence[int], grouping: Grouping) -> bool:
    """Return whether members in ``cells`` may be counted; all members always may."""
    total = sum(cells.values())
    return total == grouping.count >= LEAST or is_protected(cells, dimensions)


class _Means:
    """The means of a measure, in the dimensions where enough members have a value."""

    def __init__(self, measure: Measure, tally: Tally, grouping: Grouping) -> None:
        self.is_about_values = measure.scale not in (Scale.STATE, Scale.YES_NO)
        self.shown: tuple[int, ...] = ()
        self.counts: Counter[Place] = Counter()
        self._sums: dict[Place, float] = {}
        self.may_tell_others = False
        if not self.is_about_values:
            return
        cells: Counter[Cell] = Counter()
        for (cell, value), count in tally.items():
            if isinstance(value, int | float):
                cells[cell] += count
                for place in _places(cell):
                    self.counts[place] += count
                    self._sums[place] = self._sums.get(place, 0) + value * count
        self._choose(cells, grouping)

    def _choose(self, cells: Counter[Cell], grouping: Grouping) -> None:
        others = Counter(grouping.cells)
        others.subtract(cells)
        others = +others
        for dimensions in _dimension_sets(grouping):
            if cells and _protected(cells, dimensions, grouping):
                self.shown = dimensions
                self.may_tell_others = _protected(others, dimensions, grouping)
                return
        self._sums.clear()

    def of(self, place: Place) -> float | None:
        """Return the mean over a group."""
        if place is not None and place[0] not in self.shown:
            return None
        total = self.counts[place]
        return self._sums[place] / total if total and place in self._sums else None


def _places(cell: Cell) -> Iterator[Place]:
    yield None
    yield from enumerate(cell)


class _Spread:
    """How members are spread over categories, put together until no count is one to four."""

    def __init__(self, measure: Measure, tally: Tally, grouping: Grouping) -> None:
        self.blocks: tuple[Block, ...] = ()
        self.shown: tuple[int, ...] = ()
        self._counts: dict[Block, Counter[Place]] = {}
        category = _CATEGORIES.get(measure.scale)
        if category is None:
            return
        cells = _by_category(tally, category, grouping)
        for dimensions in _dimension_sets(grouping):
            least = _LEAST_BLOCKS if dimensions != ALL else 2
            for blocks in _LADDERS[measure.scale]:
                if len(blocks) >= least and self._fits(cells, blocks, dimensions, grouping):
                    self._take(cells, blocks, dimensions)
                    return

    def _fits(
        self,
        cells: Mapping[str, Counter[Cell]],
        blocks: Sequence[Block],
        dimensions: Sequence[int],
        grouping: Grouping,
    ) -> bool:
        return all(_protected(_together(cells, block), dimensions, grouping) for block in blocks)

    def _take(
        self,
        cells: Mapping[str, Counter[Cell]],
        blocks: tuple[Block, ...],
        dimensions: tuple[int, ...],
    ) -> None:
        self.blocks, self.shown = blocks, dimensions
        for block in blocks:
            counts = self._counts.setdefault(block, Counter())
            for cell, count in _together(cells, block).items():
                for place in _places(cell):
                    counts[place] += count

    def of(self, place: Place) -> tuple[int, ...]:
        """Return how many members of a group are in each block."""
        if place is not None and place[0] not in self.shown:
            return ()
        return tuple(self._counts[block][place] for block in self.blocks)


_LEAST_BLOCKS = 3


def _by_category(
    tally: Tally, category: Callable[[MeasureValue], str], grouping: Grouping
) -> dict[str, Counter[Cell]]:
    """Return the cells of each category; who says nothing is in one of its own."""
    found: dict[str, Counter[Cell]] = {}
    silent = Counter(grouping.cells)
    for (cell, value), count in tally.items():
        found.setdefault(category(value), Counter())[cell] += count
        silent[cell] -= count
    found.setdefault(NONE, Counter()).update(+silent)
    return found


def _together(cells: Mapping[str, Counter[Cell]], block: Block) -> Counter[Cell]:
    total: Counter[Cell] = Counter()
    for category in block:
        total.update(cells.get(category, {}))
    return total


def _level(value: MeasureValue) -> str:
    return str(floor(value)) if isinstance(value, int | float) else NONE


def _quarter(value: MeasureValue) -> str:
    if not isinstance(value, int | float):
        return NONE
    return _QUARTERS[min(floor(value * 4), 3)]


def _word(value: MeasureValue) -> str:
    return value if isinstance(value, str) else NONE


_QUARTERS = ("0-24", "25-49", "50-74", "75-100")
"""Shares in per cent, by which quarter they are in."""
_LEVELS = tuple(str(level) for level in range(HIGHEST + 1))
_CATEGORIES: Mapping[Scale, Callable[[MeasureValue], str]] = {
    Scale.SHARE: _quarter,
    Scale.LEVEL: _level,
    Scale.STATE: _word,
    Scale.YES_NO: _word,
}
_MET, _PARTLY, _NOT_MET, _NOT_APPLICABLE, _UNKNOWN = map(str, ReportState)
_OPEN = (_PARTLY, _NOT_MET, _UNKNOWN)
_LADDERS: Mapping[Scale, Sequence[tuple[Block, ...]]] = {
    Scale.STATE: (
        ((_MET,), (_PARTLY,), (_NOT_MET,), (_UNKNOWN,), (_NOT_APPLICABLE,), (NONE,)),
        ((_MET,), (_PARTLY,), (_NOT_MET,), (_UNKNOWN,), (_NOT_APPLICABLE, NONE)),
        ((_MET,), (_PARTLY,), (_NOT_MET, _UNKNOWN), (_NOT_APPLICABLE, NONE)),
        ((_MET,), _OPEN, (_NOT_APPLICABLE, NONE)),
        ((_MET, _NOT_APPLICABLE, NONE), _OPEN),
    ),
    Scale.LEVEL: (
        (*((level,) for level in _LEVELS), (NONE,)),
        (("0", "1"), ("2",), ("3", "4"), (NONE,)),
        (("0", "1", "2"), ("3", "4"), (NONE,)),
        (("0", "1", "2"), ("3", "4", NONE)),
    ),
    Scale.SHARE: (
        (*((quarter,) for quarter in _QUARTERS), (NONE,)),
        (_QUARTERS[:2], _QUARTERS[2:], (NONE,)),
        (_QUARTERS[:2], (*_QUARTERS[2:], NONE)),
    ),
    Scale.YES_NO: ((("yes",), ("no",), (NONE,)), (("yes",), ("no", NONE))),
}
"""Categories put together more and more; the first protected row of each is taken."""


def is_open_block(block: Block) -> bool:
    """Return whether a block counts requirements that apply and are not met."""
    return set(block) <= set(_OPEN)
