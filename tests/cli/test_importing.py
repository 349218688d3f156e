import json
from pathlib import Path

import pytest
from openpyxl import Workbook

LIST = "Name;Abteilung;Owner;Farbe\nChat;IT;Leitung IT;rot\nLeser;Einkauf;Leitung IT;blau\n"


@pytest.fixture
def source(program):
    return program.write("list.csv", LIST)


def test_a_list_is_imported_and_its_result_told(program, project, source):
    answer = program.done("import", project, source)
    assert answer["imported"] is True
    assert answer["counts"] == {
        "new": 2,
        "changed": 0,
        "unchanged": 0,
        "skipped": 0,
        "conflicting": 0,
        "invalid": 0,
    }
    (table,) = answer["tables"]
    assert table["kind"] == "system"
    assert table["columns"] == {"Name": "name", "Abteilung": "department", "Owner": "owner"}
    assert table["kept_as_notes"] == ["Farbe"]
    assert answer["added"] == [{"kind": "person", "name": "Leitung IT"}]
    assert (answer["problems"], answer["remarks"]) == ([], [])
    systems = program.done("list", project, "systems")
    assert [system["notes"] for system in systems] == ["Farbe: rot", "Farbe: blau"]


def test_the_result_is_told_as_text_in_the_language(program, project, source):
    lines = program.run("import", project, source, "--dry-run").lines
    assert lines == [
        "AI systems: 2 new, 0 changed, 0 unchanged, 0 skipped, 0 not imported",
        "Kept as notes: Farbe",
        "Added as Person: Leitung IT",
        "Nothing was written.",
    ]
    program.language = "de"
    assert "KI-Systeme" in program.run("import", project, source, "--dry-run").lines[0]


def test_a_dry_run_writes_nothing(program, project, source):
    before = project.read_bytes()
    answer = program.done("import", project, source, "--dry-run", "--author", "Neu")
    assert (answer["imported"], answer["counts"]["new"]) == (False, 2)
    assert project.read_bytes() == before
    assert program.names(project, "systems") == []


def test_an_import_is_one_step_and_can_be_undone(program, project, source):
    program.done("import", project, source, "--author", "Leitung IT")
    history = program.done("history", project)
    assert [line["action"] for line in history] == ["new_project", "import"]
    assert history[-1]["author"] == "Leitung IT"
    assert program.names(project, "people") == ["Leitung IT"]
    assert program.done("undo", project) == {"undone": "import", "title": "list.csv"}
    assert program.names(project, "systems") == []
    program.done("redo", project)
    assert len(program.names(project, "systems")) == 2


def test_the_same_list_again_changes_nothing(program, project, source):
    program.done("import", project, source)
    head = program.done("verify", project)["head"]
    answer = program.done("import", project, source)
    assert (answer["imported"], answer["counts"]["unchanged"]) == (False, 2)
    assert program.done("verify", project)["head"] == head


def test_conflicts_stop_unless_they_shall_be_skipped_or_updated(program, project, source):
    program.done("import", project, source)
    changed = program.write("changed.csv", LIST.replace("IT;Leitung", "Technik;Leitung"))
    stopped = program.run("import", project, changed)
    assert stopped.code == 3
    assert "--on-conflict" in stopped.out
    skipped = program.done("import", project, changed, "--on-conflict", "skip")
    assert skipped["counts"]["skipped"] == 1
    assert program.done("show", project, "KI-0001")["department"] == "IT"
    program.done("import", project, changed, "--on-conflict", "update")
    assert program.done("show", project, "KI-0001")["department"] == "Technik"


MIXED = "Name;Status\nA;pilot\nB;alive\n;pilot\n"


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["import", "dry run"])
def test_what_does_not_fit_is_told_with_row_and_column(program, project, options):
    source = program.write("list.csv", MIXED)
    answer = program.run("import", project, source, "--json", *options)
    assert answer.code == 1
    assert [(p["row"], p["column"]) for p in answer.json["problems"]] == [(4, "Name")]
    (remark,) = answer.json["remarks"]
    assert (remark["row"], remark["column"], remark["kept"]) == (3, "Status", "alive")
    assert program.names(project, "systems") == ([] if options else ["A", "B"])


def test_what_does_not_fit_is_told_in_the_words_of_the_language(program, project):
    source = program.write("list.csv", MIXED)
    told = "Row 3 · Status · “alive” is not a choice of “Status”. Possible: Idea, Development"
    assert told in program.run("import", project, source, "--dry-run").out
    program.language = "de"
    told = "Zeile 3 · Status · „alive“ steht beim Feld „Status“ nicht zur Auswahl. Möglich sind: "
    assert f"{told}Idee, Entwicklung" in program.run("import", project, source).out


