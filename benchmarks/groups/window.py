"""What people do in the window of an open project, and how long it then answers nothing.

Every row is the longest time without an event handled, from what the person does until nothing
is left to do, found by a heartbeat; for scrolling it is one frame. The window is driven by its
commands and by the parts that people use, without a screen.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from statistics import quantiles
from time import perf_counter
from typing import Any

from benchmarks.figures import Figure
from benchmarks.projects import Place

GROUP = "window"
MOST_SWITCH, MOST_TYPING, MOST_FRAME, MOST_NEW_LOOK = 50.0, 50.0, 16.0, 500.0
MOST_STALL = 100.0
WATCHED = 0.4
"""Seconds that the heartbeat goes on after an action: longer than any pause before a search."""
FRAMES = 100
TYPED = "rechnung"

Act = Callable[[], object]


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the stalls of the window with a project of ``size`` systems."""
    with _opened(size, place) as window:
        yield from _of_pages(size, window)
        yield from _of_lists(size, window)
        yield from _of_choices(size, place, window)
        yield from _of_import(size, window)


def _of_pages(size: int, window: Any) -> Iterator[Figure]:
    """Yield the stalls from opening until each page was seen twice."""
    commands = window.commands
    at_once = [_heard(commands["go_risk"].trigger)]
    yield _figure(size, "switch page right after opening", at_once, MOST_STALL)
    yield _figure(size, "lists are built ahead", [_heard_until_built(window)], MOST_STALL)
    for work, title in ((_heard, "page, first time"), (_heard, "page, again")):
        acts = [partial(window.desk.workspace.show_page, key) for key in _pages()]
        yield _figure(size, f"switch {title}", [work(act) for act in acts], MOST_SWITCH)


def _of_lists(size: int, window: Any) -> Iterator[Figure]:
    """Yield the stalls of typing and scrolling in the longest lists."""
    for kind in ("system", "risk"):
        window.commands[f"go_{kind}"].trigger()
        _heard(lambda: None)
        yield from _of_list(size, kind, window)


def _of_choices(size: int, place: Place, window: Any) -> Iterator[Figure]:
    """Yield the stalls of another language and another theme."""
    commands = window.commands
    looks = cycle(("dark", "light"))
    languages = cycle(("en", "de"))
    for title, act in (
        ("language", lambda: commands.choose("language", next(languages))),
        ("theme", lambda: commands.choose("look", next(looks))),
    ):
        stalls = [_heard(act) for _ in range(2 * place.repeat)]
        yield _figure(size, f"switch {title}, all pages seen", stalls, MOST_NEW_LOOK)


def _of_import(size: int, window: Any) -> Iterator[Figure]:
    """Yield the stalls while as many systems as there are are read in, undone and done again."""
    from rai_desktop.domain.codes import Action
    from rai_desktop.domain.fields import EntityKind

    desk, kind = window.desk, EntityKind.SYSTEM
    window.commands["go_system"].trigger()
    _heard(lambda: None)
    number = desk.project.next_number(kind)
    rows = [
        desk.project.new_settings(kind, {"name": f"Werkzeug {place}"}, number=number + place)[1]
        for place in range(size)
    ]
    settings = [setting for row in rows for setting in row]
    for title, act in (
        ("read in", lambda: desk.project.commit(Action.IMPORT, settings)),
        ("undo reading in", desk.undo),
        ("redo reading in", desk.redo),
    ):
        yield _figure(size, f"{title} {size} entries", [_heard(act)], MOST_STALL)


@contextmanager
def _opened(size: int, place: Place) -> Iterator[Any]:
    """Give the window of the program with the project, everything loaded and drawn."""
    from PySide6.QtCore import QEvent

    from rai_desktop.main.session import DesktopSession
    from rai_desktop.services.collecting import keep_after_long_looks
    from rai_desktop.ui.application import Look, make_application
    from rai_desktop.ui.main_window import MainWindow

    keep_after_long_looks()  # as the program does at its start
    folders = place.folders("window")
    path = place.copy(size, folders)
    app = make_application(["window"], bundled_font=True)
    look = Look(app, "light")
    window = MainWindow(DesktopSession(folders), look, "de")
    window.show()
    window.open_file(path)
    while not (window.loading.is_done and window.desk):
        app.processEvents()
    _heard(lambda: None)
    yield window
    window.close()
    window.loading.leave()
    look.speak("en")
    window.deleteLater()
    app.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _pages() -> Sequence[Any]:
    """Return what names each page: those of the navigation, and those that others lead to."""
    from rai_desktop.services.targets import Page
    from rai_desktop.ui.pages.plan import SHOWN

    return tuple(dict.fromkeys((*SHOWN, *Page)))


def _of_list(size: int, kind: str, window: Any) -> Iterator[Figure]:
    """Yield typing and scrolling of the list that is shown."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLineEdit

    search = _shown(window, QLineEdit, "search")
    for title, line in (("search", search), ("filter", _filter_of(window))):
        stalls = [_heard(partial(QTest.keyClick, line, letter)) for letter in TYPED]
        stalls.append(_heard(line.clear))
        yield _figure(size, f"type into the {title}, {kind} list", stalls, MOST_TYPING)
    frames = list(_frames(window))
    yield _figure(size, f"scroll, one frame of twenty is slower, {kind} list", frames, MOST_FRAME)


def _filter_of(window: Any) -> Any:
    """Return the first field for text of the filter row, which is opened when it is hidden."""
    from PySide6.QtWidgets import QLineEdit, QWidget

    row = window.findChild(QWidget, "filter_row")
    for found in window.findChildren(QWidget, "filter_row"):
        row = found if found.isVisible() else row
    (line, *_) = [edit for edit in row.findChildren(QLineEdit) if edit.objectName()]
    return line


def _frames(window: Any) -> Iterator[float]:
    """Yield the milliseconds of each frame while the list is scrolled by pages."""
    from PySide6.QtWidgets import QApplication, QTableView

    rows = _shown(window, QTableView, "rows")
    bar = rows.verticalScrollBar()
    bar.setValue(0)
    for _ in range(FRAMES):
        start = perf_counter()
        bar.setValue((bar.value() + bar.pageStep()) % max(1, bar.maximum()))
        rows.viewport().repaint()
        yield (perf_counter() - start) * 1000
        QApplication.processEvents()


def _shown(window: Any, kind: type, name: str) -> Any:
    (part,) = [part for part in window.findChildren(kind, name) if part.isVisible()]
    return part


def _heard_until_built(window: Any) -> float:
    """Return the longest time without an event while the lists are built ahead."""
    longest = 0.0
    while window.desk.workspace.is_building:
        longest = max(longest, _heard(lambda: None))
    return longest


def _heard(act: Act) -> float:
    """Do something and return the longest time without an event handled, in milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, beat = QEventLoop(), QTimer(interval=1)
    longest = 0.0
    start = last = perf_counter()

    def look() -> None:
        nonlocal last, longest
        now = perf_counter()
        longest, last = max(longest, now - last), now
        if now > start + WATCHED:
            loop.quit()

    beat.timeout.connect(look)
    beat.start()
    QTimer.singleShot(0, act)
    loop.exec()
    return longest * 1000


def _figure(size: int, name: str, times: Sequence[float], most: float) -> Figure:
    """Return the figure of a row: the highest of few values, the 95th percentile of many."""
    value = quantiles(times, n=20)[-1] if len(times) >= FRAMES else max(times)
    runs = tuple(round(time, 3) for time in times)
    return Figure(group=GROUP, name=name, size=size, value=value, most=most, runs=runs)
