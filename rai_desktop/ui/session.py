"""What the window needs from the program around it; composed where everything is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from rai_desktop.domain.canonical import Plain, Value
    from rai_desktop.domain.ids import Uid
    from rai_desktop.domain.state_mark import StateMark
    from rai_desktop.services.check_reports import Rescue
    from rai_desktop.services.importing.rejects import Rejects
    from rai_desktop.services.jobs import Heed, Tell
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.merging.kept import PausedMerge
    from rai_desktop.services.packs import ReadPack
    from rai_desktop.services.papers.model import Paper
    from rai_desktop.services.pictures import Drawing, TextWidth
    from rai_desktop.services.ports import BackupEntry, Catalogue, Notice, PackContent
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.questionnaires.filled import FormFile
    from rai_desktop.services.questionnaires.layout import FormBook
    from rai_desktop.services.questionnaires.returned import RefusedForm
    from rai_desktop.services.tables import SourceDocument


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentFile:
    """A project file that was open before; ``exists`` tells whether it can be found now."""

    path: Path
    opened: datetime | None = None
    exists: bool = True


class ExportKind(StrEnum):
    """What the window exports; also the ending of the file."""

    XLSX = "xlsx"
    PDF = "pdf"
    CSV = "csv"
    WORD = "docx"
    ZIP = "zip"
    ICS = "ics"
    HTML = "html"
    JSON = "json"
    LINES = "jsonl"


class Settings(Protocol):
    """Small choices of this person on this computer, kept between starts."""

    def get(self, key: str, default: str = "") -> str:
        """Return what was set, or ``default``."""

    def set(self, key: str, value: str) -> None:
        """Keep ``value``."""

    def forget(self, beginnings: tuple[str, ...]) -> None:
        """Drop everything whose key begins with one of ``beginnings``."""

    def take_notices(self) -> list[Notice]:
        """Return what went wrong with keeping them since this was asked last."""


class BackupPlace(Protocol):
    """Where earlier states are kept, and how often."""

    @property
    def folder(self) -> Path:
        """Where they are kept from now on."""

    def choose(self, folder: Path | None) -> bool:
        """Keep them in ``folder``, or where the program keeps them by itself.

        Return whether there are some that stay where they are.

        Raises:
            UserError: nothing can be written there.
        """

    def set_minutes(self, minutes: int) -> None:
        """Keep a state after so many minutes of work."""


class PastCrash(Protocol):
    """A window that ended badly: when it lived last, what it stored last, and the report.

    ``is_closed`` tells that only the end itself went wrong, after everything was put away.
    """

    @property
    def at(self) -> datetime:
        """When it lived last, as far as is known."""

    @property
    def edited(self) -> datetime | None:
        """When something was stored last that is not in the user's file yet."""

    @property
    def report(self) -> str:
        """What is known of it; empty when it was ended from outside."""

    @property
    def is_closed(self) -> bool:
        """Whether everything had been put away."""


class CrashJournal(Protocol):
    """Where this window leaves reports, and where it learns how earlier ones ended."""

    def write(self, report: str) -> Path | None:
        """Keep the report of this window, in place of an earlier one."""

    def end(self, *, keep_report: bool = False) -> None:
        """Take the mark away: the window ended as it should; ``keep_report`` if nobody saw it."""

    def leave(self) -> None:
        """Let go of the mark but leave it: the next start tells what happened."""

    def left_over(self) -> PastCrash | None:
        """Return the last window that ended badly, and forget all of them."""


class PausedMerges(Protocol):
    """Merges that were begun and not finished, at most one for each project."""

    def pause(self, project: Uid, source: Path, name: str, document: dict[str, Plain]) -> None:
        """Keep the copy at ``source``, called ``name``, and the decisions in JSON form.

        Raises:
            UserError: the place cannot be written.
        """

    def paused(self, project: Uid) -> PausedMerge | None:
        """Return what was begun, or ``None``."""

    def end(self, project: Uid) -> None:
        """Forget what was begun."""


class PictureFiles(Protocol):
    """Writes pictures; a target appears only when it is complete."""

    def write_svg(self, drawing: Drawing, title: str, measure: TextWidth, target: Path) -> None:
        """Write a picture as SVG with texts as wide as ``measure`` says.

        Raises:
            UserError: the place cannot be written.
        """

    def write_bytes(self, data: bytes, target: Path) -> None:
        """Write a finished file.

        Raises:
            UserError: the place cannot be written.
        """


