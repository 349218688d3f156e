"""Three-valued logic after Kleene: what is not known stays unknown until it cannot matter."""

from collections.abc import Iterable
from enum import StrEnum


class Truth(StrEnum):
    """Value of a condition. It has three values, so it cannot be used as a flag."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __and__(self, other: "Truth") -> "Truth":
        """Return false when one is false, true when both are true, else unknown."""
        return all_true((self, other))

    def __or__(self, other: "Truth") -> "Truth":
        """Return true when one is true, false when both are false, else unknown."""
        return any_true((self, other))

    def __invert__(self) -> "Truth":
        """Return the opposite; the opposite of unknown is unknown."""
        if self is Truth.UNKNOWN:
            return self
        return Truth.FALSE if self is Truth.TRUE else Truth.TRUE

    def __bool__(self) -> bool:
        """Refuse: ``if truth`` would read unknown as true."""
        raise TypeError("a Truth has three values; compare it with one of them")


def all_true(truths: Iterable[Truth]) -> Truth:
    """Return false as soon as one is false, unknown when one is unknown, else true."""
    result = Truth.TRUE
    for truth in truths:
        if truth is Truth.FALSE:
            return truth
        if truth is Truth.UNKNOWN:
            result = truth
    return result


def any_true(truths: Iterable[Truth]) -> Truth:
    """Return true as soon as one is true, unknown when one is unknown, else false."""
    result = Truth.FALSE
    for truth in truths:
        if truth is Truth.TRUE:
            return truth
        if truth is Truth.UNKNOWN:
            result = truth
    return result
