from datetime import date

import pytest

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import (
    CellOutcome,
    ColumnChoice,
    ColumnUse,
    OnConflict,
    apply_plan,
    row_cells,
)
from rai_desktop.services.tables import CellKind, SourceCell
from tests.services.building import add_custom_field
from tests.services.lists import counts, imported, planned, table

S, R, M, P, V = (
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.MITIGATION,
    EntityKind.PERSON,
    EntityKind.VENDOR,
)
FIELD, NEW, LEFT_OUT, NOTES = (
    ColumnUse.FIELD,
    ColumnUse.NEW_FIELD,
    ColumnUse.LEFT_OUT,
    ColumnUse.NOTES,
)


def field(key):
    return ColumnChoice(use=FIELD, key=key)


def use(use, kind=None):
    return ColumnChoice(use=use, custom_kind=kind)


def told(plan):
    return [(note.row, note.column, note.kept) for note in plan.notes]


def own_fields(project):
    return [(f.label, f.custom_kind, f.options) for f in project.entities(EntityKind.CUSTOM_FIELD)]


# columns -------------------------------------------------------------------------------------


def test_each_column_becomes_what_somebody_chose(project):
    source = table(["Name", "Farbe", "Raum", "Status"], ["A", "rot", "17", "pilot"])
    columns = {
        "Farbe": field("department"),
        "Raum": use(LEFT_OUT),
        "Status": use(NOTES),
        "Gibt es nicht": field("purpose"),
    }
    plan = imported(project, source, columns=columns)
    (system,) = project.entities(S)
    assert (system.department, system.status, system.notes) == ("rot", None, "Status: pilot")
    found = {name: plan.tables[0].columns.use(name) for name in source.header}
    assert found == {"Name": FIELD, "Farbe": FIELD, "Raum": LEFT_OUT, "Status": NOTES}


def test_a_chosen_field_is_taken_from_the_column_that_was_guessed(project):
    source = table(["Name", "Tool"], ["A", "B"])
    imported(project, source, columns={"Tool": field("name")})
    assert [(s.name, s.notes) for s in project.entities(S)] == [("B", "Name: A")]


@pytest.mark.parametrize("keys", [("nothing",), ("deleted",), ("purpose", "purpose")])
def test_impossible_choices_are_refused(project, keys):
    source = table(["Name", "A", "B"], ["x", "y", "z"])
    columns = {name: field(key) for name, key in zip("AB", keys, strict=False)}
    with pytest.raises(UsageError):
        planned(project, source, columns=columns)


def test_a_custom_field_of_another_project_says_nothing(project):
    source = table(["Name", "Farbe"], ["A", "rot"])
    plan = planned(project, source, columns={"Farbe": field("x:unknown")})
    assert plan.tables[0].unmapped == ("Farbe",)


def test_columns_that_nobody_knows_become_new_fields_of_the_kind_their_cells_show(project):
    project.add(P, {"name": "Einkauf"})
    project.add(P, {"name": "Leitung IT"})
    header = ["Name", "Stufe", "Anzahl X", "Tag X", "Wer prüft", "Freitext", "Leer"]
    rows = [
        [f"N{n}", "rot" if n % 2 else "grün", str(n), f"{n}.1.2026", wer, "y" * 200, ""]
        for n, wer in enumerate(["Einkauf", "Leitung IT"] * 3, start=1)
    ]
    plan = imported(project, table(header, *rows), rest=NEW)
    assert own_fields(project) == [
        ("Stufe", CustomKind.CHOICE, "rot\ngrün"),
        ("Anzahl X", CustomKind.NUMBER, ""),
        ("Tag X", CustomKind.DATE, ""),
        ("Wer prüft", CustomKind.PERSON, ""),
        ("Freitext", CustomKind.LONG_TEXT, ""),
    ]
    keys = plan.tables[0].columns.keys
    system = project.entities(S)[1]
    values = [project.value(system, keys[name]) for name in header[1:5]]
    assert values[:3] == ["grün", 2, date(2026, 1, 2)]
    assert project.name(values[3]) == "Leitung IT"
    assert system.notes == ""
    project.undo()
    assert own_fields(project) == []


