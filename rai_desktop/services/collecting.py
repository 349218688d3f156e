"""The collector of circular garbage, where it would only look again at what stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Resting:
    """Counts who lets the collector rest, in whichever thread; the last one wakes it up."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._was_on = True

    def begin(self) -> None:
        with self._lock:
            self._count += 1
            if self._count == 1:
                self._was_on = gc.isenabled()
                gc.disable()

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count == 0 and self._was_on:
                gc.enable()


_RESTING = _Resting()


@contextmanager
def no_collecting() -> Iterator[None]:
    """Let the collector of circular garbage rest while many objects come to stay.

    Going through all of them again and again takes longer than making them. Several may do so at
    the same time.
    """
    _RESTING.begin()
    try:
        yield
    finally:
        _RESTING.end()
