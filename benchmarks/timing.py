"""Measuring time and memory so that two ways can be compared."""

import gc
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

LONG = 20_000.0
"""From this many milliseconds on, in all, two runs are enough."""

Work = Callable[[], object]


@dataclass(slots=True)
class Runs:
    """The times of several runs, in milliseconds."""

    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.times)

    @property
    def all(self) -> tuple[float, ...]:
        """Every run, rounded to a microsecond."""
        return tuple(round(time, 3) for time in self.times)


def milliseconds(work: Work) -> float:
    """Return how long ``work`` takes; garbage of earlier work is gone before."""
    gc.collect()
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def processor_milliseconds(work: Work) -> float:
    """Return how long the processor is busy with ``work`` and the children that it starts."""
    gc.collect()
    before = _busy()
    work()
    return (_busy() - before) * 1000


def _busy() -> float:
    """Return the processor time of this process to the microsecond, and of its ended children."""
    return time.process_time() + sum(os.times()[2:4])


def side_by_side(repeat: int, *ways: Work) -> list[Runs]:
    """Run each way in turn, again and again, so that all meet the same disturbances.

    Work that takes long is run twice, very long work once.
    """
    runs = [Runs() for _ in ways]
    spent = 0.0
    for done in range(1, repeat + 1):
        for way, found in zip(ways, runs, strict=True):
            found.times.append(milliseconds(way))
            spent += found.times[-1]
        if (spent > LONG and done >= 2) or spent > 3 * LONG:
            break
    return runs


def alone(repeat: int, work: Work) -> Runs:
    """Run one way several times."""
    (runs,) = side_by_side(repeat, work)
    return runs


def peak_memory() -> float | None:
    """Return the most memory this process ever used, in megabytes; ``None`` if unknown.

    Linux tells it in ``/proc``: what ``getrusage`` says there counts the process that started
    this one, too.
    """
    status = _status()
    if "VmHWM" in status:
        return status["VmHWM"]
    with suppress(ImportError):
        import resource

        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return None


def children_peak() -> float:
    """Return the most memory that one of the children which ended here used, in megabytes."""
    with suppress(ImportError):
        import resource

        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return 0.0


def memory_added(work: Work) -> float | None:
    """Return how far ``work`` lets memory rise, in megabytes; Linux only, otherwise ``None``.

    It runs in a copy of this process, so that all that is measured begins alike.
    """
    if sys.platform != "linux":
        return None
    gc.collect()
    receive, send = os.pipe()
    copy = os.fork()
    if copy == 0:
        try:
            os.write(send, str(_rise(work)).encode("ascii"))
        finally:
            os._exit(0)
    os.close(send)
    with os.fdopen(receive) as told:
        answer = told.read()
    os.waitpid(copy, 0)
    return float(answer) if answer else None


def _rise(work: Work) -> float:
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    before = _status()["VmRSS"]
    work()
    return max(0.0, _status()["VmHWM"] - before)


def _status() -> dict[str, float]:
    found = {}
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text("ascii", "replace").splitlines():
            name, _, text = line.partition(":")
            if text.endswith("kB"):
                found[name] = int(text.split()[0]) / 1024
    return found
