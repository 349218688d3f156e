"""Exports from the window: a snapshot, a child process, and what people hear about it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.files import files_of
from rai_desktop.ui.jobs import ChildJob, remove
from rai_desktop.ui.session import ExportKind, Session
from rai_desktop.words import BOTH, LANGUAGES

FAILED = N_("The register could not be written. Try again, or choose another place.")

NO_PLACE = N_(
    "There is no room for a temporary copy, so the export cannot start. Free some space and try "
    "again."
)


ENTRIES = "entries.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOrder:
    """A list as it is seen: the columns and the rows that are shown, in their order."""

    kind: EntityKind
    columns: tuple[str, ...]
    uids: tuple[Uid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWish:
    """A document by the key of its kind, and the entries that it is about.

    Without a ``language`` it is written in that of all files.
    """

    key: str
    about: tuple[Uid, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherWish:
    """A file that is neither register nor document: its name, and the options that make it."""

    name: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What is exported, where to and in which language; ``spoken`` is that of messages.

    Without ``listed`` and ``paper`` it is the whole register, which tells what moved ``since`` a
    day. ``paper`` is the key of a document, ``about`` the entries that it is about.
    """

    kind: ExportKind
    target: Path
    language: str
    spoken: str
    listed: ListOrder | None = None
    since: date | None = None
    paper: str = ""
    about: tuple[Uid, ...] = ()
    further: FurtherWish | None = None

    @property
    def files(self) -> list[Path]:
        """What is written; a workbook of the register in both languages is two files."""
        is_register = not self.paper and self.further is None
        both = self.language == BOTH and is_register
        return files_of(self.target, LANGUAGES if both else (self.language,))


class Exporter(QObject):
    """Runs one export at a time."""

    started = Signal()
    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: ChildJob | None = None
        self._target = Path()

    @property
    def is_running(self) -> bool:
        """Whether an export is under way."""
        return self._job is not None

    def start(self, project: OpenProject, order: ExportOrder) -> None:
        """Export the project as it is now.

        Raises:
            UserError: the snapshot cannot be written.
        """
        folder = self._private_folder()
        snapshot = folder / "snapshot.rai"
        try:
            project.store.snapshot(snapshot)
            limits = _limits(order, folder / ENTRIES)
        except UserError:
            remove(folder)
            raise
        command = self._session.export_command(
            snapshot, order.kind, order.target, order.language, limits
        )
        leftovers = (folder, *map(self._session.part_of, order.files))
        job = ChildJob(command, leftovers, order.spoken, self)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._on_finished)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._job, self._target = job, order.files[0]
        self.started.emit()
        job.start()

    def _private_folder(self) -> Path:
        try:
            return self._session.private_folder()
        except OSError as error:
            raise SurroundingsError(NO_PLACE) from error

    def cancel(self) -> None:
        """Stop the export; no file appears."""
        if self._job is not None:
            self._job.cancel()

    def end_now(self) -> None:
        """Stop the export at once, because the program closes."""
        if self._job is not None:
            self._job.end_now()

    def _on_finished(self) -> None:
        self._close()
        self.finished.emit(self._target)

    def _on_failed(self, sentence: str) -> None:
        self._close()
        self.failed.emit(UserError(sentence or FAILED))

    def _on_cancelled(self) -> None:
        self._close()
        self.cancelled.emit()

    def _close(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.ended.emit()


def _limits(order: ExportOrder, entries: Path) -> tuple[str, ...]:
    """Return the options for a document, a list or the whole register, as it was ordered.

    A list of reviews as a PDF document is their protocol.
    """
    if order.further is not None:
        return order.further.options
    if order.paper:
        return ("--paper", order.paper, f"--of={','.join(order.about)}")
    if order.kind is ExportKind.PDF and order.listed and order.listed.kind is EntityKind.REVIEW:
        return ("--review", "all", "--entries", _written(order.listed, entries))
    if order.listed is not None:
        return _of_list(order.listed, entries)
    return ("--since", order.since.isoformat()) if order.since else ()


def _of_list(listed: ListOrder, entries: Path) -> tuple[str, ...]:
    """Return the options for a list; its rows stand in the file ``entries``."""
    from rai_desktop.services.registers.excerpt import register_of

    columns = ",".join(listed.columns)
    register = register_of(listed.kind)
    return ("--register", register, f"--columns={columns}", "--entries", _written(listed, entries))


def _written(listed: ListOrder, entries: Path) -> str:
    """Write which entries are exported, and return where."""
    try:
        entries.write_text("\n".join(listed.uids), "utf-8")
    except OSError as error:
        raise SurroundingsError(NO_PLACE) from error
    return str(entries)
