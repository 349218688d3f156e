"""Whether a file is new to this computer, and which of several places it knows."""

import contextlib
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.storage.beside import claimed
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.files import copy_for_good
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import resolved
from rai_desktop.storage.workplace import Workplace


def is_new_here(path: Path, folders: Folders) -> bool:
    """Return whether this computer neither wrote the file nor worked on it at its place; quick.

    What the file says of itself is not believed: a state that is known by its newest step is
    opened only if the steps before it add up to that one. A file that is no project is not new;
    whoever opens it says what is wrong.
    """
    with contextlib.suppress(UserError, OSError):
        workplace = Workplace(resolved(path), folders)
        project, head = claimed(workplace.target)
        if workplace.is_used_for(project):
            return False
        return head not in workplace.known.moments(project)
    return False


def is_used_here(path: Path, project: Uid, folders: Folders) -> bool:
    """Return whether ``project`` lies at ``path`` and was worked on there; quick."""
    with contextlib.suppress(UserError, OSError):
        workplace = Workplace(resolved(path), folders)
        return workplace.is_there and workplace.is_used_for(project)
    return False


def store_elsewhere(source: Path, target: Path) -> None:
    """Copy a received file to where it shall be kept.

    Raises:
        SurroundingsError: a place cannot be used.
    """
    with storage_errors(target):
        copy_for_good(source, target)
