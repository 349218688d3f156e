"""The method itself: its matrices, what they refuse, and which place a risk has in them."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.rating import (
    LEVEL_ORDER,
    Perspective,
    highest,
    is_monotone,
    lies_below,
    rank,
)
from tests.domain.rating.made import METHOD

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel
steps = st.integers(1, 5)


@given(steps, steps, steps, steps, st.sampled_from(Perspective))
def test_a_higher_rating_never_gives_a_lower_level(often, bad, more_often, worse, perspective):
    lower = METHOD.level(perspective, min(often, more_often), min(bad, worse))
    higher = METHOD.level(perspective, max(often, more_often), max(bad, worse))
    assert rank(lower) <= rank(higher)


@given(steps, steps)
def test_people_never_count_less_than_the_business(likelihood, impact):
    persons = METHOD.level(Perspective.PERSONS, likelihood, impact)
    assert rank(persons) >= rank(METHOD.level(Perspective.BUSINESS, likelihood, impact))


def changed(grid, likelihood, impact, level):
    rows = [list(row) for row in grid]
    rows[likelihood - 1][impact - 1] = level
    return tuple(map(tuple, rows))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"persons": changed(METHOD.persons, 5, 5, LOW)}, "persons gives a lower level"),
        ({"business": changed(METHOD.business, 1, 1, VERY_HIGH)}, "business gives a lower level"),
        ({"persons": METHOD.persons[:4]}, "persons is not five by five"),
        ({"business": tuple(row[:4] for row in METHOD.business)}, "business is not five by five"),
        ({"likelihood": METHOD.likelihood[:4]}, "the scale likelihood"),
        ({"impact_business": METHOD.impact_business[::-1]}, "the scale impact_business"),
        ({"persons": METHOD.business, "business": METHOD.persons}, "people lies below"),
    ],
)
def test_a_method_that_rates_wrongly_is_refused(change, told):
    with pytest.raises(ValueError, match=told):
        replace(METHOD, **change)


grids = st.lists(
    st.lists(st.sampled_from(LEVEL_ORDER), min_size=5, max_size=5).map(tuple),
    min_size=5,
    max_size=5,
).map(tuple)


@given(grids, grids)
def test_grids_are_judged_cell_by_cell(grid, other):
    cells = list(product(range(5), range(5)))
    falls = any(
        rank(grid[y][x]) > rank(grid[v][u])
        for (y, x), (v, u) in product(cells, cells)
        if y <= v and x <= u
    )
    assert is_monotone(grid) is not falls
    assert lies_below(grid, other) is any(rank(grid[y][x]) < rank(other[y][x]) for y, x in cells)


def test_the_highest_level_counts_and_none_is_below_all():
    assert highest([LOW, None, HIGH, MEDIUM]) is HIGH
    assert highest([None]) is highest([]) is None


@pytest.mark.parametrize(
    ("level", "days"), [(LOW, None), (MEDIUM, 180), (HIGH, 60), (VERY_HIGH, 7), (None, None)]
)
def test_a_level_says_within_how_many_days_something_has_to_happen(level, days):
    assert METHOD.days(level) == days
