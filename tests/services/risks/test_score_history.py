"""The levels of one risk day by day, as its steps tell them."""

from datetime import UTC, date, datetime

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services import earlier
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.risks import score_history as history
from rai_desktop.services.risks.score_history import score_history, score_history_in_parts
from tests.services.building import CATALOGUE, TODAY, FixedClock, add_risk

LOW, MEDIUM, HIGH = RiskLevel.LOW, RiskLevel.MEDIUM, RiskLevel.HIGH


def on(project, month, day=1, hour=12):
    project.clock = FixedClock(datetime(2026, month, day, hour, tzinfo=UTC))


def told(project, uid):
    """Return day, level for people and level for the business."""
    assessment = Assessment(project, CATALOGUE.method(), TODAY)
    scores = score_history(project, assessment, uid)
    return [(one.day, one.levels.persons, one.levels.business) for one in scores]


@pytest.fixture
def risk(project):
    """A risk that was rated in January."""
    on(project, 1)
    rating = {"current_likelihood": 3, "current_persons": 3, "current_business": 1}
    return add_risk(project, **rating)


def test_each_change_of_a_level_has_its_day(project, risk):
    on(project, 2)
    project.edit(risk, {"current_likelihood": 4})
    on(project, 3)
    project.edit(risk, {"current_persons": 1, "current_business": 3})
    assert told(project, risk) == [
        (date(2026, 1, 1), MEDIUM, LOW),
        (date(2026, 2, 1), HIGH, LOW),
        (date(2026, 3, 1), LOW, MEDIUM),
    ]


def test_what_changes_no_level_is_left_out(project, risk):
    on(project, 2)
    project.edit(risk, {"title": "Another name", "notes": "internal", "current_likelihood": 2})
    on(project, 3)
    project.edit(risk, {"current_likelihood": 3})
    assert [day for day, *_ in told(project, risk)] == [date(2026, 1, 1)]


def test_of_one_day_the_last_rating_counts(project, risk):
    on(project, 2, hour=8)
    project.edit(risk, {"current_likelihood": 5})
    on(project, 2, hour=16)
    project.edit(risk, {"current_likelihood": 4})
    assert told(project, risk)[-1] == (date(2026, 2, 1), HIGH, LOW)


def test_a_rating_that_is_taken_away_leaves_a_gap(project, risk):
    on(project, 2)
    project.edit(risk, {"current_likelihood": None})
    assert told(project, risk)[-1] == (date(2026, 2, 1), None, None)


def test_an_unrated_risk_has_no_history(project):
    assert told(project, add_risk(project)) == []


def test_a_long_history_is_read_whole_in_pieces(project, risk, monkeypatch):
    monkeypatch.setattr(history, "AT_ONCE", 3)
    monkeypatch.setattr(earlier, "EARLIER_AT_ONCE", 3)
    for month in range(2, 12):
        on(project, month)
        project.edit(risk, {"current_likelihood": 4 if month % 2 else 3, "notes": f"{month}"})
    assessment = Assessment(project, CATALOGUE.method(), TODAY)
    assert sum(1 for _ in score_history_in_parts(project, assessment, risk)) > 6
    days = [day.month for day, *_ in told(project, risk)]
    assert days == [1, 3, 4, 5, 6, 7, 8, 9, 10, 11]


def test_where_the_history_was_left_out_the_levels_of_today_are_told(project, risk, monkeypatch):
    store = project.store
    monkeypatch.setattr(type(store), "payloads_before", lambda *_: ())
    assert told(project, risk) == [(TODAY, MEDIUM, LOW)]
