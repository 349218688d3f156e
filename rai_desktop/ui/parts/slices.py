"""Work that goes on bit by bit while the window stays alive."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

AT_ONCE, A_SLICE = 0.012, 0.008
"""Seconds: how long work may go on when it is begun, and in each pause between events."""


class Slices(QObject):
    """Runs one generator at a time; ``finished`` gives what it returned.

    Short work is finished before ``begin`` returns. Beginning anew drops what was under way.
    Work that fails is dropped, too, and its error goes to ``fail``.
    """

    finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(lambda: self._go_on(A_SLICE))

    @property
    def is_running(self) -> bool:
        """Whether there is work left."""
        return self._work is not None

    def begin(self, work: Iterator[None]) -> None:
        """Do ``work``, in place of what was under way."""
        self._work = work
        self._timer.start()
        self._go_on(AT_ONCE)

    def stop(self) -> None:
        """Drop what is under way."""
        self._work = None
        self._timer.stop()

    def fail(self, error: Exception) -> None:
        """Raise what went wrong; who can tell people does that in place of it."""
        raise error

    def _go_on(self, seconds: float) -> None:
        """Do at least one part of the work, and others while there is time."""
        end = perf_counter() + seconds
        while self._work is not None:
            try:
                next(self._work)
            except StopIteration as last:
                self.stop()
                self.finished.emit(last.value)
            except Exception as error:
                self.stop()
                self.fail(error)
            if perf_counter() >= end:
                return
