"""Projects in places with odd names."""

import os
import unicodedata
from pathlib import Path

import pytest

from rai_desktop.domain.errors import ExitCode, SurroundingsError, UserError
from rai_desktop.storage.files import PART_MARK, remove_parts, short_name
from rai_desktop.storage.locks import note_path
from tests.storage.building import (
    add_system,
    closed,
    filled,
    findings,
    made,
    names_in,
    opened,
    private_folders,
)
from tests.storage.processes import run_program

NAMES = [
    "Prüfung ÄÖÜß.rai",
    unicodedata.normalize("NFD", "Prüfung ÄÖÜß.rai"),
    "mit  Leerzeichen .rai",
    " vorn.rai",
    "#%&?=+;@.rai",
    "100%41.rai",
    "a?mode=memory&cache=shared.rai",
    "'quoted' \"twice\".rai",
    "[a-z]*.rai",
    "back\\slash.rai",
    "new\nline.rai",
    "🛈👩‍💻.rai",
    "-rf.rai",
    "~.rai",
    "~root.rai",
    "file:inventory.rai",
    ":memory:",
    "CON.rai",
    "no ending",
    ".hidden.rai",
    "漢字.rai",
    "\u202egnp.rai",
    "x" * 251 + ".rai",
    "ä" * 125 + ".rai",
    "🛈" * 62 + ".rai",
]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:24])
@pytest.mark.skipif(os.name == "nt", reason="Windows allows fewer names")
def test_every_operation_works(tmp_path, name):
    (tmp_path / "place").mkdir()
    folders = private_folders(tmp_path)
    project = made(tmp_path / "place", name, folders=folders)
    add_system(project, "eins")
    project.store.publish()
    path = tmp_path / "place" / name
    with pytest.raises(SurroundingsError):
        opened(path, folders)
    add_system(project, "zwei")
    project.store.snapshot(path.with_name("copy.rai"))
    project.store.backup("bulk")
    project.store.close()
    assert sorted(p.name for p in path.parent.iterdir()) == sorted([name, "copy.rai"])
    assert findings(path) == findings(path.with_name("copy.rai")) == []
    assert names_in(path, private_folders(tmp_path / "o")) == ["eins", "zwei"]
    again = opened(path, folders)
    again.undo()
    again.store.close()
    assert names_in(path, folders) == ["eins"]


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_a_name_that_is_no_text_works(tmp_path):
    name = os.fsdecode(b"pr\xfcfung.rai")
    try:
        (tmp_path / name).touch()
    except OSError:
        pytest.skip("this file system wants text")
    (tmp_path / name).unlink()
    project = made(tmp_path, name)
    project.store.close()
    assert findings(project.store.path) == []
    again = opened(tmp_path / name, private_folders(tmp_path / "o"))
    add_system(again, "neu")
    again.store.close()
    assert names_in(tmp_path / name) == ["neu"]


def test_a_name_that_is_too_long_is_refused_with_the_reason(tmp_path):
    with pytest.raises(SurroundingsError, match="too long") as caught:
        made(tmp_path, "x" * 300 + ".rai")
    assert caught.value.exit_code is ExitCode.SURROUNDINGS
    with pytest.raises(SurroundingsError, match="too long"):
        opened(tmp_path / ("x" * 300))


