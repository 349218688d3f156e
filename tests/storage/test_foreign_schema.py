"""What comes with a file from elsewhere and is no value does nothing; see ``faults.schemas``."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from rai_desktop.domain.errors import ExitCode, UserError
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.storage.foreign import DamagedError
from tests.faults.schemas import STATEMENTS
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


def test_the_command_line_refuses_foreign_things(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(STATEMENTS["trigger"])
    answer = run_program("list", path, "systems")
    assert answer.returncode == ExitCode.REFUSED
    assert "trigger spy" in answer.stderr


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
