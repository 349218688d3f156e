"""Whoever controls the folder of a project, or the current one, gets nothing of theirs loaded."""

import os
import subprocess
import sys

import pytest

from tests.storage.building import foreign
from tests.storage.processes import ROOT

CANARY = "from pathlib import Path\nPath(__file__).with_name('canary').touch()\n"
MODULES = (
    "sitecustomize.py",
    "usercustomize.py",
    "sqlite3.py",
    "json/__init__.py",
    "openpyxl/__init__.py",
    "rai_desktop/__init__.py",
    "PySide6/__init__.py",
    "conftest.py",
)
OTHERS = {
    ".env": "QT_PLUGIN_PATH=.\nPYTHONPATH=.\n",
    "qt.conf": "[Paths]\nPlugins=.\nPrefix=.\n",
    "pyvenv.cfg": "home = .\n",
    "platforms/libqoffscreen.so": "no library",
    "styles/libqfusionstyle.so": "no library",
    "sqlite3.so": "no library",
    "rai_desktop.po": "",
    "settings.json": "{}",
}

WINDOW = """
import sys
from pathlib import Path
from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import default_folders
from rai_desktop.ui.application import make_application
application = make_application(["x"])
project = DesktopSession(default_folders()).open_project(Path(sys.argv[1]))
print(application.applicationDirPath())
project.store.close()
"""


@pytest.fixture
def hostile(tmp_path):
    """Return a project in a folder full of traps."""
    for name in MODULES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(CANARY, "utf-8")
    for name, content in OTHERS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return foreign(tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        ("-m", "rai_desktop", "list", "systems"),
        ("-m", "rai_desktop", "verify"),
        ("-m", "rai_desktop", "export", "--to", "out.xlsx"),
        ("-m", "rai_desktop", "export", "--to", "out.pdf"),
        ("-c", WINDOW),
    ],
    ids=["list", "verify", "xlsx", "pdf", "window"],
)
def test_nothing_is_loaded_from_the_folder_of_a_project(hostile, command):
    if command[0] == "-m":
        arguments = [*command[:3], str(hostile), *command[3:]]
    else:
        arguments = [*command, str(hostile)]
    done = subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=hostile.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list(hostile.parent.rglob("canary")) == []


def test_the_traps_work(hostile):
    """Without the precaution the current folder would be looked at."""
    subprocess.run(
        [sys.executable, "-c", "import openpyxl"],
        cwd=hostile.parent,
        capture_output=True,
        check=False,
    )
    assert list(hostile.parent.rglob("canary")) != []
