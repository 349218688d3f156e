from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import OnConflict, apply_plan, row_cells
from tests.services.building import add_risk
from tests.services.lists import counts, imported, planned, table

R, M, P = EntityKind.RISK, EntityKind.MITIGATION, EntityKind.PERSON


def linked(project):
    """Return for each risk the titles of its mitigations."""
    return {
        risk.title: [project.name(u) for u in project.links.seconds("risk_mitigation", risk.uid)]
        for risk in project.entities(R)
    }


def told(plan):
    return [(note.row, note.column, note.kept) for note in plan.notes]


def test_mitigations_in_a_row_are_made_once_and_linked(project):
    source = table(
        ["Risiko", "Maßnahme(n)"],
        ["Leck", "- Schulung\n- Vier Augen"],
        ["Bias", "schulung; Prüfung | Test"],
        ["Ausfall", "-"],
    )
    plan = imported(project, source)
    assert linked(project) == {
        "Leck": ["Schulung", "Vier Augen"],
        "Bias": ["Schulung", "Prüfung", "Test"],
        "Ausfall": [],
    }
    assert [(t.kind, t.is_part, len(t.rows)) for t in plan.tables] == [
        (R, False, 3),
        (M, True, 4),
    ]
    assert sorted(project.numbers(M).values()) == ["MA-0001", "MA-0002", "MA-0003", "MA-0004"]
    project.undo()
    assert project.entities(M) == project.entities(R) == []


def test_the_same_list_again_changes_nothing(project):
    source = table(
        ["Risiko", "Maßnahme", "Status der Maßnahme"],
        ["Leck", "Schulung; Test", "geplant; umgesetzt"],
    )
    imported(project, source)
    again = planned(project, source)
    assert counts(again) == {"unchanged": 3}
    assert apply_plan(project, again) is None


def test_what_is_said_about_mitigations_goes_to_them(project):
    source = table(
        [
            "Risk",
            "Mitigation",
            "Mitigation status",
            "Mitigation owner",
            "Due date",
            "Risk owner",
            "Status",
        ],
        ["A", "One; Two", "planned; implemented", "Smith, John", "2026-12-31", "IT", "open"],
    )
    imported(project, source)
    first, second = project.entities(M)
    assert [(m.title, m.status) for m in (first, second)] == [
        ("One", "planned"),
        ("Two", "implemented"),
    ]
    assert first.due_on == second.due_on == date(2026, 12, 31)
    assert first.owner == second.owner
    assert {p.name for p in project.entities(P)} == {"Smith, John", "IT"}
    assert project.name(project.entities(R)[0].owner) == "IT"


def test_what_cannot_be_assigned_is_kept_as_a_note_of_the_risk(project):
    source = table(
        ["Risiko", "Maßnahme", "Maßnahmenstatus", "Frist"],
        ["A", "x; y; z", "geplant; umgesetzt", "bald"],
        ["B", "", "geplant", ""],
        ["C", "MA-0099", "", ""],
        ["D", "x", "umgesetzt", ""],
        ["E", "x", "geplant", ""],
    )
    plan = imported(project, source, kind=R)
    assert told(plan) == [
        (2, "Maßnahmenstatus", "geplant; umgesetzt"),
        (2, "Frist", "bald"),
        (3, "Maßnahmenstatus", "geplant"),
        (4, "Maßnahme", "MA-0099"),
        (6, "Maßnahmenstatus", "geplant"),
    ]
    assert [risk.notes for risk in project.entities(R)][:3] == [
        "Maßnahmenstatus: geplant; umgesetzt\nFrist: bald",
        "Maßnahmenstatus: geplant",
        "Maßnahme: MA-0099",
    ]


def test_known_mitigations_are_linked_by_name_and_number(project):
    for title in ("Schulung", "Test"):
        project.add(M, {"title": title})
    imported(project, table(["Risiko", "Maßnahme"], ["A", "schulung"], ["B", "MA-0002"]))
    assert linked(project) == {"A": ["Schulung"], "B": ["Test"]}
    assert len(project.entities(M)) == 2


def test_a_known_mitigation_with_another_status_stops_the_import(project):
    project.add(M, {"title": "Schulung", "status": "planned"})
    source = table(["Risiko", "Maßnahme", "Maßnahmenstatus"], ["A", "Schulung", "umgesetzt"])
    assert planned(project, source).is_blocked
    imported(project, source, on_conflict=OnConflict.SKIP)
    assert project.entities(M)[0].status == "planned"
    imported(project, source, on_conflict=OnConflict.UPDATE)
    assert project.entities(M)[0].status == "implemented"
    assert linked(project) == {"A": ["Schulung"]}


def test_a_link_that_somebody_removed_stays_away(project):
    source = table(["Risiko", "Maßnahme"], ["A", "Schulung"])
    imported(project, source)
    link = project.entities(EntityKind.LINK)[0]
    project.delete([link.uid])
    imported(project, source)
    assert linked(project) == {"A": []}


def test_names_say_which_mitigation_is_meant(project):
    known = project.add(M, {"title": "Schulung der Leute"})
    source = table(["Risiko", "Maßnahme"], ["A", "Schulung"], ["B", "egal"])
    names = {(M, "Schulung"): known, (M, "egal"): None}
    imported(project, source, names=names)
    assert linked(project) == {"A": ["Schulung der Leute"], "B": []}
    assert project.entities(R)[1].notes == "Maßnahme: egal"


def test_a_refused_row_makes_no_mitigation(project):
    plan = planned(project, table(["Risiko", "Maßnahme"], ["", "Schulung"], ["A", ""]))
    apply_plan(project, plan)
    assert project.entities(M) == []


def test_a_long_text_becomes_title_and_description(project):
    text = "Alle Mitarbeitenden werden geschult. " + "Und noch mehr. " * 20
    imported(project, table(["Risiko", "Maßnahme"], ["A", text]))
    (mitigation,) = project.entities(M)
    assert mitigation.title == "Alle Mitarbeitenden werden geschult."
    assert mitigation.description == text.strip()


def test_columns_about_mitigations_need_a_column_that_names_them(project):
    plan = planned(project, table(["Risiko", "Frist"], ["A", "1.1.2026"]), kind=R)
    assert plan.tables[0].unmapped == ("Frist",)


def test_the_cells_say_what_becomes_of_mitigations(project):
    add_risk(project, title="B")
    source = table(
        ["Risiko", "Maßnahme", "Maßnahmenstatus"], ["A", "Test", "geplant"], ["B", "Test", "?"]
    )
    plan = planned(project, source, on_conflict=OnConflict.UPDATE)
    found = [
        [str(cell.outcome) for cell in row_cells(plan, plan.tables[0], row)]
        for row in plan.tables[0].rows
    ]
    assert found == [["new", "new", "new"], ["unchanged", "new", "note"]]


@pytest.mark.parametrize("header", [["Maßnahme", "Risiko", "Frist"], ["Mitigation", "Risk"]])
def test_a_list_of_mitigations_stays_one(project, header):
    plan = planned(project, table(header, ["x"] * len(header)))
    assert plan.tables[0].kind is M
