"""A radar: how far each criterion is, from the middle outwards, with two lines to compare."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, pi, sin

from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Item,
    Line,
    Point,
    Polygon,
    Text,
    marker,
)
from rai_desktop.services.pictures.fitting import Room, TextWidth, common_size
from rai_desktop.services.pictures.strokes import line_look, stroke
from rai_desktop.services.pictures.text_lines import text_lines

_WORD_ROW = 34.0
_LEGEND = 20.0
_TICK_SIZE = 7.0
_WORD_SIZE = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One direction of a radar: its word, and its value on each line; empty where there is none."""

    label: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RadarLabels:
    """Every word of a radar; ``lines`` are the words of its lines, ``none`` says “no value”.

    ``point`` stands before decimals.
    """

    title: str
    lines: tuple[str, ...]
    none: str
    point: str = "."


def radar(
    axes: Sequence[Axis],
    labels: RadarLabels,
    measure: TextWidth,
    *,
    highest: int = 4,
    goal: int | None = None,
    size: tuple[float, float] = (360.0, 300.0),
) -> Drawing:
    """Return the radar; its lines differ by shape and stroke, not by colour alone.

    ``goal`` is the ring from which on something counts as met; it is drawn stronger.
    """
    width, height = size
    centre = (width / 2, (height - _LEGEND) / 2 + 4)
    radius = min(width * 0.33, (height - _LEGEND) / 2 - _WORD_ROW)
    web = _Web(centre=centre, radius=radius, count=len(axes), highest=highest)
    size_of_words = _word_size(web, axes, labels, measure, width)
    items: list[Item] = [*_rings(web, goal)]
    items += _axis_words(web, axes, measure, width, size_of_words)
    for place in range(len(labels.lines)):
        items += _value_line(web, [axis.values[place] for axis in axes], place)
    items += _legend(labels, measure, size, size_of_words)
    return Drawing(
        width=width, height=height, items=tuple(items), alt_text=_in_words(axes, labels, highest)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Web:
    centre: Point
    radius: float
    count: int
    highest: int

    def at(self, axis: int, value: float) -> Point:
        angle = 2 * pi * axis / self.count - pi / 2
        length = self.radius * value / self.highest
        return self.centre[0] + length * cos(angle), self.centre[1] + length * sin(angle)


def _rings(web: _Web, goal: int | None) -> Iterator[Item]:
    for value in range(1, web.highest + 1):
        is_goal = value == goal
        yield Polygon(
            points=tuple(web.at(axis, value) for axis in range(web.count)),
            stroke=Meaning.STRONG_LINE if is_goal else Meaning.LINE,
            line_width=1.2 if is_goal else 0.6,
        )
    for axis in range(web.count):
        yield Line(start=web.centre, end=web.at(axis, web.highest))
    for value in range(web.highest + 1):
        across, down = web.at(0, value)
        yield Text(
            x=across - 3, y=down + 2.5, text=str(value), size=_TICK_SIZE, align=Align.END,
            colour=Meaning.MUTED,
        )  # fmt: skip


def _word_size(
    web: _Web, axes: Sequence[Axis], labels: RadarLabels, measure: TextWidth, width: float
) -> float:
    """Return one size in which the words of all axes and of the legend fit."""
    sizes = [
        common_size([axis.label], _room_of_axis(web, place, width), measure)
        for place, axis in enumerate(axes)
    ]
    legend = common_size(labels.lines, _room_of_line(labels, width), measure)
    return min([*sizes, legend])


def _room_of_axis(web: _Web, place: int, width: float) -> Room:
    across, _ = web.at(place, web.highest)
    side = across - web.centre[0]
    is_middle = abs(side) < 1
    room_width = width * 0.5 if is_middle else (width - across if side > 0 else across) - 10
    return Room(width=room_width, lines=2, size=_WORD_SIZE, smallest=6.5)


def _room_of_line(labels: RadarLabels, width: float) -> Room:
    step = width / max(1, len(labels.lines))
    return Room(width=step - 40, lines=1, size=_WORD_SIZE, smallest=6.5)


def _axis_words(
    web: _Web, axes: Sequence[Axis], measure: TextWidth, width: float, size: float
) -> Iterator[Item]:
    for place, axis in enumerate(axes):
        across, down = web.at(place, web.highest)
        side = across - web.centre[0]
        is_middle = abs(side) < 1
        align = Align.MIDDLE if is_middle else Align.START if side > 0 else Align.END
        room = replace(_room_of_axis(web, place, width), size=size)
        gap = 0.0 if is_middle else 7.0 if side > 0 else -7.0
        drop = -13.0 if is_middle and down < web.centre[1] else 0.0
        below = 10.0 if down > web.centre[1] + web.radius * 0.5 else drop
        yield from text_lines(axis.label, (across + gap, down + below), room, measure, align)


def _value_line(web: _Web, values: Sequence[float | None], place: int) -> Iterator[Item]:
    """Draw one line with a mark at each value; without a value there is a gap in it."""
    meaning, shape = line_look(place)
    points = [None if value is None else web.at(axis, value) for axis, value in enumerate(values)]
    for start, end in zip(points, [*points[1:], *points[:1]], strict=True):
        if start is not None and end is not None:
            yield from stroke(start, end, place)
    for point in points:
        if point is not None:
            yield marker(shape, point, 7.5 if place % 2 == 0 else 6.5, meaning)


def _legend(
    labels: RadarLabels, measure: TextWidth, size: tuple[float, float], size_of_words: float
) -> Iterator[Item]:
    width, height = size
    step = width / max(1, len(labels.lines))
    for place, word in enumerate(labels.lines):
        meaning, shape = line_look(place)
        left, down = place * step + 6, height - _LEGEND / 2
        yield from stroke((left, down), (left + 22, down), place)
        yield marker(shape, (left + 11, down), 7.0, meaning)
        room = replace(_room_of_line(labels, width), size=size_of_words)
        yield from text_lines(word, (left + 28, down), room, measure, Align.START)


def _in_words(axes: Sequence[Axis], labels: RadarLabels, highest: int) -> str:
    parts = []
    for axis in axes:
        pairs = zip(labels.lines, axis.values, strict=True)
        said = ", ".join(f"{word} {_number(value, labels)}" for word, value in pairs)
        parts.append(f"{axis.label}: {said}")
    return f"{labels.title} (0–{highest}). " + "; ".join(parts)


def _number(value: float | None, labels: RadarLabels) -> str:
    return labels.none if value is None else f"{value:g}".replace(".", labels.point)
