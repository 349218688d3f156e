"""Two states beside each other, from the history: against what the project really was then."""

import random

import pytest

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.timeline.going_back import go_back
from tests.storage.building import add_system, changed_by_hand, filled, opened, seen
from tests.storage.test_merging import bring, check_sound, erase, people, some_edit, system_of

__all__ = ["people"]
SYSTEM, PERSON, RISK = EntityKind.SYSTEM, EntityKind.PERSON, EntityKind.RISK


@pytest.fixture
def project(tmp_path):
    made = filled(tmp_path)
    yield made
    made.store.close()


def state_of(project):
    """Return every value that says something, by entry."""
    return {
        uid: {
            key: value
            for key, value in values.items()
            if key != "kind" and not is_empty(value) and value != []
        }
        for uid, values in seen(project).items()
    }


def told(project, one, other, of=()):
    """Return what both states were of the entries that differ."""
    found = project.store.differences(one, other, of)
    return {each.uid: (each.before, each.after) for each in found}


def differing(before, after):
    uids = before.keys() | after.keys()
    pairs = {uid: (before.get(uid), after.get(uid)) for uid in uids}
    return {uid: pair for uid, pair in pairs.items() if pair[0] != pair[1]}


@pytest.mark.parametrize("seed", range(4))
def test_states_of_merged_copies_are_what_they_really_were(people, tmp_path, seed):
    chance, states = random.Random(seed), {}
    for _ in range(4):
        for project in people:
            for number in range(chance.randrange(1, 5)):
                some_edit(project, chance, number)
                states[project.store.head()] = state_of(project)
        mine, theirs = chance.sample(people, 2)
        bring(mine, theirs, tmp_path / "mail")
        states[mine.store.head()] = state_of(mine)
    for project in people:
        known = [entry.id for entry in project.store.history() if entry.id in states]
        for _ in range(40):
            one, other = chance.choice(known), chance.choice(known)
            assert told(project, one, other) == differing(states[one], states[other])


@pytest.mark.parametrize("seed", range(4))
def test_going_back_brings_each_merged_state_back_and_undo_the_present_one(people, tmp_path, seed):
    chance, states = random.Random(seed + 100), {}
    mine, theirs, _ = people
    for _ in range(3):
        for project in (mine, theirs):
            for number in range(4):
                some_edit(project, chance, number)
                states[project.store.head()] = state_of(project)
        bring(mine, theirs, tmp_path / "mail")
        states[mine.store.head()] = state_of(mine)
    known = [entry.id for entry in mine.store.history() if entry.id in states]
    for step in chance.sample(known, 5):
        present = state_of(mine)
        made = go_back(mine, step)
        assert without_new(state_of(mine), states[step]) == states[step]
        if made is not None:
            mine.undo()
        assert state_of(mine) == present
    check_sound(mine, tmp_path / "mail")


def without_new(now, then):
    """Return a state without what is in the bin and was not there then."""
    return {uid: values for uid, values in now.items() if uid in then or not values.get("deleted")}


def test_a_zero_is_a_value_and_a_flag_not_set_is_none(project):
    uid = system_of(project).uid
    project.edit(uid, {"user_count": 0})
    one = project.store.head()
    project.edit(uid, {"user_count": 7})
    ((before, after),) = told(project, one, project.store.head()).values()
    assert (before["user_count"], after["user_count"]) == (0, 7)
    assert "deleted" not in before
    go_back(project, one)
    assert project.entity(uid).user_count == 0


def test_only_the_wanted_entries_are_told(project):
    one = project.store.head()
    uid = system_of(project).uid
    project.edit(uid, {"name": "Anders"})
    new = add_system(project, "Neu")
    assert told(project, one, project.store.head(), [new]).keys() == {new}
    assert told(project, one, project.store.head()).keys() == {uid, new}
    assert told(project, one, one) == {}


def test_what_was_erased_is_unknown_before_and_not_empty(project):
    person = project.entities(PERSON)[0]
    risk = project.entities(RISK)[0].uid
    project.edit(person.uid, {"name": "Wilhelmina Groß"})
    project.edit(risk, {"title": "Fragen an Wilhelmina Groß", "current_likelihood": 4})
    one = project.store.head()
    project.edit(risk, {"current_likelihood": 2})
    erase(project, person.uid)
    found = {each.uid: each for each in project.store.differences(one, project.store.head())}
    gone = found[person.uid]
    assert "name" in gone.unknown_before
    assert "name" not in (gone.before or {})
    assert gone.unknown_after == frozenset()
    assert not gone.is_left_out
    named = found[risk]
    assert "title" in named.unknown_before
    assert named.before["number"] == 1


def test_a_state_before_erasing_compared_with_another_one_before_it_says_what_is_known(project):
    uid = system_of(project).uid
    person = project.entities(PERSON)[0]
    one = project.store.head()
    project.edit(uid, {"name": "Anders"})
    project.edit(person.uid, {"phone": "0123 456"})
    other = project.store.head()
    erase(project, person.uid)
    assert told(project, one, other).keys() == {uid}


def test_values_that_were_left_out_are_named_as_such(project, tmp_path):
    uid = system_of(project).uid
    one = project.store.head()
    project.edit(uid, {"purpose": "Anders."})
    other = project.store.head()
    new = add_system(project, "Neu")
    project.store.close()
    with changed_by_hand(project.store.path) as connection:
        connection.execute("DELETE FROM payload WHERE uid = ?", (uid,))
    copy = opened(project.store.path, read_only=True)
    try:
        found = {each.uid: each for each in copy.store.differences(one, other)}
        assert found[uid].is_left_out
        assert told(copy, other, copy.store.head()).keys() == {new}
    finally:
        copy.store.close()


def test_an_entry_that_was_made_with_values_left_out_was_there(project):
    uid = system_of(project).uid
    project.edit(uid, {"notes": "intern"})
    one = project.store.head()
    project.commit(Action.EDIT, [FieldSetting(SYSTEM, uid, "name", "Zuletzt")])
    project.store._database.plain.execute(
        "DELETE FROM payload WHERE uid = ? AND seq < ?", (uid, project.store._seq)
    )
    (found,) = project.store.differences(one, project.store.head())
    assert found.before is not None
    assert found.is_left_out
    assert "name" in found.unknown_before
