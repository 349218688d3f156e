"""A disk that is full at any byte: saves, merges and exports fail as a whole, and work later."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.project import OpenProject
from tests.faults.block import Block, Case
from tests.faults.kills import not_whole
from tests.faults.kills_of_exports import job
from tests.storage.building import (
    add_system,
    closed,
    crash,
    findings,
    opened,
    private_folders,
    seen,
)
from tests.storage.copying import merged

LONG = "Länge " * 15_000
MOST = 600_000
ENDINGS = ("xlsx", "pdf", "csv", "json")


@contextmanager
def room(size: int) -> Iterator[None]:
    """Let files of this process grow to ``size`` bytes at most."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@dataclass
class Narrow:
    """A project that is copied for each case, another copy to merge, and whole exports."""

    folder: Path
    base: Path
    other: Path
    sizes: dict[str, int] = field(default_factory=dict)

    def fresh(self) -> OpenProject:
        place = self.folder / "case"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.base, place)
        return opened(place / "inventory.rai")


def prepare(folder: Path) -> Narrow:
    base, other = folder / "base", folder / "other"
    base.mkdir()
    path = closed(base)
    other.mkdir()
    project = opened(Path(shutil.copy(path, other)))
    project.add(EntityKind.SYSTEM, {"name": "von anderen", "notes": LONG})
    project.store.close()
    narrow = Narrow(folder, base, project.store.path)
    project = narrow.fresh()
    for ending in ENDINGS:
        target = folder / f"whole.{ending}"
        _run(project, target)
        narrow.sizes[ending] = target.stat().st_size
    project.store.abandon()
    shutil.rmtree(base)
    shutil.copytree(folder / "case", base)
    return narrow


def save(narrow: Narrow, size: int) -> str:
    """What was acknowledged is there, nothing is half-done, and saving works once there is room."""
    project = narrow.fresh()
    path, before, is_done = project.store.path, seen(project), False
    old = path.read_bytes()
    with room(size):
        try:
            project.add(EntityKind.SYSTEM, {"name": "mehr", "notes": LONG})
            is_done = True
            project.store.publish()
        except SurroundingsError as error:
            if str(path.parent) not in str(error):
                return f"names no file: {error}"
    after = seen(project)
    if (after != before) is not is_done:
        return "half-done, or an acknowledged edit is lost"
    if project.store.is_published and is_done and path.read_bytes() == old:
        return "said to be saved, and is not"
    crash(project)
    if findings(path):
        return "not whole"
    again = opened(path)
    found = seen(again)
    add_system(again, "danach")
    again.store.close()
    return not_whole(path) if found == after else "another state after the next start"


def merge(narrow: Narrow, size: int) -> str:
    """A merge is there as a whole or not at all, and works once there is room."""
    project = narrow.fresh()
    other = opened(narrow.other, private_folders(narrow.folder / "reader"), read_only=True)
    before = seen(project)
    try:
        with room(size):
            merged(project, other)
    except SurroundingsError:
        if seen(project) != before:
            return "half-merged"
    merged(project, other)
    is_there = any(e.name == "von anderen" for e in project.entities(EntityKind.SYSTEM))
    path = project.store.path
    other.store.close()
    project.store.close()
    return not_whole(path) if is_there else "what they did is not there"


def export(narrow: Narrow, size: int, ending: str) -> str:
    """The older file stays as it was, or the new one is complete; nothing is left over."""
    project = narrow.fresh()
    target = narrow.folder / "case" / "exports" / f"register.{ending}"
    target.parent.mkdir()
    target.write_bytes(b"older")
    try:
        with room(size):
            _run(project, target)
        is_written = True
    except SurroundingsError:
        is_written = False
        if target.read_bytes() != b"older":
            return "the older file was touched"
    written = target.read_bytes()
    _run(project, target)
    project.store.abandon()
    if is_written and written != target.read_bytes():
        return "the file was not complete"
    left = [found.name for found in target.parent.iterdir()]
    return "" if left == [target.name] else f"left: {left}"


def _run(project: OpenProject, target: Path) -> None:
    for _ in job(project, target):
        pass


def _exporting(ending: str) -> Callable[[Narrow, float], str]:
    return lambda narrow, share: export(narrow, round(narrow.sizes[ending] * share), ending)


ACTS: tuple[Callable[[Narrow, float], str], ...] = (
    lambda narrow, share: save(narrow, 4096 + round(MOST * share)),
    lambda narrow, share: merge(narrow, 4096 + round(MOST * share)),
    *map(_exporting, ENDINGS),
)
STEPS = 200


def judge(narrow: Narrow, case: Case) -> str:
    """Give room in steps from nothing to a little more than enough."""
    act, step = case.number % len(ACTS), case.number // len(ACTS)
    share = 1.1 * (step * 73 % STEPS) / STEPS  # in an order in which few steps reach far, too
    problem = ACTS[act](narrow, share)
    return f"act {act} with room for {share:.0%}: {problem}" if problem else ""


FULL = Block(
    name="disk-full",
    tests="T11",
    what="no room beyond so many bytes, while saving, merging, exporting",
    number=STEPS * len(ACTS),
    few=30,
    prepare=prepare,
    judge=judge,
)
