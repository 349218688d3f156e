"""Entries of another project are added as copies: one step, own identities, nothing decided."""

import pytest

from rai_desktop.domain.codes import Action, Approval, LinkRole, MeasureStatus, RiskStatus
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.attaching import attach_file, attached_bytes
from rai_desktop.services.copying.applying import add_copies
from rai_desktop.services.copying.choosing import Chosen, chosen_by_number
from rai_desktop.services.copying.planning import CopyPlanner
from rai_desktop.services.copying.told import counts, document, stays_empty
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import new_project
from tests.services.building import FixedClock, add_custom_field, labels
from tests.services.entries import ENGLISH, add_mitigation, add_person, add_risk, add_system

SYSTEM, RISK, MITIGATION = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION
KINDS = (SYSTEM, RISK, MITIGATION, EntityKind.EVIDENCE, EntityKind.PERSON, EntityKind.VENDOR)


class OtherUids:
    """Identities of another computer, which can be told from ours."""

    def __init__(self):
        self.last = 0

    def new_uid(self):
        self.last += 1
        return Uid(f"11111111-1111-4111-8111-{self.last:012d}")

    def new_salt(self):
        return "1" * 32


@pytest.fixture
def other(tmp_path):
    folder = tmp_path / "other"
    folder.mkdir()
    uids = OtherUids()
    store = new_project(
        folder / "other.rai", Folders(state=folder / "s", data=folder / "d"), uids.new_uid()
    )
    made = OpenProject(store, FixedClock(), uids)
    made.add(EntityKind.ORGANISATION, {"name": "Andere GmbH"})
    yield made
    made.store.abandon()


@pytest.fixture
def chat(other):
    """A system with a risk, a mitigation against it, and evidence with a file."""
    owner = add_person(other, "Leitung Vertrieb")
    system = add_system(other, "Chat", purpose="Answers", owner=owner)
    risk = add_risk(other, system, owner=owner)
    mitigation = add_mitigation(other, risk, status=MeasureStatus.IMPLEMENTED)
    attach_file(other, b"%PDF proof", "proof.pdf", {}, of=mitigation)
    return system


def plan(project, other, uids):
    return CopyPlanner(project, other).plan(uids)


def copied(project, other, *uids, with_evidence=False):
    chosen = Chosen(other)
    for uid in uids:
        chosen.tick(uid)
    planned = plan(project, other, chosen.uids(with_evidence=with_evidence))
    return add_copies(project, other, planned, ENGLISH)


def only(project, kind):
    (found,) = project.entities(kind)
    return found


def titles(project, kind):
    return [project.name(entity.uid) for entity in project.entities(kind)]


def test_what_hangs_on_a_system_is_copied_along_and_stays_linked(project, other, chat):
    add_system(project, "Own")
    copied(project, other, chat)
    assert titles(project, SYSTEM) == ["Own", "Chat"]
    system = project.entities(SYSTEM)[1]
    risk, mitigation = only(project, RISK), only(project, MITIGATION)
    assert (system.purpose, mitigation.status) == ("Answers", MeasureStatus.IMPLEMENTED)
    assert project.number(system) == "KI-0002"
    assert project.links.seconds(LinkRole.SYSTEM_RISK, system.uid) == [risk.uid]
    assert project.links.seconds(LinkRole.RISK_MITIGATION, risk.uid) == [mitigation.uid]
    assert project.entities(EntityKind.EVIDENCE) == []


def test_it_is_one_step_that_undo_takes_back(project, other, chat):
    head = project.store.head()
    copied(project, other, chat, with_evidence=True)
    steps = list(project.store.history())
    assert [steps[-2].id, steps[-1].step.action] == [head, Action.IMPORT]
    assert project.undo_entry().title == "4 copies"
    project.undo()
    assert all(project.entities(kind) == [] for kind in (SYSTEM, RISK, MITIGATION))
    assert project.entities(EntityKind.EVIDENCE) == []
    project.redo()
    assert titles(project, SYSTEM) == ["Chat"]


def test_an_earlier_state_is_kept_before(project, other, chat):
    project.store.publish()
    copied(project, other, chat)
    backups = project.store._workplace.backups()
    assert "import" in {backup.reason for backup in backups}


def test_nothing_of_the_other_projects_identities_is_left(project, other, chat, tmp_path):
    copied(project, other, chat, with_evidence=True)
    project.store.publish()
    data = project.store.path.read_bytes()
    assert b"Wrong answers" in data
    assert b"11111111-1111" not in data


def test_the_other_project_stays_as_it_was(project, other, chat):
    head = other.store.head()
    copied(project, other, chat, with_evidence=True)
    assert other.store.head() == head


def test_people_and_suppliers_are_found_by_equal_names(project, other):
    vendor = other.add(EntityKind.VENDOR, {"name": "Muster AG"})
    owner = add_person(other, "Leitung  IT")
    system = add_system(other, "Chat", owner=owner, vendor=vendor)
    here = add_person(project, "leitung it")
    firm = project.add(EntityKind.VENDOR, {"name": "MUSTER AG"})
    copied(project, other, system)
    found = only(project, SYSTEM)
    assert (found.owner, found.vendor) == (here, firm)
    assert len(project.entities(EntityKind.PERSON)) == 1


def test_a_name_that_only_looks_alike_is_another_person(project, other):
    system = add_system(other, "Chat", owner=add_person(other, "Bäcker"))
    add_person(project, "Backer")
    copied(project, other, system)
    assert only(project, SYSTEM).owner is None


