"""An own export of another project comes in only when somebody lets it in, and then as new."""

from dataclasses import replace

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import apply_plan
from rai_desktop.services.importing.roundtrip.trip import OTHER_PROJECT
from tests.services.building import empty_project
from tests.services.lists import counts, planned
from tests.services.test_importing_own_exports import document, workbook

S = EntityKind.SYSTEM


@pytest.fixture
def other(project, tmp_path):
    """A project of its own with an entry that is called as one here."""
    (tmp_path / "other").mkdir()
    made = empty_project(tmp_path / "other")
    made.add(S, {"name": "Chat", "department": "Theirs"})
    made.add(S, {"name": "Search"})
    project.add(S, {"name": "Chat", "department": "Ours"})
    yield made
    made.store.abandon()


def foreign(source):
    return replace(source, meta={**source.meta, "project": "00000000-0000-4000-8000-999999999999"})


def renamed(source, project):
    """Return a file as if its entries had uids that are not known here."""
    known = {each.uid for each in project.entities(S)}
    rows = [
        replace(table, rows=tuple(_renamed(row, known) for row in table.rows))
        for table in source.tables
    ]
    return foreign(replace(source, tables=tuple(rows)))


def _renamed(row, known):
    cells = (
        replace(cell, text=f"9{cell.text[1:]}") if cell.text in known else cell
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def test_nothing_comes_in_before_somebody_says_so(project, other, tmp_path):
    plan = planned(project, renamed(read_source(workbook(other, tmp_path, "en")), project))
    assert plan.asks_as_new
    assert plan.is_blocked
    with pytest.raises(UserError, match="another project"):
        apply_plan(project, plan)
    assert [each.name for each in project.entities(S)] == ["Chat"]


def test_its_entries_come_in_as_new_ones_whatever_they_are_called(project, other, tmp_path):
    source = renamed(read_source(workbook(other, tmp_path, "en")), project)
    plan = planned(project, source, as_new=True)
    assert OTHER_PROJECT in [note.text for note in plan.notes]
    assert counts(plan) == {"new": 2}
    apply_plan(project, plan)
    found = [(project.number(each), each.name, each.department) for each in project.entities(S)]
    assert found == [
        ("KI-0001", "Chat", "Ours"),
        ("KI-0002", "Chat", "Theirs"),
        ("KI-0003", "Search", ""),
    ]


def test_a_document_of_another_project_asks_as_well(project, other, tmp_path):
    source = renamed(read_source(document(other, tmp_path)), project)
    assert planned(project, source).asks_as_new
    assert not planned(project, source, as_new=True).is_blocked


def test_a_file_with_nothing_new_asks_nothing_and_takes_nothing_away(project, other, tmp_path):
    plan = planned(project, foreign(read_source(workbook(project, tmp_path, "en"))))
    assert (plan.asks_as_new, counts(plan), plan.trip.missing) == (False, {"unchanged": 1}, ())
