"""Puts a display list on a page."""

from collections.abc import Callable, Sequence
from functools import singledispatchmethod

from rai_desktop.export.pdf.flow import Flow, base_line
from rai_desktop.export.pdf.glyphs import Face, ShownTexts, widths
from rai_desktop.export.pdf.styles import HEADINGS, PALETTE, Ink
from rai_desktop.export.pdf.surface import Area, Surface
from rai_desktop.services.pictures.display_list import (
    Drawing,
    Hatch,
    Item,
    Line,
    Point,
    Polygon,
    Rect,
    Text,
)

_GAP = 24.0


def text_width(text: str, size: float, bold: bool) -> float:
    """Return how wide a picture's text becomes in a document."""
    face = Face.BOLD if bold else Face.REGULAR
    return widths(face).of(ShownTexts()(text)) * size


def draw_picture(flow: Flow, drawing: Drawing) -> None:
    """Draw a picture at the left margin, with its words for those who do not see it."""
    shape = flow.shape
    scale = min(1.0, shape.inner_width / drawing.width, shape.inner_height / drawing.height)
    flow.need(drawing.height * scale)
    flow.page()
    _paint(flow, drawing, shape.side, scale)
    flow.advance(drawing.height * scale)
    flow.space(12)


def draw_pictures(flow: Flow, captioned: Sequence[tuple[str, Drawing]]) -> None:
    """Draw pictures side by side, each below its caption."""
    if not captioned:
        return
    look, shape = HEADINGS[3], flow.shape
    width = (shape.inner_width - _GAP * (len(captioned) - 1)) / len(captioned)
    captions = [flow.limited(flow.shown(text), look, width, 2) for text, _ in captioned]
    above = max(map(len, captions)) * look.leading + look.after
    most = shape.inner_height - above
    scales = [min(1.0, width / one.width, most / one.height) for _, one in captioned]
    below = max(one.height * scale for (_, one), scale in zip(captioned, scales, strict=True))
    flow.need(above + below)
    flow.page()
    top = flow.down
    for place, (_, drawing) in enumerate(captioned):
        flow.down = top
        left = shape.side + place * (width + _GAP)
        with flow.surface.element("Caption"), flow.surface.content():
            base = (left, top + base_line(look))
            flow.surface.write_lines(captions[place], base, look.leading, look.ink)
        flow.advance(above)
        _paint(flow, drawing, left, scales[place])
    flow.advance(below)
    flow.space(14)


def _paint(flow: Flow, drawing: Drawing, left: float, scale: float) -> None:
    entries = _figure_entries(flow, drawing, left, scale)
    with flow.surface.element("Figure", entries), flow.surface.content():
        painter = _Painter(flow.surface, flow.shown, (left, flow.down), scale)
        for item in drawing.items:
            painter.draw(item)


def _figure_entries(flow: Flow, drawing: Drawing, left: float, scale: float) -> str:
    """Return what the structure tree says about a picture: its words and its place."""
    words = flow.surface.string(flow.shown(drawing.alt_text))
    top = flow.shape.height - flow.down
    right, bottom = left + drawing.width * scale, top - drawing.height * scale
    return f"/Alt {words}/A<</O/Layout/BBox[{left:.1f} {bottom:.1f} {right:.1f} {top:.1f}]>>"


class _Painter:
    """Draws items at a place on the page."""

    def __init__(
        self, surface: Surface, shown: Callable[[str], str], origin: Point, scale: float
    ) -> None:
        self._surface = surface
        self._shown = shown
        self._origin = origin
        self._scale = scale

    @singledispatchmethod
    def draw(self, item: Item) -> None:
        """Draw one item."""
        raise TypeError(type(item).__name__)

    @draw.register
    def _rect(self, item: Rect) -> None:
        area, radius = self._area(item), item.radius * self._scale
        if item.fill:
            self._surface.fill_area(area, PALETTE.colour(item.fill), radius)
        if item.stroke:
            self._surface.frame_area(
                area, PALETTE.colour(item.stroke), item.line_width * self._scale, radius
            )

    @draw.register
    def _line(self, item: Line) -> None:
        self._stroke(item.start, item.end, PALETTE.colour(item.colour), item.line_width)

    @draw.register
    def _hatch(self, item: Hatch) -> None:
        colour = PALETTE.pattern_on(item.on)
        for start, end in item.strokes():
            self._stroke(start, end, colour, item.line_width)

    @draw.register
    def _polygon(self, item: Polygon) -> None:
        points = [self._at(point) for point in item.points]
        if item.fill:
            self._surface.fill_shape(points, PALETTE.colour(item.fill))
        if item.stroke:
            for start, end in zip(item.points, (*item.points[1:], item.points[0]), strict=True):
                self._stroke(start, end, PALETTE.colour(item.stroke), item.line_width)

    @draw.register
    def _text(self, item: Text) -> None:
        colour = PALETTE.text_on(item.on) if item.on else PALETTE.colour(item.colour)
        ink = Ink(Face.BOLD if item.bold else Face.REGULAR, item.size * self._scale, colour)
        base = self._at((item.x, item.y))
        text = self._shown(item.text).replace("\n", " ")
        if item.turned:
            self._surface.write_turned(text, base, ink, item.align)
        else:
            self._surface.write_lines([text], base, 0.0, ink, item.align)

    def _at(self, point: Point) -> Point:
        return (
            self._origin[0] + point[0] * self._scale,
            self._origin[1] + point[1] * self._scale,
        )

    def _area(self, item: Rect) -> Area:
        x, y = self._at((item.x, item.y))
        return Area(x=x, y=y, width=item.width * self._scale, height=item.height * self._scale)

    def _stroke(self, start: Point, end: Point, colour: str, width: float) -> None:
        self._surface.rule(self._at(start), self._at(end), colour, width * self._scale)
