"""A block becomes entries and changes as its cells say, in one step, or not at all."""

import time
from datetime import date

import pytest

from rai_desktop.domain.codes import Action, Answer, SystemStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.pasting import (
    Onto,
    PasteTarget,
    Pasting,
    RowState,
    read_block,
    write_pasted,
)
from tests.services.building import add_custom_field, all_labels
from tests.services.entries import add_person, add_system, state, steps_of, uids_of

SYSTEM = EntityKind.SYSTEM
COLUMNS = ("number", "name", "=level", "department", "owner", "status", "in_use_since")


def paste(project, text, uids=(), begin="name", *, may_add=True, kind=SYSTEM):
    columns = COLUMNS[COLUMNS.index(begin) :]
    target = PasteTarget(kind=kind, columns=columns, uids=tuple(uids), may_add=may_add)
    return Pasting(project, all_labels(), read_block(text), target)


def values(project, uid, *keys):
    return [project.value(project.entity(uid), key) for key in keys]


def test_cells_go_into_the_columns_beside_the_current_one(project):
    chat, reader = add_system(project, "Chat"), add_system(project, "Reader")
    pasting = paste(project, "IT\nHR", [chat, reader], "department")
    assert pasting.keys == ("department",)
    assert write_pasted(pasting) == (chat, reader)
    assert values(project, chat, "department") == ["IT"]
    assert values(project, reader, "department") == ["HR"]
    assert project.undo_entry().action is Action.BULK_EDIT


def test_computed_columns_take_nothing(project):
    chat = add_system(project, "Chat")
    pasting = paste(project, "Talk\thigh\tIT", [chat])
    assert pasting.keys == ("name", None, "department")
    write_pasted(pasting)
    assert values(project, chat, "name", "department") == ["Talk", "IT"]


def test_rows_beyond_the_list_become_new_entries_and_one_undo_takes_all_back(project):
    chat = add_system(project, "Chat")
    before, steps = state(project), steps_of(project)
    write_pasted(paste(project, "Talk\nReader\nPicture", [chat]))
    assert steps_of(project) == steps + 1
    names = [project.name(uid) for uid in uids_of(project, SYSTEM)]
    assert names == ["Talk", "Reader", "Picture"]
    numbers = list(project.numbers(SYSTEM).values())
    assert numbers == ["KI-0001", "KI-0002", "KI-0003"]
    project.undo()
    assert state(project) == before


@pytest.mark.parametrize(
    "header",
    ["Name\tAbteilung\tEigene Spalte\tStatus", "name\tDepartment\tOwn column\tStatus"],
)
def test_headings_of_either_language_tell_the_columns(project, header):
    pasting = paste(project, f"{header}\nChat\tIT\tx\tIm Einsatz\nReader\tHR\t\tpilot")
    assert pasting.has_headings
    assert pasting.keys == ("name", "department", None, "status")
    assert pasting.onto is Onto.NEW
    chat, reader = write_pasted(pasting)
    assert values(project, chat, "name", "status") == ["Chat", SystemStatus.IN_USE]
    assert values(project, reader, "department", "status") == ["HR", SystemStatus.PILOT]


def test_numbers_tell_the_entries_wherever_they_stand_now(project):
    chat, reader = add_system(project, "Chat"), add_system(project, "Reader")
    text = "Nummer\tName\tAbteilung\nKI-0002\tReader\tHR\nki-0001\tChat\tIT\n\tNew one\tLaw"
    pasting = paste(project, text, [chat])
    assert pasting.onto is Onto.NUMBERS
    assert [pasting.count(each) for each in (RowState.CHANGED, RowState.NEW)] == [2, 1]
    write_pasted(pasting)
    assert values(project, chat, "department") == ["IT"]
    assert values(project, reader, "department") == ["HR"]


def test_unknown_and_doubled_numbers_are_told(project):
    add_system(project, "Chat")
    text = "Number\tName\nKI-0009\tA\nKI-0001\tB\nKI-0001\tC"
    first, second, third = paste(project, text).rows
    assert "no entry KI-0009" in str(first.problem)
    assert second.state is RowState.CHANGED
    assert "same entry" in str(third.problem)


def test_german_days_and_decimals_and_names_are_understood(project):
    person = add_person(project, "Erika Beispiel")
    add_custom_field(project, "system", "Kosten", "number")
    text = (
        "Name\tIn Betrieb seit\tVerantwortliche Person\tKosten\tDaten über Menschen\n"
        "Chat\t31.12.2025\tBeispiel, Erika\t1.250,00\tja"
    )
    pasting = paste(project, text)
    assert None not in pasting.keys
    (chat,) = write_pasted(pasting)
    found = values(project, chat, "in_use_since", "owner", "people_data")
    assert found == [date(2025, 12, 31), person, Answer.YES]
    assert values(project, chat, pasting.keys[3]) == [1250]


