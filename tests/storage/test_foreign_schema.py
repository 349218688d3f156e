"""A file with anything but our tables is refused before anything in it could run."""

import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from rai_desktop.domain.errors import ExitCode, UserError
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.storage.foreign import DamagedError
from rai_desktop.storage.verification import verify_file
from tests.storage.building import (
    changed_by_hand,
    closed,
    findings,
    foreign,
    names,
    names_in,
    opened,
    private_folders,
    seen,
)
from tests.storage.processes import run_program

NAME = "Bewerbungen vorsortieren"

STATEMENTS = {
    "trigger": "CREATE TRIGGER spy AFTER INSERT ON system BEGIN DELETE FROM risk; END",
    "view": "CREATE VIEW spy AS SELECT * FROM person",
    "endless view": "CREATE VIEW spy AS WITH RECURSIVE n(i) AS "
    "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "full text search": "CREATE VIRTUAL TABLE spy USING fts5(a)",
    "r-tree": "CREATE VIRTUAL TABLE spy USING rtree(id, a, b)",
    "dbstat": "CREATE VIRTUAL TABLE spy USING dbstat",
    "extra table": "CREATE TABLE spy (a)",
    "extra index": "CREATE INDEX spy ON system (name)",
    "index with an expression": "CREATE INDEX spy ON system (abs(user_count))",
    "generated column": "ALTER TABLE system ADD COLUMN spy TEXT AS (upper(name))",
    "extra column": "ALTER TABLE system ADD COLUMN spy TEXT",
    "column with a default": "ALTER TABLE risk ADD COLUMN spy TEXT DEFAULT 'x'",
    "missing table": "DROP TABLE vendor",
    "missing index": "DROP INDEX payload_by_entity",
    "renamed table": "ALTER TABLE vendor RENAME TO supplier",
    "renamed column": "ALTER TABLE vendor RENAME COLUMN country TO spy",
    "statistics": "ANALYZE",
}


def _is_refused(path, folder):
    old = path.read_bytes()
    for act in (verify_file, lambda p: opened(p, private_folders(folder))):
        with pytest.raises(DamagedError) as caught:
            act(path)
        assert caught.value.exit_code is ExitCode.REFUSED
    assert path.read_bytes() == old
    return str(caught.value)


@pytest.mark.parametrize("what", STATEMENTS)
def test_foreign_things_are_refused(tmp_path, what):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        try:
            connection.execute(STATEMENTS[what])
        except sqlite3.OperationalError as error:
            pytest.skip(f"this SQLite cannot make one: {error}")
    began = time.monotonic()
    sentence = _is_refused(path, tmp_path / "o")
    assert time.monotonic() - began < 2
    if " spy " in STATEMENTS[what] and not STATEMENTS[what].startswith("ALTER"):
        assert "spy" in sentence, "what does not belong there is named"


def test_the_command_line_refuses_foreign_things(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(STATEMENTS["trigger"])
    answer = run_program("list", path, "systems")
    assert answer.returncode == ExitCode.REFUSED
    assert "trigger spy" in answer.stderr


def _replaced_statement(path, old, new):
    with changed_by_hand(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        done = connection.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE sql LIKE ?",
            (old, new, f"%{old}%"),
        )
        assert done.rowcount > 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("number INTEGER,", "number INTEGER CHECK (abs(number) > 0),"),
        ("number INTEGER,", "number INTEGER DEFAULT (abs(-1)),"),
        ("uid TEXT NOT NULL,", "uid TEXT NOT NULL COLLATE NOCASE,"),
        ("uid TEXT NOT NULL,", "uid TEXT NOT NULL REFERENCES person ON DELETE CASCADE,"),
        (") STRICT", ")"),
        ("CREATE TABLE vendor", "CREATE VIEW vendor"),
        ("CREATE TABLE vendor", "not even a statement"),
        ("CREATE TABLE vendor", "CREATE TABLE risk"),
    ],
)
def test_statements_changed_behind_its_back_are_refused(tmp_path, old, new):
    path = foreign(tmp_path)
    _replaced_statement(path, old, new)
    _is_refused(path, tmp_path / "o")


