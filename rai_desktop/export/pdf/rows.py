"""Rows of cells side by side, which go on over the page when they are tall."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from rai_desktop.export.pdf.badges import badge_ink, badge_room, draw_badge
from rai_desktop.export.pdf.flow import HAIRLINE, Flow
from rai_desktop.export.pdf.glyphs import widths
from rai_desktop.export.pdf.structure import Element
from rai_desktop.export.pdf.styles import PALETTE, Ink, Look
from rai_desktop.export.pdf.surface import Area
from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import Align

PAD_X = 4.0
PAD_Y = 3.4
KEEP_SHARE = 0.25
_BASE_SHARE = 0.735
_FEW_LINES = 3
_SMALLEST_BADGE = 6.0


@dataclass(frozen=True, slots=True)
class Lane:
    """Where a column lies and how its cells look."""

    x: float
    width: float
    align: Align
    look: Look
    role: str = "TD"
    entries: str = ""
    before: float = PAD_X

    @property
    def room(self) -> float:
        """Width for text."""
        return self.width - self.before - PAD_X


@dataclass(slots=True)
class Planned:
    """A cell that is wrapped and ready to be drawn."""

    lane: Lane
    lines: list[str]
    ink: Ink
    level: Meaning | None = None
    link_to: str | None = None
    indent: float = 0.0
    element: Element | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLook:
    """What a row has around its cells."""

    leading: float
    banded: bool = False
    line: Meaning = Meaning.LINE
    line_width: float = HAIRLINE


class RowWriter:
    """Draws rows one below the other."""

    def __init__(self, flow: Flow, on_new_page: Callable[[], None] | None = None) -> None:
        self._flow = flow
        self._on_new_page = on_new_page

    def draw(self, cells: Sequence[Planned], look: RowLook) -> None:
        """Draw one row; it moves to the next page, or is split, when it does not fit."""
        self._open(cells)
        total = max(len(cell.lines) for cell in cells)
        done = 0
        while done < total:
            count = self._lines_here(total - done, look.leading, fresh=not done)
            if not count:
                self._new_page()
                continue
            self._draw_slice(cells, done, count, look)
            done += count
        self._close(cells)

    def draw_as_artifact(self, cells: Sequence[Planned], look: RowLook) -> None:
        """Draw a row that fits and is not to be read out again, such as a repeated header."""
        height = row_height(cells, look)
        with self._flow.surface.artifact():
            for cell in cells:
                self._write(cell, cell.lines, look)
            self._border(cells, height, look)
        self._flow.advance(height)

    def keep(self, height: float) -> None:
        """Go on with a new page unless this one has ``height`` left."""
        if height > self._flow.room and not self._flow.at_top:
            self._new_page()

    def _new_page(self) -> None:
        self._flow.new_page()
        if self._on_new_page:
            self._on_new_page()

    def _lines_here(self, rest: int, leading: float, *, fresh: bool) -> int:
        flow = self._flow
        fit = int((flow.room - 2 * PAD_Y + 0.01) // leading)
        if fit >= rest:
            return rest
        if flow.at_top or self._just_begun():
            return max(fit, 1)
        if fresh and rest * leading <= flow.shape.inner_height * KEEP_SHARE:
            return 0
        return fit if fit >= _FEW_LINES else 0

    def _just_begun(self) -> bool:
        """Whether only the repeated header stands on the page."""
        return self._flow.down < self._flow.shape.head + self._flow.shape.inner_height * 0.4

    def _open(self, cells: Sequence[Planned]) -> None:
        tree = self._flow.surface.tree
        row = tree.child(tree.current, "TR")
        tree.enter(row)
        for cell in cells:
            cell.element = tree.child(row, cell.lane.role, cell.lane.entries)

    def _close(self, cells: Sequence[Planned]) -> None:
        tree = self._flow.surface.tree
        for cell in cells:
            if cell.element:
                tree.write(cell.element)
        row = tree.current
        tree.leave()
        tree.write(row)

    def _draw_slice(self, cells: Sequence[Planned], start: int, count: int, look: RowLook) -> None:
        flow, surface = self._flow, self._flow.surface
        height = count * look.leading + 2 * PAD_Y
        flow.page()
        if look.banded:
            self._band(cells, height)
        for cell in cells:
            lines = cell.lines[start : start + count]
            if any(lines):
                self._draw_cell(cell, lines, look)
        if all(start + count >= len(cell.lines) for cell in cells):
            with surface.artifact():
                self._border(cells, height, look)
        flow.advance(height)

    def _draw_cell(self, cell: Planned, lines: list[str], look: RowLook) -> None:
        surface = self._flow.surface
        if cell.level:
            with surface.artifact():
                draw_badge(surface, self._text_area(cell, lines, look), cell.level, look.leading)
        if cell.element is None:
            return
        if cell.link_to:
            self._draw_link(cell, cell.element, lines, look)
            return
        surface.begin_content(cell.element)
        self._write(cell, lines, look)
        surface.end_content()

    def _draw_link(self, cell: Planned, parent: Element, lines: list[str], look: RowLook) -> None:
        surface = self._flow.surface
        element = surface.tree.child(parent, "Link")
        with surface.content(element):
            self._write(cell, lines, look)
        area = self._text_area(cell, lines, look)
        surface.link(element, area, cell.link_to or "", lines[0])
        surface.tree.write(element)

    def _write(self, cell: Planned, lines: list[str], look: RowLook) -> None:
        lane = cell.lane
        left = lane.x + lane.before + cell.indent
        if lane.align is Align.END:
            left = lane.x + lane.width - PAD_X
        base = (left, self._flow.down + PAD_Y + look.leading * _BASE_SHARE)
        self._flow.surface.write_lines(lines, base, look.leading, cell.ink, lane.align)

    def _text_area(self, cell: Planned, lines: list[str], look: RowLook) -> Area:
        surface = self._flow.surface
        width = max(surface.text_width(line, cell.ink) for line in lines)
        return Area(
            x=cell.lane.x + cell.lane.before + cell.indent,
            y=self._flow.down + PAD_Y,
            width=width,
            height=len(lines) * look.leading,
        )

    def _band(self, cells: Sequence[Planned], height: float) -> None:
        first, last = cells[0].lane, cells[-1].lane
        area = Area(
            x=first.x,
            y=self._flow.down + HAIRLINE / 2,
            width=last.x + last.width - first.x,
            height=height - HAIRLINE / 2,
        )
        with self._flow.surface.artifact():
            self._flow.surface.fill_area(area, PALETTE.colour(Meaning.BAND))

    def _border(self, cells: Sequence[Planned], height: float, look: RowLook) -> None:
        down = self._flow.down + height
        first, last = cells[0].lane, cells[-1].lane
        self._flow.surface.rule(
            (first.x, down),
            (last.x + last.width, down),
            PALETTE.colour(look.line),
            look.line_width,
        )


def planned(flow: Flow, lane: Lane, shown: str, level: Meaning | None = None) -> Planned:
    """Wrap a shown text for its column; with ``level`` it becomes a badge."""
    if level is None or not shown:
        return Planned(lane, flow.wrapped(shown, lane.look, lane.room), lane.look.ink)
    before, around = badge_room(level)
    look = _fitting(shown, lane.look, lane.room - around)
    lines = flow.wrapped(shown, look, lane.room - around)
    return Planned(lane, lines, badge_ink(look.ink, level), level, indent=before)


def _fitting(shown: str, look: Look, width: float) -> Look:
    """Return a look so small that no word of a badge is broken, but never too small to read."""
    ink = look.ink
    longest = max(map(widths(ink.face).of_word, shown.split()), default=0.0)
    if longest * ink.size <= width:
        return look
    size = max(width / longest - 0.01, _SMALLEST_BADGE)
    return replace(look, ink=replace(ink, size=round(size, 1)))


def row_height(cells: Sequence[Planned], look: RowLook) -> float:
    """Return the height of a row that is not split."""
    return max(len(cell.lines) for cell in cells) * look.leading + 2 * PAD_Y
