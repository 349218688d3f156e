from datetime import timedelta

import pytest

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.bin import bin_groups, deletion, what_hangs
from rai_desktop.services.linking import link_entries
from tests.services.building import add_custom_field, example_project
from tests.services.entries import (
    ENGLISH,
    GERMAN,
    add_mitigation,
    add_person,
    add_risk,
    add_system,
    state,
    steps_of,
    uids_of,
)


@pytest.fixture
def mine(tmp_path):
    """The example company, for tests that change it."""
    made = example_project(tmp_path, "en")
    yield made
    made.store.abandon()


def in_bin(project):
    groups = bin_groups(project, ENGLISH)
    return {
        group.title: [f"{e.number} {e.title}".strip() for e in group.entries] for group in groups
    }


# what is in it


def test_the_bin_of_a_new_project_is_empty(project):
    add_system(project)
    assert bin_groups(project, ENGLISH) == ()


def test_deleted_entries_lie_in_the_bin_by_kind(project):
    system, other = add_system(project), add_system(project, "Übersetzer")
    risk, person = add_risk(project, system), add_person(project)
    key = add_custom_field(project, EntityKind.SYSTEM, "Cost centre")
    project.delete([system, other, risk, person, key.partition(":")[2]])
    assert in_bin(project) == {
        "AI systems": ["KI-0001 Chat", "KI-0002 Übersetzer"],
        "Risks": ["RI-0001 Wrong answers"],
        "People": ["PE-0001 Leitung IT"],
        "Custom fields": ["Cost centre"],
    }
    german = [group.title for group in bin_groups(project, GERMAN)]
    assert german[:2] == ["KI-Systeme", "Risiken"]


def test_removed_links_do_not_lie_in_the_bin(project):
    system = add_system(project)
    risk = add_risk(project, system)
    add_mitigation(project, risk)
    project.delete([system])
    assert list(in_bin(project)) == ["AI systems"]


def test_restoring_empties_the_bin_and_brings_everything_back(mine):
    before = state(mine)
    gone = [uid for kind in (EntityKind.SYSTEM, EntityKind.RISK) for uid in uids_of(mine, kind)]
    mine.delete(gone)
    entries = [entry.uid for group in bin_groups(mine, ENGLISH) for entry in group.entries]
    assert sorted(entries) == sorted(gone)
    mine.restore(entries)
    assert bin_groups(mine, ENGLISH) == ()
    assert state(mine) == before


# when and by whom


def test_the_history_tells_when_and_by_whom(project):
    project.author = add_person(project)
    system = add_system(project)
    project.clock.moment += timedelta(hours=3)
    project.delete([system])
    found = deletion(project, system)
    assert found.moment == project.clock.moment
    assert (found.author, found.action) == ("Leitung IT", Action.DELETE)


def test_the_last_deletion_counts(project):
    system = add_system(project)
    project.delete([system])
    project.restore([system])
    assert deletion(project, system) is None
    project.edit(system, {"name": "Chat 2"})
    project.clock.moment += timedelta(days=1)
    project.delete([system])
    assert deletion(project, system).moment == project.clock.moment


def test_an_undone_entry_says_so(project):
    system = add_system(project)
    project.undo()
    assert in_bin(project) == {"AI systems": ["KI-0001 Chat"]}
    assert deletion(project, system).action is Action.UNDO


def test_what_is_not_in_the_bin_was_not_deleted(project):
    assert deletion(project, add_system(project)) is None


# what hangs on it


def test_nothing_hangs_on_a_lonely_entry(project):
    found = what_hangs(project, ENGLISH, [add_system(project)])
    assert (found.linked, found.alone, found.referring, found.texts) == ((), (), (), ())


def test_risks_that_belong_to_no_other_system_stay_alone(project):
    chat, other = add_system(project), add_system(project, "Other")
    shared, own = add_risk(project, chat, other), add_risk(project, chat)
    found = what_hangs(project, ENGLISH, [chat])
    assert set(found.linked) == {shared, own}
    assert found.alone == (own,)
    assert found.texts == (
        "1 risk stays, without any AI system.",
        "1 linked entry stays and loses this link.",
    )
    both = what_hangs(project, ENGLISH, [chat, other])
    assert set(both.alone) == {shared, own}
    assert both.texts == ("2 risks stay, without any AI system.",)


def test_what_goes_too_does_not_stay_alone(project):
    chat = add_system(project)
    risk = add_risk(project, chat)
    mitigation = add_mitigation(project, risk)
    found = what_hangs(project, ENGLISH, [chat, risk])
    assert found.linked == found.alone == (mitigation,)
    assert found.texts == ("1 mitigation stays, without any risk.",)


def test_a_risk_tells_its_systems_and_mitigations(project):
    chat = add_system(project)
    risk = add_risk(project, chat)
    mitigation = add_mitigation(project, risk)
    found = what_hangs(project, ENGLISH, [risk])
    assert set(found.linked) == {chat, mitigation}
    assert found.alone == (mitigation,)


def test_evidence_is_told_from_either_side(project):
    chat = add_system(project)
    evidence = project.add(EntityKind.EVIDENCE, {"title": "Report"})
    link_entries(project, LinkRole.EVIDENCE_OF, evidence, chat)
    assert what_hangs(project, ENGLISH, [chat]).linked == (evidence,)
    assert what_hangs(project, ENGLISH, [evidence]).linked == (chat,)
    assert what_hangs(project, ENGLISH, [evidence]).alone == ()


def test_a_person_tells_where_it_is_named(project):
    person = add_person(project)
    key = add_custom_field(project, EntityKind.RISK, "Asked", "person")
    chat, risk = add_system(project, owner=person), add_risk(project, **{key: person})
    add_system(project, "Other")
    found = what_hangs(project, ENGLISH, [person])
    assert set(found.referring) == {chat, risk}
    assert found.texts == ("2 entries still name what is deleted.",)
    assert what_hangs(project, ENGLISH, [person, chat]).referring == (risk,)


def test_what_it_foretells_is_what_happens(mine):
    links = mine.links
    systems = uids_of(mine, EntityKind.SYSTEM)[:4]
    foretold = set(what_hangs(mine, ENGLISH, systems).alone)
    risks = uids_of(mine, EntityKind.RISK)
    before = {uid for uid in risks if not links.firsts(LinkRole.SYSTEM_RISK, uid)}
    mine.delete(systems)
    after = {uid for uid in risks if not links.firsts(LinkRole.SYSTEM_RISK, uid)}
    assert after - before == foretold != set()


def test_in_the_bin_it_tells_what_comes_back(project):
    chat = add_system(project)
    risk = add_risk(project, chat)
    project.delete([chat])
    assert what_hangs(project, ENGLISH, [chat]).linked == (risk,)
    project.delete([risk])
    assert what_hangs(project, ENGLISH, [chat]).linked == ()


def test_looking_changes_nothing(mine):
    before = steps_of(mine)
    what_hangs(mine, ENGLISH, uids_of(mine, EntityKind.PERSON))
    bin_groups(mine, ENGLISH)
    assert steps_of(mine) == before
