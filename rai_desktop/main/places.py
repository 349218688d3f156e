"""Places: where the program keeps its own, and where files of others do not stay.

What mail programs and browsers open lies there for a while.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from rai_desktop.storage.folders import Folders, default_folders

_PASSING = (
    "content.outlook",
    "inetcache",
    "temporary internet files",
    "olk",
    "mail downloads",
    "com.apple.mail",
    "com.microsoft.outlook",
    "microsoft.windowscommunicationsapps",
    ".cache",
    ".thunderbird",
)
_PORTAL = ("run", "user")


def own_folders() -> Folders:
    """Return where this program keeps things; in portable mode temporary files, too."""
    folders = default_folders()
    if folders.portable is not None:
        temporary = folders.state / "temporary"
        with suppress(OSError):  # protected against writing, which the window tells
            temporary.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.environ.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)))
            tempfile.tempdir = str(temporary)
    return folders


def is_passing_place(path: Path) -> bool:
    """Return whether a file lies where it will be removed: a folder of a mail program, or ``tmp``.

    By the names of the folders, whatever system they belong to.
    """
    folder = path.parent
    names = [part.lower() for part in folder.parts]
    if any(name.startswith(passing) for name in names for passing in _PASSING):
        return True
    if tuple(names[1:3]) == _PORTAL:
        return True
    try:
        return folder.resolve().is_relative_to(Path(tempfile.gettempdir()).resolve())
    except (OSError, RuntimeError):
        return False
