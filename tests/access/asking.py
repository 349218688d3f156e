"""The window's side of the process that reads it."""

import json
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QProcess, QProcessEnvironment, QTimer

PYTHON = "/usr/bin/python3"
"""The system's own, which has the bindings to the bus."""

_READER = Path(__file__).with_name("reader.py")
_PATIENCE = 10_000
_LONGEST = 120_000
"""Milliseconds after which a reader that does not answer is ended."""


class Reader:
    """Asks the reader; the window goes on answering while it waits."""

    def __init__(self):
        self._process = QProcess()
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.remove("PYTHONPATH")
        self._process.setProcessEnvironment(surroundings)
        self._process.start(PYTHON, ["-W", "ignore", str(_READER)])
        self._answer()

    def ask(self, what, *needed):
        """Return the answer to a question, which ``reader.py`` names."""
        self._process.write((json.dumps([what, *needed]) + "\n").encode())
        return self._answer()

    def is_there(self):
        """Tell whether it can be asked."""
        return self._process.state() is not QProcess.ProcessState.NotRunning

    def stop(self):
        """End the reader."""
        self._process.closeWriteChannel()
        self._process.waitForFinished(_PATIENCE)

    def _answer(self):
        late = QDeadlineTimer(_LONGEST)
        while not self._process.canReadLine():
            if late.hasExpired():
                self._process.kill()
                self._process.waitForFinished(_PATIENCE)
            assert self.is_there(), "no reader"
            self._wait(late.remainingTime())
        told = json.loads(bytes(self._process.readLine().data()))
        assert "failed" not in told, told["failed"]
        return told["answer"]

    def _wait(self, longest):
        loop, timer = QEventLoop(), QTimer(singleShot=True)
        self._process.readyReadStandardOutput.connect(loop.quit)
        self._process.finished.connect(loop.quit)
        timer.timeout.connect(loop.quit)
        timer.start(longest)
        loop.exec()
