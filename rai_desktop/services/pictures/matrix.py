"""The risk matrix: likelihood upwards, impact to the right, counts in the cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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
from rai_desktop.services.pictures.fitting import Room, TextWidth, common_size, fit_text
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

STRIP = 9.0
"""How wide the pattern at the left of a cell is."""


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
class Box:
    """A place in a picture."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The middle of its width."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPlan:
    """Where the parts of one matrix lie, in a picture of this size."""

    width: float
    height: float
    rows: int
    columns: int

    @property
    def left(self) -> float:
        """Where the cells begin."""
        return _TITLE_STRIP + _WORD_COLUMN

    @property
    def bottom(self) -> float:
        """Where the cells end."""
        return self.height - _WORD_ROW - _TITLE_ROW - _LEGEND_ROW

    def cell(self, likelihood: int, impact: int) -> Box:
        """Return where a cell lies, without the gap to its neighbours."""
        width = (self.width - self.left) / self.columns
        height = self.bottom / self.rows
        return Box(
            x=self.left + (impact - 1) * width,
            y=self.bottom - likelihood * height,
            width=width - _GAP,
            height=height - _GAP,
        )

    def place_at(self, across: float, down: float) -> tuple[int, int] | None:
        """Return likelihood and impact of the cell at a point; ``None`` beside the cells."""
        column = int((across - self.left) // ((self.width - self.left) / self.columns)) + 1
        row = int((self.bottom - down) // (self.bottom / self.rows)) + 1
        is_inside = 1 <= column <= self.columns and 1 <= row <= self.rows
        return (row, column) if is_inside else None


def risk_matrix(
    counts: Counts,
    grid: Grid,
    labels: MatrixLabels,
    measure: TextWidth,
    *,
    size: tuple[float, float] = (440.0, 310.0),
    strip: float = STRIP,
) -> Drawing:
    """Return the matrix: level by colour, word and pattern, and how many risks are in each cell.

    ``strip`` is the width of the pattern: a slim one leaves more room for words.
    """
    width, height = size
    plan = MatrixPlan(width=width, height=height, rows=len(grid), columns=len(grid[0]))
    items: list[Item] = []
    small = Room(width=plan.cell(1, 1).width - 2 * strip - 2, size=7.0, smallest=5.5)
    small = replace(small, size=common_size(labels.level_words.values(), small, measure))
    for likelihood, row in enumerate(grid, start=1):
        for impact, level in enumerate(row, start=1):
            count = counts.get((likelihood, impact), 0)
            box = plan.cell(likelihood, impact)
            items += _cell(box, level, (count, labels.level_words[level]), measure, small)
    items += _scales(plan, labels, measure)
    items += _legend(plan, labels, measure)
    return Drawing(
        width=width, height=height, items=tuple(items), alt_text=_in_words(counts, grid, labels)
    )


def _cell(
    box: Box, level: RiskLevel, texts: tuple[int, str], measure: TextWidth, small: Room
) -> Iterator[Item]:
    """Draw one cell; the pattern is a strip at its left, away from number and word."""
    ground, (count, word) = level_meaning(level), texts
    strip = (box.width - small.width - 2) / 2
    yield Rect(x=box.x, y=box.y, width=box.width, height=box.height, fill=ground)
    yield from _pattern(Box(x=box.x, y=box.y, width=strip, height=box.height), level)
    number = Room(width=small.width, size=15.0 if count else 9.0, bold=bool(count))
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


def _pattern(box: Box, level: RiskLevel) -> Iterator[Item]:
    if level in LEVEL_HATCHES:
        yield Hatch(
            x=box.x,
            y=box.y,
            width=box.width,
            height=box.height,
            kind=LEVEL_HATCHES[level],
            on=level_meaning(level),
        )


def _scales(plan: MatrixPlan, labels: MatrixLabels, measure: TextWidth) -> Iterator[Item]:
    words = [f"{number}  {word}" for number, word in enumerate(labels.likelihood_words, start=1)]
    room = Room(width=_WORD_COLUMN - 8, lines=2, size=8.0, smallest=6.0)
    impact = _impact_size(plan, labels, measure)
    room = replace(room, size=min(impact, common_size(words, room, measure)))
    for number, word in enumerate(words, start=1):
        box = plan.cell(number, 1)
        anchor = (plan.left - 6, box.y + box.height / 2)
        yield from text_lines(word, anchor, room, measure, Align.END)
    yield from _impact_words(plan, labels, measure, room.size)
    yield from _axis_titles(plan, labels, measure)


def _impact_size(plan: MatrixPlan, labels: MatrixLabels, measure: TextWidth) -> float:
    """Return the size for the words below the columns; no number stands alone on a line."""
    words = [f"{number}  {word}" for number, word in enumerate(labels.impact_words, start=1)]
    room = Room(width=plan.cell(1, 1).width - 2, size=8.0, smallest=6.0)
    return common_size([" ".join(word.split()[:2]) for word in words], room, measure)


def _impact_words(
    plan: MatrixPlan, labels: MatrixLabels, measure: TextWidth, size: float
) -> Iterator[Item]:
    """Write the words below the columns, in the size of those beside the rows."""
    words = [f"{number}  {word}" for number, word in enumerate(labels.impact_words, start=1)]
    room = Room(width=plan.cell(1, 1).width - 2, size=8.0, smallest=6.0)
    for number, word in enumerate(words, start=1):
        anchor = (plan.cell(1, number).middle, plan.bottom + _WORD_ROW / 2)
        both = replace(room, lines=2, size=size)
        yield from text_lines(word, anchor, both, measure, Align.MIDDLE)


def _axis_titles(plan: MatrixPlan, labels: MatrixLabels, measure: TextWidth) -> Iterator[Item]:
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


def _legend(plan: MatrixPlan, labels: MatrixLabels, measure: TextWidth) -> Iterator[Item]:
    down = plan.height - 11.0
    step = (plan.width - plan.left) / len(labels.level_words)
    room = Room(width=step - 24, size=7.5, smallest=5.5)
    room = replace(room, size=common_size(labels.level_words.values(), room, measure))
    for place, (level, word) in enumerate(labels.level_words.items()):
        across = plan.left + place * step
        yield Rect(x=across, y=down, width=16.0, height=9.0, fill=level_meaning(level))
        yield from _pattern(Box(x=across, y=down, width=16.0, height=9.0), level)
        yield from text_lines(word, (across + 20, down + 4.5), room, measure, Align.START)


def cell_words(place: tuple[int, int], counts: Counts, grid: Grid, labels: MatrixLabels) -> str:
    """Say what one cell shows: likelihood, impact, level and how many risks."""
    likelihood, impact = place
    return (
        f"{labels.likelihood_words[likelihood - 1]} / {labels.impact_words[impact - 1]}"
        f" ({labels.level_words[grid[likelihood - 1][impact - 1]]}): {counts.get(place, 0)}"
    )


def _in_words(counts: Counts, grid: Grid, labels: MatrixLabels) -> str:
    """Say what the picture shows: each filled cell, the most likely and gravest first."""
    parts = [
        cell_words(place, counts, grid, labels)
        for place, count in sorted(counts.items(), reverse=True)
        if count
    ]
    head = f"{labels.title}. {labels.likelihood} / {labels.impact}"
    return f"{head}: {'; '.join(parts)}" if parts else f"{head}: 0"
