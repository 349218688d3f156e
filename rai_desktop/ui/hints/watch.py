"""Keeps the hints of the open project up to date while the window stays alive."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.turns import collected_after

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rai_desktop.domain.ids import Uid
    from rai_desktop.services.hints.board import HintBoard
    from rai_desktop.services.hints.model import Hint, Severity
    from rai_desktop.services.hints.told import HintTold
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.ports import Change
    from rai_desktop.services.project import OpenProject

PAUSE = 400
"""Milliseconds without a change before the hints are looked at; typing comes first."""


class HintWatch(QObject):
    """``changed`` tells that the hints are complete, and may be others than before.

    ``failed`` tells that they could not be found out; ``error`` says why until they are.
    """

    changed = Signal()
    failed = Signal()

    def __init__(self, project: OpenProject, labels: Labels, parent: QObject) -> None:
        super().__init__(parent)
        self._project = project
        self._labels = labels
        self.error: Exception | None = None
        self._slices = _Search(self)
        self._slices.finished.connect(lambda _: self.changed.emit())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self._pause.start()

    @cached_property
    def board(self) -> HintBoard:
        """The hints as far as they are found; made, with all its rules, at the first look."""
        from rai_desktop.services.hints.board import HintBoard

        return HintBoard(self._project, self._labels, self._project.clock.today())

    @property
    def is_current(self) -> bool:
        """Whether the hints say how things are now."""
        return self._is_made and self.board.is_current and self._is_of_today

    def note(self, change: Change) -> None:
        """Look again, soon, at what a step touched."""
        if self._is_made:
            self.board.note(change)
        self._slices.stop()
        self._pause.start()

    def judge_anew(self) -> None:
        """Forget all hints and look at everything again, soon: other rules hold now."""
        self._slices.stop()
        self._forget()
        self._pause.start()

    def look(self) -> None:
        """Look now at what was not looked at yet."""
        self._pause.stop()
        self.error = None
        if not self._is_of_today:
            self._forget()
        work = self.board.work()
        self._slices.begin(work if self.board.is_read else collected_after(work))

    def note_failed(self, error: Exception) -> None:
        """Remember why the hints are not known, and tell it."""
        self.error = error
        self.failed.emit()

    def rest(self) -> None:
        """Stop what is under way; the window closes."""
        self._pause.stop()
        self._slices.stop()

    def counts(self) -> Mapping[Severity, int] | None:
        """Return how many hints there are; ``None`` until that is known for the first time."""
        return self.board.counts() if self._is_read else None

    def of(self, uid: Uid) -> tuple[Hint, ...]:
        """Return the hints about one entry, as they were found last."""
        return self.board.of(uid) if self._is_read else ()

    def told(self, labels: Labels) -> HintTold:
        """Return what tells hints in the words of ``labels``."""
        from rai_desktop.services.hints.told import HintTold

        return HintTold(self._project, labels, self.board)

    @property
    def _is_made(self) -> bool:
        return "board" in self.__dict__

    @property
    def _is_read(self) -> bool:
        return self._is_made and self.board.is_read

    @property
    def _is_of_today(self) -> bool:
        return self.board.day == self._project.clock.today()

    def _forget(self) -> None:
        self.__dict__.pop("board", None)


class _Search(Slices):
    """Looks for hints bit by bit; what goes wrong is told by the page, too."""

    def __init__(self, watch: HintWatch) -> None:
        super().__init__(watch)
        self._watch = watch

    @override
    def fail(self, error: Exception) -> None:
        self._watch.note_failed(error)
        super().fail(error)
