"""A connection to a working copy: one transaction at a time, safe before fast."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import RLock
from time import sleep
from typing import TYPE_CHECKING

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_
from rai_desktop.services import heeding
from rai_desktop.storage.schema import APPLICATION_ID, FORMAT_VERSION, schema_statements

if TYPE_CHECKING:
    from sqlalchemy import Connection

PAGES = 256
BREATH = 0.0005

_PRAGMAS = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=FULL",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA foreign_keys=ON",
)


class Database:
    """The working copy on disk. ``lock`` is held during a transaction and while it is copied.

    ``plain`` speaks SQL and is there at once; ``connection`` is the same connection for statements
    about our tables, whose library takes longer to load than a project to open.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = RLock()
        self.plain = connect(path)

    @cached_property
    def connection(self) -> "Connection":
        """The connection for statements about our tables."""
        from sqlalchemy import create_engine
        from sqlalchemy.pool import StaticPool

        engine = create_engine(
            "sqlite://",
            creator=lambda: self.plain,
            poolclass=StaticPool,
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",
        )
        return engine.connect()

    @contextmanager
    def plain_transaction(self) -> Iterator[sqlite3.Connection]:
        """Run plain statements that are all written, or none of them."""
        with self.lock, storage_errors(self.path):
            heeding.check()
            self.plain.execute("BEGIN IMMEDIATE")
            try:
                yield self.plain
                heeding.check()
                self.plain.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    @contextmanager
    def transaction(self) -> "Iterator[Connection]":
        """Run statements about our tables that are all written, or none of them."""
        with self.lock:
            connection = self.connection  # making it ends a transaction that has begun
            with self.plain_transaction():
                yield connection

    def copy_to(self, target: Path) -> None:
        """Write the state after the newest commit to the new file ``target``, unflushed.

        Pages are copied in small steps under the lock, and between them others may commit: SQLite
        carries what this connection changes over to the copy.
        """
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")
            copy.execute("PRAGMA synchronous=OFF")
            with self.lock:
                self.plain.backup(copy, pages=PAGES, progress=self._let_others_in)

    def _let_others_in(self, *_: int) -> None:
        self.lock.release()
        sleep(BREATH)
        self.lock.acquire()
        heeding.check()

    def compact(self) -> None:
        """Write the file anew, so that no page holds remains of what was removed.

        Where there is no room for it nothing is lost: what was removed is overwritten with zeros,
        and what is published is always compact.
        """
        with self.lock, suppress(sqlite3.Error):
            self.plain.execute("VACUUM")

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            if "connection" in self.__dict__:
                self.connection.close()
                self.connection.engine.dispose()
            self.plain.close()

    def _roll_back(self) -> None:
        with suppress(sqlite3.OperationalError):  # already rolled back, as after a full disk
            self.plain.execute("ROLLBACK")


def new_database(path: Path) -> Database:
    """Make an empty working copy with the tables of today's format."""
    database = Database(path)
    try:
        with database.plain_transaction() as connection:
            make_tables(connection)
            make_indexes(connection)
    except BaseException:
        database.close()
        raise
    return database


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to a working copy; each statement is its own transaction.

    Other files can be attached by address.
    """
    with storage_errors(path):
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=10, uri=True
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    return connection


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of today's format in an empty file; ``make_indexes`` is for afterwards."""
    for statement in (
        f"PRAGMA application_id={APPLICATION_ID}",
        f"PRAGMA user_version={FORMAT_VERSION}",
        *(part for part in schema_statements() if not part.startswith(_INDEX)),
    ):
        connection.execute(statement)


def make_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes of today's format; quicker when the rows are there already."""
    for statement in schema_statements():
        if statement.startswith(_INDEX):
            connection.execute(statement)


_INDEX = "CREATE INDEX"


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn errors of the disk into sentences that say what to do."""
    try:
        yield
    except _database_errors() as error:
        found = _of_sqlite(error, path)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        raise _of_system(error, path) from error


CANNOT_WRITE = N_("{path} cannot be written. Choose another place or ask for the rights.")
_NO_ROOM = N_("There is no room left on the disk for {path}. Make room and try again.")
_NO_RIGHT = N_("You are not allowed to use {path}. Choose another place or ask for the rights.")
_NO_FOLDER = N_("The folder of {path} is not there. Choose another place.")
_IN_USE = N_("{path} is in use by another program. Close it there and try again.")
_TOO_LONG = N_("The name {path} is too long. Choose a shorter one.")
_UNKNOWN = N_("{path} cannot be read or written ({reason}). Check the place and try again.")

_BY_ERRNO = {
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: _NO_ROOM,
    errno.EROFS: CANNOT_WRITE,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EBUSY: _IN_USE,
}

_BY_SQLITE = {
    sqlite3.SQLITE_FULL: _NO_ROOM,
    sqlite3.SQLITE_READONLY: CANNOT_WRITE,
    sqlite3.SQLITE_PERM: _NO_RIGHT,
    sqlite3.SQLITE_CANTOPEN: N_(
        "{path} cannot be opened. Check that the place is there and that you may use it."
    ),
    sqlite3.SQLITE_BUSY: _IN_USE,
    sqlite3.SQLITE_LOCKED: _IN_USE,
}

_DISK_FAULTS = (
    *_BY_SQLITE,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_PROTOCOL,
)


def _of_system(error: OSError, path: Path) -> SurroundingsError:
    sentence = _BY_ERRNO.get(error.errno or 0)
    if getattr(error, "winerror", None) == _SHARING_VIOLATION:
        sentence = _IN_USE
    reason = error.strerror or type(error).__name__
    return SurroundingsError(sentence or _UNKNOWN, path=path, reason=reason)


_SHARING_VIOLATION = 32


def _database_errors() -> tuple[type[Exception], ...]:
    """Return the errors of SQLite, plain and, once that library is used, wrapped."""
    if "sqlalchemy.exc" not in sys.modules:
        return (sqlite3.DatabaseError,)
    from sqlalchemy.exc import DBAPIError

    return (sqlite3.DatabaseError, DBAPIError)


def _of_sqlite(error: Exception, path: Path) -> SurroundingsError | None:
    """Return what to say when the disk is to blame, and nothing when the statement is."""
    cause = getattr(error, "orig", error)
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code not in _DISK_FAULTS:
        return None
    return SurroundingsError(_BY_SQLITE.get(code, _UNKNOWN), path=path, reason=str(cause))
