"""Erasing in the stored file: no byte is left, the chain verifies, nothing comes back."""

import os
import random
import sqlite3

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.erasing import Needles
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.ports import Erasure
from tests.faults.kills import fault_of, killed, not_whole, working
from tests.storage.building import (
    add_system,
    changed_by_hand,
    closed,
    crash,
    findings,
    made,
    opened,
)

PERSON = EntityKind.PERSON
NAME, MAIL, PHONE = "Wilhelmina Öztürk-Groß", "w.oeztuerk@example.org", "+49 30 5550199"
STAYS = "Gelöschte Person PE-0001"
PERSONAL = frozenset({"name", "email", "phone", "notes"})


def erasure(project, uid, emptied=PERSONAL, stays=STAYS):
    settings = [
        FieldSetting(PERSON, uid, key, stays if key == "name" else None) for key in sorted(emptied)
    ]
    return Erasure(
        settings=tuple(settings),
        emptied={uid: emptied},
        needles=Needles.of((NAME, MAIL, PHONE)),
        author="",
        time=project.clock.now(),
    )


@pytest.fixture
def project(tmp_path):
    made_here = made(tmp_path)
    yield made_here
    made_here.store.close()


@pytest.fixture
def person(project):
    return add_person(project)


def add_person(project):
    uid = project.add(PERSON, {"name": NAME, "email": MAIL, "function": "Einkauf"})
    project.add(EntityKind.SYSTEM, {"name": "Chat", "owner": uid})
    project.edit(uid, {"phone": PHONE})
    project.edit(uid, {"name": f"{NAME} (extern)"})
    project.edit(uid, {"name": NAME})
    return uid


def remains(path):
    """Return which of the person's values stand in any byte of a file."""
    data = path.read_bytes()
    values = (NAME, MAIL, PHONE, "Wilhelmina", "ztürk")
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    return [v for v in values for c in codes if v.encode(c) in data]


def test_no_byte_is_left_in_the_working_copy_and_in_the_published_file(project, person):
    project.store.publish()
    assert remains(project.store.path)
    project.store.erase(erasure(project, person))
    assert project.name(person) == STAYS
    assert remains(project.store._workplace.work) == []
    project.store.publish()
    assert remains(project.store.path) == []


def test_the_history_still_verifies_also_when_it_is_replayed(project, person):
    project.store.erase(erasure(project, person))
    add_system(project, "Later")
    project.edit(person, {"function": "Vertrieb"})
    project.store.publish()
    assert findings(project.store.path, deep=False) == []
    assert findings(project.store.path, deep=True) == []


def test_a_file_from_elsewhere_with_an_erased_person_opens(project, person, tmp_path):
    project.store.erase(erasure(project, person))
    mailed = tmp_path / "mailed.rai"
    project.store.snapshot(mailed)
    again = opened(mailed)
    assert again.name(person) == STAYS
    assert [e.step.action for e in again.store.history()][-1] is Action.ERASE
    again.store.close()


def test_erasing_cannot_be_undone_and_undo_brings_no_value_back(project, person):
    project.store.erase(erasure(project, person))
    entries = project.store.undo_entries()
    assert [e.action for e in entries] == [Action.ADD, Action.ADD, Action.ADD]
    assert [e.title for e in entries] == ["Beispiel GmbH", "", "Chat"]
    while project.undo():
        pass
    while project.redo():
        pass
    assert project.name(person) == STAYS
    project.store.publish()
    assert remains(project.store.path) == []
    assert findings(project.store.path) == []


def test_a_bulk_edit_of_several_people_can_still_be_undone_for_the_others(project, person):
    other = project.add(PERSON, {"name": "Andere", "phone": "1"})
    project.edit_many([person, other], {"phone": "0800 111"})
    project.store.erase(erasure(project, person))
    project.undo()
    assert (project.entity(other).phone, project.entity(person).phone) == ("1", "")


