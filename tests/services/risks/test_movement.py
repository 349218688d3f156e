"""What became of risks since a day: ratings of that day come from the history."""

from datetime import UTC, date, datetime, timedelta

import pytest

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.risks.movement import Movement, movements
from tests.services.building import CATALOGUE, TODAY, FixedClock, add_risk
from tests.services.law.building import add_system

LOW = {"current_likelihood": 1, "current_persons": 1, "current_business": 1}
MEDIUM = {"current_likelihood": 3, "current_persons": 3, "current_business": 3}
HIGH = {"current_likelihood": 4, "current_persons": 3, "current_business": 3}
SINCE = date(2026, 3, 1)
BEFORE = datetime(2026, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def early(project):
    """The project in February, before the day that is compared with."""
    project.clock = FixedClock(BEFORE)
    return project


def found(project, **wishes):
    """Return what became of each risk, by its title, as of June."""
    assessment = Assessment(project, CATALOGUE.method(), TODAY)
    made = movements(project, assessment, SINCE, **wishes)
    return {one.risk.title: one for one in made.found}


def later(project):
    project.clock = FixedClock()


def moved(project, before, now):
    """Return what became of a risk that was rated so, and is so now."""
    risk = add_risk(project, **before)
    later(project)
    project.edit(risk, now)
    return found(project)["Risk"].movement


CASES = (
    (LOW, MEDIUM, Movement.ROSE),
    (MEDIUM, LOW, Movement.FELL),
    (MEDIUM, {"rating_reason": "Looked at again"}, Movement.UNCHANGED),
    ({}, MEDIUM, Movement.RATED),
    (MEDIUM, {"current_likelihood": None}, Movement.UNRATED),
    (MEDIUM, {"status": "closed"}, Movement.CLOSED),
    ({**MEDIUM, "status": "closed"}, {"status": "open"}, Movement.REOPENED),
)


@pytest.mark.parametrize(("before", "now", "movement"), CASES)
def test_what_became_of_a_risk_follows_from_its_rating_then_and_now(early, before, now, movement):
    assert moved(early, before, now) is movement


def test_what_rose_for_the_business_is_not_hidden_by_a_fall_for_people(early):
    before = {"current_likelihood": 3, "current_persons": 4, "current_business": 1}
    now = {"current_persons": 1, "current_business": 4}
    assert moved(early, before, now) is Movement.ROSE


def test_low_confidence_moves_a_risk_as_the_method_says(early):
    rating = {"current_likelihood": 3, "current_persons": 3, "current_business": 1}
    assert moved(early, {**rating, "confidence": "high"}, {"confidence": "low"}) is Movement.ROSE


def test_levels_of_both_days_are_told(early):
    risk = add_risk(early, **LOW)
    later(early)
    early.edit(risk, HIGH)
    one = found(early)["Risk"]
    assert (one.before.persons, one.before.business) == (RiskLevel.LOW, RiskLevel.LOW)
    assert one.now.persons is RiskLevel.HIGH


def test_new_and_deleted_risks_are_told(early):
    gone = add_risk(early, title="Gone", **MEDIUM)
    later(early)
    early.delete([gone])
    add_risk(early, title="Fresh", **LOW)
    made = found(early)
    assert made["Gone"].movement is Movement.REMOVED
    assert made["Fresh"].movement is Movement.NEW
    assert made["Fresh"].before is None


def test_what_came_and_went_since_is_not_told(early):
    later(early)
    early.delete([add_risk(early, title="Mistake")])
    add_risk(early, title="Settled", status="closed", **LOW)
    assert found(early) == {}


def test_the_day_itself_still_belongs_to_the_time_before(early):
    end = datetime(SINCE.year, SINCE.month, SINCE.day, 23, 59, tzinfo=UTC)
    risk = add_risk(early, **LOW)
    early.clock = FixedClock(end)
    early.edit(risk, HIGH)
    early.clock = FixedClock(end + timedelta(minutes=2))
    early.edit(risk, MEDIUM)
    assert found(early)["Risk"].movement is Movement.FELL


def test_an_undone_change_moved_nothing(early):
    risk = add_risk(early, **LOW)
    later(early)
    early.edit(risk, HIGH)
    early.undo()
    assert found(early)["Risk"].movement is Movement.UNCHANGED


def test_the_worst_come_first_and_all_are_counted(early):
    risks = {name: add_risk(early, title=name, **LOW) for name in ("calm", "up", "high", "down")}
    early.edit(risks["down"], HIGH)
    later(early)
    early.edit(risks["up"], MEDIUM)
    early.edit(risks["high"], HIGH)
    early.edit(risks["down"], LOW)
    assessment = Assessment(early, CATALOGUE.method(), TODAY)
    made = movements(early, assessment, SINCE)
    assert [one.risk.title for one in made.moved] == ["high", "up", "down"]
    assert made.counts == {Movement.ROSE: 2, Movement.FELL: 1, Movement.UNCHANGED: 1}
    assert made.then == 4


def test_the_risks_of_one_system_can_be_looked_at_alone(early):
    system = add_system(early, "Chat")
    add_risk(early, system, title="Mine", **LOW)
    add_risk(early, title="Other", **LOW)
    later(early)
    of = early.links.seconds(LinkRole.SYSTEM_RISK, system)
    assert list(found(early, of=of)) == ["Mine"]
