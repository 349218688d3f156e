"""Backups: when they are made, which are kept, and getting one back."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.storage import backups as backup_module
from rai_desktop.storage.backups import (
    RECOVERED,
    backup_path,
    backups_in,
    superfluous,
    thin_out,
)
from rai_desktop.storage.restoring import backups, restore_copy
from tests.storage.building import (
    add_system,
    changed_by_hand,
    closed,
    filled,
    findings,
    foreign,
    names,
    names_in,
    opened,
    private_folders,
    seen,
    workplace_of,
)

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)


def _ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def _reasons(path):
    return [backup.reason for backup in backups(path, private_folders(path.parent))]


# when ------------------------------------------------------------------------------


def test_backup_at_opening_when_something_changed(tmp_path):
    path = closed(tmp_path)
    assert _reasons(path) == ["work"], "made when it was published first"
    opened(path).store.close()
    assert _reasons(path) == ["work"], "nothing changed since"
    project = opened(path)
    add_system(project, "neu")
    project.store.close()
    before = path.read_bytes()
    opened(path).store.close()
    assert sorted(_reasons(path)) == ["open", "work"]
    kept = {b.reason: b.path for b in backups(path, private_folders(tmp_path))}
    assert kept["open"].read_bytes() == before


def test_backup_at_opening_of_what_somebody_else_sent(tmp_path):
    path = closed(tmp_path)
    path.write_bytes(foreign(tmp_path, "received.rai").read_bytes())
    os.utime(path, (1, 1))
    opened(path).store.close()
    assert sorted(_reasons(path)) == ["open", "work"]


def test_backup_before_a_bulk_edit_holds_what_was_there_before(tmp_path):
    project = filled(tmp_path)
    uids = [add_system(project, name) for name in "ab"]
    project.edit_many(uids, {"name": "beide"})
    project.store.close()
    bulk = next(b for b in workplace_of(project.store.path).backups() if b.reason == "bulk")
    assert names_in(bulk.path, private_folders(tmp_path / "o"))[-2:] == ["a", "b"]
    assert names_in(project.store.path)[-2:] == ["beide", "beide"]


def test_backup_every_half_hour_of_work(tmp_path):
    project = filled(tmp_path)
    project.store.publish()
    assert _reasons(project.store.path) == ["work"]
    add_system(project, "neu")
    project.store.publish()
    assert _reasons(project.store.path) == ["work"], "the newest is young enough"
    (only,) = workplace_of(project.store.path).backups()
    older = backup_path(only.path.parent, "inventory", "work", only.moment - timedelta(minutes=31))
    only.path.rename(older)
    add_system(project, "noch eins")
    project.store.publish()
    assert _reasons(project.store.path) == ["work", "work"]
    newest = workplace_of(project.store.path).backups()[0]
    assert newest.path.read_bytes() == project.store.path.read_bytes()
    project.store.close()


def test_readers_make_no_backups(tmp_path):
    path = closed(tmp_path)
    count = len(_reasons(path))
    opened(path, read_only=True).store.close()
    assert len(_reasons(path)) == count


# names -----------------------------------------------------------------------------


def test_names_tell_moment_reason_and_project(tmp_path):
    path = backup_path(tmp_path, "inventory", "open", NOW)
    assert path.name == "20260615T120000Z open inventory.rai"
    path.touch()
    second = backup_path(tmp_path, "inventory", "open", NOW)
    assert second.name == "20260615T120000Z-1 open inventory.rai"
    second.touch()
    third = backup_path(tmp_path, "inventory", "bulk", NOW + timedelta(seconds=1))
    third.touch()
    assert [b.path for b in backups_in(tmp_path)] == [third, second, path]
    assert [b.reason for b in backups_in(tmp_path)] == ["bulk", "open", "open"]
    assert backups_in(tmp_path)[-1].moment == NOW


@pytest.mark.parametrize("name", ["🛈" * 60, "ä" * 250, "a b  c", "Ende.rai", "-", "[x]*?"])
def test_names_of_projects_of_any_kind(tmp_path, name):
    path = backup_path(tmp_path, name, "open", NOW)
    path.touch()
    (backup,) = backups_in(tmp_path)
    assert (backup.moment, backup.reason) == (NOW, "open")


@pytest.mark.parametrize("name", ["notes.rai", "20261315T250000Z open x.rai", ".rai", "2026.rai"])
def test_other_files_are_no_backups(tmp_path, name):
    (tmp_path / name).touch()
    assert backups_in(tmp_path) == []
    thin_out(tmp_path, NOW)
    assert (tmp_path / name).exists()


# thinning --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ages", "gone"),
    [
        ([], []),
        ([0, 0.001, 0.5, 1, 1.9], []),
        ([-3, -2, 0], []),
        ([3.1, 3.2, 3.3], [3.2, 3.3]),
        ([3.1, 4.1, 5.1], []),
        ([30.1, 30.2], [30.2]),
        ([40.1, 40.6, 41.1], [40.6, 41.1]),
        ([40, 47, 54], []),
        ([200, 201, 202], [201, 202]),
        ([200, 231, 262], []),
        ([1.9, 2.1, 2.2], [2.2]),
    ],
)
def test_which_are_superfluous(ages, gone):
    assert superfluous([_ago(age) for age in ages], NOW) == {_ago(age) for age in gone}


_moments = st.lists(
    st.integers(0, 3 * 365 * 24).map(lambda hours: NOW - timedelta(hours=hours)), max_size=60
)


@given(_moments)
def test_thinning_keeps_the_newest_and_never_leaves_a_gap_of_more_than_a_month(moments):
    kept = set(moments) - superfluous(moments, NOW)
    assert superfluous(kept, NOW) == set(), "what is kept once is kept again"
    if moments:
        assert max(moments) in kept
    month = timedelta(days=31)
    for moment in moments:
        assert any(timedelta(0) <= later - moment <= month for later in kept)
    assert {m for m in moments if NOW - m <= timedelta(days=2)} <= kept


def test_thinning_removes_files(tmp_path):
    for age in (0, 3.1, 3.2, 3.2):
        backup_path(tmp_path, "inventory", "open", _ago(age)).write_bytes(b"x")
    kept = backup_path(tmp_path, "inventory", RECOVERED, _ago(3.2))
    kept.write_bytes(b"only here")
    thin_out(tmp_path, NOW)
    left = backups_in(tmp_path)
    assert [round((NOW - b.moment) / timedelta(days=1), 1) for b in left] == [0, 3.1, 3.2]
    assert left[-1].path == kept


def test_two_backups_of_one_moment_are_both_kept(tmp_path):
    for _ in range(2):
        backup_path(tmp_path, "inventory", "open", _ago(5)).write_bytes(b"x")
    thin_out(tmp_path, NOW)
    assert len(backups_in(tmp_path)) == 2


def test_the_oldest_go_when_all_take_too_much_room(tmp_path, monkeypatch):
    monkeypatch.setattr(backup_module, "MAX_BYTES", 250)
    for hours in range(5):
        moment = NOW - timedelta(hours=hours)
        backup_path(tmp_path, "inventory", "open", moment).write_bytes(bytes(100))
    thin_out(tmp_path, NOW)
    assert [b.moment for b in backups_in(tmp_path)] == [NOW, NOW - timedelta(hours=1)]


def test_the_newest_stays_however_large(tmp_path, monkeypatch):
    monkeypatch.setattr(backup_module, "MAX_BYTES", 10)
    backup_path(tmp_path, "inventory", "open", NOW).write_bytes(bytes(100))
    thin_out(tmp_path, NOW)
    assert len(backups_in(tmp_path)) == 1


# getting one back ------------------------------------------------------------------


def test_a_backup_comes_back_as_a_new_file(tmp_path):
    project = filled(tmp_path)
    before = seen(project)
    project.store.backup("bulk")
    add_system(project, "später")
    project.store.close()
    target = tmp_path / "zurück.rai"
    newest = backups(project.store.path, private_folders(tmp_path))[0]
    restore_copy(newest.path, target)
    assert findings(target) == []
    restored = opened(target)
    assert seen(restored) == before
    assert restored.store.project == project.store.project
    restored.store.close()
    assert names_in(project.store.path)[-1] == "später"


def test_backups_are_found_when_the_file_is_gone(tmp_path):
    path = closed(tmp_path)
    path.unlink()
    newest = backups(path, private_folders(tmp_path))[0]
    restore_copy(newest.path, path)
    assert names_in(path) == ["Bewerbungen vorsortieren"]


def test_a_file_is_not_replaced_by_a_backup(tmp_path):
    path = closed(tmp_path)
    old = path.read_bytes()
    newest = backups(path, private_folders(tmp_path))[0]
    with pytest.raises(UserError, match="already"):
        restore_copy(newest.path, path)
    assert path.read_bytes() == old


def test_a_damaged_backup_is_not_taken(tmp_path):
    path = closed(tmp_path)
    newest = backups(path, private_folders(tmp_path))[0]
    with changed_by_hand(newest.path) as connection:
        connection.execute("UPDATE system SET name = 'anders'")
    with pytest.raises(UserError, match="damaged"):
        restore_copy(newest.path, tmp_path / "back.rai")
    assert not (tmp_path / "back.rai").exists()


def test_an_import_is_preceded_by_a_backup(tmp_path):
    project = filled(tmp_path)
    before = names(project)
    project.store.backup("import")
    project.commit("import", project.new_settings(EntityKind.SYSTEM, {"name": "neu"})[1])
    project.store.close()
    (backup,) = [b for b in workplace_of(project.store.path).backups() if b.reason == "import"]
    assert names_in(backup.path, private_folders(tmp_path / "o")) == before
