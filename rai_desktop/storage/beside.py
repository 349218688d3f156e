"""Other copies of a project that lie beside it, as programs that share folders leave them."""

import contextlib
import re
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.storage.foreign import check_header, foreign_connection
from rai_desktop.storage.watch import Watch

MOST = 20
"""Files that are looked into."""

_CONFLICTED = re.compile(r"conflict|konflikt|\(\d+\)$|^-[\w-]+$", re.IGNORECASE)
"""What shared folders add to the name of a file that two people changed at once."""


def project_of(path: Path) -> Uid | None:
    """Return whose project a file says it is; nothing in it is believed yet."""
    with contextlib.suppress(UserError, OSError):
        check_header(path)
        with foreign_connection(path, Watch(path)) as connection:
            row = connection.execute("SELECT value FROM meta WHERE key = 'project'").fetchone()
            return Uid(str(row[0])) if row else None
    return None


def conflicted_copies(path: Path, project: Uid) -> list[Path]:
    """Return files beside ``path`` that look like a conflicted copy of it, by name."""
    with contextlib.suppress(OSError):
        found = sorted(each for each in path.parent.iterdir() if _is_conflicted(each, path))
        return [each for each in found[:MOST] if project_of(each) == project]
    return []


def _is_conflicted(other: Path, path: Path) -> bool:
    if other.suffix.lower() != path.suffix.lower() or other.name == path.name:
        return False
    added = other.stem.removeprefix(path.stem)
    return added != other.stem and bool(_CONFLICTED.search(added))
