"""Opening a project until all its systems, risks and links are in memory."""

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import tasks
from benchmarks.children import Ended, run_task
from benchmarks.figures import Figure, Growth, Unit
from benchmarks.projects import Place
from benchmarks.timing import LONG

GROUP = "open"
SHORT, LONG_WAY, MEMORY = 1000, 10_000, 300
MOST_RUNS = 5

Run = Callable[[], Ended]


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield how long opening takes the short and the long way, and the memory it needs."""
    folders = place.folders("known")
    path = place.copy(size, folders)
    base = folders.state.parent
    after_change = partial(_changed_since_backup, path, base)
    opened = partial(run_task, "benchmarks.tasks", "open", path, base)
    first = after_change()
    short = _measured(place, opened, partial(_raw, path, tasks.ENTITY_TABLES))
    yield _figure(size, "short way: a file this computer published", short, SHORT)
    yield _figure(
        size,
        "short way, with the backup of a changed file",
        ([first, *(after_change() for _ in range(min(2, place.repeat - 1)))], short[1]),
        SHORT,
    )
    foreign = partial(_foreign, path, place.private / "foreign")
    long = _measured(place, foreign, partial(_raw, path, tasks.ALL_TABLES))
    yield _figure(size, "long way: a file from elsewhere, every row checked", long, LONG_WAY)
    for name, (ours, floor) in (("short way", short), ("long way", long)):
        if ours[0].peak and floor[0].peak:
            yield _memory(size, name, ours, floor)


def _measured(place: Place, ours: Run, floor: Run) -> tuple[list[Ended], list[Ended]]:
    """Run both in turn, each time in a fresh process."""
    mine: list[Ended] = []
    bare: list[Ended] = []
    for _ in range(min(MOST_RUNS, place.repeat)):
        mine.append(ours())
        bare.append(floor())
        if sum(ended.whole for ended in mine) > LONG:
            break
    return mine, bare


def _raw(path: Path, which: str) -> Ended:
    return run_task("benchmarks.tasks", "rows", path, which)


def _foreign(path: Path, base: Path) -> Ended:
    """Open the file as one that this computer never saw."""
    shutil.rmtree(base, ignore_errors=True)
    return run_task("benchmarks.tasks", "open", path, base)


def _changed_since_backup(path: Path, base: Path) -> Ended:
    """Open the file after it was changed, so that a backup of it is due."""
    shutil.rmtree(base / "data", ignore_errors=True)
    return run_task("benchmarks.tasks", "open", path, base)


def _figure(size: int, name: str, measured: tuple[list[Ended], list[Ended]], most: float) -> Figure:
    ours, floor = (sorted(ended.ms for ended in side) for side in measured)
    start = min(ended.whole - ended.ms for ended in measured[0])
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=ours[len(ours) // 2],
        floor=floor[len(floor) // 2],
        floor_name="sqlite3 reads the same rows",
        most=most,
        growth=Growth.LINEAR,
        note=f"start of the process and imports apart: {start:.0f} ms",
        runs=tuple(ours),
        floor_runs=tuple(floor),
    )


def _memory(size: int, name: str, ours: list[Ended], floor: list[Ended]) -> Figure:
    return Figure(
        group=GROUP,
        name=f"{name}: most memory of the process",
        size=size,
        value=max(ended.peak or 0 for ended in ours),
        unit=Unit.MEGABYTES,
        floor=max(ended.peak or 0 for ended in floor),
        floor_name="sqlite3 holds the same rows",
        most=MEMORY,
    )
