"""Work in fresh processes of Python, with their time and the most memory they used."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from benchmarks.timing import alone, children_peak, peak_memory

ROOT = Path(__file__).resolve().parent.parent
Result = TypeVar("Result")
PYTHON = (sys.executable, "-P")

_LEFT_OUT = {"PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE", "DISPLAY", "WAYLAND_DISPLAY"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What a child told: its own time for the work, its peak memory; ``whole`` is seen outside."""

    ms: float
    peak: float | None
    whole: float


def run_task(module: str, *arguments: object) -> Ended:
    """Run ``python -m MODULE ARGUMENTS``, which answers by ``tell``."""
    command = [*PYTHON, "-m", module, *map(str, arguments)]
    start = perf_counter()
    done = subprocess.run(
        command, cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, text=True, check=True
    )
    whole = (perf_counter() - start) * 1000
    told = json.loads(done.stdout.splitlines()[-1])
    return Ended(ms=told["ms"], peak=told["peak"], whole=whole)


def tell(work: Callable[[], Result]) -> Result:
    """Do the work of a child, tell the parent about it, and return what came of it."""
    start = perf_counter()
    result = work()
    ms = (perf_counter() - start) * 1000
    own = peak_memory()
    peak = own if own is None else own + children_peak()
    print(json.dumps({"ms": ms, "peak": peak}), flush=True)
    return result


def surroundings(**more: str) -> dict[str, str]:
    """Return the environment of a child: it finds this package and sees no screen.

    It may keep the bytecode of what it imports, as every installed program does.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        **more,
    }


def kept_folder() -> Path:
    """Return where things are kept between runs: below the temporary folder, for one person."""
    person = os.getuid() if hasattr(os, "getuid") else "user"
    return Path(tempfile.gettempdir()) / f"rai-desktop-benchmarks-{person}"


def whole_process(repeat: int, command: list[str], **more: str) -> float:
    """Return how long a command takes from start to end, in milliseconds: the median."""

    def work() -> None:
        subprocess.run(
            command,
            cwd=ROOT,
            env=surroundings(**more),
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    return alone(repeat, work).median
