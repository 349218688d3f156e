"""Hints and what is due on the command line."""

import pytest


@pytest.fixture
def project(program):
    path = program.new()
    program.done("add", path, "systems", "name=Chat", "status=in_use", "approval=refused")
    program.done("add", path, "tasks", "title=Nachfragen", "due_on=2026-01-31")
    return path


def rules(answer):
    return [hint["rule"] for hint in answer.json]


def test_check_lists_hints_most_serious_first_and_says_so_by_its_exit_code(program, project):
    answer = program.run("check", project, "--json")
    assert answer.code == 1
    assert rules(answer)[0] == "system-refused-in-use"
    order = ["serious", "warning", "note"]
    found = [order.index(hint["severity"]) for hint in answer.json]
    assert found == sorted(found)
    first = answer.json[0]
    assert (first["number"], first["name"], first["field"]) == ("KI-0001", "Chat", "approval")
    assert set(rules(answer)) >= {"system-no-owner", "task-overdue", "training-none"}


def test_check_tells_hints_in_words(program, project):
    lines = program.run("check", project).lines
    assert lines[0] == (
        "Serious: KI-0001 Chat – The approval was refused, and the AI system is in use."
    )


def test_check_judges_by_the_day_that_was_given(program, project):
    answer = program.run("check", project, "--json", "--on", "2026-01-31")
    assert "task-overdue" not in rules(answer)


def test_nothing_to_say_is_told_and_ends_well(program):
    path = program.new()
    answer = program.run("check", path)
    assert (answer.code, answer.out) == (0, "There are no hints.\n")


def test_hints_are_listed_and_found_by_a_text(program, project):
    found = program.done("list", project, "hints", "--where", "refused")
    assert [hint["rule"] for hint in found] == ["system-refused-in-use"]
    assert program.run("list", project, "hints", "--where", "xyz").lines == [
        "No entry contains this text."
    ]


def test_nothing_is_switched_off_at_first(program, project):
    answer = program.run("check", project, "--off")
    assert (answer.code, answer.lines) == (0, ["There are no hints."])


def test_what_is_due_is_listed_overdue_things_first(program, project):
    program.done("add", project, "mitigations", "title=Regeln", "due_on=2026-01-30")
    due = program.done("list", project, "due", "--on", "2026-01-31")
    assert [(one["number"], one["overdue"]) for one in due] == [
        ("MA-0001", True),
        ("AU-0001", False),
    ]
    lines = program.run("list", project, "due", "--on", "2026-01-31").lines
    assert lines[0] == "30 Jan 2026  MA-0001 Regeln – Mitigation overdue"
    assert program.run("list", program.new("q.rai"), "due").lines == ["Nothing is due."]
