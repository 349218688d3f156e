"""A picture as SVG: shapes and texts, nothing that runs or is loaded."""

from collections.abc import Iterator
from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from rai_desktop.export.plain_text import clean_text
from rai_desktop.services.pictures.colours import Meaning, Palette
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Hatch,
    Item,
    Line,
    Polygon,
    Rect,
    Text,
)
from rai_desktop.services.pictures.fitting import TextWidth

_ANCHORS = {Align.START: "start", Align.MIDDLE: "middle", Align.END: "end"}
_LEAST_SQUEEZED = 8


def picture_svg(drawing: Drawing, title: str, palette: Palette, measure: TextWidth) -> str:
    """Return ``drawing`` as an SVG document whose texts are as wide as ``measure`` says.

    ``title`` and the words of the picture are read out in its place.
    """
    return "\n".join((*_lines(drawing, title, palette, measure), ""))


def _lines(drawing: Drawing, title: str, palette: Palette, measure: TextWidth) -> Iterator[str]:
    size = f'width="{drawing.width:g}pt" height="{drawing.height:g}pt"'
    box = f'viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} role="img" '
        'aria-labelledby="title desc" font-family="DejaVu Sans, Verdana, Arial, sans-serif">'
    )
    yield f'<title id="title">{_words(title)}</title>'
    yield f'<desc id="desc">{_words(drawing.alt_text)}</desc>'
    yield f'<rect width="100%" height="100%" fill="{palette.colour(Meaning.PAPER)}"/>'
    for item in drawing.items:
        yield from _item(item, palette, measure)
    yield "</svg>"


def _words(text: str) -> str:
    return escape(clean_text(text))


@singledispatch
def _item(item: Item, _palette: Palette, _measure: TextWidth) -> Iterator[str]:
    raise TypeError(type(item).__name__)


@_item.register
def _(item: Rect, palette: Palette, _measure: TextWidth) -> Iterator[str]:
    place = f'x="{item.x:.2f}" y="{item.y:.2f}" width="{item.width:.2f}" height="{item.height:.2f}"'
    radius = f' rx="{item.radius:g}"' if item.radius else ""
    yield f"<rect {place}{radius} {_look(palette, item)}/>"


@_item.register
def _(item: Polygon, palette: Palette, _measure: TextWidth) -> Iterator[str]:
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in item.points)
    yield f'<polygon points="{points}" {_look(palette, item)}/>'


@_item.register
def _(item: Line, palette: Palette, _measure: TextWidth) -> Iterator[str]:
    yield _stroke(item.start, item.end, palette.colour(item.colour), item.line_width)


@_item.register
def _(item: Hatch, palette: Palette, _measure: TextWidth) -> Iterator[str]:
    colour = palette.pattern_on(item.on)
    for start, end in item.strokes():
        yield _stroke(start, end, colour, item.line_width)


@_item.register
def _(item: Text, palette: Palette, measure: TextWidth) -> Iterator[str]:
    colour = palette.text_on(item.on) if item.on else palette.colour(item.colour)
    place = f'x="{item.x:.2f}" y="{item.y:.2f}"'
    if item.turned:
        place = f'transform="translate({item.x:.2f} {item.y:.2f}) rotate(-90)"'
    weight = ' font-weight="bold"' if item.bold else ""
    anchor = quoteattr(_ANCHORS[item.align])
    yield (
        f'<text {place} font-size="{item.size:g}"{weight} text-anchor={anchor} '
        f'fill="{colour}"{_length(item, measure)}>{_words(item.text)}</text>'
    )


def _length(item: Text, measure: TextWidth) -> str:
    """Return what keeps a long text within its room where the reader has another typeface."""
    if len(item.text) < _LEAST_SQUEEZED:
        return ""
    width = measure(item.text, item.size, item.bold)
    return f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"'


def _stroke(start: tuple[float, float], end: tuple[float, float], colour: str, width: float) -> str:
    place = f'x1="{start[0]:.2f}" y1="{start[1]:.2f}" x2="{end[0]:.2f}" y2="{end[1]:.2f}"'
    return f'<line {place} stroke="{colour}" stroke-width="{width:g}"/>'


def _look(palette: Palette, item: Rect | Polygon) -> str:
    fill = palette.colour(item.fill) if item.fill else "none"
    if not item.stroke:
        return f'fill="{fill}"'
    stroke = palette.colour(item.stroke)
    return f'fill="{fill}" stroke="{stroke}" stroke-width="{item.line_width:g}"'
