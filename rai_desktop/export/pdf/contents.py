"""The table of contents: made last, put where it was asked for."""

from dataclasses import dataclass, field

from rai_desktop.export.pdf.flow import Flow, Margins, base_line
from rai_desktop.export.pdf.structure import Element
from rai_desktop.export.pdf.styles import CONTENTS, HEADINGS, PALETTE, Look, PageShape
from rai_desktop.export.pdf.surface import Area, Slot
from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import Align

_INDENT = 14.0
_NUMBER_ROOM = 44.0
_LEADER_GAP = 5.0
_MOST_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A heading that the contents list."""

    shown: str
    level: int
    anchor: str
    page: Slot


@dataclass(slots=True, kw_only=True)
class Contents:
    """Where the table of contents goes, and what it will list."""

    title: str
    deepest: int
    place: int
    shape: PageShape
    element: Element
    margins: Margins
    entries: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """List a heading, unless it lies deeper than wanted."""
        if entry.level <= self.deepest:
            self.entries.append(entry)


def draw_contents(flow: Flow, contents: Contents) -> None:
    """Draw the pages of the contents; all other pages must be finished.

    These pages shift the numbers they list, so they are filled in thought first.
    """
    flow.shape = contents.shape
    flow.speak(contents.margins)
    plan = _planned_pages(flow, contents)
    numbers = {
        slot.number: position + 1 + (len(plan) if position >= contents.place else 0)
        for position, slot in enumerate(flow.surface.pages)
    }
    tree = flow.surface.tree
    tree.enter(contents.element)
    for place, entries in enumerate(plan):
        flow.begin_page(contents.place + place)
        if not place:
            _draw_title(flow, contents.title)
        for entry, lines in entries:
            _draw_entry(flow, entry, lines, numbers[entry.page.number])
        flow.end_page()
    tree.leave()
    tree.write(contents.element)


def _planned_pages(flow: Flow, contents: Contents) -> list[list[tuple[Entry, list[str]]]]:
    pages: list[list[tuple[Entry, list[str]]]] = [[]]
    left = contents.shape.inner_height - _title_height()
    for entry in contents.entries:
        lines = _lines(flow, entry, contents.shape)
        height = _height(entry, lines)
        if height > left:
            pages.append([])
            left = contents.shape.inner_height
        left -= height
        pages[-1].append((entry, lines))
    return pages


def _title_height() -> float:
    return HEADINGS[1].leading + HEADINGS[1].after


def _look(entry: Entry) -> Look:
    return CONTENTS[entry.level]


def _height(entry: Entry, lines: list[str]) -> float:
    look = _look(entry)
    return look.before + len(lines) * look.leading + look.after


def _lines(flow: Flow, entry: Entry, shape: PageShape) -> list[str]:
    width = shape.inner_width - _indent(entry) - _NUMBER_ROOM
    return flow.limited(entry.shown, _look(entry), width, _MOST_LINES)


def _indent(entry: Entry) -> float:
    return _INDENT * (entry.level - 1)


def _draw_title(flow: Flow, title: str) -> None:
    look = flow.branded(HEADINGS[1])
    with flow.surface.element("Caption"), flow.surface.content():
        base = (flow.shape.side, flow.down + base_line(look))
        flow.surface.write_lines([title], base, 0.0, look.ink)
    flow.advance(_title_height())


def _draw_entry(flow: Flow, entry: Entry, lines: list[str], number: int) -> None:
    surface, look = flow.surface, _look(entry)
    left = flow.shape.side + _indent(entry)
    flow.advance(look.before)
    height = len(lines) * look.leading
    area = Area(x=left, y=flow.down, width=flow.shape.width - flow.shape.side - left, height=height)
    last_base = flow.down + height - look.leading + base_line(look)
    with surface.element("TOCI"), surface.element("Link") as link:
        with surface.content():
            surface.write_lines(lines, (left, flow.down + base_line(look)), look.leading, look.ink)
        _draw_leader(flow, left + surface.text_width(lines[-1], look.ink), last_base, number)
        with surface.content():
            surface.write_lines(
                [str(number)], (area.x + area.width, last_base), 0.0, look.ink, Align.END
            )
        surface.link(link, area, entry.anchor, lines[0])
    flow.advance(height + look.after)


def _draw_leader(flow: Flow, left: float, base: float, number: int) -> None:
    """Draw the thin line that leads the eye to the page number."""
    right = flow.shape.width - flow.shape.side - 6.0 * len(str(number)) - 2 * _LEADER_GAP
    if right > left + _LEADER_GAP:
        start, end = (left + _LEADER_GAP, base - 0.5), (right, base - 0.5)
        with flow.surface.artifact():
            flow.surface.rule(start, end, PALETTE.colour(Meaning.LINE), 0.4)
