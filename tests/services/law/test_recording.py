"""A classification is previewed, then written as one step with its duties and tasks."""

from datetime import UTC, date, datetime

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus, ObligationStatus, TaskStatus
from rai_desktop.services.law.duty_changes import DutyChange
from rai_desktop.services.law.judging import judge
from rai_desktop.services.law.recording import Decision, plan_recording, record, save_answers
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.law.statuses import (
    classification_of,
    classification_status,
    obligation_status,
)
from rai_desktop.words import words_for
from tests.services.law.building import LAW, add_system, all_no, bare

project = bare

WORDS = words_for("en")
CONFIRMED = Decision(status=ClassificationStatus.CONFIRMED)


def planned(project, system, answers=None, decision=None):
    return plan_recording(project, LAW, WORDS, system, answers=answers, decision=decision)


def recorded(project, system, answers=None, decision=None):
    return record(project, planned(project, system, answers, decision))


def rules(plan, change):
    return {changed.rule for changed in plan.changed(change)}


def held(project):
    return {found.title: found for found in project.entities(EntityKind.OBLIGATION)}


def steps(project):
    return sum(1 for _ in project.store.history())


def test_recording_is_one_step_that_undo_takes_back(project):
    system = add_system(project)
    before = steps(project)
    recorded(project, system, all_no())
    assert steps(project) == before + 1
    found = classification_of(project, system)
    assert found.labels == ("MINIMAL",)
    assert found.status is ClassificationStatus.PROVISIONAL
    assert (found.pack_id, found.judged_on) == ("ai-act", date(2026, 6, 15))
    assert project.entity(system).roles == ("deployer",)
    assert answers_of(project, "ai-act", system)["C2"] == "yes"
    assert set(held(project)) == {"LITERACY"}
    project.undo()
    assert classification_of(project, system) is None
    assert held(project) == {}
    assert project.entity(system).roles == ()


def test_recording_again_changes_nothing(project):
    system = add_system(project)
    recorded(project, system, all_no())
    assert recorded(project, system) is None


def test_the_preview_names_what_comes_stays_and_goes(project):
    system = add_system(project)
    recorded(project, system, all_no(F1="yes"))
    plan = planned(project, system, all_no(III_4a="yes", E3_0="yes"))
    assert plan.before.labels == ("TRANSP",)
    assert plan.labels == ("HR_III",)
    assert rules(plan, DutyChange.ADDED) == {"OVERSIGHT"}
    assert rules(plan, DutyChange.KEPT) == {"LITERACY"}
    assert rules(plan, DutyChange.DROPPED) == {"SHOW"}
    assert set(held(project)) == {"LITERACY", "SHOW"}


def test_done_work_is_never_deleted(project):
    system = add_system(project)
    recorded(project, system, all_no(F1="yes"))
    project.edit(held(project)["SHOW"].uid, {"status": "met"})
    plan = planned(project, system, all_no())
    assert rules(plan, DutyChange.ENDED) == {"SHOW"}
    record(project, plan)
    assert held(project)["SHOW"].status is ObligationStatus.ENDED
    recorded(project, system, all_no(F1="yes"))
    assert held(project)["SHOW"].status is None


def test_a_duty_of_the_company_stays_while_another_system_brings_it(project):
    first, second = add_system(project, "A"), add_system(project, "B")
    recorded(project, first, all_no())
    recorded(project, second, all_no())
    recorded(project, first, all_no(A3="no"))
    assert "LITERACY" in held(project)
    recorded(project, second, all_no(A3="no"))
    assert "LITERACY" not in held(project)


def test_an_open_duty_of_the_company_does_not_make_a_certain_one_open(project):
    first, second = add_system(project, "A"), add_system(project, "B")
    recorded(project, first, all_no())
    recorded(project, second, all_no(A3="unknown"))
    assert held(project)["LITERACY"].may_apply is False


def test_questions_that_nobody_could_answer_make_one_task(project):
    system = add_system(project, "Chat")
    recorded(project, system, all_no(F1="unknown", F2="unknown"))
    tasks = [t for t in project.entities(EntityKind.TASK) if t.origin == "clarify"]
    (task,) = tasks
    assert task.title == "Clarify open questions: Chat"
    assert len(task.description.splitlines()) == 2
    assert task.system == system
    recorded(project, system, all_no(F1="no", F2="no"))
    found = project.entity(task.uid)
    assert (found.status, found.done_on) == (TaskStatus.DONE, date(2026, 6, 15))
    recorded(project, system, all_no(F1="unknown"))
    assert project.entity(task.uid).status is TaskStatus.OPEN


