"""Reading days as people write them, in German and English."""

import re
from datetime import date, datetime

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
_MONTH_OF_NAME = {
    name: month for month, names in enumerate(_MONTHS, start=1) for name in names.split()
}

_TIME = r"(?:(?:T|,? )\d{1,2}:\d{2}.*)?"
_PATTERNS = tuple(
    re.compile(pattern + _TIME)
    for pattern in (
        r"(?P<day>\d{1,2})[./] ?(?P<month>\d{1,2})[./] ?(?P<year>\d{4}|\d{2})",
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)? ?(?P<name>[^\W\d_]+)\.?,? (?P<year>\d{4})",
        r"(?P<name>[^\W\d_]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})",
    )
)


def read_day(spec: FieldSpec, text: str) -> date:
    """Return the day that ``text`` names: ISO, German or English, also with a time behind it.

    Where both first numbers could be the month, the first one is the day, as in Europe.

    Raises:
        ValueRefusedError: it is no day.
    """
    written = " ".join(text.split())
    day = _iso_day(written) or _written_day(written)
    if day is None:
        raise ValueRefusedError(
            N_("{value} is no day that {field} can hold. Write it as 2026-12-31."),
            value=text[:60],
            field=spec.key,
        )
    return day


def _iso_day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _written_day(text: str) -> date | None:
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            parts = match.groupdict()
            month = _MONTH_OF_NAME.get(folded(parts.get("name") or ""))
            return _day_of(parts["year"], month or parts.get("month") or "0", parts["day"])
    return None


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