def test_values_beside_the_erased_ones_are_stated_again(project, person):
    """A payload goes as a whole: what it held of fields that stay can still be followed."""
    keep = PERSONAL - {"notes"}
    project.edit(person, {"notes": "Bleibt hier"})
    project.edit_many([person], {"phone": "1", "notes": "Bleibt da"})
    project.store.erase(erasure(project, person, keep))
    assert project.entity(person).notes == "Bleibt da"
    project.store.publish()
    assert findings(project.store.path) == []


def test_a_damaged_file_is_still_noticed_after_erasing(project, person):
    project.store.erase(erasure(project, person))
    add_system(project, "Later")
    project.store.publish()
    with changed_by_hand(project.store.path) as connection:
        connection.execute("DELETE FROM payload WHERE seq = (SELECT max(seq) FROM step)")
    (finding,) = findings(project.store.path)
    assert "left out" in finding


def test_what_an_erase_step_says_the_replay_must_lead_to(project, person):
    project.store.erase(erasure(project, person))
    project.store.publish()
    with changed_by_hand(project.store.path) as connection:
        connection.execute("DELETE FROM payload WHERE seq = 2 AND privacy = 'normal'")
    assert any("left out of step 2" in finding for finding in findings(project.store.path))


def test_erased_values_that_come_back_are_told_and_not_let_in(project, person, tmp_path):
    """Somebody puts a payload back by hand, as an older copy has it."""
    project.store.publish()
    old = project.store.path.read_bytes()
    project.store.erase(erasure(project, person))
    mailed, older = tmp_path / "mailed.rai", tmp_path / "older.rai"
    project.store.snapshot(mailed)
    older.write_bytes(old)
    with changed_by_hand(mailed) as connection:
        connection.execute("ATTACH ? AS older", (str(older),))
        connection.execute("INSERT OR IGNORE INTO payload SELECT * FROM older.payload")
        connection.execute("DETACH older")
    assert remains(mailed)
    assert any("erased for good" in finding for finding in findings(mailed, deep=False))
    again = opened(mailed)
    assert any("erased for good" in str(notice) for notice in again.store.notices)
    again.edit(person, {"function": "Vertrieb"})
    again.store.close()
    assert remains(mailed) == []
    assert findings(mailed) == []


def test_erasing_is_all_or_nothing(project, person, monkeypatch):
    project.store.publish()
    before = project.store.head(), project.store.undo_entries()

    def fail(*_):
        raise sqlite3.OperationalError("the disk is gone")

    monkeypatch.setattr("rai_desktop.storage.erasing.clean_undo", fail)
    with pytest.raises(sqlite3.OperationalError):
        project.store.erase(erasure(project, person))
    assert (project.store.head(), project.store.undo_entries()) == before
    assert project.name(person) == NAME
    project.edit(person, {"function": "Vertrieb"})
    project.store.publish()
    assert findings(project.store.path) == []


def test_a_crash_before_the_file_is_written_loses_nothing_of_the_erasing(tmp_path):
    project = made(tmp_path)
    person = add_person(project)
    project.store.publish()
    path = project.store.path
    project.store.erase(erasure(project, person))
    crash(project)
    assert remains(path)
    again = opened(path)
    assert again.name(person) == STAYS
    again.store.close()
    assert remains(path) == []
    assert findings(path) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork a child that is killed")
def test_a_kill_at_any_moment_leaves_the_person_whole_or_erased(tmp_path):
    path, chance = closed(tmp_path), random.Random(7)
    rounds = reached = 0
    while reached < 3 and rounds < 20:
        rounds += 1
        said = killed(working(path, _erase_someone), chance, 1.2)
        assert fault_of(said) == ""
        reached += len(said) > 1
        project = opened(path)
        people = [p for p in project.entities(PERSON) if p.name != "Leitung IT"]
        assert all((p.name == NAME) is bool(p.phone) for p in people)
        whole = [p.uid for p in people if p.phone]
        for uid in whole:
            project.store.erase(erasure(project, uid, stays=f"Person {uid}"))
        project.store.close()
        assert remains(path) == []
        assert not_whole(path) == ""
    assert reached == 3


def _erase_someone(project, say):
    uid = project.add(PERSON, {"name": NAME, "phone": PHONE})
    project.store.erase(erasure(project, uid, stays=f"Person {uid}"))
    say("erased", uid)
