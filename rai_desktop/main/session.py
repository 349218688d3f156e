"""The window's session: where use cases, storage and catalogue come together."""

import json
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.texts import N_
from rai_desktop.main.backup_place import BackupPlace, take_choice
from rai_desktop.main.own_commands import OwnCommands
from rai_desktop.main.settings import UNWRITABLE, FileSettings
from rai_desktop.storage.crashes import CrashJournal
from rai_desktop.storage.folders import Folders

if TYPE_CHECKING:
    from rai_desktop.domain.ids import Uid
    from rai_desktop.domain.state_mark import StateMark
    from rai_desktop.main.form_files import FormFiles
    from rai_desktop.main.merges import PausedMerges
    from rai_desktop.main.picture_files import PictureFiles
    from rai_desktop.services.check_reports import Rescue
    from rai_desktop.services.clock import RandomUids, SystemClock
    from rai_desktop.services.importing.rejects import Rejects
    from rai_desktop.services.jobs import Heed, Tell
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.packs import ReadPack
    from rai_desktop.services.papers.model import Paper
    from rai_desktop.services.ports import BackupEntry, Catalogue, PackContent
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.tables import SourceDocument
    from rai_desktop.storage.admission import Admit
    from rai_desktop.ui.session import RecentFile, Settings

RECENT = "recent"
AUTHOR = "author.{project}"
MAX_RECENT = 10
_PORTABLE_LOCKED = N_(
    "The program keeps everything beside itself, but nothing can be written into {folder}. An "
    "AI inventory cannot be opened from here. Take the write protection away, or copy the program "
    "to this computer."
)
LEFT_BEHIND = 24 * 3600
"""Seconds after which a copy that another program shows is taken for forgotten."""


