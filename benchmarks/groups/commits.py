"""Committing one edit, which must not depend on how large the project is."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, Growth
from benchmarks.projects import Place
from benchmarks.timing import Runs, alone, side_by_side
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.linking import link_entries
from rai_desktop.services.project import OpenProject

GROUP = "commit"
MOST = 20.0
RAW = "sqlite3 updates one row, fsync as well"
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder in it is made for this run


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the times of single edits, alone and after a change of all systems."""
    yield _fsync(size, place)
    with place.opened(size, "commit") as project, _raw_file(size, place) as raw:
        for kind in KINDS:
            project.store.entities(kind)
        yield _figure(size, "first edit after opening", (alone(1, _edits(project)), None))
        runs = side_by_side(5 * place.repeat, _edits(project), raw)
        yield _figure(size, "edit of one field", (runs[0], runs[1]), Growth.CONSTANT)
        yield _figure(size, "undo of one edit", (alone(place.repeat, project.undo), None))
        yield _figure(size, "new risk, linked", (alone(place.repeat, _additions(project)), None))
        systems = [entity.uid for entity in project.entities(EntityKind.SYSTEM)]
        project.edit_many(systems, {"department": "Alle"})
        runs = side_by_side(place.repeat, _edits(project), raw)
        yield _figure(size, "edit of one field after a change of all", (runs[0], runs[1]))
    with _memory_disk(size, place) as folder:
        if folder is not None:
            with place.opened(size, "memory", folder) as project:
                project.entities(EntityKind.SYSTEM)
                work = _edits(project)
                work()
                runs = [alone(5 * place.repeat, work)]
                yield _figure(size, "edit of one field on a memory disk, no fsync", (runs[0], None))


def _edits(project: OpenProject) -> Callable[[], object]:
    """Return work that edits the name of another system each time."""
    systems = [entity.uid for entity in project.entities(EntityKind.SYSTEM)]
    numbers = count()

    def work() -> object:
        number = next(numbers)
        return project.edit(systems[number % len(systems)], {"name": f"Anders {number}"})

    return work


def _additions(project: OpenProject) -> Callable[[], object]:
    system = project.entities(EntityKind.SYSTEM)[0].uid

    def work() -> object:
        risk = project.add(EntityKind.RISK, {"title": "Neues Risiko"})
        link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
        return project.links.seconds(LinkRole.SYSTEM_RISK, system)

    return work


@contextmanager
def _raw_file(size: int, place: Place) -> Iterator[Callable[[], object]]:
    """Give the barest edit of the same file: one row, one transaction, on the disk for good."""
    path = place.private / "raw.rai"
    shutil.copyfile(place.project(size), path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=FULL")
        uids = [uid for (uid,) in connection.execute("SELECT uid FROM system")]
        numbers = count()

        def work() -> object:
            number = next(numbers)
            row = (f"Anders {number}", uids[number % len(uids)])
            return connection.execute("UPDATE system SET name = ? WHERE uid = ?", row)

        yield work
    path.unlink()


@contextmanager
def _memory_disk(size: int, place: Place) -> Iterator[Path | None]:
    """Give a folder in memory with room for copies of the project, or ``None``."""
    if _has_room(5 * place.project(size).stat().st_size):
        with TemporaryDirectory(dir=MEMORY_DISK) as folder:
            yield Path(folder)
    else:
        yield None


def _has_room(needed: int) -> bool:
    if not MEMORY_DISK.is_dir() or not os.access(MEMORY_DISK, os.W_OK):
        return False
    return shutil.disk_usage(MEMORY_DISK).free > needed


def _fsync(size: int, place: Place) -> Figure:
    """Return what the disk takes to keep four kilobytes for good."""
    page = bytes(4096)

    def work() -> None:
        with (place.private / "fsync").open("wb") as file:
            file.write(page)
            file.flush()
            os.fsync(file.fileno())

    runs = alone(5 * place.repeat, work)
    name = "fsync of a small file in the same folder (for comparison)"
    return Figure(group=GROUP, name=name, size=size, value=runs.median, runs=runs.all)


def _figure(
    size: int, name: str, runs: tuple[Runs, Runs | None], growth: Growth = Growth.ANY
) -> Figure:
    ours, floor = runs
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=ours.median,
        floor=floor.median if floor else None,
        floor_name=RAW if floor else "",
        most=MOST,
        growth=growth,
        runs=ours.all,
        floor_runs=floor.all if floor else (),
    )
