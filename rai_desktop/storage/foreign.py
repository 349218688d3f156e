"""A file from outside is not trusted: what is looked at before a single row is believed."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from rai_desktop.domain.errors import ExitCode, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.schema import (
    APPLICATION_ID,
    FORMAT_VERSION,
    comparable,
    schema_statements,
)

MAX_FILE = 1 << 30
MAX_VALUE = 64 << 20
SECONDS = 60
_HEADER = b"SQLite format 3\x00"


class NotAProjectError(UserError):
    """The file is no project of this program."""


class DamagedError(UserError):
    """The file is damaged or was changed by something else."""

    exit_code = ExitCode.REFUSED


class TooNewError(UserError):
    """The file was written by a newer version of the program."""


def check_header(path: Path) -> None:
    """Refuse what is not a project file of this or an older version.

    Raises:
        NotAProjectError, DamagedError, TooNewError: with the next step.
        SurroundingsError: the file cannot be read.
    """
    if not path.exists():
        raise NotAProjectError(N_("There is no file {path}. Check the name."), path=path)
    if not path.is_file():
        raise NotAProjectError(N_("{path} is not a file. Choose a project file."), path=path)
    with storage_errors(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(100)
    if not head.startswith(_HEADER) or len(head) < 100:
        raise NotAProjectError(
            N_("{path} is not a project file. Choose a file that ends with .rai."), path=path
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise NotAProjectError(
            N_("{path} is a database, but not a project of this program."), path=path
        )
    if int.from_bytes(head[60:64], "big") > FORMAT_VERSION:
        raise TooNewError(
            N_("{path} was written by a newer version. Update the program to open it."),
            path=path,
        )
    if size > MAX_FILE:
        raise DamagedError(N_("{path} is larger than a project can be."), path=path)


@contextlib.contextmanager
def foreign_connection(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that can only read, with bounds on work and sizes.

    Raises:
        DamagedError: the file cannot be read as a project.
    """
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(address, uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise damaged(path, str(error)) from error
    try:
        _bound(connection)
        yield connection
    except sqlite3.Error as error:
        raise damaged(path, str(error)) from error
    except (UnicodeDecodeError, OverflowError) as error:
        raise damaged(path, "text") from error
    finally:
        connection.close()


def damaged(path: Path, what: str) -> DamagedError:
    """Return the refusal of a damaged file; ``what`` names the damage."""
    return DamagedError(
        N_(
            "{path} is damaged ({what}). It was not changed. Open a backup, or ask the sender "
            "for the file again."
        ),
        path=path,
        what=what,
    )


def _bound(connection: sqlite3.Connection) -> None:
    for pragma in (
        "PRAGMA trusted_schema=OFF",
        "PRAGMA cell_size_check=ON",
        "PRAGMA mmap_size=0",
        "PRAGMA query_only=ON",
    ):
        connection.execute(pragma)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    deadline = time.monotonic() + SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > deadline), 100_000)


def check_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file whose tables are not exactly ours: nothing foreign can run then.

    Raises:
        DamagedError: naming the first thing that does not belong there.
    """
    allowed = {comparable(statement) for statement in schema_statements()}
    found = set()
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema LIMIT 500").fetchall()
    for kind, name, sql in rows:
        if sql is None and kind == "index" and str(name).startswith("sqlite_autoindex_"):
            continue
        statement = comparable(str(sql))
        if statement not in allowed:
            raise damaged(path, f"{kind} {str(name)[:60]}")
        found.add(statement)
    if found != allowed:
        raise damaged(path, "schema")
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise damaged(path, str(answer)[:80])
