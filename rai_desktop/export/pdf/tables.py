"""Tables with a repeated header, and facts as label and value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import TracebackType
from typing import Self

from rai_desktop.export.pdf.badges import WIDEST_BADGE
from rai_desktop.export.pdf.flow import Flow
from rai_desktop.export.pdf.glyphs import widths
from rai_desktop.export.pdf.rows import (
    KEEP_SHARE,
    PAD_X,
    Lane,
    Planned,
    RowLook,
    RowWriter,
    planned,
    row_height,
)
from rai_desktop.export.pdf.styles import (
    CELL,
    CELL_BOLD,
    CELL_HEAD,
    FACT_LABEL,
    FACT_VALUE,
    PALETTE,
    Look,
    PageShape,
)
from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import Align

_NARROWEST = 24.0
_NARROW = 36.0
_WIDEST_DEMAND = 150.0
_HEAD_LINES = 10
_KEPT_BACK = 2
_COLUMN_SCOPE = "/A<</O/Table/Scope/Column>>"
_ROW_SCOPE = "/A<</O/Table/Scope/Row>>"
_FACT_SHARES = {1: 0.32, 2: 0.42}
_FACT_LINES = 2
_KEPT_LAYOUTS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A table's column; ``weight`` is its share of the width.

    ``holds`` are texts, such as the words of a status, whose longest word should fit unbroken.
    ``lines`` are texts, such as days and numbers, that should stand on one line; they are the
    last to give way. ``badges`` tells that these texts are badges.
    """

    title: str
    weight: float = 1.0
    align: Align = Align.START
    holds: Sequence[str] = ()
    lines: Sequence[str] = ()
    badges: bool = False

    def alike(self) -> tuple[object, ...]:
        """Return what is the same for columns that look alike."""
        return (
            self.title,
            self.weight,
            self.align,
            tuple(self.holds),
            tuple(self.lines),
            self.badges,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is more than plain text: a badge, bold, or a link into the document."""

    text: str
    level: Meaning | None = None
    bold: bool = False
    link_to: str | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of a table lie, and its header."""

    lanes: list[Lane]
    head: list[Planned]


class Layouts:
    """The layouts of a document's tables; those of tables that come back are made once."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._known: dict[object, Layout] = {}

    def of(self, columns: Sequence[Column]) -> Layout:
        """Return the layout of a table with these columns on the pages to come."""
        key = (self._flow.shape, *(column.alike() for column in columns))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _KEPT_LAYOUTS:
                self._known.clear()
            known = self._known[key] = _layout(self._flow, columns)
        return known


class Table:
    """A table that is open for rows; between two rows the caller may do something else.

    The header is repeated on every page. A row that is taller than a page goes on on the next.
    """

    def __init__(self, flow: Flow, layout: Layout, when_empty: str) -> None:
        self._flow = flow
        self._when_empty = when_empty
        self._lanes, self._head = layout.lanes, layout.head
        self._writer = RowWriter(flow, self._repeat_head)
        self._context = flow.surface.element("Table")
        self._plain = RowLook(leading=CELL.leading)
        self._banded = RowLook(leading=CELL.leading, banded=True)
        self._waiting: list[list[Planned]] = []
        self._drawn = 0
        self.rows = 0

    def __enter__(self) -> Self:
        self._context.__enter__()
        return self

    def row(self, cells: Sequence[str | Cell]) -> None:
        """Add a row; it has one cell for each column."""
        if len(cells) != len(self._lanes):
            raise ValueError(f"{len(cells)} cells for {len(self._lanes)} columns")
        plan = [self._plan(place, cell) for place, cell in enumerate(cells)]
        self._waiting.append(plan)
        self.rows += 1
        if len(self._waiting) > _KEPT_BACK:
            self._draw_next()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            if not self.rows:
                self._waiting.append(self._empty_row())
            self._draw_rest()
            self._context.__exit__(None, None, None)
            self._flow.space(12)

    def _plan(self, place: int, cell: str | Cell) -> Planned:
        if isinstance(cell, str):
            return planned(self._flow, self._lanes[place], self._flow.shown(cell))
        lane = self._lanes[place]
        if cell.bold:
            lane = replace(lane, look=CELL_BOLD)
        plan = planned(self._flow, lane, self._flow.shown(cell.text), cell.level)
        if cell.link_to:
            plan.link_to = cell.link_to
            if cell.level is None:
                plan.ink = replace(plan.ink, colour=PALETTE.colour(Meaning.ACCENT))
        return plan

    def _draw_next(self) -> None:
        if not self._drawn:
            self._draw_head()
        self._writer.draw(self._waiting.pop(0), self._banded if self._drawn % 2 else self._plain)
        self._drawn += 1

    def _draw_rest(self) -> None:
        """Draw the rows kept back, so that the last one does not begin a page alone."""
        if self._drawn and self._waiting_height() <= self._most_kept():
            self._writer.keep(self._waiting_height())
        while self._waiting:
            self._draw_next()

    def _draw_head(self) -> None:
        """Draw the header where it does not stay behind without its first rows."""
        below = min(self._waiting_height(), self._most_kept())
        self._flow.need(row_height(self._head, _HEAD_LOOK) + below)
        self._writer.draw(self._head, _HEAD_LOOK)

    def _waiting_height(self) -> float:
        return sum(row_height(plan, self._plain) for plan in self._waiting)

    def _most_kept(self) -> float:
        return self._flow.shape.inner_height * KEEP_SHARE

    def _repeat_head(self) -> None:
        self._writer.draw_as_artifact(self._head, _HEAD_LOOK)

    def _empty_row(self) -> list[Planned]:
        look = CELL.coloured(Meaning.MUTED)
        lane = _across(self._lanes, 0, look)
        return [planned(self._flow, lane, self._flow.shown(self._when_empty))]


def draw_facts(flow: Flow, facts: Sequence[tuple[str, str]], columns: int) -> None:
    """Draw pairs of label and value below each other, in one or two columns."""
    if not facts:
        return
    writer = RowWriter(flow)
    look = RowLook(leading=FACT_VALUE.leading)
    rows = _fact_rows(flow, facts, columns) if columns > 1 else _single_facts(flow, facts)
    with flow.surface.element("Table"):
        for row in rows:
            writer.draw(row, look)
    flow.space(12)


def _single_facts(flow: Flow, facts: Sequence[tuple[str, str]]) -> Iterator[list[Planned]]:
    lanes = _fact_lanes(flow.shape, 1)
    for fact in facts:
        yield [
            planned(flow, lane, flow.shown(text)) for lane, text in zip(lanes, fact, strict=True)
        ]


def _fact_rows(
    flow: Flow, facts: Sequence[tuple[str, str]], columns: int
) -> Iterator[list[Planned]]:
    """Give short facts side by side, then tall ones, each in a row; a tall first one opens."""
    lanes = _fact_lanes(flow.shape, columns)
    across = _across(lanes, 1, FACT_VALUE)
    short: list[tuple[str, list[str]]] = []
    tall: list[list[Planned]] = []
    for place, (label, value) in enumerate(facts):
        label, value = flow.shown(label), flow.shown(value)
        lines = flow.wrapped(value, FACT_VALUE, lanes[1].room)
        if len(lines) <= _FACT_LINES:
            short.append((label, lines))
            continue
        row = [planned(flow, lanes[0], label), planned(flow, across, value)]
        if place:
            tall.append(row)
        else:
            yield row
    for start in range(0, len(short), columns):
        row = []
        for place, (label, lines) in enumerate(short[start : start + columns]):
            row.append(planned(flow, lanes[2 * place], label))
            row.append(Planned(lanes[2 * place + 1], lines, FACT_VALUE.ink))
        if len(row) < len(lanes):
            row.append(planned(flow, _across(lanes, len(row), FACT_VALUE), ""))
        yield row
    yield from tall


def _across(lanes: Sequence[Lane], place: int, look: Look) -> Lane:
    """Return one lane from ``place`` to the right margin."""
    first, last = lanes[place], lanes[-1]
    entries = f"/A<</O/Table/ColSpan {len(lanes) - place}>>"
    return Lane(first.x, last.x + last.width - first.x, Align.START, look, entries=entries)


_HEAD_LOOK = RowLook(leading=CELL_HEAD.leading, line=Meaning.STRONG_LINE, line_width=0.8)


def _layout(flow: Flow, columns: Sequence[Column]) -> Layout:
    lanes = _lanes(flow, columns)
    titles = [column.title for column in columns]
    head = [_head_cell(flow, lane, title) for lane, title in zip(lanes, titles, strict=True)]
    return Layout(lanes, head)


def _lanes(flow: Flow, columns: Sequence[Column]) -> list[Lane]:
    total = flow.shape.inner_width
    if not columns or len(columns) * _NARROWEST > total:
        raise ValueError(f"a page has no room for {len(columns)} columns")
    x = flow.shape.side
    lanes = []
    for column, width in zip(columns, _column_widths(flow, columns, total), strict=True):
        lanes.append(Lane(x, width, column.align, CELL))
        x += width
    return lanes


def _column_widths(flow: Flow, columns: Sequence[Column], total: float) -> list[float]:
    """Share ``total`` by weight, but give each column what its longest word needs."""
    least = [_least_width(flow, column) for column in columns]
    if sum(least) >= total:
        return _narrowed(least, [bool(column.lines) for column in columns], total)
    fixed: set[int] = set()
    while True:
        weights = sum(column.weight for i, column in enumerate(columns) if i not in fixed)
        rest = total - sum(least[i] for i in fixed)
        result = [
            least[i] if i in fixed else rest * column.weight / weights
            for i, column in enumerate(columns)
        ]
        narrow = {i for i, width in enumerate(result) if width < least[i]} - fixed
        if not narrow:
            return result
        fixed |= narrow


def _narrowed(least: list[float], stiff: list[bool], total: float) -> list[float]:
    """Take from the widest in ``least`` until all fit; what is stiff gives way last."""
    rest = total - sum(width for width, stays in zip(least, stiff, strict=True) if stays)
    if rest < _NARROW * stiff.count(False):
        stiff, rest = [False] * len(least), total
    limit = _common_limit([w for w, stays in zip(least, stiff, strict=True) if not stays], rest)
    return [
        width if stays else min(width, limit) for width, stays in zip(least, stiff, strict=True)
    ]


def _common_limit(widths_wanted: list[float], total: float) -> float:
    """Return the width to which the widest are cut, so that all together take ``total``."""
    for place, width in enumerate(sorted(widths_wanted)):
        share = total / (len(widths_wanted) - place)
        if width > share:
            return share
        total -= width
    return total


def _least_width(flow: Flow, column: Column) -> float:
    """Return the width that the longest word of the title, and of the texts to hold, needs."""
    title = _longest_word(flow.shown(column.title), CELL_HEAD)
    around = WIDEST_BADGE if column.badges else 0.0
    words = max((_longest_word(flow.shown(text), CELL) for text in column.holds), default=0.0)
    lines = max((_width(flow.shown(text), CELL) for text in column.lines), default=0.0)
    held = max(words, lines)
    needed = max(title, held + around if held else 0.0) + 2 * PAD_X + 0.5
    return min(max(needed, _NARROWEST), _WIDEST_DEMAND)


def _longest_word(shown: str, look: Look) -> float:
    return max(map(widths(look.ink.face).of_word, shown.split()), default=0.0) * look.ink.size


def _width(shown: str, look: Look) -> float:
    return widths(look.ink.face).of_word(shown) * look.ink.size


def _head_cell(flow: Flow, lane: Lane, title: str) -> Planned:
    head = replace(lane, look=CELL_HEAD, role="TH", entries=_COLUMN_SCOPE)
    lines = flow.limited(flow.shown(title), CELL_HEAD, head.room, _HEAD_LINES)
    return Planned(head, lines, CELL_HEAD.ink)


@lru_cache(maxsize=8)
def _fact_lanes(shape: PageShape, columns: int) -> tuple[Lane, ...]:
    total = shape.inner_width / columns
    lanes = []
    for place in range(columns):
        left = shape.side + place * total
        label = total * _FACT_SHARES[columns]
        before = PAD_X if place else 0.0
        lanes.append(Lane(left, label, Align.START, FACT_LABEL, "TH", _ROW_SCOPE, before))
        lanes.append(Lane(left + label, total - label, Align.START, FACT_VALUE))
    return tuple(lanes)
