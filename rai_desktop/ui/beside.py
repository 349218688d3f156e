"""Work beside the window: one piece at a time in a worker thread, told when it has ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QObject, QThreadPool, Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import CancelledError
from rai_desktop.ui.turns import short_turns, uncollected

if TYPE_CHECKING:
    from collections.abc import Callable

    from rai_desktop.services.jobs import Progress, Tell

    Work = Callable[[Tell], object]

AT_ONCE = 0.03
"""Seconds that the window waits for work that may be done at once."""


class Beside(QObject):
    """Runs work that may take long; exactly one of the end signals is sent for each piece.

    The work hears through its argument whether it was cancelled. ``finished`` gives what it
    returned, ``failed`` a ``UserError``; any other error is raised in the window's thread.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _told = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_busy = self._is_cancelled = False
        self._heard: Progress | None = None
        self._told.connect(self._on_told)
        self._ended.connect(self._on_ended)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._is_busy

    def start(self, work: Work) -> None:
        """Do ``work``; its end is told later."""
        assert not self._is_busy  # noqa: S101 - callers look
        self._is_busy, self._is_cancelled = True, False
        self._heard = None
        self._pool.start(lambda: self._do(work))

    def begin(self, work: Work) -> None:
        """Do ``work``; what ends within a moment has been told when this returns."""
        self.start(work)
        if self._pool.waitForDone(QDeadlineTimer(round(AT_ONCE * 1000))):
            QCoreApplication.sendPostedEvents(self, 0)

    def cancel(self) -> None:
        """Let the work end the next time it tells how far it is."""
        self._is_cancelled = True

    def end_now(self) -> None:
        """Cancel the work and wait until it has ended; for closing the program."""
        self.cancel()
        self._pool.waitForDone(QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever))
        QCoreApplication.sendPostedEvents(self, 0)

    def check(self) -> None:
        """End the work when it was cancelled; to be called from inside it.

        Raises:
            CancelledError: it was.
        """
        if self._is_cancelled:
            raise CancelledError

    def _do(self, work: Work) -> None:
        try:
            with uncollected(), short_turns():
                result = work(self._hear)
        except Exception as error:  # told in the window's thread, whatever it is
            self._ended.emit(None, error)
        else:
            self._ended.emit(result, None)

    def _hear(self, progress: Progress) -> None:
        self.check()
        if progress != self._heard:  # saying the same again would only keep the window busy
            self._heard = progress
            self._told.emit(progress)

    def _on_told(self, progress: Progress) -> None:
        if self._is_busy and not self._is_cancelled:
            self.progressed.emit(progress)

    def _on_ended(self, result: object, error: Exception | None) -> None:
        self._is_busy = False
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, CancelledError):
            self.cancelled.emit()
        elif isinstance(error, UserError):
            self.failed.emit(error)
        else:
            self.failed.emit(
                UserError(
                    N_(
                        "This did not work. The program made a mistake. Try again. If it happens "
                        "again, pass on the report that the program shows."
                    )
                )
            )
            raise error
