from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import OnConflict, apply_plan
from rai_desktop.services.importing.model import REFUSED
from rai_desktop.services.tables import CellKind, SourceCell
from tests.services.building import add_custom_field
from tests.services.lists import counts, imported, planned, table

S, R, P, V = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON, EntityKind.VENDOR
UPDATE, SKIP = OnConflict.UPDATE, OnConflict.SKIP


def only(project, kind):
    (entity,) = project.entities(kind)
    return entity


def texts(plan):
    return [(p.row, p.column, p.text.format(**p.values)) for p in plan.problems]


def told(plan):
    return [(p.row, p.column, p.text.format(**p.values)) for p in plan.notes]


def test_a_row_becomes_an_entry_with_typed_values(project):
    source = table(
        ["Name", "Status", "Rolle", "Einsatz seit", "Lizenzen", "Personenbezogene Daten"],
        ["Chat", "Erprobung", "Betreiber; Anbieter", "1.2.2026", "1.200", "x"],
    )
    imported(project, source)
    system = only(project, S)
    assert (system.name, system.status, system.people_data) == ("Chat", "pilot", "yes")
    assert system.roles == ("deployer", "provider")
    assert (system.in_use_since, system.user_count) == (date(2026, 2, 1), 1200)
    assert (project.number(system), system.origin) == ("KI-0001", "list.csv, 2")


def test_ratings_are_read_by_word_and_number(project):
    header = ["Risiko", "Likelihood today", "Impact on people today", "Auswirkung aufs Unternehmen"]
    imported(project, table(header, ["Leak", "Likely", "3", "5 – Existenzbedrohend"]))
    risk = only(project, R)
    assert (risk.current_likelihood, risk.current_persons, risk.current_business) == (4, 3, 5)
    assert risk.risk_origin == "imported"


def test_custom_fields_are_imported(project):
    key = add_custom_field(project, S, "Kostenstelle", "number")
    imported(project, table(["Name", "Kostenstelle"], ["Chat", "4711"]))
    assert project.value(only(project, S), key) == 4711


def test_columns_without_a_field_are_kept_as_notes(project):
    plan = imported(
        project, table(["Name", "Farbe", "Notizen", "Leer"], ["A", "rot", "wichtig", ""])
    )
    assert plan.tables[0].unmapped == ("Farbe",)
    assert only(project, S).notes == "wichtig\nFarbe: rot"


def test_spaces_around_names_are_not_part_of_them_but_other_characters_are(project):
    imported(project, table(["Name"], ["  Chat\u00a0"], ["\tTab"]))
    assert [each.name for each in project.entities(S)] == ["Chat", "\tTab"]


def test_numbers_and_days_from_a_workbook_keep_their_meaning(project):
    number = SourceCell(text="1.234", kind=CellKind.NUMBER)
    day = SourceCell(text="2026-02-01", kind=CellKind.DATE)
    plan = planned(project, table(["Name", "Lizenzen", "Go-live"], ["A", number, day]))
    (row,) = plan.tables[0].rows
    assert row.values["in_use_since"] == date(2026, 2, 1)
    assert row.values["notes"] == "Lizenzen: 1.234"
    assert told(plan) == [
        (
            2,
            "Lizenzen",
            "“1.234” is not a whole number for “Number of users”. "
            "Write only the digits, such as 1200. It was kept as a note.",
        )
    ]


# names --------------------------------------------------------------------------------------


def test_names_that_are_not_there_become_entries_once_and_are_told(project):
    known = project.add(P, {"name": "Einkauf"})
    source = table(
        ["Name", "Owner", "Deputy", "Vendor"],
        ["A", "Leitung IT", "einkauf", "Muster AG"],
        ["B", "leitung it", "Leitung  IT", "Muster AG"],
    )
    plan = imported(project, source)
    assert plan.added_names() == [(P, "Leitung IT"), (V, "Muster AG")]
    assert [p.name for p in project.entities(P)] == ["Einkauf", "Leitung IT"]
    assert only(project, V).name == "Muster AG"
    first, second = project.entities(S)
    assert first.deputy == known
    assert first.owner == second.owner == second.deputy


