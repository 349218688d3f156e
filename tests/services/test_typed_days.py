from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.kinds.system import SYSTEM
from rai_desktop.domain.values import ValueRefusedError
from rai_desktop.services.typed_days import DayOrder, order_of_days, read_day
from rai_desktop.words import LANGUAGES, words_for

SPEC = SYSTEM.field("in_use_since")
LAST_DAY = date(2025, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2025-12-31",
        "2025-12-31T23:59:59Z",
        "2025-12-31 14:30",
        "20251231",
        "2025/12/31",
        "2025.12.31",
        "31.12.2025",
        "31.12.25",
        "31. 12. 2025",
        "31.12.2025 14:30",
        "31.12.2025, 14:30 Uhr",
        "31/12/2025",
        "31. Dezember 2025",
        "31. Dez. 2025",
        "31 Dec 2025",
        "31 december 2025",
        "December 31, 2025",
        "Dec 31st, 2025",
        "31st December 2025",
        "  31.12.2025  ",
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(SPEC, text) == LAST_DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1. März 2026", date(2026, 3, 1)),
        ("1. Maerz 2026", date(2026, 3, 1)),
        ("5. Mai 2026", date(2026, 5, 5)),
        ("3.4.2026", date(2026, 4, 3)),
        ("3/4/2026", date(2026, 4, 3)),
        ("1.1.70", date(1970, 1, 1)),
        ("1.1.69", date(2069, 1, 1)),
    ],
)
def test_months_and_short_years(text, day):
    assert read_day(SPEC, text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "31.02.2026",
        "2026-13-01",
        "12/31/2025",
        "00.00.0000",
        "2026",
        "06/2026",
        "45000",
    ],
)
def test_what_is_no_day_is_refused_with_the_way_to_write_one(text):
    with pytest.raises(ValueRefusedError, match="31 Dec 2026 or 2026-12-31") as refused:
        read_day(SPEC, text)
    assert "31.12.2026" in words_for("de").told(refused.value.text, refused.value.values)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["31/12/2025", "3/4/2026"], DayOrder.DAY_FIRST),
        (["3/4/2026", "31.12.2025", "soon", ""], DayOrder.DAY_FIRST),
        (["12/31/2025", "3/4/2026"], DayOrder.MONTH_FIRST),
        (["12/31/2025", "31/12/2025"], DayOrder.UNCLEAR),
    ],
)
def test_a_column_tells_what_stands_first_in_its_days(texts, order):
    assert order_of_days(texts) is order


@pytest.mark.parametrize(
    ("order", "text", "day"),
    [
        (DayOrder.MONTH_FIRST, "3/4/2026", date(2026, 3, 4)),
        (DayOrder.MONTH_FIRST, "12-31-2025", LAST_DAY),
        (DayOrder.MONTH_FIRST, "3.4.2026", date(2026, 4, 3)),
        (DayOrder.UNCLEAR, "12/31/2025", LAST_DAY),
        (DayOrder.UNCLEAR, "31/12/2025", LAST_DAY),
        (DayOrder.UNCLEAR, "5/5/2026", date(2026, 5, 5)),
        (DayOrder.DAY_FIRST, "31-12-2025", LAST_DAY),
    ],
)
def test_days_are_read_in_the_order_of_their_list(order, text, day):
    assert read_day(SPEC, text, order) == day


@pytest.mark.parametrize(
    ("order", "text"), [(DayOrder.UNCLEAR, "3/4/2026"), (DayOrder.MONTH_FIRST, "31/12/2025")]
)
def test_a_day_that_may_be_two_is_refused(order, text):
    with pytest.raises(ValueRefusedError):
        read_day(SPEC, text, order)


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_shown_day_is_read_again(day, language):
    assert read_day(SPEC, words_for(language).day(day)) == day
    assert read_day(SPEC, day.isoformat()) == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_days(text):
    with suppress(ValueRefusedError):
        assert isinstance(read_day(SPEC, text), date)
