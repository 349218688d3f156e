"""Long work as generators: they tell how far they are and can be closed between two steps."""

from collections.abc import Generator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How much of a job is done; ``text`` says what it is about, where that is not plain.

    ``total`` is zero while nobody knows how much there is.
    """

    done: int
    total: int
    text: str = ""


Job = Generator[Progress, None, None]
"""Work over frozen data; closing it leaves nothing behind."""
