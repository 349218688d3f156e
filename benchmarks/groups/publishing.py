"""Writing the whole file at the user's place, and how long editing waits meanwhile."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from threading import Thread

from benchmarks.figures import Figure, Growth
from benchmarks.projects import Place
from benchmarks.timing import Runs, milliseconds, side_by_side
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.project import OpenProject

GROUP = "publish"
MOST_STALL = 100.0


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the time of publishing, and the longest commit while it goes on."""
    raw = place.private / "raw.rai"
    shutil.copyfile(place.project(size), raw)
    with place.opened(size, "publish") as project:
        edit = _edits(project)
        runs = side_by_side(place.repeat, _published(project, edit), partial(_raw_publish, raw))
        yield Figure(
            group=GROUP,
            name="writing the file after an edit",
            size=size,
            value=runs[0].median,
            floor=runs[1].median,
            floor_name="sqlite3 VACUUM INTO, fsync, replace",
            growth=Growth.LINEAR,
            note=f"file of {raw.stat().st_size / 1e6:.1f} MB, in a worker thread",
            runs=runs[0].all,
            floor_runs=runs[1].all,
        )
        waits = Runs([_longest_wait(project, edit) for _ in range(place.repeat)])
        copies = Runs([milliseconds(partial(_copied, raw)) for _ in range(place.repeat)])
        yield Figure(
            group=GROUP,
            name="longest commit meanwhile",
            size=size,
            value=max(waits.times),
            floor=copies.median,
            floor_name="copying the file",
            most=MOST_STALL,
            runs=waits.all,
            floor_runs=copies.all,
        )


def _edits(project: OpenProject) -> Callable[[], object]:
    systems = [entity.uid for entity in project.entities(EntityKind.SYSTEM)]
    numbers = count()

    def work() -> object:
        number = next(numbers)
        return project.edit(systems[number % len(systems)], {"name": f"Anders {number}"})

    return work


def _published(project: OpenProject, edit: Callable[[], object]) -> Callable[[], object]:
    def work() -> object:
        edit()
        return project.store.publish()

    return work


def _raw_publish(path: Path) -> None:
    part, target = path.with_suffix(".part"), path.with_suffix(".published")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("VACUUM INTO ?", (str(part),))
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


def _longest_wait(project: OpenProject, edit: Callable[[], object]) -> float:
    """Return the longest commit while a worker thread publishes, in milliseconds."""
    edit()
    thread = Thread(target=project.store.publish)
    thread.start()
    longest = 0.0
    while thread.is_alive():
        longest = max(longest, milliseconds(edit))
    thread.join()
    return longest


def _copied(path: Path) -> None:
    shutil.copyfile(path, path.with_suffix(".copy"))
