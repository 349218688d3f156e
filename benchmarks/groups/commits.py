"""Committing one edit, which must not depend on how large the project is."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figures import Figure, Growth
from benchmarks.projects import Place
from benchmarks.timing import Runs, alone, side_by_side
from rai_desktop.domain.codes import CustomKind, LinkRole
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.bulk import bulk_edit
from rai_desktop.services.linking import link_entries
from rai_desktop.services.own_fields import OwnField, add_own_field
from rai_desktop.services.project import OpenProject

GROUP = "commit"
MOST = 20.0
AT_ONCE = 1000
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder in it is made for this run


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the times of single edits: on the disk, and without waiting for a disk."""
    yield _fsync(size, place)
    yield _on_disk(size, place)
    with quick_folder(size, place) as folder, place.opened(size, "commit", folder) as project:
        for kind in KINDS:
            project.store.entities(kind)
        edit = _edits(project, "einzeln")
        yield _figure(size, "first edit after opening", alone(1, edit))
        runs = alone(5 * place.repeat, edit)
        yield _figure(size, "edit of one field", runs, growth=Growth.CONSTANT)
        yield _figure(size, "undo of one edit", alone(place.repeat, project.undo))
        yield _figure(size, "new risk, linked", alone(place.repeat, _additions(project)))
        systems = [entity.uid for entity in project.entities(EntityKind.SYSTEM)]
        yield _bulk(project, systems[:AT_ONCE], size, place)
        project.edit_many(systems, {"department": "Alle"})
        after = alone(5 * place.repeat, _edits(project, "danach"))
        yield _figure(size, "edit of one field after a change of all systems", after)


def _on_disk(size: int, place: Place) -> Figure:
    """Return an edit that waits for the disk, against the barest one that does."""
    with place.opened(size, "disk") as project, _raw_file(size, place) as raw:
        project.entities(EntityKind.SYSTEM)
        ours, bare = side_by_side(5 * place.repeat, _edits(project, "Platte"), raw)
    return Figure(
        group=GROUP,
        name="edit of one field, waiting for the disk",
        size=size,
        value=ours.median,
        floor=bare.median,
        floor_name="sqlite3 updates one row and waits for the disk, too",
        runs=ours.all,
        floor_runs=bare.all,
    )


def _bulk(project: OpenProject, systems: list[Uid], size: int, place: Place) -> Figure:
    """Return the change of several fields of many systems at once, one of them a custom field."""
    field = OwnField(label="Standort der Daten", kind=CustomKind.CHOICE, options=("EU", "USA"))
    key = custom_key(add_own_field(project, EntityKind.SYSTEM, field))
    options = cycle(field.options)
    numbers = count()

    def work() -> object:
        wishes = {"department": f"Abteilung {next(numbers)}", key: next(options)}
        return bulk_edit(project, systems, wishes)

    runs = alone(min(5, place.repeat), work)
    return Figure(
        group=GROUP,
        name=f"change of up to {AT_ONCE} systems at once",
        size=size,
        value=runs.median,
        most=1000.0,
        runs=runs.all,
    )


def _edits(project: OpenProject, word: str) -> Callable[[], object]:
    """Return work that edits the name of another system each time."""
    systems = [entity.uid for entity in project.entities(EntityKind.SYSTEM)]
    numbers = count()

    def work() -> object:
        number = next(numbers)
        return project.edit(systems[number % len(systems)], {"name": f"{word} {number}"})

    return work


def _additions(project: OpenProject) -> Callable[[], object]:
    """Return work that adds a risk to a system and asks for the system's risks, as a form does."""
    system = project.entities(EntityKind.SYSTEM)[0].uid
    project.links.seconds(LinkRole.SYSTEM_RISK, system)

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
def quick_folder(size: int, place: Place) -> Iterator[Path]:
    """Give a folder on a disk in memory, where there is one: nothing waits there."""
    if _has_room(5 * place.project(size).stat().st_size):
        with TemporaryDirectory(dir=MEMORY_DISK) as folder:
            yield Path(folder)
    else:
        yield place.private


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
    name = "the disk alone: keeping 4 kB for good"
    return Figure(group=GROUP, name=name, size=size, value=runs.median, runs=runs.all)


def _figure(size: int, name: str, runs: Runs, growth: Growth = Growth.ANY) -> Figure:
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=runs.median,
        most=MOST,
        growth=growth,
        runs=runs.all,
    )
