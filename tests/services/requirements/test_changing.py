"""Parts of an answer are changed one by one, each as a step; gaps are planned together."""

from datetime import date

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.requirements import COMPANY, Origin
from rai_desktop.services.law.recording import plan_recording, record
from rai_desktop.services.requirements.answered import LAW, has_answers
from rai_desktop.services.requirements.answering import answer_of
from rai_desktop.services.requirements.assessing import rules_of, standing
from rai_desktop.services.requirements.changing import Answers, planning_subjects
from rai_desktop.services.requirements.first_pass import (
    first_pass,
    subjects_to_answer,
)
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE
from tests.services.law.building import LAW as LAW_BOOK
from tests.services.law.building import add_system, all_no

POLICY, SHARED, EACH = "MR-GOV-01", "MR-SOR-01", "MR-ETH-01"


@pytest.fixture
def answers(project):
    rules = rules_of(project, CATALOGUE)
    return Answers(project=project, catalogue=CATALOGUE, words=words_for("en"), rules=rules)


def score_of(project, requirement):
    return standing(project, CATALOGUE).assessment.by_requirement[requirement]


def classified(project, system):
    record(project, plan_recording(project, LAW_BOOK, words_for("en"), system, answers=all_no()))


def tasks(project):
    return [(task.title, str(task.status)) for task in project.entities(EntityKind.TASK)]


def test_a_level_takes_the_place_of_a_reason_and_keeps_the_note(answers):
    answers.change(POLICY, (COMPANY,), {"note": "Draft"})
    answers.change(POLICY, (COMPANY,), {"not_applicable": "No AI"})
    answers.change(POLICY, (COMPANY,), {"level": 2})
    found = answers.shared(POLICY, (COMPANY,))
    assert (found.level, found.not_applicable, found.note) == (2, "", "Draft")


def test_a_note_before_an_answer_is_kept_and_makes_no_task(project, answers):
    assert answers.change(POLICY, (COMPANY,), {"note": "Ask the board"})
    found = answers.shared(POLICY, (COMPANY,))
    assert (found.note, found.counts) == ("Ask the board", False)
    assert tasks(project) == []
    assert answers.change(POLICY, (COMPANY,), {"note": "Ask the board"}) is None


def test_not_knowing_is_an_answer_that_counts_as_nothing_and_makes_a_task(project, answers):
    answers.change(POLICY, (COMPANY,), {"is_unknown": True})
    assert answers.shared(POLICY, (COMPANY,)).is_unknown
    assert tasks(project) == [("Find out: AI policy", "open")]
    score = score_of(project, POLICY)
    assert (score.level, score.is_known, score.is_answered) == (0, False, True)


def test_not_knowing_of_one_system_does_not_fall_back_to_the_company(project, answers):
    system = add_system(project)
    answers.change(SHARED, (COMPANY,), {"level": 4})
    answers.change(SHARED, (system,), {"is_unknown": True})
    (item,) = score_of(project, SHARED).items
    assert (item.effective.level, item.effective.origin) == (0, Origin.OWN)


def test_not_applicable_without_words_is_refused(project, answers):
    with pytest.raises(UserError, match="say why"):
        answers.change(POLICY, (COMPANY,), {"not_applicable": "  "})
    assert not answers.shared(POLICY, (COMPANY,)).counts


def test_several_systems_are_answered_as_one_step(project, answers):
    systems = tuple(add_system(project, name) for name in "AB")
    before = len(project.store.undo_entries())
    answers.change(EACH, systems, {"level": 3})
    assert len(project.store.undo_entries()) == before + 1
    assert answers.shared(EACH, systems).level == 3
    answers.change(EACH, systems[:1], {"level": 1})
    assert answers.shared(EACH, systems) is None


def test_a_plan_belongs_to_the_company_and_to_open_exceptions(project, answers):
    one, other = add_system(project, "A"), add_system(project, "B")
    answers.change(SHARED, (COMPANY,), {"level": 1})
    answers.change(SHARED, (other,), {"level": 2})
    assert planning_subjects(score_of(project, SHARED)) == (COMPANY, other)
    answers.change(EACH, (one,), {"level": 4})
    assert planning_subjects(score_of(project, EACH)) == (other,)


def test_planning_what_nobody_answered_asks_to_find_out(project, answers):
    uid, settings = answers.new_person("Leitung IT")
    answers.plan(score_of(project, POLICY), {"person": str(uid)}, settings)
    answers.plan(score_of(project, POLICY), {"due": date(2026, 9, 1)})
    (task,) = project.entities(EntityKind.TASK)
    assert (task.title, task.owner, task.due_on) == (
        "Find out: AI policy",
        uid,
        date(2026, 9, 1),
    )
    assert answer_of(project, answers.rules, POLICY, COMPANY).is_unknown


def test_the_first_pass_goes_on_where_somebody_left(project, answers):
    system = add_system(project)
    found = first_pass(standing(project, CATALOGUE))
    ids = [score.rule.id for score in found.scores]
    assert len(ids) == 10
    assert (found.answered, found.begin) == (0, 0)
    for score in found.scores[:3]:
        answers.change(score.rule.id, subjects_to_answer(score), {"level": 3})
    found = first_pass(standing(project, CATALOGUE))
    assert (found.answered, found.left, found.begin) == (3, 7, 3)
    assert subjects_to_answer(found.scores[ids.index(EACH)]) == (system,)
    assert "MR-GOV-01" not in {score.rule.id for score in found.gaps}


def test_whether_anything_was_answered_is_told_without_reading_the_requirements(project, answers):
    assert CATALOGUE.law().rules.pack == LAW
    classified(project, add_system(project))
    assert not has_answers(project)
    answers.change(POLICY, (COMPANY,), {"level": 1})
    assert has_answers(project)
    project.undo()
    assert not has_answers(project)


def test_answers_that_were_all_taken_back_are_no_answers(project, answers):
    answers.change(POLICY, (COMPANY,), {"level": 1, "note": "Draft"})
    answers.change(EACH, (add_system(project),), {"is_unknown": True})
    assert has_answers(project)
    for requirement, subjects in ((POLICY, (COMPANY,)), (EACH, subjects_of(project))):
        answers.change(requirement, subjects, {"level": None})
    assert not has_answers(project)
    assert answers.shared(POLICY, (COMPANY,)).note == "Draft"


def subjects_of(project):
    return tuple(system.uid for system in project.entities(EntityKind.SYSTEM))


def test_an_answer_that_is_emptied_takes_its_task_along_unless_something_is_planned(
    project, answers
):
    answers.change(POLICY, (COMPANY,), {"is_unknown": True})
    answers.change(POLICY, (COMPANY,), {"level": None})
    assert tasks(project) == []
    answers.change(POLICY, (COMPANY,), {"is_unknown": True, "due": date(2027, 1, 1)})
    answers.change(POLICY, (COMPANY,), {"level": None})
    assert tasks(project) == [("Find out: AI policy", "open")]