def test_the_same_list_again_finds_its_new_fields(project):
    source = table(["Name", "Farbe"], ["A", "rot"], ["B", "blau"])
    imported(project, source, columns={"Farbe": use(NEW, CustomKind.TEXT)})
    for wish in ({}, {"rest": NEW}, {"columns": {"Farbe": use(NEW)}}):
        again = planned(project, source, **wish)
        assert counts(again) == {"unchanged": 2}
        assert apply_plan(project, again) is None
    assert len(own_fields(project)) == 1


def test_a_field_that_no_row_fills_is_not_made(project):
    imported(project, table(["Name", "Farbe"], ["A", "rot"]))
    head = project.store.head()
    columns = {"Farbe": use(NEW, CustomKind.TEXT)}
    source = table(["Name", "Farbe"], ["", "rot"], ["A", ""])
    apply_plan(project, planned(project, source, columns=columns))
    assert project.store.head() == head


def test_codes_with_leading_zeros_stay_text(project):
    imported(project, table(["Name", "Konto"], ["A", "007"], ["B", "010"]), rest=NEW)
    assert own_fields(project) == [("Konto", CustomKind.TEXT, "")]


# seen from the cells ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "header", "texts", "key"),
    [
        (P, "Spalte B", ["a@example.org", "b@example.org"], "email"),
        (S, "Spalte B", ["KI-0001", "KI-0002"], "number"),
        (R, "Spalte B", ["KI-0001", "KI-0002"], "systems"),
        (M, "Spalte B", ["RI-0001", "ri-0002"], "risks"),
        (S, "Spalte B", ["Erprobung", "in Betrieb"], "status"),
        (S, "Wer", ["Einkauf", "Leitung IT"], "owner"),
        (S, "Column C", ["Muster AG", "Beispiel GmbH"], "vendor"),
        (S, "Spalte B", ["ja", "nein"], None),
        (S, "Spalte B", ["etwas", "anderes"], None),
        (S, "Kontakt im Betriebsrat", ["Einkauf", "Leitung IT"], None),
    ],
)
def test_a_column_whose_name_says_nothing_is_seen_from_its_cells(project, kind, header, texts, key):
    for name in ("Einkauf", "Leitung IT"):
        project.add(P, {"name": name})
    for name in ("Muster AG", "Beispiel GmbH"):
        project.add(V, {"name": name})
    title = {P: "Name", S: "Name", R: "Risiko", M: "Maßnahme"}[kind]
    source = table([title, header], *([f"N{n}", text] for n, text in enumerate(texts)))
    plan = planned(project, source, kind=kind)
    columns = plan.tables[0].columns
    assert columns.keys.get(header) == key
    assert (header in columns.by_content) == (key is not None)
    assert any(note.column == header for note in plan.tables[0].remarks) == (key is not None)


# words and names ----------------------------------------------------------------------------------


def test_words_that_nobody_understood_are_counted_and_can_be_explained(project):
    source = table(
        ["Name", "Status", "Rolle"],
        ["A", "lebt", "König; Betreiber"],
        ["B", "LEBT!", "Betreiber"],
        ["C", "schläft", "König"],
    )
    found = planned(project, source)
    assert sorted(found.unknown_words) == [
        ("roles", "König", 2),
        ("status", "lebt", 2),
        ("status", "schläft", 1),
    ]
    words = {
        ("status", "lebt"): "in_use",
        ("roles", "König"): "provider",
        ("status", "schläft"): None,
    }
    plan = imported(project, source, words=words)
    assert plan.unknown_words == ()
    assert [(s.status, s.roles, s.notes) for s in project.entities(S)] == [
        ("in_use", ("deployer", "provider"), ""),
        ("in_use", ("deployer",), ""),
        (None, ("provider",), "Status: schläft"),
    ]
    assert told(plan) == [(4, "Status", "schläft")]


