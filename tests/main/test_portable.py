"""Portable mode: everything beside the program, nothing anywhere else, and told where it cannot."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import PORTABLE_FOLDER, PORTABLE_MARK, default_folders

ON_A_STICK = """
import sys
sys.frozen = True
stick = sys.executable = sys.argv.pop(1)
from rai_desktop.main import main
"""
COMMANDS = """
assert main(["new", "inventory.rai", "--name", "Muster GmbH"]) == 0
assert main(["set", "inventory.rai", "organisation", "name=Other"]) in (0, 2)
assert main(["undo", "inventory.rai"]) in (0, 2)
"""
WINDOW = """
from rai_desktop.main.plain_imports import plain_imports
with plain_imports():
    from PySide6.QtCore import QSettings, QTimer
    from PySide6.QtWidgets import QApplication
def look():
    window = next((w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window"), 0)
    if not window or not window._is_filled or "welcome" not in window.__dict__:
        QTimer.singleShot(20, look)
        return
    window.zoom_by(10)
    QSettings("QtProject").setValue("place", "somewhere")
    window.close()
from rai_desktop.ui import first_window
bare = first_window.bare_application
def watched(arguments=()):
    app = bare(arguments)
    QTimer.singleShot(0, look)
    return app
import rai_desktop.ui.run as run
run.bare_application = watched
assert main([]) == 0
"""


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / PORTABLE_MARK).touch()
    return folder


def files_below(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def run_on(stick, script, home):
    """Run the program as if it lay on the stick; return what stands in the home of the person."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR")
    home.mkdir()
    surroundings = {**os.environ, **dict.fromkeys(names, str(home))}
    ended = subprocess.run(
        [sys.executable, "-P", "-B", "-c", ON_A_STICK + script, str(stick / "rai-desktop")],
        env=surroundings,
        cwd=stick,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert ended.returncode == 0, ended.stderr
    return files_below(home)


def test_without_the_mark_the_folders_are_those_of_the_system(tmp_path):
    folders = default_folders(tmp_path)
    assert folders.portable is None
    assert not folders.data.is_relative_to(tmp_path)


def test_with_the_mark_they_lie_beside_the_program(stick):
    folders = default_folders(stick)
    assert folders.portable == stick / PORTABLE_FOLDER
    for folder in (folders.state, folders.data, folders.own_backups, folders.snapshots):
        assert folder.is_relative_to(stick)
    assert DesktopSession(folders).documents_folder() == stick


def test_a_bundle_of_macos_keeps_everything_beside_itself(stick, monkeypatch):
    program = stick / "RAI Desktop.app" / "Contents" / "MacOS" / "rai-desktop"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert default_folders().portable == stick / PORTABLE_FOLDER


def test_commands_write_beside_the_program_and_nowhere_else(stick, tmp_path):
    assert run_on(stick, COMMANDS, tmp_path / "home") == []
    made = files_below(stick)
    assert "inventory.rai" in made
    assert any(name.startswith(f"{PORTABLE_FOLDER}/data/backups/") for name in made)


def test_the_window_writes_beside_the_program_and_nowhere_else(stick, tmp_path):
    assert run_on(stick, WINDOW, tmp_path / "home") == []
    made = files_below(stick / PORTABLE_FOLDER)
    assert "data/settings.json" in made
    assert any(name.startswith("qt/") for name in made)


def test_a_stick_that_takes_nothing_is_told_and_refused_in_words(stick):
    (stick / PORTABLE_FOLDER).write_text("takes nothing")
    session = DesktopSession(default_folders(stick))
    (notice,) = session.settings.take_notices()
    text = notice.text.format(**notice.values)
    assert "beside itself" in text
    assert str(stick) in text
    with pytest.raises(SurroundingsError):
        session.new_project(stick / "x.rai", {"name": "Muster GmbH"}, {"name": "Kim"})
    assert files_below(Path(stick)) == [PORTABLE_FOLDER, PORTABLE_MARK]
