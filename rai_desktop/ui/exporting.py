"""Exports from the window: a snapshot, a child process, and what people hear about it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.files import files_of
from rai_desktop.ui.child_runner import NO_PLACE, ChildRunner
from rai_desktop.ui.overriding import override
from rai_desktop.ui.session import ExportKind, Session
from rai_desktop.words import BOTH, LANGUAGES

FAILED = N_("The register could not be written. Try again, or choose another place.")

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


class Exporter(ChildRunner):
    """Runs one export at a time; ``ended`` comes before the signal that tells how it ended."""

    ended = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, FAILED, parent)

    def start(self, project: OpenProject, order: ExportOrder) -> None:
        """Export the project as it is now.

        Raises:
            UserError: the snapshot cannot be written.
        """
        with self._snapshot_of(project) as snapshot:
            limits = _limits(order, snapshot.with_name(ENTRIES))
        command = self._session.export_command(
            snapshot, order.kind, order.target, order.language, limits
        )
        leftovers = (snapshot.parent, *map(self._session.part_of, order.files))
        target = order.files[0]
        self._run(command, leftovers, order.spoken, lambda _: target)

    @override
    def _tidy(self) -> None:
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
