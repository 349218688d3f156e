"""Long work as generators: they tell how far they are and can be closed between two steps."""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_


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

Heed = Callable[[], None]
"""Asked again and again by work that tells nothing; it raises ``CancelledError`` to end it."""


def go_on() -> None:
    """Let work go on to its end, whatever happens; where nobody can end it."""


Tell = Callable[[Progress], None]
"""Hears how far some work is, ten times a second; it may raise ``CancelledError`` to end it."""


class CancelledError(UserError):
    """A person ended some work; nothing of it is left."""

    def __init__(self) -> None:
        super().__init__(N_("Stopped. Nothing was left half-done."))


Item = TypeVar("Item")
_EACH = 50


def told(items: Sequence[Item], tell: Tell | None) -> Iterator[Item]:
    """Yield ``items``; every fifty of them ``tell`` hears how many are done, and may end it."""
    for done, item in enumerate(items):
        if tell is not None and done % _EACH == 0:
            tell(Progress(done=done, total=len(items)))
        yield item
