"""Days that lie months apart."""

from calendar import monthrange
from datetime import date

_MONTHS = 12


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last one of a shorter month."""
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
