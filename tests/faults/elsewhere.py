"""Others change, replace, rename or remove the file or its folder while somebody works on it."""

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.publishing import TargetChangedError
from tests.faults.block import Block, Case
from tests.storage.building import (
    add_system,
    closed,
    crash,
    findings,
    names,
    names_in,
    opened,
    private_folders,
)


@dataclass
class Watched:
    """A project, a copy of it with an edit of others, and what is copied for each case."""

    folder: Path
    base: Path
    theirs: bytes


def prepare(folder: Path) -> Watched:
    base = folder / "base"
    base.mkdir()
    path = closed(base)
    other = folder / "other"
    other.mkdir()
    (other / path.name).write_bytes(path.read_bytes())
    project = opened(other / path.name)
    add_system(project, "von anderen")
    project.store.close()
    return Watched(folder, base, (other / path.name).read_bytes())


Meddle = Callable[[Path, bytes, random.Random], None]


def written(path: Path, theirs: bytes, _: random.Random) -> None:
    path.write_bytes(theirs)


def replaced(path: Path, theirs: bytes, _: random.Random) -> None:
    part = path.with_name("theirs")
    part.write_bytes(theirs)
    part.replace(path)


def cut(path: Path, theirs: bytes, chance: random.Random) -> None:
    path.write_bytes(theirs[: chance.randrange(len(theirs))])


def removed(path: Path, _: bytes, __: random.Random) -> None:
    path.unlink(missing_ok=True)


def renamed(path: Path, _: bytes, __: random.Random) -> None:
    if path.exists():
        path.rename(path.with_name("umbenannt.rai"))


def folder_in_its_place(path: Path, _: bytes, __: random.Random) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def touched(path: Path, _: bytes, __: random.Random) -> None:
    if path.is_file():
        path.write_bytes(path.read_bytes())


def folder_moved(path: Path, _: bytes, __: random.Random) -> None:
    path.parent.rename(path.parent.with_name("verschoben"))


MEDDLINGS: tuple[Meddle, ...] = (
    *(written, replaced, cut, removed, renamed, folder_in_its_place, touched, folder_moved),
)
KEPT: tuple[Meddle, ...] = (written, replaced, cut, folder_in_its_place)
"""Those after which something of others lies at the place."""


def judge(state: Watched, case: Case) -> str:
    """What others put there is never overwritten, and no edit of ours is lost."""
    meddle = MEDDLINGS[case.number % len(MEDDLINGS)]
    base = state.folder / "case"
    shutil.rmtree(base, ignore_errors=True)
    (base / "here").mkdir(parents=True)
    path = Path(shutil.copy(state.base / "inventory.rai", base / "here"))
    folders = private_folders(base)
    project = opened(path, folders)
    at, edits = case.chance.randrange(4), 4
    theirs = None
    for number in range(edits):
        if number == at:
            meddle(path, state.theirs, case.chance)
            theirs = path.read_bytes() if meddle in KEPT and path.is_file() else None
        add_system(project, f"eigene {number}")
        if case.chance.random() < 0.6:
            _published(project.store.publish)
    own = names(project)
    if case.chance.random() < 0.3:
        crash(project)
    else:
        _published(project.store.close)
    if theirs is not None and path.read_bytes() != theirs:
        return f"{meddle.__name__}: what others wrote was overwritten"
    return _lost(base, path, folders, own, meddle)


def _published(act: Callable[[], object]) -> None:
    with suppress(TargetChangedError, SurroundingsError):
        act()


def _lost(base: Path, path: Path, folders: Folders, own: list[str], meddle: Meddle) -> str:
    """Return whether some edit of ours is in no file any more."""
    moved = base / "verschoben"
    if moved.exists():
        moved.rename(base / "here")
    if path.is_dir():
        path.rmdir()
    try:
        project = opened(path, folders)
    except Exception as error:
        kept = kept_copies(path, folders)
        if any(names_in(copy, private_folders(base / "look")) == own for copy in kept):
            return ""
        return f"{meddle.__name__}: {error}"
    found = names(project)
    project.store.close()
    if path.is_file() and meddle is not cut and (broken := findings(path)):
        return f"{meddle.__name__}: {broken}"
    copies = kept_copies(path, folders)
    places = [found, *(names_in(copy, private_folders(base / "look")) for copy in copies)]
    if meddle is renamed and (base / "here" / "umbenannt.rai").exists():
        places.append(names_in(base / "here" / "umbenannt.rai", private_folders(base / "look")))
    lost = [name for name in own if not any(name in place for place in places)]
    return f"{meddle.__name__}: lost {lost}" if lost else ""


def kept_copies(path: Path, folders: Folders) -> list[Path]:
    """Return the copies that the program keeps of a project."""
    from rai_desktop.storage.workplace import Workplace

    return [backup.path for backup in Workplace(path, folders).backups()]


ELSEWHERE = Block(
    name="changed-elsewhere",
    tests="T16",
    what="file or folder changed by others while it is open",
    number=300,
    few=16,
    prepare=prepare,
    judge=judge,
)
