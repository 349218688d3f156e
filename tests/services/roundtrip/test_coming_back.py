"""An own export that comes back later, from somewhere else, or in parts."""

import json
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.export.pdf_register import write_pdf
from rai_desktop.imports.reading import read_source
from rai_desktop.services.comments import comments_on, finding_of
from rai_desktop.services.importing import OnConflict, apply_plan
from rai_desktop.services.importing.roundtrip.told import TripTeller
from rai_desktop.services.importing.roundtrip.trip import NO_BASE
from rai_desktop.services.registers.excerpt import excerpt
from tests.services.building import add_custom_field, labels, register_of
from tests.services.lists import counts, planned
from tests.services.test_importing_own_exports import (
    EVERYTHING,
    document,
    edited,
    separated,
    workbook,
)

S, C = EntityKind.SYSTEM, EntityKind.COMMENT
SHEET = "AI systems"


@pytest.fixture
def systems(project):
    return [project.add(S, {"name": name, "department": "IT"}) for name in "ABC"]


def department(project, uid):
    return project.entity(uid).department


def test_a_stale_workbook_overwrites_nothing(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    project.edit(systems[0], {"department": "Einkauf"})
    project.edit(systems[1], {"purpose": "Suche"})
    plan = planned(project, edited(path, SHEET, {(3, "Department"): "Vertrieb"}))
    assert counts(plan) == {"changed": 1, "unchanged": 2}
    apply_plan(project, plan)
    assert [department(project, uid) for uid in systems] == ["Einkauf", "Vertrieb", "IT"]
    assert project.entity(systems[1]).purpose == "Suche"


def test_both_changed_is_a_conflict_until_somebody_decides(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    project.edit(systems[0], {"department": "Einkauf"})
    source = edited(path, SHEET, {(2, "Department"): "Vertrieb"})
    plan = planned(project, source)
    assert plan.is_blocked
    (told,) = (TripTeller(project, labels()).conflict(each) for each in plan.conflicts)
    assert (told.base, told.mine, told.theirs) == ("IT", "Einkauf", "Vertrieb")
    with pytest.raises(UserError):
        apply_plan(project, plan)
    for take, wanted in (("mine", "Einkauf"), ("theirs", "Vertrieb")):
        decided = planned(project, source, decisions={(systems[0], "department"): take})
        assert not decided.is_blocked
        apply_plan(project, decided)
        assert department(project, systems[0]) == wanted


def test_the_same_change_on_both_sides_is_none(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    project.edit(systems[0], {"department": "Vertrieb"})
    plan = planned(project, edited(path, SHEET, {(2, "Department"): "Vertrieb"}))
    assert counts(plan) == {"unchanged": 3}


def test_an_emptied_cell_empties_the_field_and_a_needed_one_refuses(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    source = edited(path, SHEET, {(2, "Department"): None, (3, "Name"): None})
    plan = planned(project, source)
    assert counts(plan) == {"changed": 1, "invalid": 1, "unchanged": 1}
    apply_plan(project, plan)
    assert [department(project, uid) for uid in systems] == ["", "IT", "IT"]


def test_without_the_base_every_difference_is_asked_about(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    source = edited(path, SHEET, {(2, "Department"): "Vertrieb"})
    unknown = replace(source, meta={**source.meta, "head": "f" * 64})
    plan = planned(project, unknown)
    assert NO_BASE in [note.text for note in plan.notes]
    assert [conflict.is_known for conflict in plan.conflicts] == [False]
    assert counts(planned(project, unknown, on_conflict=OnConflict.UPDATE)) == {
        "changed": 1,
        "unchanged": 2,
    }


# deleted rows ------------------------------------------------------------------------------


def without_row(path, sheet, number):
    book = load_workbook(path)
    book[sheet].delete_rows(number)
    book.save(path)
    return read_source(path)


def test_a_deleted_row_stays_unless_somebody_says_so(project, systems, tmp_path):
    source = without_row(workbook(project, tmp_path, "en"), SHEET, 3)
    plan = planned(project, source)
    assert [(each.uid, each.name) for each in plan.trip.missing] == [(systems[1], "B")]
    assert apply_plan(project, plan) is None
    step = apply_plan(project, planned(project, source, delete=frozenset({systems[1]})))
    assert step is not None
    assert [system.name for system in project.entities(S)] == ["A", "C"]
    project.undo()
    assert len(project.entities(S)) == 3


def test_a_row_emptied_to_its_hidden_cells_counts_as_deleted(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    book = load_workbook(path)
    for cell in book[SHEET][3][1:]:
        cell.value = None
    book.save(path)
    plan = planned(project, read_source(path))
    assert (counts(plan), [each.uid for each in plan.trip.missing]) == (
        {"unchanged": 3},
        [systems[1]],
    )


def test_an_excerpt_never_misses_what_it_did_not_hold(project, systems, tmp_path):
    from rai_desktop.export.excel.workbook import write_workbook

    register = register_of(project, "en", names=("systems",))
    path = tmp_path / "some.xlsx"
    part = excerpt(register, labels().words, (), systems[:2])
    list(write_workbook(part, path))
    assert planned(project, read_source(path)).trip.missing == ()
    missing = planned(project, without_row(path, SHEET, 2)).trip.missing
    assert [each.uid for each in missing] == [systems[0]]


def test_a_removed_sheet_deletes_nothing(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    book = load_workbook(path)
    del book[SHEET]
    book.save(path)
    plan = planned(project, read_source(path))
    assert (plan.trip.missing, apply_plan(project, plan)) == ((), None)


def test_rows_deleted_from_a_document_are_missing(project, systems, tmp_path):
    path = document(project, tmp_path)
    content = json.loads(path.read_text("utf-8"))
    content["systems"] = [each for each in content["systems"] if each["uid"] != systems[2]]
    path.write_text(json.dumps(content), "utf-8")
    late = project.add(S, {"name": "D"})
    missing = planned(project, read_source(path)).trip.missing
    assert [each.uid for each in missing] == [systems[2]]
    assert late not in [each.uid for each in missing]


# columns and sheets ------------------------------------------------------------------------


def test_a_renamed_sheet_is_found_by_its_headings(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    book = load_workbook(path)
    book[SHEET].title = "Liste"
    book.save(path)
    assert counts(planned(project, edited(path, "Liste", {(2, "Department"): "X"}))) == {
        "changed": 1,
        "unchanged": 2,
    }


def test_a_custom_field_that_was_renamed_here_comes_back(project, systems, tmp_path):
    key = add_custom_field(project, S, "Kostenstelle")
    path = workbook(project, tmp_path, "en")
    field = key.partition(":")[2]
    project.edit(field, {"label": "Cost centre"})
    plan = planned(project, edited(path, SHEET, {(2, "Kostenstelle"): "4711"}))
    apply_plan(project, plan)
    assert project.value(project.entity(systems[0]), key) == "4711"


def test_separated_values_know_their_state_by_the_fingerprint(project, systems, tmp_path):
    from rai_desktop.export.delimited import write_csv
    from tests.services.building import table_of

    path = tmp_path / "systems.csv"
    register = register_of(project, "en")
    list(write_csv(table_of(register, "systems"), path, "en", register.fingerprint))
    project.edit(systems[0], {"department": "Einkauf"})
    assert counts(planned(project, read_source(path))) == {"unchanged": 3}


def test_separated_values_of_every_register_come_back(company, tmp_path):
    for register in ("classifications", "obligations", "acceptances", "reviews"):
        plan = planned(company, read_source(separated(company, tmp_path, register)))
        assert set(counts(plan)) == {"unchanged"}, register


# audit notes -------------------------------------------------------------------------------


def test_an_audit_note_in_a_list_of_open_points_is_about_the_entry(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    name = next(t.title for t in register_of(project, "en").tables if t.key == "open_points")
    book = load_workbook(path)
    sheet = book[name]
    headings = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, headings["Audit note"]).value = "seen"
    book.save(path)
    apply_plan(project, planned(project, read_source(path)))
    assert [each.text for each in comments_on(project, systems[0])] == ["seen"]


def test_a_later_check_renews_the_day_and_a_removed_comment_stays_away(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    written = {(2, "Audit note"): "fine", (2, "Audited on"): date(2026, 1, 2)}
    apply_plan(project, planned(project, edited(path, SHEET, written)))
    apply_plan(project, planned(project, edited(path, SHEET, {(2, "Audited on"): "03.04.2026"})))
    (comment,) = comments_on(project, systems[0])
    assert comment.checked_on == date(2026, 4, 3)
    project.delete([comment.uid])
    assert apply_plan(project, planned(project, read_source(path))) is None
    assert comments_on(project, systems[0]) == []


def test_audit_notes_have_a_register_of_their_own_that_comes_back_unchanged(
    project, systems, tmp_path
):
    path = workbook(project, tmp_path, "en")
    apply_plan(project, planned(project, edited(path, SHEET, {(2, "Audit note"): "fine"})))
    table = register_of(project, "en").tables[-1]
    assert (table.title, [row.cells[1] for row in table.rows]) == ("Audit notes", ["fine"])
    list(write_pdf(register_of(project, "en"), tmp_path / "p.pdf"))
    again = planned(project, read_source(workbook(project, tmp_path, "de")))
    assert (apply_plan(project, again), again.notes) == (None, [])
    assert [each.key for each in register_of(project, "en", left_out=EVERYTHING).tables][-1] != (
        table.key
    )


def test_an_audit_note_can_become_a_finding(project, systems, tmp_path):
    path = workbook(project, tmp_path, "en")
    apply_plan(project, planned(project, edited(path, SHEET, {(2, "Audit note"): "No owner"})))
    (comment,) = comments_on(project, systems[0])
    finding = project.entity(finding_of(project, comment))
    assert (finding.title, finding.system) == ("No owner", systems[0])
    assert str(finding.source) == "audit"
