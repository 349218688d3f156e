"""Faults that are ours: written to the log, told once, and the window goes on."""

import logging
import sys
from collections.abc import Callable
from traceback import format_tb
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

_LOG = logging.getLogger(__name__)


class FaultTeller:
    """Shows at most one dialog about a fault at a time."""

    def __init__(self, window: QWidget, words: Callable[[], Words]) -> None:
        self._window = window
        self._words = words
        self._box: QMessageBox | None = None

    def install(self) -> None:
        """Hear of every exception that nobody caught."""
        sys.excepthook = self.tell

    def tell(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the fault and say what it means for the person."""
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        # where it happened, but not the message: it may hold what somebody typed
        _LOG.error("Unexpected %s\n%s", kind.__name__, "".join(format_tb(trace)))
        if self._box is None:
            self._box = self._opened(error)

    def _opened(self, error: BaseException) -> QMessageBox:
        words = self._words()
        box = QMessageBox(self._window)
        box.setObjectName("fault")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(words(N_("Something went wrong")))
        box.setText(words(N_("The program made a mistake.")))
        text = N_(
            "What you entered before is kept. Go on working; if it happens again, close the "
            "program and open it anew."
        )
        sentence = words.of_error(error) if isinstance(error, UserError) else words(text)
        box.setInformativeText(sentence)
        box.addButton(words(N_("Go on")), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._on_finished)
        box.open()
        return box

    def _on_finished(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
        self._box = None
