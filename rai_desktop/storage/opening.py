"""Opening and making projects."""

import secrets
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.records import root_text
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Notice
from rai_desktop.storage import state
from rai_desktop.storage.backups import backup_moment
from rai_desktop.storage.database import Database, new_database, storage_errors
from rai_desktop.storage.files import sha256_of_file
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.foreign import (
    check_header,
    check_schema,
    damaged,
    foreign_connection,
)
from rai_desktop.storage.inspection import Inspection, inspect
from rai_desktop.storage.store import FileStore
from rai_desktop.storage.workplace import Workplace

_COPIED = (*KINDS, "extra_value", "step", "payload", "attachment", "attachment_chunk", "meta")

NewSalt = Callable[[], str]


def random_salt() -> str:
    """Return 32 random hexadecimal digits."""
    return secrets.token_hex(16)


def new_project(
    path: Path, folders: Folders, project: Uid, *, new_salt: NewSalt = random_salt
) -> FileStore:
    """Make an empty project that will be published at ``path``; it must not exist yet.

    Raises:
        UserError: there is a file already.
        SurroundingsError: the place or the state folder cannot be written.
    """
    target = _resolved(path)
    if target.exists():
        raise UserError(N_("There is already a file {path}. Choose another name."), path=target)
    if not target.parent.is_dir():
        raise SurroundingsError(
            N_("The folder of {path} is not there. Choose another place."), path=target
        )
    workplace = _entered(target, folders)
    try:
        workplace.drop_work()
        database = new_database(workplace.work)
        with database.transaction() as connection:
            facts = {"project": project, "head": "", "root": root_text(0)}
            state.write_meta(connection, facts)
        workplace.remember(target=str(target), published="", head="-")
    except BaseException:
        workplace.release(clean=True)
        raise
    return FileStore(database, workplace, new_salt=new_salt)


def open_project(
    path: Path, folders: Folders, *, read_only: bool = False, new_salt: NewSalt = random_salt
) -> FileStore:
    """Open the project at ``path``; what an earlier, killed run left unpublished comes back.

    Raises:
        UserError: no project, damaged, or of a newer version.
        SurroundingsError: somebody else works on it, or the place cannot be read.
    """
    target = _resolved(path)
    check_header(target)
    if read_only:
        workplace = Workplace(target, folders)
        workplace.watch()
        own = folders.snapshots.resolve() in target.parents
        _fill(workplace, short_way=True if own else None)
        return FileStore(Database(workplace.work), workplace, new_salt=new_salt)
    workplace = _entered(target, folders)
    try:
        _prepare_work(workplace)
        database = Database(workplace.work)
        store = FileStore(database, workplace, new_salt=new_salt)
        workplace.remember(target=str(target))
        _back_up_when_due(workplace, store)
    except BaseException:
        workplace.release(clean=False)
        raise
    return store


def _resolved(path: Path) -> Path:
    with storage_errors(path):
        return path.expanduser().resolve()


def _entered(target: Path, folders: Folders) -> Workplace:
    workplace = Workplace(target, folders)
    if not workplace.enter():
        holder = workplace.holder()
        raise SurroundingsError(
            N_(
                "{path} is open elsewhere ({user} on {machine}, since {since}). Close it there, "
                "or open it for reading only."
            ),
            path=target,
            user=holder.user if holder else "?",
            machine=holder.machine if holder else "?",
            since=holder.since if holder else "?",
        )
    return workplace


def _prepare_work(workplace: Workplace) -> None:
    """Leave a working copy that holds everything acknowledged and what the file says."""
    with storage_errors(workplace.target):
        unchanged = sha256_of_file(workplace.target) == workplace.published_sha
    if not workplace.work.exists():
        _fill(workplace, short_way=unchanged)
        return
    head = _head_of_work(workplace)
    if head is None or head == workplace.published_head:
        workplace.drop_work()
        _fill(workplace, short_way=unchanged)
    elif unchanged:
        text = N_("The program was not closed properly. Everything you entered was recovered.")
        workplace.notices.append(Notice(text=text, values={}))
    else:
        kept = workplace.keep_aside("recovered")
        text = N_(
            "The file was changed elsewhere while your last work here was not saved. Your work "
            "lies in {path}."
        )
        workplace.notices.append(Notice(text=text, values={"path": kept}))
        _fill(workplace, short_way=False)


def _head_of_work(workplace: Workplace) -> str | None:
    """Return the newest step of a left-over working copy; ``None`` when it is unusable."""
    try:
        check_header(workplace.work)
        connection = sqlite3.connect(workplace.work)  # rolls back what a kill left half-done
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
        finally:
            connection.close()
    except (UserError, sqlite3.Error, OSError):
        return None
    return str(row[0]) if row else None


def _fill(workplace: Workplace, *, short_way: bool | None = None) -> None:
    """Make the working copy from the file: as it is when this computer published it."""
    with storage_errors(workplace.target):
        if short_way is None:
            short_way = sha256_of_file(workplace.target) == workplace.published_sha
        if short_way:
            shutil.copyfile(workplace.target, workplace.work)
            return
    found = admit(workplace.target, workplace.work)
    if not workplace.read_only:
        digest = sha256_of_file(workplace.target)
        workplace.remember(published=digest, head=found.facts["head"])


def admit(source: Path, work: Path) -> Inspection:
    """Check every row of a file from outside and copy it by value into a fresh working copy.

    Raises:
        UserError: the file is no sound project; nothing is left behind.
    """
    found = checked(source)
    if found.findings:
        first = found.findings[0]
        raise damaged(source, first.text.format(**first.values))
    work.unlink(missing_ok=True)
    database = new_database(work)
    try:
        with foreign_connection(source) as connection, database.transaction() as target:
            for table in _COPIED:
                rows = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - own names
                _copy_rows(table, rows, target.exec_driver_sql)
    except BaseException:
        work.unlink(missing_ok=True)
        raise
    finally:
        database.close()
    return found


def checked(source: Path) -> Inspection:
    """Return what a full check of a file finds.

    Raises:
        UserError: it is no project, too new, or its tables are not ours.
    """
    check_header(source)
    with foreign_connection(source) as connection:
        check_schema(connection, source)
        return inspect(connection)


def _copy_rows(table: str, rows: sqlite3.Cursor, execute: Callable[..., object]) -> None:
    marks = ", ".join("?" * len(rows.description))
    statement = f'INSERT INTO "{table}" VALUES ({marks})'  # noqa: S608 - own names
    while batch := rows.fetchmany(1000):
        execute(statement, [tuple(row) for row in batch])


def _back_up_when_due(workplace: Workplace, store: FileStore) -> None:
    """Keep a copy at opening, when something changed since the newest backup."""
    newest = next(iter(workplace.backups()), None)
    moment = backup_moment(newest) if newest else None
    with storage_errors(workplace.target):
        changed = workplace.target.stat().st_mtime
    if moment is None or changed > moment.timestamp():
        store.backup("open")
