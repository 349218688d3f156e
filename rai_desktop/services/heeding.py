"""Long work that can be ended: whoever waits for it is asked now and then."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from rai_desktop.services.jobs import CancelledError, Heed

EACH = 200
"""Rounds of a loop between two questions."""

Item = TypeVar("Item")


class _Asking:
    """Asks ``heed`` until it ends the work; what takes it back afterwards is let through."""

    def __init__(self, heed: Heed) -> None:
        self._heed = heed
        self.is_ended = False

    def is_unwanted(self) -> bool:
        if self.is_ended:
            return False
        try:
            self._heed()
        except CancelledError:
            self.is_ended = True
        return self.is_ended


_ASKING: ContextVar[_Asking | None] = ContextVar("asking", default=None)
"""Who is asked in this thread; others work undisturbed."""


@contextmanager
def ended_by(heed: Heed) -> Iterator[None]:
    """Let ``heed`` end what this thread does within.

    Inside of work that somebody may end already, that somebody goes on being asked.

    Raises:
        CancelledError: it did, whatever else the work failed with because of that.
    """
    if is_heeded():
        yield
        return
    asking = _Asking(heed)
    token = _ASKING.set(asking)
    try:
        yield
    except Exception as error:
        if asking.is_ended and not isinstance(error, CancelledError):
            raise CancelledError from error
        raise
    finally:
        _ASKING.reset(token)


def is_heeded() -> bool:
    """Return whether somebody may end what this thread does."""
    return _ASKING.get() is not None


def is_unwanted() -> bool:
    """Ask, and return whether the work shall end; told once, so that it can be taken back."""
    asking = _ASKING.get()
    return asking is not None and asking.is_unwanted()


def check() -> None:
    """End the work when that is wanted; for places between two pieces of it.

    Raises:
        CancelledError: it is.
    """
    asking = _ASKING.get()
    if asking is not None and (asking.is_unwanted() or asking.is_ended):
        raise CancelledError


def heeded(items: Iterable[Item]) -> Iterator[Item]:
    """Yield ``items``, and ask now and then."""
    for place, item in enumerate(items):
        if place % EACH == 0:
            check()
        yield item
