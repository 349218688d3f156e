from datetime import timedelta

from rai_desktop.services.reviews.queue import review_queue, waiting_text
from rai_desktop.services.reviews.recording import record_review, rhythms_today
from rai_desktop.services.reviews.rhythm import rhythm_text
from tests.services.building import CATALOGUE, TODAY, labels
from tests.services.entries import add_risk, add_system, rated
from tests.services.reviews.making import draft, high_risk, people, reviewed_system

METHOD = CATALOGUE.method()


def queue_of(project):
    return review_queue(project, METHOD)


def titles(project, entries):
    return [project.name(one.uid) for one in entries]


def test_never_reviewed_entries_come_first_by_level_then_the_others_by_day(project):
    soon, late = TODAY + timedelta(days=5), TODAY - timedelta(days=5)
    add_system(project, name="Soon", review_due_on=soon)
    add_system(project, name="Late", review_due_on=late)
    add_system(project, name="Never")
    add_risk(project, title="Low, never", **rated(1, 1))
    high_risk(project)
    found = queue_of(project)
    assert titles(project, found.entries) == [
        "Wrong answers",
        "Low, never",
        "Never",
        "Late",
        "Soon",
    ]
    assert found.overdue == 1


def test_on_one_day_the_higher_level_comes_first(project):
    add_risk(project, title="Low", review_due_on=TODAY, **rated(1, 1))
    add_risk(project, title="High", review_due_on=TODAY, **rated(4, 4))
    assert titles(project, queue_of(project).entries) == ["High", "Low"]


def test_what_is_retired_closed_or_deleted_does_not_wait(project):
    add_system(project, status="retired")
    add_risk(project, status="closed")
    project.delete([add_system(project)])
    assert queue_of(project).entries == ()


def test_only_what_is_near_or_changed_is_due(project):
    far = TODAY + timedelta(days=90)
    system, *_ = reviewed_system(project, name="Chat")
    project.edit(system, {"review_due_on": far})
    assert queue_of(project).due == ()
    project.edit(system, {"purpose": "Another one"})
    assert titles(project, queue_of(project).due) == ["Chat"]


def test_without_a_day_the_method_says_when_after_the_last_review(project):
    system = add_system(project, reviewed_on=TODAY, traits=["agentic"])
    found = next(one for one in queue_of(project).entries if one.uid == system)
    assert found.day == TODAY.replace(month=12)


def test_the_shortest_rhythm_counts_and_tells_why(project):
    system = add_system(project, name="Chat")
    risk = high_risk(project, system)
    rhythms = rhythms_today(project, METHOD)
    of_risk = rhythms.of(project.entity(risk))
    level = rhythms.level(project.entity(risk))
    assert of_risk.months == METHOD.reviews.by_level[level]
    assert rhythms.of(project.entity(system)) == of_risk
    assert labels().code(level).lower() in rhythm_text(labels(), of_risk).lower()


def test_line_says_when_how_bad_and_what_changed(project):
    system, *_ = reviewed_system(project, name="Chat")
    project.edit(system, {"review_due_on": TODAY - timedelta(days=1), "purpose": "Another"})
    (found,) = queue_of(project).entries
    text = waiting_text(labels(), found, TODAY)
    assert "Overdue since" in text
    assert "changed since: Purpose in one sentence" in text


def test_a_reviewed_entry_for_which_nothing_asks_again_is_not_due(project):
    never = add_risk(project, title="Never")
    risk = add_risk(project, title="Unrated")
    _, reviewer, approver = people(project)
    record_review(project, labels(), draft(risk, reviewer, approver, next_on=None))
    first, last = queue_of(project).entries
    assert (first.uid, first.is_due(TODAY)) == (never, True)
    assert (last.uid, last.day, last.is_due(TODAY)) == (risk, None, False)
    assert waiting_text(labels(), last, TODAY).startswith("No further review is asked for")
