"""Made-up projects on disk: made once, kept in a temporary folder, worked on in copies."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks.content import PROJECT, Company, SteadyClock, SteadyUids
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.codes import Action
from rai_desktop.services.creating import begin_project
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.files import sha256_of_file
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import new_project, open_project
from rai_desktop.storage.schema import FORMAT_VERSION, schema_statements
from rai_desktop.storage.workplace import Workplace

IN_ONE_STEP = 200
"""Systems that one step of the made-up history adds."""

_MADE_BY = ("content.py", "texts.py", "projects.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one group of measurements works: projects kept between runs, and a private folder."""

    kept: Path
    private: Path
    repeat: int

    def project(self, size: int) -> Path:
        """Return a project of ``size`` systems that nobody may change; made when missing."""
        target = self.kept / f"{size}-{_version()}.rai"
        if not target.exists():
            self.kept.mkdir(parents=True, exist_ok=True, mode=0o700)
            for old in self.kept.glob(f"{size}-*.rai"):
                old.unlink()
            made = self.private / "made.rai"
            make_project(made, size, self.folders("making"))
            shutil.copyfile(made, target.with_suffix(".part"))
            target.with_suffix(".part").replace(target)
            made.unlink()
        return target

    def folders(self, name: str) -> Folders:
        """Return private folders for the program."""
        return Folders(state=self.private / name / "state", data=self.private / name / "data")

    def copy(self, size: int, folders: Folders, where: Path | None = None) -> Path:
        """Return a copy of the project that opens the short way with ``folders``."""
        target = (where or self.private) / f"{size}.rai"
        shutil.copyfile(self.project(size), target)
        know_as_published(target, folders)
        return target

    @contextmanager
    def opened(self, size: int, name: str, where: Path | None = None) -> Iterator[OpenProject]:
        """Give a copy of the project, open for changes; whatever was done to it is dropped."""
        base = where or self.private
        folders = Folders(state=base / name / "state", data=base / name / "data")
        store = open_project(self.copy(size, folders, where), folders)
        try:
            yield open_again(store)
        finally:
            store.abandon()


def open_again(store: object) -> OpenProject:
    """Return an open store as use cases see it, with steady time and identities."""
    return OpenProject(store, SteadyClock(), SteadyUids(1))  # type: ignore[arg-type]


def know_as_published(target: Path, folders: Folders) -> None:
    """Let ``target`` be the file that this computer published last."""
    workplace = Workplace(target.resolve(), folders)
    workplace.enter()
    workplace.remember(
        target=str(target), published=sha256_of_file(target), head=_newest_step(target)
    )
    workplace.release(clean=True)


def _newest_step(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        (head,) = connection.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
    return str(head)


def make_project(target: Path, size: int, folders: Folders) -> None:
    """Write a project of ``size`` systems to ``target``, with the same content every time."""
    uids = SteadyUids(size)
    store = new_project(target, folders, PROJECT, new_salt=uids.new_salt)
    project = OpenProject(store, SteadyClock(), uids)
    company = Company(size, Content())
    settings, common = company.beginning()
    project.commit(Action.NEW_PROJECT, settings, undoable=False)
    for start in range(0, size, IN_ONE_STEP):
        places = range(start, min(start + IN_ONE_STEP, size))
        project.commit(Action.IMPORT, company.part(places, common), undoable=False)
    store.close()


def make_empty_project(target: Path, folders: Folders) -> None:
    """Write a project of a company that has not entered anything yet."""
    store = new_project(target, folders, PROJECT)
    project = OpenProject(store, SteadyClock(), SteadyUids())
    begin_project(project, Content(), {"name": "Beispiel GmbH"})
    store.close()


def _version() -> str:
    """Return a short mark that changes with the made-up content and the format of the file."""
    digest = sha256(f"{FORMAT_VERSION}\n{schema_statements()}".encode())
    for name in _MADE_BY:
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()[:12]
