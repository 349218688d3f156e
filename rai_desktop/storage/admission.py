"""Letting a file from outside in: checked row by row, then copied by value into a fresh file."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.check_reports import Finding
from rai_desktop.services.collecting import no_collecting
from rai_desktop.services.jobs import Tell
from rai_desktop.storage.database import (
    connect,
    make_indexes,
    make_tables,
    storage_errors,
)
from rai_desktop.storage.erasing import drop_erased
from rai_desktop.storage.files import journal_of, remove_quietly
from rai_desktop.storage.findings import Inspection
from rai_desktop.storage.foreign import (
    UNREADABLE,
    check_header,
    check_schema,
    compare_schema,
    damaged,
    foreign_address,
    foreign_connection,
)
from rai_desktop.storage.inspection import inspect
from rai_desktop.storage.migrations import in_todays_format
from rai_desktop.storage.watch import Watch

_COPIED = (*KINDS, "extra_value", "step", "payload", "attachment", "attachment_chunk", "meta")
_CHECKED = (*KINDS, "extra_value", "step", "payload", "attachment_chunk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """What is known of a file that was let in: its newest step, and faults that do no harm."""

    head: str
    remarks: tuple[Finding, ...]


Admit = Callable[[Path, Path], Admitted]
"""Checks a file from outside and copies it to a fresh file, as ``admit`` does."""


def checked(source: Path, watch: Watch | None = None) -> Inspection:
    """Return what a full check of a file finds.

    Raises:
        UserError: it is no project, too new, its tables are not ours, or it takes too long.
    """
    check_header(source)
    watch = watch or Watch(source)
    with in_todays_format(source, watch) as path:
        return _checked(path, watch)


def _checked(path: Path, watch: Watch) -> Inspection:
    with foreign_connection(path, watch) as connection, no_collecting():
        check_schema(connection, path)
        if watch.is_asked:
            watch.expect(_rows(connection, _CHECKED) + _rows(connection, _COPIED))
        return inspect(connection, watch)


def admit(source: Path, target: Path, tell: Tell | None = None) -> Admitted:
    """Check every row of a file from outside and copy it by value into the new file ``target``.

    What other copies can undo is not copied.

    Raises:
        UserError: the file is no sound project; nothing is left behind.
    """
    check_header(source)
    watch = Watch(source, tell=tell)
    with in_todays_format(source, watch) as path:
        found = _checked(path, watch)
        if found.findings:
            raise damaged(source, found.findings[0])
        try:
            _copy(path, target, watch)
        except BaseException:
            remove_quietly(target, journal_of(target))
            raise
    return Admitted(head=found.facts["head"], remarks=tuple(found.remarks))


def _copy(source: Path, target: Path, watch: Watch) -> None:
    """Copy the values of a file that was checked, in tables of our own.

    Rows are read and written by SQLite alone. The limit that limits nothing makes it take them
    apart into values; otherwise it would copy their bytes.
    """
    with storage_errors(target), closing(connect(target)) as copy:
        copy.execute("ATTACH ? AS source", (foreign_address(source),))
        compare_schema(copy, source, "source")
        copy.set_progress_handler(lambda: int(watch.is_late), 100_000)
        try:
            copy.execute("BEGIN IMMEDIATE")
            make_tables(copy)
            for table in _COPIED:
                done = copy.execute(
                    f'INSERT INTO main."{table}" SELECT * FROM source."{table}" LIMIT -1'  # noqa: S608 - own names
                )
                watch.count(done.rowcount)
            make_indexes(copy)
            drop_erased(copy)
            copy.execute("COMMIT")
        except sqlite3.IntegrityError as error:
            raise damaged(source, UNREADABLE) from error
        except sqlite3.OperationalError as error:
            if watch.is_late:
                raise watch.too_long() from error
            raise


def expect_check(connection: sqlite3.Connection, watch: Watch) -> None:
    """Let a watch that tells how far a check is know how many rows there are."""
    if watch.is_asked:
        watch.expect(_rows(connection, _CHECKED))


def _rows(connection: sqlite3.Connection, tables: tuple[str, ...]) -> int:
    counts = (
        connection.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - own names
        for table in tables
    )
    return sum(count for cursor in counts for (count,) in cursor)
