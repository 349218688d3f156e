"""Adding entries of another inventory on the command line."""

import shutil

import pytest


@pytest.fixture
def other(program):
    path = program.path("other.rai")
    program.done("demo", path, "--lang", "en")
    return path


def names(program, project):
    return [system["name"] for system in program.done("list", project, "systems")]


def test_an_entry_comes_with_what_hangs_on_it_as_one_step(program, project, other):
    system = program.done("show", other, "KI-0002")
    document = program.done("copy", project, other, "KI-0002")
    assert document["done"] is True
    assert document["counts"]["system"] == 1
    assert document["counts"]["risk"] > 0
    assert document["links"] >= document["counts"]["risk"]
    assert names(program, project) == [system["name"]]
    assert len(program.done("list", project, "risks")) == document["counts"]["risk"]
    assert document["added"][0] == "KI-0001"
    assert program.done("verify", project, "--deep")["sound"] is True
    newest = program.done("history", project)[-1]
    assert newest["action"] == "import"
    program.done("undo", project)
    assert names(program, project) == []


def test_a_dry_run_tells_what_stays_empty_and_writes_nothing(program, project, other):
    head = program.done("history", project)[-1]
    answer = program.run("copy", project, other, "KI-0002", "--dry-run")
    assert answer.code == 0
    assert "is not here; the field stays empty" in answer.out
    assert "Nothing was written." in answer.out
    assert "Classifications" in answer.out
    assert program.done("history", project)[-1] == head


def test_entries_alone_and_with_evidence(program, project, other):
    alone = program.done("copy", project, other, "KI-0001", "--alone", "--dry-run")
    assert alone["counts"]["risk"] == alone["links"] == 0
    numbers = [each["number"] for each in program.done("list", other, "systems")]
    planned = program.done("copy", project, other, *numbers, "--with-evidence", "--dry-run")
    assert planned["counts"]["system"] == len(numbers)
    assert planned["counts"]["evidence"] > 0


def test_who_copies_is_the_author_and_comes_in_the_same_step(program, project, other):
    before = len(program.done("history", project))
    program.done("copy", project, other, "KI-0001", "--author", "Neue Person")
    steps = program.done("history", project)
    assert (len(steps), steps[-1]["author"]) == (before + 1, "Neue Person")


def test_a_copy_of_the_same_inventory_is_refused(program, project):
    program.done("add", project, "systems", "name=Chat")
    copy = shutil.copy(project, program.path("copy.rai"))
    answer = program.run("copy", project, copy, "KI-0001")
    assert answer.code == 2
    assert "Merge it" in answer.err
    assert names(program, project) == ["Chat"]


@pytest.mark.parametrize("number", ["KI-0999", "PE-0001", "", "x"])
def test_what_is_not_there_or_cannot_be_copied_is_refused(program, project, other, number):
    answer = program.run("copy", project, other, number)
    assert answer.code == 2
    assert names(program, project) == []


def test_a_file_that_is_no_inventory_is_refused(program, project):
    path = program.path("text.rai")
    path.write_text("text", "utf-8")
    assert program.run("copy", project, path, "KI-0001").code == 3
