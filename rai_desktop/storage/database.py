"""A connection to a working copy: one transaction at a time, safe before fast."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_
from rai_desktop.storage.schema import APPLICATION_ID, FORMAT_VERSION, schema_statements

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
def storage_errors(path: Path) -> Iterator[None]:
    """Turn errors of the disk into sentences that say what to do."""
    try:
        yield
    except (sqlite3.OperationalError, OperationalError) as error:
        raise disk_error(str(error), path) from error
    except (sqlite3.DatabaseError, DatabaseError) as error:
        if not any(mark in str(error) for mark in _DAMAGED):
            raise
        raise disk_error(str(error), path) from error
    except OSError as error:
        raise disk_error(error.strerror or str(error), path) from error


_DAMAGED = ("malformed", "not a database", "corrupt")

NO_ROOM = N_("There is no room left on the disk for {path}. Make room and try again.")
CANNOT_WRITE = N_("{path} cannot be written. Choose another place or ask for the rights.")
_CANNOT_OPEN = N_("{path} cannot be opened. Check that the place is there and your rights to it.")

_SENTENCES: tuple[tuple[str, str], ...] = (
    ("is full", NO_ROOM),
    ("no space", NO_ROOM),
    ("too large", NO_ROOM),
    ("quota", NO_ROOM),
    ("readonly", CANNOT_WRITE),
    ("read-only", CANNOT_WRITE),
    ("permission", CANNOT_WRITE),
    ("denied", CANNOT_WRITE),
    ("not permitted", CANNOT_WRITE),
    ("unable to open", _CANNOT_OPEN),
    ("locked", N_("{path} is in use by another program. Close it there and try again.")),
    ("no such file", N_("The folder of {path} is not there. Choose another place.")),
    ("not a directory", N_("The folder of {path} is not there. Choose another place.")),
    ("too long", N_("The name {path} is too long. Choose a shorter one.")),
)


def disk_error(reason: str, path: Path) -> SurroundingsError:
    """Return what to tell people when the disk said ``reason``."""
    for mark, sentence in _SENTENCES:
        if mark in reason.lower():
            return SurroundingsError(sentence, path=path)
    return SurroundingsError(
        N_("{path} cannot be read or written ({reason}). Check the place and try again."),
        path=path,
        reason=reason,
    )
