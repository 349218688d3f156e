"""Windows that end badly, as processes of their own, and what the next one says."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import default_folders
from tests.storage.processes import ROOT

CANARY = "Kanarienvogel"
WINDOW = """
import atexit, ctypes, os, signal, sys, time
from rai_desktop.main.plain_imports import plain_imports
with plain_imports():
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QFrame, QPushButton
from rai_desktop.domain.fields import EntityKind
from rai_desktop.main import main

CANARY = "Kanarienvogel"

def fail(*_):
    raise RuntimeError(CANARY)

def window():
    found = [w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window"]
    return found[0] if found else None

def when(is_there, act):
    def look():
        act() if is_there() else QTimer.singleShot(20, look)
    return look

def edit():
    desk = window().desk
    system = desk.project.entities(EntityKind.SYSTEM)[0]
    desk.project.edit(system.uid, {"department": CANARY + " edited"})

def press(name):
    for dialog in QApplication.topLevelWidgets():
        if dialog.objectName() == "fault" and dialog.isVisible():
            dialog.findChild(QPushButton, name).click()

def shown():
    return any(d.objectName() == "fault" and d.isVisible() for d in QApplication.topLevelWidgets())

def segfault():
    edit()
    ctypes.string_at(0)

def kill():
    edit()
    os.kill(os.getpid(), signal.SIGKILL)

def end():
    edit()
    os.kill(os.getpid(), signal.SIGTERM)

def close_after_fault():
    edit()
    QTimer.singleShot(0, when(shown, lambda: press("fault_close")))
    fail()

def fail_at_exit():
    edit()
    atexit.register(fail)
    window().close()

def fail_in_the_dialog():
    edit()
    def act():
        from rai_desktop.ui.crashes.dialog import CrashDialog
        CrashDialog._name_fold = fail
        press("fault_details")
    QTimer.singleShot(0, when(shown, act))
    fail()

def look():
    frame = window().banners.findChild(QFrame, "banner_crash")
    print("BANNER", frame.accessibleName() if frame else "", flush=True)
    print("OPENED", *window().desk.workspace.banners.keys(), flush=True)
    button = frame.findChild(QPushButton, "act_1") if frame else None
    print("REPORT", bool(button), flush=True)
    window().close()

def begin():
    is_there = lambda: window() is not None and window().desk is not None
    QTimer.singleShot(0, when(is_there, lambda: QTimer.singleShot(50, globals()[sys.argv[2]])))

if sys.argv[2] == "fail_before":
    import rai_desktop.ui.run as run
    run.run_window = fail
else:
    from rai_desktop.ui.run import bare_application
    bare_application(["x"])
    begin()
sys.exit(main([sys.argv[1]]))
"""


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Folders of the system, for this test alone."""
    for name, part in (("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data")):
        monkeypatch.setenv(name, str(tmp_path / part))
    return default_folders()


@pytest.fixture
def path(tmp_path, folders):
    session = DesktopSession(folders)
    made = tmp_path / f"{CANARY}.rai"
    project = session.new_project(made, {"name": CANARY}, {"name": CANARY})
    project.add(EntityKind.SYSTEM, {"name": CANARY, "department": "Sales"})
    session.close_project(project)
    return made


def run(path, act):
    return subprocess.run(
        [sys.executable, "-c", WINDOW, str(path), act],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def said(done, word):
    lines = [line for line in done.stdout.splitlines() if line.startswith(word)]
    assert len(lines) == 1, done
    return lines[0].partition(" ")[2]


def departments(path, folders):
    session = DesktopSession(folders)
    project = session.open_project(path)
    try:
        return [system.department for system in project.entities(EntityKind.SYSTEM)]
    finally:
        session.close_project(project)


def assert_nothing_kept_tells(folders, *texts):
    crashes = Path(folders.state) / "crashes"
    for text in (*texts, *(kept.read_bytes() for kept in crashes.iterdir())):
        for code in ("utf-8", "utf-16-le"):
            assert CANARY.encode(code) not in text


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes otherwise")
@pytest.mark.parametrize(
    ("act", "codes", "has_report"),
    [
        ("segfault", {-signal.SIGSEGV}, True),
        ("kill", {-signal.SIGKILL}, False),
        ("close_after_fault", {5}, True),
        ("fail_in_the_dialog", {5}, True),
    ],
)
def test_the_next_start_says_once_what_happened_and_has_everything(
    folders, path, act, codes, has_report
):
    done = run(path, act)
    assert done.returncode in codes, done
    assert_nothing_kept_tells(folders, done.stdout.encode(), done.stderr.encode())
    again = run(path, "look")
    assert again.returncode == 0, again
    banner = said(again, "BANNER")
    assert "not closed properly" in banner
    assert said(again, "OPENED") == ""
    assert said(again, "REPORT") == str(has_report)
    assert DesktopSession(folders).crashes.left_over() is None
    assert departments(path, folders) == [f"{CANARY} edited"]
    assert list((folders.state / "crashes").iterdir()) == []


@pytest.mark.slow
def test_a_fault_at_exit_is_told_at_the_next_start(folders, path):
    done = run(path, "fail_at_exit")
    assert_nothing_kept_tells(folders, done.stdout.encode(), done.stderr.encode())
    again = run(path, "look")
    assert "while it closed" in said(again, "BANNER")
    assert said(again, "REPORT") == "True"
    assert departments(path, folders) == [f"{CANARY} edited"]


def test_a_window_that_cannot_be_made_ends_with_a_sentence_and_a_report(folders, path):
    done = run(path, "fail_before")
    assert done.returncode == 5
    assert done.stderr.startswith("The program made a mistake")
    assert len(done.stderr.splitlines()) == 1
    assert_nothing_kept_tells(folders, done.stderr.encode())
    past = DesktopSession(folders).crashes.left_over()
    assert "RuntimeError" in past.report


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows ends processes otherwise")
def test_being_asked_to_end_is_like_closing_the_window(folders, path):
    before = path.stat().st_mtime_ns
    done = run(path, "end")
    assert done.returncode == 0, done
    assert path.stat().st_mtime_ns != before  # written, not only kept beside
    assert DesktopSession(folders).crashes.left_over() is None
    assert departments(path, folders) == [f"{CANARY} edited"]
    assert said(run(path, "look"), "BANNER") == ""
