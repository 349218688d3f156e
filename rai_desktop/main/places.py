"""Places where files do not stay: what mail programs and browsers open lies there for a while."""

import tempfile
from pathlib import Path

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