def test_words_can_explain_a_scale_of_its_own(project):
    source = table(["Risiko", "Wahrscheinlichkeit"], ["A", "8"], ["B", "2"])
    found = planned(project, source)
    assert sorted(found.unknown_words) == [
        ("current_likelihood", "2", 1),
        ("current_likelihood", "8", 1),
    ]
    words = {("current_likelihood", "8"): 5, ("current_likelihood", "2"): 1}
    imported(project, source, words=words)
    assert [r.current_likelihood for r in project.entities(R)] == [5, 1]


def test_an_impossible_meaning_of_a_word_is_told_and_the_cell_kept(project):
    plan = imported(
        project, table(["Name", "Status"], ["A", "lebt"]), words={("status", "lebt"): 7}
    )
    assert told(plan) == [(2, "Status", "lebt")]


def test_names_become_who_is_meant_or_notes_or_new_entries(project):
    known = project.add(P, {"name": "Anna Müller"})
    source = table(
        ["Name", "Owner"], ["A", "A. M."], ["B", "Jemand"], ["C", "Leitung IT"], ["D", "a. m."]
    )
    plan = imported(project, source, names={(P, "A. M."): known, (P, "Jemand"): None})
    first, second, third, fourth = project.entities(S)
    assert first.owner == fourth.owner == known
    assert (second.owner, second.notes) == (None, "Owner: Jemand")
    assert project.name(third.owner) == "Leitung IT"
    assert plan.added_names() == [(P, "Leitung IT")]
    assert told(plan) == [(3, "Owner", "Jemand")]
    assert [each[:3] for each in plan.unknown_names] == [(P, "Leitung IT", 1)]


def test_a_person_is_found_by_function_and_address(project):
    officer = project.add(
        P, {"name": "Anna Müller", "function": "Datenschutzbeauftragte", "email": "a@example.org"}
    )
    rows = [["A", "Datenschutzbeauftragte"], ["B", "Müller, Anna"], ["C", "A@example.org"]]
    imported(project, table(["Name", "Owner"], *rows))
    assert {s.owner for s in project.entities(S)} == {officer}


def test_systems_of_a_risk_can_be_explained(project):
    known = project.add(S, {"name": "Chat"})
    source = table(["Risiko", "KI-System"], ["A", "Plauderer"])
    assert planned(project, source).unknown_names[0][:3] == (S, "Plauderer", 1)
    imported(project, source, names={(S, "Plauderer"): known})
    assert project.links.seconds("system_risk", known) == [project.entities(R)[0].uid]


# rows and cells ----------------------------------------------------------------------


def test_corrected_cells_count_in_place_of_those_of_the_file(project):
    source = table(["Name", "Status"], ["", "lebt"], ["B", "pilot"])
    wish = {"cells": {(2, "Name"): "A", (2, "Status"): "pilot", (99, "Name"): "x", (2, "Y"): "z"}}
    plan = imported(project, source, **wish)
    assert [(s.name, s.status) for s in project.entities(S)] == [("A", "pilot"), ("B", "pilot")]
    assert plan.notes == []


def test_rows_can_stay_out(project):
    source = table(["Name"], ["A"], ["B"])
    plan = imported(project, source, omitted=frozenset([3]))
    assert counts(plan) == {"new": 1, "skipped": 1}
    assert [s.name for s in project.entities(S)] == ["A"]


def test_all_or_nothing_lets_one_unfit_row_stop_everything(project):
    source = table(["Name", "Status"], ["A", "pilot"], ["", "pilot"])
    assert not planned(project, source).is_blocked
    plan = planned(project, source, all_or_nothing=True)
    assert plan.is_blocked
    with pytest.raises(UserError):
        apply_plan(project, plan)


def test_rows_are_found_by_their_own_number(project):
    project.add(S, {"name": "Alt", "own_id": "INV-7"})
    project.add(S, {"name": "Chat", "own_id": "1"})
    source = table(["Nr.", "Name"], ["INV-7", "Neu"], ["1", "Leser"])
    plan = imported(project, source, on_conflict=OnConflict.UPDATE)
    assert counts(plan) == {"changed": 1, "new": 1}
    assert [s.name for s in project.entities(S)] == ["Neu", "Chat", "Leser"]


