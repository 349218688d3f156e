"""Deadlines for calendars: all that is due, each under one name for good, and nobody's name."""

from datetime import timedelta

import pytest

from rai_desktop.domain.codes import Action, Answer, MeasureStatus
from rai_desktop.services.deadlines.collecting import CalendarRequest, deadline_calendar
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.overview.due import due_list
from tests.services.building import TODAY, FixedClock, empty_project, example_project, labels
from tests.services.entries import add_person, add_system

SOON = TODAY + timedelta(days=20)


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


def calendar_of(project, **wishes):
    request = CalendarRequest(day=TODAY, created=FixedClock().now(), **wishes)
    return deadline_calendar(project, labels(), request)


def of_entry(project, name):
    return [one for one in calendar_of(project).deadlines if name in one.title]


def test_a_deadline_keeps_its_name_when_its_day_moves(project):
    uid = add_system(project, "Chat", review_due_on=SOON)
    before = of_entry(project, "Chat")
    later = SOON + timedelta(days=5)
    project.commit(Action.EDIT, project.checked("system", uid, {"review_due_on": later}))
    after = of_entry(project, "Chat")
    assert [one.uid for one in before] == [one.uid for one in after]
    assert [one.day for one in after] == [later]
    assert calendar_of(project).sequence > 1


def test_a_deadline_of_a_deleted_entry_is_dropped_not_forgotten(project):
    uid = add_system(project, "Chat", review_due_on=SOON)
    [before] = of_entry(project, "Chat")
    project.commit(Action.DELETE, project.checked("system", uid, {"deleted": True}))
    [after] = of_entry(project, "Chat")
    assert (before.is_dropped, after.is_dropped) == (False, True)
    assert before.uid == after.uid


@pytest.mark.parametrize("key", ["due_on", "valid_until"])
def test_a_deadline_whose_day_was_emptied_is_dropped_under_its_name(project, key):
    status = MeasureStatus.IMPLEMENTED if key == "valid_until" else MeasureStatus.PLANNED
    uid = project.add("mitigation", {"title": "Training", "status": status, key: SOON})
    [before] = of_entry(project, "Training")
    later = SOON + timedelta(days=9)
    project.edit(uid, {key: later})
    project.edit(uid, {key: None})
    [after] = of_entry(project, "Training")
    assert (after.uid, after.day, after.is_dropped) == (before.uid, later, True)
    project.edit(uid, {key: SOON})
    assert of_entry(project, "Training") == [before]


def test_what_never_had_a_day_or_had_one_long_ago_is_not_told(project):
    add_system(project, "Never")
    uid = add_system(project, "Before", review_due_on=TODAY - timedelta(days=3))
    project.edit(uid, {"review_due_on": None})
    assert of_entry(project, "Never") == of_entry(project, "Before") == []


def test_a_deadline_for_telling_is_dropped_once_everybody_was_told(project):
    facts = {"title": "Leak", "data_breach": Answer.YES, "known_on": TODAY}
    uid = project.add("incident", facts)
    [before] = of_entry(project, "Leak")
    project.edit(uid, {"data_authority_told_on": TODAY})
    [after] = of_entry(project, "Leak")
    assert (before.is_dropped, after.is_dropped) == (False, True)
    assert before.uid == after.uid


@pytest.mark.parametrize("with_names", [False, True])
def test_people_are_named_only_when_chosen(project, with_names):
    person = add_person(project, "Petra Beispiel", function="IT")
    add_system(project, "Chat", review_due_on=SOON, owner=person)
    found = calendar_of(project, with_names=with_names)
    texts = " ".join(f"{one.title} {one.text}" for one in found.deadlines)
    assert ("Petra Beispiel" in texts) is with_names


@pytest.fixture
def example(tmp_path):
    made = example_project(tmp_path)
    yield made
    made.store.abandon()


def test_calendar_holds_everything_that_is_due(example):
    gaps = Gaps(example, labels(), TODAY)
    due = due_list(gaps, labels().words, most=None, ahead=20_000)
    told = [one for one in calendar_of(example).deadlines if not one.is_dropped]
    for item in due.items:
        number = example.number(example.entity(item.uid))
        assert any(one.day == item.day and number in one.title for one in told)
    assert len({one.uid for one in told}) == len(told) > 20
    assert any(one.title.startswith("AI Act") for one in told)
