"""A newer pack changes nothing by itself; it tells which systems would change, and why."""

from dataclasses import replace

import pytest

from rai_desktop.services.jobs import Progress
from rai_desktop.services.law.reassessing import has_newer_pack, reassess
from rai_desktop.services.law.recording import plan_recording, record, save_answers
from rai_desktop.words import words_for
from tests.services.law.building import DUTIES, LAW, OwnLaw, add_system, all_no, bare, duty

project = bare


class NewerLaw(OwnLaw):
    """A later version with one duty more and one less."""

    @property
    def book(self):
        book = LAW.law()
        more = (*DUTIES[:-1], duty("LOGS", {"label": "MINIMAL"}))
        return replace(
            book, rules=replace(book.rules, version="2.0", sha256="f" * 64, obligations=more)
        )


@pytest.fixture
def systems(project):
    found = [add_system(project, name) for name in ("A", "B")]
    for system, answers in zip(found, (all_no(), all_no(F1="yes")), strict=True):
        record(project, plan_recording(project, LAW, words_for("en"), system, answers=answers))
    return found


def differences(project, law):
    *told, found = reassess(project, law)
    assert all(isinstance(one, Progress) for one in told)
    return found


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
