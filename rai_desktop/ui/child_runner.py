"""One child process at a time: room for its files, how far it is, and one end signal for each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.jobs import ChildJob, remove
from rai_desktop.ui.session import Session

NO_PLACE = N_(
    "There is no room for a temporary copy, so the export cannot start. Free some space and try "
    "again."
)


FREEZING = N_("The present state of the inventory is being captured…")


class ChildRunner(QObject):
    """Runs one child at a time; each ends with exactly one of the end signals.

    ``failure`` is what people read when the child gave no reason.
    """

    started = Signal()
    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, session: Session, failure: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._failure = failure
        self._job: ChildJob | None = None

    @property
    def is_running(self) -> bool:
        """Whether a child is at work."""
        return self._job is not None

    def cancel(self) -> None:
        """Stop; a file that is not complete does not appear."""
        if self._job is not None:
            self._job.cancel()

    def end_now(self) -> None:
        """Stop at once, because the dialog or the program closes."""
        if self._job is not None:
            self._job.end_now()

    # for the kinds of runners ----------------------------------------------------

    def _run(
        self,
        command: Sequence[str],
        leftovers: Sequence[Path],
        spoken: str,
        made: Callable[[object], object],
        tell: Callable[[object], object] | None = None,
    ) -> None:
        """Start a child; what is ``made`` of its result is told when all is tidied up."""
        job = ChildJob(command, leftovers, spoken, self)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda result: self._on_finished(made(result), tell))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._job = job
        self.started.emit()
        job.start()

    def _private_folder(self) -> Path:
        """Return a new folder that nobody else can look into.

        Raises:
            SurroundingsError: there is no room for it.
        """
        try:
            return self._session.private_folder()
        except OSError as error:
            raise SurroundingsError(NO_PLACE) from error

    @contextmanager
    def _snapshot_of(self, project: OpenProject) -> Iterator[Path]:
        """Give a snapshot in a private folder, which goes if what is done with it fails.

        Of a large project it takes a moment, in which the window is drawn and Cancel is offered.
        """
        folder = self._private_folder()
        snapshot = folder / "snapshot.rai"
        try:
            project.beside(lambda: project.store.freeze(snapshot), FREEZING)
            yield snapshot
        except UserError:
            remove(folder)
            raise

    def _tidy(self) -> None:
        """Remove what the child does not remove itself; it has ended, however that was."""

    # how a child ends ------------------------------------------------------------

    def _on_finished(self, made: object, tell: Callable[[object], object] | None) -> None:
        self._close()
        (tell or self.finished.emit)(made)

    def _on_failed(self, sentence: str) -> None:
        self._close()
        self.failed.emit(UserError(sentence or self._failure))

    def _on_cancelled(self) -> None:
        self._close()
        self.cancelled.emit()

    def _close(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self._tidy()