@pytest.mark.parametrize(("length", "works"), [(480, True), (520, False), (1500, False)])
@pytest.mark.skipif(os.name == "nt", reason="Windows allows shorter paths")
def test_a_long_way_down(tmp_path, length, works):
    folder = tmp_path
    while (left := length - len(str(folder)) - len("/inventory.rai")) > 0:
        folder = folder / ("f" * min(100, max(1, left - 1)))
    folder.mkdir(parents=True)
    if not works:
        with pytest.raises(SurroundingsError, match="too long"):
            made(folder, folders=private_folders(tmp_path))
        assert list(folder.iterdir()) == []
        return
    project = made(folder, folders=private_folders(tmp_path))
    project.store.close()
    assert findings(project.store.path) == []
    assert names_in(project.store.path, private_folders(tmp_path / "o")) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_leads_to_the_file_and_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    path = closed(tmp_path / "real")
    link = tmp_path / "link.rai"
    link.symlink_to(path)
    folders = private_folders(tmp_path)
    project = opened(link, folders)
    assert project.store.path == path
    with pytest.raises(SurroundingsError):
        opened(path, folders)
    add_system(project, "neu")
    project.store.close()
    assert link.is_symlink()
    assert not path.is_symlink()
    assert names_in(path, folders)[-1] == "neu"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_nowhere(tmp_path):
    (tmp_path / "nowhere.rai").symlink_to(tmp_path / "gone.rai")
    with pytest.raises(UserError, match="no file"):
        opened(tmp_path / "nowhere.rai")
    (tmp_path / "a.rai").symlink_to(tmp_path / "b.rai")
    (tmp_path / "b.rai").symlink_to(tmp_path / "a.rai")
    with pytest.raises(UserError):
        opened(tmp_path / "a.rai")


def test_relative_paths_name_the_same_project(tmp_path, monkeypatch):
    path = closed(tmp_path)
    monkeypatch.chdir(tmp_path)
    project = opened(path.relative_to(tmp_path), private_folders(tmp_path))
    assert project.store.path == path
    project.store.close()


def test_a_file_below_a_file_is_refused(tmp_path):
    path = closed(tmp_path)
    with pytest.raises(UserError):
        opened(path / "inner.rai", private_folders(tmp_path))
    with pytest.raises(UserError):
        made(path, "inner.rai", folders=private_folders(tmp_path))


@pytest.mark.parametrize("name", ["--json", "http://x.rai"])
def test_names_that_look_like_something_else_are_paths_for_the_command_line(tmp_path, name):
    answer = run_program("new", "--name", "Beispiel GmbH", "--", name, cwd=tmp_path)
    if "/" in name:
        assert answer.returncode == ExitCode.SURROUNDINGS
        assert "Traceback" not in answer.stderr
        return
    assert answer.returncode == ExitCode.DONE, answer.stderr
    assert findings(tmp_path / f"{name}.rai") == []


def test_only_own_parts_are_swept_away(tmp_path):
    names_of_files = {
        f".a.rai.0123abcd{PART_MARK}": True,
        f".a.rai.b.rai.0123abcd{PART_MARK}": False,
        f".a.rai.0123abcx{PART_MARK}": False,
        f".a.rai.0123abcd{PART_MARK}.bak": False,
        f".b.rai.0123abcd{PART_MARK}": False,
        "a.rai": False,
    }
    for name in names_of_files:
        (tmp_path / name).touch()
    remove_parts(tmp_path, "a.rai")
    assert {name: not (tmp_path / name).exists() for name in names_of_files} == names_of_files


def test_parts_of_names_with_patterns_are_swept_away(tmp_path):
    part = tmp_path / f".[a-z]*?.rai.0123abcd{PART_MARK}"
    part.touch()
    remove_parts(tmp_path, "[a-z]*?.rai")
    assert not part.exists()


def test_a_short_name_is_cut_between_characters():
    assert short_name("🛈🛈🛈", 9) == "🛈🛈"
    assert short_name("abc", 3) == "abc"
    note = note_path(Path("somewhere") / ("ä" * 120 + ".rai")).name
    assert note.startswith(".~lock.ä")
    assert len(os.fsencode(note)) < 255


def test_two_projects_beside_each_other_do_not_disturb_each_other(tmp_path):
    first = filled(tmp_path, "a.rai")
    second = filled(tmp_path, "a.rai.b.rai")
    first.store.publish()
    add_system(second, "nur im zweiten")
    second.store.close()
    first.store.close()
    assert "nur im zweiten" not in names_in(tmp_path / "a.rai")
    assert names_in(tmp_path / "a.rai.b.rai")[-1] == "nur im zweiten"
