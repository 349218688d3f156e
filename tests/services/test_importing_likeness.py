import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import OnConflict
from rai_desktop.services.likeness import ALIKE, likeness
from tests.services.lists import counts, imported, planned, table

S, P = EntityKind.SYSTEM, EntityKind.PERSON


def test_a_new_row_is_told_what_it_may_be_and_stays_new(project):
    known = project.add(S, {"name": "Microsoft 365 Copilot"})
    project.add(S, {"name": "GitHub Copilot"})
    plan = imported(project, table(["Name"], ["MS Copilot"], ["Chat"]))
    first, second = plan.tables[0].rows
    assert [(s.uid, s.name) for s in first.suggestions] == [(known, "Microsoft 365 Copilot")]
    assert second.suggestions == ()
    assert len(project.entities(S)) == 4


def test_what_somebody_decides_about_a_row_counts(project):
    known = project.add(S, {"name": "Microsoft 365 Copilot"})
    source = table(["Name", "Abteilung"], ["MS Copilot", "IT"], ["Microsoft 365 Copilot", "HR"])
    wish = {"matches": {2: known, 3: None}, "on_conflict": OnConflict.UPDATE}
    plan = imported(project, source, **wish)
    assert counts(plan) == {"changed": 1, "new": 1}
    assert [(s.name, s.department) for s in project.entities(S)] == [
        ("MS Copilot", "IT"),
        ("Microsoft 365 Copilot", "HR"),
    ]


def test_an_entry_that_another_row_stands_for_is_not_suggested(project):
    project.add(S, {"name": "ChatGPT"})
    plan = planned(project, table(["Name"], ["Chat GPT"], ["ChatGPT"]))
    assert [row.suggestions for row in plan.tables[0].rows] == [(), ()]


def test_spellings_of_one_product_within_a_list_are_told(project):
    plan = planned(project, table(["Name"], ["MS Copilot"], ["GitHub Copilot"], ["M365 Copilot"]))
    (note,) = plan.notes
    assert (note.row, note.values["other"], note.values["first"]) == (4, "MS Copilot", 2)


def test_names_that_nobody_has_come_with_what_may_be_meant(project):
    known = project.add(P, {"name": "Anna Müller"})
    source = table(["Name", "Owner"], ["A", "A. Müller"], ["B", "A. Müller"], ["C", "Einkauf"])
    first, second = planned(project, source).unknown_names
    assert first[:3] == (P, "A. Müller", 2)
    assert [s.uid for s in first.suggestions] == [known]
    assert second == (P, "Einkauf", 1, (), None)


@pytest.mark.parametrize(("one", "other"), [("C++", "C"), ("C++", "C#"), ("+1", "-1")])
def test_signs_that_make_another_name_are_never_taken_for_the_same(one, other):
    assert likeness(one, other) < ALIKE
