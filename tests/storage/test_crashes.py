"""Marks and reports: what a window leaves behind when it does not end as it should."""

import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from rai_desktop.storage.crashes import CrashJournal, write_command_report
from rai_desktop.storage.folders import Folders
from tests.storage.processes import ROOT


@pytest.fixture
def folders(tmp_path):
    return Folders(state=tmp_path / "state", data=tmp_path / "data")


@pytest.fixture
def begun(folders):
    journals = []

    def begin():
        journal = CrashJournal(folders)
        journal.begin(watch_process=False)
        journals.append(journal)
        return journal

    yield begin
    for journal in journals:
        journal.end()


def files(folders):
    return sorted(path.suffix for path in (folders.state / "crashes").iterdir())


def test_a_window_that_ends_as_it_should_leaves_nothing(folders, begun):
    journal = begun()
    assert files(folders) == [".open"]
    journal.write("a fault that was told")
    journal.end()
    assert files(folders) == []
    assert begun().left_over() is None


def test_a_window_that_is_open_is_no_left_over(begun):
    begun().write("report")
    assert begun().left_over() is None


def test_a_left_mark_is_told_once_with_its_report(folders, begun):
    journal = begun()
    journal.write("report")
    journal.leave()
    past = begun().left_over()
    assert (past.report, past.is_closed, past.edited) == ("report", False, None)
    assert past.at <= datetime.now(UTC)
    assert begun().left_over() is None
    assert ".report" not in files(folders)


def test_a_fault_after_the_end_is_told_as_one(begun):
    journal = begun()
    journal.end()
    journal.write("at exit")
    past = begun().left_over()
    assert (past.report, past.is_closed) == ("at exit", True)


def test_a_report_that_nobody_saw_is_kept_at_the_end(begun):
    journal = begun()
    journal.write("unseen")
    journal.end(keep_report=True)
    assert begun().left_over().report == "unseen"


def test_the_last_edit_is_that_of_a_project_left_open(folders, begun):
    work = folders.state / "projects" / "key" / "work.rai"
    work.parent.mkdir(parents=True)
    journal = begun()
    work.write_bytes(b"")
    old = folders.state / "projects" / "old" / "work.rai"
    old.parent.mkdir()
    old.write_bytes(b"")
    edited = datetime.now(UTC) + timedelta(minutes=5)
    os.utime(work, (edited.timestamp(),) * 2)
    os.utime(old, (1, 1))
    journal.leave()
    past = begun().left_over()
    assert past.edited == past.at
    assert abs(past.edited - edited) < timedelta(seconds=1)


def test_of_several_windows_the_last_is_told_and_none_again(begun, folders):
    first, second = begun(), begun()
    first.write("first")
    first.leave()
    second.write("second")
    second.leave()
    late = datetime.now(UTC) + timedelta(minutes=5)
    (report,) = [
        p for p in (folders.state / "crashes").glob("*.report") if "second" in p.read_text()
    ]
    os.utime(report, (late.timestamp(),) * 2)
    assert begun().left_over().report == "second"
    assert begun().left_over() is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_only_this_person_can_read_what_is_kept(folders, begun):
    begun().write("report")
    write_command_report(folders, "report")
    crashes = folders.state / "crashes"
    assert stat.S_IMODE(crashes.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in crashes.iterdir()} == {0o600}


def test_a_folder_that_cannot_be_used_stands_in_nobodys_way(tmp_path):
    (tmp_path / "state").write_text("no folder", "utf-8")
    folders = Folders(state=tmp_path / "state", data=tmp_path)
    journal = CrashJournal(folders)
    journal.begin(watch_process=False)
    assert journal.write("report") is None
    assert journal.left_over() is None
    assert write_command_report(folders, "report") is None
    journal.end()


def test_garbage_in_the_folder_is_no_crash(folders, begun):
    crashes = folders.state / "crashes"
    crashes.mkdir(parents=True)
    (crashes / "x.dump").write_bytes(b"\xff\x00 no dump")
    (crashes / "other.txt").write_text("x", "utf-8")
    assert begun().left_over() is None
    assert (crashes / "other.txt").exists()


def test_only_the_newest_reports_of_commands_stay(folders):
    paths = [write_command_report(folders, f"report {number}") for number in range(13)]
    assert len([path for path in paths if path.exists()]) == 10
    assert paths[-1].read_text("utf-8") == "report 12"


SEGFAULT = """
import ctypes, sys
from pathlib import Path
from rai_desktop.storage.crashes import CrashJournal
from rai_desktop.storage.folders import Folders
state = Path(sys.argv[1])
CrashJournal(Folders(state=state, data=state)).begin()
canary = "Kanarienvogel"
ctypes.string_at(0)
"""


def test_a_process_that_breaks_down_writes_where(folders, begun):
    done = subprocess.run(
        [sys.executable, "-c", SEGFAULT, str(folders.state)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode not in (0, 1)
    (dump,) = (folders.state / "crashes").glob("*.dump")
    assert b"string_at" in dump.read_bytes()
    past = begun().left_over()
    assert "string_at" in past.report
    assert str(ROOT) not in past.report
    assert "Kanarienvogel" not in past.report
    assert not dump.exists()
