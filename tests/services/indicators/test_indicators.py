"""Key risk indicators: what is counted, what it asks for, and how it moved."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.rating.indicators import IndicatorState
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.creating import begin_project
from rai_desktop.services.erasing import erase_person, plan_erasing
from rai_desktop.services.indicators.counting import figure
from rai_desktop.services.indicators.model import Missing, Trend, Untold
from rai_desktop.services.indicators.reading import indicators, indicators_in_parts
from tests.services.building import CATALOGUE, TODAY, FixedClock, bare_project
from tests.services.entries import GERMAN, add_mitigation, add_person, add_risk, rated

METHOD = CATALOGUE.method()
OF = {one.id: one for one in METHOD.indicators}
INCIDENTS, FINDINGS, TRAINED, OVERDUE = "KRI-07", "KRI-08", "KRI-09", "KRI-10"
BEFORE = datetime(2026, 2, 1, 12, tzinfo=UTC)
SINCE = date(2026, 3, 15)
HIGH, LOW = rated(4, 4), rated(1, 1)
OK, WATCH, ACT, UNKNOWN = (IndicatorState(code) for code in ("ok", "watch", "act", "unknown"))


@pytest.fixture
def early(tmp_path):
    """A project that was begun in February, before the quarter that is compared over."""
    made = bare_project(tmp_path)
    made.clock = FixedClock(BEFORE)
    begin_project(made, CATALOGUE, {"name": "Beispiel GmbH"})
    yield made
    made.store.abandon()


def later(project):
    project.clock = FixedClock()


def read(project, which):
    report = indicators(project, Assessment(project, METHOD, TODAY))
    return next(one for one in report.readings if one.indicator.id == which)


def add(project, kind, **values):
    return project.add(kind, {"title": "Entry", **values})


def incident(project, day, **values):
    return add(project, EntityKind.INCIDENT, known_on=day, **values)


def training(project, invited, participants, day=date(2026, 5, 1)):
    return add(
        project, EntityKind.TRAINING, held_on=day, invited=invited, participants=participants
    )


# limits ----------------------------------------------------------------------------

STATES = (
    ("KRI-01", 0.4, ACT),
    ("KRI-01", 0.5, WATCH),
    ("KRI-01", 2, OK),
    ("KRI-01", 15.1, WATCH),
    ("KRI-01", 31, ACT),
    ("KRI-03", 0.9, OK),
    ("KRI-03", 0.79, ACT),
    ("KRI-04", -2, WATCH),
    ("KRI-04", -5, ACT),
    ("KRI-07", 1, OK),
    ("KRI-07", 2, WATCH),
    ("KRI-07", 5, ACT),
    ("KRI-09", 90, OK),
    ("KRI-09", 89.99, WATCH),
    ("KRI-09", 69, ACT),
    ("KRI-10", None, UNKNOWN),
)


@pytest.mark.parametrize(("which", "value", "state"), STATES)
def test_a_value_asks_for_what_the_limits_of_the_method_say(which, value, state):
    assert OF[which].state(value) is state


def test_a_higher_value_is_worse_unless_both_sides_have_limits():
    worse = {which: OF[which].worse_upwards for which in (INCIDENTS, TRAINED, "KRI-01")}
    assert worse == {INCIDENTS: True, TRAINED: False, "KRI-01": None}


@given(value=st.floats(-1000, 1000))
def test_whatever_asks_to_act_asks_to_watch_as_well(value):
    for one in METHOD.indicators:
        if any(limit.is_passed(value) for limit in one.act):
            assert any(limit.is_passed(value) for limit in one.watch)


# values ----------------------------------------------------------------------------


def test_indicators_from_the_operation_have_no_value_and_say_where_it_is_found(project):
    found = indicators(project, Assessment(project, METHOD, TODAY))
    silent = [one for one in found.silent if one.now.missing is Missing.OPERATION]
    assert len(silent) == 9
    assert all(one.indicator.origin["de"] and one.trend is None for one in silent)


EMPTY = (
    (INCIDENTS, Missing.NO_INCIDENT),
    (FINDINGS, Missing.NO_SUCH_RISK),
    (TRAINED, Missing.NO_TRAINING),
    (OVERDUE, Missing.NO_MITIGATION),
)


@pytest.mark.parametrize(("which", "missing"), EMPTY)
def test_an_empty_list_is_no_zero(project, which, missing):
    found = read(project, which)
    assert (found.now.value, found.state, found.now.missing) == (None, UNKNOWN, missing)


def test_incidents_of_three_months_are_counted_with_their_first_and_last_day(project):
    days = ("2026-03-15", "2026-03-16", "2026-06-15", "2026-06-16")
    made = [incident(project, date.fromisoformat(day)) for day in days]
    assert read(project, INCIDENTS).now.uids == tuple(made[1:3])
    assert read(project, INCIDENTS).now.total == 4


def test_an_incident_counts_by_the_day_it_happened_while_nobody_says_since_when_it_is_known(
    project,
):
    add(project, EntityKind.INCIDENT, occurred_on=TODAY)
    add(project, EntityKind.INCIDENT)
    assert read(project, INCIDENTS).now.value == 1


def test_findings_count_that_belong_to_a_risk_of_the_library(project):
    shadow = add_risk(project, library="R-ORG-01")
    other = add_risk(project, library="R-ROB-01")
    found = add(project, EntityKind.FINDING, risk=shadow, found_on=TODAY)
    add(project, EntityKind.FINDING, risk=other, found_on=TODAY)
    add(project, EntityKind.FINDING, risk=shadow, found_on=date(2026, 1, 1))
    add(project, EntityKind.FINDING, found_on=TODAY)
    assert read(project, FINDINGS).now.uids == (found,)


def test_a_risk_without_findings_gives_a_zero(project):
    add_risk(project, library="R-ORG-01")
    assert (read(project, FINDINGS).now.value, read(project, FINDINGS).state) == (0, OK)


TRAININGS = (
    ([(10, 9)], 90.0, OK),
    ([(10, 9), (30, 15)], 60.0, ACT),
    ([(10, 12)], 100.0, OK),
    ([(3, 2)], 66.67, ACT),
    ([(10, None)], None, UNKNOWN),
    ([(None, 5)], None, UNKNOWN),
    ([(0, 0)], None, UNKNOWN),
    ([(10, 8), (None, 5)], 80.0, WATCH),
)


@pytest.mark.parametrize(("held", "value", "state"), TRAININGS)
def test_the_share_of_trained_people_is_of_those_who_were_invited(project, held, value, state):
    for invited, came in held:
        training(project, invited, came)
    found = read(project, TRAINED)
    assert (found.now.value, found.state) == (value, state)


def test_trainings_older_than_a_year_or_still_planned_do_not_count(project):
    training(project, 10, 1, date(2025, 6, 15))
    training(project, 10, 1, date(2026, 7, 1))
    counted = training(project, 10, 10, date(2025, 6, 16))
    assert read(project, TRAINED).now.uids == (counted,)


LATE = {"status": "planned", "due_on": TODAY - timedelta(days=1)}
MITIGATIONS = (
    (LATE, HIGH, 1),
    ({**LATE, "status": None}, HIGH, 1),
    ({**LATE, "due_on": TODAY}, HIGH, 0),
    ({**LATE, "due_on": None}, HIGH, 0),
    ({**LATE, "status": "implemented"}, HIGH, 0),
    ({**LATE, "status": "degraded"}, HIGH, 0),
    ({**LATE, "status": "rejected"}, HIGH, 0),
    (LATE, LOW, 0),
    (LATE, {**HIGH, "status": "closed"}, 0),
    (LATE, {}, None),
)


@pytest.mark.parametrize(("mitigation", "risk", "value"), MITIGATIONS)
def test_overdue_mitigations_count_while_a_risk_of_theirs_is_high(project, mitigation, risk, value):
    add_mitigation(project, add_risk(project, **risk), **mitigation)
    assert read(project, OVERDUE).now.value == value


def test_a_mitigation_against_several_high_risks_counts_once(project):
    made = add_mitigation(project, add_risk(project, **HIGH), add_risk(project, **HIGH), **LATE)
    assert read(project, OVERDUE).now.uids == (made,)


def test_what_is_in_the_bin_does_not_count(project):
    gone = incident(project, TODAY)
    incident(project, TODAY)
    project.delete([gone])
    assert read(project, INCIDENTS).now.value == 1


def test_the_gravest_come_first_and_those_without_a_value_are_apart(project):
    training(project, 10, 1)
    incident(project, TODAY)
    report = indicators(project, Assessment(project, METHOD, TODAY))
    assert [one.indicator.id for one in report.told] == [TRAINED, INCIDENTS]
    assert len(report.told) + len(report.silent) == len(METHOD.indicators) == 13


# any entries -----------------------------------------------------------------------

DAYS = st.none() | st.dates(date(2025, 1, 1), date(2027, 1, 1))
COUNTS = st.none() | st.integers(0, 50)


@st.composite
def made_up(draw):
    """Return entries of all kinds that are counted, linked at random."""
    numbers = iter(range(10_000))

    def some(make):
        return [make(f"e{next(numbers)}") for _ in range(draw(st.integers(0, 6)))]

    risks = some(
        lambda uid: Risk(
            uid=uid,
            current_likelihood=draw(st.none() | st.integers(1, 5)),
            current_persons=draw(st.none() | st.integers(1, 5)),
        )
    )
    kinds = {
        EntityKind.RISK: risks,
        EntityKind.FINDING: [],
        EntityKind.INCIDENT: some(lambda uid: Incident(uid=uid, known_on=draw(DAYS))),
        EntityKind.TRAINING: some(
            lambda uid: Training(
                uid=uid, held_on=draw(DAYS), invited=draw(COUNTS), participants=draw(COUNTS)
            )
        ),
        EntityKind.MITIGATION: some(lambda uid: Mitigation(uid=uid, due_on=draw(DAYS))),
    }
    links = {
        one.uid: draw(st.lists(st.sampled_from(risks), unique=True)) if risks else []
        for one in kinds[EntityKind.MITIGATION]
    }
    return SimpleNamespace(of=kinds.get, risks_of=links.get)


def result_of(parts):
    """Return what comes of work that is done bit by bit."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            return end.value


