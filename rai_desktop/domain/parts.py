"""Work that is done in parts, between which others can do theirs."""

from collections.abc import Generator
from typing import TypeVar

Result = TypeVar("Result")


def result_of(parts: Generator[object, None, Result]) -> Result:
    """Do all parts of a work without a pause and return its result."""
    while True:
        try:
            next(parts)
        except StopIteration as end:
            result: Result = end.value
            return result
