"""The last resort: hears of every fault that nobody caught, writes it down and tells it once."""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler

from rai_desktop.domain.errors import ExitCode, UserError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext

    from rai_desktop.services.faults import Fault
    from rai_desktop.ui.crashes.dialog import CrashDialog
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import CrashJournal
    from rai_desktop.words import Words

_LOG = logging.getLogger(__name__)
_QT_LOG = logging.getLogger("rai_desktop.qt")
_QT_NAME = re.compile(r"Q[A-Za-z]\w{0,60}::~?\w{1,60}", re.ASCII)
_DIALOG = "rai_desktop/ui/crashes/dialog.py"
MOST_FAULTS = 20
"""So many different faults of one window end it."""


class CrashTeller(QObject):
    """Shows one dialog at a time, and none for a fault that was told already.

    Faults behind the dialog join its report; one inside it ends the program at once, as nothing
    can be told any more. ``left`` tells that the window was left after a fault.
    """

    left = Signal()
    _wanted = Signal()

    def __init__(self, journal: CrashJournal, window: MainWindow, language: str) -> None:
        super().__init__()
        from rai_desktop.ui.crashes.notes import NoteKeeper

        self.end_program: Callable[[int], object] = os._exit
        self.has_untold = self.wants_restart = False
        self.left_path: Path | None = None
        self._journal = journal
        self._window = window
        self._words: Callable[[], Words] = lambda: _words_for(language)
        self._faults: dict[tuple[str, str], tuple[Fault, int]] = {}
        self._lock = threading.RLock()
        self._notes = NoteKeeper()
        self._heard: set[str] = set()
        self._dialog: CrashDialog | None = None
        self._is_opening = self._is_over = False
        self._sentence = ""
        # never inside of what failed: nobody may open a window while another is being painted
        self._wanted.connect(self._show_soon)

    def speak(self, words: Callable[[], Words]) -> None:
        """Use the words of the window from now on, whatever language it speaks."""
        self._words = words

    def install(self) -> None:
        """Hear of everything: exceptions of all threads and of objects that go, and Qt's words."""
        sys.excepthook = self.tell
        threading.excepthook = self._on_thread
        sys.unraisablehook = self._on_unraisable
        root = logging.getLogger()
        root.addHandler(self._notes)
        if logging.lastResort is not None:  # what was written without the handler above, still is
            root.addHandler(logging.lastResort)
        qInstallMessageHandler(self._on_message)

    def stop(self) -> None:
        """Tell no more, only write down: the window is closed."""
        self._is_over = True
        qInstallMessageHandler(None)
        root = logging.getLogger()
        for handler in (self._notes, logging.lastResort):
            if handler is not None:
                root.removeHandler(handler)

    def tell(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the fault down, and let it be told when nothing else is being done."""
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        self._take(error, trace)

    def report(self) -> str:
        """Return the report on all faults of this window."""
        from rai_desktop.services.faults import report_of

        with self._lock:
            return report_of(tuple(self._faults.values()), self._notes.lines())

    # where faults come from ------------------------------------------------------

    def _on_thread(self, hooked: threading.ExceptHookArgs) -> None:
        if isinstance(hooked.exc_value, Exception):
            self._take(hooked.exc_value, hooked.exc_traceback)

    def _on_unraisable(self, hooked: sys.UnraisableHookArgs) -> None:
        if isinstance(hooked.exc_value, Exception):
            self._take(hooked.exc_value, hooked.exc_traceback)

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Note which part of Qt complains; its sentences may quote texts and paths."""
        if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            return
        found = _QT_NAME.match(message)
        place = found[0] if found else str(context.category)
        if kind is QtMsgType.QtFatalMsg:
            self._on_fatal(place)
        elif place not in self._heard and len(self._heard) < MOST_FAULTS:
            self._heard.add(place)
            _QT_LOG.warning(f"Complaint of Qt: {place}")  # as it is in reports, without values

    def _on_fatal(self, place: str) -> None:
        """Write down where Qt gives up; it ends the process when this returns."""
        from rai_desktop.services.faults import fault_here

        self._recorded(fault_here(f"Qt gave up: {place}", sys._getframe(1)))  # noqa: SLF001

    # writing down and telling ----------------------------------------------------

    def _take(self, error: Exception, trace: TracebackType | None) -> None:
        try:
            from rai_desktop.services.faults import fault_of

            fault = fault_of(error, trace)
            is_new = self._recorded(fault)
            is_inside = fault.is_in(_DIALOG) or (is_new and self._is_opening)
            if is_inside or len(self._faults) > MOST_FAULTS:
                self._give_up()
            elif is_new and not self._is_over:
                self._sentence = self._said(error)
                self._wanted.emit()
        except Exception:
            self._give_up()

    def _recorded(self, fault: Fault) -> bool:
        """Write the fault down; ``False`` when it is one that happened before."""
        key = (fault.kind, fault.place)
        with self._lock:
            first, count = self._faults.get(key, (fault, 0))
            self._faults[key] = (first, count + 1)
        if count:
            return False
        self.has_untold = True
        _LOG.error("Unexpected %s\n%s", fault.kind, fault.stack)
        self._journal.write(self.report())
        return True

    def _said(self, error: Exception) -> str:
        return self._words().of_error(error) if isinstance(error, UserError) else ""

    def _show_soon(self) -> None:
        """Show it from the event loop, in the window's thread, and not in the middle of a fault."""
        QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        if self._is_over:
            return
        if self._dialog is not None:
            self._dialog.show_report(self.report())
            return
        self._is_opening = True
        try:
            self._dialog = self._opened()
        except Exception:
            self._give_up()
        finally:
            self._is_opening = False

    def _opened(self) -> CrashDialog:
        from rai_desktop.ui.crashes.dialog import CrashDialog

        dialog = CrashDialog(self._window, self._words(), self.report(), self._sentence)
        dialog.finished.connect(self._on_finished)
        dialog.open()
        return dialog

    def _on_finished(self, result: int) -> None:
        from rai_desktop.ui.crashes.dialog import Choice
        from rai_desktop.ui.crashes.leaving import leave

        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self.has_untold = False
        if result == Choice.GO_ON:
            return
        self.wants_restart = result == Choice.RESTART
        self._is_over = True
        self.left_path = leave(self._window.desk, is_safe=self._is_safe())
        self._journal.write(self.report())
        self.left.emit()

    def _is_safe(self) -> bool:
        """Return whether the storage can still be trusted to write the file."""
        from rai_desktop.services.faults import STORAGE

        return not any(fault.is_in(STORAGE) for fault, _ in self._faults.values())

    def _give_up(self) -> None:
        """End the program; the next start tells, and brings back what was entered."""
        try:
            self._journal.write(self.report())
        finally:
            self.end_program(ExitCode.FAULT)


def _words_for(language: str) -> Words:
    from rai_desktop.words import words_for

    return words_for(language)
