"""The window's side of the process that reads it."""

import json
from pathlib import Path

from PySide6.QtCore import QEventLoop, QProcess, QProcessEnvironment

PYTHON = "/usr/bin/python3"
"""The system's own, which has the bindings to the bus."""

_READER = Path(__file__).with_name("reader.py")
_PATIENCE = 10_000


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

    def stop(self):
        """End the reader."""
        self._process.closeWriteChannel()
        self._process.waitForFinished(_PATIENCE)

    def _answer(self):
        loop = QEventLoop()
        self._process.readyReadStandardOutput.connect(loop.quit)
        self._process.finished.connect(loop.quit)
        while not self._process.canReadLine():
            assert self._process.state() is not QProcess.ProcessState.NotRunning, "no reader"
            loop.exec()
        return json.loads(bytes(self._process.readLine().data()))
