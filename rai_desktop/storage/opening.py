"""Opening and making projects."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.records import root_text
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import CancelledError
from rai_desktop.services.ports import Notice
from rai_desktop.storage.admission import Admit, checked
from rai_desktop.storage.admission import admit as admit_here
from rai_desktop.storage.database import Database, new_database, storage_errors
from rai_desktop.storage.files import (
    copy_bytes,
    copy_with_digest,
    journal_of,
    remove_quietly,
    sha256_of_file,
)
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.foreign import check_header
from rai_desktop.storage.locks import note_path
from rai_desktop.storage.migrations import bring_up_to_date
from rai_desktop.storage.publishing import head_of_file
from rai_desktop.storage.store import FileStore, random_salt
from rai_desktop.storage.workplace import Workplace

NewSalt = Callable[[], str]

LONGEST_PATH = 500
"""Bytes; SQLite reads no file whose path is longer than 512."""


class OpenElsewhereError(SurroundingsError):
    """Somebody else works on the project; it can be opened for reading only."""


def new_project(
    path: Path, folders: Folders, project: Uid, *, new_salt: NewSalt = random_salt
) -> FileStore:
    """Make an empty project that will be published at ``path``; it must not exist yet.

    Raises:
        UserError: there is a file already.
        SurroundingsError: the place or the state folder cannot be written.
    """
    target = resolved(path)
    with storage_errors(target):
        if target.exists():
            raise UserError(N_("There is already a file {path}. Choose another name."), path=target)
        if not target.parent.is_dir():
            raise SurroundingsError(
                N_("The folder of {path} is not there. Choose another place."), path=target
            )
    workplace = _entered(Workplace(target, folders))
    try:
        if workplace.work.exists() and not _is_empty(workplace.work):
            _set_aside(workplace)
        _make_work(workplace, project)
        facts = {"target": str(target), "project": project}
        workplace.remember(**facts, published="", head="-", next="", next_head="")
        return FileStore(Database(workplace.work), workplace, new_salt=new_salt)
    except BaseException:
        workplace.release(clean=True)
        raise


def open_project(
    path: Path,
    folders: Folders,
    *,
    read_only: bool = False,
    new_salt: NewSalt = random_salt,
    admit: Admit = admit_here,
) -> FileStore:
    """Open the project at ``path``; what an earlier, killed run left unpublished comes back.

    ``admit`` lets in what this computer did not write itself: here, or in a limited child.

    Raises:
        UserError: no project, damaged, or of a newer version.
        SurroundingsError: somebody else works on it, or the place cannot be read.
    """
    target = resolved(path)
    workplace = Workplace(target, folders)
    if read_only or not _is_lost(workplace):
        check_header(target)
    try:
        if read_only:
            workplace.watch()
            _view(workplace, admit, trusted=folders.snapshots.resolve() in target.parents)
        else:
            _entered(workplace)
            _prepare_work(workplace, admit)
        bring_up_to_date(workplace.work)
        store = FileStore(Database(workplace.work), workplace, new_salt=new_salt)
        if not read_only:
            workplace.remember(target=str(target), project=store.project)
            workplace.known.note(store.project, store.head() or "")
            store.drop_unused()
    except BaseException:
        workplace.release(clean=False)
        raise
    return store


def open_or_view(path: Path, folders: Folders, *, admit: Admit = admit_here) -> FileStore:
    """Open the project at ``path``; for reading only, with a notice, when somebody works on it.

    Raises:
        UserError: no project, damaged, or of a newer version.
        SurroundingsError: the place cannot be read.
    """
    try:
        return open_project(path, folders, admit=admit)
    except OpenElsewhereError as error:
        store = open_project(path, folders, read_only=True, admit=admit)
        store.tell(_VIEWED, {**error.values, "path": path.name})
        return store


_VIEWED = N_(
    "{path} is open elsewhere ({user} on {machine}, since {since}). You see it as it was saved "
    "last. If nobody has it open any more, delete the file {note} and open the inventory again."
)


def resolved(path: Path) -> Path:
    """Return the path that a project is known by: absolute, without links.

    Raises:
        SurroundingsError: there is no such place.
    """
    with storage_errors(path):
        try:
            found = path.resolve()
        except RuntimeError as error:  # links in a circle
            raise SurroundingsError(
                N_("{path} leads nowhere. Check the name."), path=path
            ) from error
        if len(os.fsencode(found)) > LONGEST_PATH:
            raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG))
        return found


def _entered(workplace: Workplace) -> Workplace:
    if not workplace.enter():
        holder = workplace.holder()
        raise OpenElsewhereError(
            N_(
                "{path} is open elsewhere ({user} on {machine}, since {since}). Close it there, "
                "or open it for reading only. If nobody has it open any more, delete the file "
                "{note} and try again."
            ),
            path=workplace.target,
            user=holder.user if holder else "?",
            machine=holder.machine if holder else "?",
            since=_moment(holder.since) if holder else "?",
            note=note_path(workplace.target).name,
        )
    return workplace


def _moment(text: str) -> datetime | str:
    """Return the moment that a note tells, or its text when that is none."""
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    return text


def _is_empty(work: Path) -> bool:
    try:
        return head_of_file(work) == ""
    except sqlite3.Error:
        return False


def _make_work(workplace: Workplace, project: Uid) -> None:
    from rai_desktop.storage.writing import state

    fresh = workplace.fresh()
    try:
        database = new_database(fresh)
        try:
            with database.transaction() as connection:
                facts = {"project": project, "head": "", "root": root_text(0)}
                state.write_meta(connection, facts)
        finally:
            database.close()
        workplace.install(fresh)
    finally:
        remove_quietly(fresh, journal_of(fresh))


def _is_lost(workplace: Workplace) -> bool:
    """Return whether the file is gone while a working copy is left over."""
    with storage_errors(workplace.target):
        return not workplace.target.exists() and workplace.work.exists()


def _view(workplace: Workplace, admit: Admit, *, trusted: bool) -> None:
    """Make a private copy to read; our own snapshots need no check."""
    if trusted:
        with storage_errors(workplace.target):
            seen = _Seen("", _signature(workplace.target), None)
        _fill(workplace, seen, admit, known=True)
        return
    with _looked_at(workplace) as seen:
        _fill(workplace, seen, admit, known=seen.digest == workplace.published_sha)


def _prepare_work(workplace: Workplace, admit: Admit) -> None:
    """Leave a working copy that holds everything acknowledged and what the file says."""
    if _is_lost(workplace):
        workplace.remember(published="", head="-", next="", next_head="")
        if not _is_recovered(workplace, fits=True):
            check_header(workplace.target)
        return
    with _looked_at(workplace) as seen:
        workplace.settle(seen.digest)
        known = seen.digest == workplace.published_sha
        if not (workplace.work.exists() and _is_recovered(workplace, fits=known)):
            _fill(workplace, seen, admit, known=known)
            _back_up(workplace, seen.digest)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A file as it was at one moment; the signature changes when somebody writes it.

    ``copy`` is a private copy of these bytes, where one was made.
    """

    digest: str
    signature: tuple[int, int, int]
    copy: Path | None


