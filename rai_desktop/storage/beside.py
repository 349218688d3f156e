"""Other copies of a project that lie beside it, as programs that share folders leave them."""

import contextlib
import re
from collections.abc import Callable
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.storage.foreign import check_header, foreign_connection
from rai_desktop.storage.watch import Watch

MOST = 20
"""Files that are looked into."""

_CONFLICTED = re.compile(r"conflict|konflikt|\(\d+\)$|^-[\w-]+$", re.IGNORECASE)
"""What shared folders add to the name of a file that two people changed at once."""


def claimed(path: Path) -> tuple[str, str]:
    """Return which project and newest step a file says it holds; nothing is believed yet.

    Raises:
        UserError: it is no project, or cannot be read.
    """
    check_header(path)
    query = "SELECT key, value FROM meta WHERE key IN ('project', 'head')"
    with foreign_connection(path, Watch(path)) as connection:
        facts = dict(connection.execute(query).fetchall())
    return str(facts.get("project", "")), str(facts.get("head", ""))


def project_of(path: Path) -> Uid | None:
    """Return whose project a file says it is; nothing in it is believed yet."""
    with contextlib.suppress(UserError, OSError):
        return Uid(claimed(path)[0])
    return None


def conflicted_copies(path: Path, project: Uid, knows: Callable[[StepId], bool]) -> list[Path]:
    """Return files beside ``path`` that look like a conflicted copy of it, by name.

    Those whose newest step ``knows`` has nothing new are left out.
    """
    with contextlib.suppress(OSError):
        found = sorted(each for each in path.parent.iterdir() if _is_conflicted(each, path))
        return [each for each in found[:MOST] if _is_news(each, project, knows)]
    return []


def _is_news(path: Path, project: Uid, knows: Callable[[StepId], bool]) -> bool:
    with contextlib.suppress(UserError, OSError):
        held, head = claimed(path)
        return held == project and not knows(StepId(head))
    return False


def _is_conflicted(other: Path, path: Path) -> bool:
    if other.suffix.lower() != path.suffix.lower() or other.name == path.name:
        return False
    added = other.stem.removeprefix(path.stem)
    return added != other.stem and bool(_CONFLICTED.search(added))
