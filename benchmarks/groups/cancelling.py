"""From the click on Cancel until nothing is under way any more, for each long work.

Each work is ended later and later, until it is complete before anybody ends it; the value of a row
is the longest wait. Work in a child process ends with it; the wait is that for the child.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.figures import Figure
from benchmarks.groups.commits import quick_folder
from benchmarks.projects import Place
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.erasing import erase_person, plan_erasing
from rai_desktop.services.heeding import ended_by
from rai_desktop.services.jobs import Heed, Tell
from rai_desktop.services.merging.comparing import compare
from rai_desktop.services.merging.decisions import Decisions, Take
from rai_desktop.services.merging.joining import merge_beside
from rai_desktop.services.project import OpenProject

GROUP = "cancel"
MOST = 500.0
FIRST, GROWS = 60, 1.6
"""Milliseconds until work is ended for the first time, and how much later each time."""
CHILD_CLICKS = (300, 1000, 4000)
"""Milliseconds after which a child process is ended."""

Ended = Callable[[Tell], object]


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the waits with a project of ``size`` systems."""
    from rai_desktop.ui.application import make_application

    make_application(["cancelling"], bundled_font=True)
    yield _row(size, "opening", _opening(size, place))
    yield _row(size, "making the example company", _example(place))
    with quick_folder(size, place) as folder:
        for name in ("mine", "theirs"):
            (folder / name).mkdir()
        with (
            place.opened(size, "mine", folder / "mine") as project,
            place.opened(size, "theirs", folder / "theirs") as other,
        ):
            _read(project)
            _read(other)
            yield from _changes(size, project)
            yield from _children(size, project, folder)
            yield from _merges(size, project, other)


def _changes(size: int, project: OpenProject) -> Iterator[Figure]:
    """Yield the waits for what is written in one transaction, and for what is only read."""
    words = _labels().words
    systems = [system.uid for system in project.entities(EntityKind.SYSTEM)]
    copies = [setting for uid in systems for setting in _copied(project, uid)]
    person = project.entities(EntityKind.PERSON)[0].uid
    plan = plan_erasing(project, words, person)
    target = project.store.path.with_name("copy.rai")
    yield _row(
        size,
        "look for a person's name",
        _written(project, lambda: plan_erasing(project, words, person)),
    )
    for name, work in (
        ("change of all systems", lambda: project.edit_many(systems, {"department": "Alle"})),
        ("undo of it", project.undo),
        ("redo of it", project.redo),
        ("import of as many entries", lambda: project.commit(Action.IMPORT, copies)),
        ("undo of the import", project.undo),
        ("save a copy", lambda: project.store.snapshot(target)),
        ("erase a person", lambda: erase_person(project, plan, texts_too=True)),
    ):
        yield _row(size, name, _written(project, work))
    yield _row(size, "draft of the yearly report", _report(project))


def _merges(size: int, project: OpenProject, other: OpenProject) -> Iterator[Figure]:
    """Yield the waits of comparing and of merging two copies that both went on."""
    for system in other.entities(EntityKind.SYSTEM)[:1000]:
        other.edit(system.uid, {"notes": "Dort"})
    yield _row(size, "compare two copies", _written(project, lambda: compare(project, other)))
    decisions = Decisions(compare(project, other))
    decisions.take_all(Take.THEIRS)
    yield _row(size, "merge two copies", lambda tell: merge_beside(decisions, _heed(tell)))


def _children(size: int, project: OpenProject, folder: Path) -> Iterator[Figure]:
    """Yield the waits for what a child process does with a captured state."""
    from rai_desktop.main.own_commands import OwnCommands
    from rai_desktop.ui.session import ExportKind

    own, frozen = OwnCommands(), folder / "frozen.rai"
    yield _row(size, "capture the state", _written(project, lambda: _frozen(project, frozen)))
    _frozen(project, frozen)
    for name, command in (
        ("export as Excel", own.export_command(frozen, ExportKind.XLSX, folder / "a.xlsx", "de")),
        ("export as PDF", own.export_command(frozen, ExportKind.PDF, folder / "a.pdf", "de")),
        ("check the file", own.verify_command(frozen, is_deep=True)),
    ):
        waits = [_waited_for_child(command, after) for after in CHILD_CLICKS]
        yield _longest(size, name, [wait for wait in waits if wait is not None])