@given(entries=made_up())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_counts_never_exceed_the_entries_and_shares_never_all_people(entries):
    for one in METHOD.indicators:
        parts = figure(one, entries, TODAY, lambda risk: METHOD_LEVELS.levels(risk).overall)
        found = result_of(parts)
        own = {entry.uid for entry in entries.of(found.kind) or ()} if found.kind else set()
        assert set(found.uids) <= own
        assert len(found.uids) <= found.total <= len(own) or found.value is None
        assert (found.value is None) is (found.missing is not None)
        if found.value is not None and one.id == TRAINED:
            assert 0 <= found.value <= 100
        elif found.value is not None:
            assert found.value == len(found.uids)


METHOD_LEVELS = Assessment(None, METHOD, TODAY)


# how they moved --------------------------------------------------------------------


def test_more_incidents_than_a_quarter_ago_are_a_rise_to_the_worse(early):
    incident(early, date(2026, 2, 1))
    later(early)
    incident(early, TODAY)
    incident(early, TODAY)
    found = read(early, INCIDENTS)
    assert (found.now.value, found.then) == (2, 1)
    assert (found.trend, found.is_worse) == (Trend.HIGHER, True)


def test_more_trained_people_are_a_rise_to_the_better(early):
    training(early, 10, 5, date(2026, 1, 20))
    later(early)
    training(early, 10, 10)
    found = read(early, TRAINED)
    assert (found.then, found.now.value, found.is_worse) == (50, 75, False)


