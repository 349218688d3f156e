"""Running the groups, each in a fresh process, so that none disturbs another."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

from benchmarks.children import PYTHON, ROOT, surroundings
from benchmarks.figures import Figure, Growth, Unit

GROUPS: Mapping[str, str] = {
    "start": "starting",
    "open": "opening",
    "list": "listing",
    "search": "searching",
    "table": "tables",
    "overview": "overview",
    "matrix": "matrix",
    "commit": "commits",
    "law": "law",
    "library": "library",
    "hints": "hints",
    "merge": "merging",
    "publish": "publishing",
    "import": "importing",
    "round-trip": "roundtrip",
    "alliance": "alliance",
    "register": "building",
    "excel": "excel",
    "pdf": "pdf",
    "papers": "papers",
    "window": "window",
    "cancel": "cancelling",
    "office": "office",
}
"""Groups by the name that people choose them with, in the order they are run."""

WITHOUT_PROJECT = frozenset({"start"})


class GroupFailedError(Exception):
    """A group of measurements ended with an error, which it told itself."""


def run_group(name: str, size: int, kept: Path, repeat: int) -> list[Figure]:
    """Measure one group at one size in a process of its own.

    Raises:
        GroupFailedError: it crashed; what it said went to standard error.
    """
    arguments = [name, str(size), str(kept), str(repeat)]
    done = subprocess.run(
        [*PYTHON, "-m", "benchmarks.running", *arguments],
        cwd=ROOT,
        env=surroundings(PYTHONPYCACHEPREFIX=str(kept / "bytecode")),
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise GroupFailedError(name)
    return [_figure(json.loads(line)) for line in done.stdout.splitlines()]


def measured(name: str, size: int, kept: Path, repeat: int) -> Iterator[Figure]:
    """Yield the figures of a group, measured in this process."""
    from benchmarks.projects import Place

    module = import_module(f"benchmarks.groups.{GROUPS[name]}")
    with tempfile.TemporaryDirectory(prefix="rai-desktop-bench-", dir=_beside(kept)) as private:
        yield from module.measure(size, Place(kept=kept, private=Path(private), repeat=repeat))


def _beside(kept: Path) -> Path:
    kept.mkdir(parents=True, exist_ok=True, mode=0o700)
    return kept


def _figure(document: dict[str, object]) -> Figure:
    for computed in ("ratio", "goal", "verdict"):
        del document[computed]
    document["unit"] = Unit(str(document["unit"]))
    document["growth"] = Growth(str(document["growth"]))
    for runs in ("runs", "floor_runs"):
        document[runs] = tuple(document[runs])  # type: ignore[arg-type]
    return Figure(**document)  # type: ignore[arg-type]


def _main(name: str, size: str, kept: str, repeat: str) -> None:
    for figure in measured(name, int(size), Path(kept), int(repeat)):
        print(json.dumps(figure.document(), ensure_ascii=True), flush=True)


if __name__ == "__main__":
    _main(*sys.argv[1:])
