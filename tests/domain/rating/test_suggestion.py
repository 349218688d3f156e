"""Suggested ratings: the method's own example, each status, and what holds for all of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import EffectScope, MeasureStatus, RiskLevel
from rai_desktop.domain.rating import Axis, Perspective, StatusWeight, SuggestionRule, When
from rai_desktop.domain.rating.suggestion import suggestion
from tests.domain.rating.made import METHOD, inherent, measure

RULE = METHOD.suggestion
PEOPLE, BUSINESS, BOTH = EffectScope.PERSONS, EffectScope.BUSINESS, EffectScope.BOTH


def suggested(risk, when, *measures):
    values = suggestion(risk, when, measures, RULE).values
    return tuple(values.get(f"{when}_{axis}") for axis in Axis)


def hiring(*, evidence):
    """Return the measures of R-ETH-01 in T-05: fairness test, human review, way to complain."""
    return (
        measure("implemented", 2, evidence=evidence, number=1),
        measure("implemented", 2, 1, evidence=evidence, number=2),
        measure("planned", 0, 1, PEOPLE, evidence=False, number=3),
    )


@pytest.mark.parametrize(
    ("when", "evidence", "likelihood", "persons", "level"),
    [
        (When.CURRENT, True, 1, 3, RiskLevel.MEDIUM),
        (When.TARGET, True, 1, 3, RiskLevel.MEDIUM),
        (When.CURRENT, False, 3, 4, RiskLevel.HIGH),
        (When.TARGET, False, 1, 3, RiskLevel.MEDIUM),
    ],
)
def test_the_example_of_the_method_comes_out_as_told(when, evidence, likelihood, persons, level):
    risk = inherent(4, 4)
    assert METHOD.level(Perspective.PERSONS, 4, 4) is RiskLevel.VERY_HIGH
    assert suggested(risk, when, *hiring(evidence=evidence)) == (likelihood, persons, None)
    assert METHOD.level(Perspective.PERSONS, likelihood, persons) is level


def test_the_lines_of_the_calculation_say_what_each_measure_adds():
    found = suggestion(inherent(4, 4), When.TARGET, hiring(evidence=True), RULE)
    likelihood, persons = found.axes
    assert [(one.mitigation, one.steps, one.weight, one.share) for one in likelihood.counted] == [
        ("m1", 2, 1, 1),
        ("m2", 2, 1, 0.5),
    ]
    assert (likelihood.base, likelihood.total, likelihood.reduction) == (4, 3.0, 3)
    assert [one.points for one in persons.counted] == [1.0, 0.5]
    assert (persons.total, persons.reduction, persons.suggested) == (1.5, 1, 3)
    assert found.ignored == ()


def test_a_measure_that_adds_nothing_is_named():
    found = suggestion(inherent(4, 4), When.CURRENT, hiring(evidence=True), RULE)
    assert found.ignored == ("m3",)


@pytest.mark.parametrize(
    ("status", "evidence", "current", "target"),
    [
        (None, True, 5, 5),
        ("proposed", True, 5, 5),
        ("planned", True, 5, 3),
        ("in_progress", True, 5, 3),
        ("implemented", False, 4, 3),
        ("implemented", True, 3, 3),
        ("effective", False, 3, 3),
        ("effective", True, 3, 3),
        ("degraded", True, 4, 3),
        ("degraded", False, 4, 3),
        ("retired", True, 5, 5),
        ("rejected", True, 5, 5),
    ],
)
def test_how_much_counts_follows_from_status_and_evidence(status, evidence, current, target):
    one = measure(status, 2, evidence=evidence)
    risk = inherent(5, 5, 5)
    assert suggested(risk, When.CURRENT, one) == (current, 5, 5)
    assert suggested(risk, When.TARGET, one) == (target, 5, 5)


@pytest.mark.parametrize(
    ("scope", "persons", "business"),
    [(BOTH, 2, 2), (PEOPLE, 2, 4), (BUSINESS, 4, 2), (None, 4, 4)],
)
def test_impact_falls_only_for_those_whose_harm_is_limited(scope, persons, business):
    one = measure("effective", 0, 2, scope)
    assert suggested(inherent(3, 4, 4), When.CURRENT, one) == (3, persons, business)


def test_no_axis_falls_by_more_than_three_steps_nor_below_one():
    many = [measure("effective", 2, 2, number=number) for number in range(1, 6)]
    assert suggested(inherent(5, 5, 2), When.TARGET, *many) == (2, 2, 1)


def test_without_a_rating_to_start_from_nothing_is_suggested():
    assert suggestion(inherent(), When.TARGET, [measure("effective", 2)], RULE).axes == ()
    assert suggested(inherent(3), When.TARGET, measure("effective", 1)) == (2, None, None)


def test_the_order_of_measures_makes_no_difference():
    one, two = measure("effective", 1, number=1), measure("effective", 2, number=2)
    risk = inherent(5, 5, 5)
    assert suggestion(risk, When.CURRENT, [one, two], RULE).axes == (
        suggestion(risk, When.CURRENT, [two, one], RULE).axes
    )


def test_fractions_that_make_a_whole_step_count_as_one():
    weights = (StatusWeight(status=MeasureStatus.EFFECTIVE, current=0.1, target=0.1),)
    rule = SuggestionRule(decay=1.0, most_steps=3, weights=weights)
    ten = [measure("effective", 1, number=number) for number in range(10)]
    (axis,) = suggestion(inherent(5), When.CURRENT, ten, rule).axes
    assert axis.suggested == 4


# --- what holds for all --------------------------------------------------------------------------

ratings = st.integers(1, 5)
measures = st.lists(
    st.builds(
        measure,
        status=st.sampled_from([None, *MeasureStatus]),
        likelihood=st.integers(0, 2),
        impact=st.integers(0, 2),
        scope=st.sampled_from([None, *EffectScope]),
        evidence=st.booleans(),
        number=st.integers(1, 99),
    ),
    max_size=6,
    unique_by=lambda one: one.mitigation.uid,
)


@given(ratings, ratings, ratings, measures)
def test_a_suggestion_keeps_the_order_of_ratings(likelihood, persons, business, found):
    risk = inherent(likelihood, persons, business)
    current = suggested(risk, When.CURRENT, *found)
    target = suggested(risk, When.TARGET, *found)
    for base, today, aim in zip((likelihood, persons, business), current, target, strict=True):
        assert 1 <= aim <= today <= base
        assert base - aim <= 3


@given(ratings, measures, measures)
def test_one_more_measure_never_makes_a_suggestion_worse(likelihood, found, more):
    known = {one.mitigation.uid for one in found}
    new = [one for one in more if one.mitigation.uid not in known]
    risk = inherent(likelihood, likelihood, likelihood)
    for when in (When.CURRENT, When.TARGET):
        fewer, all_of_them = suggested(risk, when, *found), suggested(risk, when, *found, *new)
        assert all(low <= high for low, high in zip(all_of_them, fewer, strict=True))


@given(ratings, measures)
def test_evidence_never_makes_a_suggestion_worse(likelihood, found):
    risk = inherent(likelihood, likelihood, likelihood)
    proved = [type(one)(mitigation=one.mitigation, has_evidence=True) for one in found]
    for axis, better in zip(
        suggested(risk, When.CURRENT, *found),
        suggested(risk, When.CURRENT, *proved),
        strict=True,
    ):
        assert better <= axis


@given(ratings, ratings, measures)
def test_measures_for_the_business_alone_never_lower_the_impact_on_people(persons, often, found):
    alone = [one for one in found if one.mitigation.effect_scope is BUSINESS]
    assert suggested(inherent(often, persons), When.TARGET, *alone)[1] == persons
