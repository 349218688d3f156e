"""Putting reports together in a child process: to look at, and into the files that are wanted."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.exporting import NO_PLACE
from rai_desktop.ui.jobs import ChildJob, remove
from rai_desktop.ui.session import Session

FAILED = N_("The reports could not be put together. Try again, or choose another place.")
VIEW = "view.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceSources:
    """What is put together."""

    reports: Path
    members: Path | None = None
    last_year: Path | None = None

    @property
    def options(self) -> list[str]:
        """The arguments of the command that reads them."""
        found = [str(self.reports)]
        if self.members is not None:
            found += ["--members", str(self.members)]
        if self.last_year is not None:
            found += ["--last-year", str(self.last_year)]
        return found


class AllianceRunner(QObject):
    """Does one thing at a time; each ends with exactly one of the end signals.

    ``seen`` gives the view as a document, ``written`` the file that was written.
    """

    progressed = Signal(int, int)
    seen = Signal(object)
    written = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, session: Session, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._language = session, language
        self._job: ChildJob | None = None
        self._folder: Path | None = None

    @property
    def is_running(self) -> bool:
        """Whether reports are being read or a file is being written."""
        return self._job is not None

    def look(self, sources: AllianceSources) -> None:
        """Read the reports and tell what comes of them.

        Raises:
            UserError: there is no room for it.
        """
        try:
            self._folder = self._session.private_folder()
        except OSError as error:
            raise SurroundingsError(NO_PLACE) from error
        self._start(sources, self._folder / VIEW, is_public=False, is_look=True)

    def write(self, sources: AllianceSources, target: Path, *, is_public: bool) -> None:
        """Write the view into ``target``."""
        self._start(sources, target, is_public=is_public, is_look=False)

    def cancel(self) -> None:
        """Stop; no file appears."""
        if self._job is not None:
            self._job.cancel()

    def end_now(self) -> None:
        """Stop at once, because the dialog closes."""
        if self._job is not None:
            self._job.end_now()
        self._let_go()

    def _start(
        self, sources: AllianceSources, target: Path, *, is_public: bool, is_look: bool
    ) -> None:
        options = [*sources.options, "--to", str(target), "--lang", self._language]
        command = self._session.consolidate_command(
            [*options, *(["--publish"] if is_public else [])]
        )
        job = ChildJob(command, (self._session.part_of(target),), self._language, self)
        job.progressed.connect(self.progressed)
        job.finished.connect(lambda _: self._on_finished(target, is_look=is_look))
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)
        self._job = job
        job.start()

    def _on_finished(self, target: Path, *, is_look: bool) -> None:
        view = _read(target) if is_look else None
        self._let_go()
        if not is_look:
            self.written.emit(target)
        elif view is None:
            self.failed.emit(UserError(FAILED))
        else:
            self.seen.emit(view)

    def _on_failed(self, sentence: str) -> None:
        self._let_go()
        self.failed.emit(UserError(sentence or FAILED))

    def _on_cancelled(self) -> None:
        self._let_go()
        self.cancelled.emit()

    def _let_go(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        if self._folder is not None:
            remove(self._folder)
        self._job = self._folder = None


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
