from datetime import timedelta

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import FieldError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import (
    FindingSeverity,
    FindingSource,
    FindingStatus,
    ReviewVerdict,
)
from rai_desktop.services.reviews.recording import DAYS_TO_MEND, record_review
from rai_desktop.services.reviews.standing import stamp_of
from tests.services.building import TODAY, labels
from tests.services.entries import add_person, add_system, steps_of
from tests.services.reviews.making import LATER, draft, high_risk, people

RETURNED = {"verdict": ReviewVerdict.RETURNED, "reason": "The purpose is not clear."}
CONDITIONS = {
    "verdict": ReviewVerdict.APPROVED_WITH_CONDITIONS,
    "conditions": "Ask the supplier for the test report.",
}


def test_review_is_one_step_that_is_undone_as_one(project):
    _, reviewer, approver = people(project)
    system = add_system(project)
    before = steps_of(project)
    record_review(project, labels(), draft(system, reviewer, approver, **RETURNED))
    assert steps_of(project) == before + 1
    assert project.undo_entry().action is Action.REVIEW
    project.undo()
    assert project.entity(system).reviewed_on is None
    assert not project.entities(EntityKind.REVIEW)
    assert not project.entities(EntityKind.FINDING)


def test_review_keeps_what_was_decided_and_sets_the_days_of_the_system(project):
    _, reviewer, approver = people(project)
    system = add_system(project, name="Chat")
    done = record_review(project, labels(), draft(system, reviewer, approver, notes="Calm talk."))
    review = project.entity(done.review)
    assert (review.title, review.system, review.held_on) == ("Chat", system, TODAY)
    assert (review.reviewer, review.approver, review.notes) == (reviewer, approver, "Calm talk.")
    assert project.number(review) == "UP-0001"
    entity = project.entity(system)
    assert (entity.reviewed_on, entity.review_due_on) == (TODAY, LATER)
    assert done.finding is None
    assert done.task is None


def test_review_of_a_risk_sets_its_next_day(project):
    _, reviewer, approver = people(project)
    risk = high_risk(project)
    record_review(project, labels(), draft(risk, reviewer, approver))
    assert project.entity(risk).review_due_on == LATER


def test_returned_entry_becomes_a_finding_of_its_owner(project):
    owner, reviewer, approver = people(project)
    system = add_system(project, owner=owner)
    wishes = {**RETURNED, "severity": FindingSeverity.MAJOR}
    done = record_review(project, labels(), draft(system, reviewer, approver, **wishes))
    finding = project.entity(done.finding)
    assert (finding.source, finding.severity) == (FindingSource.REVIEW, FindingSeverity.MAJOR)
    assert (finding.about, finding.system, finding.owner) == (done.review, system, owner)
    assert (finding.status, finding.found_on) == (FindingStatus.OPEN, TODAY)
    assert finding.description == "The purpose is not clear."
    assert finding.due_on == TODAY + DAYS_TO_MEND


def test_conditions_become_a_task_of_the_owner(project):
    owner, reviewer, approver = people(project)
    risk = high_risk(project, owner=owner)
    until = TODAY + timedelta(days=10)
    wishes = {**CONDITIONS, "due_on": until}
    done = record_review(project, labels(), draft(risk, reviewer, approver, **wishes))
    task = project.entity(done.task)
    assert (task.about, task.owner, task.due_on) == (done.review, owner, until)
    assert task.description == CONDITIONS["conditions"]
    assert project.number(task) == "AU-0001"


@pytest.mark.parametrize(
    ("wishes", "key"),
    [
        ({"verdict": None}, "verdict"),
        ({**RETURNED, "reason": "  "}, "reason"),
        ({**CONDITIONS, "conditions": ""}, "conditions"),
        ({"held_on": None}, "held_on"),
        ({"held_on": TODAY + timedelta(days=1)}, "held_on"),
        ({"next_on": TODAY}, "next_on"),
        ({**RETURNED, "due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"reviewer": None, "approver": None}, "reviewer"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_recorded(project, wishes, key):
    _, reviewer, approver = people(project)
    system = add_system(project)
    before = steps_of(project)
    given = {"reviewer": reviewer, "approver": approver, **wishes}
    with pytest.raises(FieldError) as caught:
        record_review(project, labels(), draft(system, **given))
    assert caught.value.key == key
    assert steps_of(project) == before


def test_reviewer_must_be_a_person_of_the_project(project):
    people(project)
    system = add_system(project)
    gone = add_person(project, "Gone")
    project.delete([gone])
    for stranger in (system, gone):
        with pytest.raises(FieldError) as caught:
            record_review(project, labels(), draft(system, stranger))
        assert caught.value.key == "reviewer"


def test_reviewer_must_have_been_active_on_the_day(project):
    _, _, approver = people(project)
    left = add_person(project, "Left", active_until=TODAY - timedelta(days=1))
    system = add_system(project)
    with pytest.raises(FieldError, match="not active"):
        record_review(project, labels(), draft(system, left, approver))
    held = TODAY - timedelta(days=1)
    assert record_review(project, labels(), draft(system, left, approver, held_on=held)).review


def test_two_people_decide_from_the_level_that_the_method_names(project):
    owner, reviewer, approver = people(project)
    risk = high_risk(project, owner=owner)
    for wishes, key in (
        ((owner, approver), "reviewer"),
        ((reviewer, None), "approver"),
        ((reviewer, reviewer), "approver"),
    ):
        with pytest.raises(FieldError) as caught:
            record_review(project, labels(), draft(risk, *wishes))
        assert caught.value.key == key
    assert record_review(project, labels(), draft(risk, reviewer, approver)).review


def test_one_person_is_enough_where_nothing_is_rated(project):
    owner, _, _ = people(project)
    system = add_system(project, owner=owner)
    assert record_review(project, labels(), draft(system, owner)).review


def test_company_of_one_person_reviews_alone_and_that_is_written_down(project):
    alone = add_person(project, "Alone")
    risk = high_risk(project, owner=alone)
    done = record_review(project, labels(), draft(risk, alone))
    assert "names nobody else" in project.entity(done.review).reason


def test_retired_closed_and_deleted_entries_are_not_reviewed(project):
    _, reviewer, approver = people(project)
    retired = add_system(project, status="retired")
    closed = high_risk(project, status="closed")
    deleted = add_system(project)
    project.delete([deleted])
    for subject, reason in ((retired, "retired"), (closed, "closed"), (deleted, "bin")):
        with pytest.raises(UserError, match=reason):
            record_review(project, labels(), draft(subject, reviewer, approver))


def test_what_changed_under_the_eyes_of_the_reviewer_is_told_and_not_recorded(project):
    _, reviewer, approver = people(project)
    system = add_system(project)
    seen = stamp_of(project, project.entity(system))
    project.edit(system, {"purpose": "Something else"})
    with pytest.raises(FieldError, match="Purpose in one sentence") as caught:
        record_review(project, labels(), draft(system, reviewer, approver, seen=seen))
    assert caught.value.key == "seen"
    assert not project.entities(EntityKind.REVIEW)


def test_review_entered_late_does_not_move_the_days_of_a_newer_one(project):
    _, reviewer, approver = people(project)
    system = add_system(project)
    record_review(project, labels(), draft(system, reviewer, approver))
    earlier = TODAY - timedelta(days=40)
    wishes = {"held_on": earlier, "next_on": TODAY}
    record_review(project, labels(), draft(system, reviewer, approver, **wishes))
    assert project.entity(system).reviewed_on == TODAY
    assert len(project.entities(EntityKind.REVIEW)) == 2
