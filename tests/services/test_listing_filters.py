from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.services.listing import (
    DateFilter,
    NumberFilter,
    UnreadableFilterError,
    read_dates,
    read_numbers,
)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3", 3, 3),
        ("> 3", 4, None),
        (">=3", 3, None),
        ("≥ 3", 3, None),
        ("< 3", None, 2),
        ("<= 3", None, 3),
        ("= 3", 3, 3),
        ("3-5", 3, 5),
        ("5 – 3", 3, 5),
        ("3..5", 3, 5),
        ("> 1.000", 1001, None),
        ("ab 7", 7, None),
        ("bis 7", None, 7),
        ("-5", -5, -5),
    ],
)
def test_numbers_are_read_as_people_write_them(text, low, high):
    assert read_numbers(text) == NumberFilter(low=low, high=high)


def _days(since, until):
    return DateFilter(
        since=date.fromisoformat(since) if since else None,
        until=date.fromisoformat(until) if until else None,
    )


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("31.12.2026", "2026-12-31", "2026-12-31"),
        ("1.2.26", "2026-02-01", "2026-02-01"),
        ("2026-12-31", "2026-12-31", "2026-12-31"),
        ("3 Jul 2026", "2026-07-03", "2026-07-03"),
        ("02.2028", "2028-02-01", "2028-02-29"),
        ("2026-02", "2026-02-01", "2026-02-28"),
        ("Dec 2026", "2026-12-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("1.1.2026 – 31.3.2026", "2026-01-01", "2026-03-31"),
        ("1.1.2026–31.3.2026", "2026-01-01", "2026-03-31"),
        ("2026 bis 2027", "2026-01-01", "2027-12-31"),
        ("31.3.2026 - 1.1.2026", "2026-01-01", "2026-03-31"),
        ("ab 1.1.2026", "2026-01-01", None),
        ("from 2026", "2026-01-01", None),
        ("> 2026", "2027-01-01", None),
        ("< 2026", None, "2025-12-31"),
        ("bis 30.6.2026", None, "2026-06-30"),
        ("until 2026", None, "2026-12-31"),
    ],
)
def test_days_are_read_as_people_write_them(text, since, until):
    assert read_dates(text) == _days(since, until)


@pytest.mark.parametrize("read", [read_numbers, read_dates])
@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_typed_is_no_filter(read, text):
    assert read(text) is None


@pytest.mark.parametrize("text", ["bald", "31.2.2026", "99.99.2026", ">", "1.1.2026 –", "0000"])
def test_what_is_no_day_is_refused_with_an_example(text):
    with pytest.raises(UnreadableFilterError, match=r"31\.12\.2026"):
        read_dates(text)


@pytest.mark.parametrize("text", ["viele", "3.5", "> x", "3-", "1-2-3"])
def test_what_is_no_number_is_refused_with_an_example(text):
    with pytest.raises(UnreadableFilterError, match="3–5"):
        read_numbers(text)


@given(st.text(max_size=20))
def test_any_typed_text_is_a_filter_or_refused(text):
    for read in (read_numbers, read_dates):
        with suppress(UnreadableFilterError):
            read(text)
