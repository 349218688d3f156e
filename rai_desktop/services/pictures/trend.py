"""A trend over years: maturity from 0 to 4, and the share of requirements met, in one picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import Align, Drawing, Item, Line, Point, marker
from rai_desktop.services.pictures.fitting import Room, TextWidth
from rai_desktop.services.pictures.strokes import line_look, stroke
from rai_desktop.services.pictures.text_lines import text_lines

STEPS = 4
"""Steps of both scales: four levels above 0, four quarters."""

_LEFT, _RIGHT, _TOP, _NAMES, _LEGEND = 104.0, 40.0, 16.0, 18.0, 18.0
_SIZE, _SMALLEST, _GAP, _MARK = 8.0, 6.0, 6.0, 7.5
_VALUE = 10.0
_VALUE_ROOM, _NAME_ROOM = 44.0, 76.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """A year, or today: maturity from 0 to 4, and the share met from 0 to 1, with their words."""

    name: str
    maturity: float | None
    share: float | None
    maturity_word: str
    share_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLabels:
    """Every word of a trend: its title, its two lines, the five levels, the five shares."""

    title: str
    maturity: str
    share: str
    levels: tuple[str, ...]
    shares: tuple[str, ...]


def trend(
    points: Sequence[TrendPoint],
    labels: TrendLabels,
    measure: TextWidth,
    *,
    size: tuple[float, float] = (460.0, 190.0),
) -> Drawing:
    """Return the picture of a trend; each value is written beside its mark.

    The two lines differ by stroke and mark, not by colour alone.
    """
    plan = _Plan(len(points), size)
    items: list[Item] = [*_scale(plan, labels, measure)]
    for place, values in enumerate(_values(points)):
        items += _line(plan, values, place)
    items += _written(plan, points, measure)
    items += _names(plan, points, measure)
    items += _legend(labels, measure, size)
    words = "; ".join(_in_words(point, labels) for point in points)
    alt_text = f"{labels.title}. {words}"
    return Drawing(width=size[0], height=size[1], items=tuple(items), alt_text=alt_text)


class _Plan:
    """Where years and heights lie."""

    def __init__(self, count: int, size: tuple[float, float]) -> None:
        self.left, self.right = _LEFT, size[0] - _RIGHT
        self.top, self.bottom = _TOP, size[1] - _NAMES - _LEGEND
        self.step = (self.right - self.left) / max(1, count)

    def at(self, place: int, height: float) -> Point:
        """Return the point of a year; ``height`` is between 0 and 1."""
        across = self.left + (place + 0.5) * self.step
        return across, self.bottom - (self.bottom - self.top) * height


def _values(points: Sequence[TrendPoint]) -> tuple[list[float | None], list[float | None]]:
    maturity = [None if each.maturity is None else each.maturity / STEPS for each in points]
    return maturity, [each.share for each in points]


def _scale(plan: _Plan, labels: TrendLabels, measure: TextWidth) -> Iterator[Item]:
    room = Room(width=_LEFT - 2 * _GAP, lines=2, size=_SIZE, smallest=_SMALLEST)
    narrow = Room(width=_RIGHT - _GAP, size=_SIZE, smallest=_SMALLEST)
    for step, (level, share) in enumerate(zip(labels.levels, labels.shares, strict=True)):
        down = plan.at(0, step / STEPS)[1]
        colour = Meaning.STRONG_LINE if step == 0 else Meaning.LINE
        yield Line(start=(plan.left, down), end=(plan.right, down), colour=colour)
        yield from text_lines(level, (plan.left - _GAP, down), room, measure, Align.END)
        yield from text_lines(share, (plan.right + _GAP, down), narrow, measure, Align.START)


def _line(plan: _Plan, values: Sequence[float | None], place: int) -> Iterator[Item]:
    meaning, shape = line_look(place)
    before: Point | None = None
    marks: list[Point] = []
    for year, value in enumerate(values):
        now = None if value is None else plan.at(year, value)
        if now is not None:
            marks.append(now)
            if before is not None:
                yield from stroke(before, now, place)
        before = now
    for mark in marks:
        yield marker(shape, mark, _MARK, meaning)


def _written(plan: _Plan, points: Sequence[TrendPoint], measure: TextWidth) -> Iterator[Item]:
    """Write each value beside its mark: the higher one above, the lower one below."""
    width = min(_VALUE_ROOM, plan.step)
    room = Room(width=width, size=_SIZE, smallest=_SMALLEST, bold=True)
    for year, (point, one, other) in enumerate(zip(points, *_values(points), strict=True)):
        is_above = other is None or (one is not None and one >= other)
        pairs = ((one, point.maturity_word, is_above), (other, point.share_word, not is_above))
        for value, word, above in pairs:
            if value is not None:
                across, down = plan.at(year, value)
                at = (across, down - _VALUE if above else down + _VALUE)
                yield from text_lines(word, at, room, measure, Align.MIDDLE)


def _names(plan: _Plan, points: Sequence[TrendPoint], measure: TextWidth) -> Iterator[Item]:
    """Write the years below, every one for which there is room."""
    each = max(1, -(-int(_VALUE_ROOM) // max(1, int(plan.step))))
    room = Room(width=min(_NAME_ROOM, plan.step * each), size=_SIZE, smallest=_SMALLEST)
    down = plan.bottom + _VALUE + _NAMES / 2
    for year, point in enumerate(points):
        if (len(points) - 1 - year) % each == 0:
            at = (plan.at(year, 0)[0], down)
            yield from text_lines(point.name, at, room, measure, Align.MIDDLE)


def _legend(labels: TrendLabels, measure: TextWidth, size: tuple[float, float]) -> Iterator[Item]:
    width, height = size
    step, down = width / 2, height - _LEGEND / 2
    for place, word in enumerate((labels.maturity, labels.share)):
        meaning, shape = line_look(place)
        left = _GAP + place * step
        yield from stroke((left, down), (left + 22, down), place)
        yield marker(shape, (left + 11, down), _MARK, meaning)
        room = Room(width=step - 34, size=_SIZE, smallest=_SMALLEST)
        yield from text_lines(word, (left + 28, down), room, measure, Align.START)


def _in_words(point: TrendPoint, labels: TrendLabels) -> str:
    maturity = f"{labels.maturity} {point.maturity_word}"
    return f"{point.name}: {maturity}, {labels.share} {point.share_word}"
