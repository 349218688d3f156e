"""Long writing that can be ended: SQLite asks, too, whether somebody wants that."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from rai_desktop.services import heeding
from rai_desktop.services.jobs import Heed

STEPS = 20_000
"""Instructions of SQLite between two questions: about a millisecond."""


@contextmanager
def ended_by(heed: Heed, connection: sqlite3.Connection) -> Iterator[None]:
    """Let ``heed`` end what this thread does within, which is then rolled back.

    Raises:
        CancelledError: it did.
    """
    if heeding.is_heeded():
        yield
        return
    with heeding.ended_by(heed):
        watch(connection)
        try:
            yield
        finally:
            connection.set_progress_handler(None, 0)


def watch(connection: sqlite3.Connection) -> None:
    """Let statements of a connection be ended, too, if anything may be."""
    if heeding.is_heeded():
        connection.set_progress_handler(heeding.is_unwanted, STEPS)
