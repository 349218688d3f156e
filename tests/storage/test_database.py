"""Transactions, and what people are told when the disk refuses."""

import errno
import sqlite3
from contextlib import closing

import pytest

from rai_desktop.domain.errors import ExitCode, SurroundingsError
from rai_desktop.storage.database import new_database, storage_errors
from tests.storage.building import add_system, filled, findings, names, workplace_of


def _rows(database):
    return database.connection.exec_driver_sql("SELECT key FROM meta ORDER BY key").fetchall()


def _put(connection, key):
    connection.exec_driver_sql("INSERT INTO meta VALUES (?, '')", (key,))


def _fail(database, error):
    with database.transaction() as connection:
        _put(connection, "a")
        raise error


@pytest.fixture
def database(tmp_path):
    database = new_database(tmp_path / "work.rai")
    yield database
    database.close()


def test_a_transaction_is_written_as_a_whole(database):
    with database.transaction() as connection:
        _put(connection, "a")
        _put(connection, "b")
    assert [row.key for row in _rows(database)] == ["a", "b"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, sqlite3.ProgrammingError])
def test_a_transaction_that_fails_writes_nothing(database, error):
    with pytest.raises(error):
        _fail(database, error)
    assert _rows(database) == []
    with database.transaction() as connection:
        _put(connection, "b")
    assert [row.key for row in _rows(database)] == ["b"]


def test_settings_are_safe_before_fast(database):
    asked = ("journal_mode", "synchronous", "trusted_schema", "mmap_size", "secure_delete")
    found = {name: database.connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked}
    assert found == {
        "journal_mode": "delete",
        "synchronous": 2,
        "trusted_schema": 0,
        "mmap_size": 0,
        "secure_delete": 1,
    }


def test_another_program_that_holds_the_working_copy_is_told_of(tmp_path):
    project = filled(tmp_path)
    project.store._database.connection.exec_driver_sql("PRAGMA busy_timeout=50")
    work = workplace_of(project.store.path).work
    with closing(sqlite3.connect(work, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(SurroundingsError, match="in use"):
            add_system(project, "nein")
    add_system(project, "ja")
    assert names(project)[-1] == "ja"
    project.store.close()
    assert findings(project.store.path) == []


@pytest.mark.skipif("sys.platform == 'win32'", reason="open files cannot be removed on Windows")
def test_a_working_copy_that_is_taken_away_is_told_of(tmp_path):
    project = filled(tmp_path)
    before = names(project)
    workplace_of(project.store.path).work.unlink()
    with pytest.raises(SurroundingsError):
        add_system(project, "nein")
    assert names(project) == before
    project.store.abandon()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room"),
        (errno.EFBIG, "no room"),
        (errno.EDQUOT, "no room"),
        (errno.EROFS, "cannot be written"),
        (errno.EACCES, "not allowed"),
        (errno.EPERM, "not allowed"),
        (errno.ENOENT, "folder"),
        (errno.ENOTDIR, "folder"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EBUSY, "in use"),
        (errno.EIO, "cannot be read or written"),
        (errno.ESTALE, "cannot be read or written"),
    ],
)
def test_what_the_system_refuses_becomes_a_sentence(tmp_path, number, words):
    path = tmp_path / "inventory.rai"
    with pytest.raises(SurroundingsError, match=words) as caught, storage_errors(path):
        raise OSError(number, "Grund")
    assert str(path) in str(caught.value)
    assert str(caught.value).count(".") >= 2, "what is wrong, and what to do"
    assert caught.value.exit_code is ExitCode.SURROUNDINGS


def test_faults_of_our_own_are_not_hidden(tmp_path):
    with pytest.raises(sqlite3.OperationalError, match="syntax"), storage_errors(tmp_path):
        sqlite3.connect(":memory:").execute("SELEKT")
    with pytest.raises(ValueError), storage_errors(tmp_path):
        raise ValueError
