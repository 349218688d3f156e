"""Who works on a project: an operating system lock, and a small file that people can read."""

import contextlib
import getpass
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a project: person and machine as the computer calls them, and since when."""

    user: str
    machine: str
    process: int
    since: str


def this_holder() -> Holder:
    """Return the holder that this program is."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return Holder(
        user=user,
        machine=platform.node() or "?",
        process=os.getpid(),
        since=datetime.now(UTC).isoformat(timespec="seconds"),
    )


class SystemLock:
    """A lock that the operating system releases when this program ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def acquire(self) -> bool:
        """Take the lock; ``False`` when another program holds it."""
        file = self._path.open("a+b")
        try:
            _lock(file)
        except OSError:
            file.close()
            return False
        self._file = file
        return True

    def release(self) -> None:
        """Let go of the lock."""
        if self._file is not None:
            self._file.close()
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def note_path(target: Path) -> Path:
    """Return where the readable lock file of a project lies: beside it."""
    return target.with_name(f".~lock.{target.name}#")


def write_note(target: Path) -> None:
    """Tell others beside the project who works on it; where that is not possible, do without."""
    with contextlib.suppress(OSError):
        note_path(target).write_text(json.dumps(asdict(this_holder())), "utf-8")


def remove_note(target: Path) -> None:
    """Remove the note beside the project."""
    with contextlib.suppress(OSError):
        note_path(target).unlink(missing_ok=True)


def foreign_holder(target: Path) -> Holder | None:
    """Return who else works on the project, from the note beside it.

    A note of this machine is stale once the system lock was ours to take; garbage blocks nobody.
    """
    try:
        note = json.loads(note_path(target).read_text("utf-8"))
        holder = Holder(
            user=str(note["user"])[:100],
            machine=str(note["machine"])[:100],
            process=int(note["process"]),
            since=str(note["since"])[:40],
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    mine = this_holder()
    same = (holder.machine, holder.user) == (mine.machine, mine.user)
    return None if same else holder
