"""A small curve: which level a risk had from when to when, for people and for the business."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures.colours import Meaning, level_meaning
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Hatch,
    Item,
    Line,
    Point,
    Rect,
    marker,
)
from rai_desktop.services.pictures.fitting import Room, TextWidth
from rai_desktop.services.pictures.matrix import LEVEL_HATCHES
from rai_desktop.services.pictures.strokes import line_look, stroke
from rai_desktop.services.pictures.text_lines import text_lines

_LEVELS = tuple(RiskLevel)
_WORD_SIZE, _DAY_SIZE, _LEGEND_SIZE = 8.0, 7.5, 8.0
_SCALE, _RIGHT, _TOP, _DAYS, _LEGEND = 64.0, 12.0, 6.0, 18.0, 16.0
_SIGN, _GAP, _BAND = 3.0, 6.0, 5.0
_MARK, _APART = 6.5, 2.2
_DAY_ROOM = 62.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The levels from a day on, one for each line; empty where there is none."""

    day: date
    word: str
    levels: tuple[RiskLevel | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveLabels:
    """Every word of a curve: its title, its lines, the levels, the last day, and “not rated”."""

    title: str
    lines: tuple[str, ...]
    levels: tuple[str, ...]
    none: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """What a curve shows: points in the order of their days, up to the day ``end``."""

    points: tuple[CurvePoint, ...]
    end: date
    labels: CurveLabels


def level_curve(
    curve: Curve, measure: TextWidth, *, size: tuple[float, float] = (440.0, 150.0)
) -> Drawing:
    """Return the picture of a curve; each level holds until the next point.

    Its lines differ by stroke and mark, not by colour alone.
    """
    points, labels = curve.points, curve.labels
    plan = _Plan(points, curve.end, size)
    items: list[Item] = [*_scale(plan, labels, measure)]
    for place in range(len(labels.lines)):
        items += _line(plan, points, place)
    items += _days(plan, points, labels, measure)
    items += _legend(labels, measure, size)
    return Drawing(
        width=size[0], height=size[1], items=tuple(items), alt_text=_in_words(points, labels)
    )


class _Plan:
    """Where days and levels lie."""

    def __init__(self, points: Sequence[CurvePoint], end: date, size: tuple[float, float]) -> None:
        width, height = size
        self.left, self.right = _SCALE, width - _RIGHT
        self.top, self.bottom = _TOP, height - _DAYS - _LEGEND
        self.first = min((point.day for point in points), default=end)
        self.end = max(end, *(point.day for point in points)) if points else end
        self._length = max(1, (self.end - self.first).days)

    def across(self, day: date) -> float:
        """Return where a day lies."""
        return self.left + (self.right - self.left) * (day - self.first).days / self._length

    def down(self, level: RiskLevel) -> float:
        """Return the height of a level."""
        step = (self.bottom - self.top) / len(_LEVELS)
        return self.bottom - (_LEVELS.index(level) + 0.5) * step

    def at(self, day: date, level: RiskLevel, place: int) -> Point:
        """Return the point of a line; lines on one level lie a little apart."""
        return self.across(day), self.down(level) + (2 * place - 1) * _APART


def _band(level: RiskLevel, corner: Point, height: float) -> Iterator[Item]:
    """Give the strip beside the word of a level, in its colour and with its pattern."""
    (x, y), fill = corner, level_meaning(level)
    edge = Meaning.STRONG_LINE
    yield Rect(x=x, y=y, width=_BAND, height=height, fill=fill, stroke=edge, line_width=0.4)
    if level in LEVEL_HATCHES:
        yield Hatch(x=x, y=y, width=_BAND, height=height, kind=LEVEL_HATCHES[level], on=fill)


def _scale(plan: _Plan, labels: CurveLabels, measure: TextWidth) -> Iterator[Item]:
    room = Room(width=_SCALE - _BAND - 2 * _GAP, lines=2, size=_WORD_SIZE, smallest=6.0)
    step = (plan.bottom - plan.top) / len(_LEVELS)
    for level, word in zip(_LEVELS, labels.levels, strict=True):
        middle = plan.down(level)
        yield from _band(level, (plan.left - _BAND - 2, middle - step / 2 + 1), step - 2)
        yield Line(start=(plan.left, middle), end=(plan.right, middle))
        anchor = (plan.left - _BAND - _GAP, middle)
        yield from text_lines(word, anchor, room, measure, Align.END)
    for across in (plan.left, plan.right):
        yield Line(start=(across, plan.top), end=(across, plan.bottom), colour=Meaning.STRONG_LINE)


def _line(plan: _Plan, points: Sequence[CurvePoint], place: int) -> Iterator[Item]:
    """Give one line: level for level a flat piece, and between two of them an upright one."""
    meaning, shape = line_look(place)
    before: Point | None = None
    ends = [*(point.day for point in points[1:]), plan.end]
    marks: list[Point] = []
    for point, last in zip(points, ends, strict=False):
        level = point.levels[place]
        if level is None:
            before = None
            continue
        start, end = plan.at(point.day, level, place), plan.at(last, level, place)
        if before is not None and before[1] != start[1]:
            yield from stroke(before, start, place)
        if before is None or before[1] != start[1]:
            marks.append(start)
        yield from stroke(start, end, place)
        before = end
    if before is not None:
        marks.append(before)
    for at in marks:
        yield marker(shape, at, _MARK, meaning)


def _days(
    plan: _Plan, points: Sequence[CurvePoint], labels: CurveLabels, measure: TextWidth
) -> Iterator[Item]:
    """Give the first and the last day, and those between for which there is room."""
    down = plan.bottom + _DAYS / 2
    room = Room(width=_DAY_ROOM, lines=1, size=_DAY_SIZE, smallest=6.0)
    yield from text_lines(labels.end, (plan.right, down), room, measure, Align.END)
    free, last = plan.left, plan.right - _DAY_ROOM
    for point in points:
        across = plan.across(point.day)
        is_first = point is points[0]
        begins = across if is_first else across - _DAY_ROOM / 2
        if begins >= free and begins + _DAY_ROOM <= last:
            align = Align.START if is_first else Align.MIDDLE
            tick = (across, plan.bottom)
            yield Line(start=tick, end=(across, plan.bottom + _SIGN), colour=Meaning.STRONG_LINE)
            yield from text_lines(point.word, (across, down), room, measure, align)
            free = begins + _DAY_ROOM


def _legend(labels: CurveLabels, measure: TextWidth, size: tuple[float, float]) -> Iterator[Item]:
    width, height = size
    step = width / max(1, len(labels.lines))
    down = height - _LEGEND / 2
    for place, word in enumerate(labels.lines):
        meaning, shape = line_look(place)
        left = _GAP + place * step
        yield from stroke((left, down), (left + 22, down), place)
        yield marker(shape, (left + 11, down), _MARK, meaning)
        room = Room(width=step - 32, lines=1, size=_LEGEND_SIZE, smallest=6.0)
        yield from text_lines(word, (left + 28, down), room, measure, Align.START)


def _in_words(points: Sequence[CurvePoint], labels: CurveLabels) -> str:
    names = dict(zip(_LEVELS, labels.levels, strict=True))
    parts = []
    for point in points:
        pairs = zip(labels.lines, point.levels, strict=True)
        said = ", ".join(f"{line} {names[v] if v else labels.none}" for line, v in pairs)
        parts.append(f"{point.word}: {said}")
    return f"{labels.title}. " + "; ".join(parts)
