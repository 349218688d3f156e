"""Choices for an import on the command line: files, options, and what a dry run tells."""

import json

import pytest

LIST = "Name;Status;Farbe;Owner\nMS Copilot;lebt;rot;Leitung IT\nLeser;Erprobung;blau;\n;pilot;;\n"


@pytest.fixture
def source(program):
    return program.write("list.csv", LIST)


def test_saved_choices_tell_every_column_and_open_word_and_can_be_used(program, project, source):
    saved = program.path("choices.json")
    program.run("import", project, source, "--dry-run", "--save-mapping", saved, "--rest", "fields")
    choices = json.loads(saved.read_text("utf-8"))
    assert choices["columns"] == {
        "Name": {"use": "field", "key": "name"},
        "Status": {"use": "field", "key": "status"},
        "Farbe": {"use": "new_field", "custom_kind": "text"},
        "Owner": {"use": "field", "key": "owner"},
    }
    assert choices["words"] == [{"field": "status", "text": "lebt", "value": None}]
    choices["words"][0]["value"] = "in_use"
    choices["columns"]["Farbe"] = {"use": "left_out"}
    choices["columns"]["Owner"] = "deputy"
    choices["cells"] = [{"row": 4, "column": "Name", "text": "Neu"}]
    choices["omitted"] = [3]
    saved.write_text(json.dumps(choices), "utf-8")
    answer = program.run("import", project, source, "--mapping", saved, "--json").json
    assert answer["counts"]["new"] == 2
    assert answer["tables"][0]["ignored"] == ["Farbe"]
    systems = program.done("list", project, "systems")
    assert [(s["name"], s["status"]) for s in systems] == [
        ("MS Copilot", "in_use"),
        ("Neu", "pilot"),
    ]
    assert answer["tables"][0]["columns"]["Owner"] == "deputy"


def test_spellings_and_three_steps_are_told_saved_and_used(program, project):
    source = program.write(
        "risks.csv",
        "Risiko;Wahrscheinlichkeit heute;Verantwortlich\n"
        "A;hoch;Thomas Lang\nB;gering;Lang, Thomas\nC;mittel;T. Lang\n",
    )
    saved = program.path("choices.json")
    options = ("--kind", "risks", "--dry-run", "--save-mapping", saved, "--json")
    answer = program.run("import", project, source, *options).json
    assert answer["three_steps"]["words"] == ["gering", "mittel", "hoch"]
    assert [(each["names"], each["one"]) for each in answer["spellings"]] == [
        (["Thomas Lang", "Lang, Thomas"], True),
        (["Thomas Lang", "T. Lang"], False),
    ]
    out = program.run("import", project, source, "--kind", "risks", "--dry-run").out
    assert "Ratings in three steps (gering · mittel · hoch)" in out
    assert "kept apart: Thomas Lang · T. Lang" in out
    choices = json.loads(saved.read_text("utf-8"))
    assert choices["spellings"][1] == {"kind": "person", "name": "T. Lang", "written": "T. Lang"}
    choices["spellings"][1]["written"] = "Thomas Lang"
    choices["three_steps"] = "whole"
    saved.write_text(json.dumps(choices), "utf-8")
    program.run("import", project, source, "--mapping", saved)
    assert program.names(project, "people") == ["Thomas Lang"]
    risks = program.done("list", project, "risks")
    assert [risk["current_likelihood"] for risk in risks] == [5, 1, 3]


def test_columns_without_a_field_become_fields_or_nothing(program, project, source):
    answer = program.run("import", project, source, "--rest", "fields", "--json").json
    assert answer["new_fields"] == [{"label": "Farbe", "kind": "text"}]
    assert answer["tables"][0]["new_fields"] == ["Farbe"]
    other = program.new("other.rai")
    answer = program.run("import", other, source, "--rest", "leave", "--json").json
    assert answer["tables"][0]["ignored"] == ["Farbe"]
    assert "Farbe" not in program.done("list", other, "systems")[0]["notes"]


def test_a_dry_run_tells_every_row_and_cell(program, project, source):
    program.done("add", project, "system", "name=Microsoft 365 Copilot")
    answer = program.run("import", project, source, "--dry-run", "--json").json
    first, second, third = answer["rows"]
    assert (first["row"], first["name"], first["outcome"]) == (2, "MS Copilot", "new")
    assert [(c["column"], c["outcome"], c["after"]) for c in first["cells"]] == [
        ("Name", "new", "MS Copilot"),
        ("Status", "note", ""),
        ("Farbe", "note", "rot"),
        ("Owner", "new", "Leitung IT"),
    ]
    assert [each["name"] for each in first["suggestions"]] == ["Microsoft 365 Copilot"]
    assert (second["suggestions"], third["outcome"]) == ([], "invalid")
    assert answer["unknown_words"] == [{"field": "status", "text": "lebt", "times": 1}]
    assert [each["name"] for each in answer["unknown_names"]] == ["Leitung IT"]


