"""Writing the copy: a snapshot, a child process, and what comes of it."""

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.mailing import WrittenCopy
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.exporting import NO_PLACE
from rai_desktop.ui.jobs import ChildJob, remove
from rai_desktop.ui.session import Session

FAILED = N_("The copy could not be written. Try again, or choose another place.")
PHRASE = "phrase.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOrder:
    """What copy is written, and where to; ``spoken`` is the language of messages."""

    target: Path
    left_out: frozenset[LeftOut]
    is_review: bool
    phrase: str
    spoken: str


class CopyWriter(QObject):
    """Writes one copy at a time; each attempt ends with exactly one of the end signals."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ChildJob | None = None
        self._order: SendOrder | None = None
        self._snapshot = Path()

    @property
    def is_running(self) -> bool:
        """Whether a copy is being written."""
        return self._job is not None

    def start(self, project: OpenProject, order: SendOrder) -> None:
        """Write a copy of the project as it is now.

        Raises:
            UserError: the snapshot cannot be written.
        """
        folder = self._private_folder()
        snapshot = folder / "snapshot.rai"
        try:
            project.store.snapshot(snapshot)
            options = (*_options(order), *_author(project), *_phrase(order.phrase, folder))
        except UserError:
            remove(folder)
            raise
        command = self._session.send_command(snapshot, order.target, options)
        job = ChildJob(command, (folder,), order.spoken, self)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._job, self._order, self._snapshot = job, order, snapshot
        job.start()

    def cancel(self) -> None:
        """Stop; no file appears."""
        if self._job is not None:
            self._job.cancel()

    def end_now(self) -> None:
        """Stop at once, because the program closes."""
        if self._job is not None:
            self._job.end_now()

    def _private_folder(self) -> Path:
        try:
            return self._session.private_folder()
        except OSError as error:
            raise SurroundingsError(NO_PLACE) from error

    def _on_finished(self, told: object) -> None:
        order = self._close()
        result = told if isinstance(told, dict) else {}
        self.finished.emit(
            WrittenCopy(
                path=order.target,
                size=int(result.get("size", 0)),
                fingerprint=str(result.get("fingerprint", "")),
                is_encrypted=bool(order.phrase),
                is_review=bool(result.get("review")),
            )
        )

    def _on_failed(self, sentence: str) -> None:
        self._close()
        self.failed.emit(UserError(sentence or FAILED))

    def _on_cancelled(self) -> None:
        self._close()
        self.cancelled.emit()

    def _close(self) -> SendOrder:
        assert self._job is not None  # noqa: S101 - it has ended just now
        assert self._order is not None  # noqa: S101
        self._session.remove_parts(self._order.target, self._snapshot)
        self._job.deleteLater()
        self._job = None
        return self._order


def _options(order: SendOrder) -> tuple[str, ...]:
    names = ",".join(part for part in LeftOut if part in order.left_out)
    without = (f"--without={names}",) if names else ()
    return (*without, *(("--review",) if order.is_review else ()))


def _author(project: OpenProject) -> tuple[str, ...]:
    """Return who sends, by the number that the person has."""
    person = project.store.entity(Uid(project.author)) if project.author else None
    return (f"--author={project.number(person)}",) if person is not None else ()


def _phrase(phrase: str, folder: Path) -> tuple[str, ...]:
    """Hand the pass phrase to the child in a private file: everybody can read command lines."""
    if not phrase:
        return ()
    path = folder / PHRASE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(phrase)
    except OSError as error:
        raise SurroundingsError(NO_PLACE) from error
    return ("--password-file", str(path))
