"""Keeps the hints of the open project up to date while the window stays alive."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from rai_desktop.domain.ids import Uid
from rai_desktop.services.hints import Hint, HintBoard, Severity
from rai_desktop.services.hints.told import HintTold
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.turns import collected_after

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
        self.board = HintBoard(project, labels, project.clock.today())
        self.error: Exception | None = None
        self._slices = _Search(self)
        self._slices.finished.connect(lambda _: self.changed.emit())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.look)
        self._pause.start()

    @property
    def is_current(self) -> bool:
        """Whether the hints say how things are now."""
        return self.board.is_current and self.board.day == self._project.clock.today()

    def note(self, change: Change) -> None:
        """Look again, soon, at what a step touched."""
        self.board.note(change)
        self._slices.stop()
        self._pause.start()

    def judge_anew(self) -> None:
        """Forget all hints and look at everything again, soon: other rules hold now."""
        self._slices.stop()
        self.board = HintBoard(self._project, self._labels, self._project.clock.today())
        self._pause.start()

    def look(self) -> None:
        """Look now at what was not looked at yet."""
        self._pause.stop()
        self.error = None
        today = self._project.clock.today()
        if self.board.day != today:
            self.board = HintBoard(self._project, self._labels, today)
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
        return self.board.counts() if self.board.is_read else None

    def of(self, uid: Uid) -> tuple[Hint, ...]:
        """Return the hints about one entry, as they were found last."""
        return self.board.of(uid) if self.board.is_read else ()

    def told(self, labels: Labels) -> HintTold:
        """Return what tells hints in the words of ``labels``."""
        return HintTold(self._project, labels, self.board)


class _Search(Slices):
    """Looks for hints bit by bit; what goes wrong is told by the page, too."""

    def __init__(self, watch: HintWatch) -> None:
        super().__init__(watch)
        self._watch = watch

    @override
    def fail(self, error: Exception) -> None:
        self._watch.note_failed(error)
        super().fail(error)
