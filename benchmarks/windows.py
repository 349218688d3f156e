"""A window in a fresh process, which tells when it is shown and when it can be used.

``bare`` is an empty main window of Qt, ``ours`` the program as people start it, with a file or
without. Nothing else is imported before the clock stops.
"""

import sys
from collections.abc import Callable

SHOWN, USABLE = "shown", "usable"


def bare() -> int:
    """Show an empty window."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    return _told(lambda: app is not None)


def ours(arguments: list[str]) -> int:
    """Start the program; its event loop is replaced by one that tells and ends."""
    from PySide6.QtWidgets import QApplication

    def is_ready() -> bool:
        (window,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
        return window.is_loaded and (bool(arguments) == (window.desk is not None))

    QApplication.exec = lambda *_: _told(is_ready)  # type: ignore[method-assign]
    from rai_desktop.main import main
    from rai_desktop.ui.main_window import MainWindow

    return main(arguments)


def _told(is_ready: Callable[[], bool]) -> int:
    """Handle events until the window is on the screen, then until it is ready; tell both."""
    from PySide6.QtGui import QGuiApplication

    def is_shown() -> bool:
        return any(window.isExposed() for window in QGuiApplication.topLevelWindows())

    for word, is_done in ((SHOWN, is_shown), (USABLE, is_ready)):
        _wait(is_done)
        print(word, flush=True)
    from benchmarks.timing import peak_memory

    print(peak_memory() or "", flush=True)
    return 0


def _wait(is_done: Callable[[], bool]) -> None:
    """Let events be handled as usual, looking every two milliseconds whether it is done."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_done() else None)
    timer.start(2)
    loop.exec()


if __name__ == "__main__":
    sys.exit(bare() if sys.argv[1] == "bare" else ours(sys.argv[2:]))
