"""Backups of a project: which there are, and getting one back as a new file."""

from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.storage.admission import checked
from rai_desktop.storage.backups import Backup
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.files import copy_for_good
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.foreign import damaged
from rai_desktop.storage.opening import resolved
from rai_desktop.storage.workplace import Workplace


def backups(path: Path, folders: Folders) -> list[Backup]:
    """Return the backups of the project at ``path``, newest first; the file may be gone."""
    return Workplace(resolved(path), folders).backups()


def restore_copy(backup: Path, target: Path) -> None:
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
    found = checked(backup)
    if found.findings:
        raise damaged(backup, found.findings[0])
    with storage_errors(target):
        copy_for_good(backup, target)
