"""Dialogs that do something beside the window: how it begins and ends, how far it is, leaving."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.services.jobs import Tell
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.progress import progress_bar, show_progress
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import label
from rai_desktop.words import Words

Work = Callable[[Tell], object]


class StoppableDialog(ReadingDialog):
    """Has room for work beside the window; while it is done, Cancel and Esc end that work."""

    def __init__(self, window: QWidget | None) -> None:
        super().__init__(window)
        self._beside = Beside(self)

    @override
    def reject(self) -> None:
        if self._beside.is_busy:
            self._beside.cancel()
        else:
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._beside.end_now()
        super().closeEvent(event)


class BesideDialog(StoppableDialog):
    """Does one piece of work at a time; ``bar`` tells how far it is, ``error`` what went wrong."""

    def __init__(self, window: QWidget | None, words: Words, name: str) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = words
        self.bar = progress_bar(f"{name}_progress")
        self.error = label(f"{name}_error", "hint", wraps=True)
        self.error.hide()
        self._then: Callable[[object], object] = lambda _: None
        self._beside.progressed.connect(lambda now: show_progress(self.bar, now))
        self._beside.finished.connect(self._on_finished)
        self._beside.failed.connect(self._on_failed)
        self._beside.cancelled.connect(self._on_cancelled)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._beside.is_busy

    def tell_error(self, error: UserError | None) -> None:
        """Say what went wrong, or that nothing did."""
        self.error.setText(self.words.of_error(error) if error else "")
        self.error.setVisible(error is not None)

    def _begin(self, work: Work, then: Callable[[object], object]) -> None:
        """Do ``work`` and then ``then`` with its result, unless something is being done."""
        if self.is_busy:
            return
        self._then = then
        self.tell_error(None)
        self.bar.setRange(0, 0)
        self.bar.show()
        self._beside.begin(work)
        self.show_parts()

    # what a dialog says itself ---------------------------------------------------

    def show_parts(self) -> None:
        """Offer what can be done now."""

    def when_failed(self, error: UserError) -> None:
        """Go on after work that failed."""
        self.tell_error(error)

    def when_stopped(self) -> None:
        """Go on after work that was ended."""

    # how work ends ---------------------------------------------------------------

    def _on_finished(self, result: object) -> None:
        self._end()
        self._then(result)

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.when_failed(error)

    def _on_cancelled(self) -> None:
        self._end()
        self.when_stopped()

    def _end(self) -> None:
        self.bar.hide()
        self.show_parts()
