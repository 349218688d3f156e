from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.days import months_later
from rai_desktop.domain.rating.reviews import rhythm
from tests.domain.rating.made import METHOD

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel
LAST = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("labels", "level", "traits", "months", "code"),
    [
        ((), LOW, (), 24, "low"),
        ((), MEDIUM, (), 12, "medium"),
        ((), HIGH, (), 3, "high"),
        ((), VERY_HIGH, (), 1, "very_high"),
        (("MINIMAL",), LOW, (), 24, "low"),
        (("TRANSP",), LOW, (), 12, "TRANSP"),
        (("HR_III", "TRANSP"), MEDIUM, (), 6, "HR_III"),
        (("HR_III",), HIGH, ("agentic",), 3, "high"),
        (("MINIMAL",), LOW, ("agentic", "public_facing"), 6, "agentic"),
        (("OPEN",), None, (), 6, "OPEN"),
        (("PROHIBITED",), LOW, (), 0, "PROHIBITED"),
    ],
)
def test_the_shortest_interval_counts(labels, level, traits, months, code):
    found = rhythm(METHOD.reviews, labels, level, traits)
    assert (found.months, found.code) == (months, code)
    assert found.next_day(LAST) == months_later(LAST, months)


def test_nothing_asks_for_a_review_while_nothing_is_known():
    assert rhythm(METHOD.reviews, ("NOT_AI",), None, ("no such trait",)) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 28), 0, date(2026, 11, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_the_same_day_of_a_later_month(day, months, later):
    assert months_later(day, months) == later


@given(
    st.dates(min_value=date(1, 1, 1), max_value=date(9000, 1, 1)),
    st.integers(0, 120),
    st.integers(0, 120),
)
def test_more_months_are_never_earlier(day, months, more):
    assert months_later(day, months) <= months_later(day, months + more)
