"""Looking at attached files: private copies for other programs, removed at the end."""

import shutil
import stat
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.texts import N_
from rai_desktop.services.attaching import attached_bytes, safe_file_name
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.session import Session


class ViewedCopies:
    """Copies of attached files that other programs show; nothing in them is kept."""

    def __init__(self, session: Session, project: OpenProject) -> None:
        self._session = session
        self._project = project
        self._folder: Path | None = None

    def copy_of(self, evidence: Evidence) -> Path:
        """Return a read-only copy of an attached file, in a private folder.

        Raises:
            UserError: the project does not have the file.
            SurroundingsError: the copy cannot be written.
        """
        data = attached_bytes(self._project, evidence)
        try:
            if self._folder is None:
                self._folder = self._session.viewing_folder()
            inside = self._folder / evidence.sha256[:16]
            path = inside / safe_file_name(evidence.file_name)
            inside.mkdir(exist_ok=True, mode=0o700)
            if not path.exists() or path.read_bytes() != data:
                path.unlink(missing_ok=True)
                path.write_bytes(data)
                path.chmod(stat.S_IRUSR)
        except OSError:
            raise SurroundingsError(
                N_("There is no room for a copy of the file. Make room and try again.")
            ) from None
        return path

    def remove_all(self) -> None:
        """Remove all copies; one that a program still holds stays until a later start."""
        if self._folder is not None:
            for path in self._folder.rglob("*"):
                if path.is_file():
                    path.chmod(stat.S_IRUSR | stat.S_IWUSR)  # Windows keeps what is read-only
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def save_as(project: OpenProject, evidence: Evidence, target: Path) -> None:
    """Write an attached file to ``target``, whole or not at all.

    Raises:
        UserError: the project does not have the file.
        SurroundingsError: the place cannot be written.
    """
    data = attached_bytes(project, evidence)
    part = target.with_name(f".{target.name}.part")
    try:
        part.write_bytes(data)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise SurroundingsError(
            N_("{name} cannot be written there. Choose another place."), name=target.name
        ) from None
