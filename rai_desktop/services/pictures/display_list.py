"""The items a picture is made of, in points, with the origin at the top left."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.services.pictures.colours import Meaning

Point = tuple[float, float]


class Align(StrEnum):
    """Which part of a text lies at its anchor."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class HatchKind(StrEnum):
    """A pattern that can be told apart without colour."""

    WIDE = "wide"
    NARROW = "narrow"
    CROSS = "cross"


class Marker(StrEnum):
    """A small shape that says something without colour."""

    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    OCTAGON = "octagon"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle; ``x`` and ``y`` are its top left corner."""

    x: float
    y: float
    width: float
    height: float
    fill: Meaning | None = None
    stroke: Meaning | None = None
    line_width: float = 0.5
    radius: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line."""

    start: Point
    end: Point
    colour: Meaning = Meaning.LINE
    line_width: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; ``x`` and ``y`` are its anchor on the base line.

    ``turned`` texts run upwards. With ``on`` the palette picks the text colour that is read best
    on that ground; otherwise ``colour`` holds.
    """

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    align: Align = Align.START
    turned: bool = False
    colour: Meaning = Meaning.TEXT
    on: Meaning | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed shape."""

    points: tuple[Point, ...]
    fill: Meaning | None = None
    stroke: Meaning | None = None
    line_width: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Hatch:
    """A quiet pattern of lines over a rectangle that is filled with ``on``."""

    x: float
    y: float
    width: float
    height: float
    kind: HatchKind
    on: Meaning
    line_width: float = 0.4

    def strokes(self) -> Iterator[tuple[Point, Point]]:
        """Give the lines of the pattern, already cut at the rectangle's edges."""
        gap = _GAPS[self.kind]
        yield from self._diagonals(gap, rising=True)
        if self.kind is HatchKind.CROSS:
            yield from self._diagonals(gap, rising=False)

    def _diagonals(self, gap: float, *, rising: bool) -> Iterator[tuple[Point, Point]]:
        offset = gap / 2
        while offset < self.width + self.height:
            left = max(0.0, offset - self.height)
            top = max(0.0, offset - self.width)
            yield (
                self._placed((left, offset - left), rising),
                self._placed((offset - top, top), rising),
            )
            offset += gap

    def _placed(self, point: Point, rising: bool) -> Point:
        across, down = point
        return self.x + across, self.y + (down if rising else self.height - down)


Item = Rect | Line | Text | Polygon | Hatch


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A finished picture: its size in points, what to draw in order, and what it says in words."""

    width: float
    height: float
    items: tuple[Item, ...]
    alt_text: str


def marker(shape: Marker, centre: Point, size: float, fill: Meaning) -> Polygon:
    """Return ``shape`` around ``centre``, ``size`` points wide."""
    across, down = centre
    half = size / 2
    points = tuple((across + x * half, down + y * half) for x, y in _MARKERS[shape])
    return Polygon(points=points, fill=fill)


_GAPS = {HatchKind.WIDE: 7.0, HatchKind.NARROW: 3.5, HatchKind.CROSS: 4.5}
_CUT = 0.414
_MARKERS: dict[Marker, tuple[Point, ...]] = {
    Marker.SQUARE: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    Marker.DIAMOND: ((0, -1), (1, 0), (0, 1), (-1, 0)),
    Marker.TRIANGLE: ((0, -1), (1, 0.8), (-1, 0.8)),
    Marker.OCTAGON: (
        (-_CUT, -1),
        (_CUT, -1),
        (1, -_CUT),
        (1, _CUT),
        (_CUT, 1),
        (-_CUT, 1),
        (-1, _CUT),
        (-1, -_CUT),
    ),
}