def test_tables_that_share_their_pages_are_refused(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "UPDATE sqlite_schema SET rootpage = "
            "(SELECT rootpage FROM sqlite_schema WHERE name = 'person') WHERE name = 'vendor'"
        )
    _is_refused(path, tmp_path / "o")


def test_a_missing_automatic_index_is_refused(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_system_1'")
    _is_refused(path, tmp_path / "o")


def test_nothing_foreign_runs_while_our_own_file_is_open(tmp_path):
    """The short way trusts bytes that this computer wrote, and nothing else."""
    path = closed(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(STATEMENTS["trigger"])
    with pytest.raises(DamagedError):
        opened(path)


# side files -----------------------------------------------------------------------


def _left_journal(path):
    """Return a journal that would bring back an older state of ``path``."""
    copy = path.with_name("copy.rai")
    shutil.copyfile(path, copy)
    journal = copy.with_name("copy.rai-journal")
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("UPDATE system SET name = 'older'")
        connection.execute("UPDATE payload SET body = body || printf('%.*c', 9000, 'x')")
        content = journal.read_bytes()
        connection.execute("ROLLBACK")
    copy.unlink()
    return content


def _write_ahead_log(path):
    """Return a log that would change ``path``."""
    copy = path.with_name("copy.rai")
    shutil.copyfile(path, copy)
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("UPDATE system SET name = 'slipped in'")
        content = copy.with_name("copy.rai-wal").read_bytes()
    copy.unlink()
    return content


@pytest.mark.parametrize("known", [True, False], ids=["own", "foreign"])
@pytest.mark.parametrize("side", ["journal", "wal"])
def test_side_files_are_ignored(tmp_path, side, known):
    path = closed(tmp_path)
    content = {"journal": _left_journal, "wal": _write_ahead_log}[side](path)
    beside = path.with_name(f"{path.name}-{side}")
    beside.write_bytes(content)
    old = path.read_bytes()
    assert findings(path) == []
    folders = private_folders(tmp_path if known else tmp_path / "o")
    project = opened(path, folders)
    assert names(project) == [NAME]
    project.store.abandon()
    assert path.read_bytes() == old
    assert beside.read_bytes() == content


def test_a_file_in_write_ahead_mode_is_read_as_it_is(tmp_path):
    path = closed(tmp_path)
    before = names_in(path)
    with changed_by_hand(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    path.with_name(path.name + "-wal").write_bytes(b"garbage" * 1000)
    assert names_in(path, private_folders(tmp_path / "o")) == before
    assert findings(path) == []


# meaning of the copy --------------------------------------------------------------


def test_only_values_cross_over(tmp_path):
    """Free pages and what other copies could undo stay behind."""
    path = closed(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("CREATE TABLE waste (a)")
        connection.execute("PRAGMA secure_delete=OFF")
        connection.execute("INSERT INTO waste VALUES ('GEHEIMNIS' || hex(randomblob(9000)))")
        connection.execute("DROP TABLE waste")
    assert b"GEHEIMNIS" in path.read_bytes()
    project = opened(path, private_folders(tmp_path / "o"))
    assert project.undo_entry() is None
    project.store.publish()
    project.edit(next(iter(project.entities("system"))).uid, {"name": "neu"})
    before = seen(project)
    project.store.close()
    assert b"GEHEIMNIS" not in path.read_bytes()
    assert seen_in(path) == before


def seen_in(path):
    project = opened(path)
    try:
        return seen(project)
    finally:
        project.store.close()


def test_every_kind_crosses_over(tmp_path):
    path = closed(tmp_path)
    project = opened(path)
    before = seen(project)
    project.store.close()
    assert {values["kind"] for values in before.values()} <= {str(kind) for kind in KINDS}
    foreign = opened(path, private_folders(tmp_path / "o"))
    assert seen(foreign) == before
    assert foreign.store.head() is not None
    with pytest.raises(UserError):
        opened(path, private_folders(tmp_path / "o"))
    foreign.store.close()
