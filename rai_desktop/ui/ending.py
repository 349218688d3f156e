"""Ending the window when the system asks for it: at a shutdown, or from a terminal."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAMES = ("SIGTERM", "SIGHUP", "SIGINT")


@contextmanager
def closed_when_asked(close: Callable[[], object]) -> Iterator[None]:
    """Call ``close`` when the system asks the program to end, in place of ending it in its midst.

    A signal only writes into a pipe; Qt reads it when nothing else is being done.
    Windows tells windows itself.
    """
    if sys.platform == "win32":
        yield
        return
    near, far = os.pipe()
    for end in (near, far):
        os.set_blocking(end, False)
    told = QSocketNotifier(near, QSocketNotifier.Type.Read)

    def heed() -> None:
        os.read(near, 64)
        close()

    told.activated.connect(heed)
    before = {name: signal.signal(getattr(signal, name), _nothing) for name in _NAMES}
    woken = signal.set_wakeup_fd(far, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(woken)
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
        told.setEnabled(False)
        os.close(near)
        os.close(far)


def _nothing(_number: int, _frame: object) -> None:
    """Let the wakeup speak; without a handler of its own the signal would end the program."""
