import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating.accumulation import AtStake, Same, accumulated
from tests.domain.rating.made import METHOD

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


def signs(*risks):
    found = accumulated(risks, METHOD.accumulation)
    return [(one.same, one.what, one.risks) for one in found]


def at_stake(number, level=MEDIUM, **shared):
    return AtStake(uid=Uid(f"r{number}"), level=level, **shared)


@pytest.mark.parametrize(
    ("shared", "same", "what"),
    [
        ({"groups": ("applicants",)}, Same.GROUP, "applicants"),
        ({"cause": "Old data"}, Same.CAUSE, "old data"),
        ({"traits": ("agentic",)}, Same.TRAIT, "agentic"),
    ],
)
def test_three_risks_with_something_in_common_are_an_accumulation(shared, same, what):
    risks = [at_stake(number, **shared) for number in (1, 2, 3)]
    assert signs(*risks) == [(same, what, ("r1", "r2", "r3"))]
    assert signs(*risks[:2]) == []


@pytest.mark.parametrize(
    ("levels", "count"),
    [
        ((MEDIUM, HIGH, MEDIUM), 1),
        ((MEDIUM, HIGH, LOW), 0),
        ((MEDIUM, HIGH, VERY_HIGH), 0),
        ((MEDIUM, HIGH, None), 0),
    ],
)
def test_only_medium_and_high_risks_count(levels, count):
    risks = [at_stake(n, level, groups=("staff",)) for n, level in enumerate(levels)]
    assert len(signs(*risks)) == count


def test_a_cause_is_the_same_however_it_is_typed_and_none_is_no_cause():
    causes = ("Alte  Daten", "alte daten", " ALTE\nDATEN ")
    assert len(signs(*(at_stake(n, cause=cause) for n, cause in enumerate(causes)))) == 1
    assert signs(*(at_stake(n, cause=" ") for n in range(3))) == []


def test_the_most_frequent_stands_first():
    risks = [at_stake(n, groups=("staff",), cause="x" if n < 3 else "") for n in range(4)]
    assert [same for same, _, _ in signs(*risks)] == [Same.GROUP, Same.CAUSE]
