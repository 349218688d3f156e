"""Projects for tests: private folders, a steady clock, and what can be seen in a project."""

import itertools
import json
import sqlite3
import tempfile
import uuid
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from rai_desktop.domain.canonical import to_plain
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.domain.records import add_to_root, root_text
from rai_desktop.services.linking import link_entries
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import new_project, open_project
from rai_desktop.storage.verification import verify_file
from rai_desktop.storage.workplace import Workplace

PROJECT = Uid("6f1a3c52-7d0e-4b7a-9a59-0d5d6c1e2f30")


class SteadyClock:
    """A clock that goes on by a minute at each look, so that edits are not joined."""

    def __init__(self, start: datetime = datetime(2026, 3, 1, 8, tzinfo=UTC)) -> None:
        self._moment = start

    def today(self) -> date:
        return self._moment.date()

    def now(self) -> datetime:
        self._moment += timedelta(minutes=1)
        return self._moment


class SteadyUids:
    """Identities that are the same in every run."""

    def __init__(self, seed: str = "") -> None:
        self._seed = seed
        self._numbers = itertools.count()

    def new_uid(self) -> Uid:
        return Uid(str(uuid.uuid5(uuid.UUID(PROJECT), f"{self._seed}{next(self._numbers)}")))

    def new_salt(self) -> str:
        return self.new_uid().replace("-", "")


def private_folders(base: Path) -> Folders:
    return Folders(state=base / "state", data=base / "data")


def project_on(store, seed: str = "") -> OpenProject:
    return OpenProject(store, SteadyClock(), SteadyUids(seed))


def made(base: Path, name: str = "inventory.rai", *, folders: Folders | None = None) -> OpenProject:
    """Return a new project with an organisation, open."""
    store = new_project(
        base / name, folders or private_folders(base), PROJECT, new_salt=SteadyUids("s").new_salt
    )
    project = project_on(store)
    project.add(EntityKind.ORGANISATION, {"name": "Beispiel GmbH", "staff": 40})
    return project


def filled(base: Path, name: str = "inventory.rai") -> OpenProject:
    """Return a new project with some entries of several kinds, open."""
    project = made(base, name)
    owner = project.add(EntityKind.PERSON, {"name": "Leitung IT", "email": "it@example.org"})
    system = project.add(
        EntityKind.SYSTEM,
        {
            "name": "Bewerbungen sortieren",
            "purpose": "Ordnet Bewerbungen\nnach Eignung.",
            "owner": owner,
            "status": "in_use",
            "in_use_since": date(2025, 9, 1),
            "user_count": 12,
        },
    )
    risk = project.add(EntityKind.RISK, {"title": "Benachteiligung", "current_likelihood": 3})
    link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    project.edit(system, {"name": "Bewerbungen vorsortieren"})
    return project


def closed(base: Path, name: str = "inventory.rai") -> Path:
    """Return the path of a filled project, closed."""
    project = filled(base, name)
    project.store.close()
    return project.store.path


def opened(path: Path, folders: Folders | None = None, **options: object) -> OpenProject:
    return project_on(
        open_project(path, folders or private_folders(path.parent), **options), seed="again"
    )


def add_system(project: OpenProject, name: str) -> Uid:
    return project.add(EntityKind.SYSTEM, {"name": name})


def seen(project: OpenProject) -> dict[str, dict[str, object]]:
    """Return every entity with every value in JSON form, deleted ones too."""
    found = {}
    for kind in KINDS:
        for uid, entity in project.store.entities(kind).items():
            values = {s.key: to_plain(value_of(entity, s.key)) for s in KINDS[kind].fields}
            found[uid] = {"kind": str(kind), **values, **project.store.extra_values(uid)}
    return found


def visible(project: OpenProject) -> dict[str, dict[str, object]]:
    """Return what is not deleted."""
    return {uid: values for uid, values in seen(project).items() if not values["deleted"]}


def names(project: OpenProject) -> list[str]:
    return [system.name for system in project.entities(EntityKind.SYSTEM)]


@contextmanager
def changed_by_hand(path: Path):
    """Give a connection to change a file behind the program's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection
    assert not path.with_name(path.name + "-journal").exists()


def findings(path: Path, *, deep: bool = True) -> list[str]:
    return [str(finding) for finding in verify_file(path, deep=deep).findings]


def root_of_rows(path: Path) -> str:
    """Return the sum of the stored row digests."""
    with closing(sqlite3.connect(path)) as connection:
        rows = [
            digest
            for kind in KINDS
            for (digest,) in connection.execute(f'SELECT digest FROM "{kind}"')  # noqa: S608
        ]
    return root_text(add_to_root(0, added=rows))


def meta(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT key, value FROM meta"))


def as_json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def names_in(path: Path, folders: Folders | None = None) -> list[str]:
    """Return the names of the systems in a project that is not open."""
    project = opened(path, folders, read_only=True)
    try:
        return names(project)
    finally:
        project.store.close()


def crash(project: OpenProject) -> None:
    """Leave everything as a killed program does, and let go of the lock as the system does."""
    project.store._database.close()
    project.store._workplace._lock.release()


def workplace_of(path: Path) -> Workplace:
    return Workplace(path, private_folders(path.parent))


@cache
def _foreign_bytes() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return closed(Path(folder)).read_bytes()


def foreign(base: Path, name: str = "inventory.rai") -> Path:
    """Return the path of a filled project that was made elsewhere; quicker than ``closed``."""
    path = base / name
    path.write_bytes(_foreign_bytes())
    return path
