"""Ten lists as companies keep them, read from files: right, or kept as a note, never lost."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import OnConflict
from tests.services import company_lists
from tests.services.lists import counts, imported, planned
from tests.services.whole_lists import lost_cells

S, R, M, P = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION, EntityKind.PERSON


@pytest.fixture
def systems(project):
    return [project.add(S, {"name": name}) for name in ("Chat", "Leser", "Filter")]


def read(project, folder, make, **wishes):
    """Import a list and return its plan."""
    return imported(project, read_source(make(folder)), **wishes)


@pytest.mark.parametrize("make", company_lists.LISTS, ids=lambda make: make.__name__)
def test_every_cell_is_a_field_a_link_a_note_or_told(project, tmp_path, make):
    source = read_source(make(tmp_path))
    plan = imported(project, source)
    assert lost_cells(project, source, plan) == []


@pytest.mark.parametrize("make", company_lists.LISTS, ids=lambda make: make.__name__)
def test_the_same_list_again_changes_nothing(project, tmp_path, make):
    source = read_source(make(tmp_path))
    imported(project, source)
    assert set(counts(planned(project, source))) <= {"unchanged", "invalid", "conflicting"}


def test_titles_sums_and_footnotes_become_no_systems(project, tmp_path):
    plan = read(project, tmp_path, company_lists.with_title_rows_and_sums)
    assert [s.name for s in project.entities(S)] == ["Chat", "Leser", "Filter", "Büro-KI"]
    assert [note.row for note in plan.tables[0].remarks if note.row] == [9, 11, 12]
    first, second, third, fourth = project.entities(S)
    assert (first.status, first.people_data, first.yearly_cost) == ("in_use", "no", 1235)
    assert first.owner == second.owner
    assert (third.owner, third.people_data, third.status) == (None, "yes", None)
    assert (fourth.in_use_since, fourth.people_data) == (date(2026, 1, 15), "unknown")
    assert [person.email for person in project.entities(P)] == ["", "b@example.org"]


def test_american_days_are_read_as_meant(project, tmp_path):
    read(project, tmp_path, company_lists.american_days_and_amounts)
    days = [system.in_use_since for system in project.entities(S)]
    assert days == [date(2025, 12, 31), date(2026, 3, 4), None, None]
    assert [s.status for s in project.entities(S)] == ["in_use", "in_use", "retired", "idea"]
    assert [s.yearly_cost for s in project.entities(S)] == [None, 1235, 0, None]


def test_risks_and_mitigations_hang_together(project, systems, tmp_path):
    read(project, tmp_path, company_lists.risks_in_windows_1252)
    due = [(m.title, m.due_on) for m in project.entities(M)]
    assert due == [("Schulung", date(2026, 12, 31)), ("Prüfung", None)]
    read(project, tmp_path, company_lists.mitigations, on_conflict=OnConflict.UPDATE)
    risks = project.entities(R)
    names = [[project.name(u) for u in project.links.firsts("system_risk", r.uid)] for r in risks]
    assert names == [["Chat"], ["Filter"], ["Chat", "Leser"], []]
    assert [r.current_likelihood for r in risks] == [4, 3, None, 2]
    assert [r.current_business for r in risks] == [None, 5, 3, 2]
    assert "Auswirkung: Hoch" in risks[0].notes
    linked = [project.links.firsts("risk_mitigation", m.uid) for m in project.entities(M)]
    assert linked == [[risks[0].uid], [risks[1].uid], [risks[1].uid], []]
    states = [m.status for m in project.entities(M)]
    assert states == ["in_progress", None, "implemented", "planned"]


def test_headings_and_merged_cells_are_understood(project, tmp_path):
    read(project, tmp_path, company_lists.headings_in_two_rows)
    offers, scoring, checks = project.entities(S)
    assert (offers.department, scoring.department) == ("Vertrieb", "Vertrieb")
    assert (offers.model, offers.dpia, checks.dpia) == ("Modell A", "needed", "done")
    assert (scoring.roles, checks.roles) == (("deployer",), ("deployer", "provider"))


def test_texts_come_in_as_typed(project, tmp_path):
    plan = read(project, tmp_path, company_lists.hard_texts)
    names = [system.name for system in project.entities(S)]
    assert names[2:5] == ["=1+1", "<img src=x onerror=alert(1)>", "Zeile 1\nZeile 2"]
    assert project.entities(S)[1].purpose == "x" * 4000
    assert plan.tables[0].unmapped == ("Name (2)", "Zweck (2)", "Farbe", "Farbe (2)")


def test_a_scale_of_its_own_is_kept_as_notes(project, tmp_path):
    read(project, tmp_path, company_lists.a_scale_of_its_own)
    risks = project.entities(R)
    assert [risk.current_likelihood for risk in risks] == [None, None, None]
    assert [risk.current_business for risk in risks] == [3, 4, None]
    assert [risk.treatment for risk in risks] == ["reduce", "share", None]
