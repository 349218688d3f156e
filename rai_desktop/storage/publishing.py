"""Writing whole files from a working copy: at the user's place, as copies and as backups."""

import contextlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError, TargetChangedError
from rai_desktop.domain.texts import N_
from rai_desktop.storage.database import CANNOT_WRITE, Database, storage_errors
from rai_desktop.storage.files import (
    copy_for_good,
    flush_to_disk,
    journal_of,
    part_beside,
    remove_quietly,
    replace_for_good,
    sha256_of_file,
)
from rai_desktop.storage.heeding import watch
from rai_desktop.storage.workplace import Workplace


def publish(workplace: Workplace, database: Database) -> datetime:
    """Write the file at the user's place, whole, and return when.

    Raises:
        TargetChangedError: the file there is not the one last published here.
        SurroundingsError: the place cannot be written.
    """
    target = workplace.target
    with (
        _compact_copy(workplace, database) as compact,
        storage_errors(target),
        part_beside(target) as part,
    ):
        digest = sha256_of_file(compact.path)
        shutil.copyfile(compact.path, part)
        flush_to_disk(part)
        _check_target(workplace)
        if target.exists():
            shutil.copymode(target, part)
        workplace.intend(digest, compact.head)
        replace_for_good(part, target)
    workplace.settle(digest)
    return datetime.now(UTC)


def write_copy(workplace: Workplace, database: Database, target: Path) -> None:
    """Write a compact copy of the working copy to another place."""
    with _compact_copy(workplace, database) as compact, storage_errors(target):
        copy_for_good(compact.path, target)


def back_up(workplace: Workplace, database: Database, reason: str) -> Path:
    """Keep a dated copy of the current state, and thin out old ones."""
    path = workplace.new_backup(reason)
    write_copy(workplace, database, path)
    workplace.thin_out()
    return path


def back_up_now_and_then(workplace: Workplace) -> None:
    """Keep a copy of the published file when the newest backup is older than was chosen.

    A backup that cannot be written does not disturb the work.
    """
    newest = next(iter(workplace.backups()), None)
    if newest is None or datetime.now(UTC) - newest.moment >= workplace.backup_pause:
        with contextlib.suppress(SurroundingsError):
            workplace.back_up_file("work", workplace.published_sha)


def _check_target(workplace: Workplace) -> None:
    target = workplace.target
    if not target.exists():
        return
    digest = sha256_of_file(target)
    workplace.settle(digest)  # replaced before, though something failed right afterwards
    if not workplace.published_sha or digest != workplace.published_sha:
        raise TargetChangedError(
            N_(
                "{path} was changed by someone else since it was opened. Nothing was "
                "overwritten. Save your work under another name."
            ),
            path=target,
        )
    if not os.access(target, os.W_OK):
        raise SurroundingsError(CANNOT_WRITE, path=target)


@dataclass(frozen=True, slots=True)
class _CompactCopy:
    path: Path
    head: str


@contextlib.contextmanager
def _compact_copy(workplace: Workplace, database: Database) -> Iterator[_CompactCopy]:
    """Yield a compact, checked copy of the working copy as it was between two commits.

    It is made in the private folder: SQLite does not touch the user's place, which may be a share.
    """
    name = f"publish-{secrets.token_hex(4)}"
    frozen, compact = workplace.folder / f"{name}.frozen", workplace.folder / f"{name}.rai"
    try:
        with storage_errors(workplace.folder):
            database.copy_to(frozen)
            head = head_of_file(frozen) or ""
            write_compact(frozen, compact)
            remove_quietly(frozen)
        yield _CompactCopy(compact, head)
    finally:
        remove_quietly(frozen, compact, *(journal_of(path) for path in (frozen, compact)))


def head_of_file(path: Path) -> str | None:
    """Return the newest step in a working copy; ``None`` when the file does not say.

    What a kill left half-done is rolled back.

    Raises:
        sqlite3.Error: the file cannot be read.
    """
    with contextlib.closing(sqlite3.connect(path)) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
    return str(row[0]) if row else None


def write_compact(source: Path, target: Path) -> None:
    """Write ``source`` to ``target`` without gaps and remains, and check it."""
    with contextlib.closing(sqlite3.connect(source, isolation_level=None)) as connection:
        watch(connection)
        # a home folder whose name is no valid text reaches SQLite as the bytes it is
        connection.execute("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(target),))
    with contextlib.closing(sqlite3.connect(target)) as check:
        watch(check)
        (answer,) = check.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise SurroundingsError(
            N_("{path} could not be written without faults. Choose another place."), path=target
        )
