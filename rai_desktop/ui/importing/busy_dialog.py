"""A dialog that does one piece of work after the other beside the window, and can be stopped."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.services.jobs import Tell
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.progress import show_progress
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.widgets import label
from rai_desktop.words import Words

Work = Callable[[Tell], object]


class BusyDialog(ReadingDialog):
    """Tells what is being done, how far it is, and what went wrong.

    While something is done, the button and Esc end that, not the dialog. ``news`` is what is said
    while nothing is done; ``pages`` is what cannot be used while work says so.
    """

    def __init__(self, window: QWidget, words: Words, name: str) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.words = words
        self.news = ""
        self.pages: QWidget | None = None
        self.said = label(f"{name}_said", "muted", wraps=True)
        self.bar = QProgressBar()
        self.bar.setObjectName(f"{name}_progress")
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.error = label(f"{name}_error", "hint", wraps=True)
        self.error.hide()
        self._focused: QWidget | None = None
        self._then: Callable[[object], object] = lambda _: None
        self._beside = Beside(self)
        self._beside.progressed.connect(lambda now: show_progress(self.bar, now))
        self._beside.finished.connect(self._on_finished)
        self._beside.failed.connect(self._on_failed)
        self._beside.cancelled.connect(self._on_cancelled)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._beside.is_busy

    def do(
        self, work: Work, then: Callable[[object], object], text: str, *, locks: bool = True
    ) -> None:
        """Do ``work`` and then ``then`` with its result; ``text`` says what is being done.

        ``locks`` tells whether nothing can be decided meanwhile.
        """
        self._then = then
        self.tell_error(None)
        self.say(self.words(text))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._lock(is_on=locks)
        self._beside.begin(work)
        self.show_parts()

    def stop(self) -> None:
        """End what is being done."""
        self._beside.cancel()

    def say(self, text: str) -> None:
        """Say what is being done; while nothing is, what has been done."""
        self.said.setText(text or self.news)
        self.said.setVisible(bool(self.said.text()))

    def tell_error(self, error: UserError | None) -> None:
        """Say what went wrong, or that nothing did."""
        self.error.setText(self.words.of_error(error) if error else "")
        self.error.setVisible(error is not None)

    def leave_now(self) -> None:
        """Close the dialog without having done anything."""
        super().reject()

    # what a dialog says itself ---------------------------------------------------

    def show_parts(self) -> None:
        """Offer what can be done now."""

    def when_failed(self, error: UserError) -> None:
        """Go on after work that failed."""

    def when_stopped(self) -> None:
        """Go on after work that was ended."""

    # how work ends ---------------------------------------------------------------

    def _on_finished(self, result: object) -> None:
        self._end()
        self._then(result)
        self.show_parts()

    def _on_failed(self, error: UserError) -> None:
        self._end()
        self.when_failed(error)

    def _on_cancelled(self) -> None:
        self._end()
        self.when_stopped()

    def _end(self) -> None:
        self.bar.hide()
        self.say("")
        self._lock(is_on=False)

    def _lock(self, *, is_on: bool) -> None:
        """Keep people from deciding anything, or let them go on where they were."""
        if self.pages is None or self.pages.isEnabled() is not is_on:
            return
        if is_on:
            self._focused = self.focusWidget()
        self.pages.setEnabled(not is_on)
        if not is_on and self._focused is not None:
            self._focused.setFocus()

    # leaving ---------------------------------------------------------------------

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