@contextmanager
def _looked_at(workplace: Workplace) -> Iterator[_Seen]:
    """Give the file as it is; copied on the way when it may be the one last published here."""
    target, copy = workplace.target, None
    try:
        with storage_errors(target):
            signature, digest = _signature(target), ""
            if workplace.has_published and not workplace.work.exists():
                copy = workplace.fresh()
                with suppress(OSError):  # what is wrong with either place is told when it is used
                    digest = copy_with_digest(target, copy)
            is_copied = bool(digest)
            digest = digest or sha256_of_file(target)
        yield _Seen(digest, signature, copy if is_copied else None)
    finally:
        if copy is not None:
            remove_quietly(copy)


def _signature(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _is_recovered(workplace: Workplace, *, fits: bool) -> bool:
    """Return whether the left-over working copy is worked on; otherwise it lies elsewhere now.

    ``fits`` tells that the file is the one which the working copy was made from.
    """
    try:
        head = head_of_file(workplace.work)
    except sqlite3.Error:
        head = None
    if head is not None and head in ("", workplace.published_head):
        workplace.drop_work()
        return False
    if not fits or head is None or not _is_sound(workplace.work):
        _set_aside(workplace)
        return False
    text = N_("The program was not closed properly. Everything you entered was recovered.")
    workplace.notices.append(Notice(text=text, values={"recovered": True}))
    return True


def _is_sound(path: Path) -> bool:
    try:
        return not checked(path).findings
    except CancelledError:
        raise
    except UserError:
        return False


def _set_aside(workplace: Workplace) -> None:
    kept = workplace.keep_aside()
    text = N_(
        "Your last work here was not saved, and meanwhile the file was changed elsewhere or the "
        "work was damaged. What you did lies in {backup}."
    )
    workplace.notices.append(Notice(text=text, values={"backup": kept}))


def _fill(workplace: Workplace, seen: _Seen, admit: Admit, *, known: bool) -> None:
    """Make the working copy from the file.

    A file that this computer published is copied as it is; any other is checked row by row.
    """
    fresh = workplace.fresh()
    try:
        facts = _copied(workplace, seen, fresh) if known else _admitted(workplace, fresh, admit)
        with storage_errors(workplace.target):
            if _signature(workplace.target) != seen.signature:
                raise SurroundingsError(
                    N_("{path} was changed while it was being opened. Try again."),
                    path=workplace.target,
                )
        if facts:
            workplace.remember(published=seen.digest, **facts)
        workplace.install(fresh)
    finally:
        remove_quietly(fresh, journal_of(fresh))


def _copied(workplace: Workplace, seen: _Seen, fresh: Path) -> dict[str, str]:
    with storage_errors(workplace.folder):
        if seen.copy is not None:
            seen.copy.replace(fresh)
        else:
            copy_bytes(workplace.target, fresh)
    return {}


def _admitted(workplace: Workplace, fresh: Path, admit: Admit) -> dict[str, str]:
    admitted = admit(workplace.target, fresh)
    workplace.notices.extend(admitted.remarks)
    return {"head": admitted.head}


def _back_up(workplace: Workplace, digest: str) -> None:
    """Keep a copy at opening, unless there is one; that it cannot be written is told, no more."""
    if digest == workplace.backed_up_sha and workplace.backups():
        return
    try:
        workplace.back_up_file("open", digest)
    except SurroundingsError as error:
        workplace.notices.append(Notice(text=error.text, values=error.values))
