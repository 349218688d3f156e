"""The collector of circular garbage, where it would only look again at what stays."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import perf_counter


class _Resting:
    """Counts who lets the collector rest, in whichever thread; the last one wakes it up."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._was_on = True
        self._has_kept = False
        self._since = 0.0

    def begin(self) -> None:
        with self._lock:
            self._count += 1
            if self._count == 1:
                self._was_on = gc.isenabled()
                gc.disable()

    def end(self) -> None:
        with self._lock:
            self._count -= 1
            if self._count == 0:
                if gc.get_count()[0] >= _MANY:
                    self.keep()
                if self._was_on:
                    gc.enable()

    def keep(self) -> None:
        gc.freeze()
        self._has_kept = True

    def let_go(self) -> None:
        if self._has_kept:
            self._has_kept = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()

    def watch(self, phase: str, info: dict[str, int]) -> None:
        """Keep what a long look found alive; called by the collector before and after each."""
        if phase == "start":
            self._since = perf_counter()
        elif info["generation"] == _WHOLE and perf_counter() - self._since > _LONG:
            self.keep()


_WHOLE = 2
"""The generation with which the collector looks at everything that it knows."""

_LONG = 0.02
"""Seconds; one look of this length nobody notices, a later one at still more would stop the window.
"""

_MANY = 50_000
"""Objects that were made meanwhile and are there still: from so many on they are kept."""

_RESTING = _Resting()


@contextmanager
def no_collecting() -> Iterator[None]:
    """Let the collector of circular garbage rest while many objects come to stay.

    Going through all of them again and again takes longer than making them. Several may do so at
    the same time. Afterwards very many are kept, as ``keep_all`` does: one look at them all would
    stop the window for 0.2 s.
    """
    _RESTING.begin()
    try:
        yield
    finally:
        _RESTING.end()


def keep_all() -> None:
    """Let the collector never again look at what there is now; it goes when nobody needs it.

    Only circles of objects that nobody needs stay until ``let_go``.
    """
    _RESTING.keep()


def keep_after_long_looks() -> None:
    """Keep from now on, as ``keep_all`` does, whatever one long look at everything found alive.

    Objects that come bit by bit, such as those of an index, are looked at once and not each time.
    """
    if _RESTING.watch not in gc.callbacks:
        gc.callbacks.append(_RESTING.watch)


def keep_no_more() -> None:
    """End what ``keep_after_long_looks`` began; what is kept stays so until ``let_go``."""
    if _RESTING.watch in gc.callbacks:
        gc.callbacks.remove(_RESTING.watch)


def let_go() -> None:
    """Look once at all that was kept, after a project was closed; nothing when little was kept."""
    _RESTING.let_go()
