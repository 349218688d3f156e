"""A risk method of one's own by the command line: edited in a workbook, told before, used after."""

import json

import openpyxl
import pytest

from rai_desktop.domain.rating import Perspective


@pytest.fixture
def path(program):
    made = program.path("p.rai")
    program.done("new", made, "--name", "Beispiel GmbH")
    rating = ("current_likelihood=2", "current_persons=2", "current_business=1", "confidence=high")
    program.done("add", made, "risk", "title=Wrong answers", *rating)
    return made


def own_workbook(program, edit=None, source="method"):
    """Write a method, give it an id of its own, put levels into its grids, return the workbook."""
    path = program.path("method.xlsx")
    program.done("packs", "--write", source, "--to", path)
    book = openpyxl.load_workbook(path)
    book["pack"]["A2"] = "house-method"
    sheet = book["methods"]
    (column,) = (cell.column for cell in sheet[1] if cell.value == "matrix")
    matrix = json.loads(sheet.cell(2, column).value)
    (edit or stricter)(matrix)
    sheet.cell(2, column).value = json.dumps(matrix)
    book.save(path)
    return path


def stricter(matrix):
    matrix["persons"][1][1] = "medium"


def falling(matrix):
    matrix["persons"][4][4] = "low"


def test_what_would_change_is_told_before_and_nothing_is_written(program, path):
    own = own_workbook(program)
    before = path.read_bytes()
    told = program.done("packs", "--project", path, "--add", own, "--dry-run")
    assert told["done"] is False
    (change,) = told["levels"]
    assert (change["number"], change["rating"], change["perspective"]) == (
        "RI-0001",
        "current",
        "persons",
    )
    assert (change["before"], change["after"]) == ("low", "medium")
    assert told["lapsing_acceptances"] == []
    assert path.read_bytes() == before


def test_the_same_is_told_when_it_is_added_and_back_again_when_removed(program, path):
    own = own_workbook(program)
    dry = program.done("packs", "--project", path, "--add", own, "--dry-run")
    done = program.done("packs", "--project", path, "--add", own)
    assert done == {**dry, "done": True}
    back = program.done("packs", "--project", path, "--remove", "house-method", "--dry-run")
    (change,) = back["levels"]
    assert (change["before"], change["after"], back["done"]) == ("medium", "low", False)
    assert program.done("packs", "--project", path, "--remove", "house-method")["done"] is True


def test_the_own_method_rates_in_lists_and_undo_takes_it_back(program, path):
    shown = program.done("show", path, "RI-0001")
    program.done("packs", "--project", path, "--add", own_workbook(program))
    assert levels_of(program, path) == "medium"
    program.done("undo", path)
    assert levels_of(program, path) == "low"
    assert program.done("show", path, "RI-0001") == shown


def levels_of(program, path):
    """The level for people today of the only risk."""
    with program.opened(path) as (context, project):
        method = project.method(context.catalogue)
        (risk,) = project.store.entities("risk").values()
        return str(method.level(Perspective.PERSONS, risk.current_likelihood, risk.current_persons))


def test_lines_name_the_risk_and_both_levels(program, path):
    own = own_workbook(program)
    answer = program.run("packs", "--project", path, "--add", own, "--dry-run")
    assert answer.lines == [
        "Would be added: house-method",
        "1 risk gets another risk level. Risk levels that rise: 1, that fall: 0.",
        "RI-0001 Wrong answers: Rating today, For people: Low → Medium",
    ]


def test_a_grid_that_falls_is_refused_with_its_cell(program, path):
    own = own_workbook(program, falling)
    answer = program.run("packs", "--project", path, "--add", own)
    assert answer.code == 3
    assert "methods, row 2, column matrix" in answer.out + answer.err
    assert "likelihood 5 and impact 5" in answer.out + answer.err


def test_a_method_comes_back_from_a_project_as_a_workbook(program, path):
    program.done("packs", "--project", path, "--add", own_workbook(program))
    target = program.path("again.xlsx")
    program.done("packs", "--project", path, "--write", "house-method", "--to", target)
    answer = program.done("packs", "--project", path, "--add", target)
    assert answer["id"] == "house-method"
    assert answer.get("levels", []) == []
