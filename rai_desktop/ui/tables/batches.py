"""Work done batch by batch between events, each batch as large as the window can bear."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer

WANTED = 6_000_000
"""Nanoseconds that a batch may take."""

UNNOTICED = 25
"""Milliseconds that a person does not notice."""

FEWEST, MOST = 20, 5_000


class Batches:
    """Learns from each batch how much fits into the next one."""

    def __init__(self) -> None:
        self._count = 100
        self._timer = QElapsedTimer()

    def run_until(self, is_done: Callable[[], bool], work: Callable[[int], bool]) -> None:
        """Do batches of ``work`` until it is done, as long as nobody notices the wait."""
        waiting = QElapsedTimer()
        waiting.start()
        while not is_done() and not waiting.hasExpired(UNNOTICED):
            self.run(work)

    def run(self, work: Callable[[int], bool]) -> bool:
        """Do one batch of ``work``, which is told how much, and return what it returns."""
        self._timer.start()
        is_left = work(self._count)
        took = max(1, self._timer.nsecsElapsed())
        fitting = self._count * WANTED // took
        self._count = min(MOST, max(FEWEST, min(fitting, 2 * self._count)))
        return is_left