def test_what_is_not_here_stays_empty_and_is_told_before(project, other, chat):
    chosen = Chosen(other)
    chosen.tick(chat)
    planned = plan(project, other, chosen.uids())
    lines = stays_empty(planned, labels())
    assert lines == [
        "Responsible owner: Leitung Vertrieb is not here; the field stays empty (1).",
        "Risk owner: Leitung Vertrieb is not here; the field stays empty (1).",
    ]
    assert project.entities(SYSTEM) == []
    add_copies(project, other, planned, ENGLISH)
    assert only(project, SYSTEM).owner is None


def test_counts_tell_what_comes(project, other, chat):
    chosen = Chosen(other)
    chosen.tick(chat)
    planned = plan(project, other, chosen.uids(with_evidence=True))
    assert counts(planned, labels()) == (
        "AI systems: 1 · Risks: 1 · Mitigations: 1 · Evidence: 1 · Links: 3 · Files: 1"
    )
    assert document(planned, labels())["counts"]["system"] == 1


def test_files_of_evidence_come_along_when_the_evidence_does(project, other, chat):
    copied(project, other, chat, with_evidence=True)
    evidence = only(project, EntityKind.EVIDENCE)
    assert attached_bytes(project, evidence) == b"%PDF proof"
    assert evidence.file_name == "proof.pdf"
    mitigation = only(project, MITIGATION)
    assert project.links.firsts(LinkRole.EVIDENCE_OF, mitigation.uid) == [evidence.uid]


def test_a_file_that_was_left_out_is_told_and_its_evidence_names_none(project, other, chat):
    evidence = only(other, EntityKind.EVIDENCE)
    plain = other.store._database.plain
    plain.execute("DELETE FROM attachment_chunk")
    planned = plan(project, other, [evidence.uid])
    assert stays_empty(planned, labels())[0].startswith("1 file is not in the other copy")
    add_copies(project, other, planned, ENGLISH)
    copy = only(project, EntityKind.EVIDENCE)
    assert (copy.title, copy.file_name, copy.sha256, copy.size) == ("proof.pdf", "", "", None)


def test_decisions_about_the_original_are_no_decisions_here(project, other):
    system = add_system(
        other,
        "Chat",
        approval=Approval.GRANTED,
        approved_on=FixedClock().today(),
        reviewed_on=FixedClock().today(),
        review_due_on=FixedClock().today(),
    )
    risk = add_risk(other, status=RiskStatus.ACCEPTED)
    copied(project, other, system, risk)
    found = only(project, SYSTEM)
    assert (found.approval, found.approved_on) == (None, None)
    assert (found.reviewed_on, found.review_due_on) == (None, None)
    assert only(project, RISK).status is not RiskStatus.ACCEPTED


def test_own_fields_are_found_by_an_equal_label(project, other):
    theirs = add_custom_field(other, SYSTEM, "Cost centre")
    add_custom_field(other, SYSTEM, "Colour")
    lost = add_custom_field(other, SYSTEM, "Room")
    ours = add_custom_field(project, SYSTEM, "cost centre")
    system = add_system(other, "Chat")
    other.edit(system, {theirs: "4711"})
    other.edit(system, {lost: "B 12"})
    planned = plan(project, other, [system])
    assert [each.spec.label for each in planned.empty] == ["Room"]
    (copy,) = add_copies(project, other, planned, ENGLISH)
    assert project.value(project.entity(copy), ours) == "4711"


def test_evidence_that_replaces_other_evidence_does_so_among_the_copies(project, other):
    new = other.add(EntityKind.EVIDENCE, {"title": "New"})
    old = other.add(EntityKind.EVIDENCE, {"title": "Old", "superseded_by": new})
    planned = plan(project, other, [old, new])
    first, second = add_copies(project, other, planned, ENGLISH)
    assert project.entity(first).superseded_by == second


def test_nothing_chosen_makes_no_step(project, other):
    head = project.store.head()
    assert add_copies(project, other, plan(project, other, []), ENGLISH) == ()
    assert project.store.head() == head


def test_unticking_a_system_leaves_what_another_one_needs(other):
    first, second = add_system(other, "A"), add_system(other, "B")
    shared, alone = add_risk(other, first, second), add_risk(other, first)
    chosen = Chosen(other)
    chosen.tick(first)
    chosen.tick(second)
    assert chosen.uids() == (first, second, shared, alone)
    chosen.untick(first)
    assert chosen.uids() == (second, shared)
    chosen.untick(shared)
    assert chosen.uids() == (second,)


def test_what_was_ticked_by_hand_stays_when_its_system_goes(other, chat):
    mitigation = only(other, MITIGATION).uid
    chosen = Chosen(other)
    chosen.tick(mitigation)
    chosen.tick(chat)
    chosen.untick(chat)
    assert chosen.uids() == (mitigation,)


def test_a_linked_entry_that_is_unticked_is_not_copied(project, other, chat):
    chosen = Chosen(other)
    chosen.tick(chat)
    chosen.untick(only(other, RISK).uid)
    planned = plan(project, other, chosen.uids())
    assert planned.links == ()
    assert RISK not in planned.kinds.values()


def test_only_what_can_be_copied_is_found_by_number(other, chat):
    person = other.number(other.entities(EntityKind.PERSON)[0])
    assert chosen_by_number(other, "ki-0001").uid == chat
    for number in (person, "KI-0099", "nonsense"):
        with pytest.raises(UserError):
            chosen_by_number(other, number)
    other.delete([chat])
    with pytest.raises(UserError, match="not in the bin"):
        chosen_by_number(other, "KI-0001")


def test_names_that_were_left_out_are_no_names(project, other):
    for each in (project, other):
        person = add_person(each, "Somebody")
        each.commit(Action.EDIT, [FieldSetting(EntityKind.PERSON, person, "name", "")])
    system = add_system(other, "Chat", owner=person)
    copied(project, other, system)
    assert only(project, SYSTEM).owner is None
