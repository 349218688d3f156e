"""The overview on the screen: putting it together, coming back to it, and whether it stalls."""

import os
from collections.abc import Callable, Iterator
from itertools import pairwise
from time import perf_counter, process_time
from types import SimpleNamespace

from benchmarks.content import DAY
from benchmarks.figures import Figure
from benchmarks.projects import Place
from benchmarks.timing import Runs, alone
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.indicators.model import Earlier
from rai_desktop.services.indicators.reading import indicators_in_parts
from rai_desktop.services.labels import Labels
from rai_desktop.services.overview import overview_in_parts
from rai_desktop.services.project import OpenProject
from rai_desktop.words import words_for

GROUP = "overview"
MOST_SHOWN, MOST_STALL, MOST_LANGUAGE = 50.0, 100.0, 500.0
BEAT = 5
"""Milliseconds between two beats of the timer that shows a stall by coming late."""


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the times of the overview of a project whose entries are in memory."""
    with place.opened(size, "overview") as project:
        for kind in KINDS:
            project.entities(kind)
        yield _whole(size, project, place.repeat)
        yield from _indicators(size, project)
        yield from _on_screen(size, project, place.repeat)


def _whole(size: int, project: OpenProject, repeat: int) -> Figure:
    labels = Labels(words_for("de"), Content())

    def work() -> list[None]:
        return list(overview_in_parts(project, labels, DAY))

    return Figure(
        group=GROUP,
        name="put together, in parts between other work",
        size=size,
        value=alone(repeat, work).median,
    )


def _indicators(size: int, project: OpenProject) -> Iterator[Figure]:
    """Yield the processor time of the indicators, with and without reading the history."""
    assessment = Assessment(project, Content().method(), DAY)
    known: Earlier | None = None
    for what in ("with the values of a quarter ago", "when these are known"):
        moments = [process_time()]
        parts = indicators_in_parts(project, assessment, known=known)
        while True:
            try:
                next(parts)
            except StopIteration as end:
                _, known = end.value
                break
            finally:
                moments.append(process_time())
        longest = max(after - before for before, after in pairwise(moments))
        yield Figure(
            group=GROUP,
            name=f"key risk indicators, {what}",
            size=size,
            value=1000 * (moments[-1] - moments[0]),
            note=f"longest piece {1000 * longest:.1f} ms",
        )


class _Settings:
    """Settings that nobody keeps."""

    def get(self, _key: str, default: str = "") -> str:
        return default

    def set(self, key: str, value: str) -> None:
        pass


def _on_screen(size: int, project: OpenProject, repeat: int) -> Iterator[Figure]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from rai_desktop.ui.application import Look, make_application
    from rai_desktop.ui.pages.overview import OverviewPage

    app = make_application(["benchmarks"], bundled_font=True)
    session = SimpleNamespace(settings=_Settings(), catalogue=Content())
    scene = SimpleNamespace(project=project, session=session, frame=None, hints=None)
    labels = Labels(words_for("de"), Content())
    page = OverviewPage(scene, labels, Look(app, "light").theme)  # type: ignore[arg-type]
    page.resize(1050, 700)
    page.show()
    screen = _Screen(app, page)
    screen.settle()
    project.on_change(page.note_change)
    system = project.entities(EntityKind.SYSTEM)[0].uid
    runs = {name: Runs() for name in ("back", "stall", "fresh", "language")}
    for number in range(2 * repeat + 1):
        page.hide()
        project.edit(system, {"purpose": f"Anders {number}"})
        found = {"back": _timed(screen.come_back)}
        found["stall"], found["fresh"] = screen.watch()
        other = Labels(words_for("en" if number % 2 else "de"), Content())
        found["language"] = _timed(lambda o=other: (page.retranslate(o), screen.settle()))
        for name, value in found.items() if number else ():
            runs[name].times.append(value)
    texts = (
        ("back", "switching to it after an edit", MOST_SHOWN),
        ("stall", "longest stall while it is put together anew", MOST_STALL),
        ("fresh", "until it shows the edit", None),
        ("language", "in another language, all of it", MOST_LANGUAGE),
    )
    for name, text, most in texts:
        times = runs[name]
        yield Figure(
            group=GROUP, name=text, size=size, value=times.median, most=most, runs=times.all
        )
    page.keep_state()


class _Screen:
    """A page on the screen, and how long its events are kept waiting."""

    def __init__(self, app: object, page: object) -> None:
        self._app = app
        self._page = page

    def come_back(self) -> None:
        """Show the page until it is drawn, whatever it goes on with afterwards."""
        self._page.show()
        self._page.catch_up()
        self._page.repaint()

    def settle(self) -> None:
        """Handle events until the overview is complete."""
        while self._page._slices.is_running:  # noqa: SLF001 - what is measured
            self._app.processEvents()
        self._app.processEvents()

    def watch(self) -> tuple[float, float]:
        """Return the longest time between two beats, and how long it took to be complete."""
        from PySide6.QtCore import QTimer

        beats = [perf_counter()]
        timer = QTimer(interval=BEAT)
        timer.timeout.connect(lambda: beats.append(perf_counter()))
        timer.start()
        begun = perf_counter()
        self.settle()
        done = perf_counter()
        while perf_counter() < done + 10 * BEAT / 1000:
            self._app.processEvents()
        timer.stop()
        gaps = [after - before for before, after in pairwise(beats)]
        return 1000 * max(gaps), 1000 * (done - begun)


def _timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return 1000 * (perf_counter() - start)
