"""Where earlier states are kept and how often: chosen in the settings, in force at once."""

import contextlib
import secrets
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_
from rai_desktop.main.settings import FileSettings
from rai_desktop.storage.folders import BACKUP_MINUTES, Folders

FOLDER, EVERY, FORMER = "backup_folder", "backup_every", "backup_folders_before"
MOST_FORMER = 5
MOST_MINUTES = 24 * 60

_NOT_THERE = N_("The folder {folder} is not there. Choose another one.")
_NOT_WRITABLE = N_(
    "Nothing can be written into the folder {folder}. Choose another one, or ask for the rights. "
    "Earlier states are kept where they were."
)


class BackupPlace:
    """Meets ``ui.session.BackupPlace``."""

    def __init__(self, settings: FileSettings, folders: Folders) -> None:
        self._settings, self._folders = settings, folders

    @property
    def folder(self) -> Path:
        """Where earlier states are kept from now on."""
        return self._folders.choice.folder or self._folders.own_backups

    def choose(self, folder: Path | None) -> bool:
        """Keep earlier states in ``folder``, or where the program keeps them by itself.

        Return whether there are some that stay where they are.

        Raises:
            SurroundingsError: nothing can be written there.
        """
        before, own = self.folder, self._folders.own_backups
        wanted = folder or own
        if wanted != own:
            check_writable(wanted)
        choice = self._folders.choice
        former = (before, *choice.former) if before not in (wanted, own) else choice.former
        choice.former = tuple(dict.fromkeys(f for f in former if f != wanted))[:MOST_FORMER]
        choice.folder = wanted if wanted != own else None
        self._settings.set(FOLDER, str(choice.folder or ""))
        self._settings.set(FORMER, "\n".join(map(str, choice.former)))
        return before != wanted and _has_any(before)

    def set_minutes(self, minutes: int) -> None:
        """Keep a state after so many minutes of work."""
        self._folders.choice.minutes = _within_limits(minutes)
        self._settings.set(EVERY, str(minutes))


def take_choice(settings: FileSettings, folders: Folders) -> Folders:
    """Let what was chosen hold in ``folders``, and return them; what makes no sense is passed by.

    A chosen folder that is away stays chosen: it may be on a disk that comes back.
    """
    choice = folders.choice
    folder, minutes = settings.get(FOLDER), settings.get(EVERY)
    choice.folder = Path(folder) if folder and Path(folder).is_absolute() else None
    former = [Path(path) for path in settings.get(FORMER).splitlines()]
    choice.former = tuple(path for path in former if path.is_absolute())[:MOST_FORMER]
    choice.minutes = _within_limits(int(minutes)) if minutes.isdecimal() else BACKUP_MINUTES
    return folders


def check_writable(folder: Path) -> None:
    """Write something into a folder and remove it again.

    Raises:
        SurroundingsError: it cannot be done; the sentence says what to do.
    """
    try:
        if not folder.is_dir():
            raise SurroundingsError(_NOT_THERE, folder=folder)
        probe = folder / f".rai-desktop-{secrets.token_hex(4)}"
        probe.write_bytes(b"probe")
        probe.unlink()
    except OSError as error:
        raise SurroundingsError(_NOT_WRITABLE, folder=folder) from error


def _within_limits(minutes: int) -> int:
    return min(MOST_MINUTES, max(1, minutes))


def _has_any(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return any(folder.glob("*/*.rai"))
    return False
