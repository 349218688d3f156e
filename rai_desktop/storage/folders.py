"""Where the program keeps things for this person."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Folders of this person: working copies (state), backups and settings (data)."""

    state: Path
    data: Path

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
