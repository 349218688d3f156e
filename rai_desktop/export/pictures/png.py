"""A picture as PNG, in the typeface that comes with the program."""

from functools import cache, singledispatchmethod
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from rai_desktop.export.pdf.glyphs import Face, ShownTexts, widths
from rai_desktop.resources import resource
from rai_desktop.services.pictures.colours import Meaning, Palette
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Hatch,
    Item,
    Line,
    Point,
    Polygon,
    Rect,
    Text,
)

DOTS = 3
"""Dots of the finished picture for each point."""

_FINER = 2
_SHARES = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}
_POINTS_PER_INCH = 72


def picture_png(drawing: Drawing, palette: Palette) -> bytes:
    """Return ``drawing`` as a PNG picture, three dots for each point.

    It is drawn finer and made smaller, which smooths its edges.
    """
    painter = _Painter(drawing, palette, DOTS * _FINER)
    for item in drawing.items:
        painter.draw(item)
    made = BytesIO()
    dots = _POINTS_PER_INCH * DOTS
    painter.image.reduce(_FINER).save(made, "PNG", dpi=(dots, dots))
    return made.getvalue()


@cache
def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resource("fonts", f"{face}.ttf")), size)


class _Painter:
    """Draws items, ``scale`` dots for each point."""

    def __init__(self, drawing: Drawing, palette: Palette, scale: int) -> None:
        self._palette, self._scale = palette, scale
        self._shown = ShownTexts()
        size = (max(1, round(drawing.width * scale)), max(1, round(drawing.height * scale)))
        self.image = Image.new("RGB", size, palette.colour(Meaning.PAPER))
        self._pen = ImageDraw.Draw(self.image)

    @singledispatchmethod
    def draw(self, item: Item) -> None:
        """Draw one item."""
        raise TypeError(type(item).__name__)

    @draw.register
    def _rect(self, item: Rect) -> None:
        scale = self._scale
        box = [item.x, item.y, item.x + item.width, item.y + item.height]
        if item.width <= 0 or item.height <= 0:
            return
        self._pen.rounded_rectangle(
            [edge * scale for edge in box],
            item.radius * scale,
            fill=self._colour(item.fill),
            outline=self._colour(item.stroke),
            width=self._width(item.line_width),
        )

    @draw.register
    def _line(self, item: Line) -> None:
        self._stroke(item.start, item.end, self._palette.colour(item.colour), item.line_width)

    @draw.register
    def _hatch(self, item: Hatch) -> None:
        colour = self._palette.pattern_on(item.on)
        for start, end in item.strokes():
            self._stroke(start, end, colour, item.line_width)

    @draw.register
    def _polygon(self, item: Polygon) -> None:
        points = [(x * self._scale, y * self._scale) for x, y in item.points]
        if item.fill:
            self._pen.polygon(points, fill=self._colour(item.fill))
        if item.stroke:
            colour = self._palette.colour(item.stroke)
            for start, end in zip(item.points, (*item.points[1:], item.points[0]), strict=True):
                self._stroke(start, end, colour, item.line_width)

    @draw.register
    def _text(self, item: Text) -> None:
        face = Face.BOLD if item.bold else Face.REGULAR
        font = _font(face, max(1, round(item.size * self._scale)))
        colour = self._palette.text_on(item.on) if item.on else self._palette.colour(item.colour)
        text = self._shown(item.text).replace("\n", " ")
        before = widths(face).of(text) * item.size * _SHARES[item.align]
        if item.turned:
            self._turned(text, (item.x, item.y + before), font, colour)
        else:
            place = ((item.x - before) * self._scale, item.y * self._scale)
            self._pen.text(place, text, fill=colour, font=font, anchor="ls")

    def _turned(self, text: str, start: Point, font: ImageFont.FreeTypeFont, colour: str) -> None:
        """Write a text that runs upwards from ``start``."""
        rise, fall = font.getmetrics()
        mask = Image.new("L", (max(1, round(font.getlength(text))), rise + fall))
        ImageDraw.Draw(mask).text((0, rise), text, fill=255, font=font, anchor="ls")
        turned = mask.transpose(Image.Transpose.ROTATE_90)
        across = round(start[0] * self._scale) - rise
        down = round(start[1] * self._scale) - turned.height
        self.image.paste(colour, (across, down), turned)

    def _stroke(self, start: Point, end: Point, colour: str, width: float) -> None:
        points = [(x * self._scale, y * self._scale) for x, y in (start, end)]
        self._pen.line(points, fill=colour, width=self._width(width))

    def _width(self, points: float) -> int:
        return max(1, round(points * self._scale))

    def _colour(self, meaning: Meaning | None) -> str | None:
        return self._palette.colour(meaning) if meaning else None
