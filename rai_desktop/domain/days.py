"""Days before and after a day; nothing goes beyond the first and the last day there is."""

from calendar import monthrange
from datetime import date

_MONTHS = 12


def months_later(day: date, months: int) -> date:
    """Return the same day of a later or earlier month, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    if not date.min.year <= year <= date.max.year:
        return date.min if months < 0 else date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_later(day: date, days: int) -> date:
    """Return the day some days later, or earlier when ``days`` is negative."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)