def test_what_somebody_can_decide_is_told_as_lines(program, project, source):
    program.done("add", project, "system", "name=Microsoft 365 Copilot")
    out = program.run("import", project, source, "--dry-run", "--rest", "fields").out
    assert "New fields of your own: Farbe" in out
    assert "Not understood in the field “Status”: “lebt” (1 ×)" in out
    assert "Row 2: “MS Copilot” is new. Perhaps this is meant: Microsoft 365 Copilot" in out


def test_all_or_nothing_refuses_the_whole_list(program, project, source):
    answer = program.run("import", project, source, "--all-or-nothing", "--json")
    assert answer.code != 0
    assert answer.json["imported"] is False
    assert program.names(project, "systems") == []


def test_mitigations_of_risks_are_counted_by_themselves(program, project):
    source = program.write("risks.csv", "Risiko;Maßnahme\nLeck;Schulung|Test\n")
    lines = program.run("import", project, source).lines
    assert lines[:2] == [
        "Risks: 1 new, 0 changed, 0 unchanged, 0 skipped, 0 not imported",
        "Mitigations: 2 new, 0 changed, 0 unchanged, 0 skipped, 0 not imported",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"columns": {"Name": {"use": "eaten"}}}', "not a mapping"),
        ('{"columns": {"Nmae": "name"}}', "no column: Nmae"),
        ('{"columns": {}, "cells": [{"row": 2, "column": "X", "text": ""}]}', "no column: X"),
        ('{"columns": {"Name": "nothing"}}', "no field"),
        ("[1]", "not a mapping"),
        ('{"columns": {}, "omitted": [Infinity]}', "not a mapping"),
    ],
)
def test_choices_that_mean_nothing_are_refused(program, project, source, text, told):
    answer = program.run("import", project, source, "--mapping", program.write("m.json", text))
    assert answer.code == 2
    assert told in answer.err


def test_choices_that_cannot_be_written_are_told(program, project, source):
    target = program.path("missing") / "choices.json"
    answer = program.run("import", project, source, "--save-mapping", target)
    assert "cannot be written" in answer.err
    assert program.names(project, "systems") == []


@pytest.mark.parametrize("name", ["list.csv", "p.rai", "other.rai"])
def test_choices_never_replace_the_list_or_a_project(program, project, source, name):
    target = program.path(name)
    before = target.read_bytes() if target.exists() else None
    answer = program.run("import", project, source, "--save-mapping", target)
    assert answer.code == 2
    assert "must end with .json" in answer.err
    assert (target.read_bytes() if target.exists() else None) == before
    assert program.names(project, "systems") == []


def test_choices_never_replace_a_list_of_records(program, project):
    source = program.write("list.json", '[{"name": "Leser"}]')
    answer = program.run("import", project, source, "--save-mapping", source)
    assert answer.code == 2
    assert "is the list itself" in answer.err
    assert source.read_text("utf-8") == '[{"name": "Leser"}]'


@pytest.mark.parametrize(
    "choices",
    [
        {"names": [{"kind": "person", "name": "Leitung IT", "entry": "of-another-project"}]},
        {"matches": {"2": "of-another-project"}},
    ],
)
def test_choices_about_entries_of_another_project_are_refused(program, project, source, choices):
    mapping = program.write("m.json", json.dumps({"columns": {"Name": "name"}, **choices}))
    answer = program.run("import", project, source, "--mapping", mapping)
    assert answer.code == 2
    assert "of-another-project" in answer.err
    assert program.names(project, "systems") == []


def test_a_name_cannot_mean_an_entry_of_another_kind(program, project, source):
    uid = program.done("add", project, "vendors", "name=Firma")["uid"]
    choices = {"names": [{"kind": "person", "name": "Leitung IT", "entry": uid}]}
    mapping = program.write("m.json", json.dumps({"columns": {"Name": "name"}, **choices}))
    answer = program.run("import", project, source, "--mapping", mapping)
    assert answer.code == 2
    assert uid in answer.err


def test_an_own_export_needs_no_choices_that_would_leave_its_other_sheets_out(program, project):
    program.done("add", project, "systems", "name=Leser")
    export, saved = program.path("export.xlsx"), program.path("choices.json")
    program.done("export", project, "--to", export)
    answer = program.run("import", project, export, "--save-mapping", saved)
    assert answer.code == 2
    assert "needs no choices" in answer.err
    assert not saved.exists()
