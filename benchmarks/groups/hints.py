"""Hints: all of a project, what an edit makes of them, and the longest piece in one go."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from time import process_time

from benchmarks.classified import classify_all
from benchmarks.content import DAY
from benchmarks.figures import Figure, Growth
from benchmarks.groups.commits import quick_folder
from benchmarks.projects import Place
from benchmarks.timing import Runs
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.hints.board import HintBoard
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.turns import collected_after
from rai_desktop.words import words_for

GROUP = "hints"
MOST_ALL, MOST_PIECE, MOST_EDIT = 3_000.0, 50.0, 50.0
_EDITS = (
    (EntityKind.SYSTEM, "name", ("Anders", "Wieder anders")),
    (EntityKind.RISK, "current_likelihood", (1, 5)),
    (EntityKind.MITIGATION, "status", ("rejected", "planned")),
    (EntityKind.PERSON, "active_until", (DAY.replace(year=2020), None)),
    (EntityKind.VENDOR, "contract_until", (DAY.replace(year=2020), None)),
)


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield processor times, with and without classified systems."""
    labels = Labels(words_for("de"), Content())
    labels.method()
    labels.law()
    with quick_folder(size, place) as folder, place.opened(size, "hints", folder) as project:
        for kind in KINDS:
            project.store.entities(kind)
        yield from _all(size, project, labels, place.repeat, "")
        classify_all(project, labels.catalogue)
        yield from _all(size, project, labels, place.repeat, ", all systems classified")
        yield from _edited(size, project, labels, place.repeat)


def _all(
    size: int, project: OpenProject, labels: Labels, repeat: int, what: str
) -> Iterator[Figure]:
    whole, longest = Runs(), Runs()
    for _ in range(min(3, repeat)):
        pieces = _pieces(HintBoard(project, labels, DAY))
        whole.times.append(sum(pieces))
        longest.times.append(max(pieces))
    make = partial(_figure, size)
    yield make(f"all hints{what}", whole, MOST_ALL, min(whole.times), Growth.LINEAR)
    yield make(f"longest piece of that{what}", longest, MOST_PIECE, longest.median)


def _edited(size: int, project: OpenProject, labels: Labels, repeat: int) -> Iterator[Figure]:
    board = HintBoard(project, labels, DAY)
    _pieces(board)
    project.on_change(board.note)
    for kind, key, values in _EDITS:
        runs, uid = Runs(), project.entities(kind)[0].uid
        for number in range(2 * repeat):
            project.edit(uid, {key: values[number % 2]})
            runs.times.append(sum(_pieces(board)))
        name = f"after an edit of one {kind}"
        yield _figure(size, name, runs, MOST_EDIT, min(runs.times))


def _pieces(board: HintBoard) -> list[float]:
    """Return the processor time of each piece of work as the window does it, in milliseconds."""
    moments = [process_time()]
    for _ in collected_after(board.work()):
        moments.append(process_time())
    moments.append(process_time())
    return [1000 * (after - before) for before, after in pairwise(moments)]


def _figure(
    size: int, name: str, runs: Runs, most: float, value: float, growth: Growth = Growth.ANY
) -> Figure:
    """Return a figure.

    Of a whole the least of several processor times counts, which other work disturbs least; of the
    longest pieces the middle one, for nobody may be kept waiting longer in a usual run.
    """
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=value,
        most=most,
        growth=growth,
        runs=runs.all,
    )
