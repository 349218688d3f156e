"""A list of risks names its systems, a list of mitigations its risks."""

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import OnConflict
from rai_desktop.services.linking import unlink_entries
from tests.services.lists import counts, imported, planned, table

S, R, M = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION


@pytest.fixture
def systems(project):
    names = ("Chat", "Leser", "Suche, intern")
    return [project.add(S, {"name": name, "own_id": f"SYS-{name[0]}"}) for name in names]


def linked(project, risk):
    return project.links.firsts(LinkRole.SYSTEM_RISK, risk.uid)


@pytest.mark.parametrize("heading", ["KI-System", "AI system", "KI-Systeme", "System", "Anwendung"])
@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Chat", [0]),
        ("ki-0002", [1]),
        ("SYS-L", [1]),
        ("KI-0001 Chat", [0]),
        ("Chat; Leser", [0, 1]),
        ("Chat | KI-0002", [0, 1]),
        ("Chat\nLeser", [0, 1]),
        ("Chat, Leser", [0, 1]),
        ("Leser, Suche, intern", [1, 2]),
    ],
)
def test_a_risk_is_linked_with_the_systems_that_the_list_names(
    project, systems, heading, text, places
):
    plan = imported(project, table(["Risiko", heading], ["Leak", text]))
    (risk,) = project.entities(R)
    assert linked(project, risk) == [systems[place] for place in places]
    assert (risk.notes, plan.notes) == ("", [])


def test_a_mitigation_is_linked_with_its_risks(project):
    risks = [project.add(R, {"title": title}) for title in ("Leak", "Bias")]
    imported(project, table(["Maßnahme", "Risiko"], ["Schulung", "Leak; RI-0002"]))
    (mitigation,) = project.entities(M)
    assert project.links.firsts(LinkRole.RISK_MITIGATION, mitigation.uid) == risks


@pytest.mark.parametrize("text", ["Unbekannt", "alle", "Chat; Unbekannt"])
def test_an_unknown_system_is_told_and_kept_and_nothing_is_invented(project, systems, text):
    plan = imported(project, table(["Risiko", "KI-System"], ["Leak", text]))
    (risk,) = project.entities(R)
    assert risk.notes == f"KI-System: {text}"
    assert [(note.row, note.column, note.kept) for note in plan.notes] == [(2, "KI-System", text)]
    assert linked(project, risk) == systems[: text.count("Chat")]
    assert len(project.entities(S)) == 3


def test_a_name_that_two_systems_have_links_none(project, systems):
    project.add(S, {"name": "Chat"})
    plan = imported(project, table(["Risiko", "KI-System"], ["Leak", "Chat"]))
    assert [note.kept for note in plan.notes] == ["Chat"]
    assert not linked(project, project.entities(R)[0])


def test_the_same_list_again_changes_nothing_and_removed_links_stay_away(project, systems):
    source = table(["Risiko", "KI-System"], ["Leak", "Chat; Leser"])
    imported(project, source)
    assert counts(planned(project, source)) == {"unchanged": 1}
    (risk,) = project.entities(R)
    unlink_entries(project, LinkRole.SYSTEM_RISK, systems[0], risk.uid)
    assert counts(planned(project, source)) == {"unchanged": 1}


def test_a_new_link_of_a_known_risk_is_a_change(project, systems):
    risk = project.add(R, {"title": "Leak"})
    source = table(["Risiko", "KI-System"], ["Leak", "Chat"])
    assert planned(project, source).is_stopped
    imported(project, source, on_conflict=OnConflict.UPDATE)
    assert linked(project, project.entity(risk)) == systems[:1]


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (["KI-System", "Risiko"], R),
        (["Nr", "KI-System", "Risiko", "Maßnahme", "Verantwortlich", "Status"], R),
        (["Maßnahme", "Risiko", "Verantwortlich"], M),
        (["Risk", "AI system", "Mitigation", "Owner"], R),
        (["Name", "System", "Verantwortlich"], S),
        (["Tool", "Risiko", "Abteilung", "Lieferant"], S),
    ],
)
def test_such_a_column_helps_to_tell_what_a_list_is_about(project, header, kind):
    plan = planned(project, table(header, ["x"] * len(header)))
    assert plan.tables[0].kind is kind


def test_a_mapping_can_name_the_column(project, systems):
    source = table(["R", "S"], ["Leak", "Chat"])
    imported(project, source, kind=R, mapping={"R": "title", "S": "systems"})
    assert linked(project, project.entities(R)[0]) == systems[:1]
