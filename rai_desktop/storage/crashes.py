"""Marks and reports by which the next start learns that the program ended badly.

All of it lies in one private folder. Each window has a mark that it holds locked; a mark that
nobody holds was left by a window that did not end as it should. Beside it lie what Python wrote
when the process broke down, and a report where there was time for one. None of it names a project.
"""

import contextlib
import faulthandler
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from rai_desktop.storage.folders import Folders
from rai_desktop.storage.system_lock import SystemLock

MARK, DUMP, REPORT = ".open", ".dump", ".report"
OF_COMMAND = "command-"
MOST_OF_COMMANDS = 10
MOST_CHARACTERS = 200_000
"""More of a report or dump is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastCrash:
    """A window that ended badly: when it lived last, what it stored last, and what is known.

    ``is_closed`` tells that only the end itself went wrong, after everything was put away.
    """

    at: datetime
    edited: datetime | None
    report: str
    is_closed: bool


class CrashJournal:
    """The mark of this window, and what earlier ones left; never stands in the way."""

    def __init__(self, folders: Folders) -> None:
        self._folder = folders.state / "crashes"
        self._projects = folders.state / "projects"
        self._name = f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        self._lock = SystemLock(self._path(MARK))
        self._dump: IO[bytes] | None = None

    def begin(self, *, watch_process: bool = True) -> None:
        """Leave the mark; ``watch_process`` writes down where the process breaks down."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            _private(self._path(MARK)).close()
            self._lock.acquire()
            if watch_process:
                self._dump = _private(self._path(DUMP))
                faulthandler.enable(self._dump, all_threads=True)

    def write(self, report: str) -> Path | None:
        """Keep the report of this window, in place of an earlier one."""
        path = self._path(REPORT)
        return path if _written(path, report) else None

    def end(self, *, keep_report: bool = False) -> None:
        """Take the mark away: the window ended as it should; ``keep_report`` if nobody saw it."""
        self._let_go()
        _remove(self._path(DUMP), *(() if keep_report else (self._path(REPORT),)))
        if os.name != "nt":  # there nobody can remove what is held
            _remove(self._path(MARK))
        self._lock.release()
        _remove(self._path(MARK))

    def leave(self) -> None:
        """Let go of the mark but leave it: the next start tells what happened."""
        self._let_go()
        self._lock.release()

    def left_over(self) -> PastCrash | None:
        """Return the last window that ended badly, and forget all of them."""
        found = [self._past(name) for name in sorted(self._left())]
        return max((past for past in found if past), key=lambda past: past.at, default=None)

    def _let_go(self) -> None:
        if self._dump is not None:
            faulthandler.disable()
            self._dump.close()
            self._dump = None

    def _left(self) -> Iterator[str]:
        """Yield the names of windows that nobody has open any more and that left something."""
        with contextlib.suppress(OSError):
            names = {
                path.stem
                for path in self._folder.iterdir()
                if path.suffix in (MARK, DUMP, REPORT) and path.stem != self._name
            }
            for name in names:
                if not self._is_held(name):
                    yield name

    def _is_held(self, name: str) -> bool:
        mark = self._path(MARK, name)
        if not mark.exists():
            return False
        lock = SystemLock(mark)
        with contextlib.suppress(OSError):
            if not lock.acquire():
                return True
            lock.release()
        return False

    def _past(self, name: str) -> PastCrash | None:
        """Return what became of a window, and remove what tells of it."""
        mark, dump, report = (self._path(kind, name) for kind in (MARK, DUMP, REPORT))
        began = _moment(mark)
        edited = self._last_edit(began) if began else None
        moments = [began, edited, _moment(report), _moment(dump) if _read(dump) else None]
        past = PastCrash(
            at=max((moment for moment in moments if moment), default=datetime.now(UTC)),
            edited=edited,
            report="\n".join(filter(None, (_read(report), _told(_read(dump))))),
            is_closed=began is None,
        )
        _remove(report, dump, mark)
        return past if began or past.report else None

    def _last_edit(self, began: datetime) -> datetime | None:
        """Return when something was stored last in a project that nobody closed since."""
        moments = [_moment(work) for work in self._projects.glob("*/work.rai")]
        return max((m for m in moments if m is not None and m >= began), default=None)

    def _path(self, kind: str, name: str = "") -> Path:
        return self._folder / f"{name or self._name}{kind}"


def write_command_report(folders: Folders, report: str) -> Path | None:
    """Keep the report of a command and return where; only the newest ones stay."""
    folder = folders.state / "crashes"
    name = f"{OF_COMMAND}{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(4)}.txt"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _remove(*sorted(folder.glob(f"{OF_COMMAND}*.txt"))[: 1 - MOST_OF_COMMANDS])
        if _written(folder / name, report):
            return folder / name
    return None


def _private(path: Path) -> IO[bytes]:
    """Return a new file that only this person can read, open for writing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb", buffering=0)


def _written(path: Path, text: str) -> bool:
    try:
        with _private(path) as file:
            file.write(text.encode("utf-8", "replace"))
            os.fsync(file.fileno())
    except OSError:
        return False
    return True


def _read(path: Path) -> str:
    with contextlib.suppress(OSError), path.open(encoding="utf-8", errors="replace") as file:
        return file.read(MOST_CHARACTERS)
    return ""


def _told(dump: str) -> str:
    if not dump:
        return ""
    from rai_desktop.services.faults import report_of_dump

    return report_of_dump(dump)


def _moment(path: Path) -> datetime | None:
    with contextlib.suppress(OSError):
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return None


def _remove(*paths: Path) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
