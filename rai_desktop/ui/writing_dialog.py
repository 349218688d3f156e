"""The dialog while a large change is written."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import CancelledError, Heed
from rai_desktop.ui.busy_dialog import BusyDialog
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import button
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

T = TypeVar("T")


class WritingDialog(BusyDialog):
    """Says that something is being written; Cancel ends that, and then the dialog goes."""

    def __init__(self, window: QWidget, words: Words, theme: Theme, text: str) -> None:
        super().__init__(window, words, "writing")
        self._text = text
        title = words(text)
        self.setWindowTitle(title)
        self.bar.setAccessibleName(title)
        self.setModal(True)
        em = theme.em
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.6), em(1.3), em(1.6), em(1.3))
        column.setSpacing(em(0.8))
        self.cancel = button("writing_cancel")
        self.cancel.setText(words(N_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        for part in (self.said, self.bar, self.error):
            column.addWidget(part)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(em(26))
        self._failed: UserError | None = None
        self._loop = QEventLoop(self)

    def wait_for(self, work: Callable[[Heed], T]) -> T:
        """Do ``work`` while events are handled, and return what it returned.

        Raises:
            UserError: the work did, such as ``CancelledError`` when it was ended.
        """
        done: list[T] = []

        def keep(result: object) -> None:
            done.append(result)  # type: ignore[arg-type]
            self._loop.quit()

        self.do(lambda _: work(self._beside.check), keep, self._text)
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
    def when_stopped(self) -> None:
        self.when_failed(CancelledError())

    @override
    def reject(self) -> None:
        """End what is being written; what it did so far is taken back first."""
        if self.is_busy:
            self.say(self.words(N_("Stopping. What was changed so far is taken back.")))
            self.cancel.setEnabled(False)
        super().reject()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_busy:
            self.reject()
            event.ignore()
        else:
            super().closeEvent(event)
