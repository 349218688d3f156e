import shutil

import pytest
from openpyxl import load_workbook

TYPES = ("text", "long_text", "number", "date", "choice", "person")


def test_a_project_without_fields_says_so(program, project):
    assert program.done("fields", project) == []
    assert "no custom fields" in program.run("fields", project).out


@pytest.mark.parametrize("sort", TYPES)
def test_fields_are_added_and_listed(program, project, sort):
    wishes = ["--options", "EU; USA;;"] if sort == "choice" else []
    program.done(
        "fields", project, "--add", "systems", "Cloud", "--type", sort, *wishes,
        "--describe", "Wo?",
    )  # fmt: skip
    (found,) = program.done("fields", project)
    assert (found["kind"], found["label"], found["type"]) == ("system", "Cloud", sort)
    assert found["options"] == (["EU", "USA"] if sort == "choice" else [])
    assert found["help"] == "Wo?"
    assert found["key"].startswith("x:")


def test_values_are_set_by_label_and_shown(program, project):
    program.done(
        "fields", project, "--add", "system", "Cloud", "--type", "choice", "--options", "EU;USA"
    )
    program.done("add", project, "system", "name=Chat", "cloud=usa")
    (found,) = program.done("fields", project)
    assert program.done("show", project, "KI-0001")[found["key"]] == "USA"
    assert "Cloud: USA" in program.run("show", project, "KI-0001").out
    program.done("set", project, "KI-0001", f"{found['key']}=EU")
    assert program.done("list", project, "systems")[0][found["key"]] == "EU"
    refused = program.run("set", project, "KI-0001", "Cloud=Mars")
    assert refused.code == 2
    assert "EU, USA" in refused.err


def test_fields_are_renamed_removed_and_come_back(program, project):
    program.done("fields", project, "--add", "risks", "Alt")
    (renamed,) = program.done("fields", project, "--rename", "risks", "alt", "Neu")
    assert renamed["label"] == "Neu"
    assert program.done("fields", project, "--remove", "risks", "Neu") == []
    program.done("undo", project)
    assert program.done("fields", project)[0]["label"] == "Neu"