def test_a_list_without_a_single_name_is_refused(program, project):
    source = program.write("list.csv", "Name;Status\n;pilot\n")
    answer = program.run("import", project, source, "--json")
    assert (answer.code, answer.json["imported"]) == (3, False)


def test_many_faults_are_told_in_part_as_text_and_whole_as_json(program, project):
    source = program.write("list.csv", "Name;Status\n" + ";pilot\n" * 150)
    lines = program.run("import", project, source).lines
    assert (len(lines), lines[-2]) == (103, "… 50")
    assert len(program.run("import", project, source, "--json").json["problems"]) == 150


def test_what_the_reader_remarks_is_told_with_exit_code_1(program, project):
    source = program.write("list.csv", "Name;Abteilung\nA;B;C\n")
    answer = program.run("import", project, source, "--json")
    assert (answer.code, answer.json["imported"]) == (1, True)
    assert 2 in [remark["row"] for remark in answer.json["remarks"]]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Name\n", 3),
        ("", 3),
        ("{", 3),
        ("[]", 3),
        ("%PDF-1.7", 3),
    ],
)
def test_a_source_that_holds_no_list_is_refused(program, project, content, code):
    answer = program.run("import", project, program.write("list.json", content))
    assert (answer.code, answer.out) == (code, "")
    assert len(answer.err.splitlines()) == 1


def test_a_source_that_is_not_there_is_told(program, project):
    answer = program.run("import", project, program.path("none.csv"))
    assert answer.code == 4
    assert "none.csv" in answer.err


# kinds, sheets, mapping --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "text", "key", "names"),
    [
        ("systems", "Bezeichnung\nA\n", "name", ["A"]),
        ("risks", "Bezeichnung\nA\n", "title", ["A"]),
        ("mitigations", "Titel\nA\n", "title", ["A"]),
        ("people", "Name\nA\n", "name", ["A"]),
        ("vendors", "Firma\nA\n", "name", ["A"]),
        ("evidence", "Dokument\nA\n", "title", ["A"]),
    ],
)
def test_the_kind_can_be_said(program, project, kind, text, key, names):
    program.done("import", project, program.write("list.csv", text), "--kind", kind)
    assert [entry[key] for entry in program.done("list", project, kind)] == names


def test_a_sheet_can_be_chosen_and_others_are_told(program, project):
    book = Workbook()
    book.active.title = "Alt"
    for sheet, rows in ((book.active, ["A"]), (book.create_sheet("Neu"), ["B", "C"])):
        sheet.append(["Name", "Abteilung"])
        for name in rows:
            sheet.append([name, "IT"])
    path = program.path("book.xlsx")
    book.save(path)
    answer = program.run("import", project, path)
    assert answer.code == 1
    assert "“Alt” was not read in" in answer.out
    assert program.names(project, "systems") == ["B", "C"]
    assert program.done("import", project, path, "--sheet", "Alt", "--kind", "systems")
    assert program.names(project, "systems") == ["B", "C", "A"]
    assert program.run("import", project, path, "--sheet", "None").code == 2


def test_a_mapping_says_what_columns_are(program, project, source):
    mapping = {"Name": "name", "Farbe": "tags", "Owner": None}
    path = program.write("mapping.json", json.dumps(mapping))
    answer = program.done("import", project, source, "--mapping", path, "--kind", "systems")
    assert answer["tables"][0]["kept_as_notes"] == ["Abteilung"]
    assert answer["tables"][0]["ignored"] == ["Owner"]
    shown = program.done("show", project, "KI-0001")
    assert (shown["tags"], shown["notes"]) == ("rot", "Abteilung: IT")
    assert program.names(project, "people") == []


@pytest.mark.parametrize(
    "content", ["", "[1]", '"x"', '{"Name": 1}', '{"Name": "nope"}', '{"Nope": "name"}', "\0", "["]
)
def test_a_mapping_that_cannot_be_is_refused(program, project, source, content):
    path = program.write("mapping.json", content)
    answer = program.run("import", project, source, "--mapping", path, "--kind", "systems")
    assert (answer.code, answer.out) == (2, "")
    missing = program.run("import", project, source, "--mapping", program.path("none.json"))
    assert missing.code == 2


# the public lists --------------------------------------------------------------------------------

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.mark.skipif(not DATA.exists(), reason="the public lists are not here")
@pytest.mark.parametrize("name", ["uk_atrs_records.csv", "uk_atrs_records.json"])
def test_a_public_list_comes_in_whole_and_comes_back_unchanged(program, project, name):
    answer = program.run("import", project, DATA / name, "--json")
    assert answer.code == 0
    assert answer.json["counts"]["new"] == 136
    for target in ("own.json", "own.xlsx"):
        program.done("export", project, "--to", program.path(target))
        again = program.done("import", project, program.path(target))
        assert (again["imported"], again["counts"]["unchanged"]) == (False, 136)
