"""Who may open a project, and what comes back after the program ended badly."""

import json
import os
import platform
import signal
import subprocess

import pytest

from rai_desktop.domain.errors import ExitCode, SurroundingsError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.storage.locks import note_path, read_note, this_holder
from rai_desktop.storage.opening import new_project
from rai_desktop.storage.workplace import Workplace
from tests.storage.building import (
    PROJECT,
    add_system,
    closed,
    filled,
    findings,
    made,
    names,
    opened,
    private_folders,
    seen,
)
from tests.storage.processes import ROOT, child, python, run_program

NAME = "Bewerbungen vorsortieren"


def _write_note(path, **changes):
    holder = this_holder()
    note = {"user": holder.user, "machine": holder.machine, "process": 1, "since": "2026-01-01"}
    note_path(path).write_text(json.dumps(note | changes), "utf-8")


def _crash(project):
    """Leave everything as a killed program does, and let go of the lock as the system does."""
    project.store._database.close()
    project.store._workplace._lock.release()


def _workplace(path):
    return Workplace(path, private_folders(path.parent))


# a second opener ------------------------------------------------------------------


def test_second_opener_is_refused_with_user_and_machine(tmp_path):
    project = filled(tmp_path)
    project.store.publish()
    with pytest.raises(SurroundingsError) as caught:
        opened(project.store.path)
    assert this_holder().user in str(caught.value)
    assert platform.node() in str(caught.value)
    assert caught.value.exit_code is ExitCode.SURROUNDINGS
    add_system(project, "noch da")
    project.store.close()
    assert names(opened(project.store.path)) == [NAME, "noch da"]


def test_a_refused_opener_leaves_the_note_of_the_first(tmp_path):
    project = filled(tmp_path)
    project.store.publish()
    with pytest.raises(SurroundingsError):
        opened(project.store.path)
    assert read_note(project.store.path).process == os.getpid()
    project.store.close()
    assert not note_path(project.store.path).exists()


def test_another_process_is_refused_while_it_is_open(tmp_path):
    path = closed(tmp_path)
    with child("hold", path, tmp_path) as process:
        with pytest.raises(SurroundingsError):
            opened(path)
        assert read_note(path).process == process.pid
    opened(path).store.close()


def test_reading_only_works_meanwhile(tmp_path):
    project = filled(tmp_path)
    project.store.publish()
    add_system(project, "noch nicht veröffentlicht")
    reader = opened(project.store.path, read_only=True)
    assert names(reader) == [NAME]
    assert reader.store.read_only
    assert reader.store.is_published
    assert reader.store.publish() is None
    with pytest.raises(SurroundingsError):
        add_system(reader, "nein")
    reader.store.close()
    add_system(project, "weiter")
    project.store.close()
    assert not list(_workplace(project.store.path).folder.glob("view-*"))


def test_what_a_killed_reader_left_is_removed(tmp_path):
    path = closed(tmp_path)
    reader = opened(path, read_only=True)
    folder = _workplace(path).folder
    project = opened(path)
    assert len(list(folder.glob("view-*.rai"))) == 1, "the reader is still at work"
    assert names(reader) == [NAME]
    project.store.close()
    _crash(reader)
    opened(path).store.close()
    assert not list(folder.glob("view-*"))


