"""What risks of a system come to: the highest level, accumulations, and the worst first."""

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.risks.system_risks import (
    accumulation_text,
    needs_judgement,
    system_risks,
    together,
    top_risks,
)
from tests.services.building import CATALOGUE, TODAY, add_risk, labels

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel


@pytest.fixture
def system(project):
    return project.add(EntityKind.SYSTEM, {"name": "CV filter"})


def rated(project, system, likelihood, persons, business=1, **values):
    return add_risk(
        project,
        system,
        current_likelihood=likelihood,
        current_persons=persons,
        current_business=business,
        **values,
    )


def assessed(project):
    return Assessment(project, CATALOGUE.method(), TODAY)


def seen(project, system):
    library = library_of(project, CATALOGUE)
    return system_risks(assessed(project), project.entity(system), library)


def asks(project, system):
    entity = project.entity(system)
    return needs_judgement(project, assessed(project), entity, seen(project, system))


def test_the_highest_level_of_each_perspective_counts_never_an_average(project, system):
    rated(project, system, 4, 3, target_likelihood=1, target_persons=3)
    rated(project, system, 3, 1, 5)
    rated(project, system, 5, 5, 5, status="closed")
    add_risk(project, system)
    view = seen(project, system)
    assert (view.current.persons, view.current.business) == (HIGH, HIGH)
    assert (view.target.persons, view.target.business) == (MEDIUM, None)
    assert view.counts == {HIGH: 2, None: 1}


def test_a_system_without_risks_has_no_level(project, system):
    view = seen(project, system)
    assert view.current.overall is view.target.overall is None
    assert (view.counts, view.accumulated, view.risks) == ({}, (), ())


def test_the_worst_risk_stands_first(project, system):
    for_business = rated(project, system, 3, 1, 5)
    often = rated(project, system, 4, 3)
    severe = rated(project, system, 3, 4)
    low = rated(project, system, 1, 1)
    unrated = add_risk(project, system)
    order = [risk.uid for risk in seen(project, system).risks]
    assert order == [severe, often, for_business, low, unrated]
    assessment = Assessment(project, CATALOGUE.method(), TODAY)
    risks = [project.entity(uid) for uid in (unrated, low, often, severe)]
    assert [risk.uid for risk in top_risks(assessment, risks, 2)] == [severe, often]
    assert len(top_risks(assessment, risks, 9)) == 3


def test_three_risks_for_the_same_people_are_told_as_accumulation(project, system):
    for likelihood in (2, 3, 4):
        rated(project, system, likelihood, 3, affected_groups=("applicants",))
    (sign,) = seen(project, system).accumulated
    assert accumulation_text(labels("en"), sign) == (
        "3 medium or high risks hit the same group: Job applicants"
    )


def test_risks_with_the_same_cause_are_told_with_it(project, system):
    for _ in range(3):
        rated(project, system, 2, 3, cause="Old data")
    (sign,) = seen(project, system).accumulated
    assert "old data" in accumulation_text(labels("en"), sign)


def test_risks_that_the_library_proposes_for_the_same_trait_are_told_with_it(project, system):
    project.edit(system, {"traits": ("generative", "rag")})
    generative = [
        entry for entry in CATALOGUE.library().risks.values() if "generative" in entry.traits
    ]
    for entry in generative[:3]:
        rated(project, system, 2, 3, library=entry.id)
    texts = [accumulation_text(labels("en"), sign) for sign in seen(project, system).accumulated]
    assert texts == [
        "3 medium or high risks come from the same trait: "
        "Generates content (text, image, sound, video, code)"
    ]
    assert asks(project, system)


def test_a_trait_that_the_system_no_longer_has_is_no_accumulation(project, system):
    for entry in list(CATALOGUE.library().risks.values())[:9]:
        rated(project, system, 2, 3, library=entry.id)
    assert seen(project, system).accumulated == ()


def test_all_that_remains_has_to_be_judged_when_risks_accumulate(project, system):
    assert not asks(project, system)
    for _ in range(3):
        rated(project, system, 2, 3, cause="Old data")
    assert asks(project, system)
    project.edit(system, {"overall_risk": "Acceptable, because people decide."})
    assert not asks(project, system)


def test_risks_of_the_example_company_come_to_what_their_systems_show(company):
    assessment = Assessment(company, CATALOGUE.method(), TODAY)
    for entity in company.entities(EntityKind.SYSTEM):
        assert seen(company, entity.uid).current == assessment.system_levels(entity.uid)
    everything = together(assessment, company.entities(EntityKind.RISK))
    assert sum(everything.counts.values()) == len(everything.risks)


def test_a_high_risk_system_asks_for_a_judgement(company):
    asking = [
        system.name for system in company.entities(EntityKind.SYSTEM) if asks(company, system.uid)
    ]
    assert asking
