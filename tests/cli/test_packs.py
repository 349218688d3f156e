"""Packs by the command line: written to edit, added to a project, removed."""

import openpyxl
import pytest


def project(program):
    program.done("new", program.path("p.rai"), "--name", "Beispiel GmbH")
    return program.path("p.rai")


def own_workbook(program, **changes):
    """Write the shipped requirements, change cells by place, and return the workbook."""
    path = program.path("own.xlsx")
    program.done("packs", "--write", "minimum-requirements", "--to", path)
    book = openpyxl.load_workbook(path)
    for place, value in {"pack!A2": "alliance", **changes}.items():
        sheet, cell = place.split("!")
        book[sheet][cell] = value
    book.save(path)
    return path


def test_a_pack_is_written_changed_added_and_removed(program):
    path, own = project(program), own_workbook(program)
    assert program.done("packs", "--project", path, "--add", own)["done"] is True
    assert program.done("packs", "--project", path, "--add", own)["done"] is False
    back = program.path("back.yaml")
    program.done("packs", "--project", path, "--write", "alliance", "--to", back)
    assert '"alliance"' in back.read_text("utf-8")
    program.done("packs", "--project", path, "--remove", "alliance")
    answer = program.run("packs", "--project", path, "--remove", "alliance")
    assert answer.code == 2


def test_mistakes_are_told_by_their_cell_and_nothing_is_added(program):
    path, own = project(program), own_workbook(program, **{"requirements!J4": "nonsense"})
    answer = program.run("packs", "--project", path, "--add", own)
    assert answer.code == 3
    assert "requirements" in answer.out + answer.err
    assert "4" in answer.out + answer.err
    assert program.run("packs", "--project", path, "--remove", "alliance").code == 2


def test_what_is_missing_on_the_command_line_is_told(program):
    for words in (
        ("--write", "minimum-requirements"),
        ("--write", "nothing", "--to", program.path("x.xlsx")),
        ("--add", program.path("x.xlsx")),
    ):
        answer = program.run("packs", *words)
        assert answer.code == 2
        assert answer.err


def test_a_new_author_of_a_pack_is_a_person(program):
    path, own = project(program), own_workbook(program)
    program.done("packs", "--project", path, "--add", own, "--author", "Leitung IT")
    assert program.names(path, "people") == ["Leitung IT"]
    assert program.done("history", path)[-1]["author"] == "Leitung IT"
    program.done("packs", "--project", path, "--remove", "alliance", "--author", "Leitung Recht")
    assert program.names(path, "people") == ["Leitung IT", "Leitung Recht"]
    assert program.done("history", path)[-1]["author"] == "Leitung Recht"


def test_nobody_is_added_when_nothing_changes(program):
    path, own = project(program), own_workbook(program)
    program.done("packs", "--project", path, "--add", own)
    program.done("packs", "--project", path, "--add", own, "--author", "Leitung IT")
    for words in (
        ("--remove", "nothing"),
        ("--add", own_workbook(program, **{"pack!A2": "risks"})),
    ):
        answer = program.run("packs", "--project", path, *words, "--author", "Leitung IT")
        assert answer.code in (2, 3)
    assert program.names(path, "people") == []


@pytest.mark.parametrize(
    "words",
    [
        ("--add", "own.xlsx", "--remove", "alliance"),
        ("--write", "method", "--add", "own.xlsx"),
        ("--write", "method", "--remove", "alliance"),
        ("--folder", ".", "--write", "method"),
    ],
)
def test_only_one_thing_at_a_time(program, words):
    target = program.path("m.yaml")
    answer = program.run("packs", "--project", program.path("p.rai"), "--to", target, *words)
    assert (answer.code, answer.out) == (2, "")
    assert "Only one at a time" in answer.err
    assert not target.exists()
