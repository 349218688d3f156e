"""What the program wrote comes back as it was, whatever the language and what was left out."""

import json
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.export.delimited import write_csv
from rai_desktop.export.document import write_json
from rai_desktop.export.excel.columns import AUDITED_ON_KEY, AUDITOR_NOTE_KEY, UID_KEY
from rai_desktop.export.excel.meta_sheet import FORMAT
from rai_desktop.export.excel.workbook import write_workbook
from rai_desktop.imports.limits import USUAL_LIMITS
from rai_desktop.imports.reading import read_source as read_any_source
from rai_desktop.services.document import project_document
from rai_desktop.services.importing import OnConflict, apply_plan
from rai_desktop.services.importing.own import REGISTER_FORMAT
from rai_desktop.services.importing.own_sheets import AUDITOR_MARK
from rai_desktop.services.linking import link_entries, unlink_entries
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.words import LANGUAGES
from tests.services.building import (
    add_custom_field,
    add_risk,
    empty_project,
    register_of,
    request,
    table_of,
)
from tests.services.lists import counts, imported, planned

S, R, P = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON
EVERYTHING = frozenset({Privacy.PERSONAL, Privacy.COST, Privacy.COMMENT})
SIZES = {
    "systems": 12,
    "risks": 30,
    "mitigations": 25,
    "people": 8,
    "suppliers": 8,
    "evidence": 6,
    "tasks": 11,
    "findings": 2,
    "incidents": 2,
    "trainings": 2,
    "inquiries": 3,
    "practices": 2,
}
FOLLOWING = {"obligations": 125, "acceptances": 2, "reviews": 2}
"""What follows from classifications and comes with them alone."""
EVERY_ENTRY = sum(SIZES.values()) + sum(FOLLOWING.values())
TEXTS = (
    "=1+1",
    "'=1",
    "@SUM(A1)",
    "-",
    "two\nlines\r\nthree",
    "bell \x07 and \x1b[31m red",
    "\u202eevil",
    "<img src=x>",
    "a; b | c, d",
    "_x000D_",
    "🙂" * 20,
    "x" * 300,
    " spaces ",
    "x" * 40_000,
)


def read_source(path):
    return read_any_source(path, replace(USUAL_LIMITS, cell_characters=MAX_TEXT))


def workbook(project, folder, language="de", **wishes):
    path = folder / f"{language}.xlsx"
    list(write_workbook(register_of(project, language, **wishes), path))
    return path


def document(project, folder, **wishes):
    path = folder / "p.json"
    list(write_json(project_document(project, request(**wishes)), path))
    return path


def separated(project, folder, register, language="de", **wishes):
    path = folder / f"{register}.csv"
    table = table_of(register_of(project, language, **wishes), register)
    list(write_csv(table, path, language))
    return path


def test_the_names_that_exports_use_are_the_ones_that_imports_know():
    assert FORMAT == REGISTER_FORMAT
    assert UID_KEY == "uid"
    assert AUDITOR_NOTE_KEY.startswith(AUDITOR_MARK)
    assert AUDITED_ON_KEY.startswith(AUDITOR_MARK)


