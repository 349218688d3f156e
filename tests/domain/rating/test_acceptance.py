from datetime import date

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.rating import Levels
from rai_desktop.domain.rating.acceptance import acceptance_needs
from tests.domain.rating.made import METHOD

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel
DAY = date(2026, 11, 28)
PERSONAL = {"traits": {"personal_data"}}
EMPLOYEES = {"traits": {"personal_data", "employee_data"}}


def needs(persons=None, business=None, **facts):
    sets = {key: frozenset(codes) for key, codes in facts.items()}
    levels = Levels(persons=persons, business=business)
    return acceptance_needs(METHOD, levels, Facts(day=DAY, **sets))


@pytest.mark.parametrize(
    ("levels", "facts", "may_accept", "asked", "months", "plan"),
    [
        ((LOW, LOW), {}, "risk_owner", [], 24, False),
        ((LOW, None), {}, "risk_owner", [], 24, False),
        ((None, MEDIUM), {}, "system_owner", [], 12, False),
        ((MEDIUM, LOW), {}, "system_owner", [], 12, False),
        ((MEDIUM, LOW), PERSONAL, "system_owner", ["dpo"], 12, False),
        ((LOW, HIGH), {}, "management", ["infosec_or_compliance"], 6, True),
        ((HIGH, LOW), {}, "management", ["compliance"], 3, True),
        ((HIGH, LOW), EMPLOYEES, "management", ["dpo", "compliance", "works_council"], 3, True),
        ((MEDIUM, HIGH), PERSONAL, "management", ["dpo", "infosec_or_compliance"], 6, True),
        ((LOW, VERY_HIGH), {}, "management", ["compliance"], 1, True),
        ((HIGH, VERY_HIGH), {}, "management", ["compliance"], 1, True),
        ((VERY_HIGH, LOW), {}, "nobody", [], 0, True),
        ((VERY_HIGH, VERY_HIGH), EMPLOYEES, "nobody", [], 0, True),
    ],
)
def test_the_stricter_of_both_perspectives_decides(levels, facts, may_accept, asked, months, plan):
    found = needs(*levels, **facts)
    assert found.may_accept == may_accept
    assert [one.body for one in found.asked] == asked
    assert (found.most_months, found.needs_plan) == (months, plan)
    assert found.is_possible is bool(months)


def test_an_unrated_risk_cannot_be_judged():
    assert needs() is None


def test_who_may_have_to_be_asked_is_told_as_open():
    (dpo,) = needs(MEDIUM, open_traits={"personal_data"}).asked
    assert (dpo.body, dpo.is_certain) == ("dpo", False)
    assert needs(MEDIUM, **PERSONAL).asked[0].is_certain


@pytest.mark.parametrize(
    ("level", "two"), [(LOW, False), (MEDIUM, True), (HIGH, True), (VERY_HIGH, True)]
)
def test_two_people_decide_from_medium_upwards(level, two):
    assert needs(business=level).needs_two is two


@pytest.mark.parametrize(
    ("level", "last"),
    [(LOW, date(2028, 11, 28)), (MEDIUM, date(2027, 11, 28)), (HIGH, date(2027, 2, 28))],
)
def test_an_acceptance_holds_until_a_last_day(level, last):
    assert needs(level).last_day(DAY) == last
