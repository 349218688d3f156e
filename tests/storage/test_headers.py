"""What is no project, or not of this version, is refused at once, in a sentence."""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from rai_desktop.domain.errors import ExitCode, UserError
from rai_desktop.storage.foreign import DamagedError, NotAProjectError, TooNewError
from rai_desktop.storage.schema import APPLICATION_ID, FORMAT_VERSION
from rai_desktop.storage.verification import verify_file
from tests.storage.building import changed_by_hand, foreign, opened, private_folders
from tests.storage.processes import run_program

SAMPLES = Path(__file__).parent / "files"


def _other_database(path, application_id=0):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id={application_id}")
        connection.execute("CREATE TABLE something (a)")
        connection.commit()


def _no_project(path, what):
    content = {
        "text": b"Liste der KI-Systeme\n" * 20,
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
        "zip": b"PK\x03\x04" + bytes(200),
        "empty": b"",
        "one byte": b"S",
        "only the magic": b"SQLite format 3\x00",
        "half a header": b"SQLite format 3\x00" + bytes(50),
    }
    if what in content:
        path.write_bytes(content[what])
    elif what == "database":
        _other_database(path)
    elif what == "directory":
        path.mkdir()
    elif what == "pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(path)


WHAT = [
    "text",
    "picture",
    "zip",
    "empty",
    "one byte",
    "only the magic",
    "half a header",
    "database",
    "directory",
    "pipe",
    "missing",
]


@pytest.mark.parametrize("what", WHAT)
def test_no_project(tmp_path, what):
    path = tmp_path / "inventory.rai"
    _no_project(path, what)
    for act in (verify_file, opened, lambda p: opened(p, read_only=True)):
        with pytest.raises(NotAProjectError) as caught:
            act(path)
        sentence = str(caught.value)
        assert str(path) in sentence
        assert sentence.count(".") >= 2, "what is wrong, and what to do"
        assert caught.value.exit_code is ExitCode.REFUSED
    assert not (tmp_path / "state" / "projects").exists(), "nothing is made for a mistyped name"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("inventory.rai", b"", "empty"),
        ("inventory.rai", b"A letter", "although its name ends with .rai"),
        ("tools.xlsx", b"PK\x03\x04" + bytes(200), "read the list in"),
        ("letter.docx", b"PK\x03\x04" + bytes(200), "Choose a file that ends with .rai"),
    ],
)
def test_each_kind_of_other_file_has_its_own_way_on(tmp_path, name, content, told):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotAProjectError, match=told):
        verify_file(tmp_path / name)


@pytest.mark.parametrize(
    ("what", "command"), [("text", ("verify",)), ("missing", ("list", "systems"))]
)
def test_the_command_line_refuses_with_3(tmp_path, what, command):
    path = tmp_path / "inventory.rai"
    _no_project(path, what)
    answer = run_program(command[0], path, *command[1:])
    assert answer.returncode == ExitCode.REFUSED
    assert str(path) in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_database_with_our_mark_but_other_tables(tmp_path):
    path = tmp_path / "inventory.rai"
    _other_database(path, APPLICATION_ID)
    with pytest.raises(UserError, match="something"):
        opened(path)


@pytest.mark.parametrize("version", [FORMAT_VERSION + 1, 1000, 0x7FFFFFFF])
def test_a_newer_version_is_refused_and_left_alone(tmp_path, version):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(f"PRAGMA user_version={version}")
    old = path.read_bytes()
    for act in (verify_file, opened):
        with pytest.raises(TooNewError, match="Update the program"):
            act(path)
    assert path.read_bytes() == old
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) == [path.name]


def test_the_command_line_refuses_a_newer_version_with_3(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(f"PRAGMA user_version={FORMAT_VERSION + 1}")
    answer = run_program("set", path, "KI-0001", "name=Neu")
    assert answer.returncode == ExitCode.REFUSED
    assert "Update the program" in answer.stderr


@pytest.mark.parametrize("number", [0, 2, 3, 4, 512, 65535])
def test_another_encoding_of_texts_is_refused(tmp_path, number):
    path = foreign(tmp_path)
    content = bytearray(path.read_bytes())
    content[56:60] = number.to_bytes(4, "big")
    path.write_bytes(content)
    with pytest.raises(DamagedError):
        opened(path)


@pytest.mark.parametrize("place", [18, 19])
@pytest.mark.parametrize("number", [0, 3, 255])
def test_a_file_that_only_a_later_database_may_write_is_refused(tmp_path, place, number):
    path = tmp_path / "inventory.rai"
    content = bytearray((SAMPLES / "v1-sample.rai").read_bytes())
    content[place] = number
    path.write_bytes(content)
    with pytest.raises(DamagedError, match=path.name):
        opened(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = foreign(tmp_path)
    with path.open("r+b") as file:
        file.truncate((1 << 30) + 4096)
    began = time.monotonic()
    with pytest.raises(UserError, match="larger than a project can be"):
        opened(path, private_folders(tmp_path / "o"))
    assert time.monotonic() - began < 2


def test_truncation_is_always_noticed_at_once(tmp_path):
    path = foreign(tmp_path)
    whole = path.read_bytes()
    folders = private_folders(tmp_path / "o")
    for size in range(0, len(whole), 4096):
        path.write_bytes(whole[:size])
        began = time.monotonic()
        with pytest.raises(UserError):
            opened(path, folders)
        assert time.monotonic() - began < 1
    path.write_bytes(whole)
    opened(path, folders).store.close()
