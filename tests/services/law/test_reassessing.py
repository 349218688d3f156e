"""A newer pack changes nothing by itself; it tells which systems would change, and why."""

import pytest

from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.jobs import Progress
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.reassessing import has_newer_pack, reassess
from rai_desktop.services.law.recording import Decision, plan_recording, record, save_answers
from rai_desktop.services.overview import overview
from rai_desktop.services.sent_copies import SentCopy
from rai_desktop.services.targets import Act
from rai_desktop.words import words_for
from tests.services.law.building import LAW, NewerLaw, add_system, all_no, bare

project = bare


@pytest.fixture
def systems(project):
    found = [add_system(project, name) for name in ("A", "B")]
    for system, answers in zip(found, (all_no(), all_no(F1="yes")), strict=True):
        record(project, plan_recording(project, LAW, words_for("en"), system, answers=answers))
    return found


def differences(project, law):
    *told, found = reassess(project, law)
    assert all(isinstance(one, Progress) for one in told)
    return found.changed


def same(project, law):
    *_, found = reassess(project, law)
    return found.same


def test_nothing_differs_while_nothing_changed(project, systems):
    assert differences(project, LAW) == ()
    assert not has_newer_pack(project, LAW)


def test_a_newer_pack_names_the_systems_that_would_change(project, systems):
    assert has_newer_pack(project, NewerLaw())
    (one,) = differences(project, NewerLaw())
    assert one.system == systems[0]
    assert (one.new_duties, one.lost_duties) == (("LOGS",), ())
    assert (one.has_newer_pack, one.has_other_facts) == (True, False)
    assert (one.gained, one.lost) == ((), ())


def test_those_with_the_same_result_are_told_apart(project, systems):
    assert same(project, LAW) == ()
    assert same(project, NewerLaw()) == (systems[1],)


def test_a_label_that_becomes_certain_is_a_difference(project):
    system = add_system(project, "C")
    answers = all_no(F1="unknown")
    record(project, plan_recording(project, LAW, words_for("en"), system, answers=answers))
    save_answers(project, LAW, system, {"F1": "yes"})
    (one,) = differences(project, LAW)
    assert one.before.open_labels >= {"TRANSP"}
    assert one.after.labels == {"TRANSP"}


def test_changed_answers_are_told_apart(project, systems):
    save_answers(project, LAW, systems[0], {"F1": "yes"})
    (one,) = differences(project, LAW)
    assert (one.gained, one.lost) == (("TRANSP",), ("MINIMAL",))
    assert (one.has_newer_pack, one.has_other_facts) == (False, True)


def test_looking_writes_nothing(project, systems):
    head = project.store.head()
    differences(project, NewerLaw())
    assert project.store.head() == head


def test_deleted_systems_are_left_out(project, systems):
    save_answers(project, LAW, systems[0], {"F1": "yes"})
    project.delete([systems[0]])
    assert differences(project, LAW) == ()


def offered(project, law):
    """Return how many systems the overview offers to assess again."""
    found = overview(project, Labels(words_for("en"), law), project.clock.today())
    return sum(
        step.count
        for step in (*found.next_steps, *found.further)
        if step.target.act is Act.ASSESS_AGAIN
    )


def test_the_overview_offers_it_when_law_or_facts_have_changed(project, systems):
    assert offered(project, LAW) == 0
    assert offered(project, NewerLaw()) == 2
    save_answers(project, LAW, systems[0], {"F1": "yes"})
    assert offered(project, LAW) == 1
    project.store.sent = SentCopy(is_review=True)
    assert offered(project, LAW) == 0


def company(project, law=LAW):
    *_, found = reassess(project, law)
    return found.company_new, found.company_lost


def test_a_duty_of_the_company_goes_with_the_last_system_that_brings_it(project, systems):
    assert company(project) == ((), ())
    project.delete(systems[:1])
    assert company(project) == ((), ())
    project.delete(systems[1:])
    assert company(project) == ((), ("LITERACY",))
    project.undo()
    assert company(project) == ((), ())


def test_a_retired_system_brings_no_duty_of_the_company(project, systems):
    for system in systems:
        project.edit(system, {"status": "retired"})
    assert company(project) == ((), ("LITERACY",))
    assert differences(project, LAW) == ()


def test_what_a_person_decided_otherwise_brings_duties_of_the_company_as_decided(project):
    system = add_system(project, "C")
    decision = Decision(
        status=ClassificationStatus.OVERRIDDEN, labels=("OUT",), reason="Counsel says so"
    )
    planned = plan_recording(
        project, LAW, words_for("en"), system, answers=all_no(), decision=decision
    )
    record(project, planned)
    assert company(project) == ((), ())


def test_the_same_result_by_other_facts_has_to_be_confirmed(project, systems):
    project.edit(systems[0], {"people_data": "yes"})
    assert systems[0] in {one.system for one in differences(project, LAW)}
    project.edit(systems[1], {"traits": ("agentic", "generative")})
    *_, found = reassess(project, LAW)
    assert found.to_confirm == (systems[1],)
    assert systems[1] not in {one.system for one in found.changed}
