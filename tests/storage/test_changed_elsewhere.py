"""Others change, replace or remove the file while it is open: nothing of theirs is overwritten."""

import errno
import os
from pathlib import Path

import pytest

from rai_desktop.domain.errors import ExitCode, SurroundingsError
from rai_desktop.storage import opening, publishing
from rai_desktop.storage.files import replace_for_good
from rai_desktop.storage.publishing import TargetChangedError
from tests.storage.building import (
    add_system,
    closed,
    crash,
    findings,
    names,
    names_in,
    opened,
    private_folders,
)


def _another(path):
    """Return the bytes of the same project with an edit that somebody else made."""
    folder = path.parent / "another"
    folder.mkdir()
    (folder / path.name).write_bytes(path.read_bytes())
    project = opened(folder / path.name)
    add_system(project, "von anderen")
    project.store.close()
    return (folder / path.name).read_bytes()


def _in_place(path):
    path.write_bytes(_another(path))


def _replaced(path):
    part = path.with_name("part")
    part.write_bytes(_another(path))
    part.replace(path)


def _one_byte(path):
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def _appended(path):
    with path.open("ab") as file:
        file.write(b"\0")


def _emptied(path):
    path.write_bytes(b"")


def _another_kind(path):
    path.write_text("not a project any more", "utf-8")


@pytest.mark.parametrize(
    "change", [_in_place, _replaced, _one_byte, _appended, _emptied, _another_kind]
)
def test_a_changed_file_is_not_overwritten(tmp_path, change):
    path = closed(tmp_path)
    project = opened(path)
    add_system(project, "von hier")
    change(path)
    theirs = path.read_bytes()
    with pytest.raises(TargetChangedError) as caught:
        project.store.publish()
    assert caught.value.exit_code is ExitCode.SURROUNDINGS
    assert path.read_bytes() == theirs
    assert not project.store.is_published
    add_system(project, "es geht weiter")
    with pytest.raises(TargetChangedError):
        project.store.close()
    assert path.read_bytes() == theirs


def test_own_work_is_kept_aside_at_the_next_opening(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    add_system(project, "von hier")
    _replaced(path)
    with pytest.raises(TargetChangedError):
        project.store.close()
    again = opened(path)
    assert names(again)[-1] == "von anderen"
    (notice,) = again.store.notices
    again.store.close()
    assert names_in(notice.values["backup"], private_folders(tmp_path / "o"))[-1] == "von hier"


def test_without_work_of_our_own_nothing_happens(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    _replaced(path)
    project.store.close()
    again = opened(path)
    assert names(again)[-1] == "von anderen"
    assert again.store.notices == []
    again.store.close()


def test_a_copy_can_be_saved_meanwhile(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    add_system(project, "von hier")
    _replaced(path)
    project.store.snapshot(tmp_path / "mine.rai")
    crash(project)
    assert names_in(tmp_path / "mine.rai", private_folders(tmp_path / "o"))[-1] == "von hier"
    assert findings(tmp_path / "mine.rai") == []


def test_a_deleted_file_is_written_anew(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    add_system(project, "von hier")
    path.unlink()
    assert project.store.publish() is not None
    assert findings(path) == []
    project.store.close()
    assert names_in(path)[-1] == "von hier"


def test_a_deleted_file_is_written_anew_at_closing_even_without_an_edit(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    path.unlink()
    project.store.close()
    assert names_in(path) == ["Bewerbungen vorsortieren"]


def test_a_vanished_share_is_no_fault_when_everything_was_saved(tmp_path):
    (tmp_path / "share").mkdir()
    path = closed(tmp_path / "share")
    folders = private_folders(tmp_path)
    project = opened(path, folders)
    (tmp_path / "share").rename(tmp_path / "gone")
    project.store.close()
    (tmp_path / "share").mkdir()
    again = opened(path, folders)
    assert names(again) == ["Bewerbungen vorsortieren"], "the working copy was kept"
    again.store.close()


def test_a_renamed_folder_keeps_the_work_until_it_is_back(tmp_path):
    (tmp_path / "share").mkdir()
    path = closed(tmp_path / "share")
    folders = private_folders(tmp_path)
    project = opened(path, folders)
    add_system(project, "von hier")
    (tmp_path / "share").rename(tmp_path / "gone")
    with pytest.raises(Exception, match="folder") as caught:
        project.store.close()
    assert caught.value.exit_code is ExitCode.SURROUNDINGS
    (tmp_path / "gone").rename(tmp_path / "share")
    again = opened(path, folders)
    assert names(again)[-1] == "von hier"
    again.store.close()
    assert findings(path) == []


def test_a_file_that_appears_in_the_place_of_a_deleted_one_is_respected(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    add_system(project, "von hier")
    crash(project)
    other = _another(path)
    path.unlink()
    again = opened(path)
    assert names(again)[-1] == "von hier"
    path.write_bytes(other)
    with pytest.raises(TargetChangedError):
        again.store.close()
    assert path.read_bytes() == other


def test_a_touched_file_is_the_same_file(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    os.utime(path, (1, 1))
    add_system(project, "von hier")
    project.store.close()
    assert names_in(path)[-1] == "von hier"


@pytest.mark.parametrize("known", [True, False], ids=["short way", "long way"])
def test_a_file_that_changes_while_it_is_being_opened_is_not_believed(tmp_path, monkeypatch, known):
    path = closed(tmp_path)
    other = _another(path)
    folders = private_folders(tmp_path if known else tmp_path / "o")
    name = "_copied" if known else "_admitted"
    act = getattr(opening, name)

    def disturbed(*arguments):
        facts = act(*arguments)
        path.write_bytes(other)
        return facts

    monkeypatch.setattr(opening, name, disturbed)
    with pytest.raises(SurroundingsError, match="while it was being opened"):
        opened(path, folders)
    monkeypatch.undo()
    project = opened(path, folders)
    assert names(project)[-1] == "von anderen"
    project.store.close()


def test_a_file_that_was_replaced_just_before_something_failed_is_ours(tmp_path, monkeypatch):
    project = opened(closed(tmp_path))
    add_system(project, "neu")

    def replaced_and_failed(part, target):
        replace_for_good(part, target)
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(publishing, "replace_for_good", replaced_and_failed)
        with pytest.raises(SurroundingsError):
            project.store.publish()
    add_system(project, "weiter")
    assert project.store.publish() is not None
    project.store.close()
    assert names_in(project.store.path)[-2:] == ["neu", "weiter"]


def test_backups_that_cannot_be_listed_do_not_disturb_saving(tmp_path, monkeypatch):
    project = opened(closed(tmp_path))
    add_system(project, "neu")

    def unreadable(_folder, _pattern):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "glob", unreadable)
    assert project.store.publish() is not None
    monkeypatch.undo()
    project.store.close()