def test_a_name_in_the_list_itself_is_that_row(project):
    source = table(["Name", "Vertretung"], ["Einkauf", "Leitung IT"], ["Leitung IT", "Einkauf"])
    plan = imported(project, source, kind=P)
    assert plan.added_names() == []
    first, second = project.entities(P)
    assert (first.deputy, second.deputy) == (second.uid, first.uid)


def test_a_name_that_two_have_is_kept_as_a_note(project):
    for _ in range(2):
        project.add(P, {"name": "Einkauf"})
    plan = imported(project, table(["Name", "Owner"], ["A", "Einkauf"]))
    assert [(row, column) for row, column, _ in told(plan)] == [(2, "Owner")]
    assert (only(project, S).owner, only(project, S).notes) == (None, "Owner: Einkauf")


def test_the_author_and_a_name_in_the_list_become_one_person(project):
    plan = planned(project, table(["Name", "Owner"], ["A", "Leitung IT"]))
    uid, settings = project.new_settings(P, {"name": "Leitung IT"})
    project.author = uid
    apply_plan(project, plan, also=settings)
    assert only(project, P).uid == only(project, S).owner == uid


def test_a_new_author_and_new_people_get_numbers_of_their_own(project):
    plan = planned(project, table(["Name", "Abteilung"], ["A", "IT"], ["B", "IT"]), kind=P)
    project.author, settings = project.new_settings(P, {"name": "Leitung IT"})
    apply_plan(project, plan, also=settings)
    assert sorted(project.numbers(P).values()) == ["PE-0001", "PE-0002", "PE-0003"]


# faults ---------------------------------------------------------------------------------------


def test_what_does_not_fit_is_told_with_its_place_and_stops_nothing_else(project):
    source = table(
        ["Name", "Status", "Einsatz seit"],
        ["A", "pilot", "1.1.2026"],
        ["B", "lebt", "morgen"],
        ["", "pilot", ""],
    )
    plan = imported(project, source)
    assert counts(plan) == {"invalid": 1, "new": 2}
    assert [(row, column) for row, column, _ in told(plan)] == [(3, "Status"), (3, "Einsatz seit")]
    assert [(row, column) for row, column, _ in texts(plan)] == [(4, "Name")]
    assert [s.name for s in project.entities(S)] == ["A", "B"]
    assert project.entities(S)[1].notes == "Status: lebt\nEinsatz seit: morgen"
    assert counts(planned(project, source)) == {"invalid": 1, "unchanged": 2}


def test_a_list_in_which_no_row_has_a_name_changes_nothing(project):
    plan = planned(project, table(["Name", "Status"], ["", "pilot"]))
    head = project.store.head()
    with pytest.raises(UserError, match="cannot be imported: 1"):
        apply_plan(project, plan)
    assert project.store.head() == head


def test_rows_without_any_value_are_no_rows(project):
    assert counts(planned(project, table(["Name"], ["A"], ["  "], ["B"]))) == {"new": 2}


def test_text_that_notes_cannot_hold_is_a_fault(project):
    plan = planned(project, table(["Name", "Farbe"], ["A", "x" * 100_000]))
    assert len(plan.problems) == 1


# again ----------------------------------------------------------------------------------------


LIST = table(
    ["Name", "Abteilung", "Owner", "Farbe", "Notizen"],
    ["Chat", "IT", "Leitung IT", "rot", ""],
    ["Chat", "Einkauf", "Leitung IT", "blau", "wichtig"],
    ["Leser", "", "", "", "nur Notiz"],
)


def test_the_same_list_again_changes_nothing(project):
    imported(project, LIST)
    head = project.store.head()
    again = planned(project, LIST)
    assert counts(again) == {"unchanged": 3}
    assert apply_plan(project, again) is None
    assert project.store.head() == head


CHANGED = table(["Name", "Abteilung", "Owner"], ["Chat", "Vertrieb", ""], ["Neu", "", "Einkauf"])


