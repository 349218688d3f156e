"""A newer pack changes nothing by itself; it tells which systems would change, and why."""

import pytest

from rai_desktop.services.jobs import Progress
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.reassessing import has_newer_pack, reassess
from rai_desktop.services.law.recording import plan_recording, record, save_answers
from rai_desktop.services.overview import overview
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
