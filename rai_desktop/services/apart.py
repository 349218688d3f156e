"""Long writing that a window lets be done beside itself, while whoever asked for it waits."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from rai_desktop.services.jobs import Heed, go_on

T = TypeVar("T")

MANY_SETTINGS, MANY_ENTRIES = 1_000, 200
"""From so many on a step is written apart; less is written in a moment."""


class Apart(Protocol):
    """Does work that takes long and returns what it returned; errors come as they are."""

    def __call__(self, work: Callable[[Heed], T], text: str = "", /) -> T:
        """Do ``work``, which asks what it is given whether it shall end; ``text`` says what it is.

        Whoever waits gets no other answer from the project meanwhile.
        """


def at_once(work: Callable[[Heed], T], text: str = "", /) -> T:
    """Do ``work`` here, where nobody else waits for an answer."""
    return work(go_on)