def test_cells_that_do_not_fit_stop_everything_until_they_are_corrected(project):
    text = "Name\tStatus\tDepartment\nChat\tflying\tIT\nReader\tpilot\tHR"
    pasting = paste(project, text)
    assert not pasting.is_possible
    assert "flying" in str(pasting.rows[0].cells[1].problem)
    before = state(project)
    with pytest.raises(UsageError, match="Nothing was pasted"):
        write_pasted(pasting)
    assert state(project) == before
    pasting.correct(0, 1, "in use")
    assert pasting.is_possible
    assert len(write_pasted(pasting)) == 2


def test_rows_that_do_not_fit_can_be_left_out(project):
    pasting = paste(project, "Name\tStatus\nChat\tflying\nReader\tpilot")
    pasting.leave_wrong_out(is_left_out=True)
    assert [row.state for row in pasting.rows] == [RowState.LEFT_OUT, RowState.NEW]
    (reader,) = write_pasted(pasting)
    assert project.name(reader) == "Reader"


def test_the_name_of_a_new_entry_is_required(project):
    (row,) = paste(project, "Department\tStatus\nIT\tpilot").rows
    assert "required" in str(row.problem)


def test_a_name_cannot_be_emptied(project):
    chat = add_system(project, "Chat", department="IT")
    pasting = paste(project, "\t\tHR", [chat])
    assert "required" in str(pasting.rows[0].problem)


def test_formulas_stay_texts_with_a_mark(project):
    pasting = paste(project, "Name\tDepartment\n=1+1\tIT\n @SUM(A1)\tHR")
    assert [row.cells[0].is_formula for row in pasting.rows] == [True, True]
    first, second = write_pasted(pasting)
    assert [project.name(first), project.name(second)] == ["=1+1", "@SUM(A1)"]


def test_what_is_the_same_already_makes_no_step(project):
    chat = add_system(project, "Chat", department="IT")
    steps = steps_of(project)
    pasting = paste(project, "IT", [chat], "department")
    assert pasting.count(RowState.UNCHANGED) == 1
    assert not pasting.is_possible
    assert write_pasted(pasting) == ()
    assert steps_of(project) == steps


def test_kinds_that_nobody_adds_only_take_changes(project):
    chat = add_system(project, "Chat")
    pasting = paste(project, "A\nB", [chat], may_add=False)
    assert [row.state for row in pasting.rows] == [RowState.CHANGED, RowState.WRONG]


def test_columns_and_rows_can_be_chosen_otherwise(project):
    chat = add_system(project, "Chat")
    pasting = paste(project, "Name\tOther\nTalk\tIT", [chat])
    assert pasting.has_headings
    pasting.choose_key(1, "department")
    pasting.choose_onto(Onto.ROWS)
    write_pasted(pasting)
    assert values(project, chat, "name", "department") == ["Talk", "IT"]


def test_one_field_takes_one_column(project):
    pasting = paste(project, "Name\tOther\nTalk\tIT")
    pasting.choose_key(1, "name")
    assert pasting.keys == (None, "name")


def test_the_first_row_can_be_a_row_like_the_others(project):
    pasting = paste(project, "Name\tStatus\nTalk\tpilot")
    pasting.choose_headings(has_headings=False)
    assert len(pasting.rows) == 2
    assert pasting.keys == ("name", None)


def test_empty_rows_between_new_ones_are_skipped(project):
    pasting = paste(project, "A\n\nB")
    assert len(write_pasted(pasting)) == 2


def test_500_rows_of_10_cells_are_read_and_written_in_time(project):
    write_pasted(paste(project, "\n".join(f"System {number}" for number in range(500))))
    add_person(project, "Erika Beispiel")
    header = (
        "Number\tName\tDepartment\tStatus\tIn use since\tOwner\tSource\tPurpose\tSite\tPeople data"
    )
    lines = [
        f"KI-{n + 1:04}\tTool {n}\tTeam {n % 9}\tpilot\t{n % 28 + 1}.03.2025\tErika Beispiel\t"
        f"bought\tWriting {n}\tNorth {n}\tja"
        for n in range(500)
    ]
    began = time.process_time()
    pasting = paste(project, "\n".join((header, *lines)))
    assert pasting.count(RowState.CHANGED) == 500
    write_pasted(pasting)
    assert time.process_time() - began < 2
    assert None not in pasting.keys
