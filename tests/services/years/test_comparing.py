"""Two times are compared: frozen years, today, and earlier states of the history."""

from datetime import UTC, datetime

import pytest

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.services.timeline.points import present_point
from rai_desktop.services.years.closed import closed_year, frozen_state
from rai_desktop.services.years.comparing import Mark, compare, counted, is_reclassified, rise
from rai_desktop.services.years.looking import look_at
from rai_desktop.services.years.past_project import project_at
from tests.services.years.building import (
    NAMED,
    POLICY,
    R,
    S,
    answer,
    classify_as,
    close,
    fill,
    go_to,
    speaking,
)


def today(project, year=2026):
    return look_at(project, speaking(project), year)


def last_year(project):
    return frozen_state(project, closed_year(project, 2025))


def marks(changes):
    return {change.known.number: change.mark for change in changes}


@pytest.fixture
def moved(project):
    """A project whose year 2025 is closed, and in which a lot happened since."""
    systems, risks = fill(project)
    close(project)
    project.delete([systems[0], risks[1]])
    project.add(S, {"name": "Voice"})
    project.edit(risks[0], {"current_likelihood": 1})
    project.add(R, {"title": "New", "current_likelihood": 2, "current_business": 2})
    answer(project, POLICY, 4)
    return project


def test_without_a_change_everything_is_carried_over(project):
    fill(project)
    close(project)
    found = compare(last_year(project), today(project))
    for changes in (found.requirements, found.systems, found.risks):
        assert {change.mark for change in changes} == {Mark.CARRIED}
    assert all(one.before == one.after for one in found.criteria)


def test_systems_and_risks_come_change_and_go(moved):
    found = compare(last_year(moved), today(moved))
    assert marks(found.systems) == {
        "KI-0001": Mark.GONE,
        "KI-0002": Mark.CARRIED,
        "KI-0003": Mark.NEW,
    }
    assert marks(found.risks) == {
        "RI-0001": Mark.CHANGED,
        "RI-0002": Mark.GONE,
        "RI-0003": Mark.NEW,
    }
    assert counted(found.risks) == {
        Mark.NEW: 1,
        Mark.CHANGED: 1,
        Mark.GONE: 1,
        Mark.CARRIED: 0,
    }
    assert [rise(one) < 0 for one in found.risks if one.mark is Mark.CHANGED] == [True]


def test_answers_continue_and_what_changed_is_marked(moved):
    found = compare(last_year(moved), today(moved))
    by_id = {change.known.id: change for change in found.requirements}
    assert (by_id[POLICY].mark, rise(by_id[POLICY])) == (Mark.CHANGED, 1)
    assert (by_id[NAMED].mark, rise(by_id[NAMED])) == (Mark.CARRIED, 0)
    foundations = next(one for one in found.criteria if one.criterion is Criterion.FOUNDATIONS)
    assert foundations.before.applicable == foundations.after.applicable > 0


def test_a_closed_risk_is_gone(project):
    _, risks = fill(project)
    close(project)
    project.edit(risks[0], {"status": "closed"})
    assert marks(compare(last_year(project), today(project)).risks)["RI-0001"] is Mark.GONE


def test_a_system_with_another_label_is_reclassified(project):
    systems, _ = fill(project)
    classify_as(project, systems[0], LegalLabel.MINIMAL)
    close(project)
    classify_as(project, systems[0], LegalLabel.HR_III)
    project.edit(systems[1], {"name": "Scanner"})
    found = compare(last_year(project), today(project))
    assert [change.known.number for change in found.reclassified] == ["KI-0001"]
    assert [is_reclassified(one) for one in found.systems] == [True, False]
    assert marks(found.systems)["KI-0002"] is Mark.CHANGED


def test_an_earlier_state_of_the_history_is_looked_at_like_today(moved):
    point = present_point(moved.store)
    before = today(moved)
    go_to(moved, 2027)
    moved.add(S, {"name": "Later"})
    moved.edit(moved.find("RI-0001").uid, {"current_likelihood": 5})
    answer(moved, POLICY, 0)
    past = project_at(moved, point)
    assert look_at(past.project, speaking(past.project), 2026) == before
    found = compare(before, look_at(moved, speaking(moved), 2026))
    assert marks(found.systems)["KI-0004"] is Mark.NEW


def test_an_earlier_state_is_judged_by_its_own_day(project):
    fill(project)
    project.clock.moment = datetime(2025, 12, 31, 12, tzinfo=UTC)
    project.add(S, {"name": "Late"})
    point = present_point(project.store)
    go_to(project, 2026)
    project.add(S, {"name": "Later"})
    past = project_at(project, point)
    assert past.day.year == 2025
    assert [one.name for one in past.project.entities(S)] == ["Chat", "Scan", "Late"]
    assert len(past.project.numbers(S)) == 3
