"""Where the program keeps things for this person."""

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

BACKUP_MINUTES = 30
PORTABLE_MARK = "rai-desktop-portable"
"""The name of a file beside the program that makes it keep everything there."""
PORTABLE_FOLDER = "rai-desktop-files"


@dataclass(slots=True, kw_only=True)
class BackupChoice:
    """Where this person wants backups and how often; it may change while projects are open.

    Backups in ``former`` folders stay there and are still found.
    """

    folder: Path | None = None
    former: tuple[Path, ...] = ()
    minutes: int = BACKUP_MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Folders of this person: working copies (state), backups and settings (data).

    ``portable`` is the folder beside the program that holds all of it in portable mode.
    """

    state: Path
    data: Path
    portable: Path | None = None
    choice: BackupChoice = field(default_factory=BackupChoice, compare=False)

    @property
    def own_backups(self) -> Path:
        """Where backups are kept when nothing else is chosen, or the chosen folder is away."""
        return self.data / "backups"

    @property
    def all_backups(self) -> tuple[Path, ...]:
        """Every folder that may hold backups, first the one for new ones."""
        chosen = (self.choice.folder, self.own_backups, *self.choice.former)
        return tuple(dict.fromkeys(folder for folder in chosen if folder is not None))

    @property
    def snapshots(self) -> Path:
        """Where the window puts snapshots for jobs; what lies here is our own."""
        return self.state / "snapshots"


def default_folders(program: Path | None = None) -> Folders:
    """Return the folders that the system provides for this person.

    In portable mode they lie beside the program, whose folder is ``program``.
    """
    beside = program or program_folder()
    if os.path.exists(beside / PORTABLE_MARK):  # noqa: PTH110 - never fails for want of rights
        own = beside / PORTABLE_FOLDER
        return Folders(state=own / "state", data=own / "data", portable=own)
    from platformdirs import user_data_path, user_state_path

    name = "rai-desktop"
    return Folders(
        state=user_state_path(name, appauthor=False), data=user_data_path(name, appauthor=False)
    )


def program_folder() -> Path:
    """Return the folder that the program lies in; for a bundle of macOS the one around it."""
    if not getattr(sys, "frozen", False):
        return Path(__file__).resolve().parents[2]
    program = Path(sys.executable).resolve()
    bundles = [folder for folder in program.parents if folder.suffix == ".app"]
    return (bundles[-1] if bundles else program).parent