class DesktopSession(OwnCommands):
    """Meets ``ui.session.Session``; imports late, for the window shows before it needs more."""

    def __init__(self, folders: Folders) -> None:
        self._folders = folders
        self._preparing = Lock()
        unwritable = _PORTABLE_LOCKED if folders.portable else UNWRITABLE
        own = FileSettings(folders.data / "settings.json", unwritable)
        self.settings: Settings = own
        self.backup_place = BackupPlace(own, take_choice(own, folders))
        self.crashes = CrashJournal(folders)

    @cached_property
    def catalogue(self) -> "Catalogue":
        """The method, the vocabulary, the library and the templates that ship."""
        from rai_desktop.catalogue.content import Content

        return Content(kept=self._folders.state / "catalogue.json")

    @cached_property
    def _clock(self) -> "SystemClock":
        from rai_desktop.services.clock import SystemClock

        return SystemClock()

    @cached_property
    def _uids(self) -> "RandomUids":
        from rai_desktop.services.clock import RandomUids

        return RandomUids()

    def prepare_opening(self) -> None:
        """Load what opening a project needs, or wait until another thread has."""
        with self._preparing:
            import rai_desktop.services.project
            import rai_desktop.storage.opening  # noqa: F401 - the import is the work

            self.catalogue.method()

    def prepare_changes(self) -> None:
        """Load what changes a project and what writes documents; meant for a worker thread."""
        import gc

        # the imports are the work
        import rai_desktop.services.hints.board
        import rai_desktop.services.papers.registry
        import rai_desktop.services.pasting
        import rai_desktop.storage.writing  # noqa: F401

        self.catalogue.law()
        self.catalogue.library()
        gc.freeze()  # all this stays; looking at it again and again would stop the window

    def labels(self, language: str) -> "Labels":
        """Return the words for fields and values in ``language``."""
        from rai_desktop.services.labels import Labels
        from rai_desktop.words import words_for

        return Labels(words_for(language), self.catalogue)

    def new_project(
        self, path: Path, organisation: Mapping[str, Value], person: Mapping[str, Value]
    ) -> "OpenProject":
        """Make a project of the organisation; ``person`` is who works here."""
        self.prepare_opening()
        from rai_desktop.services.creating import begin_project

        project = self._fresh(path)
        try:
            begin_project(project, self.catalogue, organisation, person)
            project.store.publish()
        except BaseException:
            project.store.abandon()
            raise
        self.remember(project.store.path)
        self.remember_author(project)
        return project

    def new_example(self, path: Path, language: str, heed: "Heed | None" = None) -> "OpenProject":
        """Make the example company in ``language``; ``heed`` may end it, and nothing is left."""
        self.prepare_opening()
        from rai_desktop.catalogue.example import example_data
        from rai_desktop.services.creating import fill_example
        from rai_desktop.services.jobs import go_on
        from rai_desktop.words import words_for

        project = self._fresh(path)
        try:
            with project.store.heeding(heed := heed or go_on):
                fill_example(project, self.catalogue, example_data(), words_for(language), heed)
                heed()
            project.store.publish()
        except BaseException:
            project.store.abandon()
            raise
        return project

    def open_project(self, path: Path, tell: "Tell | None" = None) -> "OpenProject":
        """Open a project file; for reading only when somebody else works on it.

        A file from elsewhere takes time to check: call it in a worker thread then. ``tell`` hears
        how far it is, there; it raises ``CancelledError`` to end it.
        """
        self.prepare_opening()
        from rai_desktop.services.people import may_work_here
        from rai_desktop.services.project import OpenProject
        from rai_desktop.storage.opening import open_or_view

        store = open_or_view(path, self._folders, admit=_admission(tell))
        self.remember(store.path)
        project = OpenProject(store, self._clock, self._uids)
        author = self.settings.get(AUTHOR.format(project=project.uid))
        project.author = author if may_work_here(project, author) else ""
        project.method(self.catalogue)  # read here, beside the window
        return project

    def remember_author(self, project: "OpenProject") -> None:
        """Keep who works on ``project`` at this computer for the next time it is opened."""
        self.settings.set(AUTHOR.format(project=project.uid), project.author)

    def remove_erased_from_backups(self, project: "OpenProject") -> tuple[int, int]:
        """Remove the earlier states that still have somebody who was erased from ``project``.

        Return how many were removed, and how many could not be. The present state is kept before.
        """
        from rai_desktop.storage.restoring import remove_backups_with_erased

        return remove_backups_with_erased(project.store, self._folders)

    def ask_running(self, path: Path) -> bool:
        """Ask the window that has this project open to come to the front; tell whether one does.

        It hears of it by ``project.store.take_request``. Waits two seconds when nobody answers.
        """
        self.prepare_opening()
        from rai_desktop.storage.requests import ask_running

        return ask_running(path, self._folders)

    def backups(self, path: Path) -> "list[BackupEntry]":
        """Return the backups of the project at ``path``, newest first; the file may be gone."""
        from rai_desktop.storage.restoring import backups

        return backups(path, self._folders)

    def open_backup(self, backup: "BackupEntry", tell: "Tell | None" = None) -> "OpenProject":
        """Open a backup for reading only: to look at it, or for ``services.backups``.

        Like ``open_project`` it takes time; the caller closes what it returns.
        """
        from rai_desktop.services.project import OpenProject
        from rai_desktop.storage.restoring import open_backup

        store = open_backup(backup.path, self._folders, admit=_admission(tell))
        return OpenProject(store, self._clock, self._uids)

    def save_backup_as(
        self, backup: "BackupEntry", target: Path, tell: "Tell | None" = None
    ) -> None:
        """Write a sound backup as a new project file, where the project itself is lost."""
        from rai_desktop.storage.restoring import restore_copy

        restore_copy(backup.path, target, admit=_admission(tell))

    def rescue(self, path: Path, target: Path, tell: "Tell | None" = None) -> "Rescue":
        """Write what is sound in the damaged file at ``path`` to the new file ``target``."""
        from rai_desktop.storage.rescue import rescue

        now, new_uid = self._clock.now(), self._uids.new_uid
        return rescue(path, target, self._folders, new_uid=new_uid, now=now, tell=tell)

    def open_copy(self, path: Path, tell: "Tell | None" = None) -> "OpenProject":
        """Open another copy of a project for reading only, to be compared and merged.

        Like ``open_project`` it takes time; the caller closes what it returns.
        """
        self.prepare_opening()
        from rai_desktop.services.project import OpenProject
        from rai_desktop.storage.opening import open_project

        store = open_project(path, self._folders, read_only=True, admit=_admission(tell))
        return OpenProject(store, self._clock, self._uids)

    def is_new_here(self, path: Path) -> bool:
        """Return whether this computer neither wrote a file nor worked on it at its place."""
        self.prepare_opening()
        from rai_desktop.storage.arrivals import is_new_here

        return is_new_here(path, self._folders)

    def known_copy(self, project: "Uid", besides: Path) -> Path | None:
        """Return where this computer worked on a project last, other than at ``besides``."""
        from rai_desktop.storage.arrivals import is_used_here

        known = [file.path for file in self.recent() if file.exists and file.path != besides]
        return next((p for p in known if is_used_here(p, project, self._folders)), None)

    def is_passing_place(self, path: Path) -> bool:
        """Return whether a file lies where mail programs put what is only looked at."""
        from rai_desktop.main.places import is_passing_place

        return is_passing_place(path)

    def store_received(self, source: Path, target: Path) -> None:
        """Copy a received file to where it shall be kept."""
        from rai_desktop.storage.arrivals import store_elsewhere

        store_elsewhere(source, target)

    def project_of(self, path: Path) -> "Uid | None":
        """Return whose project a file says it is, or ``None``; quick."""
        from rai_desktop.storage.beside import project_of

        return project_of(path)

    def conflicted_copies(self, project: "OpenProject") -> list[Path]:
        """Return files beside the project's that look like a conflicted copy with something new."""
        from rai_desktop.storage.beside import conflicted_copies

        store = project.store
        return conflicted_copies(
            store.path, project.uid, lambda head: store.step_head(head) is not None
        )

    @cached_property
    def merges(self) -> "PausedMerges":
        """The merges that were begun and not finished."""
        from rai_desktop.main.merges import PausedMerges

        return PausedMerges(self._folders)

    @cached_property
    def forms(self) -> "FormFiles":
        """Questionnaires as files."""
        from rai_desktop.main.form_files import FormFiles

        return FormFiles()

    @cached_property
    def pictures(self) -> "PictureFiles":
        """Pictures as files."""
        from rai_desktop.main.picture_files import PictureFiles

        return PictureFiles()

    def write_paper(self, paper: "Paper", target: Path, tell: "Tell | None" = None) -> None:
        """Write a document as PDF or Word, by its ending."""
        from rai_desktop.export.writers import write_paper

        for progress in write_paper(paper, target):
            if tell:
                tell(progress)

    def close_project(self, project: "OpenProject") -> None:
        """Publish what is unpublished, and let go of the file."""
        project.store.close()

    def recent(self) -> "list[RecentFile]":
        """Return the files that were open before, newest first."""
        from datetime import datetime

        from rai_desktop.ui.session import RecentFile

        files = []
        for path, opened in self._recent().items():
            moment = datetime.fromisoformat(opened)
            files.append(RecentFile(path=Path(path), opened=moment, exists=Path(path).is_file()))
        return files

    def remember(self, path: Path) -> None:
        """Put a file at the top of the recent ones."""
        from datetime import UTC, datetime

        others = {known: moment for known, moment in self._recent().items() if known != str(path)}
        now = datetime.now(UTC).isoformat(timespec="seconds")
        kept = list({str(path): now, **others}.items())[:MAX_RECENT]
        self.settings.set(RECENT, json.dumps(dict(kept)))

    def forget(self, path: Path) -> None:
        """Take a file off the recent ones; the file itself stays."""
        left = {known: moment for known, moment in self._recent().items() if known != str(path)}
        self.settings.set(RECENT, json.dumps(left))

    def clear_recent(self) -> None:
        """Forget all files that were open, and where registers were put."""
        self.settings.forget((RECENT, "export_folder", "last_register.", "moved_since."))

    def start_again(self, path: Path | None) -> None:
        """Start the program anew beside this one, with the project at ``path``."""
        import subprocess

        from rai_desktop.cli.program import own_window

        quiet = subprocess.DEVNULL
        with suppress(OSError):
            subprocess.Popen(  # noqa: S603 - our own program; it outlives this process
                own_window(*([str(path)] if path else [])),
                stdin=quiet,
                stdout=quiet,
                stderr=quiet,
                start_new_session=True,
            )

    def own_folders(self) -> tuple[Path, ...]:
        """Return where the program keeps something beside the files of people."""
        chosen = self._folders.choice.folder
        own = (self._folders.data, self._folders.state)
        return (*own, chosen) if chosen else own

    @property
    def portable_folder(self) -> Path | None:
        """Where everything is kept in portable mode; ``None`` otherwise."""
        return self._folders.portable

    def documents_folder(self) -> Path:
        """Return where people expect their documents; in portable mode beside the program."""
        if self._folders.portable is not None:
            return self._folders.portable.parent
        from platformdirs import user_documents_path

        documents = user_documents_path()
        return documents if documents.is_dir() else Path.home()

    def example_path(self, language: str) -> Path:
        """Return where the example company of ``language`` is kept."""
        name = "Beispielfirma" if language == "de" else "Example company"
        folder = self._folders.data / "examples"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return folder / f"{name}.rai"

    def read_list(
        self,
        path: Path,
        language: str,
        *,
        headers: Mapping[str, int] | None = None,
        tell: "Tell | None" = None,
    ) -> "SourceDocument":
        """Read a foreign list; needs no project."""
        from rai_desktop.cli.lists import read_list
        from rai_desktop.words import words_for

        return read_list(path, words_for(language), headers=headers, tell=tell)

    def write_rejects(self, rejects: "Rejects", target: Path, language: str, tell: "Tell") -> Path:
        """Write the rows of a list that cannot be read in, to be mailed back; return where."""
        from rai_desktop.export.excel.rejects import write_rejects
        from rai_desktop.words import words_for

        for progress in write_rejects(rejects, words_for(language), target):
            tell(progress)
        return target

    def read_pack(self, path: Path) -> "ReadPack":
        """Read a content pack from a workbook, YAML or JSON; needs no project."""
        from rai_desktop.main.pack_files import read_pack_file

        return read_pack_file(self.catalogue, path)

    def write_pack(self, pack: "PackContent", target: Path, tell: "Tell | None" = None) -> None:
        """Write a content pack as a workbook; needs no project."""
        from rai_desktop.main.pack_files import write_pack_file

        write_pack_file(self.catalogue, pack, target, tell)

    def private_folder(self) -> Path:
        """Return a new private folder for the snapshot of one job; the job removes it."""
        import secrets

        folder = self._folders.snapshots / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        return folder

    def viewing_folder(self) -> Path:
        """Return a new private folder for copies that other programs show; the caller removes it.

        What earlier runs left behind is removed before.
        """
        import secrets
        import shutil
        from time import time

        viewed = self._folders.state / "viewed"
        viewed.mkdir(parents=True, exist_ok=True, mode=0o700)
        for old in viewed.iterdir():
            if old.stat().st_mtime < time() - LEFT_BEHIND:
                shutil.rmtree(old, ignore_errors=True)
        folder = viewed / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        return folder

    def state_of_export(self, path: Path) -> "StateMark":
        """Return which state an export says that it came from."""
        from rai_desktop.imports.exported import state_of_export

        return state_of_export(path)

    def remove_parts(self, target: Path, snapshot: Path) -> None:
        """Remove what an ended child left of the unfinished copy ``target`` of ``snapshot``."""
        import shutil

        from rai_desktop.storage.files import remove_parts
        from rai_desktop.storage.workplace import Workplace

        remove_parts(target.parent, target.name)
        shutil.rmtree(Workplace(snapshot.resolve(), self._folders).folder, ignore_errors=True)

    def decrypt(self, path: Path, target: Path, phrase: str, tell: "Tell") -> None:
        """Write what is in an encrypted file to ``target``; takes time, for a worker thread."""
        from contextlib import closing

        from rai_desktop.storage.age import decrypt_file

        with closing(decrypt_file(path, target, phrase)) as job:
            for progress in job:
                tell(progress)

    def part_of(self, target: Path) -> Path:
        """Return where the writer keeps ``target`` until it is complete."""
        from rai_desktop.export.targets import part_of

        return part_of(target)

    def _fresh(self, path: Path) -> "OpenProject":
        from rai_desktop.services.project import OpenProject
        from rai_desktop.storage.opening import new_project

        store = new_project(path, self._folders, self._uids.new_uid())
        return OpenProject(store, self._clock, self._uids)

    def _recent(self) -> dict[str, str]:
        from datetime import datetime

        try:
            known = json.loads(self.settings.get(RECENT, "{}"))
            return {
                str(path): str(moment)
                for path, moment in known.items()
                if datetime.fromisoformat(str(moment))
            }
        except (ValueError, AttributeError):
            return {}


def _admission(tell: "Tell | None") -> "Admit":
    """Return what lets in files from elsewhere: our own command line as a limited child."""
    from rai_desktop.cli.program import own_command
    from rai_desktop.storage.child import COMMAND
    from rai_desktop.storage.limited import LimitedAdmission

    return LimitedAdmission(command=tuple(own_command(COMMAND)), tell=tell)
