"""The workbook for whoever keeps the list: what was refused or kept as a note."""

import pytest
from openpyxl import load_workbook

LIST = "Name;Status;Grund\nA;pilot;x\n;pilot;=1+1\nB;alive;y\n"


@pytest.fixture
def source(program):
    return program.write("list.csv", LIST)


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["import", "dry run"])
def test_refused_rows_and_kept_cells_are_written_with_their_reasons(
    program, project, source, options
):
    target = program.path("errors.xlsx")
    answer = program.run("import", project, source, "--errors", target, "--json", *options)
    assert (answer.code, answer.json["errors"]) == (1, str(target))
    book = load_workbook(target)
    assert book.sheetnames == ["Not imported", "Kept as notes", "_rai"]
    header, row = rows(book["Not imported"])
    assert header == ["Name", "Status", "Grund", "Row in the list", "Reason"]
    assert row[:4] == [None, "pilot", "=1+1", "3"]
    assert "name is missing" in row[4]
    assert book["Not imported"]["C2"].data_type == "s"
    _, kept = rows(book["Kept as notes"])
    assert kept[:4] == ["list", "4", "Status", "alive"]
    assert "Possible: Idea" in kept[4]


def test_the_workbook_speaks_german(program, project, source):
    program.language = "de"
    target = program.path("errors.xlsx")
    assert str(target) in program.run("import", project, source, "--errors", target).out
    book = load_workbook(target)
    assert book.sheetnames[:2] == ["Nicht eingelesen", "In den Notizen"]
    assert "Grund (2)" in rows(book["Nicht eingelesen"])[0]


def test_mended_rows_come_in_without_the_columns_of_the_program(program, project, source):
    target = program.path("errors.xlsx")
    program.run("import", project, source, "--errors", target)
    book = load_workbook(target)
    book["Not imported"]["A2"] = "C"
    book.save(target)
    answer = program.done("import", project, target)
    assert answer["counts"]["new"] == 1
    shown = program.done("show", project, "KI-0003")
    assert (shown["name"], shown["status"], shown["notes"]) == ("C", "pilot", "Grund: =1+1")


def test_without_anything_to_mend_nothing_is_written(program, project):
    target = program.path("errors.xlsx")
    source = program.write("list.csv", "Name;Status\nA;pilot\n")
    answer = program.done("import", project, source, "--errors", target)
    assert (answer["errors"], target.exists()) == (None, False)


@pytest.mark.parametrize(
    ("name", "code", "told"),
    [
        ("errors.csv", 2, ".xlsx"),
        ("errors", 2, ".xlsx"),
        ("list.xlsx", 2, "list itself"),
        ("none/errors.xlsx", 4, "errors.xlsx"),
    ],
)
def test_a_place_that_cannot_be_is_told_before_anything_is_written(
    program, project, name, code, told
):
    source = program.write("list.xlsx", LIST)
    answer = program.run("import", project, source, "--errors", program.path(name))
    assert (answer.code, answer.out) == (code, "")
    assert told in answer.err
    assert program.names(project, "systems") == []
