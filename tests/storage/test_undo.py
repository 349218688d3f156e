"""What undo takes back; random histories are tried by ``tests.faults.undoing``."""

from datetime import UTC, datetime, timedelta

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.project import OpenProject
from rai_desktop.storage import undo_log
from rai_desktop.storage.undo_log import read_settings, settings_text
from tests.storage.building import (
    closed,
    made,
    names,
    opened,
    visible,
)


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


def test_very_many_settings_are_kept_as_if_they_were_put_into_words_at_once(monkeypatch):
    settings = [
        FieldSetting(EntityKind.SYSTEM, Uid(f"00000000-0000-4000-8000-{n:012d}"), "name", f"[{n}]")
        for n in range(7)
    ]
    whole = settings_text(settings)
    monkeypatch.setattr(undo_log, "_AT_ONCE", 3)
    assert settings_text(settings) == whole
    assert read_settings(whole) == tuple(settings)
    assert settings_text([]) == "[]"
