"""Sizes and the highest fines, by the thresholds of the catalogue."""

from datetime import date

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.law_book import law_book
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.law import concerning, fine_cap, possible_sizes

BOOK = law_book(Catalogue())
FINES = {rule.id: rule for rule in BOOK.penalties}


@pytest.mark.parametrize(
    ("staff", "turnover", "expected"),
    [
        (9, 2_000_000, {"micro"}),
        (10, 2_000_000, {"small"}),
        (49, 10_000_000, {"small"}),
        (249, 50_000_000, {"medium"}),
        (250, 50_000_000, {"smc"}),
        (749, 150_000_000, {"smc"}),
        (750, 1, {"large"}),
        (9, 150_000_000, {"micro", "small", "medium", "smc"}),
        (None, 2_000_000, {"micro", "small", "medium", "smc", "large"}),
        (60, None, {"medium", "smc", "large"}),
        (None, None, set()),
    ],
)
def test_every_class_that_can_fit_is_possible(staff, turnover, expected):
    assert possible_sizes(BOOK.sizes, staff, turnover) == expected


@pytest.mark.parametrize(
    ("fine", "size", "turnover", "expected"),
    [
        ("fine-4", "small", 8_000_000, 240_000),
        ("fine-5", "small", 8_000_000, 560_000),
        ("fine-5", "smc", 100_000_000, 35_000_000),
        ("fine-4", "smc", 100_000_000, 3_000_000),
        ("fine-4", "large", 1_000_000_000, 30_000_000),
        ("fine-gpai", "small", 8_000_000, 15_000_000),
    ],
)
def test_the_cap_is_the_lower_or_the_higher_of_both(fine, size, turnover, expected):
    cap = fine_cap(FINES[fine], [size], turnover)
    assert (cap.lowest, cap.highest) == (expected, expected)


def test_without_turnover_the_cap_is_unknown():
    assert fine_cap(FINES["fine-4"], ["small"], None).highest is None


def test_a_size_that_is_not_certain_gives_a_span():
    cap = fine_cap(FINES["fine-5"], ["medium", "smc"], 50_000_000)
    assert (cap.lowest, cap.highest) == (3_500_000, 35_000_000)


def test_days_that_concern_a_system():
    facts = Facts(day=date(2026, 11, 28), labels=frozenset({"TRANSP"}))
    days = [rule.day for rule in concerning(BOOK.dates, facts)]
    assert date(2026, 8, 2) in days
    assert date(2027, 12, 2) not in days
    assert days == sorted(days)
