"""Merging two copies on the command line."""

import json
import shutil

import pytest


@pytest.fixture
def other(program, project):
    """A second copy; both copies were changed, one field in both."""
    program.done("add", project, "people", "name=Ben Beispiel")
    program.done("add", project, "systems", "name=Chat", "notes=alt")
    program.done("add", project, "systems", "name=Bilder")
    copy = shutil.copy(project, program.path("copy.rai"))
    program.done("set", project, "KI-0001", "name=Meins")
    program.done("set", copy, "KI-0001", "name=Ihres", "notes=neu", "--author", "Ben Beispiel")
    program.done("add", copy, "systems", "name=Neu")
    return copy


def names(program, project):
    return [system["name"] for system in program.done("list", project, "systems")]


def test_conflicts_are_told_side_by_side_and_nothing_is_written(program, project, other):
    answer = program.run("merge", project, other)
    assert answer.code == 1
    assert "This copy: Meins" in answer.out
    assert "Other copy: Ihres (Ben Beispiel," in answer.out
    assert "Nothing was written" in answer.out
    assert names(program, project) == ["Meins", "Bilder"]


@pytest.mark.parametrize(("side", "name"), [("mine", "Meins"), ("theirs", "Ihres")])
def test_one_copy_can_be_preferred(program, project, other, side, name):
    document = program.done("merge", project, other, "--prefer", side)
    assert (document["done"], document["new"], document["changed"]) == (True, 1, 1)
    assert names(program, project) == [name, "Bilder", "Neu"]
    assert program.done("show", project, "KI-0001")["notes"] == "neu"
    assert program.done("verify", project, "--deep")["sound"] is True
    program.done("undo", project)
    assert names(program, project) == ["Meins", "Bilder"]


def test_a_dry_run_is_the_form_for_decisions(program, project, other):
    document = json.loads(program.run("merge", project, other, "--dry-run", "--json").out)
    (conflict,) = document["conflicts"]
    assert (conflict["mine"], conflict["theirs"], conflict["take"]) == ("Meins", "Ihres", "")
    conflict |= {"take": "edited", "value": "Unseres"}
    path = program.path("decided.json")
    path.write_text(json.dumps(document), "utf-8")
    document = program.done("merge", project, other, "--decisions", path, "--author", "Neue Person")
    assert document["done"] is True
    assert names(program, project) == ["Unseres", "Bilder", "Neu"]
    newest = program.done("history", project)[-1]
    assert (newest["action"], newest["author"]) == ("merge", "Neue Person")


def test_who_is_refused_is_not_added_either(program, project, other):
    assert program.run("merge", project, other, "--author", "Neue Person").code == 1
    assert [p["name"] for p in program.done("list", project, "people")] == ["Ben Beispiel"]


def test_merging_again_says_that_nothing_is_new(program, project, other):
    program.done("merge", project, other, "--prefer", "mine")
    assert "Nothing is new there" in program.run("merge", project, other).out
    program.done("undo", project)
    assert "was undone here on" in program.run("merge", project, other).out


def test_a_decision_about_a_value_of_before_does_not_count(program, project, other):
    document = json.loads(program.run("merge", project, other, "--dry-run", "--json").out)
    document["conflicts"][0]["take"] = "theirs"
    path = program.path("decided.json")
    path.write_text(json.dumps(document), "utf-8")
    program.done("set", other, "KI-0001", "name=Nachgeschoben")
    answer = program.run("merge", project, other, "--decisions", path)
    assert answer.code == 1
    assert "Nachgeschoben" in answer.out
    assert names(program, project) == ["Meins", "Bilder"]


@pytest.mark.parametrize(
    "text", ["", "[]", '{"conflicts": 3}', '{"conflicts": [{"uid": 3}]}', "{" * 5000]
)
def test_a_file_without_decisions_is_refused(program, project, other, text):
    path = program.path("decided.json")
    path.write_text(text, "utf-8")
    answer = program.run("merge", project, other, "--decisions", path)
    assert answer.code == 2
    assert "decided.json holds no decisions" in answer.err


def test_decisions_that_do_not_fit_are_refused(program, project, other):
    document = json.loads(program.run("merge", project, other, "--dry-run", "--json").out)
    path = program.path("decided.json")
    document["conflicts"][0] |= {"take": "edited", "value": 7}
    path.write_text(json.dumps(document), "utf-8")
    assert program.run("merge", project, other, "--decisions", path).code == 2
    document["conflicts"][0]["take"] = "ours"
    path.write_text(json.dumps(document), "utf-8")
    assert (
        "Possible: mine, theirs, edited"
        in program.run("merge", project, other, "--decisions", path).err
    )


def test_another_project_is_no_copy(program, project):
    other = program.new("other.rai")
    answer = program.run("merge", project, other)
    assert answer.code == 2
    assert "other.rai is not a copy of this file" in answer.err


def test_a_damaged_copy_is_refused_and_changes_nothing(program, project, other):
    before = project.read_bytes()
    other.write_bytes(other.read_bytes()[:-4096])
    assert program.run("merge", project, other, "--prefer", "mine").code == 3
    assert project.read_bytes() == before