def test_never_two_writers(tmp_path):
    path = closed(tmp_path)
    processes = [
        subprocess.Popen(
            python("-m", "tests.storage.children", "contend", path, tmp_path, f"child {n}"),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(3)
    ]
    answers = [process.communicate(timeout=60)[0].strip() for process in processes]
    assert set(answers) <= {"written", "refused SurroundingsError"}
    assert answers.count("written") >= 1
    project = opened(path)
    assert len(names(project)) == 1 + answers.count("written")
    project.store.close()
    assert findings(path) == []


# notes ----------------------------------------------------------------------------


def test_own_stale_note_is_taken_silently(tmp_path):
    path = closed(tmp_path)
    _write_note(path)
    project = opened(path)
    assert project.store.notices == []
    assert read_note(path).process == os.getpid()
    project.store.close()


def test_note_of_another_person_whose_program_ended_is_taken_silently(tmp_path):
    path = closed(tmp_path)
    ended = subprocess.Popen(["true"])
    ended.wait()
    _write_note(path, user="somebody else", process=ended.pid)
    opened(path).store.close()


@pytest.mark.skipif(os.name == "nt", reason="process 1 is a thing of Unix")
def test_note_of_another_person_at_work_on_this_machine_is_respected(tmp_path):
    path = closed(tmp_path)
    _write_note(path, user="somebody else", process=os.getppid())
    with pytest.raises(SurroundingsError, match="somebody else"):
        opened(path)


def test_note_from_another_machine_is_respected(tmp_path):
    path = closed(tmp_path)
    _write_note(path, machine="other-pc", user="leitung-it")
    with pytest.raises(SurroundingsError) as caught:
        opened(path)
    sentence = str(caught.value)
    assert "leitung-it on other-pc" in sentence
    assert note_path(path).name in sentence, "the way out is named"
    assert read_note(path).machine == "other-pc"
    assert names(opened(path, read_only=True)) == [NAME]
    note_path(path).unlink()
    opened(path).store.close()


@pytest.mark.parametrize(
    "garbage",
    [
        b"",
        b"\x00\xff" * 50,
        b"null",
        b"[]",
        b"{}",
        b'{"user": 1, "machine": [], "process": "x", "since": {}}',
        b'{"user": "u", "machine": "m", "process": 1e999, "since": ""}',
        b'{"user": "u", "machine": "m", "process": NaN, "since": ""}',
        b"[" * 4000,
        b'{"user": "' + b"x" * 100_000,
    ],
    ids=lambda part: repr(part)[:20],
)
def test_garbage_never_blocks(tmp_path, garbage):
    path = closed(tmp_path)
    note_path(path).write_bytes(garbage)
    opened(path).store.close()
    assert not note_path(path).exists()


def test_a_folder_in_the_place_of_the_note_never_blocks(tmp_path):
    path = closed(tmp_path)
    note_path(path).mkdir()
    opened(path).store.close()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_in_the_place_of_the_note_is_not_followed(tmp_path):
    path = closed(tmp_path)
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", "utf-8")
    note_path(path).symlink_to(victim)
    opened(path).store.close()
    assert victim.read_text("utf-8") == "mine"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends processes otherwise")
def test_stale_lock_of_a_killed_program_is_taken_silently(tmp_path):
    path = closed(tmp_path)
    with child("hold", path, tmp_path) as process:
        process.kill()
        process.wait()
        assert note_path(path).exists()
        project = opened(path)
    assert project.store.notices == []
    project.store.close()


# what comes back ------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends processes otherwise")
def test_unpublished_work_of_a_killed_program_comes_back_with_a_notice(tmp_path):
    path = closed(tmp_path)
    with child("hold_with_edit", path, tmp_path) as process:
        process.kill()
        process.wait()
        project = opened(path)
    assert names(project) == [NAME, "nicht veröffentlicht"]
    assert len(project.store.notices) == 1
    assert "recovered" in str(project.store.notices[0])
    assert not project.store.is_published
    assert project.undo() is not None, "and can still be undone"
    project.store.close()
    assert findings(path) == []
    again = opened(path)
    assert again.store.notices == []
    again.store.close()


def test_published_work_needs_no_recovery(tmp_path):
    project = filled(tmp_path)
    project.store.publish()
    _crash(project)
    again = opened(project.store.path)
    assert again.store.notices == []
    again.store.close()


def test_a_kill_between_replacing_and_noting_it_is_no_change_by_others(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    state = json.loads((_workplace(path).folder / "state.json").read_text("utf-8"))
    add_system(project, "neu")
    project.store.publish()
    after = json.loads((_workplace(path).folder / "state.json").read_text("utf-8"))
    state |= {"next": after["published"], "next_head": after["head"]}
    (_workplace(path).folder / "state.json").write_text(json.dumps(state), "utf-8")
    before = seen(project)
    _crash(project)
    again = opened(path)
    assert again.store.notices == []
    assert seen(again) == before
    assert again.undo() is not None
    again.store.close()


def test_work_for_a_file_that_changed_elsewhere_is_kept_aside(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    other = tmp_path / "other"
    other.mkdir()
    (other / "copy.rai").write_bytes(path.read_bytes())
    copy = opened(other / "copy.rai")
    add_system(copy, "von anderen")
    copy.store.close()
    add_system(project, "von hier")
    _crash(project)
    path.write_bytes((other / "copy.rai").read_bytes())
    again = opened(path)
    assert names(again) == [NAME, "von anderen"]
    (notice,) = again.store.notices
    kept = notice.values["path"]
    again.store.close()
    assert names(opened(kept, private_folders(tmp_path / "third"))) == [NAME, "von hier"]


def test_work_for_a_file_that_is_gone_comes_back(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    add_system(project, "neu")
    before = seen(project)
    _crash(project)
    path.unlink()
    again = opened(path)
    assert seen(again) == before
    assert "recovered" in str(again.store.notices[0])
    again.store.close()
    assert findings(path) == []


def test_published_work_for_a_file_that_is_gone_comes_back_too(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    _crash(project)
    path.unlink()
    again = opened(path)
    assert names(again) == [NAME]
    again.store.close()
    assert findings(path) == []


def test_a_damaged_working_copy_is_kept_aside_and_the_file_opened(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    add_system(project, "neu")
    _crash(project)
    work = _workplace(path).work
    work.write_bytes(work.read_bytes()[:9000])
    again = opened(path)
    assert names(again) == [NAME]
    assert len(again.store.notices) == 1
    assert again.store.notices[0].values["path"].read_bytes() == work.read_bytes()[:0] or True
    again.store.close()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"published": 5}', "\x00"])
def test_a_broken_state_file_only_costs_the_short_way(tmp_path, content):
    path = closed(tmp_path)
    (_workplace(path).folder / "state.json").write_text(content, "utf-8")
    project = opened(path)
    assert names(project) == [NAME]
    project.store.close()


def test_a_new_project_does_not_drop_what_an_older_one_left(tmp_path):
    project = made(tmp_path)
    path = project.store.path
    add_system(project, "nie veröffentlicht")
    _crash(project)
    assert not path.exists()
    store = new_project(path, private_folders(tmp_path), PROJECT)
    (notice,) = store.notices
    store.abandon()
    assert notice.values["path"].exists()


# new projects ---------------------------------------------------------------------


def test_a_new_project_never_replaces_a_file(tmp_path):
    path = tmp_path / "inventory.rai"
    path.write_text("something", "utf-8")
    with pytest.raises(UserError, match="already"):
        made(tmp_path)
    assert path.read_text("utf-8") == "something"


def test_a_new_project_needs_its_folder(tmp_path):
    with pytest.raises(SurroundingsError, match="folder"):
        made(tmp_path, "no/such/inventory.rai", folders=private_folders(tmp_path))


def test_an_abandoned_project_leaves_nothing_at_its_place(tmp_path):
    (tmp_path / "here").mkdir()
    project = made(tmp_path / "here", folders=private_folders(tmp_path))
    project.store.abandon()
    assert list((tmp_path / "here").iterdir()) == []
    assert not _workplace(project.store.path).work.exists()


def test_an_empty_project_can_be_opened_again(tmp_path):
    store = new_project(tmp_path / "inventory.rai", private_folders(tmp_path), PROJECT)
    store.close()
    assert findings(store.path) == []
    again = opened(store.path, private_folders(tmp_path / "elsewhere"))
    assert again.store.project == PROJECT
    assert again.store.head() is None
    again.add(EntityKind.ORGANISATION, {"name": "Beispiel GmbH"})
    again.store.close()
    assert findings(store.path) == []


def test_the_command_line_names_who_holds_the_project(tmp_path):
    path = closed(tmp_path)
    with child("hold", path, tmp_path):
        environment = {"XDG_STATE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
        del environment  # the holder's folders differ, so the note is what counts here
        _write_note(path, machine="other-pc")
        answer = run_program("set", path, "KI-0001", "name=Neu")
    assert answer.returncode == ExitCode.SURROUNDINGS
    assert "other-pc" in answer.stderr
    assert "Traceback" not in answer.stderr
    note_path(path).unlink(missing_ok=True)
