"""Suggested ratings of risks in a project: evidence on a day, words of the calculation, taking."""

from datetime import date, timedelta

import pytest

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.rating import When
from rai_desktop.services.linking import link_entries
from rai_desktop.services.risks.calculation import CalculationTeller
from rai_desktop.services.risks.suggested import (
    has_valid_evidence,
    proved_mitigations,
    suggested,
    take_over,
)
from tests.services.building import CATALOGUE, TODAY, add_risk, labels

METHOD = CATALOGUE.method()
DAY = timedelta(days=1)


def add_measure(project, risk, title="Fairness test", **values):
    uid = project.add(EntityKind.MITIGATION, {"title": title, **values})
    link_entries(project, LinkRole.RISK_MITIGATION, risk, uid)
    return uid


def prove(project, uid, **values):
    proof = project.add(EntityKind.EVIDENCE, {"title": "Report", **values})
    link_entries(project, LinkRole.EVIDENCE_OF, proof, uid)
    return proof


def found(project, uid, day=TODAY):
    return {one.when: one for one in suggested(project, METHOD, project.entity(uid), day)}


@pytest.fixture
def hiring(project):
    """R-ETH-01 of the method's example, with its three measures; two of them are proved."""
    risk = add_risk(project, inherent_likelihood=4, inherent_persons=4)
    test = add_measure(project, risk, status="implemented", effect_likelihood=2)
    check = add_measure(
        project,
        risk,
        "Human review",
        status="implemented",
        effect_likelihood=2,
        effect_impact=1,
        effect_scope="both",
    )
    add_measure(
        project,
        risk,
        "Way to complain",
        status="planned",
        effect_impact=1,
        effect_scope="persons",
    )
    prove(project, test)
    prove(project, check, valid_until=TODAY)
    return risk


def test_the_example_of_the_method_comes_out_of_a_project(project, hiring):
    both = found(project, hiring)
    assert both[When.CURRENT].found.values == {"current_likelihood": 1, "current_persons": 3}
    assert both[When.TARGET].found.values == {"target_likelihood": 1, "target_persons": 3}
    assert both[When.CURRENT].levels.persons is RiskLevel.MEDIUM
    assert both[When.CURRENT].levels.business is None


def test_evidence_counts_until_its_last_day(project, hiring):
    later = found(project, hiring, TODAY + DAY)[When.CURRENT].found.values
    assert later == {"current_likelihood": 2, "current_persons": 4}


def test_a_risk_not_rated_without_measures_gets_no_suggestion(project):
    risk = add_risk(project, current_likelihood=4)
    add_measure(project, risk, status="effective", effect_likelihood=2)
    assert found(project, risk) == {}


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({}, True),
        ({"valid_until": TODAY}, True),
        ({"valid_until": TODAY - DAY}, False),
        ({"valid_until": date(2099, 1, 1)}, True),
    ],
)
def test_evidence_is_valid_on_the_day_or_not(project, values, counts):
    measure = add_measure(project, add_risk(project), status="implemented")
    assert not has_valid_evidence(project, measure, TODAY)
    prove(project, measure, **values)
    assert has_valid_evidence(project, measure, TODAY) is counts


def test_evidence_that_newer_one_replaces_or_that_is_in_the_bin_does_not_count(project):
    measure = add_measure(project, add_risk(project), status="implemented")
    old = prove(project, measure)
    new = project.add(EntityKind.EVIDENCE, {"title": "Newer"})
    project.edit(old, {"superseded_by": new})
    assert not has_valid_evidence(project, measure, TODAY)
    link_entries(project, LinkRole.EVIDENCE_OF, new, measure)
    assert has_valid_evidence(project, measure, TODAY)
    project.delete([new])
    assert not has_valid_evidence(project, measure, TODAY)


def test_a_measure_in_the_bin_counts_no_more(project, hiring):
    first = proved_mitigations(project, hiring, TODAY)[0].mitigation
    project.delete([first.uid])
    assert len(proved_mitigations(project, hiring, TODAY)) == 2
    assert found(project, hiring)[When.CURRENT].found.values["current_likelihood"] == 2


def test_taking_a_suggestion_over_is_one_step_and_can_be_undone(project, hiring):
    current = found(project, hiring)[When.CURRENT]
    assert not current.is_taken
    assert take_over(project, hiring, current.found) is not None
    risk = project.entity(hiring)
    assert (risk.current_likelihood, risk.current_persons, risk.current_business) == (1, 3, None)
    assert found(project, hiring)[When.CURRENT].is_taken
    assert take_over(project, hiring, current.found) is None
    project.undo()
    risk = project.entity(hiring)
    assert (risk.current_likelihood, risk.current_persons) == (None, None)


def test_what_makes_harm_worse_raises_the_suggested_level_only(project, hiring):
    project.edit(hiring, {"impact_modifiers": ("vulnerable",)})
    current = found(project, hiring)[When.CURRENT]
    assert current.found.values["current_persons"] == 3
    assert current.levels.persons is METHOD.persons[0][3]


def test_the_calculation_is_told_line_by_line(project, hiring):
    current = found(project, hiring)[When.CURRENT]
    teller = CalculationTeller(project, labels("en"))
    likelihood, persons = teller.axes(current)
    assert (likelihood.title, likelihood.result) == ("Likelihood", "4 – Likely → 1 – Rare")
    assert likelihood.lines == (
        "MA-0001 Fairness test (Implemented, with evidence): 2 × 1 × 1 = 2",
        "MA-0002 Human review (Implemented, with evidence): 2 × 1 × 0.5 = 1",
        "Total 3, rounded down: 4 − 3 = 1",
    )
    assert persons.result == "4 – Severe → 3 – Significant"
    assert teller.ignored(current) == "Not counted here: MA-0003 Way to complain (Planned)."
    assert teller.levels(current.levels) == "people: Medium"


def test_the_calculation_is_told_in_german(project, hiring):
    current = found(project, hiring, TODAY + DAY)[When.CURRENT]
    likelihood, persons = CalculationTeller(project, labels("de")).axes(current)
    assert likelihood.lines == (
        "MA-0001 Fairness test (Umgesetzt, mit Nachweis): 2 × 1 × 1 = 2",
        "MA-0002 Human review (Umgesetzt, ohne gültigen Nachweis): 2 × 0,5 × 0,5 = 0,5",
        "Summe 2,5, abgerundet: 4 − 2 = 2",
    )
    assert persons.result == "4 – Schwer"


def test_limits_of_the_calculation_are_told(project):
    risk = add_risk(project, inherent_likelihood=2, inherent_business=3)
    for title in ("One", "Two"):
        add_measure(project, risk, title, status="effective", effect_likelihood=2)
    teller = CalculationTeller(project, labels("en"))
    likelihood, business = teller.axes(found(project, risk)[When.TARGET])
    assert likelihood.lines[-2:] == (
        "Total 3, rounded down: 2 − 1 = 1",
        "A rating falls by 3 steps at most, and never below 1.",
    )
    assert business.lines == ("No mitigation lowers it.",)
