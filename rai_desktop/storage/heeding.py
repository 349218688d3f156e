"""Long writing that can be ended: SQLite and long loops ask whether somebody wants that."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import get_ident
from typing import Any, TypeVar

from rai_desktop.services.jobs import CancelledError, Heed

STEPS = 20_000
"""Instructions of SQLite between two questions: about a millisecond."""
EACH = 200
"""Rounds of a loop between two questions."""

Item = TypeVar("Item")

Through = Callable[[Iterable[Any]], Iterator[Any]]
"""Goes through what is written, and may end that."""


class Heeding:
    """Asks ``heed`` of the thread that writes; others use the same connection undisturbed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._heed: Heed | None = None
        self._thread = 0
        self._is_ended = False

    @contextmanager
    def by(self, heed: Heed) -> Iterator[None]:
        """Let ``heed`` end what is written within, which is then rolled back.

        Inside of work that somebody may end already, that somebody goes on being asked.

        Raises:
            CancelledError: it did.
        """
        if self._heed is not None and self._thread == get_ident():
            yield
            return
        self._heed, self._thread, self._is_ended = heed, get_ident(), False
        self.watch(self._connection)
        try:
            yield
        except Exception as error:
            if self._is_ended and not isinstance(error, CancelledError):
                raise CancelledError from error  # SQLite tells that it was interrupted
            raise
        finally:
            self._connection.set_progress_handler(None, 0)
            self._heed = None

    def watch(self, connection: sqlite3.Connection) -> None:
        """Let statements of another connection be ended, too."""
        if self._heed is not None:
            connection.set_progress_handler(self._is_unwanted, STEPS)

    def check(self) -> None:
        """End what is written when that is wanted; for places between statements.

        Raises:
            CancelledError: it is.
        """
        if self._is_unwanted():
            raise CancelledError

    def through(self, items: Iterable[Item]) -> Iterator[Item]:
        """Yield ``items``, and ask now and then."""
        for place, item in enumerate(items):
            if place % EACH == 0:
                self.check()
            yield item

    def _is_unwanted(self) -> bool:
        """Tell once that all shall end; what rolls back afterwards is let through."""
        if self._heed is None or self._is_ended or get_ident() != self._thread:
            return False
        try:
            self._heed()
        except CancelledError:
            self._is_ended = True
        return self._is_ended
