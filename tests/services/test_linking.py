from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import (
    add_linked,
    link_entries,
    linked_entries,
    referring_entries,
    unlink_entries,
)
from tests.services.building import add_custom_field, add_risk

S, M, P, E = EntityKind.SYSTEM, EntityKind.MITIGATION, EntityKind.PERSON, EntityKind.EVIDENCE
ROLE = LinkRole.SYSTEM_RISK


def relations(project, uid):
    return {name: [e.uid for e in found] for name, found in linked_entries(project, uid).items()}


def test_a_link_is_one_step_and_made_once(project):
    system, risk = project.add(S, {"name": "A"}), add_risk(project)
    assert link_entries(project, ROLE, system, risk) is not None
    assert link_entries(project, ROLE, system, risk) is None
    assert project.links.seconds(ROLE, system) == [risk]
    assert project.links.firsts(ROLE, risk) == [system]


def test_a_removed_link_comes_back_as_the_same_one(project):
    system, risk = project.add(S, {"name": "A"}), add_risk(project)
    assert unlink_entries(project, ROLE, system, risk) is None
    link_entries(project, ROLE, system, risk)
    unlink_entries(project, ROLE, system, risk)
    assert project.links.seconds(ROLE, system) == []
    project.undo()
    assert project.links.seconds(ROLE, system) == [risk]
    unlink_entries(project, ROLE, system, risk)
    link_entries(project, ROLE, system, risk)
    assert len(project.store.entities(EntityKind.LINK)) == 1


def test_what_hangs_together_is_found_from_both_ends(project):
    owner = project.add(P, {"name": "Leitung IT"})
    system = project.add(S, {"name": "A", "owner": owner, "deputy": owner})
    risk = add_risk(project, system)
    measure, proof = project.add(M, {"title": "M"}), project.add(E, {"title": "E"})
    link_entries(project, LinkRole.RISK_MITIGATION, risk, measure)
    link_entries(project, LinkRole.EVIDENCE_OF, proof, risk)
    assert relations(project, system) == {"system_risk": [risk], "refers_to": [owner]}
    assert relations(project, risk) == {
        "system_risk": [system],
        "risk_mitigation": [measure],
        "evidence_of": [proof],
    }
    assert relations(project, owner) == {"referred_by": [system]}
    assert relations(project, proof) == {"evidence_of": [risk]}


def test_deleted_entries_hang_on_nothing(project):
    owner = project.add(P, {"name": "Leitung IT"})
    system = project.add(S, {"name": "A", "owner": owner})
    risk = add_risk(project, system)
    project.delete([owner, risk])
    assert relations(project, system) == {}
    project.restore([owner, risk])
    project.delete([system])
    assert relations(project, owner) == {}
    assert relations(project, risk) == {}


def test_custom_fields_refer_too(project):
    person = project.add(P, {"name": "Leitung IT"})
    key = add_custom_field(project, S, "Beauftragt", "person")
    system = project.add(S, {"name": "A", key: person})
    assert [entity.uid for entity in referring_entries(project, person)] == [system]
    assert relations(project, system) == {"refers_to": [person]}


def test_an_entry_is_added_with_its_link_as_one_step(project):
    risk = add_risk(project)
    system = add_linked(project, S, {"name": "A"}, ROLE, risk, other_is_first=False)
    other = add_linked(project, EntityKind.RISK, {"title": "B"}, ROLE, system, other_is_first=True)
    assert project.links.seconds(ROLE, system) == [risk, other]
    project.undo()
    assert project.links.seconds(ROLE, system) == [risk]
    assert [e.uid for e in project.entities(EntityKind.RISK)] == [risk]
