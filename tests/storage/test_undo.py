"""Undo and redo against a model, with closing and opening in between."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from rai_desktop.domain.codes import Action, LinkRole, Role, SystemStatus
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.services.linking import link_entries, unlink_entries
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.store import FileStore
from tests.storage.building import (
    SteadyUids,
    closed,
    findings,
    made,
    meta,
    names,
    opened,
    root_of_rows,
    seen,
    visible,
)

ROLE = LinkRole.SYSTEM_RISK
TEXTS = st.sampled_from(("", "a", "b", "Über\nLänge", "🛈\x00=1"))


class Undoing(RuleBasedStateMachine):
    """Random edits; the model is a list of what was visible after each action."""

    @initialize()
    def begin(self):
        self._folder = tempfile.TemporaryDirectory()
        base = Path(self._folder.name)
        self.uids = SteadyUids("undo")
        self.project = made(base)
        self.project.uids = self.uids
        field = self.project.add(
            EntityKind.CUSTOM_FIELD,
            {"of_kind": "system", "label": "Kostenstelle", "custom_kind": "text"},
        )
        self.custom = custom_key(field)
        self.risk = self.project.add(EntityKind.RISK, {"title": "Ausfall"})
        self.keys = {"name": "", "department": "", "status": None, "roles": (), self.custom: ""}
        self.start = visible(self.project)
        self.states = [{}]
        self.place = 0
        self.first = len(self.project.store.undo_entries())

    def teardown(self):
        if hasattr(self, "project"):
            while self.place > 0:
                self.project.undo()
                self.place -= 1
            assert visible(self.project) == self.start
            self.project.store.close()
            assert findings(self.project.store.path) == []
            self._folder.cleanup()

    @property
    def systems(self):
        return self.states[self.place]

    def _now(self, systems):
        self.states[self.place + 1 :] = [systems]
        self.place += 1

    def _some(self, number):
        return sorted(self.systems)[number % len(self.systems)]

    def _changed(self, uids, key, value):
        """Take over what an edit does; an edit that changes nothing is no action."""
        before = self.systems
        after = {u: {**v, key: value} if u in uids else v for u, v in before.items()}
        if after != before:
            self._now(after)

    @rule(name=st.sampled_from(("a", "b", "Über")), status=st.sampled_from(SystemStatus))
    def add(self, name, status):
        uid = self.project.add(EntityKind.SYSTEM, {"name": name, "status": status})
        values = {**self.keys, "name": name, "status": status, "risks": ()}
        self._now({**self.systems, uid: values})

    @precondition(lambda self: self.systems)
    @rule(number=st.integers(0, 9), key=st.sampled_from(("name", "department", "x")), text=TEXTS)
    def edit(self, number, key, text):
        uid, key = self._some(number), self.custom if key == "x" else key
        self.project.edit(uid, {key: text})
        self._changed({uid}, key, text)

    @precondition(lambda self: self.systems)
    @rule(roles=st.sets(st.sampled_from(list(Role)[:3])))
    def edit_all(self, roles):
        codes = tuple(sorted(roles))
        self.project.edit_many(sorted(self.systems), {"roles": codes})
        self._changed(set(self.systems), "roles", codes)

    @precondition(lambda self: self.systems)
    @rule(number=st.integers(0, 9), how_many=st.integers(1, 2))
    def delete(self, number, how_many):
        uids = sorted({self._some(number + n) for n in range(how_many)})
        self.project.delete(uids)
        self._now({u: v for u, v in self.systems.items() if u not in uids})

    @precondition(lambda self: self.systems)
    @rule(number=st.integers(0, 9), linked=st.booleans())
    def link(self, number, linked):
        uid = self._some(number)
        act = link_entries if linked else unlink_entries
        act(self.project, ROLE, uid, self.risk)
        self._changed({uid}, "risks", (self.risk,) if linked else ())

    @rule()
    def undo(self):
        if self.place == 0:
            return
        assert self.project.undo() is not None
        self.place -= 1

    @rule()
    def redo(self):
        entry = self.project.redo()
        assert (entry is None) == (self.place == len(self.states) - 1)
        self.place += entry is not None

    @rule()
    def close_and_open(self):
        path = self.project.store.path
        self.project.store.close()
        assert findings(path) == []
        assert root_of_rows(path) == meta(path)["root"]
        self.project = opened(path)
        self.project.uids = self.uids

    @invariant()
    def what_is_seen_is_what_the_model_says(self):
        if not hasattr(self, "project"):
            return
        found = {
            system.uid: {
                **{key: self.project.value(system, key) for key in self.keys},
                "risks": tuple(self.project.links.seconds(ROLE, system.uid)),
            }
            for system in self.project.entities(EntityKind.SYSTEM)
        }
        assert found == self.systems
        assert len(self.project.store.undo_entries()) == self.first + len(self.states) - 1

    @invariant()
    def memory_agrees_with_the_disk(self):
        if hasattr(self, "project"):
            assert seen(self.project) == seen(_read_anew(self.project))


def _read_anew(project: OpenProject) -> OpenProject:
    store = FileStore(project.store._database, project.store._workplace)
    assert store.head() == project.store.head()
    return OpenProject(store, project.clock, project.uids)


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=12, stateful_step_count=10, deadline=None)


def _undo_all(project: OpenProject) -> int:
    count = 0
    while project.undo():
        count += 1
    return count


def test_undo_survives_closing(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    before = visible(project)
    assert _undo_all(project) == 6
    assert visible(project) == {}
    project.store.close()
    project = opened(path)
    while project.redo():
        pass
    assert visible(project) == before
    project.store.close()


def test_the_history_keeps_what_was_undone(tmp_path):
    project = made(tmp_path)
    uid = project.add(EntityKind.SYSTEM, {"name": "eins"})
    undone = project.undo()
    project.redo()
    steps = [entry.step for entry in project.store.history(uid)]
    assert [step.action for step in steps] == [Action.ADD, Action.UNDO, Action.REDO]
    assert steps[1].subject == undone.step
    project.store.close()


def test_an_action_after_undo_ends_redo(tmp_path):
    project = made(tmp_path)
    project.add(EntityKind.SYSTEM, {"name": "eins"})
    project.undo()
    project.add(EntityKind.SYSTEM, {"name": "zwei"})
    assert project.redo() is None
    assert names(project) == ["zwei"]
    project.store.close()


class _Ticking:
    def __init__(self):
        self.moment = datetime(2026, 3, 1, 8, tzinfo=UTC)

    def today(self):
        return self.moment.date()

    def now(self):
        return self.moment


@pytest.mark.parametrize(("seconds", "left"), [(0, "a"), (10, "a"), (11, "ab"), (-1, "ab")])
def test_edits_of_one_field_within_ten_seconds_are_undone_as_one(tmp_path, seconds, left):
    project = made(tmp_path)
    project.clock = _Ticking()
    uid = project.add(EntityKind.SYSTEM, {"name": "a"})
    project.edit(uid, {"name": "ab"})
    project.clock.moment += timedelta(seconds=seconds)
    project.edit(uid, {"name": "abc"})
    project.undo()
    assert project.entity(uid).name == left
    project.redo()
    assert project.entity(uid).name == "abc"
    project.store.close()


def test_edits_of_two_fields_are_undone_one_by_one(tmp_path):
    project = made(tmp_path)
    project.clock = _Ticking()
    uid = project.add(EntityKind.SYSTEM, {"name": "a"})
    project.edit(uid, {"name": "b"})
    project.edit(uid, {"purpose": "b"})
    project.edit(uid, {"name": "c"})
    project.undo()
    assert (project.entity(uid).name, project.entity(uid).purpose) == ("b", "b")
    project.store.close()


def test_another_copy_does_not_undo_what_was_done_here(tmp_path):
    path = closed(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    there = elsewhere / "inventory.rai"
    there.write_bytes(path.read_bytes())
    project = opened(there)
    assert project.undo() is None
    project.add(EntityKind.SYSTEM, {"name": "dort"})
    assert _undo_all(project) == 1
    project.store.close()


def test_only_so_many_actions_are_kept(tmp_path, monkeypatch):
    monkeypatch.setattr("rai_desktop.storage.undo_log.KEPT_UNDO", 3)
    project = made(tmp_path)
    uid = project.add(EntityKind.SYSTEM, {"name": "0"})
    for number in range(1, 6):
        project.edit(uid, {"name": str(number)})
    assert _undo_all(project) == 3
    assert names(project) == ["2"]
    project.store.close()
