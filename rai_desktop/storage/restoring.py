"""Backups of a project: which there are, and getting one back."""

import contextlib
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import BackupEntry, ProjectStore
from rai_desktop.storage.admission import Admit
from rai_desktop.storage.admission import admit as admit_here
from rai_desktop.storage.backups import Backup
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.erasing import erasing_steps
from rai_desktop.storage.files import (
    flush_to_disk,
    part_beside,
    remove_quietly,
    replace_for_good,
)
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.foreign import check_header, foreign_connection
from rai_desktop.storage.opening import open_project, resolved
from rai_desktop.storage.store import FileStore
from rai_desktop.storage.watch import Watch
from rai_desktop.storage.workplace import Workplace


def backups(path: Path, folders: Folders) -> list[BackupEntry]:
    """Return the backups of the project at ``path``, newest first; the file may be gone."""
    found = Workplace(resolved(path), folders).backups()
    return [entry for backup in found if (entry := _entry(backup))]


def _entry(backup: Backup) -> BackupEntry | None:
    with contextlib.suppress(OSError):  # thinned out meanwhile
        head, erased = _history_of(backup.path)
        return BackupEntry(
            path=backup.path,
            moment=backup.moment,
            reason=backup.reason,
            size=backup.path.stat().st_size,
            head=head,
            erased=erased,
        )
    return None


def _history_of(path: Path) -> tuple[StepId | None, frozenset[StepId]]:
    """Return the newest step of a backup, and those that erased something."""
    with contextlib.suppress(UserError):
        check_header(path)
        with foreign_connection(path, Watch(path)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
            return (StepId(str(row[0])) if row and row[0] else None, erasing_steps(connection))
    return None, frozenset()


def remove_backups_with_erased(store: ProjectStore, folders: Folders) -> tuple[int, int]:
    """Remove the backups of an open project that still have somebody who was erased from it.

    Its present state is kept before. Return how many were removed, and how many could not be.

    Raises:
        SurroundingsError: the folder cannot be used.
    """
    store.backup("erased")
    erased = frozenset(store.erased())
    holding = [entry.path for entry in backups(store.path, folders) if erased - entry.erased]
    remove_quietly(*holding)
    left = sum(path.exists() for path in holding)
    return len(holding) - left, left


def open_backup(backup: Path, folders: Folders, *, admit: Admit = admit_here) -> FileStore:
    """Open a backup for reading only, after checking every row: to look at it, or to go back.

    Raises:
        UserError: the backup is damaged or gone.
        SurroundingsError: it cannot be read.
    """
    return open_project(backup, folders, read_only=True, admit=admit)


def restore_copy(backup: Path, target: Path, *, admit: Admit = admit_here) -> None:
    """Write a sound backup as a new project file; ``target`` must not exist yet.

    It has the same history as the project, so that the two can be compared and merged.

    Raises:
        UserError: the backup is damaged, or there is a file already.
        SurroundingsError: the place cannot be written.
    """
    target = resolved(target)
    with storage_errors(target):
        if target.exists():
            raise UserError(N_("There is already a file {path}. Choose another name."), path=target)
        with part_beside(target) as part:
            admit(backup, part)
            flush_to_disk(part)
            replace_for_good(part, target)
