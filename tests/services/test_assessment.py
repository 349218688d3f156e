from dataclasses import replace

import pytest

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import Levels, Perspective, When, levels_of, matrix_place
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.linking import link_entries
from tests.services.building import CATALOGUE, TODAY, add_risk

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel
METHOD = CATALOGUE.method()


def rated(likelihood=None, persons=None, business=None, **values):
    return Risk(
        uid=Uid("r"),
        current_likelihood=likelihood,
        current_persons=persons,
        current_business=business,
        **values,
    )


@pytest.mark.parametrize(
    ("risk", "persons", "business", "overall"),
    [
        (rated(), None, None, None),
        (rated(3), None, None, None),
        (rated(None, 5, 5), None, None, None),
        (rated(1, 1, 1), LOW, LOW, LOW),
        (rated(5, 5, 5), VERY_HIGH, VERY_HIGH, VERY_HIGH),
        (rated(5, 5, 1), VERY_HIGH, MEDIUM, VERY_HIGH),
        (rated(1, 1, 5), LOW, MEDIUM, MEDIUM),
        (rated(3, 3, None), MEDIUM, None, MEDIUM),
        (rated(3, None, 3), None, MEDIUM, MEDIUM),
    ],
)
def test_levels_follow_the_matrix_and_are_never_averaged(risk, persons, business, overall):
    levels = levels_of(risk, When.CURRENT, METHOD)
    assert (levels.persons, levels.business, levels.overall) == (persons, business, overall)


def test_the_grid_is_read_by_likelihood_then_impact():
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            levels = levels_of(rated(likelihood, impact, impact), When.CURRENT, METHOD)
            assert levels.persons is METHOD.persons[likelihood - 1][impact - 1]
            assert levels.business is METHOD.business[likelihood - 1][impact - 1]


@pytest.mark.parametrize("confidence", ["medium", "high", None])
def test_only_low_confidence_raises_the_likelihood_and_only_for_people(confidence):
    risk = rated(2, 3, 3, confidence=confidence)
    unsure = replace(risk, confidence="low")
    assert matrix_place(risk, When.CURRENT, Perspective.PERSONS, METHOD) == (2, 3)
    assert matrix_place(unsure, When.CURRENT, Perspective.BUSINESS, METHOD) == (2, 3)


def test_low_confidence_counts_the_next_likelihood_for_people(project):
    risk = project.entity(
        add_risk(project, current_likelihood=2, current_persons=3, confidence="low")
    )
    assert matrix_place(risk, When.CURRENT, Perspective.PERSONS, METHOD) == (3, 3)
    highest = replace(risk, current_likelihood=5)
    assert matrix_place(highest, When.CURRENT, Perspective.PERSONS, METHOD) == (5, 3)


def test_each_state_of_a_risk_has_its_own_ratings():
    risk = Risk(
        uid=Uid("r"),
        inherent_likelihood=5,
        inherent_persons=5,
        target_likelihood=1,
        target_persons=1,
    )
    assert levels_of(risk, When.INHERENT, METHOD).persons is VERY_HIGH
    assert levels_of(risk, When.CURRENT, METHOD).persons is None
    assert levels_of(risk, When.TARGET, METHOD).persons is LOW


# systems ------------------------------------------------------------------------------


def ratings(likelihood, persons, business):
    return {
        "current_likelihood": likelihood,
        "current_persons": persons,
        "current_business": business,
    }


@pytest.fixture
def system(project):
    return project.add(EntityKind.SYSTEM, {"name": "Chat"})


def levels(project, system):
    found = Assessment(project, METHOD, TODAY).system_levels(system)
    return found.persons, found.business


def test_a_system_has_the_highest_levels_of_its_open_risks(project, system):
    assert levels(project, system) == (None, None)
    add_risk(project, system, **ratings(5, 5, 1))
    add_risk(project, system, **ratings(1, 1, 5))
    add_risk(project, **ratings(5, 5, 5))
    assert levels(project, system) == (VERY_HIGH, MEDIUM)


@pytest.mark.parametrize("status", ["open", "treated", "accepted"])
def test_risks_count_until_they_are_closed(project, system, status):
    risk = add_risk(project, system, status=status, **ratings(5, 5, 5))
    assert levels(project, system) == (VERY_HIGH, VERY_HIGH)
    project.edit(risk, {"status": "closed"})
    assert levels(project, system) == (None, None)


def test_deleted_risks_and_removed_links_do_not_count(project, system):
    first, second = (add_risk(project, system, **ratings(5, 5, 5)) for _ in range(2))
    project.delete([first])
    assert levels(project, system) == (VERY_HIGH, VERY_HIGH)
    project.delete([second])
    assert levels(project, system) == (None, None)
    project.restore([second])
    assert levels(project, system) == (VERY_HIGH, VERY_HIGH)


def test_a_new_rating_counts_at_once(project, system):
    risk = add_risk(project, system, **ratings(1, 1, 1))
    assessment = Assessment(project, METHOD, TODAY)
    assert assessment.system_levels(system) == Levels(persons=LOW, business=LOW)
    project.edit(risk, {"current_persons": 5, "current_likelihood": 5})
    assert assessment.system_levels(system).persons is VERY_HIGH


def test_risks_come_with_the_highest_level_first_and_mitigations_by_number(project, system):
    low, unrated, high = (
        add_risk(project, system, title=title, **values)
        for title, values in (("low", ratings(1, 1, 1)), ("none", {}), ("high", ratings(5, 5, 5)))
    )
    assessment = Assessment(project, METHOD, TODAY)
    assert [r.uid for r in assessment.risks_of(system)] == [high, low, unrated]
    measures = [project.add(EntityKind.MITIGATION, {"title": str(n)}) for n in range(3)]
    for measure in reversed(measures):
        link_entries(project, LinkRole.RISK_MITIGATION, low, measure)
    assert [m.uid for m in assessment.mitigations_of(low)] == measures
