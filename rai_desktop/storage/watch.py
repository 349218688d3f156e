"""Keeps an eye on a check of a foreign file: how far it is, and whether it takes too long."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic, process_time
from typing import TypeVar

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress, Tell

SECONDS = 3.0
"""What any check may take; of the processor, so that a slow share or a busy computer is no fault.

With ``SECONDS_A_MEGABYTE`` it is about ten times what a sound project takes.
"""
SECONDS_A_MEGABYTE = 0.4
_EVERY = 200
_BETWEEN = 0.1

Row = TypeVar("Row")


class TooLongError(UserError):
    """Checking a file takes longer than that of any project of its size."""


class Watch:
    """Bounds one check of a file by its size, and tells how far it is."""

    def __init__(self, path: Path, *, factor: float = 1.0, tell: Tell | None = None) -> None:
        self._path = path
        self.seconds = factor * (SECONDS + SECONDS_A_MEGABYTE * path.stat().st_size / 1e6)
        self._deadline = process_time() + self.seconds
        self._tell = tell
        self._told = 0.0
        self._done = 0
        self._total = 0

    @property
    def is_asked(self) -> bool:
        """Whether anybody wants to know how far the check is."""
        return self._tell is not None

    @property
    def is_late(self) -> bool:
        """Whether the check takes too long."""
        return process_time() > self._deadline

    def expect(self, rows: int) -> None:
        """Count on so many more rows."""
        self._total += rows

    def rows(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield ``rows`` and count them.

        Raises:
            TooLongError: the time is over.
        """
        for place, row in enumerate(rows, start=1):
            if place % _EVERY == 0:
                self.count(_EVERY)
            yield row

    def count(self, rows: int) -> None:
        """Count rows that are done, and tell how far it is, now and then.

        Raises:
            TooLongError: the time is over.
        """
        self._done += rows
        if self.is_late:
            raise self.too_long()
        if self._tell and monotonic() - self._told > _BETWEEN:
            self._told = monotonic()
            self._tell(Progress(done=min(self._done, self._total), total=self._total))

    def too_long(self) -> TooLongError:
        """Return what people are told."""
        return TooLongError(
            N_(
                "Checking {path} took longer than a project of this size may take, so it was "
                "stopped. The file was not changed. Open an earlier state of it, or ask the "
                "sender for the file again."
            ),
            path=self._path,
        )
