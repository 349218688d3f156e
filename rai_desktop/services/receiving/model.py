"""What this computer knows of the history in a file."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """How the history in a file stands to the states that this computer saw."""

    NEWEST = "newest"
    OLDER = "older"
    UNPROVEN = "unproven"
    REBUILT = "rebuilt"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a history stands to the known states, and when the state was seen that shows it.

    ``NEWEST``: it goes on from the state that was seen last. ``OLDER``: it goes on from an
    earlier one. ``UNPROVEN``: no state of the project is known. ``REBUILT``: states are known,
    but none of them is in it.
    """

    origin: Origin
    moment: str = ""