class FormFiles(Protocol):
    """Writing blank questionnaires and reading filled ones; both in a worker thread."""

    def write(self, form: FormBook, target: Path) -> None:
        """Write a blank form as a workbook.

        Raises:
            UserError: the place cannot be written.
        """

    def read(self, paths: Sequence[Path], tell: Tell | None = None) -> list[FormFile | RefusedForm]:
        """Return what is in the files; each that cannot be read comes with the reason."""


class Session(Protocol):
    """Opening and closing of projects, and the places the window works with."""

    settings: Settings

    @property
    def backup_place(self) -> BackupPlace:
        """Where earlier states are kept."""

    @property
    def crashes(self) -> CrashJournal:
        """The journal of this window."""

    def start_again(self, path: Path | None) -> None:
        """Start the program anew beside this one, with the project at ``path``."""

    @property
    def catalogue(self) -> Catalogue:
        """The method, the vocabulary, the library and the templates."""

    def prepare_opening(self) -> None:
        """Load what opening a project needs; called in a worker thread after the window showed."""

    def prepare_changes(self) -> None:
        """Load what changing a project needs; called in the same thread when a project can open."""

    def labels(self, language: str) -> Labels:
        """Return the words for fields and values in ``language``."""

    def new_project(
        self, path: Path, organisation: Mapping[str, Value], person: Mapping[str, Value]
    ) -> OpenProject:
        """Make a project of the organisation; ``person`` is who works here."""

    def new_example(self, path: Path, language: str, heed: Heed | None = None) -> OpenProject:
        """Make the example company in ``language``; ``heed`` may end it, and nothing is left."""

    def open_project(self, path: Path, tell: Tell | None = None) -> OpenProject:
        """Open a project file; may be called in a worker thread.

        ``tell`` hears how far the check of a file from elsewhere is, and may end it.

        Raises:
            UserError: the file cannot be opened.
        """

    def ask_running(self, path: Path) -> bool:
        """Ask the window that has this project open to come to the front; tell whether one does.

        Takes up to two seconds; to be called in a worker thread.
        """

    def backups(self, path: Path) -> list[BackupEntry]:
        """Return the backups of the project at ``path``, newest first; the file may be gone."""

    def open_backup(self, backup: BackupEntry, tell: Tell | None = None) -> OpenProject:
        """Open a backup for reading only; the caller closes it. May be called in a worker thread.

        Raises:
            UserError: it is damaged or gone.
        """

    def save_backup_as(self, backup: BackupEntry, target: Path, tell: Tell | None = None) -> None:
        """Write a backup as a new project file; may be called in a worker thread.

        Raises:
            UserError: it is damaged or gone, or the place cannot be written.
        """

    def rescue(self, path: Path, target: Path, tell: Tell | None = None) -> Rescue:
        """Write what is sound in a damaged file to a new one; to be called in a worker thread.

        ``tell`` hears how far it is, there, and may end it.

        Raises:
            UserError: nothing is sound, or the place cannot be written.
        """

    def open_copy(self, path: Path, tell: Tell | None = None) -> OpenProject:
        """Open another copy for reading only, to be merged; the caller closes it.

        May be called in a worker thread.

        Raises:
            UserError: the file cannot be opened.
        """

    def is_new_here(self, path: Path) -> bool:
        """Return whether this computer neither wrote a file nor worked on it there; quick."""

    def known_copy(self, project: Uid, besides: Path) -> Path | None:
        """Return where this computer worked on a project last, other than at ``besides``."""

    def is_passing_place(self, path: Path) -> bool:
        """Return whether a file lies where mail programs put what is only looked at."""

    def store_received(self, source: Path, target: Path) -> None:
        """Copy a received file to where it shall be kept.

        Raises:
            UserError: a place cannot be used.
        """

    def project_of(self, path: Path) -> Uid | None:
        """Return whose project a file says it is, or ``None``; quick."""

    def conflicted_copies(self, project: OpenProject) -> list[Path]:
        """Return files beside the project's that look like a conflicted copy with something new."""

    @property
    def merges(self) -> PausedMerges:
        """The merges that were begun and not finished."""

    @property
    def forms(self) -> FormFiles:
        """Questionnaires as files."""

    @property
    def pictures(self) -> PictureFiles:
        """Pictures as files."""

    def write_paper(self, paper: Paper, target: Path, tell: Tell | None = None) -> None:
        """Write a document as PDF or Word, by its ending; may be called in a worker thread.

        Raises:
            UserError: the place cannot be written, or another ending.
        """

    def remember_author(self, project: OpenProject) -> None:
        """Keep who works on ``project`` at this computer for the next time it is opened."""

    def remove_erased_from_backups(self, project: OpenProject) -> tuple[int, int]:
        """Remove the earlier states that still have somebody who was erased from ``project``.

        Return how many were removed, and how many could not be.

        Raises:
            UserError: the folder of the backups cannot be used.
        """

    def close_project(self, project: OpenProject) -> None:
        """Publish what is unpublished, and let go of the file."""

    def recent(self) -> list[RecentFile]:
        """Return the files that were open before, newest first."""

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones; the file itself stays."""

    def clear_recent(self) -> None:
        """Forget all files that were open, and where registers were put."""

    def own_folders(self) -> tuple[Path, ...]:
        """Return where the program keeps something beside the files of people."""

    @property
    def portable_folder(self) -> Path | None:
        """Where everything is kept in portable mode; ``None`` otherwise."""

    def documents_folder(self) -> Path:
        """Return where people expect their documents."""

    def example_path(self, language: str) -> Path:
        """Return where the example company of ``language`` is kept."""

    def read_list(
        self,
        path: Path,
        language: str,
        *,
        headers: Mapping[str, int] | None = None,
        tell: Tell | None = None,
    ) -> SourceDocument:
        """Read a foreign list in a limited child; may be called in a worker thread.

        ``headers`` is the row in which the names of columns stand, by the name of the list, where
        a person chose it. ``tell`` hears how far it is, ten times a second, in that thread; it
        raises ``CancelledError`` to end it.

        Raises:
            UserError: the file cannot be read.
        """

    def write_rejects(self, rejects: Rejects, target: Path, language: str, tell: Tell) -> Path:
        """Write the rows of a list that cannot be read in, to be mailed back; return where.

        May be called in a worker thread.

        Raises:
            UserError: the place cannot be written.
        """

    def read_pack(self, path: Path) -> ReadPack:
        """Read a content pack from a workbook, YAML or JSON; may be called in a worker thread.

        Raises:
            UserError: the file cannot be read.
        """

    def write_pack(self, pack: PackContent, target: Path, tell: Tell | None = None) -> None:
        """Write a content pack as a workbook; may be called in a worker thread.

        Raises:
            UserError: the place cannot be written.
        """

    def private_folder(self) -> Path:
        """Return a new private folder for the snapshot of one job; the job removes it."""

    def viewing_folder(self) -> Path:
        """Return a new private folder for copies that other programs show; the caller removes it.

        What earlier runs left behind is removed before.
        """

    def export_command(
        self,
        snapshot: Path,
        kind: ExportKind,
        target: Path,
        language: str,
        limits: Sequence[str] = (),
    ) -> list[str]:
        """Return the program and arguments that export ``snapshot`` and print JSON lines.

        ``limits`` are further options of the command, which say what is exported.
        """

    def verify_command(self, path: Path, *, is_deep: bool) -> list[str]:
        """Return the program and arguments that check a project file and print JSON lines."""

    def state_of_export(self, path: Path) -> StateMark:
        """Return which state an export says that it came from; to be called in a worker thread.

        Raises:
            UserError: it says nothing, or it cannot be read.
        """

    def send_command(self, snapshot: Path, target: Path, options: Sequence[str]) -> list[str]:
        """Return the program and arguments that write a copy of ``snapshot`` to be mailed.

        It prints JSON lines; ``options`` say what is left out.
        """

    def report_command(self, snapshot: Path, options: Sequence[str]) -> list[str]:
        """Return the program and arguments that write a finished yearly report of ``snapshot``.

        It prints JSON lines; ``options`` name the year, the files, and who signed it off.
        """

    def consolidate_command(self, options: Sequence[str]) -> list[str]:
        """Return the program and arguments that put yearly reports of members together.

        It prints JSON lines; ``options`` name what is read and what is written.
        """

    def remove_parts(self, target: Path, snapshot: Path) -> None:
        """Remove what an ended child left of the unfinished copy ``target`` of ``snapshot``."""

    def decrypt(self, path: Path, target: Path, phrase: str, tell: Tell) -> None:
        """Write what is in an encrypted file to ``target``; takes time, for a worker thread."""

    def part_of(self, target: Path) -> Path:
        """Return where the unfinished file grows while ``target`` is written."""