def test_a_duty_becomes_a_task_six_months_ahead(project):
    system = add_system(project)
    recorded(project, system, all_no(III_4a="yes", E3_0="yes"))
    titles = {task.title for task in project.entities(EntityKind.TASK)}
    assert titles == {"LITERACY"}
    other = add_system(project, "Later")
    project.clock.moment = datetime(2027, 6, 2, 12, tzinfo=UTC)
    recorded(project, other, all_no(III_4a="yes", E3_0="yes"))
    (task,) = [t for t in project.entities(EntityKind.TASK) if t.title == "OVERSIGHT"]
    assert task.due_on == date(2027, 12, 2)


def test_tasks_come_back_with_a_classification_that_was_undone(project):
    system = add_system(project)
    recorded(project, system, all_no(F1="unknown"))
    before = {task.uid: task for task in project.entities(EntityKind.TASK)}
    assert {task.origin for task in before.values()} == {"clarify", "obligation"}
    project.undo()
    assert project.entities(EntityKind.TASK) == []
    recorded(project, system, all_no(F1="unknown"))
    assert {task.uid: task for task in project.entities(EntityKind.TASK)} == before
    assert recorded(project, system) is None


def test_a_task_that_was_done_is_open_again_with_a_duty_that_was_undone(project):
    system = add_system(project)
    recorded(project, system, all_no())
    (task,) = project.entities(EntityKind.TASK)
    project.undo()
    project.restore([task.uid])
    project.edit(task.uid, {"status": "done", "done_on": date(2026, 6, 15)})
    project.delete([task.uid])
    recorded(project, system, all_no())
    (back,) = project.entities(EntityKind.TASK)
    assert (back.status, back.done_on) == (TaskStatus.OPEN, None)


def test_a_task_that_a_person_deleted_stays_away_while_the_duty_stands(project):
    system = add_system(project)
    recorded(project, system, all_no(F1="yes"))
    (task,) = [t for t in project.entities(EntityKind.TASK) if t.rule == "SHOW"]
    project.delete([task.uid])
    project.edit(held(project)["SHOW"].uid, {"status": "met"})
    recorded(project, system, all_no())
    recorded(project, system, all_no(F1="yes"))
    assert project.entity(task.uid).deleted


def test_the_task_of_a_duty_goes_and_comes_back_with_it(project):
    system = add_system(project)
    recorded(project, system, all_no(F1="yes"))
    before = {task.uid: task for task in project.entities(EntityKind.TASK)}
    assert {task.rule for task in before.values()} == {"LITERACY", "SHOW"}
    recorded(project, system, all_no())
    assert {task.rule for task in project.entities(EntityKind.TASK)} == {"LITERACY"}
    recorded(project, system, all_no(F1="yes"))
    assert {task.uid: task for task in project.entities(EntityKind.TASK)} == before


@pytest.mark.parametrize("touched", [{"notes": "Asked"}, {"status": "done"}])
def test_a_task_that_somebody_touched_stays_without_its_duty(project, touched):
    system = add_system(project)
    recorded(project, system, all_no(F1="yes"))
    (task,) = [t for t in project.entities(EntityKind.TASK) if t.rule == "SHOW"]
    project.edit(task.uid, touched)
    recorded(project, system, all_no())
    assert not project.entity(task.uid).deleted


def test_what_another_law_asks_for_today_is_no_task(project):
    system = add_system(project, people_data="yes")
    recorded(project, system, all_no())
    assert "PRIVACY" in held(project)
    assert {task.title for task in project.entities(EntityKind.TASK)} == {"LITERACY"}


def test_good_practice_and_open_duties_make_no_task(project):
    system = add_system(project)
    recorded(project, system, all_no(A3="unknown"))
    origins = {task.origin for task in project.entities(EntityKind.TASK)}
    assert origins == {"clarify"}


