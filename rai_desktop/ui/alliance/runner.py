"""Putting reports together in a child process: to look at, and into the files that are wanted."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.child_runner import ChildRunner
from rai_desktop.ui.jobs import remove
from rai_desktop.ui.overriding import override
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


class AllianceRunner(ChildRunner):
    """Does one thing at a time.

    ``seen`` gives the view as a document, ``written`` the file that was written.
    """

    seen = Signal(object)
    written = Signal(object)

    def __init__(self, session: Session, language: str, parent: QObject) -> None:
        super().__init__(session, FAILED, parent)
        self._language = language
        self._folder: Path | None = None

    def look(self, sources: AllianceSources) -> None:
        """Read the reports and tell what comes of them.

        Raises:
            UserError: there is no room for it.
        """
        self._folder = self._private_folder()
        target = self._folder / VIEW
        self._start(sources.options, target, lambda _: _read(target), self._tell_view)

    def write(self, sources: AllianceSources, target: Path, *, is_public: bool) -> None:
        """Write the view into ``target``."""
        options = [*sources.options, *(["--publish"] if is_public else [])]
        self._start(options, target, lambda _: target, self.written.emit)

    @override
    def end_now(self) -> None:
        super().end_now()
        self._close()

    def _start(
        self,
        options: Sequence[str],
        target: Path,
        made: Callable[[object], object],
        tell: Callable[[object], object],
    ) -> None:
        where = ["--to", str(target), "--lang", self._language]
        command = self._session.consolidate_command([*options, *where])
        self._run(command, (self._session.part_of(target),), self._language, made, tell)

    def _tell_view(self, view: object) -> None:
        if view is None:
            self.failed.emit(UserError(FAILED))
        else:
            self.seen.emit(view)

    @override
    def _tidy(self) -> None:
        if self._folder is not None:
            remove(self._folder)
        self._folder = None


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
