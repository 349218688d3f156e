"""Work that is done in parts, between which others can do theirs."""

from collections.abc import Callable, Generator
from typing import TypeVar

Result = TypeVar("Result")


def result_of(
    parts: Generator[object, None, Result], between: Callable[[], object] = lambda: None
) -> Result:
    """Do all parts of a work without a pause and return its result; ``between`` may end it."""
    while True:
        between()
        try:
            next(parts)
        except StopIteration as end:
            result: Result = end.value
            return result
