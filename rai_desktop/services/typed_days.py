"""Reading days as people write them, in German and English."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import ValueRefusedError
from rai_desktop.words.language import folded

_MONTHS = (
    "januar january jan janner",
    "februar february feb feber",
    "marz maerz march mar mrz",
    "april apr",
    "mai may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "dezember december dez dec",
)
_MOST_MONTHS = 12
_MONTH_OF_NAME = {
    name: month for month, names in enumerate(_MONTHS, start=1) for name in names.split()
}


class DayOrder(Enum):
    """What stands first where day and month are numbers: 3/4/2026.

    ``UNCLEAR`` reads only days that can mean nothing else, such as 31/12/2026.
    """

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNCLEAR = "unclear"


DAY_FIRST = DayOrder.DAY_FIRST

_TIME = r"(?:(?:T|,? )\d{1,2}:\d{2}.*)?"
_PATTERNS = tuple(
    re.compile(pattern + _TIME)
    for pattern in (
        r"(?P<day>\d{1,2})(?P<mark>[./-]) ?(?P<month>\d{1,2})[./-] ?(?P<year>\d{4}|\d{2})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)? ?(?P<name>[^\W\d_]+)\.?,? (?P<year>\d{4})",
        r"(?P<name>[^\W\d_]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    )
)


def read_day(spec: FieldSpec, text: str, order: DayOrder = DAY_FIRST) -> date:
    """Return the day that ``text`` names: ISO, German or English, also with a time behind it.

    ``order`` says what stands first where both first numbers could be the month; with points
    between them it is always the day.

    Raises:
        ValueRefusedError: it is no day.
    """
    written = " ".join(text.split())
    day = _iso_day(written) or _written_day(written, order)
    if day is None:
        raise ValueRefusedError(
            N_(
                "“{value}” is not a day that “{field}” can hold. Write it as 31 Dec 2026 "
                "or 2026-12-31."
            ),
            value=text[:60],
            field=spec.named,
        )
    return day


def _iso_day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def order_of_days(texts: Iterable[str]) -> DayOrder:
    """Return what stands first in the days of one list, as far as they tell."""
    pairs = {_numbers_in_front(text) for text in texts} - {None}
    firsts = any(pair and pair[0] > _MOST_MONTHS for pair in pairs)
    seconds = any(pair and pair[1] > _MOST_MONTHS for pair in pairs)
    if seconds:
        return DayOrder.UNCLEAR if firsts else DayOrder.MONTH_FIRST
    return DAY_FIRST


def _numbers_in_front(text: str) -> tuple[int, int] | None:
    """Return the first two numbers of a day that does not say which of them is the month."""
    match = _PATTERNS[0].fullmatch(" ".join(text.split()))
    return (int(match["day"]), int(match["month"])) if match and match["mark"] != "." else None


def _written_day(text: str, order: DayOrder) -> date | None:
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            parts = match.groupdict()
            month = _MONTH_OF_NAME.get(folded(parts.get("name") or ""))
            number = parts.get("month") or "0"
            if parts.get("mark", ".") != ".":
                return _ordered(parts["year"], number, parts["day"], order)
            return _day_of(parts["year"], month or number, parts["day"])
    return None


def _ordered(year: str, second: str, first: str, order: DayOrder) -> date | None:
    if order is DayOrder.MONTH_FIRST:
        return _day_of(year, first, second)
    if order is DAY_FIRST:
        return _day_of(year, second, first)
    days = {_day_of(year, second, first), _day_of(year, first, second)} - {None}
    return days.pop() if len(days) == 1 else None


def _day_of(year: str, month: int | str, day: str) -> date | None:
    try:
        return date(_full_year(year), int(month), int(day))
    except ValueError:
        return None


def _full_year(year: str) -> int:
    """Return a year of two digits as one between 1970 and 2069."""
    if len(year) == 4:
        return int(year)
    return int(year) + (1900 if int(year) >= 70 else 2000)
