"""A window in a fresh process, which tells when it is shown and when it can be used.

``bare`` is an empty main window of Qt, ``ours`` the program as people start it, with a file or
without. Nothing else is imported before the clock stops. A window is *shown* when it is exposed
on the screen. It is *usable* when the first click (a new inventory; with a file, a new AI system),
made as soon as there is something to click on, was answered by a field that takes the keyboard.
It is *loaded* when the rest is there, too: what opening a project and storing a first change need.
Beside it stands the longest time in which no event was handled from usable to loaded, found by a
heartbeat.
"""

import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Any

SHOWN, USABLE, LOADED = "shown", "usable", "loaded"
BEAT = 2
"""Milliseconds between two looks at what is done."""

Look = Callable[[], bool]


def bare() -> int:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    return _told([(USABLE, lambda: app is not None), (LOADED, lambda: True)])


def ours(arguments: list[str]) -> int:
    """Start the program; its event loop is replaced by one that tells and ends."""
    from rai_desktop.main.plain_imports import plain_imports

    with plain_imports():
        from PySide6.QtWidgets import QApplication

    looks = [(USABLE, _Clicks(has_file=bool(arguments)).is_answered), (LOADED, _is_loaded)]
    QApplication.exec = lambda *_: _told(looks)  # type: ignore[method-assign]
    from rai_desktop.main import main

    return main(arguments)


class _Clicks:
    """Asks for something as soon as it can be had, and looks whether a field took the keyboard."""

    def __init__(self, *, has_file: bool) -> None:
        self._has_file = has_file
        self._has_clicked = False

    def is_answered(self) -> bool:
        """Return whether the click was answered; the first time it can be made, it is made."""
        from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

        window = _window()
        if self._has_clicked:
            return isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        if window.desk if self._has_file else "welcome" in window.__dict__:
            for name in ("go_system", "new") if self._has_file else ("new_inventory",):
                window.commands[name].trigger()
            self._has_clicked = True
        return False


def _is_loaded() -> bool:
    return bool(_window().loading.is_done)


def _window() -> Any:
    """Return the main window of the program."""
    from PySide6.QtWidgets import QApplication

    (window,) = [w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window"]
    return window


def _told(looks: Sequence[tuple[str, Look]]) -> int:
    """Handle events until the window is on the screen, usable and loaded; tell each."""
    from PySide6.QtGui import QGuiApplication

    def is_shown() -> bool:
        return any(window.isExposed() for window in QGuiApplication.topLevelWindows())

    longest = 0.0
    for word, is_done in ((SHOWN, is_shown), *looks):
        longest = _wait(is_done)
        print(word, flush=True)
    from benchmarks.timing import peak_memory

    print(longest, peak_memory() or "", flush=True)
    return 0


def _wait(is_done: Look) -> float:
    """Let events be handled as usual until it is done; return the longest pause between two."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop, timer = QEventLoop(), QTimer()
    last, longest = perf_counter(), 0.0

    def look() -> None:
        nonlocal last, longest
        now = perf_counter()
        last, longest = now, max(longest, now - last)
        if is_done():
            loop.quit()

    timer.timeout.connect(look)
    timer.start(BEAT)
    loop.exec()
    return longest * 1000


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(sys.argv[2:]))
