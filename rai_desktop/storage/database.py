"""A connection to a working copy: one transaction at a time, safe before fast."""

import errno
import gc
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import RLock
from time import sleep
from typing import Any

from sqlalchemy import Connection, Select, create_engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import StaticPool

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_
from rai_desktop.storage.schema import APPLICATION_ID, FORMAT_VERSION, schema_statements

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
    """The working copy on disk. ``lock`` is held during a transaction and while it is copied."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock = RLock()
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: _connect(path),
            poolclass=StaticPool,
            hide_parameters=True,
            isolation_level="AUTOCOMMIT",
        )
        self.connection: Connection = self._engine.connect()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run statements that are all written, or none of them."""
        with self.lock, storage_errors(self.path):
            self.connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield self.connection
                self.connection.exec_driver_sql("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def read(self, query: Select[Any]) -> sqlite3.Cursor:
        """Return the rows of ``query`` as plain tuples, without what SQLAlchemy adds to each.

        ``query`` has no parameters; ``lock`` is held by the caller until all rows are read.
        """
        return self._driver.execute(str(query.compile(self._engine)))

    def fill(self, table: str, rows: sqlite3.Cursor) -> None:
        """Insert ``rows``, which have all columns of ``table`` in their order, as plain tuples.

        Raises:
            sqlite3.IntegrityError: a row does not fit the table.
        """
        marks = ", ".join("?" * len(rows.description))
        statement = f'INSERT INTO "{table}" VALUES ({marks})'  # noqa: S608 - own names
        self._driver.executemany(statement, rows)

    def copy_to(self, target: Path) -> None:
        """Write the state after the newest commit to the new file ``target``, unflushed.

        Pages are copied in small steps under the lock, and between them others may commit: SQLite
        carries what this connection changes over to the copy.
        """
        with closing(sqlite3.connect(target, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode=OFF")
            copy.execute("PRAGMA synchronous=OFF")
            with self.lock:
                self._driver.backup(copy, pages=PAGES, progress=self._let_others_in)

    def _let_others_in(self, *_: int) -> None:
        self.lock.release()
        sleep(BREATH)
        self.lock.acquire()

    @property
    def _driver(self) -> sqlite3.Connection:
        driver = self.connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - made here
        return driver

    def close(self) -> None:
        """Let go of the file."""
        with self.lock:
            self.connection.close()
            self._engine.dispose()

    def _roll_back(self) -> None:
        with suppress(OperationalError):  # SQLite has already rolled back, as after a full disk
            self.connection.exec_driver_sql("ROLLBACK")


def new_database(path: Path) -> Database:
    """Make an empty working copy with the tables of today's format."""
    database = Database(path)
    try:
        with database.transaction() as connection:
            for statement in (
                f"PRAGMA application_id={APPLICATION_ID}",
                f"PRAGMA user_version={FORMAT_VERSION}",
                *schema_statements(),
            ):
                connection.exec_driver_sql(statement)
    except BaseException:
        database.close()
        raise
    return database


def _connect(path: Path) -> sqlite3.Connection:
    with storage_errors(path):
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=10
        )
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    return connection


@contextmanager
def no_collecting() -> Iterator[None]:
    """Let the collector of circular garbage rest while many objects come to stay.

    Going through all of them again and again takes longer than making them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def storage_errors(path: Path) -> Iterator[None]:
    """Turn errors of the disk into sentences that say what to do."""
    try:
        yield
    except (sqlite3.DatabaseError, DBAPIError) as error:
        found = _of_sqlite(error, path)
        if found is None:
            raise
        raise found from error
    except OSError as error:
        raise _of_system(error, path) from error


CANNOT_WRITE = N_("{path} cannot be written. Choose another place or ask for the rights.")
_NO_ROOM = N_("There is no room left on the disk for {path}. Make room and try again.")
_NO_RIGHT = N_("You have no right to use {path}. Choose another place or ask for the rights.")
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


def _of_sqlite(error: sqlite3.DatabaseError | DBAPIError, path: Path) -> SurroundingsError | None:
    """Return what to say when the disk is to blame, and nothing when the statement is."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code not in _DISK_FAULTS:
        return None
    return SurroundingsError(_BY_SQLITE.get(code, _UNKNOWN), path=path, reason=str(cause))
