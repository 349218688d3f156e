"""Naming a state: by fingerprint, by day, or not at all."""

import time
from datetime import UTC, date, datetime

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.steps import fingerprint
from rai_desktop.services.ports import StepHead
from rai_desktop.services.timeline import points
from rai_desktop.services.timeline.points import point_at, point_of, present_point
from tests.services.building import FixedClock, bare_project


@pytest.fixture
def project(tmp_path):
    made = bare_project(tmp_path)
    yield made
    made.store.abandon()


def edited(project, moment, name):
    """Let a system be added at a moment; return the step."""
    project.clock = FixedClock(moment)
    project.add(EntityKind.SYSTEM, {"name": name})
    return project.store.head()


@pytest.fixture
def steps(project):
    days = (1, 1, 5, 9)
    moments = [datetime(2026, 3, day, 8 + at, tzinfo=UTC) for at, day in enumerate(days)]
    return [edited(project, moment, f"S{at}") for at, moment in enumerate(moments)]


class Heads:
    """A history of which only the heads are known, newest last."""

    def __init__(self, *heads):
        self._heads = heads

    def step_heads(self, before, count, of=None):
        found = [head for head in self._heads if before is None or head.number < before]
        return found[::-1][:count]


def head(number, step, when, *parents):
    return StepHead(
        number=number,
        id=StepId(step * 64),
        action="edit",
        author="",
        time=when,
        subject=StepId(""),
        parents=tuple(StepId(parent * 64) for parent in parents),
        touched=(),
    )


def test_a_fingerprint_names_its_state_with_spaces_and_without(project, steps):
    shown = fingerprint(steps[1])
    for text in (shown, shown.replace(" ", ""), shown.lower(), steps[1], f"  {shown[:9]} "):
        found = point_of(project.store, text)
        assert (found.step, found.later) == (steps[1], 2)
    assert found.fingerprint == shown


@pytest.mark.parametrize("text", ["", "1234567", "heute", "12345678g", "2026-02-30", "a" * 65])
def test_what_is_neither_fingerprint_nor_day_is_refused(project, steps, text):
    with pytest.raises(UsageError, match="names no state"):
        point_of(project.store, text)


def test_a_fingerprint_of_elsewhere_is_refused_as_it_is_written(project, steps):
    with pytest.raises(UsageError, match="never had the fingerprint 0123 4567 89AB"):
        point_of(project.store, "0123456789ab")


def test_eight_digits_are_a_fingerprint_and_no_day(project, steps):
    with pytest.raises(UsageError, match="never had the fingerprint 2026 0301"):
        point_of(project.store, "20260301")


def test_a_beginning_that_two_states_share_is_refused():
    store = Heads(head(1, "a", "2026-03-01T08:00:00+00:00"), head(2, "a", ""))
    with pytest.raises(UsageError, match="More than one"):
        point_of(store, "aaaaaaaa")


@pytest.mark.parametrize(
    ("day", "at"),
    [("2026-03-01", 1), ("2026-03-04", 1), ("5.3.2026", 2), ("05.03.2026", 2), ("2030-01-01", 3)],
)
def test_a_day_names_the_last_state_until_its_end(project, steps, day, at):
    assert point_of(project.store, day).step == steps[at]


def test_before_the_first_step_there_is_nothing(project, steps):
    with pytest.raises(UsageError, match="entered in this project on that day"):
        point_of(project.store, "2026-02-28")


def test_a_day_is_one_of_this_computer(project, monkeypatch):
    late = edited(project, datetime(2026, 3, 1, 23, 30, tzinfo=UTC), "late")
    edited(project, datetime(2026, 3, 2, 23, 30, tzinfo=UTC), "later")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        with pytest.raises(UsageError):
            point_of(project.store, "2026-03-01")
        assert point_of(project.store, "2026-03-02").step == late
    finally:
        monkeypatch.setenv("TZ", "UTC")
        time.tzset()


def test_of_copies_merged_later_the_youngest_state_of_the_day_counts():
    store = Heads(
        head(1, "a", "2026-03-01T08:00:00+00:00"),
        head(2, "b", "2026-03-10T08:00:00+00:00", "a"),
        head(3, "c", "2026-03-05T08:00:00+00:00", "a"),
        head(4, "d", "2026-03-12T08:00:00+00:00", "b", "c"),
    )
    found = {day: point_of(store, f"2026-03-{day}").step[0] for day in ("04", "06", "10", "12")}
    assert found == {"04": "a", "06": "c", "10": "b", "12": "d"}


def test_a_clock_that_was_wrong_for_a_while_hides_no_later_state():
    store = Heads(
        head(1, "a", "2026-03-01T08:00:00+00:00"),
        head(2, "b", "2026-03-09T08:00:00+00:00", "a"),
        head(3, "c", "2026-03-08T08:00:00+00:00", "b"),
    )
    assert point_of(store, "2026-03-09").step[0] == "c"


def test_a_state_is_found_among_more_than_are_read_at_once(project, steps, monkeypatch):
    monkeypatch.setattr(points, "AT_ONCE", 2)
    assert point_of(project.store, steps[0]).later == 3


def test_a_step_is_a_point_if_it_is_in_this_history(project, steps):
    assert point_at(project.store, steps[2]).later == 1
    assert point_at(project.store, StepId("0" * 64)) is None
    assert present_point(project.store).step == steps[-1]


def test_a_project_without_a_step_has_no_present_state(project):
    with pytest.raises(UsageError, match="no history"):
        present_point(project.store)
    with pytest.raises(UsageError):
        point_of(project.store, date(2026, 3, 1).isoformat())
