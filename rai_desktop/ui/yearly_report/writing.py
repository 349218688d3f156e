"""Writing the files of a report: a snapshot, a child process, and what comes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.domain.yearly_report import Signed
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.exporting import NO_PLACE
from rai_desktop.ui.jobs import ChildJob, remove
from rai_desktop.ui.session import Session

FAILED = N_("The report could not be written. Try again, or choose another place.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOrder:
    """Which report is written into which files; a draft is only to read."""

    year: int
    request: str
    language: str
    files: Sequence[Path]
    receipt: Path | None = None
    signed: Signed | None = None
    is_draft: bool = False


class ReportWriter(QObject):
    """Writes one report at a time; each attempt ends with exactly one of the end signals."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ChildJob | None = None

    @property
    def is_running(self) -> bool:
        """Whether files are being written."""
        return self._job is not None

    def start(self, project: OpenProject, order: ReportOrder) -> None:
        """Write the files of the project as it is now.

        Raises:
            UserError: the snapshot cannot be written.
        """
        try:
            folder = self._session.private_folder()
        except OSError as error:
            raise SurroundingsError(NO_PLACE) from error
        snapshot = folder / "snapshot.rai"
        try:
            project.store.snapshot(snapshot)
        except UserError:
            remove(folder)
            raise
        parts = [self._session.part_of(path) for path in _targets(order)]
        command = self._session.report_command(snapshot, _options(order))
        job = ChildJob(command, (folder, *parts), order.language, self)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda _: self._on_finished(order))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._job = job
        job.start()

    def cancel(self) -> None:
        """Stop; a file that is not complete does not appear."""
        if self._job is not None:
            self._job.cancel()

    def end_now(self) -> None:
        """Stop at once, because the dialog closes."""
        if self._job is not None:
            self._job.end_now()

    def _on_failed(self, sentence: str) -> None:
        self._close()
        self.failed.emit(UserError(sentence or FAILED))

    def _on_cancelled(self) -> None:
        self._close()
        self.cancelled.emit()

    def _on_finished(self, order: ReportOrder) -> None:
        self._close()
        self.finished.emit(_targets(order))

    def _close(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None


def _targets(order: ReportOrder) -> list[Path]:
    return [*order.files, *([order.receipt] if order.receipt else [])]


def _options(order: ReportOrder) -> list[str]:
    options = ["--year", str(order.year), f"--request={order.request}", "--lang", order.language]
    for path in order.files:
        options += ["--to", str(path)]
    if order.receipt is not None:
        options += ["--receipt", str(order.receipt)]
    if order.signed is not None:
        name = order.signed.name.replace(",", " ")
        day = order.signed.on.isoformat()
        options += [f"--signed={name}, {order.signed.function}", "--signed-on", day]
    return [*options, *(["--draft"] if order.is_draft else [])]
