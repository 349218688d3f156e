"""Merging copies in their files: against the model, in any order, with undo, and all or nothing."""

import random
from contextlib import ExitStack
from pathlib import Path

import pytest

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.merge import Relation
from rai_desktop.services.attaching import attach_file
from rai_desktop.services.erasing import erase_person, plan_erasing
from rai_desktop.services.merging.comparing import OtherProjectError, What, compare
from rai_desktop.services.merging.decisions import Decisions, Take
from rai_desktop.services.merging.joining import merge
from rai_desktop.words import words_for
from tests.storage.building import (
    add_system,
    closed,
    findings,
    meta,
    root_of_rows,
    seen,
)
from tests.storage.copying import copied, larger, mailed, merged, modelled, replica_of, some_edit

SYSTEM, RISK = EntityKind.SYSTEM, EntityKind.RISK
ROLE = LinkRole.SYSTEM_RISK


@pytest.fixture
def people(tmp_path):
    """Give three people with a copy each of the same project."""
    source = closed(tmp_path)
    with ExitStack() as stack:
        found = []
        for name in ("a", "b", "c"):
            project = copied(source, tmp_path / name, name)
            stack.callback(project.store.close)
            found.append(project)
        yield found


def system_of(project):
    return project.entities(SYSTEM)[0]


def bring(mine, theirs, base: Path, decide=larger):
    with mailed(theirs, base) as other:
        return merged(mine, other, decide)


def check_sound(project, base: Path):
    path = base / f"check-{len(list(base.iterdir()))}.rai"
    project.store.snapshot(path)
    assert findings(path) == []
    assert root_of_rows(path) == meta(path)["root"]


def attach(project, data: bytes) -> str:
    uid = attach_file(project, data, "nachweis.pdf", {})
    return project.entity(uid).sha256


def erase(project, uid) -> None:
    plan = plan_erasing(project, words_for("de"), uid)
    erase_person(project, plan, texts_too=True)


@pytest.mark.parametrize("seed", range(6))
def test_copies_end_equal_and_as_the_model_says(people, tmp_path, seed):
    chance = random.Random(seed)
    for turn in range(5):
        for project in people:
            for number in range(chance.randrange(5)):
                some_edit(project, chance, number)
        mine, theirs = chance.sample(people, 2)
        expected = modelled(mine, theirs, f"{seed}-{turn}")
        bring(mine, theirs, tmp_path / "mail")
        found = replica_of(mine)
        assert found.root == expected.root
        assert found.records == expected.records
        assert found.steps.keys() == expected.steps.keys()
        with mailed(mine, tmp_path / "mail") as again:
            assert seen(mine) == seen(again)
    everyone_merges_everything(people, tmp_path)
    for project in people:
        check_sound(project, tmp_path / "mail")


def everyone_merges_everything(people, base: Path):
    for _ in range(2):
        for mine in people:
            for theirs in people:
                if mine is not theirs:
                    bring(mine, theirs, base / "mail")
    heads = {project.store.head() for project in people}
    assert len(heads) == 1
    assert len({project.store._root for project in people}) == 1
    assert seen(people[0]) == seen(people[1]) == seen(people[2])


def test_what_only_they_did_is_taken_over_without_a_step_of_its_own(people, tmp_path):
    mine, theirs, _ = people
    add_system(theirs, "Chat")
    theirs.edit(system_of(theirs).uid, {"purpose": "Anders."})
    made = bring(mine, theirs, tmp_path / "mail").comparison
    assert made.plan.relation is Relation.BEHIND
    assert (made.count(What.NEW), made.count(What.CHANGED), made.conflicts) == (1, 1, ())
    assert mine.store.head() == theirs.store.head()
    assert seen(mine) == seen(theirs)


def test_both_sides_make_the_same_step_of_work_that_does_not_touch(people, tmp_path):
    mine, theirs, _ = people
    mine.edit(system_of(mine).uid, {"purpose": "Meins."})
    theirs.edit(system_of(theirs).uid, {"notes": "Ihres."})
    with mailed(mine, tmp_path / "mail") as before:
        bring(mine, theirs, tmp_path / "mail")
        merged(theirs, before)
    assert mine.store.head() == theirs.store.head()
    assert (system_of(mine).purpose, system_of(mine).notes) == ("Meins.", "Ihres.")


def test_the_same_mail_merged_twice_changes_nothing(people, tmp_path):
    mine, theirs, _ = people
    mine.edit(system_of(mine).uid, {"purpose": "Meins."})
    theirs.edit(system_of(theirs).uid, {"notes": "Ihres."})
    with mailed(theirs, tmp_path / "mail") as other:
        merged(mine, other)
        head = mine.store.head()
        again = merged(mine, other)
    assert mine.store.head() == head
    assert not again.comparison.is_new
    assert again.comparison.plan.relation is Relation.AHEAD


