"""The workplace of a project: its working copy, its lock, and what was published last."""

import contextlib
import json
import os
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Notice
from rai_desktop.storage import locks
from rai_desktop.storage.backups import RECOVERED, Backup, backup_path, backups_in, thin_out
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.files import (
    PART_MARK,
    copy_for_good,
    journal_of,
    remove_parts,
    remove_quietly,
    write_text_for_good,
)
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.known_heads import KnownHeads
from rai_desktop.storage.system_lock import SystemLock

_FOLDER_AWAY = N_(
    "The folder {folder} for earlier states cannot be used at the moment. Until then they are "
    "kept in {own}."
)
REQUEST = "request-"
"""Beginning of the name of a file by which a second start asks for the window."""


class Workplace:
    """Where one project is worked on; one for each place of a project and person."""

    def __init__(self, target: Path, folders: Folders) -> None:
        self.target = target
        self.read_only = False
        self.notices: list[Notice] = []
        key = sha256(str(target).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self.folder = folders.state / "projects" / key
        self._folders, self._key = folders, key
        self.work = self.folder / "work.rai"
        """The working copy."""
        self.known = KnownHeads(folders.state / "known")
        """The states of projects that this computer saw."""
        self._lock = SystemLock(self.folder / "lock")
        self._state: dict[str, str] = {}

    # lock ------------------------------------------------------------------------

    def enter(self) -> bool:
        """Take the project; ``False`` when somebody else works on it."""
        with storage_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not self._lock.acquire():
                return False
            if locks.claim(self.target):
                self._lock.release()
                return False
        self._read_state()
        self._sweep()
        return True

    def watch(self) -> None:
        """Use a private copy for reading only, beside the one that somebody works on."""
        view = self.folder / f"view-{secrets.token_hex(4)}"
        self._sweep_views()
        with storage_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = SystemLock(view.with_suffix(".lock"))
            self._lock.acquire()
        self.work = view.with_suffix(".rai")
        self.read_only = True
        self._read_state()

    def holder(self) -> locks.Holder | None:
        """Return who works on the project, as the note beside it says."""
        return locks.read_note(self.target)

    def is_locked(self) -> bool:
        """Return whether any process of this computer works on the project."""
        lock = SystemLock(self.folder / "lock")
        with contextlib.suppress(OSError):
            if not lock.acquire():
                return True
            lock.release()
        return False

    def take_requests(self) -> bool:
        """Take away the requests of second starts; tell whether there were any."""
        taken = False
        with contextlib.suppress(OSError):
            for request in self.folder.glob(f"{REQUEST}*"):
                request.unlink()
                taken = True
        return taken

    def release(self, *, clean: bool) -> None:
        """Let go of the project; a working copy with nothing unpublished is removed."""
        if not self._lock.is_held:
            return
        if clean or self.read_only:
            self.drop_work()
        if not self.read_only:
            locks.remove_note(self.target)
        self._lock.release()
        if self.read_only:
            remove_quietly(self.work.with_suffix(".lock"))

    def _sweep(self) -> None:
        """Remove what killed runs left behind."""
        remove_parts(self.target.parent, self.target.name)
        for pattern in ("publish-*", "fresh-*", f"{REQUEST}*", f".*{PART_MARK}"):
            remove_quietly(*self.folder.glob(pattern))
        remove_quietly(*self.backup_folder.glob(f".*{PART_MARK}"))
        self._sweep_views()

    def _sweep_views(self) -> None:
        """Remove what killed readers left behind, of backups and snapshots, too."""
        for lock_path in self.folder.parent.glob("*/view-*.lock"):
            lock = SystemLock(lock_path)
            with contextlib.suppress(OSError):  # gone meanwhile, or of somebody else
                if lock.acquire():
                    lock.release()
                    remove_quietly(*lock_path.parent.glob(f"{lock_path.stem}*.rai*"), lock_path)

    # state -----------------------------------------------------------------------

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

    @property
    def has_published(self) -> bool:
        """Whether the file may be one that this computer wrote."""
        return bool(self.published_sha or self._state.get("next"))

    def is_used_for(self, project: str) -> bool:
        """Return whether this computer wrote or worked on the project at this place."""
        if not self._state:
            self._read_state()
        is_used = self.has_published or self.work.exists()
        return is_used and self._state.get("project", project) == project

    @property
    def backed_up_sha(self) -> str:
        """SHA-256 of the file as it was last copied to the backups."""
        return self._state.get("backed_up", "")

    @property
    def is_there(self) -> bool:
        """Whether there is a file at the user's place, and the place can be looked at."""
        with contextlib.suppress(OSError):
            return self.target.exists()
        return False

    @property
    def is_taken_away(self) -> bool:
        """Whether somebody removed the file but not its folder."""
        with contextlib.suppress(OSError):
            return not self.target.exists() and self.target.parent.is_dir()
        return False

    def remember(self, **facts: str) -> None:
        """Keep facts about this workplace; they survive a crash."""
        self._state |= facts
        if not self.read_only:
            with storage_errors(self.folder):
                write_text_for_good(self.folder / "state.json", json.dumps(self._state))

    def intend(self, digest: str, head: str) -> None:
        """Keep what is about to be published, in case that the program is killed meanwhile."""
        self.remember(next=digest, next_head=head)

    def settle(self, digest: str) -> None:
        """Take what was intended as published, if ``digest`` is what lies at the user's place."""
        if digest and digest == self._state.get("next"):
            head = self._state.get("next_head", "")
            self.remember(published=digest, head=head, next="", next_head="")

    def _read_state(self) -> None:
        try:
            state = json.loads((self.folder / "state.json").read_text("utf-8"))
            self._state = {str(key): str(value) for key, value in state.items()}
        except (OSError, ValueError, AttributeError):
            self._state = {}
        self._state.setdefault("copy", secrets.token_hex(8))

    # working copy ----------------------------------------------------------------

    def fresh(self) -> Path:
        """Return a new path for a file that ``install`` makes the working copy."""
        beginning = f"{self.work.stem}-" if self.read_only else ""
        return self.folder / f"{beginning}fresh-{secrets.token_hex(4)}.rai"

    def install(self, fresh: Path) -> None:
        """Make a whole file the working copy."""
        with storage_errors(self.folder):
            fresh.replace(self.work)

    def drop_work(self) -> None:
        """Remove the working copy."""
        remove_quietly(self.work, journal_of(self.work))

    # backups ---------------------------------------------------------------------

    @property
    def backup_folder(self) -> Path:
        """Where new backups of this project go: to the chosen folder, as long as it is there."""
        chosen = self._folders.choice.folder
        with contextlib.suppress(OSError):
            if chosen is not None and chosen.is_dir() and os.access(chosen, os.W_OK):
                return chosen / self._key
        return self._folders.own_backups / self._key

    @property
    def backup_pause(self) -> timedelta:
        """How long to work before the next backup."""
        return timedelta(minutes=self._folders.choice.minutes)

    def backups(self) -> list[Backup]:
        """Return the backups of this project, newest first, wherever they were kept."""
        found = [b for base in self._folders.all_backups for b in backups_in(base / self._key)]
        return sorted(found, key=lambda backup: backup.path.name, reverse=True)

    def new_backup(self, reason: str) -> Path:
        """Return the path of a new backup; its folder is there."""
        folder = self.backup_folder
        self._tell_missing(folder.parent)
        with storage_errors(folder):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            return backup_path(folder, self.target.stem, reason, datetime.now(UTC))

    def _tell_missing(self, used: Path) -> None:
        chosen = self._folders.choice.folder
        if chosen is not None and used != chosen:
            notice = Notice(text=_FOLDER_AWAY, values={"folder": chosen, "own": used})
            if notice not in self.notices:
                self.notices.append(notice)

    def thin_out(self) -> None:
        """Remove backups that need not be kept any longer."""
        with contextlib.suppress(OSError):
            thin_out(self.backup_folder, datetime.now(UTC))

    def back_up_file(self, reason: str, digest: str) -> None:
        """Keep a dated copy of the file at the user's place; ``digest`` is its SHA-256."""
        path = self.new_backup(reason)
        with storage_errors(path):
            copy_for_good(self.target, path)
        self.remember(backed_up=digest)
        self.thin_out()

    def keep_aside(self) -> Path:
        """Move the working copy to the backups, as it does not fit the file any more."""
        path = self.new_backup(RECOVERED)
        with storage_errors(path):
            copy_for_good(self.work, path)
        self.drop_work()
        return path
