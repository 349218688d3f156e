"""Rules that hold whoever changes entries: needed reasons, and what comes by itself."""

from datetime import date

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.duplicating import duplicate
from rai_desktop.words import words_for
from tests.services.law_building import CHATBOT, classified, duty_of, law_project


@pytest.fixture
def project(tmp_path):
    made = law_project(tmp_path / "p")
    yield made
    made.store.abandon()


@pytest.fixture
def duty(project):
    classified(project, "Chatbot", CHATBOT)
    return duty_of(project, "X-TELL", "Chatbot").uid


def steps(project):
    return len(list(project.store.history()))


@pytest.mark.parametrize("reason", ["", "   "])
def test_not_applicable_needs_a_reason(project, duty, reason):
    before = steps(project)
    with pytest.raises(UsageError):
        project.edit(duty, {"status": "not_applicable", "reason": reason})
    with pytest.raises(UsageError):
        project.edit_many([duty], {"status": "not_applicable"})
    assert steps(project) == before


def test_with_a_reason_it_is_taken_and_the_reason_stays(project, duty):
    project.edit(duty, {"reason": "Only staff see it", "status": "not_applicable"})
    with pytest.raises(UsageError):
        project.edit(duty, {"reason": ""})
    project.edit(duty, {"status": None, "reason": ""})
    assert project.entity(duty).reason == ""


@pytest.mark.parametrize("status", ["postponed", "dropped"])
def test_a_task_is_postponed_or_dropped_with_a_reason_only(project, status):
    task = project.add(EntityKind.TASK, {"title": "Ask"})
    with pytest.raises(UsageError):
        project.edit(task, {"status": status})
    with pytest.raises(UsageError):
        project.add(EntityKind.TASK, {"title": "Other", "status": status})
    project.edit(task, {"status": status, "reason": "No time"})
    assert project.entity(task).status == status


@pytest.mark.parametrize("status", ["applies", "upcoming", "ended"])
def test_what_follows_from_dates_cannot_be_chosen(project, duty, status):
    with pytest.raises(UsageError):
        project.edit(duty, {"status": status})
    assert project.entity(duty).status is None


def test_obligations_are_neither_added_nor_removed_nor_copied_by_hand(project, duty):
    before = steps(project)
    with pytest.raises(UsageError):
        project.add(EntityKind.OBLIGATION, {"title": "X-TELL"})
    with pytest.raises(UsageError):
        project.delete([duty])
    with pytest.raises(UsageError):
        duplicate(project, words_for("en"), [duty])
    assert steps(project) == before


def test_a_new_task_is_open_and_ones_own(project):
    task = project.entity(project.add(EntityKind.TASK, {"title": "Ask"}))
    assert (task.status, task.origin) == ("open", "own")


ORDERS = [(kind, first, second) for kind in KINDS for first, second in KINDS[kind].orders]


@pytest.mark.parametrize(("kind", "first", "second"), ORDERS)
def test_a_day_that_has_to_follow_another_does_not_come_before_it(project, kind, first, second):
    day, before = date(2026, 3, 2), date(2026, 3, 1)
    title = {KINDS[kind].title: "Entry"}
    with pytest.raises(UsageError, match="lies before"):
        project.add(kind, title | {first: day, second: before})
    uid = project.add(kind, title | {first: day, second: day})
    steps_before = steps(project)
    with pytest.raises(UsageError, match="lies before"):
        project.edit(uid, {second: before})
    with pytest.raises(UsageError, match="lies before"):
        project.edit_many([uid], {first: date(2026, 3, 3)})
    assert steps(project) == steps_before
    project.edit(uid, {first: date(2026, 4, 1), second: date(2026, 4, 2)})
    project.edit(uid, {second: None})


def test_evidence_is_not_superseded_in_a_circle(project):
    one, two, three = (project.add(EntityKind.EVIDENCE, {"title": name}) for name in "ABC")
    project.edit(one, {"superseded_by": two})
    project.edit(two, {"superseded_by": three})
    for last in (one, two, three):
        with pytest.raises(UsageError, match="lead back"):
            project.edit(three, {"superseded_by": last})
    project.edit(one, {"superseded_by": three})


def test_nobody_is_the_own_deputy_but_two_may_stand_in_for_each_other(project):
    one, two = (project.add(EntityKind.PERSON, {"name": name}) for name in "AB")
    with pytest.raises(UsageError, match="lead back"):
        project.edit(one, {"deputy": one})
    project.edit(one, {"deputy": two})
    project.edit(two, {"deputy": one})


def test_a_new_entry_may_name_another_one_of_its_kind(project):
    new = project.add(EntityKind.EVIDENCE, {"title": "New"})
    old = project.add(EntityKind.EVIDENCE, {"title": "Old", "superseded_by": new})
    assert project.entity(old).superseded_by == new
