"""How much a foreign file may ask for, and the counter that stops it.

A file from outside may be built to exhaust the computer. Every reader counts while it reads, so
that the bounds hold wherever it runs; a child process that only reads adds the bounds of the
operating system.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from sys import getsizeof
from time import monotonic, process_time
from types import ModuleType

from rai_desktop.domain.texts import N_
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.jobs import Progress, Tell

TOO_LARGE = N_(
    "The list is too large to import. Split it into several files and import one after the other."
)
TOO_LONG = N_(
    "Reading was stopped because it took longer than {seconds} seconds. "
    "Copy the list alone into a new workbook and import that."
)

CELL_BYTES = 56
PLACE_BYTES = 8
ROW_BYTES = 160
_BETWEEN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one reading; the usual ones hold 50,000 rows of 25 columns with room to spare.

    ``seconds`` are those of the processor, so that a slow share or a busy computer is no fault.
    A workbook that says it is our own may unpack to ``own_times`` as much, with as many elements,
    and take as long: most of it is read over, for only what comes back is kept.
    """

    file_bytes: int = 100_000_000
    parts: int = 2_000
    unpacked_bytes: int = 300_000_000
    unpack_ratio: int = 250
    elements: int = 12_000_000
    sheets: int = 100
    rows: int = 500_000
    columns: int = 1_000
    cell_characters: int = 32_767
    memory_bytes: int = 240_000_000
    empty_rows: int = 10_000
    header_rows: int = 20
    depth: int = 50
    remarks: int = 100
    seconds: float = 30.0
    process_bytes: int = 1 << 30
    own_times: int = 2

    @property
    def most_seconds(self) -> float:
        """How long the reading may take at most, whatever is read."""
        return self.own_times * self.seconds


USUAL_LIMITS = Limits()


class Budget:
    """What is left of the limits while one file is read."""

    def __init__(self, limits: Limits, tell: Tell | None = None) -> None:
        self.limits = limits
        self._tell = tell
        self._told = 0.0
        self._done = 0
        self._expected = 0
        self._deadline = process_time() + limits.seconds
        self._rows = 0
        self._elements = 0
        self._bytes = 0

    def widen(self) -> None:
        """Allow what an own workbook may ask for."""
        limits, times = self.limits, self.limits.own_times
        self._deadline += limits.most_seconds - limits.seconds
        self.limits = replace(
            limits, elements=times * limits.elements, seconds=limits.most_seconds, own_times=1
        )

    def check_time(self) -> None:
        """Refuse the file when reading has taken too long."""
        if process_time() > self._deadline:
            raise ImportRefused(TOO_LONG, seconds=round(self.limits.seconds))

    def expect(self, size: int) -> None:
        """Count on so much more to read."""
        self._expected += size

    def advance(self, size: int) -> None:
        """Count what was read, and tell how far it is, now and then."""
        self._done += size
        if self._tell and monotonic() - self._told > _BETWEEN:
            self._told = monotonic()
            self._tell(Progress(done=min(self._done, self._expected), total=self._expected))

    def count_row(self, cells: int) -> None:
        """Add a row of ``cells`` places; refuse the file when there are too many."""
        self._rows += 1
        if self._rows > self.limits.rows:
            raise ImportRefused(TOO_LARGE)
        self._add(ROW_BYTES + PLACE_BYTES * cells)
        if self._rows % 1_000 == 0:
            self.check_time()

    def count_places(self, places: int) -> None:
        """Add the memory of ``places`` in finished rows; refuse the file when it is too much."""
        self._add(PLACE_BYTES * places)

    def count_text(self, text: str) -> None:
        """Add the memory of a cell with ``text``; refuse the file when it is too much."""
        self._add(CELL_BYTES + getsizeof(text))

    def count_elements(self, count: int) -> None:
        """Add ``count`` pieces of markup; refuse the file when there are too many."""
        self._elements += count
        if self._elements > self.limits.elements:
            raise ImportRefused(TOO_LARGE)

    def _add(self, size: int) -> None:
        self._bytes += size
        if self._bytes > self.limits.memory_bytes:
            raise ImportRefused(TOO_LARGE)


def apply_process_limits(limits: Limits) -> tuple[str, ...]:
    """Bound this process for good and return the names of the bounds that the system took.

    Meant for a child process that reads one file and ends. Where the system knows no such bounds
    nothing happens, and the counting of the readers remains.
    """
    try:
        resource = import_module("resource")
    except ModuleNotFoundError:
        return ()
    seconds = math.ceil(process_time() + 2 * limits.most_seconds)
    wanted = (
        ("RLIMIT_AS", limits.process_bytes),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_CORE", 0),
    )
    return tuple(_taken(resource, wanted))


def _taken(resource: ModuleType, wanted: Iterable[tuple[str, int]]) -> Iterable[str]:
    for name, most in wanted:
        kind = getattr(resource, name, None)
        if kind is not None and _lowered(resource, kind, most):
            yield name


def _lowered(resource: ModuleType, kind: int, most: int) -> bool:
    """Lower one bound, never raise it; ``False`` where the system does not take it."""
    _soft, hard = resource.getrlimit(kind)
    if hard >= 0:
        most = min(most, hard)
    try:
        resource.setrlimit(kind, (most, most))
    except (OSError, ValueError):
        return False
    return True
