"""The workplace of a project: its working copy, lock, published state and backups."""

import contextlib
import json
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Notice
from rai_desktop.storage import locks
from rai_desktop.storage.backups import backup_path, thin_out
from rai_desktop.storage.database import Database, storage_errors
from rai_desktop.storage.files import (
    flush_to_disk,
    part_beside,
    remove_parts,
    replace_for_good,
    sha256_of_file,
    write_text_for_good,
)
from rai_desktop.storage.folders import Folders


class TargetChangedError(SurroundingsError):
    """Somebody else changed the file at the user's place; it is not overwritten."""


class Workplace:
    """Where one project is worked on; one for each place of a project and person."""

    def __init__(self, target: Path, folders: Folders) -> None:
        self.target = target
        self.read_only = False
        self.notices: list[Notice] = []
        key = sha256(str(target).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._folder = folders.state / "projects" / key
        self._backups = folders.data / "backups" / key
        self._lock = locks.SystemLock(self._folder / "lock")
        self._state: dict[str, str] = {}

    # lock and state --------------------------------------------------------------

    def enter(self) -> bool:
        """Take the project; ``False`` when somebody else works on it."""
        with storage_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self._lock.acquire() or locks.foreign_holder(self.target):
                self._lock.release()
                return False
        self._read_state()
        locks.write_note(self.target)
        remove_parts(self.target.parent, self.target.name)
        return True

    def watch(self) -> None:
        """Use a private copy for reading only, beside the one that somebody works on."""
        with storage_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._read_state()
        self.read_only = True
        self._viewed = self._folder / f"view-{secrets.token_hex(4)}.rai"

    @property
    def work(self) -> Path:
        """The working copy."""
        return self._viewed if self.read_only else self._folder / "work.rai"

    @property
    def copy_id(self) -> str:
        """What this copy is called among the copies of the project."""
        return self._state.get("copy", "")

    @property
    def published_sha(self) -> str:
        """SHA-256 of the file as this computer last published it; empty when it never did."""
        return self._state.get("published", "")

    @property
    def published_head(self) -> str:
        """The newest step in the file as last published."""
        return self._state.get("head", "")

    def holder(self) -> locks.Holder | None:
        """Return who works on the project elsewhere, when that is known."""
        return locks.foreign_holder(self.target)

    def remember(self, **facts: str) -> None:
        """Keep facts about this workplace; they survive a crash."""
        self._state |= facts
        if not self.read_only:
            with storage_errors(self._folder):
                write_text_for_good(self._folder / "state.json", json.dumps(self._state))

    def release(self, *, clean: bool) -> None:
        """Let go of the project; a working copy with nothing unpublished is removed."""
        if clean or self.read_only:
            self.drop_work()
        if not self.read_only:
            locks.remove_note(self.target)
        self._lock.release()

    def drop_work(self) -> None:
        """Remove the working copy."""
        with contextlib.suppress(OSError):
            self.work.unlink(missing_ok=True)
            self.work.with_name(self.work.name + "-journal").unlink(missing_ok=True)

    def _read_state(self) -> None:
        try:
            state = json.loads((self._folder / "state.json").read_text("utf-8"))
            self._state = {str(key): str(value) for key, value in state.items()}
        except (OSError, ValueError, AttributeError):
            self._state = {}
        self._state.setdefault("copy", secrets.token_hex(8))

    # writing whole files -----------------------------------------------------------

    def publish(self, database: Database, head: Callable[[], str]) -> datetime:
        """Write the file at the user's place, whole, and return when.

        Raises:
            TargetChangedError: the file there is not the one last published here.
            SurroundingsError: the place cannot be written.
        """
        with (
            self._frozen(database, head) as (frozen, published_head),
            storage_errors(self.target),
            part_beside(self.target) as part,
        ):
            _compact(frozen, part)
            digest = sha256_of_file(part)
            self._check_target()
            replace_for_good(part, self.target)
        self.remember(published=digest, head=published_head)
        return datetime.now(UTC)

    def write_copy(self, database: Database, target: Path) -> None:
        """Write a compact copy of the working copy to another place."""
        with (
            self._frozen(database, str) as (frozen, _),
            storage_errors(target),
            part_beside(target) as part,
        ):
            _compact(frozen, part)
            replace_for_good(part, target)

    def back_up(self, database: Database, reason: str) -> Path:
        """Keep a dated copy in the backup folder and thin out old ones."""
        with storage_errors(self._backups):
            self._backups.mkdir(parents=True, exist_ok=True, mode=0o700)
            now = datetime.now(UTC)
            path = backup_path(self._backups, self.target.stem, reason, now)
            self.write_copy(database, path)
            thin_out(self._backups, now)
        return path

    def keep_aside(self, reason: str) -> Path:
        """Move the working copy into the backups, as it does not fit the file any more."""
        with storage_errors(self._backups):
            self._backups.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = backup_path(self._backups, self.target.stem, reason, datetime.now(UTC))
            shutil.copyfile(self.work, path)
            self.drop_work()
        return path

    def backups(self) -> list[Path]:
        """Return the backups of this project, newest first."""
        return sorted(self._backups.glob("*.rai"), reverse=True)

    def _check_target(self) -> None:
        if not self.target.exists():
            return
        if not self.published_sha or sha256_of_file(self.target) != self.published_sha:
            raise TargetChangedError(
                N_(
                    "{path} was changed by someone else since it was opened. Nothing was "
                    "overwritten. Save your work under another name."
                ),
                path=self.target,
            )

    @contextlib.contextmanager
    def _frozen(self, database: Database, head: Callable[[], str]) -> Iterator[tuple[Path, str]]:
        """Yield a copy of the working copy, made between two commits, and its newest step."""
        frozen = self.work.with_name(f"publish-{secrets.token_hex(4)}.rai")
        try:
            with database.lock, storage_errors(frozen):
                shutil.copyfile(database.path, frozen)
                newest = head()
            yield frozen, newest
        finally:
            with contextlib.suppress(OSError):
                frozen.unlink(missing_ok=True)


def _compact(source: Path, target: Path) -> None:
    """Write ``source`` to ``target`` without gaps and remains, checked and flushed."""
    connection = sqlite3.connect(source, isolation_level=None)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
    check = sqlite3.connect(f"file:{_quoted(target)}?mode=ro", uri=True)
    try:
        (answer,) = check.execute("PRAGMA quick_check(1)").fetchone()
    finally:
        check.close()
    if answer != "ok":
        raise SurroundingsError(
            N_("{path} could not be written without faults. Choose another place."), path=target
        )
    flush_to_disk(target)


def _quoted(path: Path) -> str:
    return quote(str(path))
