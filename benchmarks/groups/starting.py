"""From the start of the process to the first window, and until it can be used."""

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.children import PYTHON, ROOT, surroundings, whole_process
from benchmarks.figures import Figure, Unit
from benchmarks.projects import Place, make_empty_project
from rai_desktop.storage.folders import Folders

GROUP = "start"
MOST_SHOWN, MOST_USABLE = 1.5, 5.0
LONGEST_STALL = 100.0
RUNS = 2
BARE = "an empty QMainWindow of the same Qt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """When a window was shown, usable and loaded, in milliseconds from the start of its process.

    ``stall`` is the longest time without an answer while the rest was loaded.
    """

    shown: float
    usable: float
    loaded: float
    stall: float
    peak: float | None


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the times of the welcome page and of an empty project."""
    base, name = place.private / "window", "rai-desktop"
    folders = Folders(state=base / "state" / name, data=base / "data" / name)
    project = place.private / "empty.rai"
    make_empty_project(project, folders)
    ways: tuple[Sequence[str], ...] = (("bare",), ("ours",), ("ours", str(project)))
    seen: list[list[Seen]] = [[] for _ in ways]
    for number in range(RUNS * place.repeat + 1):
        for way, found in zip(ways, seen, strict=True):
            run = _seen(base, way)
            if number:  # the first run fills the caches of the system
                found.append(run)
    bare, welcome, opened = seen
    start = whole_process(place.repeat, [*PYTHON, "-c", "pass"])
    yield Figure(group=GROUP, name="Python alone, to its end", size=size, value=start)
    shown = [run.shown for run in bare]
    rows = (
        ("first window, without a file", [run.shown for run in welcome], MOST_SHOWN),
        ("first window, with an empty project", [run.shown for run in opened], MOST_SHOWN),
        ("welcome page usable: a click answered", [run.usable for run in welcome], MOST_USABLE),
        ("empty project usable: a click answered", [run.usable for run in opened], MOST_USABLE),
        ("welcome page, all loaded", [run.loaded for run in welcome], None),
        ("empty project, all loaded", [run.loaded for run in opened], None),
    )
    for title, times, most in rows:
        yield _figure(size, title, times, shown, most)
    stalls = [run.stall for run in (*welcome, *opened)]
    yield Figure(
        group=GROUP,
        name="longest stall while the rest is loaded",
        size=size,
        value=max(stalls),
        most=LONGEST_STALL,
        runs=tuple(stalls),
    )
    peaks = [max(run.peak or 0.0 for run in runs) for runs in (welcome, bare)]
    if all(peaks):
        yield Figure(
            group=GROUP,
            name="most memory of the process, welcome page",
            size=size,
            value=peaks[0],
            unit=Unit.MEGABYTES,
            floor=peaks[1],
            floor_name=BARE,
        )


def _seen(base: Path, way: Sequence[str]) -> Seen:
    """Start a window in a fresh process and note when it tells what."""
    environment = surroundings(XDG_STATE_HOME=str(base / "state"), XDG_DATA_HOME=str(base / "data"))
    command = [*PYTHON, "-m", "benchmarks.windows", *way]
    start = perf_counter()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        moments = []
        for _ in range(3):
            child.stdout.readline()
            moments.append((perf_counter() - start) * 1000)
        stall, _, peak = child.stdout.read().strip().partition(" ")
        said = child.stderr.read()
    if child.returncode:
        raise RuntimeError(f"{child.returncode} {said}")
    shown, usable, loaded = moments
    return Seen(
        shown=shown,
        usable=usable,
        loaded=loaded,
        stall=float(stall),
        peak=float(peak) if peak else None,
    )


def _figure(
    size: int, name: str, times: Sequence[float], bare: Sequence[float], most: float | None
) -> Figure:
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=median(times),
        floor=median(bare),
        floor_name=BARE,
        most_ratio=most,
        runs=tuple(times),
        floor_runs=tuple(bare),
    )
