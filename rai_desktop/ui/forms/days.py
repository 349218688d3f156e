"""Reading days as people type them."""

import re
from datetime import date

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import FIRST_DAY, LAST_DAY
from rai_desktop.words import Words

_DAY_FIRST = re.compile(r"(\d{1,2})[.\-/ ]+(\d{1,2})[.\-/ ]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[.\-/](\d{1,2})[.\-/](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})[. ]+([^\W\d]{3,})[. ]+(\d{4}|\d{2})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GERMAN_MONTHS = (
    "jan",
    "feb",
    "mär",
    "apr",
    "mai",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dez",
)
_SAMPLE = date(2026, 12, 31)


def read_day(text: str, words: Words) -> date | None:
    """Return the day that ``text`` names, or ``None`` for an empty text.

    Day before month with points, slashes or a month's name, and ISO days, in both languages.

    Raises:
        UsageError: no day can be read; the sentence shows how to write one.
    """
    typed = text.strip().lower()
    if not typed:
        return None
    try:
        day = _day(typed)
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= LAST_DAY:
        raise UsageError(
            N_("“{typed}” is not a day of the calendar. Write it like {example}."),
            typed=text.strip()[:40],
            example=words.day(_SAMPLE),
        )
    return day


def _day(typed: str) -> date | None:
    if found := _YEAR_FIRST.fullmatch(typed):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(typed):
        return date(_year(found[3]), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(typed):
        month = _month(found[2])
        return date(_year(found[3]), month, int(found[1])) if month else None
    return None


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(name: str) -> int | None:
    for months in (_MONTHS, _GERMAN_MONTHS):
        if name[:3] in months:
            return months.index(name[:3]) + 1
    return None
