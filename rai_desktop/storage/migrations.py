"""From older formats to today's: plain SQL, on private copies only; the history stays as it is."""

import contextlib
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from types import MappingProxyType

from rai_desktop.storage.database import connect, storage_errors
from rai_desktop.storage.foreign import DamagedError, check_schema, damaged, foreign_connection
from rai_desktop.storage.schema import FORMAT_VERSION, schema_statements
from rai_desktop.storage.watch import Watch


def _to_2(connection: sqlite3.Connection) -> None:
    """Classifications, obligations and tasks get their tables."""
    before = set(schema_statements(1))
    for statement in schema_statements(2):
        if statement not in before:
            connection.execute(statement)


def _to_3(connection: sqlite3.Connection) -> None:
    """The work on risks gets its tables; systems, risks and mitigations get further fields."""
    _follow(connection, 3, wider=("mitigation", "risk", "system"))


def _to_4(connection: sqlite3.Connection) -> None:
    """Comments and inquiries get their tables."""
    _follow(connection, 4)


def _to_5(connection: sqlite3.Connection) -> None:
    """Good practices and closed years get their tables, the company its logo and colour."""
    _follow(connection, 5, wider=("organisation",))


def _follow(connection: sqlite3.Connection, version: int, wider: Collection[str] = ()) -> None:
    """Make what format ``version`` has beside the one before; tables of ``wider`` get columns."""
    before = set(schema_statements(version - 1))
    for statement in schema_statements(version):
        name = statement.split()[2]
        if statement in before:
            continue
        if name in wider:
            _widen(connection, name, statement)
        else:
            connection.execute(statement)


def _widen(connection: sqlite3.Connection, name: str, statement: str) -> None:
    """Give a table further columns; SQLite would write other text for added ones."""
    rows = connection.execute(f"PRAGMA table_info({name})").fetchall()
    columns = ", ".join(f'"{row[1]}"' for row in rows)
    connection.execute(f"ALTER TABLE {name} RENAME TO narrow_{name}")
    connection.execute(statement)
    connection.execute(
        f"INSERT INTO {name} ({columns}) SELECT {columns} FROM narrow_{name}"  # noqa: S608
    )
    connection.execute(f"DROP TABLE narrow_{name}")


_MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = MappingProxyType(
    {2: _to_2, 3: _to_3, 4: _to_4, 5: _to_5}
)
"""What makes each format out of the one before it."""


def format_of(path: Path) -> int:
    """Return the number of the format that a project file says it has."""
    with storage_errors(path), path.open("rb") as file:
        return int.from_bytes(file.read(100)[60:64], "big")


def bring_up_to_date(path: Path) -> None:
    """Give a private copy of a project today's format, in one transaction."""
    version = format_of(path)
    if version == FORMAT_VERSION:
        return
    with storage_errors(path), contextlib.closing(connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for number in range(version + 1, FORMAT_VERSION + 1):
            _MIGRATIONS[number](connection)
        connection.execute(f"PRAGMA user_version={FORMAT_VERSION}")
        connection.execute("COMMIT")


@contextlib.contextmanager
def in_todays_format(path: Path, watch: Watch) -> Iterator[Path]:
    """Give a file of today's format as it is, an older one as a copy brought up to date.

    Raises:
        DamagedError: the file is damaged, or its tables are not those of its format.
    """
    version = format_of(path)
    if version == FORMAT_VERSION:
        yield path
        return
    with foreign_connection(path, watch) as connection:
        check_schema(connection, path, version or FORMAT_VERSION)
    if version < 1:
        raise damaged(path, f"format {version}")
    with TemporaryDirectory(prefix="rai-desktop-") as folder:
        copy = Path(folder) / "older.rai"
        try:
            with storage_errors(copy):
                copyfile(path, copy)
            bring_up_to_date(copy)
            yield copy
        except DamagedError as error:
            raise damaged(path, error.values["what"]) from error
