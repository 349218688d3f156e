"""What a list can be filtered by, and reading it from what people type."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.words.language import folded

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFilter:
    """Cells that contain a text, whatever its case and accents; or only empty or filled ones."""

    contains: str = ""
    is_empty: bool | None = None

    def matches(self, folded_text: str) -> bool:
        """Return whether a cell, given as it is searched, belongs to what is shown."""
        if self.is_empty is not None:
            return self.is_empty is not bool(folded_text)
        return folded(self.contains.strip()) in folded_text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceFilter:
    """Cells with one of these codes; an empty code stands for empty cells."""

    codes: frozenset[str]

    def matches(self, value: Value) -> bool:
        """Return whether a cell belongs to what is shown."""
        if is_empty(value):
            return "" in self.codes
        if isinstance(value, tuple):
            return not self.codes.isdisjoint(value)
        return ("yes" if value is True else str(value)) in self.codes


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFilter:
    """Days from ``since`` to ``until``, both included; or the cells without a day."""

    since: date | None = None
    until: date | None = None
    is_empty: bool = False

    def matches(self, day: object) -> bool:
        """Return whether a cell belongs to what is shown."""
        if not isinstance(day, date):
            return self.is_empty
        if self.is_empty:
            return False
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFilter:
    """Numbers from ``low`` to ``high``, both included; or the cells without a number."""

    low: int | None = None
    high: int | None = None
    is_empty: bool = False

    def matches(self, number: object) -> bool:
        """Return whether a cell belongs to what is shown."""
        if not isinstance(number, int):
            return self.is_empty
        if self.is_empty:
            return False
        return (self.low is None or self.low <= number) and (
            self.high is None or number <= self.high
        )


FilterValue = TextFilter | ChoiceFilter | DateFilter | NumberFilter


class UnreadableFilterError(UsageError):
    """A typed filter that means nothing; the sentence says how to write one."""


def read_numbers(text: str) -> NumberFilter | None:
    """Return the filter that ``3``, ``> 3``, ``<= 3`` or ``3–5`` means; ``None`` for nothing.

    Raises:
        UnreadableFilterError: the text is none of these.
    """
    typed = text.strip()
    if not typed:
        return None
    found = _SPAN.fullmatch(typed)
    if found:
        low, high = (_number(part) for part in found.groups())
        return NumberFilter(low=min(low, high), high=max(low, high))
    sign, number = _signed(typed)
    whole = _number(number)
    readers: dict[str, Callable[[], NumberFilter]] = {
        ">": lambda: NumberFilter(low=whole + 1),
        ">=": lambda: NumberFilter(low=whole),
        "<": lambda: NumberFilter(high=whole - 1),
        "<=": lambda: NumberFilter(high=whole),
    }
    return readers.get(sign, lambda: NumberFilter(low=whole, high=whole))()


def read_dates(text: str) -> DateFilter | None:
    """Return the filter that a typed day, month, year or span means; ``None`` for nothing.

    ``31.12.2026``, ``2026-12-31``, ``12.2026``, ``2026``, ``1.1.2026 – 31.3.2026``, ``from
    2026``, ``bis 30.6.2026`` and ``> 2026`` are understood.

    Raises:
        UnreadableFilterError: the text is none of these.
    """
    typed = text.strip()
    if not typed:
        return None
    parts = _BETWEEN.split(typed)
    if len(parts) == 2 and all(parts):
        first, second = sorted(_span(part) for part in parts)
        return DateFilter(since=first[0], until=second[1])
    sign, day = _signed(typed)
    since, until = _span(day)
    readers: dict[str, Callable[[], DateFilter]] = {
        ">": lambda: DateFilter(since=_moved(until, ONE_DAY)),
        ">=": lambda: DateFilter(since=since),
        "<": lambda: DateFilter(until=_moved(since, -ONE_DAY)),
        "<=": lambda: DateFilter(until=until),
    }
    return readers.get(sign, lambda: DateFilter(since=since, until=until))()


_SIGNS = {
    "≥": ">=",
    "≤": "<=",
    "ab": ">=",
    "seit": ">=",
    "von": ">=",
    "from": ">=",
    "since": ">=",
    "bis": "<=",
    "until": "<=",
    "to": "<=",
}
_SIGNED = re.compile(r"(>=|<=|[<>=≥≤]|(?:ab|seit|von|from|since|bis|until|to)\b)?\s*(.*)", re.I)
_SPAN = re.compile(r"(-?[\d.,]+)\s*(?:-|–|—|\.\.\.?)\s*(-?[\d.,]+)")
_BETWEEN = re.compile(r"\s*(?:–|—|\.\.\.?|\s-\s|\s(?:bis|to)\s)\s*", re.I)
_GROUPED = re.compile(r"-?\d{1,3}(?:[.,]\d{3})+|-?\d{1,12}")

_DAY_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<day>\d{1,2})\.?\s+(?P<name>[a-z]{3})[a-z]*\.?\s+(?P<year>\d{4})", re.I),
)
_MONTH_FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"),
    re.compile(r"(?P<month>\d{1,2})[./]\s*(?P<year>\d{4})"),
    re.compile(r"(?P<name>[a-z]{3})[a-z]*\.?\s+(?P<year>\d{4})", re.I),
)
_YEAR = re.compile(r"(?P<year>\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _signed(typed: str) -> tuple[str, str]:
    found = _SIGNED.fullmatch(typed)
    sign, rest = (found[1] or "", found[2]) if found else ("", typed)
    return _SIGNS.get(sign.lower(), sign), rest


def _number(text: str) -> int:
    typed = text.strip()
    if not _GROUPED.fullmatch(typed):
        raise UnreadableFilterError(N_("Write a number such as 3, > 3 or 3–5."))
    return int(re.sub(r"[.,]", "", typed))


def _span(text: str) -> tuple[date, date]:
    """Return the first and the last day of a typed day, month or year."""
    typed = text.strip()
    try:
        for form in (*_DAY_FORMS, *_MONTH_FORMS, _YEAR):
            found = form.fullmatch(typed)
            if found:
                return _days(found.groupdict())
    except ValueError:
        pass
    raise UnreadableFilterError(
        N_("Write a day such as 31.12.2026, a year, or a span such as 1.1.2026 – 31.3.2026.")
    )


def _days(parts: dict[str, str]) -> tuple[date, date]:
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    if "month" not in parts and "name" not in parts:
        return date(year, 1, 1), date(year, 12, 31)
    named = parts.get("name")
    month = _MONTHS.index(named.lower()) + 1 if named else int(parts["month"])
    if "day" in parts:
        day = date(year, month, int(parts["day"]))
        return day, day
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - ONE_DAY


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
