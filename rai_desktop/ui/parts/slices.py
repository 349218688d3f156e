"""Work that goes on bit by bit while the window stays alive."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from shiboken6 import Shiboken

AT_ONCE, A_SLICE = 0.012, 0.008
"""Seconds: how long work may go on when it is begun, and in each pause between events."""


class Slices(QObject):
    """Runs one generator at a time; ``finished`` gives what it returned.

    Short work is finished before ``begin`` returns. Beginning anew drops what was under way.
    However many of them have work, one of them goes on in each pause. Work that fails is
    dropped, and its error goes to ``fail``.
    """

    finished = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[None] | None = None
        self._turns = _turns()

    @property
    def is_running(self) -> bool:
        """Whether there is work left."""
        return self._work is not None

    def begin(self, work: Iterator[None]) -> None:
        """Do ``work``, in place of what was under way."""
        self._work = work
        if not self._turns.are_at_rest:
            self._go_on(AT_ONCE)
        self._turns.wait(self)

    def stop(self) -> None:
        """Drop what is under way."""
        self._work = None

    def take_turn(self) -> None:
        """Go on in a pause between events."""
        self._go_on(A_SLICE)

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


class _Turns(QObject):
    """Lets those who have work go on one after the other, one in each pause between events."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._line: deque[Slices] = deque()
        self._resting = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_pause)

    def wait(self, slices: Slices) -> None:
        """Let ``slices`` have a turn when all who wait have had theirs."""
        if slices.is_running and slices not in self._line:
            self._line.append(slices)
            self._wake()

    @property
    def are_at_rest(self) -> bool:
        """Whether nobody has a turn now."""
        return self._resting > 0

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """Give nobody a turn meanwhile."""
        self._resting += 1
        self._timer.stop()
        try:
            yield
        finally:
            self._resting -= 1
            self._wake()

    def _wake(self) -> None:
        if self._line and not self._resting:
            self._timer.start()

    def _on_pause(self) -> None:
        while self._line:
            first = self._line.popleft()
            if Shiboken.isValid(first) and first.is_running:
                try:
                    first.take_turn()
                finally:
                    if Shiboken.isValid(first):
                        self.wait(first)
                return
        self._timer.stop()


def slices_at_rest() -> AbstractContextManager[None]:
    """Let no work go on bit by bit meanwhile: it would only wait for what is being written."""
    return _turns().at_rest()


def _turns() -> _Turns:
    """Return the one of the program, which ends with it."""
    app = QCoreApplication.instance()
    assert app is not None  # noqa: S101 - nothing of Qt goes on without one
    return app.findChild(_Turns) or _Turns(app)
