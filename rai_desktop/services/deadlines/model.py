"""Deadlines as frozen data, in words of one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.ids import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One event: the same ``uid`` names the same deadline in every later file.

    ``is_dropped`` deadlines are told, so that a calendar that knows them takes them out.
    """

    uid: Uid
    day: date
    title: str
    text: str
    is_dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineCalendar:
    """The deadlines of a project; ``sequence`` rises with every change of the project.

    ``name`` is how calendar programs call it, ``created`` when it was made.
    """

    name: str
    language: str
    created: datetime
    sequence: int
    deadlines: Sequence[Deadline]
