"""Lists with the column sets of companies: each column becomes what it has to."""

import pytest

from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import ColumnUse
from tests.services import kept_lists
from tests.services.lists import counts, imported, planned
from tests.services.whole_lists import lost_cells

EVERY = pytest.mark.parametrize("kept", kept_lists.KEPT_LISTS, ids=lambda kept: kept.name)


@EVERY
def test_each_column_becomes_what_it_has_to(project, tmp_path, kept):
    table = planned(project, read_source(kept.written(tmp_path))).tables[0]
    assert (table.kind, dict(table.columns.keys)) == (kept.kind, kept.keys)
    assert list(table.unmapped) == kept.notes


@EVERY
def test_so_many_entries_come_of_it(project, tmp_path, kept):
    imported(project, read_source(kept.written(tmp_path)))
    assert {kind: len(project.entities(kind)) for kind in kept.entries} == kept.entries


@EVERY
@pytest.mark.parametrize("rest", [ColumnUse.NOTES, ColumnUse.NEW_FIELD])
def test_no_cell_is_lost_and_the_same_list_again_changes_nothing(project, tmp_path, kept, rest):
    source = read_source(kept.written(tmp_path))
    plan = imported(project, source, rest=rest)
    assert lost_cells(project, source, plan) == []
    assert set(counts(planned(project, source, rest=rest))) == {"unchanged"}


def test_spellings_of_one_product_are_told_and_the_other_product_is_not(project, tmp_path):
    plan = imported(project, read_source(kept_lists.EVERYDAY_TOOLS.written(tmp_path)))
    alike = [(n.row, n.values["other"]) for n in plan.notes if "other" in n.values]
    assert alike == [(3, "MS Copilot")]


def test_mitigations_of_a_register_have_their_status_and_owner(project, tmp_path):
    imported(project, read_source(kept_lists.GERMAN_RISKS.written(tmp_path)))
    found = {
        m.title: (m.status, project.name(m.owner), m.due_on) for m in project.entities(kept_lists.M)
    }
    assert {title: (status, owner) for title, (status, owner, _) in found.items()} == {
        "Schulung": ("implemented", "Schmidt, Bernd"),
        "Sperre für Kundendaten": ("in_progress", "Schmidt, Bernd"),
        "Vier-Augen-Prinzip": ("in_progress", ""),
    }
    first, second, third = project.entities(kept_lists.R)
    linked = [len(project.links.seconds("risk_mitigation", r.uid)) for r in (first, second, third)]
    assert linked == [2, 2, 0]
    assert (first.current_likelihood, first.current_business) == (4, 3)
    assert "Umsetzung bis: Q4" in second.notes
    assert "Status der Maßnahme: in Arbeit" in second.notes