@pytest.mark.parametrize(
    "wishes",
    [
        ("--add", "unknown", "Cloud"),
        ("--add", "reviews", "Cloud"),
        ("--add", "systems", "Name"),
        ("--add", "systems", ""),
        ("--add", "systems", "x" * 61),
        ("--add", "systems", "Cloud", "--type", "choice"),
        ("--add", "systems", "Cloud", "--options", "a;b"),
        ("--add", "systems", "A", "--remove", "systems", "B"),
        ("--remove", "systems", "B"),
        ("--change", "systems", "B", "--describe", "x"),
        ("--change", "systems", "B"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(program, project, wishes):
    answer = program.run("fields", project, *wishes)
    assert answer.code == 2
    assert answer.err.strip()
    assert program.done("fields", project) == []


# files that go out and come back


def cloud(program, project, options="EU;USA", value="USA"):
    """Add a choice and a system that has one of its options."""
    program.done(
        "fields", project, "--add", "systems", "Cloud", "--type", "choice", "--options", options
    )
    program.done("add", project, "systems", f"name=Chat {value}", f"Cloud={value}")


def test_fields_with_the_same_name_of_two_copies_both_stay_and_are_told_apart(program, project):
    program.done("add", project, "people", "name=Ben Beispiel")
    copy = shutil.copy(project, program.path("copy.rai"))
    cloud(program, project)
    cloud(program, copy, "Asien;EU", "Asien")
    assert program.done("merge", project, copy)["done"] is True
    found = program.done("fields", project)
    assert [field["label"] for field in found] == ["Cloud", "Cloud (2)"]
    assert {tuple(field["options"]) for field in found} == {("EU", "USA"), ("Asien", "EU")}
    systems = program.done("list", project, "systems")
    values = [system.get(field["key"]) for system in systems for field in found]
    assert sorted(filter(None, values)) == ["Asien", "USA"]
    program.done("set", project, systems[0]["number"], "Cloud=EU", "Cloud (2)=EU")
    assert program.done("verify", project, "--deep")["sound"] is True


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_workbook_has_the_field_with_its_options_and_comes_back_unchanged(
    program, project, language
):
    cloud(program, project)
    path = program.path(f"out-{language}.xlsx")
    program.done("export", project, "--to", path, "--lang", language)
    book = load_workbook(path)
    sheet = book["KI-Systeme" if language == "de" else "AI systems"]
    heads = {cell.value: cell for cell in next(sheet.iter_rows()) if cell.value}
    column = heads["Cloud"].column_letter
    assert "USA" in [cell.value for cell in sheet[column]]
    rules = sheet.data_validations.dataValidation
    assert any(f"{column}2" in str(rule.sqref) for rule in rules)
    every = {c.value for each in book.worksheets for row in each.iter_rows() for c in row}
    assert {"EU", "USA"} <= every
    before = program.done("list", project, "systems")
    answer = program.run("import", project, path, "--on-conflict", "update")
    assert answer.code in (0, 1), answer
    assert program.done("list", project, "systems") == before


@pytest.mark.parametrize("label", ["<b>&Fett</b>", "=1+1", "\U0001f600" * 60, "a\x07b\nc"])
def test_hostile_names_go_out_in_every_form_as_text(program, project, label):
    program.done("fields", project, "--add", "systems", label)
    (field,) = program.done("fields", project)
    program.done("add", project, "systems", "name=Chat", f"{field['key']}=Wert")
    for ending in ("xlsx", "csv", "json", "pdf"):
        path = program.path(f"out.{ending}")
        wishes = ["--register", "systems"] if ending == "csv" else []
        program.done("export", project, "--to", path, *wishes)
        assert path.stat().st_size > 0
    text = program.path("out.csv").read_text("utf-8-sig")
    assert label.replace("\x07", " ").replace("\n", " ").lstrip("=") in text
    cells = [c for row in load_workbook(program.path("out.xlsx"))["AI systems"] for c in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "Wert" in [cell.value for cell in cells]


def test_a_foreign_list_fills_the_field_and_tells_what_is_no_option(program, project):
    cloud(program, project)
    path = program.write("liste.csv", "Name;Cloud\nNeu;eu\nFalsch;Mars\n")
    answer = program.run("import", project, path, "--kind", "systems", "--json")
    key = program.done("fields", project)[0]["key"]
    found = {s["name"]: s.get(key) for s in program.done("list", project, "systems")}
    assert found["Neu"] == "EU"
    assert "Mars" in answer.out
    assert found.get("Falsch") is None


def test_copying_to_another_inventory_finds_the_field_by_its_name(program, project):
    cloud(program, project)
    other = program.new("other.rai")
    program.done(
        "fields", other, "--add", "systems", "cloud", "--type", "choice", "--options", "EU;USA"
    )
    program.done("copy", other, project, "KI-0001")
    key = program.done("fields", other)[0]["key"]
    assert program.done("list", other, "systems")[0][key] == "USA"


def test_the_history_calls_the_field_by_its_name(program, project):
    cloud(program, project)
    program.done("set", project, "KI-0001", "Cloud=EU")
    told = program.run("history", project, "--of", "KI-0001").out
    assert "Cloud" in told


@pytest.mark.parametrize("option", [("--type", "date"), ("--options", "a;b"), ("--describe", "x")])
def test_what_only_a_new_field_has_is_not_ignored_without_one(program, project, option):
    answer = program.run("fields", project, *option)
    assert answer.code == 2
    assert "--add" in answer.err


def test_options_and_help_of_a_field_are_changed_and_entries_follow(program, project):
    cloud(program, project)
    change = ("fields", project, "--change", "systems", "Cloud")
    answer = program.run(*change, "--options", "EU;Vereinigte Staaten")
    assert answer.code == 0
    assert "“USA” is called “Vereinigte Staaten” from now on, also in 1 entry" in answer.err
    (field,) = program.run(*change, "--describe", "Wo liegt es?", "--json").json
    assert field["options"] == ["EU", "Vereinigte Staaten"]
    assert field["help"] == "Wo liegt es?"
    shown = program.run("show", project, "KI-0001").out
    assert "Vereinigte Staaten" in shown
    program.done("undo", project)
    program.done("undo", project)
    assert "USA" in program.run("show", project, "KI-0001").out


def test_only_a_choice_gets_options(program, project):
    program.done("fields", project, "--add", "systems", "Cloud")
    answer = program.run("fields", project, "--change", "systems", "Cloud", "--options", "a;b")
    assert answer.code == 2
    assert "Only a choice" in answer.err
    answer = program.run("fields", project, "--change", "systems", "Cloud", "--type", "date")
    assert answer.code == 2
