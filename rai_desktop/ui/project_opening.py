"""Opening a project beside the window; a short look first asks whether a window has it already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.heeding import ended_by
from rai_desktop.services.jobs import CancelledError
from rai_desktop.ui.beside import Beside

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from rai_desktop.domain.canonical import Value
    from rai_desktop.services.jobs import Tell
    from rai_desktop.services.project import OpenProject
    from rai_desktop.ui.session import Session


class ProjectOpening(QObject):
    """Opens one project at a time; each attempt ends with exactly one of these signals.

    ``opened`` gives the project with all its entries in memory, ``received`` one that is new to
    this computer and open for reading only, ``failed`` the path and a
    ``UserError``, ``shown_elsewhere`` the path of a project that another window has open and
    brings to the front. ``progressed`` tells how far the check of a file from elsewhere is.
    """

    opened = Signal(object)
    received = Signal(object)
    failed = Signal(object, object)
    cancelled = Signal()
    shown_elsewhere = Signal(object)
    progressed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.path: Path | None = None
        """What is opened, or was last."""
        self._is_new = False
        self.to_merge: Path | None = None
        """The copy that shall be merged into what was opened last."""
        self._beside = Beside(self)
        self._beside.progressed.connect(self.progressed)
        self._beside.finished.connect(self._on_finished)
        self._beside.failed.connect(lambda error: self.failed.emit(self.path, error))
        self._beside.cancelled.connect(self.cancelled)

    @property
    def is_busy(self) -> bool:
        """Whether something is being opened."""
        return self._beside.is_busy

    def open_file(self, path: Path, *, is_kept: bool = False, to_merge: Path | None = None) -> None:
        """Open the project at ``path``; to work in one that is new here once it ``is_kept``.

        ``to_merge`` is a copy that shall be merged into it then.
        """
        self._begin(path, lambda tell: self._file(path, tell, is_kept=is_kept), to_merge)

    def new_project(
        self, path: Path, organisation: Mapping[str, Value], person: Mapping[str, Value]
    ) -> None:
        """Make a project of the organisation at ``path``."""
        self._begin(
            path, lambda _: self._session.new_project(path, organisation, person), is_made=True
        )

    def open_example(self, path: Path, language: str) -> None:
        """Open the example company; it is made when it is not there yet."""
        if path.exists():
            self.open_file(path)
        else:
            heed = self._beside.check
            self._begin(
                path, lambda _: self._session.new_example(path, language, heed), is_made=True
            )

    def cancel(self) -> None:
        """Stop as soon as can be."""
        self._beside.cancel()

    def end_now(self) -> None:
        """Stop and wait for it; for closing the program."""
        self._beside.end_now()

    def _begin(
        self,
        path: Path,
        work: Callable[[Tell], OpenProject | None],
        to_merge: Path | None = None,
        *,
        is_made: bool = False,
    ) -> None:
        """Begin ``work``; what ``is_made`` by it and complete is shown, even if ended late."""
        self.path, self._is_new, self.to_merge = path, False, to_merge
        self._beside.begin(lambda tell: self._loaded(work, tell, is_made=is_made))

    def _file(self, path: Path, tell: Tell, *, is_kept: bool) -> OpenProject | None:
        if self._session.ask_running(path):
            return None
        self._is_new = not is_kept and self._session.is_new_here(path)
        if self._is_new:
            return self._session.open_copy(path, tell)
        return self._session.open_project(path, tell)

    def _loaded(
        self, work: Callable[[Tell], OpenProject | None], tell: Tell, *, is_made: bool
    ) -> OpenProject | None:
        if is_made:
            project = work(tell)
            assert project is not None  # noqa: S101 - what is made is there
            load_entries(project)
            return project
        with ended_by(self._beside.check):
            project = work(tell)
            if project is not None:
                self._load(project)
        return project

    def _load(self, project: OpenProject) -> None:
        try:
            load_entries(project)
            self._beside.check()
        except CancelledError:
            self._session.close_project(project)
            raise

    def _on_finished(self, project: OpenProject | None) -> None:
        if project is None:
            self.shown_elsewhere.emit(self.path)
        elif self._is_new:
            self.received.emit(project)
        else:
            self.opened.emit(project)


def load_entries(project: OpenProject) -> None:
    """Read all entries while people wait for the file anyway; later it would be a stall."""
    for kind, spec in KINDS.items():
        project.store.entities(kind)
        if spec.prefix:
            project.numbers(kind)
