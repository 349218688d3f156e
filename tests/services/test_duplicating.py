import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.codes import Action, Approval, LinkRole, RiskStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import HAND_KINDS, KINDS, title_of
from rai_desktop.domain.work_codes import FindingStatus, InquiryStatus
from rai_desktop.services.attaching import attach_file, attached_bytes
from rai_desktop.services.duplicating import NOT_COPIED, duplicate
from rai_desktop.services.linking import link_entries
from tests.services.building import TODAY, add_custom_field, example_project
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


def copy_of(project, uid, **options):
    (copy,) = duplicate(project, ENGLISH, [uid], **options)
    return project.entity(copy)


UNDECIDED = {
    RiskStatus.ACCEPTED: None,
    FindingStatus.CLOSED: FindingStatus.OPEN,
    FindingStatus.EFFECTIVENESS_CHECK: FindingStatus.OPEN,
    InquiryStatus.ANSWERED: InquiryStatus.OPEN,
    InquiryStatus.NONE_USED: InquiryStatus.OPEN,
    InquiryStatus.NO_ANSWER: InquiryStatus.OPEN,
}
"""What a copy says in place of a decision about the original."""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """The example company, for tests that leave it as it was."""
    made = example_project(tmp_path_factory.mktemp("crowded"), "en")
    for kind in (EntityKind.TASK, EntityKind.FINDING, EntityKind.INCIDENT, EntityKind.TRAINING):
        made.add(kind, {"title": "Ask the supplier"})
    yield made
    made.store.abandon()


def test_a_copy_has_a_name_and_a_number_of_its_own(project):
    add_system(project, "Chat")
    original = add_system(project, "Übersetzer", purpose="Letters")
    copy = copy_of(project, original)
    assert (copy.name, copy.purpose) == ("Copy of Übersetzer", "Letters")
    assert project.number(copy) == "KI-0003"


def test_the_name_is_in_the_language_of_the_reader(project):
    (copy,) = duplicate(project, GERMAN, [add_system(project, "Chat")])
    assert project.name(copy) == GERMAN.filled("Copy of {name}", name="Chat")


def test_braces_in_a_name_stay(project):
    assert copy_of(project, add_system(project, "{name} {0}")).name == "Copy of {name} {0}"


@pytest.mark.parametrize("kind", HAND_KINDS)
def test_every_field_is_copied_but_those_about_the_original_alone(crowded, kind):
    specs = crowded.fields(kind)
    left_out = {"number", "deleted", KINDS[kind].title} | NOT_COPIED.get(kind, frozenset())
    for uid in uids_of(crowded, kind):
        original = crowded.entity(uid)
        copy = copy_of(crowded, uid)
        for spec in specs:
            value = crowded.value(copy, spec.key)
            if spec.key in NOT_COPIED.get(kind, ()):
                assert not value
            elif spec.key not in left_out and value != RiskStatus.ACCEPTED:
                expected = crowded.value(original, spec.key)
                is_decided = any(expected is decided for decided in UNDECIDED)
                assert value == (UNDECIDED[expected] if is_decided else expected)
        crowded.undo()


def test_decisions_about_the_original_are_not_copied(project):
    decided = {
        "approval": Approval.GRANTED,
        "approved_on": TODAY,
        "reviewed_on": TODAY,
        "review_due_on": TODAY,
        "own_id": "K-7",
    }
    copy = copy_of(project, add_system(project, **decided))
    assert (copy.approval, copy.approved_on, copy.reviewed_on) == (None, None, None)
    assert copy.own_id == ""
    assert copy.review_due_on == TODAY
    copy = copy_of(project, add_risk(project, status=RiskStatus.ACCEPTED, cause="accepted"))
    assert (copy.status, copy.cause) == (None, "accepted")
    closed = add_risk(project, status=RiskStatus.CLOSED)
    assert copy_of(project, closed).status is RiskStatus.CLOSED


def test_custom_values_are_copied(project):
    key = add_custom_field(project, EntityKind.SYSTEM, "Cost centre")
    copy = copy_of(project, add_system(project, **{key: "4711"}))
    assert project.value(copy, key) == "4711"


def test_links_are_copied_when_wished(project):
    system = add_system(project)
    risk = add_risk(project, system)
    mitigation = add_mitigation(project, risk)
    links = project.links
    with_risks = copy_of(project, system)
    without = copy_of(project, system, with_links=False)
    assert links.seconds(LinkRole.SYSTEM_RISK, with_risks.uid) == [risk]
    assert links.seconds(LinkRole.SYSTEM_RISK, without.uid) == []
    second = copy_of(project, risk)
    assert set(links.firsts(LinkRole.SYSTEM_RISK, second.uid)) == {system, with_risks.uid}
    assert links.seconds(LinkRole.RISK_MITIGATION, second.uid) == [mitigation]
    third = copy_of(project, mitigation)
    assert set(links.firsts(LinkRole.RISK_MITIGATION, third.uid)) == {risk, second.uid}


def test_links_to_the_bin_are_not_copied(project):
    system = add_system(project)
    risk = add_risk(project, system)
    project.delete([risk])
    copy = copy_of(project, system)
    project.restore([risk])
    assert project.links.seconds(LinkRole.SYSTEM_RISK, copy.uid) == []


def test_evidence_of_the_original_is_not_evidence_of_the_copy(project):
    system = add_system(project)
    evidence = attach_file(project, b"proof", "report.pdf", {})
    link_entries(project, LinkRole.EVIDENCE_OF, evidence, system)
    copy = copy_of(project, system)
    assert project.links.firsts(LinkRole.EVIDENCE_OF, copy.uid) == []
    second = copy_of(project, evidence)
    assert project.links.seconds(LinkRole.EVIDENCE_OF, second.uid) == [system]
    assert attached_bytes(project, second) == b"proof"


def test_several_copies_are_one_step(project):
    uids = [add_system(project), add_system(project, "Other"), add_person(project)]
    number = steps_of(project)
    copies = duplicate(project, ENGLISH, uids)
    assert steps_of(project) == number + 1
    entry = project.undo_entry()
    assert (entry.action, entry.title) == (Action.ADD, "3 copies")
    numbers = [project.number(project.entity(uid)) for uid in copies]
    assert numbers == ["KI-0003", "KI-0004", "PE-0002"]


def test_one_copy_gives_the_step_its_name(project):
    copy_of(project, add_system(project))
    assert project.undo_entry().title == "Copy of Chat"


def test_copying_nothing_is_no_step(project):
    number = steps_of(project)
    assert duplicate(project, ENGLISH, []) == ()
    assert steps_of(project) == number


def test_an_unknown_entry_is_refused(project):
    with pytest.raises(UsageError):
        duplicate(project, ENGLISH, ["nothing"])


@settings(max_examples=25)
@given(data=st.data())
def test_undo_leaves_everything_as_before(crowded, data):
    kind = data.draw(st.sampled_from(HAND_KINDS))
    uids = data.draw(st.lists(st.sampled_from(uids_of(crowded, kind)), min_size=1, max_size=4))
    before = state(crowded)
    copies = duplicate(crowded, ENGLISH, uids, with_links=data.draw(st.booleans()))
    after = state(crowded)
    assert {uid: after[uid] for uid in before} == before
    assert {title_of(crowded.entity(uid)) for uid in copies} == {
        f"Copy of {title_of(crowded.entity(uid))}" for uid in uids
    }
    crowded.undo()
    assert state(crowded) == before
    crowded.redo()
    assert state(crowded) == after
    crowded.undo()
