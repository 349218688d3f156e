"""Assessing again by the command line: differences first, then one step for all systems."""

import json

import pytest

from tests.services.law_building import ALL_NO, CHATBOT


@pytest.fixture
def classified(program):
    """A project with one classified chatbot, about which a fact has changed since."""
    path = program.new()
    program.done("add", path, "system", "name=Chat", "people_data=no", "status=in_use")
    answers = program.write("a.json", json.dumps({**ALL_NO, **CHATBOT}))
    program.done("classify", path, "KI-0001", "--answers", answers)
    program.done("set", path, "KI-0001", "traits=biometric")
    return path


def labels(program, path):
    (found,) = program.done("list", path, "classifications")
    return found


def test_nothing_differs_right_after_classifying(program):
    path = program.new()
    program.done("add", path, "system", "name=Chat", "people_data=no")
    answers = program.write("a.json", json.dumps({**ALL_NO, **CHATBOT}))
    program.done("classify", path, "KI-0001", "--answers", answers)
    answer = program.run("classify", path, "--again", "--dry-run")
    assert answer.code == 0
    assert "Nothing would change" in answer.out


def test_a_dry_run_lists_the_differences_and_writes_nothing(program, classified):
    before = program.done("history", classified)
    answer = program.run("classify", classified, "--again", "--dry-run", "--json")
    assert answer.code == 1
    (one,) = answer.json["differences"]
    assert (one["number"], one["other_facts"], one["newer_pack"]) == ("KI-0001", True, False)
    assert program.done("history", classified) == before
    told = program.run("classify", classified, "--again", "--dry-run")
    assert "Facts have changed" in told.out


def test_taking_over_is_one_step_that_undo_takes_back(program, classified):
    before, first = len(program.done("history", classified)), labels(program, classified)
    done = program.done("classify", classified, "--again")
    assert len(done["recorded"]) == 1
    assert len(program.done("history", classified)) == before + 1
    assert program.run("classify", classified, "--again", "--dry-run").code == 0
    program.done("undo", classified)
    assert labels(program, classified) == first


def test_answers_do_not_go_together_with_assessing_again(program, classified):
    answers = program.write("b.json", "{}")
    answer = program.run("classify", classified, "--again", "--answers", answers)
    assert answer.code == 2
    assert program.run("classify", "--again").code == 2


def test_a_duty_of_the_company_is_told_and_ends_with_its_last_system(program, classified):
    program.done("set", classified, "KI-0001", "traits=")
    program.done("classify", classified, "KI-0001")
    duties = [each["title"] for each in program.done("list", classified, "obligations")]
    program.done("remove", classified, "KI-0001")
    answer = program.run("classify", classified, "--again", "--dry-run", "--json")
    ended = answer.json["company"]["obligations_ended"]
    assert (answer.code, answer.json["differences"]) == (1, [])
    assert set(ended) <= set(duties)
    assert ended
    told = program.run("classify", classified, "--again", "--dry-run").out
    assert "The company" in told
    assert "No longer an obligation" in told
    program.done("classify", classified, "--again")
    assert program.done("list", classified, "obligations") == []
    assert program.run("classify", classified, "--again", "--dry-run").code == 0


def test_the_same_result_by_other_facts_is_told_to_be_confirmed(program, classified):
    program.done("classify", classified, "KI-0001")
    program.done("set", classified, "KI-0001", "traits=biometric;agentic")
    answer = program.run("classify", classified, "--again", "--dry-run", "--json")
    uid = program.done("show", classified, "KI-0001")["uid"]
    assert (answer.code, answer.json["to_confirm"]) == (1, [uid])
    assert "has to be confirmed" in program.run("classify", classified, "--again").out


def test_only_a_system_is_assessed_again(program, classified):
    program.done("add", classified, "risk", "title=R")
    answer = program.run("classify", classified, "--again", "RI-0001")
    assert answer.code == 2
    assert "not an AI system" in answer.err
