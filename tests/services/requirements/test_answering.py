"""Answers to requirements are kept as steps, with the tasks that follow from them."""

from datetime import date

import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.requirements import COMPANY, RequirementAnswer
from rai_desktop.services.requirements.answering import (
    answer_of,
    answer_requirements,
    clear_answer,
)
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE
from tests.services.law.building import add_system

WORDS = words_for("en")
POLICY, ONLY_PER_SYSTEM = "MR-GOV-01", "MR-ETH-01"


@pytest.fixture
def rules(project):
    return rules_of(project, CATALOGUE)


def answered(project, rules, **values):
    answer = RequirementAnswer(**{"requirement": POLICY, **values})
    return answer_requirements(project, CATALOGUE, WORDS, rules, [answer])


def tasks(project):
    return project.entities(EntityKind.TASK)


def test_every_part_of_an_answer_comes_back(project, rules):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    evidence = project.add(EntityKind.EVIDENCE, {"title": "Policy"})
    given = RequirementAnswer(
        requirement=POLICY,
        level=2,
        note="Draft in review",
        target=3,
        person=person,
        due=date(2026, 9, 1),
        evidence=(evidence,),
    )
    answer_requirements(project, CATALOGUE, WORDS, rules, [given])
    assert answer_of(project, rules, POLICY, COMPANY) == given


def test_equal_answers_make_no_step(project, rules):
    assert answered(project, rules, level=3)
    assert answered(project, rules, level=3) is None


def test_several_answers_are_one_step_that_undo_takes_back(project, rules):
    system = add_system(project)
    answers = [
        RequirementAnswer(requirement=POLICY, level=3),
        RequirementAnswer(requirement=ONLY_PER_SYSTEM, subject=system, level=4),
    ]
    answer_requirements(project, CATALOGUE, WORDS, rules, answers)
    assert answer_of(project, rules, ONLY_PER_SYSTEM, system).level == 4
    project.undo()
    assert answer_of(project, rules, POLICY, COMPANY).level is None
    assert answer_of(project, rules, ONLY_PER_SYSTEM, system).level is None


def test_not_knowing_makes_a_task_and_knowing_closes_it(project, rules):
    answered(project, rules)
    (task,) = tasks(project)
    assert (task.title, task.status, task.origin) == ("Find out: AI policy", "open", "requirement")
    answered(project, rules, level=3)
    (task,) = tasks(project)
    assert (task.status, task.done_on) == ("done", date(2026, 6, 15))
    answered(project, rules)
    (task,) = tasks(project)
    assert (task.status, task.done_on) == ("open", None)


def test_a_planned_gap_is_a_task_with_its_person_and_day(project, rules):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    answered(project, rules, level=1)
    assert tasks(project) == []
    answered(project, rules, level=1, target=3, person=person, due=date(2026, 9, 1))
    (task,) = tasks(project)
    assert (task.title, task.owner, task.due_on) == ("AI policy", person, date(2026, 9, 1))
    answered(project, rules, level=1, target=3, person=person, due=date(2026, 10, 1))
    (task,) = tasks(project)
    assert task.due_on == date(2026, 10, 1)
    answered(project, rules, level=3, target=3, person=person, due=date(2026, 10, 1))
    (task,) = tasks(project)
    assert task.status == "done"


def test_a_reason_why_it_does_not_apply_is_kept(project, rules):
    answered(project, rules, not_applicable="No staff uses AI")
    found = answer_of(project, rules, POLICY, COMPANY)
    assert (found.level, found.not_applicable) == (None, "No staff uses AI")
    assert tasks(project) == []


def test_what_no_requirement_can_take_is_refused(project, rules):
    with pytest.raises(UsageError, match="no requirement MR-XXX"):
        answered(project, rules, requirement="MR-XXX", level=1)
    with pytest.raises(UsageError, match="for each system"):
        answered(project, rules, requirement=ONLY_PER_SYSTEM, level=1)
    assert project.entities(EntityKind.ANSWER_SHEET) == []


def test_an_exception_can_be_taken_back(project, rules):
    system = add_system(project)
    requirement = "MR-GOV-02"
    answered(project, rules, requirement=requirement, level=3)
    answered(project, rules, requirement=requirement, subject=system, level=1)
    assert clear_answer(project, rules, requirement, system)
    assert not answer_of(project, rules, requirement, system).is_given
    assert clear_answer(project, rules, requirement, system) is None


def test_a_task_goes_with_the_answer_that_is_taken_back(project, rules):
    answered(project, rules)
    assert len(tasks(project)) == 1
    clear_answer(project, rules, POLICY, COMPANY)
    assert tasks(project) == []
    project.undo()
    assert len(tasks(project)) == 1
    clear_answer(project, rules, POLICY, COMPANY)
    answered(project, rules)
    (task,) = tasks(project)
    assert (task.title, task.status) == ("Find out: AI policy", "open")


def test_a_task_that_was_done_stays_when_the_answer_is_taken_back(project, rules):
    answered(project, rules)
    answered(project, rules, level=3)
    clear_answer(project, rules, POLICY, COMPANY)
    (task,) = tasks(project)
    assert task.status == "done"
