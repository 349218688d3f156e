"""Days before and after a day; nothing goes beyond the first and the last day there is."""

from datetime import date


def months_after(day: date, months: int) -> date:
    """Return the same day some months later; a month that is too short gives its last day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    if year > date.max.year:
        return date.max
    for last in (day.day, 30, 29):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    return date(year, month, 28)


def days_after(day: date, days: int) -> date:
    """Return the day some days later, or earlier when ``days`` is negative."""
    number = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(number)
