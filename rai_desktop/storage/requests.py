"""A second start on an open project asks the window that has it to come to the front.

The request is a file in the project's private folder; whoever works on the project takes it away,
and that is the answer. Nothing goes over a network.
"""

import secrets
from pathlib import Path
from time import monotonic, sleep

from rai_desktop.storage import locks
from rai_desktop.storage.files import remove_quietly
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import resolved
from rai_desktop.storage.workplace import REQUEST, Workplace

PATIENCE = 2.0
"""Seconds; the window looks for requests about three times a second."""
_LOOK_EVERY = 0.05


def ask_running(path: Path, folders: Folders, *, patience: float = PATIENCE) -> bool:
    """Ask the window that has the project open to come to the front; tell whether one does.

    ``False`` when nobody on this computer has it open, or nobody answers: a command of the command
    line does not, nor does a window that hangs.

    Raises:
        SurroundingsError: there is no such place.
    """
    workplace = Workplace(resolved(path), folders)
    if not _is_held_here(workplace):
        return False
    request = workplace.folder / f"{REQUEST}{secrets.token_hex(4)}"
    try:
        request.touch(mode=0o600)
        return _is_taken(request, patience)
    except OSError:  # a full disk, or a folder that was just removed
        return False
    finally:
        remove_quietly(request)


def _is_held_here(workplace: Workplace) -> bool:
    """Return whether another process of this computer works on the project."""
    holder, mine = workplace.holder(), locks.this_holder()
    if holder is not None and holder.machine != mine.machine:
        return False
    if holder is not None and holder.process == mine.process:
        return False
    return workplace.work.exists() and workplace.is_locked()


def _is_taken(request: Path, patience: float) -> bool:
    end = monotonic() + patience
    while monotonic() < end:
        if not request.exists():
            return True
        sleep(_LOOK_EVERY)
    return False