def test_other_values_stop_the_import_unless_somebody_decides(project):
    imported(project, table(["Name", "Abteilung"], ["Chat", "IT"]))
    stopped = planned(project, CHANGED)
    assert counts(stopped) == {"changed": 1, "new": 1}
    assert stopped.is_blocked
    with pytest.raises(UserError, match="values: 1"):
        apply_plan(project, stopped)
    assert counts(imported(project, CHANGED, on_conflict=SKIP)) == {"new": 1, "skipped": 1}
    assert [s.department for s in project.entities(S)] == ["IT", ""]
    assert counts(imported(project, CHANGED, on_conflict=UPDATE)) == {"changed": 1, "unchanged": 1}
    assert [s.department for s in project.entities(S)] == ["Vertrieb", ""]


def test_an_empty_cell_never_empties_a_field(project):
    imported(project, table(["Name", "Abteilung"], ["Chat", "IT"]))
    assert counts(planned(project, table(["Name", "Abteilung"], ["Chat", ""]))) == {"unchanged": 1}


def test_notes_of_somebody_are_not_replaced_by_columns_without_a_field(project):
    project.add(S, {"name": "Chat", "notes": "von mir"})
    source = table(["Name", "Farbe"], ["Chat", "rot"])
    imported(project, source, on_conflict=UPDATE)
    assert only(project, S).notes == "von mir\nFarbe: rot"
    assert counts(planned(project, source)) == {"unchanged": 1}


def test_rows_are_found_by_number_and_uid_before_the_name(project):
    first, second = (project.add(S, {"name": name}) for name in ("A", "B"))
    source = table(["Number", "uid", "Name"], ["ki-0002", "", "Neu"], ["", first, "Alt"])
    imported(project, source, on_conflict=UPDATE)
    assert [project.name(uid) for uid in (first, second)] == ["Alt", "Neu"]


def test_numbers_of_somebody_else_are_kept(project):
    imported(project, table(["Nummer", "Name"], ["17", "Chat"]))
    assert only(project, S).notes == "Nummer: 17"


def test_an_entry_that_two_rows_name_is_a_fault(project):
    project.add(S, {"name": "A"})
    plan = planned(project, table(["Number", "Name"], ["KI-0001", "x"], ["KI-0001", "y"]))
    assert [(row, text) for row, _, text in texts(plan)] == [
        (3, "KI-0001 is in the list twice, in row 2, too. Remove one of the rows.")
    ]


def test_an_entry_in_the_bin_stays_there_and_is_told(project):
    uid = project.add(S, {"name": "A"})
    project.delete([uid])
    plan = imported(project, table(["uid", "Name"], [uid, "B"]), on_conflict=UPDATE)
    assert counts(plan) == {"skipped": 1}
    assert [note.values["entry"] for note in plan.notes] == ["KI-0001"]
    assert project.entity(uid).name == "A"


# one step ---------------------------------------------------------------------------------------


def test_an_import_is_one_undoable_step(project):
    steps = len(list(project.store.history()))
    imported(project, LIST)
    assert len(list(project.store.history())) == steps + 1
    assert project.undo_entry().title == "list.csv"
    project.undo()
    assert not any(project.entities(kind) for kind in (S, P))
    project.redo()
    assert len(project.entities(S)) == 3


CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), min_size=1, max_size=40
)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS, CELLS), min_size=1, max_size=4)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS)
def test_every_cell_is_a_field_a_note_or_told(project, rows):
    source = table(["Name", "Status", "Beschreibung", "Farbe"], *rows)
    plan = planned(project, source, kind=S)
    for row, planned_row in zip(_filled(rows), plan.tables[0].rows, strict=True):
        refused = {problem.column for problem in planned_row.problems}
        kept = {key: v for key, v in planned_row.values.items() if not is_empty(v)}
        name, status, description, colour = row
        assert "Name" in refused or kept["name"] == name.strip(" \u00a0")
        is_nothing = bool(plan.tables[0].remarks)
        assert (
            not status.strip()
            or "status" in kept
            or is_nothing
            or status.strip() in kept.get("notes", "")
        )
        assert not description.strip() or kept["description"] == description
        assert not colour.strip() or colour.strip() in kept["notes"]
        assert (planned_row.outcome in REFUSED) == bool(refused)


def _filled(rows):
    return [row for row in rows if any(cell.strip() for cell in row)]