@pytest.mark.parametrize(("take", "name"), [(Take.MINE, "Meins"), (Take.THEIRS, "Ihres")])
def test_two_values_wait_for_a_person_and_one_undo_takes_the_merge_back(
    people, tmp_path, take, name
):
    mine, theirs, _ = people
    uid = system_of(mine).uid
    mine.edit(uid, {"name": "Meins"})
    theirs.edit(uid, {"name": "Ihres", "purpose": "Neu."})
    new = add_system(theirs, "Chat")
    before = seen(mine)
    with mailed(theirs, tmp_path / "mail") as other:
        decisions = Decisions(compare(mine, other))
        (conflict,) = decisions.open
        assert (conflict.mine, conflict.theirs) == ("Meins", "Ihres")
        with pytest.raises(UserError):
            merge(decisions)
        assert seen(mine) == before
        decisions.take((uid, "name"), take)
        merge(decisions)
    assert (mine.entity(uid).name, mine.entity(uid).purpose) == (name, "Neu.")
    check_sound(mine, tmp_path / "mail")
    entry = mine.undo()
    assert entry.action is Action.MERGE
    assert mine.entity(new).deleted
    assert {u: v for u, v in seen(mine).items() if u != new} == before
    assert mine.redo() is not None
    assert (mine.entity(uid).name, mine.entity(new).deleted) == (name, False)
    check_sound(mine, tmp_path / "mail")


def test_a_value_of_ones_own_is_checked_like_any_other(people, tmp_path):
    mine, theirs, _ = people
    uid = system_of(mine).uid
    mine.edit(uid, {"user_count": 3})
    theirs.edit(uid, {"user_count": 4})
    with mailed(theirs, tmp_path / "mail") as other:
        decisions = Decisions(compare(mine, other))
        with pytest.raises(UserError):
            decisions.edit((uid, "user_count"), "viele")
        decisions.edit((uid, "user_count"), 7)
        merge(decisions)
    assert mine.entity(uid).user_count == 7


def test_a_deletion_that_met_an_edit_keeps_the_entry_until_decided(people, tmp_path):
    mine, theirs, _ = people
    uid = system_of(mine).uid
    mine.delete([uid])
    theirs.edit(uid, {"purpose": "Wird gebraucht."})
    with mailed(theirs, tmp_path / "mail") as other:
        decisions = Decisions(compare(mine, other))
        (conflict,) = decisions.open
        assert conflict.key == "deleted"
        with pytest.raises(UserError):
            decisions.edit(conflict.place, False)
        decisions.take_all(Take.THEIRS)
        merge(decisions)
    assert not mine.entity(uid).deleted
    assert mine.entity(uid).purpose == "Wird gebraucht."


def test_work_done_meanwhile_asks_to_compare_again(people, tmp_path):
    mine, theirs, _ = people
    add_system(theirs, "Chat")
    with mailed(theirs, tmp_path / "mail") as other:
        decisions = Decisions(compare(mine, other))
        add_system(mine, "Zwischendurch")
        before = seen(mine)
        with pytest.raises(UserError, match="Compare"):
            merge(decisions)
    assert seen(mine) == before


def test_a_file_of_another_project_is_told_apart(people, tmp_path):
    mine, *_ = people
    mine.store.project = "00000000-0000-4000-8000-000000000009"
    with mailed(people[1], tmp_path / "mail") as other, pytest.raises(OtherProjectError):
        compare(mine, other)


def test_attached_files_come_along(people, tmp_path):
    mine, theirs, _ = people
    data = b"x" * (3 << 20)
    digest = attach(theirs, data)
    bring(mine, theirs, tmp_path / "mail")
    assert mine.store.attachment(digest) == data
    check_sound(mine, tmp_path / "mail")


def test_who_was_erased_there_is_erased_here_and_cannot_come_back_by_undo(people, tmp_path):
    mine, theirs, _ = people
    (person,) = mine.entities(EntityKind.PERSON)
    mine.edit(person.uid, {"function": "IT"})
    mine.edit(system_of(mine).uid, {"purpose": "Meins."})
    erase(theirs, person.uid)
    decide = lambda c: Take.THEIRS  # noqa: E731 - one word
    bring(mine, theirs, tmp_path / "mail", decide)
    path = tmp_path / "mail" / "erased.rai"
    while mine.undo():
        pass
    mine.store.snapshot(path)
    assert findings(path) == []
    for place in (path, mine.store._database.path):
        assert b"Leitung IT" not in place.read_bytes()
        assert b"it@example.org" not in place.read_bytes()


def test_an_old_copy_of_somebody_erased_brings_nothing_back(people, tmp_path):
    mine, theirs, _ = people
    (person,) = mine.entities(EntityKind.PERSON)
    add_system(theirs, "Chat")
    erase(mine, person.uid)
    bring(mine, theirs, tmp_path / "mail")
    path = tmp_path / "mail" / "erased.rai"
    mine.store.snapshot(path)
    assert findings(path) == []
    assert b"Leitung IT" not in path.read_bytes()