def test_overdue_mitigations_are_judged_by_the_links_and_ratings_of_that_day(early):
    risk = add_risk(early, **LOW)
    add_mitigation(early, risk, status="planned", due_on=date(2026, 2, 15))
    later(early)
    early.edit(risk, HIGH)
    found = read(early, OVERDUE)
    assert (found.then, found.now.value, found.trend) == (0, 1, Trend.HIGHER)


def test_what_was_done_since_counts_for_the_earlier_day(early):
    made = add_mitigation(
        early, add_risk(early, **HIGH), status="planned", due_on=date(2026, 2, 15)
    )
    later(early)
    early.edit(made, {"status": "implemented"})
    found = read(early, OVERDUE)
    assert (found.then, found.now.value, found.trend) == (1, 0, Trend.LOWER)
    assert found.is_worse is False


def test_what_is_in_the_bin_today_counted_then(early):
    gone = incident(early, date(2026, 2, 1))
    incident(early, date(2026, 2, 1))
    later(early)
    early.delete([gone])
    found = read(early, INCIDENTS)
    assert (found.then, found.now.value) == (2, 0)


def test_what_was_entered_later_did_not_count_then(early):
    incident(early, date(2026, 2, 1))
    later(early)
    incident(early, date(2026, 2, 1))
    assert read(early, INCIDENTS).then == 1


