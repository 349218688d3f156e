"""Places where nothing may be written: editing goes on, nothing is lost."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.storage.building import closed, crash, findings, names_in, opened
from tests.storage.processes import ROOT, lacking, python

if sys.platform == "win32":
    pytest.skip("rights work otherwise on Windows", allow_module_level=True)

NOBODY = 65534


def _unprivileged(script: str, *arguments: object) -> dict[str, object]:
    """Run a piece of Python as somebody whom rights bind, and return what it printed.

    Who is root loads the program first and gives up the rights then.
    """
    answer = subprocess.run(
        python("-c", _COMMON + script, *arguments),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout.splitlines()[-1])


_COMMON = f"""
import json, os, sys, tempfile
from pathlib import Path
from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.fields import EntityKind
from tests.storage.building import *
with tempfile.TemporaryDirectory() as warming_up:
    closed(Path(warming_up))
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
path, folders = Path(sys.argv[1]), private_folders(Path(sys.argv[2]))
said = []
def tried(act, *arguments):
    try:
        act(*arguments)
    except SurroundingsError as error:
        said.append(str(error))
"""

_EDIT = """
project = opened(path, folders)
add_system(project, "hier")
tried(project.store.publish)
add_system(project, "weiter")
tried(project.store.close)
print(json.dumps({"said": said}))
"""

_LOOK = """
project = opened(path, folders)
found = {"names": names(project), "notices": [str(n) for n in project.store.notices], "said": said}
tried(project.store.close)
print(json.dumps(found))
"""


@pytest.fixture
def place():
    """A folder with a project that everybody may look at, and a private folder for nobody."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        base.chmod(0o755)
        if not all(folder.stat().st_mode & 0o001 for folder in base.parents):
            lacking("the folder for temporary files is closed to other people")
        (base / "here").mkdir(mode=0o755)
        (base / "own").mkdir()
        (base / "own").chmod(0o777)
        path = closed(base / "here")
        path.chmod(0o644)
        yield path, base / "own"
        path.parent.chmod(0o755)


def test_editing_goes_on_in_a_folder_that_cannot_be_written(place):
    path, own = place
    path.parent.chmod(0o555)
    old = path.read_bytes()
    said = _unprivileged(_EDIT, path, own)["said"]
    assert len(said) == 2
    assert all(str(path) in sentence for sentence in said)
    assert path.read_bytes() == old
    found = _unprivileged(_LOOK, path, own)
    assert found["names"][-2:] == ["hier", "weiter"]
    assert len(found["notices"]) == 1
    path.parent.chmod(0o777)
    path.chmod(0o666)
    assert _unprivileged(_LOOK, path, own)["said"] == []
    assert names_in(path)[-2:] == ["hier", "weiter"]
    assert findings(path) == []


def test_a_file_that_is_set_to_reading_only_is_not_replaced(place):
    path, own = place
    path.parent.chmod(0o777)
    path.chmod(0o444)
    old = path.read_bytes()
    said = _unprivileged(_EDIT, path, own)["said"]
    assert len(said) == 2
    assert "cannot be written" in said[0]
    assert path.read_bytes() == old
    assert _unprivileged(_LOOK, path, own)["names"][-2:] == ["hier", "weiter"]


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_cannot_be_read_is_refused_in_a_sentence(place, what):
    path, own = place
    (path if what == "file" else path.parent).chmod(0o000)
    script = "tried(opened, path, folders); print(json.dumps(said))"
    try:
        (sentence,) = _unprivileged(script, path, own)
    finally:
        path.parent.chmod(0o755)
    assert str(path) in sentence
    assert "right" in sentence


@pytest.mark.parametrize("what", ["state", "data"])
def test_private_folders_that_cannot_be_written_are_named(place, what):
    path, own = place
    (own / what).mkdir(mode=0o555)
    script = """
notices = []
def act():
    project = opened(path, folders)
    notices.extend(str(n) for n in project.store.notices)
    project.store.close()
tried(act)
print(json.dumps(said + notices))
"""
    (sentence,) = _unprivileged(script, path, own)
    assert str(own / what) in sentence


def test_nobody_else_may_look_into_private_folders(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    modes = {p.stat().st_mode & 0o77 for p in (tmp_path / "state").glob("projects/*")}
    modes |= {p.stat().st_mode & 0o77 for p in (tmp_path / "data").glob("backups/*")}
    assert modes == {0}
    crash(project)


def test_publishing_keeps_the_rights_of_the_file(tmp_path):
    path = closed(tmp_path)
    path.chmod(0o660)
    project = opened(path)
    project.undo()
    project.store.close()
    assert path.stat().st_mode & 0o777 == 0o660
