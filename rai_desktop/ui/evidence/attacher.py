"""Attaching files: read beside the window, kept in the project, linked to an entry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.services.attaching import attach_file, read_file, replace_file
from rai_desktop.services.jobs import Tell
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.beside import Beside


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachOrder:
    """Files that shall become evidence, of the entry ``of`` if there is one.

    With ``replaced`` the file becomes that of this piece of evidence. Without ``paths`` the person
    is asked.
    """

    paths: tuple[Path, ...] = ()
    of: Uid | None = None
    replaced: Uid | None = None


class Attacher(QObject):
    """Attaches one file after the other.

    ``attached`` gives the pieces of evidence when all are in the project, ``failed`` a
    ``UserError`` that ended it, ``began`` that it takes longer than a moment.
    """

    began = Signal()
    attached = Signal(list)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, project: OpenProject, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._order = AttachOrder()
        self._left: list[Path] = []
        self._done: list[Uid] = []
        self._beside = Beside(self)
        self._beside.finished.connect(self._on_read)
        self._beside.failed.connect(self._on_failed)
        self._beside.cancelled.connect(self._on_cancelled)

    @property
    def is_busy(self) -> bool:
        """Whether files are being read."""
        return self._beside.is_busy

    def attach(self, order: AttachOrder) -> None:
        """Attach the files of ``order``."""
        self._order, self._left, self._done = order, list(order.paths), []
        self._next()
        if self.is_busy:
            self.began.emit()

    def cancel(self) -> None:
        """Attach nothing more."""
        self._left = []
        self._beside.cancel()

    def end_now(self) -> None:
        """Stop and wait for it; for closing the program."""
        self._left = []
        self._beside.end_now()

    def _next(self) -> None:
        if not self._left:
            self._tell_done()
            return
        path = self._left.pop(0)
        self._beside.begin(_reader(path))

    def _on_read(self, found: tuple[str, bytes]) -> None:
        name, data = found
        project, order = self._project, self._order
        try:
            if order.replaced is not None:
                replace_file(project, order.replaced, data, name)
                self._done.append(order.replaced)
            else:
                self._done.append(attach_file(project, data, name, {}, of=order.of))
        except UserError as error:
            self._on_failed(error)
            return
        self._next()

    def _on_failed(self, error: UserError) -> None:
        self._left = []
        self._tell_done()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._tell_done()
        self.cancelled.emit()

    def _tell_done(self) -> None:
        done, self._done = self._done, []
        if done:
            self.attached.emit(done)


def _reader(path: Path) -> Callable[[Tell], tuple[str, bytes]]:
    return lambda tell: (path.name, read_file(path, tell))


def files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return ``paths`` without project files; those are opened, not attached."""
    return tuple(path for path in paths if path.suffix.lower() != ".rai")
