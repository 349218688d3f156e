"""Long work in a child process: progress as JSON lines, and nothing left behind when it ends."""

import json
import logging
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

KILL_AFTER = 1500
_LOG = logging.getLogger(__name__)


class ChildJob(QObject):
    """Runs a command of our own; exactly one of the end signals is sent, after tidying up.

    ``failed`` carries the child's sentence, or an empty text when it gave none.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(str)
    cancelled = Signal()

    def __init__(
        self, command: Sequence[str], leftovers: Sequence[Path], language: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._leftovers = tuple(leftovers)
        self._language = language
        self._result: object = None
        self._sentence = ""
        self._is_cancelled = False
        self._has_ended = False
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._on_output)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)

    def start(self) -> None:
        """Start the child."""
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert("LC_ALL", "de_DE.UTF-8" if self._language == "de" else "en_GB.UTF-8")
        surroundings.insert("PYTHONUTF8", "1")
        self._process.setProcessEnvironment(surroundings)
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.start(self._command[0], self._command[1:])

    def cancel(self) -> None:
        """End the child, if need be by force."""
        self._is_cancelled = True
        self._process.terminate()
        QTimer.singleShot(KILL_AFTER, self, self._process.kill)

    def end_now(self) -> None:
        """End the child at once and wait for it; for closing the program."""
        self._is_cancelled = True
        self._process.kill()
        self._process.waitForFinished(KILL_AFTER)

    def _on_output(self) -> None:
        while self._process.canReadLine():
            self._read(bytes(self._process.readLine().data()))

    def _read(self, line: bytes) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            return
        if not isinstance(told, dict):
            return
        if "done" in told:
            self.progressed.emit(int(told["done"]), int(told.get("total") or 0))
        if "result" in told:
            self._result = told["result"]
        error = told.get("error")
        if isinstance(error, dict):
            self._sentence = str(error.get("text", ""))

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._on_output()
        self._end(is_done=code == 0 and status is QProcess.ExitStatus.NormalExit)

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            _LOG.error("The child process did not start")
            self._end(is_done=False)

    def _end(self, *, is_done: bool) -> None:
        if self._has_ended:
            return
        self._has_ended = True
        for path in self._leftovers:
            remove(path)
        if is_done and self._result is not None:
            self.finished.emit(self._result)
        elif self._is_cancelled:
            self.cancelled.emit()
        else:
            self.failed.emit(self._sentence)


def remove(path: Path) -> None:
    """Remove a file or folder, if it is there and can be removed."""
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
        return
    with suppress(OSError):
        path.unlink(missing_ok=True)
