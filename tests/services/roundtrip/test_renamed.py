"""A column whose heading somebody changed is still the column that was written."""

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.fields import EntityKind
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import apply_plan
from rai_desktop.services.importing.own_sheets import WrittenSheet
from rai_desktop.services.importing.roundtrip.renamed import likely_places
from rai_desktop.services.importing.roundtrip.trip import RENAMED
from tests.services.lists import counts, planned
from tests.services.test_importing_own_exports import workbook

S = EntityKind.SYSTEM
SHEET = "AI systems"


@pytest.fixture
def systems(project):
    return [project.add(S, {"name": name, "department": "IT"}) for name in "ABCD"]


@pytest.fixture
def sheet(project, systems, tmp_path):
    """The sheet of systems; ``saved`` gives what is read of it after all changes."""
    path = workbook(project, tmp_path, "en")
    book = load_workbook(path)
    found = book[SHEET]
    found.saved = lambda: (book.save(path), read_source(path))[1]
    return found


def place(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def rename(sheet, heading, name):
    column = place(sheet, heading)
    sheet.cell(1, column).value = name
    return column


def departments(project):
    return [each.department for each in project.entities(S)]


def test_edits_below_another_heading_come_back_and_it_is_told(project, sheet):
    column = rename(sheet, "Department", "Where")
    sheet.cell(2, column).value = "Sales"
    plan = planned(project, sheet.saved())
    assert counts(plan) == {"changed": 1, "unchanged": 3}
    assert plan.tables[0].unmapped == ()
    (note,) = (note for note in plan.notes if note.text == RENAMED)
    assert note.values == {"column": "Where", "heading": "Department"}
    apply_plan(project, plan)
    assert departments(project) == ["Sales", "IT", "IT", "IT"]


def test_it_is_found_beside_its_neighbours_when_columns_came_and_went(project, sheet):
    sheet.delete_cols(place(sheet, "Name") + 1)
    column = rename(sheet, "Department", "Where")
    sheet.cell(2, column).value = "Sales"
    apply_plan(project, planned(project, sheet.saved()))
    assert departments(project)[0] == "Sales"


def test_renamed_marks_are_still_marks(project, sheet):
    rename(sheet, "uid", "Internal")
    rename(sheet, "Number", "No.")
    assert counts(planned(project, sheet.saved())) == {"unchanged": 4}


def test_what_was_changed_here_meanwhile_does_not_hide_the_column(project, systems, sheet):
    rename(sheet, "Department", "Where")
    source = sheet.saved()
    for uid in systems:
        project.edit(uid, {"department": "Legal"})
    plan = planned(project, source)
    assert (counts(plan), plan.tables[0].unmapped) == ({"unchanged": 4}, ())


def test_another_column_in_its_place_stays_a_note(project, systems, sheet):
    column = rename(sheet, "Department", "Remark")
    for row, text in enumerate(("good", "bad", "open", "done"), start=2):
        sheet.cell(row, column).value = text
    plan = planned(project, sheet.saved())
    assert plan.tables[0].unmapped == ("Remark",)
    apply_plan(project, plan)
    assert departments(project) == ["IT"] * 4
    assert "Remark: good" in project.entity(systems[0]).notes


def written(*keys):
    return WrittenSheet(
        name="sheet.1", title="T", table="systems", keys=keys, headings=keys, empty=""
    )


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (("a", "x", "c", "d"), [("x", "b")]),
        (("x", "y", "c", "d"), [("x", "a"), ("y", "b")]),
        (("a", "x", "c"), [("x", "b")]),
        (("d", "a", "x", "c"), [("x", "b")]),
        (("a", "b", "c", "x"), [("x", "d")]),
        (("a", "b", "c", "d", "x"), []),
        (("a", "x", "d", "c"), []),
    ],
)
def test_places_that_a_column_can_have(header, wanted):
    known = {name: name for name in header if name in "abcd"}
    assert list(likely_places(written("a", "b", "c", "d"), header, known)) == wanted
