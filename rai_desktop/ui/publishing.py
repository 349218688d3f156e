"""Writing the file at the user's place by itself, soon after each edit and never too often."""

from PySide6.QtCore import QDeadlineTimer, QElapsedTimer, QObject, QThreadPool, QTimer, Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.services.ports import ProjectStore

SOON = 1500
REST = 20
AGAIN = 30_000


class Publisher(QObject):
    """Publishes a project in a worker thread.

    The file follows within two seconds, but never sooner than twenty times as long as the last
    publishing took; a failure is told and tried again.
    """

    began = Signal()
    published = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, store: ProjectStore, parent: QObject) -> None:
        super().__init__(parent)
        self._store = store
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._is_busy = False
        self._is_wanted = False
        self._took = 0
        self._clock = QElapsedTimer()
        self._since_end = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.publish_now)
        self._ended.connect(self._on_ended)

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits and nothing is being written."""
        return not self._is_busy and not self._timer.isActive()

    def note_change(self) -> None:
        """Plan to publish, after an edit."""
        if self._is_busy:
            self._is_wanted = True
        elif not self._timer.isActive() or self._timer.remainingTime() > SOON:
            self._timer.start(max(SOON, self._rest()))

    def publish_now(self) -> None:
        """Publish without waiting."""
        self._timer.stop()
        if self._is_busy:
            self._is_wanted = True
            return
        self._is_busy, self._is_wanted = True, False
        self._clock.start()
        self.began.emit()
        self._pool.start(self._work)

    def stop(self) -> None:
        """Wait for what is being written, and write no more."""
        self._timer.stop()
        self._is_wanted = False
        self._pool.waitForDone(QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever))

    def _work(self) -> None:
        try:
            moment = self._store.publish()
        except Exception as error:  # told in the window's thread, whatever it is
            self._ended.emit(None, error)
        else:
            self._ended.emit(moment, None)

    def _on_ended(self, moment: object, error: Exception | None) -> None:
        self._is_busy = False
        self._took = self._clock.elapsed()
        self._since_end.start()
        if error is None:
            self.published.emit(moment)
        else:
            self._timer.start(AGAIN)
            self.failed.emit(error)
        if self._is_wanted:
            self._is_wanted = False
            self._timer.stop()
            self.note_change()
        if error is not None and not isinstance(error, UserError):
            raise error

    def _rest(self) -> int:
        if not self._since_end.isValid():
            return 0
        return max(0, REST * self._took - self._since_end.elapsed())
