"""Targets appear complete or not at all, and every refusal says what to do next."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.export import targets
from rai_desktop.export.targets import part_of, replaced_when_complete

ROOT = Path(__file__).parents[2]
NOBODY = 65_534
NO_FOLDERS_BY_RIGHTS = sys.platform == "win32"


def write(target, content=b"new"):
    with replaced_when_complete(target) as part:
        part.write_bytes(content)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_target_appears(tmp_path):
    write(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == b"new"
    assert names(tmp_path) == ["a.xlsx"]


def test_an_older_target_is_replaced_at_the_end_only(tmp_path):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")
    with replaced_when_complete(target) as part:
        part.write_bytes(b"new")
        assert target.read_bytes() == b"old"
        assert names(tmp_path) == [".a.xlsx.part", "a.xlsx"]
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, GeneratorExit, SystemExit])
def test_whatever_fails_leaves_the_old_file(tmp_path, failure):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def fail():
        with replaced_when_complete(target) as part:
            part.write_bytes(b"half")
            raise failure

    with pytest.raises(failure):
        fail()
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_part_left_over_from_before_is_no_hindrance(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(b"untouched")
    part_of(tmp_path / "a.xlsx").symlink_to(elsewhere)
    write(tmp_path / "a.xlsx")
    assert elsewhere.read_bytes() == b"untouched"
    assert names(tmp_path) == ["a.xlsx", "elsewhere"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.xlsx").write_bytes(b"old")
    (tmp_path / "link.xlsx").symlink_to(tmp_path / "real.xlsx")
    write(tmp_path / "link.xlsx")
    assert (tmp_path / "link.xlsx").is_symlink()
    assert (tmp_path / "real.xlsx").read_bytes() == b"new"


def test_the_longest_possible_name_works(tmp_path):
    name = "ä" * 125 + ".xlsx"
    write(tmp_path / name)
    assert names(tmp_path) == [name]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("x" * 300 + ".xlsx", "is too long"),
        ("missing/a.xlsx", "does not exist"),
        ("file/a.xlsx", "does not exist"),
        ("folder", "is a folder"),
    ],
)
def test_impossible_targets_are_refused_at_once(tmp_path, name, sentence):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    before = names(tmp_path)
    with pytest.raises(SurroundingsError, match=sentence) as caught:
        write(tmp_path / name)
    assert caught.value.exit_code == 4
    assert "export again" in str(caught.value)
    assert names(tmp_path) == before


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Free some space"),
        (errno.EFBIG, "Free some space"),
        (errno.EDQUOT, "Free some space"),
        (errno.EACCES, "not allowed"),
        (errno.EROFS, "not allowed"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_errors_while_writing_say_what_to_do(tmp_path, number, sentence):
    with pytest.raises(SurroundingsError, match=sentence), replaced_when_complete(tmp_path / "a"):
        raise OSError(number, os.strerror(number))
    assert names(tmp_path) == []


def test_a_target_that_another_program_holds_is_told(tmp_path, monkeypatch):
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"old")

    def held(*_):
        raise PermissionError(errno.EACCES, "The process cannot access the file")

    monkeypatch.setattr(targets.Path, "replace", held)
    with pytest.raises(SurroundingsError, match="open in another program"):
        write(target)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["a.xlsx"]


_AS_NOBODY = """
import os, sys
from pathlib import Path
from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.export.targets import replaced_when_complete
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({nobody}); os.setuid({nobody})
try:
    with replaced_when_complete(Path(sys.argv[1])) as part:
        part.write_bytes(b"new")
except SurroundingsError as error:
    print(error.text)
    sys.exit(4)
"""


@pytest.fixture
def shared_folder(tmp_path):
    """A folder that an unprivileged user reaches too, as long as the test runs."""
    closed = {folder: folder.stat().st_mode for folder in tmp_path.parents}
    closed = {folder: mode for folder, mode in closed.items() if not mode & 0o001}
    for folder, mode in closed.items():
        folder.chmod(mode | 0o011)
    yield tmp_path
    tmp_path.chmod(0o755)
    for folder, mode in closed.items():
        folder.chmod(mode)


def as_nobody(target):
    """Write ``target`` without the rights of root."""
    return subprocess.run(
        [sys.executable, "-c", _AS_NOBODY.format(nobody=NOBODY), str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(NO_FOLDERS_BY_RIGHTS, reason="folders are not protected by mode on Windows")
def test_a_read_only_folder_is_told(shared_folder):
    target = shared_folder / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o666)
    shared_folder.chmod(0o555)
    ended = as_nobody(target)
    assert (ended.returncode, ended.stderr) == (4, "")
    assert "not allowed" in ended.stdout
    assert target.read_bytes() == b"old"
    assert names(shared_folder) == ["a.xlsx"]


@pytest.mark.skipif(NO_FOLDERS_BY_RIGHTS, reason="folders are not protected by mode on Windows")
def test_a_write_protected_file_is_told(shared_folder):
    target = shared_folder / "a.xlsx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    shared_folder.chmod(0o777)
    ended = as_nobody(target)
    assert (ended.returncode, ended.stderr) == (4, "")
    assert "write-protected" in ended.stdout
    assert target.read_bytes() == b"old"
    assert names(shared_folder) == ["a.xlsx"]
