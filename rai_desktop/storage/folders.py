"""Where the program keeps things for this person."""

from dataclasses import dataclass, field
from pathlib import Path

BACKUP_MINUTES = 30


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
    """Folders of this person: working copies (state), backups and settings (data)."""

    state: Path
    data: Path
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


def default_folders() -> Folders:
    """Return the folders that the system provides for this person."""
    from platformdirs import user_data_path, user_state_path

    name = "rai-desktop"
    return Folders(
        state=user_state_path(name, appauthor=False), data=user_data_path(name, appauthor=False)
    )
