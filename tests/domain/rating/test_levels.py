import pytest

from rai_desktop.domain.codes import Confidence
from rai_desktop.domain.rating import Perspective, When, levels_of, matrix_place, severity
from tests.domain.rating.made import METHOD, risk


def today(likelihood, persons, business, **values):
    return risk(
        current_likelihood=likelihood,
        current_persons=persons,
        current_business=business,
        **values,
    )


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (today(4, 4, 1), today(3, 4, 1)),
        (today(1, 5, 1), today(3, 1, 4)),
        (today(3, 4, 1), today(4, 1, 4)),
        (today(3, 4, 1), today(4, 3, 1)),
        (today(4, 3, 1), today(3, 3, 4)),
        (today(4, 1, 3), today(3, 1, 3)),
        (today(1, 1, 1), today(None, 5, 5)),
        (today(2, 3, 1, confidence=Confidence.LOW), today(2, 3, 1)),
        (today(2, 3, 1, impact_modifiers=("unaware",)), today(2, 3, 1)),
    ],
)
def test_the_level_counts_first_then_people_then_impact_then_likelihood(worse, better):
    assert severity(worse, When.CURRENT, METHOD) > severity(better, When.CURRENT, METHOD)


@pytest.mark.parametrize(
    ("codes", "impact"),
    [
        ((), 3),
        (("unaware",), 4),
        (("irreversible", "scale_many", "unaware", "vulnerable"), 4),
        (("a code of another method",), 3),
    ],
)
def test_what_makes_harm_worse_adds_one_step_for_people_in_every_state(codes, impact):
    rated = risk(
        impact_modifiers=codes,
        **{f"{when}_{axis}": 3 for when in When for axis in ("likelihood", "persons", "business")},
    )
    for when in When:
        assert matrix_place(rated, when, Perspective.PERSONS, METHOD) == (3, impact)
        assert matrix_place(rated, when, Perspective.BUSINESS, METHOD) == (3, 3)
    assert rated.current_persons == 3


def test_the_impact_never_counts_above_the_highest_step():
    rated = today(1, 5, 5, impact_modifiers=("vulnerable",))
    assert matrix_place(rated, When.CURRENT, Perspective.PERSONS, METHOD) == (1, 5)


def test_what_makes_harm_worse_changes_the_level():
    plain, worse = today(4, 3, 1), today(4, 3, 1, impact_modifiers=("vulnerable",))
    assert levels_of(plain, When.CURRENT, METHOD).persons == "high"
    assert levels_of(worse, When.CURRENT, METHOD).persons == "very_high"
