"""Who works on a project: a small file beside it that people can read."""

import contextlib
import getpass
import json
import os
import platform
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from rai_desktop.storage.files import remove_quietly, short_name

_MAX_NOTE = 4096


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


if sys.platform == "win32":

    def _runs(process: int) -> bool:
        return process > 0  # Windows has no harmless way to ask

else:

    def _runs(process: int) -> bool:
        if process <= 0:
            return False
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True


def note_path(target: Path) -> Path:
    """Return where the readable lock file of a project lies: beside it."""
    return target.with_name(f".~lock.{short_name(target.name, 200)}#")


def read_note(target: Path) -> Holder | None:
    """Return who the note beside the project names; garbage names nobody."""
    path = note_path(target)
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            note = json.loads(file.read(_MAX_NOTE))
        return Holder(
            user=str(note["user"])[:100],
            machine=str(note["machine"])[:100],
            process=int(note["process"]),
            since=str(note["since"])[:40],
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def claim(target: Path) -> Holder | None:
    """Write our note beside the project, or return who else works on it.

    Call it while holding the system lock: a note of this person and machine is stale then.
    Where no note can be written, do without.
    """
    other = foreign_holder(target)
    if other is not None:
        return other
    path = note_path(target)
    remove_quietly(path)
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(asdict(this_holder()), file)
    except FileExistsError:
        return foreign_holder(target)
    except OSError:
        return None
    return None


def foreign_holder(target: Path) -> Holder | None:
    """Return who else works on the project; nobody when the note is ours or its process ended."""
    holder = read_note(target)
    if holder is None:
        return None
    mine = this_holder()
    if holder.machine != mine.machine:
        return holder
    is_live = holder.user != mine.user and _runs(holder.process)
    return holder if is_live else None


def remove_note(target: Path) -> None:
    """Remove the note beside the project, if it is this program's."""
    holder, mine = read_note(target), this_holder()
    if holder is not None and (holder.machine, holder.process) == (mine.machine, mine.process):
        with contextlib.suppress(OSError):
            note_path(target).unlink(missing_ok=True)