def _frozen(project: OpenProject, target: Path) -> None:
    target.unlink(missing_ok=True)
    project.store.freeze(target)


def _written(project: OpenProject, work: Callable[[], object]) -> Ended:
    """Return ``work`` as the window has it done: it is asked whether it shall end."""

    def heeded(tell: Tell) -> object:
        with project.store.heeding(_heed(tell)):
            return work()

    return heeded


def _heed(tell: Tell) -> Heed:
    from rai_desktop.services.jobs import Progress

    return lambda: tell(Progress(done=0, total=0))


def _opening(size: int, place: Place) -> Ended:
    from rai_desktop.main.session import DesktopSession

    folders = place.folders("opening")
    session = DesktopSession(folders)
    path = place.copy(size, folders)

    def work(tell: Tell) -> None:
        with ended_by(_heed(tell)):
            project = session.open_project(path, tell)
            try:
                _read(project)
            finally:
                session.close_project(project)

    return work


def _example(place: Place) -> Ended:
    from rai_desktop.main.session import DesktopSession

    session = DesktopSession(place.folders("example"))
    path: Path = place.private / "example.rai"

    def work(tell: Tell) -> None:
        path.unlink(missing_ok=True)
        session.close_project(session.new_example(path, "de", _heed(tell)))

    return work


def _report(project: OpenProject) -> Ended:
    from rai_desktop.services.yearly_report.making import drafted_report, wanted_report

    labels = _labels()
    wanted = wanted_report(project, labels, project.clock.today().year)
    return lambda tell: drafted_report(project, labels, wanted, as_draft=True, between=_heed(tell))


def _labels() -> Any:
    from rai_desktop.catalogue.content import Content
    from rai_desktop.services.labels import Labels
    from rai_desktop.words import words_for

    return Labels(words_for("de"), Content())


def _copied(project: OpenProject, uid: Any) -> list[Any]:
    values = {"name": f"{project.name(uid)} (Kopie)", "notes": "Aus einer Liste"}
    return project.new_settings(EntityKind.SYSTEM, values, number=1)[1]


def _read(project: OpenProject) -> None:
    for kind in KINDS:
        project.store.entities(kind)


def _row(size: int, name: str, work: Ended) -> Figure:
    """Return the longest wait after the click, over works that were ended ever later."""
    waits: list[float] = []
    after = float(FIRST)
    while (wait := _waited(work, after)) is not None:
        waits.append(wait)
        after *= GROWS
    return _longest(size, name, waits)


def _longest(size: int, name: str, waits: list[float]) -> Figure:
    return Figure(
        group=GROUP,
        name=f"{name}: from the click to the free window",
        size=size,
        value=max(waits, default=0.0),
        most=MOST,
        note="" if waits else "complete before the first click",
        runs=tuple(round(wait, 3) for wait in waits),
    )


def _waited(work: Ended, after: float) -> float | None:
    """Begin ``work``, end it after so many milliseconds, and return the wait in milliseconds.

    ``None`` when it was complete before.
    """
    from PySide6.QtCore import QObject

    from rai_desktop.ui.beside import Beside

    owner = QObject()
    beside = Beside(owner)
    ends = (beside.finished, beside.failed, beside.cancelled)
    return _wait(lambda: beside.start(work), beside.cancel, ends, after)


def _waited_for_child(command: list[str], after: float) -> float | None:
    """Do the same with a child process."""
    from PySide6.QtCore import QObject

    from rai_desktop.ui.jobs import ChildJob

    owner = QObject()
    job = ChildJob(command, (), "de", owner)
    return _wait(job.start, job.cancel, (job.finished, job.failed, job.cancelled), after)


def _wait(
    start: Callable[[], None], cancel: Callable[[], None], ends: tuple[Any, ...], after: float
) -> float | None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer(singleShot=True, interval=round(after))
    clicked: list[float] = []

    def click() -> None:
        clicked.append(perf_counter())
        cancel()

    for ended in ends:
        ended.connect(lambda *_: loop.quit())
    timer.timeout.connect(click)
    timer.start()
    start()
    loop.exec()
    timer.stop()
    return (perf_counter() - clicked[0]) * 1000 if clicked else None