@pytest.mark.parametrize("left_out", [frozenset(), EVERYTHING], ids=["whole", "redacted"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_changes_nothing(company, tmp_path, language, left_out):
    source = read_source(workbook(company, tmp_path, language, left_out=left_out))
    plan = planned(company, source)
    assert counts(plan) == {"unchanged": EVERY_ENTRY}
    kinds = {kind for key, kind in REGISTER_KINDS if key in SIZES or key in FOLLOWING}
    assert kinds <= {table.kind for table in plan.tables}
    assert not plan.added_names()
    assert not plan.notes
    assert not any(table.unmapped for table in plan.tables)


@pytest.mark.parametrize("left_out", [frozenset(), EVERYTHING], ids=["whole", "redacted"])
def test_a_document_changes_nothing(company, tmp_path, left_out):
    plan = planned(company, read_source(document(company, tmp_path, left_out=left_out)))
    assert counts(plan) == {"unchanged": EVERY_ENTRY}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("register", SIZES)
def test_separated_values_change_nothing(company, tmp_path, register, language):
    plan = planned(company, read_source(separated(company, tmp_path, register, language)))
    assert counts(plan) == {"unchanged": SIZES[register]}
    assert plan.tables[0].unmapped == ()


def test_an_empty_register_has_no_rows(project, tmp_path):
    source = read_source(workbook(project, tmp_path))
    assert counts(planned(project, source)) == {}


def filled(project):
    """Fill a project with texts that files cannot hold as they are, and other hard cases."""
    key = add_custom_field(project, S, "Status")
    two = [project.add(P, {"name": "Einkauf", "function": "Leitung"}) for _ in range(2)]
    gone = project.add(P, {"name": "Weg"})
    for number, text in enumerate(TEXTS):
        values = {"name": f"System {number}", "purpose": text, "tags": text, key: text}
        project.add(S, values | {"owner": two[1], "deputy": gone, "user_count": 12_345})
    project.add(S, {"name": TEXTS[4]})
    add_risk(project, rated_on=date(1900, 1, 1), current_likelihood=1)
    project.delete([gone])
    return project


@pytest.mark.parametrize("language", LANGUAGES)
def test_hard_texts_come_back_from_a_workbook(project, tmp_path, language):
    source = read_source(workbook(filled(project), tmp_path, language))
    assert set(counts(planned(project, source))) == {"unchanged"}


def test_hard_texts_come_back_from_a_document_and_from_separated_values(project, tmp_path):
    filled(project)
    for path in (document(project, tmp_path), separated(project, tmp_path, "systems")):
        assert set(counts(planned(project, read_source(path)))) == {"unchanged"}


def test_functions_that_several_have_come_back_where_names_were_left_out(project, tmp_path):
    people = [project.add(P, {"name": name, "function": "Leitung"}) for name in "AB"]
    for person in people:
        project.add(S, {"name": f"System {person}", "owner": person})
    source = read_source(workbook(project, tmp_path, left_out=EVERYTHING))
    assert counts(planned(project, source)) == {"unchanged": 4}


def test_names_without_numbers_as_exports_wrote_them_before_change_nothing(project, tmp_path):
    owners = [project.add(P, {"name": name}) for name in ("Einkauf", "Leitung IT")]
    for owner in owners:
        project.add(S, {"name": f"System {owner}", "owner": owner})
    path = workbook(project, tmp_path, "en")
    changes = {(2, "Responsible owner"): "Einkauf", (3, "Responsible owner"): "Leitung IT"}
    assert counts(planned(project, edited(path, "AI systems", changes))) == {"unchanged": 4}


# edited -----------------------------------------------------------------------------------


def edited(path, sheet, changes):
    """Change cells of a workbook by row and heading, as a person does in a spreadsheet."""
    book = load_workbook(path)
    headings = {cell.value: cell.column for cell in book[sheet][1]}
    for (row, heading), value in changes.items():
        book[sheet].cell(row, headings[heading]).value = value
    book.save(path)
    return read_source(path)


def test_only_what_was_edited_changes(project, tmp_path):
    for name in ("A", "B"):
        project.add(S, {"name": name, "department": "IT"})
    path = workbook(project, tmp_path, "en")
    changes = {(2, "Department"): "Vertrieb", (2, "Responsible owner"): "Leitung IT"}
    plan = imported(project, edited(path, "AI systems", changes), on_conflict=OnConflict.UPDATE)
    assert counts(plan) == {"changed": 1, "unchanged": 1}
    assert plan.added_names() == [(P, "Leitung IT")]
    assert [s.department for s in project.entities(S)] == ["Vertrieb", "IT"]


def test_computed_cells_cannot_be_imported(project, tmp_path):
    project.add(S, {"name": "A"})
    path = workbook(project, tmp_path, "en")
    plan = planned(project, edited(path, "AI systems", {(2, "Number of risks"): 99}))
    assert counts(plan) == {"unchanged": 1}


def test_what_an_auditor_wrote_comes_back_as_a_comment_once(project, tmp_path):
    uid = project.add(S, {"name": "A", "notes": "alt"})
    path = workbook(project, tmp_path, "de")
    sheet = register_of(project, "de").tables[0].title
    labels = register_of(project, "de").labels
    written = {
        (2, labels["auditor_note"]): "in Ordnung",
        (2, labels["audited_on"]): date(2026, 7, 1),
    }
    source = edited(path, sheet, written)
    plan = imported(project, source)
    assert counts(plan) == {"unchanged": 1}
    (comment,) = project.entities(EntityKind.COMMENT)
    assert (comment.subject, comment.text) == (uid, "in Ordnung")
    assert (comment.checked_on, comment.source) == (date(2026, 7, 1), "de.xlsx")
    assert project.entity(uid).notes == "alt"
    assert apply_plan(project, planned(project, source)) is None


def test_a_text_that_was_cut_never_replaces_the_whole_one(project, other, tmp_path):
    project.add(S, {"name": "A", "purpose": "x" * 40_000})
    path = workbook(project, tmp_path, "en")
    cells = load_workbook(path)["AI systems"]
    whole = max((cell.value or "" for cell in cells[2]), key=len)
    source = edited(path, "AI systems", {(2, "Purpose in one sentence"): f"edited {whole[-80:]}"})
    plan = planned(project, source, on_conflict=OnConflict.UPDATE)
    assert counts(plan) == {"unchanged": 1}
    assert [note.column for note in plan.notes] == ["Purpose in one sentence"]
    told = imported(other, source)
    assert [note.column for note in told.notes] == ["Purpose in one sentence"]


def test_a_new_row_in_a_workbook_is_a_new_entry(project, tmp_path):
    path = workbook(project, tmp_path, "en")
    source = edited(path, "Risks", {(2, "Number"): None, (2, "Title"): "Leak"})
    assert counts(imported(project, source)) == {"new": 1}
    assert [risk.title for risk in project.entities(R)] == ["Leak"]


def test_moved_columns_are_found_by_their_headings(project, tmp_path):
    project.add(S, {"name": "A", "purpose": "B", "department": "C"})
    path = workbook(project, tmp_path, "en")
    book = load_workbook(path)
    sheet = book["AI systems"]
    for row in sheet.iter_rows():
        row[2].value, row[4].value = row[4].value, row[2].value
    book.save(path)
    assert counts(planned(project, read_source(path))) == {"unchanged": 1}


# into another project ------------------------------------------------------------------------


@pytest.fixture
def other(tmp_path):
    made = empty_project(tmp_path / "other")
    yield made
    made.store.abandon()


def test_a_document_brings_entries_references_and_links_into_another_project(
    company, other, tmp_path
):
    source = read_source(document(company, tmp_path))
    imported(other, source)
    assert counts(planned(other, source)) == {"unchanged": sum(SIZES.values())}
    assert facts(other) == facts(company)


def facts(project):
    """Return what a project says about systems, independent of uids and numbers."""
    return sorted(
        (
            system.name,
            system.purpose,
            project.name(system.owner),
            project.name(system.vendor),
            system.roles,
            sorted(map(project.name, project.links.seconds(LinkRole.SYSTEM_RISK, system.uid))),
            sorted(map(project.name, project.links.firsts(LinkRole.EVIDENCE_OF, system.uid))),
        )
        for system in project.entities(S)
    )


def test_a_workbook_brings_entries_and_references_into_another_project(company, other, tmp_path):
    source = read_source(workbook(company, tmp_path))
    imported(other, source)
    assert counts(planned(other, source)) == {"unchanged": sum(SIZES.values())}
    assert len(other.entities(P)) == SIZES["people"]
    owners = {s.name: other.name(s.owner) for s in other.entities(S)}
    assert owners == {s.name: company.name(s.owner) for s in company.entities(S)}


def test_custom_values_of_another_project_are_kept_as_notes(project, other, tmp_path):
    key = add_custom_field(project, S, "Kostenstelle")
    project.add(S, {"name": "A", key: "4711"})
    imported(other, read_source(document(project, tmp_path)))
    (system,) = other.entities(S)
    assert "4711" in system.notes


def test_a_reference_to_what_is_not_in_the_file_stays_empty_and_is_told(project, other, tmp_path):
    owner = project.add(P, {"name": "Einkauf"})
    project.add(S, {"name": "A", "owner": owner})
    path = document(project, tmp_path)
    content = json.loads(path.read_text("utf-8"))
    del content["people"]
    path.write_text(json.dumps(content), "utf-8")
    plan = imported(other, read_source(path))
    assert [note.column for note in plan.notes] == ["owner"]
    assert other.entities(S)[0].owner is None
    assert other.entities(P) == []


def test_links_that_are_there_are_not_made_again(project, tmp_path):
    system = project.add(S, {"name": "A"})
    risk = add_risk(project, system)
    source = read_source(document(project, tmp_path))
    assert imported(project, source).links
    assert project.undo_entry().title == "Risk"
    assert link_entries(project, LinkRole.SYSTEM_RISK, system, risk) is None


def test_only_the_wished_kind_of_a_document_is_imported(company, other, tmp_path):
    plan = imported(other, read_source(document(company, tmp_path)), kind=EntityKind.VENDOR)
    assert counts(plan) == {"new": SIZES["suppliers"]}
    assert not other.entities(S)


def test_a_damaged_own_sheet_is_read_by_its_headings(company, tmp_path):
    source = read_source(workbook(company, tmp_path))
    meta = {key: "[" if key.endswith(".columns") else v for key, v in source.meta.items()}
    plan = planned(company, replace(source, meta=meta))
    assert counts(plan) == {"unchanged": EVERY_ENTRY}


def test_links_that_make_no_sense_or_were_removed_are_not_made(project, other, tmp_path):
    system = project.add(S, {"name": "A"})
    risk = add_risk(project, system)
    path = document(project, tmp_path)
    content = json.loads(path.read_text("utf-8"))
    content["links"] += [
        {"role": "system_risk", "first": risk, "second": system},
        {"role": "nonsense", "first": system, "second": risk},
        {"role": "system_risk", "first": system},
    ]
    path.write_text(json.dumps(content), "utf-8")
    imported(other, read_source(path))
    assert len(other.entities(EntityKind.LINK)) == 1
    unlink_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    imported(project, read_source(path))
    assert project.links.seconds(LinkRole.SYSTEM_RISK, system) == []


def test_a_field_called_like_a_computed_column_comes_back(project, tmp_path):
    computed = next(
        c.title for c in register_of(project, "de").tables[0].columns if c.key[0] == "="
    )
    key = add_custom_field(project, S, computed)
    project.add(S, {"name": "A", key: "eigen"})
    for path in (workbook(project, tmp_path), separated(project, tmp_path, "systems")):
        assert counts(planned(project, read_source(path))) == {"unchanged": 1}


def test_rows_and_cells_of_a_single_own_list_are_as_somebody_decides(project, tmp_path):
    for name in ("A", "B"):
        project.add(S, {"name": name})
    source = read_source(separated(project, tmp_path, "systems", "en"))
    column = next(name for name in source.tables[0].header if name == "Name")
    wish = {"omitted": frozenset([3]), "cells": {(2, column): "C", (3, column): "D"}}
    plan = imported(project, source, on_conflict=OnConflict.UPDATE, **wish)
    assert counts(plan) == {"changed": 1, "skipped": 1}
    assert [system.name for system in project.entities(S)] == ["C", "B"]
