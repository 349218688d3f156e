"""An own export that comes back on the command line."""

import json

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.errors import ExitCode


@pytest.fixture
def stale(program, project, tmp_path):
    """A workbook with an edit where the project was changed, too, and a deleted row."""
    for name in "ABC":
        program.done("add", project, "system", f"name={name}", "department=IT")
    path = tmp_path / "out.xlsx"
    program.done("export", project, "--to", path, "--register", "systems", "--lang", "en")
    book = load_workbook(path)
    sheet = book["AI systems"]
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, headings["Department"]).value = "Sales"
    sheet.delete_rows(3)
    book.save(path)
    program.done("set", project, "KI-0001", "department=Purchasing")
    return path


def departments(program, project):
    return [each["department"] for each in program.done("list", project, "systems")]


def test_nothing_is_written_while_a_conflict_is_open(program, project, stale):
    ran = program.run("import", project, stale)
    assert ran.code == ExitCode.REMARKS
    assert any("Purchasing" in line for line in ran.lines)
    assert departments(program, project) == ["Purchasing", "IT", "IT"]


@pytest.mark.parametrize(("take", "wanted"), [("mine", "Purchasing"), ("theirs", "Sales")])
def test_prefer_decides_and_deleted_rows_go_only_when_asked(program, project, stale, take, wanted):
    program.run("import", project, stale, "--prefer", take)
    assert departments(program, project) == [wanted, "IT", "IT"]
    program.run("import", project, stale, "--prefer", take, "--delete-missing")
    assert departments(program, project) == [wanted, "IT"]


def test_a_file_of_decisions_counts_only_for_the_values_it_is_about(
    program, project, stale, tmp_path
):
    answer = json.loads(
        "\n".join(program.run("import", project, stale, "--dry-run", "--json").lines)
    )
    (conflict,) = answer["conflicts"]
    assert (conflict["base"], conflict["mine"], conflict["theirs"]) == ("IT", "Purchasing", "Sales")
    conflict["take"] = "theirs"
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps(answer), "utf-8")
    program.done("set", project, "KI-0001", "department=Legal")
    program.run("import", project, stale, "--decisions", path)
    assert departments(program, project)[0] == "Legal"
    program.done("set", project, "KI-0001", "department=Purchasing")
    program.run("import", project, stale, "--decisions", path)
    assert departments(program, project)[0] == "Sales"


def test_entries_of_another_project_come_in_only_as_new(program, project, stale, tmp_path):
    other = tmp_path / "other.rai"
    program.done("new", other, "--name", "Other")
    ran = program.run("import", other, stale)
    assert ran.code == ExitCode.USAGE
    assert "--as-new" in ran.err
    assert program.done("list", other, "systems") == []
    dry = program.run("import", other, stale, "--dry-run", "--json")
    assert json.loads("\n".join(dry.lines))["same_project"] is False
    program.run("import", other, stale, "--as-new")
    assert departments(program, other) == ["Sales", "IT"]


def test_an_edited_entry_that_was_deleted_here_comes_back_when_the_file_counts(
    program, project, stale
):
    program.done("remove", project, "KI-0001")
    assert program.run("import", project, stale).code == ExitCode.REMARKS
    assert departments(program, project) == ["IT", "IT"]
    program.run("import", project, stale, "--prefer", "mine")
    assert departments(program, project) == ["IT", "IT"]
    program.run("import", project, stale, "--prefer", "theirs")
    assert departments(program, project) == ["Sales", "IT", "IT"]


@pytest.mark.parametrize(("take", "wanted"), [("mine", "Purchasing"), ("theirs", "Sales")])
def test_a_file_of_decisions_decides_whole_rows(program, project, stale, tmp_path, take, wanted):
    dry = program.run("import", project, stale, "--dry-run", "--json")
    answer = json.loads("\n".join(dry.lines))
    (row,) = (each for each in answer["rows"] if each["outcome"] == "conflicting")
    row["take"] = take
    path = tmp_path / "decisions.json"
    path.write_text(json.dumps(answer), "utf-8")
    program.run("import", project, stale, "--decisions", path)
    assert departments(program, project)[0] == wanted
