import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.rating import Axis, When
from rai_desktop.domain.rating.order import disorders, unexplained
from tests.domain.rating.made import risk


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({}, []),
        ({"current_likelihood": 5}, []),
        ({"inherent_likelihood": 4, "current_likelihood": 4, "target_likelihood": 4}, []),
        ({"inherent_likelihood": 3, "current_likelihood": 4}, ["current_likelihood"]),
        ({"inherent_persons": 5, "current_persons": 2, "target_persons": 3}, ["target_persons"]),
        ({"inherent_business": 2, "target_business": 3}, ["target_business"]),
        (
            {"inherent_business": 2, "current_business": 3, "target_business": 4},
            ["current_business", "target_business"],
        ),
        ({"inherent_persons": 1, "current_business": 5, "target_likelihood": 5}, []),
    ],
)
def test_each_axis_keeps_its_order_by_itself(values, fields):
    assert [one.field for one in disorders(risk(**values))] == fields


def test_a_reason_explains_a_broken_order():
    broken = {"inherent_likelihood": 2, "current_likelihood": 3}
    assert [one.lower for one in unexplained(risk(**broken))] == [When.INHERENT]
    assert unexplained(risk(**broken, rating_reason=" \n"))
    assert unexplained(risk(**broken, rating_reason="New wording attracts more cases.")) == ()


steps = st.none() | st.integers(1, 5)


@given(st.fixed_dictionaries({f"{when}_{axis}": steps for when in When for axis in Axis}))
def test_the_order_is_told_exactly_where_it_is_broken(values):
    found = {one.field for one in disorders(risk(**values))}
    for axis in Axis:
        inherent, current, target = (values[f"{when}_{axis}"] or 0 for when in When)
        assert (f"current_{axis}" in found) is bool(inherent and current > inherent)
        worse = (inherent and target > inherent) or (current and target > current)
        assert (f"target_{axis}" in found) is bool(worse)
