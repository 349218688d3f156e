"""The risk matrix: likelihood upwards, impact to the right, counts in the cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures.colours import level_meaning
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Hatch,
    HatchKind,
    Item,
    Rect,
    Text,
)
from rai_desktop.services.pictures.fitting import Room, TextWidth, fit_text
from rai_desktop.services.pictures.text_lines import text_lines

Grid = Sequence[Sequence[RiskLevel]]
"""Level by likelihood (outer, lowest first) and impact (inner, lowest first)."""

Counts = Mapping[tuple[int, int], int]
"""Number of risks by (likelihood, impact), both counted from 1."""

LEVEL_HATCHES: Mapping[RiskLevel, HatchKind] = {
    RiskLevel.MEDIUM: HatchKind.WIDE,
    RiskLevel.HIGH: HatchKind.NARROW,
    RiskLevel.VERY_HIGH: HatchKind.CROSS,
}
"""Patterns that tell levels apart on a grey print; the lowest level stays plain."""

_TITLE_STRIP = 15.0
_WORD_COLUMN = 84.0
_WORD_ROW = 24.0
_TITLE_ROW = 15.0
_LEGEND_ROW = 20.0
_GAP = 1.5
_STRIP = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixLabels:
    """Every word of a matrix, in the language of the reader."""

    title: str
    likelihood: str
    impact: str
    likelihood_words: Sequence[str]
    impact_words: Sequence[str]
    level_words: Mapping[RiskLevel, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """A place in the picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where the parts of one matrix lie."""

    width: float
    height: float
    rows: int
    columns: int

    @property
    def left(self) -> float:
        return _TITLE_STRIP + _WORD_COLUMN

    @property
    def bottom(self) -> float:
        return self.height - _WORD_ROW - _TITLE_ROW - _LEGEND_ROW

    def cell(self, likelihood: int, impact: int) -> _Box:
        """Return where a cell lies, without the gap to its neighbours."""
        width = (self.width - self.left) / self.columns
        height = self.bottom / self.rows
        return _Box(
            x=self.left + (impact - 1) * width,
            y=self.bottom - likelihood * height,
            width=width - _GAP,
            height=height - _GAP,
        )


def risk_matrix(
    counts: Counts,
    grid: Grid,
    labels: MatrixLabels,
    measure: TextWidth,
    *,
    size: tuple[float, float] = (440.0, 310.0),
) -> Drawing:
    """Return the matrix: level by colour, word and pattern, and how many risks are in each cell."""
    width, height = size
    plan = _Plan(width=width, height=height, rows=len(grid), columns=len(grid[0]))
    items: list[Item] = []
    for likelihood, row in enumerate(grid, start=1):
        for impact, level in enumerate(row, start=1):
            count = counts.get((likelihood, impact), 0)
            box = plan.cell(likelihood, impact)
            items += _cell(box, level, count, labels.level_words[level], measure)
    items += _scales(plan, labels, measure)
    items += _legend(plan, labels, measure)
    return Drawing(
        width=width, height=height, items=tuple(items), alt_text=_in_words(counts, grid, labels)
    )


def _cell(box: _Box, level: RiskLevel, count: int, word: str, measure: TextWidth) -> Iterator[Item]:
    """Draw one cell; the pattern is a strip at its left, away from number and word."""
    ground = level_meaning(level)
    yield Rect(x=box.x, y=box.y, width=box.width, height=box.height, fill=ground)
    yield from _pattern(_Box(x=box.x, y=box.y, width=_STRIP, height=box.height), level)
    width = box.width - 2 * _STRIP - 2
    number = Room(width=width, size=15.0 if count else 9.0, bold=bool(count))
    small = Room(width=width, size=7.0, smallest=5.5)
    for text, room, share in ((str(count), number, 0.52), (word, small, 0.82)):
        fitted = fit_text(text, room, measure)
        yield Text(
            x=box.middle,
            y=box.y + box.height * share,
            text=fitted.lines[0],
            size=fitted.size,
            bold=room.bold,
            align=Align.MIDDLE,
            on=ground,
        )


def _pattern(box: _Box, level: RiskLevel) -> Iterator[Item]:
    if level in LEVEL_HATCHES:
        yield Hatch(
            x=box.x,
            y=box.y,
            width=box.width,
            height=box.height,
            kind=LEVEL_HATCHES[level],
            on=level_meaning(level),
        )


def _scales(plan: _Plan, labels: MatrixLabels, measure: TextWidth) -> Iterator[Item]:
    for number, word in enumerate(labels.likelihood_words, start=1):
        box = plan.cell(number, 1)
        room = Room(width=_WORD_COLUMN - 8, lines=2, size=8.0, smallest=6.0)
        anchor = (plan.left - 6, box.y + box.height / 2)
        yield from text_lines(f"{number}  {word}", anchor, room, measure, Align.END)
    for number, word in enumerate(labels.impact_words, start=1):
        box = plan.cell(1, number)
        room = Room(width=box.width - 4, lines=2, size=8.0, smallest=6.0)
        anchor = (box.middle, plan.bottom + _WORD_ROW / 2)
        yield from text_lines(f"{number}  {word}", anchor, room, measure, Align.MIDDLE)
    yield from _axis_titles(plan, labels, measure)


def _axis_titles(plan: _Plan, labels: MatrixLabels, measure: TextWidth) -> Iterator[Item]:
    across = Room(width=plan.width - plan.left, size=8.5, smallest=6.0, bold=True)
    anchor = (plan.left + across.width / 2, plan.bottom + _WORD_ROW + _TITLE_ROW / 2)
    yield from text_lines(labels.impact, anchor, across, measure, Align.MIDDLE)
    fitted = fit_text(
        labels.likelihood, Room(width=plan.bottom, size=8.5, smallest=6.0, bold=True), measure
    )
    yield Text(
        x=9.0,
        y=plan.bottom / 2,
        text=fitted.lines[0],
        size=fitted.size,
        bold=True,
        align=Align.MIDDLE,
        turned=True,
    )


def _legend(plan: _Plan, labels: MatrixLabels, measure: TextWidth) -> Iterator[Item]:
    down = plan.height - 11.0
    step = (plan.width - plan.left) / len(labels.level_words)
    for place, (level, word) in enumerate(labels.level_words.items()):
        across = plan.left + place * step
        yield Rect(x=across, y=down, width=16.0, height=9.0, fill=level_meaning(level))
        yield from _pattern(_Box(x=across, y=down, width=16.0, height=9.0), level)
        room = Room(width=step - 24, size=7.5, smallest=5.5)
        yield from text_lines(word, (across + 20, down + 4.5), room, measure, Align.START)


def _in_words(counts: Counts, grid: Grid, labels: MatrixLabels) -> str:
    """Say what the picture shows: each filled cell, the most likely and gravest first."""
    parts = [
        f"{labels.likelihood_words[likelihood - 1]} / {labels.impact_words[impact - 1]}"
        f" ({labels.level_words[grid[likelihood - 1][impact - 1]]}): {count}"
        for (likelihood, impact), count in sorted(counts.items(), reverse=True)
        if count
    ]
    head = f"{labels.title}. {labels.likelihood} / {labels.impact}"
    return f"{head}: {'; '.join(parts)}" if parts else f"{head}: 0"
