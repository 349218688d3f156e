"""Answers that no question can take are named, and nothing is recorded."""

import json

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law import AnswerError, LawRules, read_answers
from rai_desktop.services.law.recording import plan_recording, record, save_answers
from rai_desktop.services.law.sheets import answer_settings, answers_of
from rai_desktop.words import words_for
from tests.cli.running import Program
from tests.services.law.building import LAW, add_system, all_no

WORDS = words_for("en")
RULES: LawRules = LAW.law().rules
BAD = [
    ({"Z99": "yes"}, ("Z99", RULES.pack, RULES.version)),
    ({"A1": "perhaps"}, ("A1", "perhaps")),
    ({"A1": 1}, ("A1",)),
    ({"A1": True}, ("A1",)),
    ({"A1": None}, ("A1",)),
    ({"A1": ["yes"]}, ("A1",)),
    ({"A1": {"yes": 1}}, ("A1",)),
    ({"E1": ["product", "neither"]}, ("E1", "neither")),
]
"""Answers that cannot be taken, and what the sentence has to name; the last contradict."""


@pytest.mark.parametrize(("given", "named"), BAD)
def test_a_bad_answer_is_named(given, named):
    with pytest.raises(AnswerError) as caught:
        read_answers(RULES, given)
    said = WORDS.of_error(caught.value)
    assert all(part in said for part in named)


@pytest.mark.parametrize("plain", [None, [], "yes", 3, [["A1", "yes"]]])
def test_what_is_no_list_of_answers_is_refused(plain):
    with pytest.raises(AnswerError, match="pairs of question and answer"):
        read_answers(RULES, plain)


@pytest.mark.parametrize(("given", "named"), [BAD[0], BAD[1], BAD[-1]])
def test_use_cases_refuse_them_and_write_nothing(project, given, named):
    system = add_system(project)
    head = project.store.head()
    with pytest.raises(AnswerError) as caught:
        save_answers(project, LAW, system, given)
    assert all(part in WORDS.of_error(caught.value) for part in named)
    with pytest.raises(AnswerError):
        plan_recording(project, LAW, WORDS, system, answers={**all_no(), **given})
    assert project.store.head() == head


def test_answers_of_an_earlier_version_do_not_stop_new_ones(project):
    system = add_system(project)
    project.commit(
        "classify", answer_settings(project, RULES.pack, "0.9", system, {"OLD-1": "yes"})
    )
    held = answers_of(project, RULES.pack, system)
    planned = plan_recording(project, LAW, WORDS, system, answers={**held, **all_no()})
    record(project, planned)
    assert answers_of(project, RULES.pack, system)["OLD-1"] == "yes"
    (found,) = project.entities(EntityKind.CLASSIFICATION)
    assert found.labels == ("MINIMAL",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (json.dumps({"Z99": "yes"}), "Z99"),
        (json.dumps({"A1": "perhaps"}), "A1"),
        ('{"A1": "yes", "A1": "no"}', "A1"),
        ("[1, 2", "a.json"),
        ("[" * 100_000, "a.json"),
        ("\udcff", "a.json"),
    ],
)
def test_the_command_names_them_and_records_nothing(tmp_path, text, named):
    program = Program(tmp_path)
    path = program.new()
    program.done("add", path, "system", "name=Chat")
    (tmp_path / "a.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    before = program.done("history", path)
    answer = program.run("classify", path, "KI-0001", "--answers", tmp_path / "a.json")
    assert answer.code == 2
    assert named in answer.err
    assert program.done("history", path) == before


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("ORG-dpo-20", "“Staff”"),
        ("ORG-staff-50", "“Staff”"),
        ("ORG-authority", "“Kind of organisation”"),
    ],
)
def test_what_a_field_says_better_is_refused_with_its_name(project, question, field):
    system = add_system(project)
    with pytest.raises(AnswerError) as caught:
        plan_recording(project, LAW, WORDS, system, answers={question: "yes"})
    said = WORDS.of_error(caught.value)
    assert field in said
    assert question in said
    with pytest.raises(AnswerError):
        save_answers(project, LAW, system, {question: "yes"})


def test_an_answer_that_repeats_a_field_is_no_mistake(project):
    system, company = add_system(project), project.organisation().uid
    project.edit(company, {"staff": 60})
    answers = {**all_no(), "ORG-staff-50": "yes"}
    record(project, plan_recording(project, LAW, WORDS, system, answers=answers))
    assert project.organisation().staff == 60
    assert "ORG-staff-50" not in answers_of(project, RULES.pack, system)


def test_an_answer_for_a_field_is_judged_as_it_will_be(project):
    system = add_system(project)
    project.edit(project.organisation().uid, {"public_services": "yes"})
    planned = plan_recording(project, LAW, WORDS, system, answers={**all_no(), "ORG-public": "no"})
    assert planned.judged.outcome.facts.answers["ORG-public"] == "no"
    record(project, planned)
    assert project.organisation().public_services == "no"
    assert record(project, plan_recording(project, LAW, WORDS, system)) is None


def test_the_command_refuses_it_before_it_adds_the_author(tmp_path):
    program = Program(tmp_path)
    path = program.new()
    program.done("add", path, "system", "name=Chat")
    answers = program.write("a.json", json.dumps({"ORG-dpo-20": "yes"}))
    answer = program.run("classify", path, "KI-0001", "--answers", answers, "--author", "New")
    assert answer.code == 2
    assert "“Staff”" in answer.err
    assert program.done("list", path, "people") == []
