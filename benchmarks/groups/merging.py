"""Merging two copies of a project, each with a thousand edits of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

from benchmarks.figures import Figure
from benchmarks.groups.commits import quick_folder
from benchmarks.projects import Place
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.jobs import go_on
from rai_desktop.services.merging.comparing import compare
from rai_desktop.services.merging.decisions import Decisions, Take
from rai_desktop.services.merging.joining import merge_beside
from rai_desktop.services.project import OpenProject

GROUP = "merge"
EDITS = 1_000
IN_CONFLICT = 100
MOST = 2_000.0


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield processor times of comparing and of merging; opening the copy is another group's."""
    with (
        quick_folder(size, place) as folder,
        place.opened(size, "mine", _made(folder / "mine")) as mine,
        place.opened(size, "theirs", _made(folder / "theirs")) as theirs,
    ):
        for project in (mine, theirs):
            for kind in KINDS:
                project.store.entities(kind)
        _edit(mine, "notes", "Hier")
        _edit(theirs, "department", "Dort")
        for project, word in ((mine, "Hier"), (theirs, "Dort")):
            for system in project.entities(EntityKind.SYSTEM)[:IN_CONFLICT]:
                project.edit(system.uid, {"name": f"{system.name} {word}"})
        decisions: list[Decisions] = []
        compared = _timed(lambda: decisions.append(Decisions(compare(mine, theirs))))
        decisions[0].take_all(Take.THEIRS)
        merged = _timed(lambda: merge_beside(decisions[0], go_on))
        what = f"two copies with {EDITS} edits each"
        yield _figure(size, f"compare {what}", compared)
        yield _figure(size, f"merge {what}, with a backup before", merged)
        yield _figure(size, f"compare and merge {what}", compared + merged)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _edit(project: OpenProject, key: str, word: str) -> None:
    """Make many steps, spread over all systems."""
    systems = project.entities(EntityKind.SYSTEM)
    for number in range(EDITS - IN_CONFLICT):
        system = systems[number % len(systems)]
        project.edit(system.uid, {key: f"{word} {number}"})


def _timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return 1000 * (process_time() - start)


def _figure(size: int, name: str, value: float) -> Figure:
    return Figure(group=GROUP, name=name, size=size, value=value, most=MOST, runs=(value,))
