from rai_desktop.domain.fields import EntityKind
from tests.services.lists import counts, imported, planned, table

P, E = EntityKind.PERSON, EntityKind.EVIDENCE
KEY = {"mapping": {"Name": "title", "Ersetzt durch": "superseded_by"}, "kind": E}


def told(plan):
    return [(note.row, note.column, note.kept) for note in plan.notes]


def test_a_reference_to_the_row_itself_is_kept_as_a_note_and_told(project):
    source = table(["Name", "Vertretung"], ["Einkauf", "einkauf"], ["IT", "Einkauf"])
    plan = imported(project, source, kind=P)
    first, second = project.entities(P)
    assert (first.deputy, first.notes) == (None, "Vertretung: einkauf")
    assert second.deputy == first.uid
    assert told(plan) == [(2, "Vertretung", "einkauf")]
    assert counts(planned(project, source, kind=P)) == {"unchanged": 2}


def test_people_may_be_deputies_of_each_other(project):
    source = table(["Name", "Vertretung"], ["Einkauf", "IT"], ["IT", "Einkauf"])
    assert told(imported(project, source, kind=P)) == []


def test_a_chain_through_the_list_and_the_project_does_not_lead_back(project):
    old = project.add(E, {"title": "C"})
    project.add(E, {"title": "D", "superseded_by": old})
    rows = [["A", "B"], ["B", "C"], ["C", "A"]]
    plan = imported(project, table(["Name", "Ersetzt durch"], *rows), on_conflict="update", **KEY)
    assert [note[:2] for note in told(plan)] == [(2, "Ersetzt durch")]
    after = {e.title: project.name(e.superseded_by) for e in project.entities(E)}
    assert after == {"A": "", "B": "C", "C": "A", "D": "C"}
