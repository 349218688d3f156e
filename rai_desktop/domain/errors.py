"""Errors that people can do something about."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command line returns to the system."""

    DONE = 0
    REMARKS = 1
    USAGE = 2
    REFUSED = 3
    SURROUNDINGS = 4
    FAULT = 5
    """A mistake of the program itself; there is a report on it."""


class UserError(Exception):
    """Something a person can mend; the text says what happened and what to do next.

    ``text`` is an English sentence marked with ``N_``; ``values`` fill its ``{name}`` places
    after translation, so that a sentence is never put together from pieces.
    """

    exit_code = ExitCode.REFUSED
    is_damage = False
    """Whether a file is damaged, so that something may be rescued from it."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values


class UsageError(UserError):
    """The request itself is wrong: an unknown field, number or value."""

    exit_code = ExitCode.USAGE


class FieldError(UsageError):
    """Something about one of several fields that were filled in; ``key`` names the field."""

    def __init__(self, text: str, *, key: str, **values: object) -> None:
        super().__init__(text, **values)
        self.key = key


class SurroundingsError(UserError):
    """The computer stands in the way: disk full, no rights, locked, no screen."""

    exit_code = ExitCode.SURROUNDINGS


class TargetChangedError(SurroundingsError):
    """Somebody else changed the file at the user's place; it is not overwritten."""