def test_a_person_confirms_and_later_changes_make_it_outdated(project):
    system = add_system(project)
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    recorded(
        project,
        system,
        all_no(),
        Decision(status=ClassificationStatus.CONFIRMED, by=person),
    )
    found = classification_of(project, system)
    assert (found.decided_by, found.decided_on) == (person, date(2026, 6, 15))
    assert classification_status(found, judge(project, LAW, system).basis) == "confirmed"
    save_answers(project, LAW, system, {"F1": "yes"})
    assert classification_status(found, judge(project, LAW, system).basis) == "outdated"


@pytest.mark.parametrize(
    "decision",
    [
        CONFIRMED,
        Decision(status=ClassificationStatus.OVERRIDDEN, labels=("HR_III",), reason="Counsel"),
    ],
    ids=["confirmed", "overridden"],
)
def test_a_decision_stands_while_facts_and_law_are_the_same(project, decision):
    system = add_system(project)
    recorded(project, system, all_no(), decision)
    before = classification_of(project, system)
    assert planned(project, system).status is decision.status
    assert recorded(project, system) is None
    assert classification_of(project, system) == before
    recorded(project, system, all_no(F1="yes"))
    assert classification_of(project, system).status is ClassificationStatus.PROVISIONAL


def test_an_open_result_is_not_confirmed(project):
    system = add_system(project)
    with pytest.raises(UsageError, match="not answered yet"):
        planned(project, system, {}, CONFIRMED)
    with pytest.raises(UsageError, match="still open"):
        planned(project, system, all_no(F1="unknown"), CONFIRMED)


def test_the_derogation_needs_a_written_reason(project):
    system = add_system(project)
    answers = all_no(III_4a="yes", E3_a="yes", E3_r="yes")
    with pytest.raises(UsageError, match="written reason"):
        planned(project, system, answers, CONFIRMED)
    decision = Decision(status=ClassificationStatus.CONFIRMED, reason="Only sorts files by type")
    assert planned(project, system, answers, decision).labels == ("EXEMPT_6_3",)


def test_deciding_otherwise_needs_a_reason_and_leads_the_duties(project):
    system = add_system(project)
    decision = Decision(status=ClassificationStatus.OVERRIDDEN, labels=("HR_III",))
    with pytest.raises(UsageError, match="Say why"):
        planned(project, system, all_no(), decision)
    decision = Decision(
        status=ClassificationStatus.OVERRIDDEN, labels=("HR_III",), reason="Counsel says so"
    )
    recorded(project, system, all_no(), decision)
    found = classification_of(project, system)
    assert (found.labels, found.found) == (("HR_III",), ("MINIMAL",))
    assert "OVERSIGHT" in held(project)


def test_answers_of_fields_go_to_the_fields(project):
    system = add_system(project)
    save_answers(project, LAW, system, {"ORG-public": "yes", "C2": "yes"})
    assert project.organisation().public_services == "yes"
    assert answers_of(project, "ai-act", system) == {"C2": "yes"}
    assert save_answers(project, LAW, system, {"ORG-public": "yes", "C2": "yes"}) is None


def test_the_pack_is_kept_once(project):
    first, second = add_system(project, "A"), add_system(project, "B")
    recorded(project, first, all_no())
    recorded(project, second, all_no())
    kept = [pack for pack in project.entities(EntityKind.PACK) if pack.pack_id == "ai-act"]
    assert len(kept) == 1
    assert project.store.attachment(kept[0].sha256)
    project.undo()
    project.undo()
    recorded(project, first, all_no())
    assert [p.deleted for p in project.entities(EntityKind.PACK) if p.pack_id == "ai-act"] == [
        False
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 12, 1), "upcoming"), (date(2027, 12, 2), "applies")],
)
def test_a_duty_applies_from_its_day(project, day, expected):
    system = add_system(project)
    recorded(project, system, all_no(III_4a="yes", E3_0="yes"))
    assert obligation_status(held(project)["OVERSIGHT"], day) == expected


def test_what_a_person_decided_about_a_duty_counts(project):
    system = add_system(project)
    recorded(project, system, all_no(F1="yes"))
    uid = held(project)["SHOW"].uid
    project.edit(uid, {"status": "met"})
    assert obligation_status(project.entity(uid), date(2026, 9, 1)) == "met"
