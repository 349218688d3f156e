"""A small dialog while something is made ready beside the window: it shows how far, and ends it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.beside_dialog import Work
from rai_desktop.ui.busy_dialog import BusyDialog
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class PreparingDialog(BusyDialog):
    """Appears only when the work takes longer than a moment; nothing can be changed meanwhile.

    ``prepared`` carries what the work returned, ``failed`` a ``UserError``. One of them comes when
    the dialog is gone, and neither when a person ended the work.
    """

    prepared = Signal(object)
    failed = Signal(object)

    def __init__(self, window: QWidget, words: Words, theme: Theme, title: str) -> None:
        super().__init__(window, words, "preparing")
        self.setWindowTitle(title)
        self.bar.setAccessibleName(title)
        self.cancel_button = ShortButton("preparing_cancel")
        self.cancel_button.setText(words(N_("Cancel")))
        self.cancel_button.clicked.connect(self.reject)
        em = theme.em
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.6), em(1.3), em(1.6), em(1.2))
        column.setSpacing(em(0.8))
        for part in (self.said, self.bar, self.error):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)
        self.setMinimumWidth(em(30))

    def prepare(self, work: Work, text: str) -> None:
        """Do ``work``; ``text`` says what is being done."""
        self.do(work, self._leaving(self.prepared.emit), text)
        if self.is_busy:
            self.open()

    @override
    def reject(self) -> None:
        if self.is_busy:
            self.say(self.words(N_("Being stopped…")))
            self.cancel_button.setEnabled(False)
        super().reject()

    @override
    def when_failed(self, error: UserError) -> None:
        self._leaving(self.failed.emit)(error)

    @override
    def when_stopped(self) -> None:
        self._leave()

    def _leaving(self, tell: Callable[[object], object]) -> Callable[[object], None]:
        def leave(news: object) -> None:
            self._leave()
            tell(news)

        return leave

    def _leave(self) -> None:
        self.leave_now()
        self.deleteLater()
