"""What worker threads change in the whole interpreter, as long as at least one of them works."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from rai_desktop.services.collecting import no_collecting

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from typing import TypeVar

    T = TypeVar("T")

_TURN = 0.0005
"""Seconds after which the window gets its turn while a thread works; usual are 0.005."""


class _Shared:
    """A change that the first thread makes and the last one takes back."""

    def __init__(self, change: Callable[[], Callable[[], object]]) -> None:
        self._change = change
        self._lock = Lock()
        self._count = 0
        self._undo: Callable[[], object] = lambda: None

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with self._lock:
            self._count += 1
            if self._count == 1:
                self._undo = self._change()
        try:
            yield
        finally:
            with self._lock:
                self._count -= 1
                if self._count == 0:
                    self._undo()


def _shorten_turns() -> Callable[[], object]:
    usual = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    return lambda: sys.setswitchinterval(usual)


uncollected = no_collecting
"""Let nobody collect garbage while a worker thread makes many objects; for short work only.

The collector runs in whichever thread happens to make objects. Parts of the window that are no
longer used would then be taken apart beside the thread they belong to, which ends the program.
"""

short_turns = _Shared(_shorten_turns)
"""Let other threads have their turn more often than usual, so that the window is not kept waiting.
"""


def collected_after(work: Generator[None, None, T]) -> Generator[None, None, T]:
    """Do ``work`` that makes very many objects which stay, without collecting garbage meanwhile.

    Each collection looks at all that was made so far: it would stop the window for longer and
    longer. Whoever drops the work lets garbage be collected again.
    """
    with uncollected():
        return (yield from work)