def test_equal_values_did_not_move(early):
    add_mitigation(early, add_risk(early, **HIGH), status="planned", due_on=date(2026, 2, 15))
    later(early)
    found = read(early, OVERDUE)
    assert (found.trend, found.is_worse) == (Trend.SAME, None)


def test_a_younger_project_is_not_compared(project):
    incident(project, TODAY)
    assert (read(project, INCIDENTS).then, read(project, INCIDENTS).untold) == (
        None,
        Untold.YOUNGER,
    )


def test_a_value_that_could_not_be_told_then_is_not_compared(early):
    later(early)
    incident(early, TODAY)
    found = read(early, INCIDENTS)
    assert (found.trend, found.untold) == (None, Untold.NO_DATA)


class Forgetful:
    """A store whose history lacks what steps set of entries of one kind until a day."""

    def __init__(self, store, kind, until):
        self._store, self._kind, self._until = store, kind, until

    def __getattr__(self, name):
        return getattr(self._store, name)

    def values_in_parts(self, kind, day):
        known = list(self._store.values_until(kind, day))
        if kind is self._kind:
            known = known[len(list(self._store.values_until(kind, self._until))) :]
        return iter([known])


def test_a_history_that_was_left_out_is_never_taken_for_a_zero(early):
    made = incident(early, date(2026, 2, 1))
    add_mitigation(early, add_risk(early, **HIGH), **LATE)
    later(early)
    early.edit(made, {"known_on": TODAY, "title": "Another"})
    early.store = Forgetful(early.store, EntityKind.INCIDENT, SINCE)
    assert read(early, INCIDENTS).untold is Untold.LEFT_OUT
    assert read(early, OVERDUE).then == 0


def test_what_was_erased_since_is_not_compared(early):
    person = add_person(early, "Petra Geheim")
    incident(early, date(2026, 2, 1), description="Petra Geheim called")
    later(early)
    erase_person(early, plan_erasing(early, GERMAN, person), texts_too=True)
    assert read(early, INCIDENTS).untold is Untold.LEFT_OUT


def test_earlier_values_are_read_once(early):
    incident(early, date(2026, 2, 1))
    later(early)
    assessment = Assessment(early, METHOD, TODAY)
    first = _done(indicators_in_parts(early, assessment))
    early.store = Forgetful(early.store, EntityKind.INCIDENT, SINCE)
    again = _done(indicators_in_parts(early, assessment, known=first[1]))
    assert again == first


def test_what_has_a_value_only_later_is_compared_by_what_was_read_before(early):
    incident(early, date(2026, 2, 1))
    later(early)
    assessment = Assessment(early, METHOD, TODAY)
    _, known = _done(indicators_in_parts(early, assessment))
    add_mitigation(early, add_risk(early, **HIGH), **LATE)
    report, _ = _done(indicators_in_parts(early, assessment, known=known))
    found = next(one for one in report.told if one.indicator.id == OVERDUE)
    assert found.untold is Untold.NO_DATA


def _done(parts):
    while True:
        try:
            next(parts)
        except StopIteration as end:
            return end.value
