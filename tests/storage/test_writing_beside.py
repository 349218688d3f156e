"""A step can be written in one thread and taken over in another."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services import project as projects
from rai_desktop.storage.publishing import head_of_file
from rai_desktop.storage.undo_log import UndoLog
from tests.storage.building import (
    add_system,
    closed,
    crash,
    findings,
    made,
    names,
    names_in,
    opened,
)


def _renamed(project, uid, name):
    return [FieldSetting(EntityKind.SYSTEM, uid, "name", name)]


def test_the_file_holds_a_step_before_memory_does(tmp_path):
    project = made(tmp_path)
    uid = add_system(project, "eins")
    told = []
    project.on_change(told.append)
    with ThreadPoolExecutor(1) as beside:
        work = beside.submit(project.write, Action.EDIT, _renamed(project, uid, "zwei"), title="")
        written = work.result()
    assert names(project) == ["eins"]
    assert told == []
    assert project.store.head() == written.step.id()
    step = project.note_written(written)
    assert step is written.step
    assert names(project) == ["zwei"]
    assert [change.touched for change in told] == [{EntityKind.SYSTEM: frozenset({uid})}]
    path = project.store.path
    project.store.close()
    assert names_in(path) == ["zwei"]
    assert findings(path) == []


def test_a_step_in_between_builds_on_what_was_written(tmp_path):
    project = made(tmp_path)
    uid = add_system(project, "eins")
    written = project.write(Action.EDIT, _renamed(project, uid, "zwei"), title="")
    add_system(project, "drei")
    project.note_written(written)
    assert names(project) == ["zwei", "drei"]
    path = project.store.path
    project.store.close()
    assert findings(path) == []


def test_what_is_not_in_memory_is_read_when_it_is_asked_for(tmp_path):
    project = opened(closed(tmp_path))
    person = project.uids.new_uid()
    settings = [FieldSetting(EntityKind.PERSON, person, "name", "Leitung IT")]
    project.note_written(project.write(Action.IMPORT, settings, title=""))
    assert project.name(person) == "Leitung IT"
    project.store.close()


def test_what_was_written_beside_is_one_step_to_undo(tmp_path):
    project = made(tmp_path)
    uid = add_system(project, "eins")
    project.note_written(project.write(Action.EDIT, _renamed(project, uid, "zwei"), title=""))
    project.undo()
    assert names(project) == ["eins"]
    project.store.close()


def test_a_project_for_reading_only_is_not_written_either(tmp_path):
    path = closed(tmp_path)
    first = opened(path)
    second = opened(path, read_only=True)
    with pytest.raises(UserError):
        second.write(Action.EDIT, [], title="")
    first.store.close()
    second.store.abandon()


def test_an_undo_that_was_written_and_not_taken_over_is_there_after_a_crash(tmp_path):
    project = made(tmp_path)
    uid = add_system(project, "eins")
    project.edit(uid, {"name": "zwei"})
    project.store.publish()
    with ThreadPoolExecutor(1) as beside:
        entry, moment = project.undo_entry(), project.clock.now()
        beside.submit(project.store.write_undo, entry, "", moment).result()
    assert names(project) == ["zwei"]
    path = project.store.path
    crash(project)
    again = opened(path)
    assert names(again) == ["eins"]
    assert again.redo().action is Action.EDIT
    assert names(again) == ["zwei"]
    again.undo()
    assert names(again) == ["eins"]
    again.store.close()
    assert findings(path) == []


def test_an_undo_that_fails_while_it_is_written_changes_nothing(tmp_path, monkeypatch):
    project = made(tmp_path)
    uid = add_system(project, "eins")
    project.edit(uid, {"name": "zwei"})
    head = project.store.head()
    with monkeypatch.context() as broken:
        broken.setattr(UndoLog, "turn", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            project.store.write_undo(project.undo_entry(), "", project.clock.now())
    assert (project.store.head(), names(project)) == (head, ["zwei"])
    project.undo()
    assert names(project) == ["eins"]
    path = project.store.path
    project.store.close()
    assert findings(path) == []


def test_large_actions_are_written_apart_and_small_ones_at_once(tmp_path, monkeypatch):
    project = made(tmp_path)
    apart = []
    project.apart = lambda work, text: apart.append(work) or work(lambda: None)
    uids = [add_system(project, name) for name in ("eins", "zwei", "drei")]
    project.delete(uids[:1])
    project.undo()
    assert apart == []
    monkeypatch.setattr(projects, "MANY_SETTINGS", 2)
    monkeypatch.setattr(projects, "MANY_ENTRIES", 2)
    told = []
    project.on_change(told.append)
    for act, left in (
        (lambda: project.delete(uids), []),
        (project.undo, ["eins", "zwei", "drei"]),
        (project.redo, []),
        (project.undo, ["eins", "zwei", "drei"]),
    ):
        before = len(apart)
        act()
        assert (len(apart), names(project)) == (before + 1, left)
        assert told[-1].touched == {EntityKind.SYSTEM: frozenset(uids)}
    path = project.store.path
    project.store.close()
    assert names_in(path) == ["eins", "zwei", "drei"]
    assert findings(path) == []


def test_what_is_frozen_for_another_process_stays_as_it_was(tmp_path):
    project = made(tmp_path)
    add_system(project, "eins")
    head, frozen = project.store.head(), tmp_path / "frozen.rai"
    project.store.freeze(frozen)
    add_system(project, "zwei")
    assert head_of_file(frozen) == head
    with closing(sqlite3.connect(frozen)) as connection:
        assert connection.execute("SELECT name FROM system").fetchall() == [("eins",)]
    project.store.close()
