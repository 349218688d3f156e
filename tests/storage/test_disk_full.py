"""A full disk costs nothing: a sentence, everything as before, and it works once there is room."""

import subprocess
import sys

import pytest

from rai_desktop.domain.errors import ExitCode, SurroundingsError
from rai_desktop.domain.fields import EntityKind
from tests.faults.few import try_few
from tests.faults.room import LONG, room
from tests.storage.building import (
    add_system,
    closed,
    filled,
    findings,
    made,
    names,
    names_in,
    opened,
    private_folders,
    seen,
    workplace_of,
)
from tests.storage.processes import ROOT, lacking, python, run_program

if sys.platform == "win32":
    pytest.skip("Windows has no limit for the size of files", allow_module_level=True)


def _only(path):
    """Return the files beside a project."""
    return [p.name for p in path.parent.iterdir() if p.is_file() and not p.name.startswith(".~")]


def test_commit(tmp_path):
    project = filled(tmp_path)
    before, head, undoable = seen(project), project.store.head(), project.undo_entry().seq
    size = workplace_of(project.store.path).work.stat().st_size
    with room(size + 8192), pytest.raises(SurroundingsError):
        project.add(EntityKind.SYSTEM, {"name": "zu viel", "notes": LONG})
    assert seen(project) == before
    assert project.store.head() == head
    assert project.undo_entry().seq == undoable
    uid = project.add(EntityKind.SYSTEM, {"name": "zu viel", "notes": LONG})
    assert project.entity(uid).notes == LONG
    project.store.close()
    assert findings(project.store.path) == []


def test_publish(tmp_path):
    path = closed(tmp_path)
    old = path.read_bytes()
    project = opened(path)
    project.add(EntityKind.SYSTEM, {"name": "mehr", "notes": LONG})
    with room(len(old)), pytest.raises(SurroundingsError) as caught:
        project.store.publish()
    assert str(caught.value).endswith("again.")
    assert path.read_bytes() == old
    assert _only(path) == [path.name]
    assert not project.store.is_published
    add_system(project, "es geht weiter")
    assert project.store.publish() is not None
    project.store.close()
    assert names_in(path)[-2:] == ["mehr", "es geht weiter"]
    assert findings(path) == []


def test_closing_keeps_what_could_not_be_published(tmp_path):
    path = closed(tmp_path)
    old = path.read_bytes()
    project = opened(path)
    project.add(EntityKind.SYSTEM, {"name": "mehr", "notes": LONG})
    with room(len(old)), pytest.raises(SurroundingsError):
        project.store.close()
    assert path.read_bytes() == old
    again = opened(path)
    assert names(again)[-1] == "mehr"
    assert len(again.store.notices) == 1
    again.store.close()
    assert findings(path) == []


def test_new_project(tmp_path):
    (tmp_path / "here").mkdir()
    folders = private_folders(tmp_path)
    with room(20_000), pytest.raises(SurroundingsError):
        made(tmp_path / "here", folders=folders)
    assert list((tmp_path / "here").iterdir()) == []
    project = made(tmp_path / "here", folders=folders)
    project.store.close()
    assert findings(project.store.path) == []


@pytest.mark.parametrize("known", [True, False], ids=["short way", "long way"])
def test_opening(tmp_path, known):
    path = closed(tmp_path)
    folders = private_folders(tmp_path if known else tmp_path / "elsewhere")
    old = path.read_bytes()
    with room(20_000), pytest.raises(SurroundingsError):
        opened(path, folders)
    assert path.read_bytes() == old
    project = opened(path, folders)
    assert project.store.notices == []
    project.store.close()


@pytest.mark.parametrize("what", ["backup", "copy"])
def test_backup_and_copy(tmp_path, what):
    project = filled(tmp_path)
    act = {
        "backup": lambda: project.store.backup("bulk"),
        "copy": lambda: project.store.snapshot(tmp_path / "copies" / "copy.rai"),
    }[what]
    (tmp_path / "copies").mkdir()
    with room(20_000), pytest.raises(SurroundingsError):
        act()
    assert list((tmp_path / "copies").iterdir()) == []
    assert workplace_of(project.store.path).backups() == []
    assert not list(workplace_of(project.store.path).backup_folder.glob(".*"))
    act()
    made_now = [b.path for b in workplace_of(project.store.path).backups()]
    made_now += (tmp_path / "copies").iterdir()
    assert [findings(path) for path in made_now] == [[]]
    project.store.close()


def test_a_backup_without_room_does_not_hinder_opening(tmp_path):
    path = closed(tmp_path)
    for backup in workplace_of(path).backups():
        backup.path.unlink()
    folder = workplace_of(path).backup_folder
    if folder.exists():
        folder.rmdir()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("in the way", "utf-8")
    project = opened(path)
    assert len(project.store.notices) == 1
    project.store.close()


def test_whatever_the_room_nothing_is_half_done():
    try_few("disk-full")


def test_the_command_line_says_so_in_a_sentence(tmp_path):
    path = closed(tmp_path)
    old = path.read_bytes()
    code = "import resource, runpy, sys; "
    code += "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000)); "
    code += "sys.argv = ['rai', 'set', sys.argv[1], 'KI-0001', 'name=Neu']; "
    code += "runpy.run_module('rai_desktop', run_name='__main__')"
    answer = subprocess.run(
        python("-c", code, path),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert answer.returncode == ExitCode.SURROUNDINGS
    assert "Traceback" not in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1
    assert path.read_bytes() == old
    assert run_program("set", path, "KI-0001", "name=Neu").returncode == ExitCode.DONE
    assert names_in(path) == ["Neu"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    try:
        is_mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        is_mounted = False
    if not is_mounted:
        lacking("no small disk can be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("where", ["project", "state", "data"])
def test_a_disk_that_fills_up(tmp_path, small_disk, where):
    places = {"project": tmp_path / "p", "state": tmp_path / "s", "data": tmp_path / "d"}
    for name, place in places.items():
        place.mkdir()
        if name == where:
            place.rmdir()
            place.symlink_to(small_disk)
    folders = private_folders(tmp_path)
    folders = type(folders)(state=places["state"], data=places["data"])
    project = made(places["project"], folders=folders)
    project.store.publish()
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(300_000))
    written, refused = 0, None
    while refused is None and written < 40:
        before = seen(project)
        try:
            project.add(EntityKind.SYSTEM, {"name": str(written), "notes": "x" * 20_000})
            written += 1
            project.store.publish()
            project.store.backup("bulk")
        except SurroundingsError as error:
            refused = error
            held = len(names(project))
    assert refused is not None
    assert "no room" in str(refused)
    assert held == written or seen(project) == before
    path = project.store.path
    assert findings(path) == []
    ballast.unlink()
    add_system(project, "danach")
    project.store.close()
    assert len(names_in(path, type(folders)(state=tmp_path / "o", data=tmp_path / "o"))) > written
    assert findings(path) == []
