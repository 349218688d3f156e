"""Who may open a project: one writer, readers meanwhile, and notes that others left."""

import json
import os
import platform
import signal
import subprocess

import pytest

from rai_desktop.domain.errors import ExitCode, SurroundingsError
from rai_desktop.storage.locks import note_path, read_note, this_holder
from rai_desktop.storage.opening import open_or_view
from rai_desktop.storage.restoring import open_backup
from tests.storage.building import (
    add_system,
    closed,
    crash,
    filled,
    findings,
    names,
    names_in,
    opened,
    private_folders,
    project_on,
    workplace_of,
)
from tests.storage.processes import ROOT, child, python, run_program

NAME = "Bewerbungen vorsortieren"


def _write_note(path, **changes):
    holder = this_holder()
    note = {"user": holder.user, "machine": holder.machine, "process": 1, "since": "2026-01-01"}
    note_path(path).write_text(json.dumps(note | changes), "utf-8")


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
    assert names_in(project.store.path) == [NAME, "noch da"]


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
    assert not list(workplace_of(project.store.path).folder.glob("view-*"))


def test_who_finds_it_open_may_look_and_is_told(tmp_path):
    project = filled(tmp_path)
    project.store.publish()
    store = open_or_view(project.store.path, private_folders(tmp_path))
    assert store.read_only
    assert "open elsewhere" in str(store.notices[-1])
    store.close()
    project.store.close()
    store = open_or_view(project.store.path, private_folders(tmp_path))
    assert not store.read_only
    assert store.notices == []
    store.close()


def test_what_a_killed_reader_left_is_removed(tmp_path):
    path = closed(tmp_path)
    reader = opened(path, read_only=True)
    folder = workplace_of(path).folder
    project = opened(path)
    assert len(list(folder.glob("view-*.rai"))) == 1, "the reader is still at work"
    assert names(reader) == [NAME]
    project.store.close()
    crash(reader)
    opened(path).store.close()
    assert not list(folder.glob("view-*"))


def test_what_a_killed_reader_of_a_backup_left_is_removed_by_the_next_reader(tmp_path):
    path = closed(tmp_path)
    backup = workplace_of(path).backups()[0].path
    folders = private_folders(tmp_path)
    killed = open_backup(backup, folders)
    folder = killed._workplace.folder
    killed._workplace.fresh().write_bytes(b"half a copy")
    crash(project_on(killed))
    assert len(list(folder.glob("*.rai"))) == 2
    open_backup(backup, folders).close()
    assert list(folder.glob("*")) == []


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
    assert set(answers) <= {"written", "refused OpenElsewhereError"}
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
    project = opened(path)
    assert not project.store.read_only
    assert project.store.notices == []
    project.store.close()


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
    assert names_in(path) == [NAME]
    note_path(path).unlink()
    opened(path).store.close()


def test_a_note_that_somebody_else_wrote_meanwhile_stays(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    _write_note(path, machine="other-pc")
    project.store.close()
    assert read_note(path).machine == "other-pc"


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
    project = opened(path)
    assert not project.store.read_only
    project.store.close()


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


def test_the_command_line_names_who_holds_the_project(tmp_path):
    path = closed(tmp_path)
    _write_note(path, machine="other-pc")
    answer = run_program("set", path, "KI-0001", "name=Neu")
    assert answer.returncode == ExitCode.SURROUNDINGS
    assert "other-pc" in answer.stderr
    assert "Traceback" not in answer.stderr
