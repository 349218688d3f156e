"""Days before and after a day, up to the last day there is."""

from datetime import date

import pytest

from rai_desktop.domain.days import days_later, months_later


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 30), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(9999, 6, 30), 6, date(9999, 12, 30)),
        (date(9999, 7, 1), 6, date.max),
        (date.max, 12, date.max),
        (date(2028, 2, 29), -12, date(2027, 2, 28)),
        (date.min, -12, date.min),
    ],
)
def test_a_day_some_months_later(day, months, expected):
    assert months_later(day, months) == expected


@pytest.mark.parametrize(
    ("day", "days", "expected"),
    [
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 31)),
        (date(9999, 12, 30), 60, date.max),
        (date(1, 1, 2), -60, date.min),
    ],
)
def test_a_day_some_days_later_or_earlier(day, days, expected):
    assert days_later(day, days) == expected
