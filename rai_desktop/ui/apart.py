"""Long writing beside the window, while whoever asked for it waits for the answer."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.busy_dialog import BusyDialog
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.slices import slices_at_rest
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

T = TypeVar("T")

WRITING = N_("Your change is being stored…")


class WritingBeside:
    """Does the long writing of a project in a worker thread; meets ``services.apart.Apart``.

    Whoever asked gets the answer when the writing has ended, as if it had been done in place. What
    takes longer than a moment shows a dialog meanwhile: the window is drawn and moves, but nothing
    in it can be changed. What drawing it reads from the file is read before, by ``read_ahead``: the
    file gives no answer while it is written. A change that is being written is a transaction, so it
    cannot be ended halfway.
    """

    def __init__(
        self, window: QWidget, words: Words, theme: Theme, read_ahead: Callable[[], object]
    ) -> None:
        self._window = window
        self._read_ahead = read_ahead
        self._words = words
        self._theme = theme
        self._depth = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is being written."""
        return self._depth > 0

    def retranslate(self, words: Words) -> None:
        """Tell in these words what is being done."""
        self._words = words

    def apply_theme(self, theme: Theme) -> None:
        """Use these lengths."""
        self._theme = theme

    def __call__(self, work: Callable[[], T], /) -> T:
        """Do ``work`` and return what it returned."""
        self._read_ahead()
        above = QApplication.activeModalWidget() or self._window
        dialog = WritingDialog(above, self._words, self._theme)
        self._depth += 1
        try:
            with slices_at_rest():
                return dialog.wait_for(work)
        finally:
            self._depth -= 1


class WritingDialog(BusyDialog):
    """Says that something is being written; it goes when that has ended, not before."""

    def __init__(self, window: QWidget, words: Words, theme: Theme) -> None:
        super().__init__(window, words, "writing")
        title = words(WRITING)
        self.setWindowTitle(title)
        self.bar.setAccessibleName(title)
        self.setModal(True)
        em = theme.em
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.6), em(1.3), em(1.6), em(1.3))
        column.setSpacing(em(0.8))
        for part in (self.said, self.bar, self.error):
            column.addWidget(part)
        self.setMinimumWidth(em(26))
        self._failed: UserError | None = None
        self._loop = QEventLoop(self)

    def wait_for(self, work: Callable[[], T]) -> T:
        """Do ``work`` while events are handled, and return what it returned.

        Raises:
            UserError: the work did.
        """
        done: list[T] = []

        def keep(result: object) -> None:
            done.append(result)  # type: ignore[arg-type]
            self._loop.quit()

        self.do(lambda _: work(), keep, WRITING)
        if self.is_busy:
            self.show()
            self._loop.exec()
            self._beside.end_now()  # also where the whole program was told to end
        self.leave_now()
        self.deleteLater()
        if self._failed is not None:
            raise self._failed
        return done[0]

    @override
    def when_failed(self, error: UserError) -> None:
        self._failed = error
        self._loop.quit()

    @override
    def reject(self) -> None:
        if not self.is_busy:
            super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_busy:
            event.ignore()
        else:
            super().closeEvent(event)
