"""A file from outside is not trusted: what is looked at before a single row is believed."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from rai_desktop.domain.errors import ExitCode, UserError
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.schema import (
    APPLICATION_ID,
    FORMAT_VERSION,
    comparable,
    schema_statements,
)
from rai_desktop.storage.watch import Watch

MAX_FILE = 1 << 30
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 << 20,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
}
_HEADER = b"SQLite format 3\x00"
_UTF_8 = 1
"""What the header calls the encoding of texts; SQLite takes some other numbers for it, too."""
_VERSIONS = frozenset({1, 2})
"""What the header says who may read and write it; others make a copy that nobody can write."""
_ENDING = ".rai"
_LISTS = (".xlsx", ".csv", ".json")

UNREADABLE = Sentence(text=N_("its content cannot be read"), values={})
"""What is said of damage that only SQLite has words for."""


class NotAProjectError(UserError):
    """The file is no project of this program."""


class DamagedError(UserError):
    """The file is damaged or was changed by something else."""

    exit_code = ExitCode.REFUSED
    is_damage = True


class TooNewError(UserError):
    """The file was written by a newer version of the program."""


def check_header(path: Path) -> None:
    """Refuse what is not a project file of this or an older version.

    Raises:
        NotAProjectError, DamagedError, TooNewError: with the next step.
        SurroundingsError: the file cannot be read.
    """
    with storage_errors(path):
        if not path.exists():
            raise NotAProjectError(N_("There is no file {path}. Check the name."), path=path)
        if not path.is_file():
            raise NotAProjectError(
                N_("{path} is not a file. Choose the file of an AI inventory."), path=path
            )
        with path.open("rb") as file:
            head = file.read(100)
        size = path.stat().st_size
    if not head.startswith(_HEADER) or len(head) < 100:
        raise NotAProjectError(_told_of(path, size), path=path)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAProjectError(
            N_(
                "{path} is a database, but not an AI inventory of this program. Choose a "
                "file that ends with .rai."
            ),
            path=path,
        )
    if int.from_bytes(head[60:64], "big") > FORMAT_VERSION:
        raise TooNewError(
            N_("{path} was written by a newer version. Update the program to open it."),
            path=path,
        )
    if int.from_bytes(head[56:60], "big") != _UTF_8 or not set(head[18:20]) <= _VERSIONS:
        raise damaged(path, UNREADABLE)
    if size > MAX_FILE:
        raise damaged(path, Sentence(text=N_("larger than a project can be"), values={}))


def _told_of(path: Path, size: int) -> str:
    """Return what to say of a file that is no project, and what to do with such a file."""
    ending = path.suffix.lower()
    if not size:
        return N_("{path} is empty. Perhaps copying broke off. Get the file once more.")
    if ending in _LISTS:
        return N_("{path} is a list. Open an AI inventory first, then read the list in there.")
    if ending == _ENDING:
        return N_(
            "{path} is not an AI inventory, although its name ends with .rai. Choose another "
            "file, or get this one once more."
        )
    return N_("{path} is not an AI inventory. Choose a file that ends with .rai.")


@contextlib.contextmanager
def foreign_connection(path: Path, watch: Watch) -> Iterator[sqlite3.Connection]:
    """Yield a connection that can only read, with bounds on work and sizes.

    What lies beside the file, a journal for instance, is not looked at.

    Raises:
        DamagedError: the file cannot be read as a project.
        TooLongError: reading it takes longer than it may.
        SurroundingsError: it cannot be opened at all.
    """
    with storage_errors(path):
        connection = sqlite3.connect(foreign_address(path), uri=True, isolation_level=None)
    try:
        _bound(connection, watch)
        yield connection
    except sqlite3.Error as error:
        if watch.is_late:
            raise watch.too_long() from error
        raise damaged(path, UNREADABLE) from error
    except (UnicodeDecodeError, OverflowError) as error:
        raise damaged(path, UNREADABLE) from error
    finally:
        connection.close()


def foreign_address(path: Path) -> str:
    """Return how SQLite is told to read a file as it is, and to leave it and its side files be."""
    return f"file:{quote(os.fsencode(path.resolve()))}?mode=ro&immutable=1"


def damaged(path: Path, what: object) -> DamagedError:
    """Return the refusal of a damaged file; ``what`` names the damage."""
    return DamagedError(
        N_(
            "{path} is damaged ({what}). It was not changed. Open an earlier state of it, or ask "
            "the sender for the file again."
        ),
        path=path,
        what=what,
    )


def _bound(connection: sqlite3.Connection, watch: Watch) -> None:
    for pragma in (
        "PRAGMA trusted_schema=OFF",
        "PRAGMA cell_size_check=ON",
        "PRAGMA mmap_size=0",
        "PRAGMA query_only=ON",
    ):
        connection.execute(pragma)
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    connection.set_progress_handler(lambda: int(watch.is_late), 100_000)


Schema = frozenset[tuple[str, str, str, str]]


def check_schema(connection: sqlite3.Connection, path: Path, version: int = FORMAT_VERSION) -> None:
    """Refuse a file whose tables are not exactly those of a format: nothing foreign can run then.

    Raises:
        DamagedError: naming the first thing that does not belong there.
    """
    compare_schema(connection, path, version=version)
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise damaged(path, UNREADABLE)


def compare_schema(
    connection: sqlite3.Connection,
    path: Path,
    name: str = "main",
    version: int = FORMAT_VERSION,
) -> None:
    """Refuse tables that are not exactly ours; ``name`` is what the file is attached as.

    Raises:
        DamagedError: naming the first thing that does not belong there.
    """
    ours, found = _our_schema(version), _schema_of(connection, name)
    for kind, thing, *_ in (*sorted(found - ours), *sorted(ours - found)):
        raise damaged(path, f"{kind} {thing[:60]}")


def _schema_of(connection: sqlite3.Connection, name: str = "main") -> Schema:
    rows = connection.execute(
        f"SELECT type, name, tbl_name, sql FROM {name}.sqlite_schema LIMIT 500"  # noqa: S608
    )
    return frozenset(
        (str(kind), str(name), str(table), comparable(str(sql))) for kind, name, table, sql in rows
    )


@cache
def _our_schema(version: int) -> Schema:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema_statements(version):
            connection.execute(statement)
        return _schema_of(connection)