def test_a_number_that_two_rows_have_is_told_and_the_second_stays_out(project):
    source = table(["ID", "Name"], ["INV-7", "A"], ["inv-7", "B"], ["1", "C"], ["1", "D"])
    plan = imported(project, source)
    assert counts(plan) == {"conflicting": 2, "new": 2}
    assert [(p.row, p.values["first"]) for p in plan.problems] == [(3, 2), (5, 4)]
    decided = planned(project, source, matches={3: None, 5: None})
    assert "conflicting" not in counts(decided)


def test_results_of_formulas_are_told_with_their_number(project):
    result = SourceCell(text="12", kind=CellKind.FORMULA)
    source = table(["Name", "Lizenzen", "Farbe"], ["A", result, result], ["B", result, "rot"])
    plan = imported(project, source)
    found = [(n.column, n.values["count"]) for n in plan.tables[0].remarks]
    assert found == [("Lizenzen", 2), ("Farbe", 1)]
    assert project.entities(S)[0].user_count == 12


# cells as shown ----------------------------------------------------------------------


def shown(plan, row):
    cells = row_cells(plan, plan.tables[0], plan.tables[0].rows[row])
    return [(c.column, str(c.outcome), c.before, c.after, bool(c.note)) for c in cells]


def test_each_cell_tells_what_becomes_of_it(project):
    project.add(S, {"name": "A", "status": "pilot", "purpose": "Texte"})
    source = table(
        ["Name", "Status", "Zweck", "Abteilung", "Go-live", "Farbe", "Raum"],
        ["A", "in use", "Texte", "IT", "morgen", "rot", "1"],
        ["", "pilot", "", "", "", "", ""],
        ["Neu", "n/a", "Bilder", "", "", "", ""],
    )
    columns = {"Raum": use(LEFT_OUT)}
    plan = planned(project, source, columns=columns, on_conflict=OnConflict.UPDATE)
    assert shown(plan, 0) == [
        ("Name", "unchanged", "A", "A", False),
        ("Status", "changed", "Erprobung", "Im Einsatz", False),
        ("Zweck", "unchanged", "Texte", "Texte", False),
        ("Abteilung", "new", "", "IT", False),
        ("Go-live", "note", "", "", True),
        ("Farbe", "note", "", "rot", False),
        ("Raum", "left_out", "", "1", False),
    ]
    assert shown(plan, 1)[0] == ("Name", "invalid", "", "", True)
    assert shown(plan, 2)[:3] == [
        ("Name", "new", "", "Neu", False),
        ("Status", "left_out", "", "", True),
        ("Zweck", "new", "", "Bilder", False),
    ]
    stopped = planned(project, source, columns=columns)
    assert shown(stopped, 0)[1] == ("Status", "conflict", "Erprobung", "Im Einsatz", False)


def test_cells_of_new_fields_and_names_are_shown(project):
    source = table(["Name", "Owner", "Farbe"], ["A", "Leitung IT", "rot"])
    plan = planned(project, source, rest=NEW)
    assert [each[1:4] for each in shown(plan, 0)] == [
        ("new", "", "A"),
        ("new", "", "Leitung IT"),
        ("new", "", "rot"),
    ]
    imported(project, source, rest=NEW)
    again = planned(project, source, rest=NEW)
    assert {each[1] for each in shown(again, 0)} == {"unchanged"}


def test_cells_of_a_row_that_stays_out_are_left_out(project):
    plan = planned(project, table(["Name", "Status"], ["A", "pilot"]), omitted=frozenset([2]))
    assert [each[1] for each in shown(plan, 0)] == [CellOutcome.LEFT_OUT] * 2


def test_custom_fields_that_are_there_are_compared(project):
    key = add_custom_field(project, S, "Kostenstelle")
    project.add(S, {"name": "A", key: "1"})
    source = table(["Name", "Kostenstelle"], ["A", "2"])
    plan = planned(project, source, on_conflict=OnConflict.UPDATE)
    assert shown(plan, 0)[1] == ("Kostenstelle", "changed", "1", "2", False)
