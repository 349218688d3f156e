"""Dates ahead: one row for each, with its mark where it lies between today and the last one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import (
    Align,
    Drawing,
    Item,
    Line,
    Marker,
    Rect,
    Text,
    marker,
)
from rai_desktop.services.pictures.fitting import Room, TextWidth
from rai_desktop.services.pictures.text_lines import text_lines

_WIDTH, _ROW, _HEAD, _LEGEND = 480.0, 19.0, 18.0, 18.0
_LABEL_SHARE = 0.46
_SIZE, _SMALL, _MARK, _GAP = 8.0, 7.0, 8.0, 8.0
_MOST_YEARS = 12
_DAY = "88.88.8888"
_DAYS_OF_YEAR = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSort:
    """A sort of dates: its word, and the mark and colour that tell it from others."""

    label: str
    sign: Marker
    meaning: Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDate:
    """A date: the day, the day as it is written, what it is, and its sort."""

    day: date
    written: str
    text: str
    sort: DateSort


def dates_ahead(
    dates: Sequence[ShownDate],
    today: ShownDate,
    title: str,
    measure: TextWidth,
    *,
    width: float = _WIDTH,
) -> Drawing:
    """Return the picture of ``dates``, the soonest first; sorts differ by shape, not by colour.

    ``title`` opens the words that stand for the picture; ``today`` gives the left edge its word.
    """
    found = sorted(dates, key=lambda one: (one.day, one.text))
    plan = _Plan([today.day, *(one.day for one in found)], width)
    items: list[Item] = [*_bands(plan, len(found)), *_years(plan, len(found), measure)]
    items += _today(plan, today, len(found))
    beside = max(measure(f"{text} ", _SIZE, True) for text in (_DAY, *(d.written for d in found)))
    for row, one in enumerate(found):
        items += _row(plan, row, one, beside, measure)
    items += _legend([one.sort for one in found], _HEAD + len(found) * _ROW, measure)
    told = "; ".join(f"{one.written} {one.text} ({one.sort.label})" for one in found)
    return Drawing(
        width=width,
        height=_HEAD + len(found) * _ROW + _LEGEND,
        items=tuple(items),
        alt_text=f"{title}: {told}",
    )


class _Plan:
    """Where days lie between the words and the right edge."""

    def __init__(self, days: Sequence[date], width: float) -> None:
        self.first, self.last = min(days), max(days)
        self.width = width
        self.left = width * _LABEL_SHARE + _GAP
        self._room = width - self.left - _MARK
        self._span = max((self.last - self.first).days, 1)

    def across(self, day: date) -> float:
        """Return where ``day`` lies."""
        return self.left + self._room * (day - self.first).days / self._span

    def years(self) -> Iterator[date]:
        """Yield the first days of years in between, not too many of them."""
        count = self._span / _DAYS_OF_YEAR
        step = max(1, round(count / _MOST_YEARS))
        for year in range(self.first.year + 1, self.last.year + 1, step):
            yield date(year, 1, 1)


def _bands(plan: _Plan, rows: int) -> Iterator[Item]:
    for row in range(0, rows, 2):
        yield Rect(x=0.0, y=_HEAD + row * _ROW, width=plan.width, height=_ROW, fill=Meaning.BAND)


def _years(plan: _Plan, rows: int, measure: TextWidth) -> Iterator[Item]:
    bottom = _HEAD + rows * _ROW
    for day in plan.years():
        across = plan.across(day)
        yield Line(start=(across, _HEAD - 4), end=(across, bottom))
        word = str(day.year)
        half = measure(word, _SMALL, False) / 2
        if plan.left + _GAP <= across - half and across + half <= plan.width:
            yield Text(
                x=across,
                y=_HEAD - 7,
                text=word,
                size=_SMALL,
                align=Align.MIDDLE,
                colour=Meaning.MUTED,
            )


def _today(plan: _Plan, today: ShownDate, rows: int) -> Iterator[Item]:
    across = plan.across(today.day)
    yield Line(
        start=(across, _HEAD - 4),
        end=(across, _HEAD + rows * _ROW),
        colour=Meaning.STRONG_LINE,
        line_width=1.0,
    )
    yield Text(x=across, y=_HEAD - 7, text=today.text, size=_SMALL, align=Align.END)


def _row(
    plan: _Plan, row: int, one: ShownDate, day_width: float, measure: TextWidth
) -> Iterator[Item]:
    middle = _HEAD + (row + 0.5) * _ROW
    across, left = plan.across(one.day), plan.left
    yield Text(x=2.0, y=middle + _SIZE * 0.36, text=one.written, size=_SIZE, bold=True)
    room = Room(width=left - _GAP - day_width - 2.0, lines=2, size=_SIZE, smallest=6.0)
    yield from text_lines(one.text, (day_width + 2.0, middle), room, measure, Align.START)
    yield Line(start=(left, middle), end=(across, middle), colour=Meaning.STRONG_LINE)
    yield marker(one.sort.sign, (across, middle), _MARK, one.sort.meaning)


def _legend(sorts: Sequence[DateSort], top: float, measure: TextWidth) -> Iterator[Item]:
    across, middle = 4.0, top + _LEGEND * 0.6
    for sort in dict.fromkeys(sorts):
        yield marker(sort.sign, (across + _MARK / 2, middle), _MARK, sort.meaning)
        across += _MARK + 4
        yield Text(x=across, y=middle + _SMALL * 0.36, text=sort.label, size=_SMALL)
        across += measure(sort.label, _SMALL, False) + 2 * _GAP
