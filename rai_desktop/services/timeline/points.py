"""Naming a state of a project: by its fingerprint, or by a day."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import ProjectStore, StepHead

SHORTEST = 8
"""Hexadecimal digits by which a state can be named at least."""

AT_ONCE = 500
_DIGITS = re.compile(r"[0-9A-Fa-f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A state of the project: after this step; ``later`` steps came after it in this file."""

    step: StepId
    time: str
    later: int

    @property
    def fingerprint(self) -> str:
        """Its short form."""
        return fingerprint(self.step)


def point_of(store: ProjectStore, text: str) -> Point:
    """Return the state that ``text`` names: a fingerprint or its beginning, or a day.

    A day means the last state of that day, in the time of this computer.

    Raises:
        UsageError: nothing or more than one state fits.
    """
    with suppress(ValueError):
        return _of_day(store, date.fromisoformat(text.strip()))
    digits = "".join(text.split()).lower()
    if len(digits) < SHORTEST or not _DIGITS.fullmatch(digits):
        raise UsageError(
            N_("“{point}” names no state. Give a fingerprint or a day such as 2026-12-31."),
            point=text,
        )
    found = [point for point in _points(store) if point.step.startswith(digits)]
    if not found:
        raise UsageError(
            N_("This project never had the fingerprint {fingerprint}."),
            fingerprint=fingerprint_text(digits),
        )
    if len(found) > 1:
        raise UsageError(
            N_("More than one state begins with “{point}”. Give more of it."), point=text
        )
    return found[0]


def fingerprint_text(digits: str) -> str:
    """Return digits as a fingerprint is written, in groups of four."""
    short = digits[:16].upper()
    return " ".join(short[at : at + 4] for at in range(0, len(short), 4))


def point_at(store: ProjectStore, step: StepId) -> Point | None:
    """Return the state after ``step``, or ``None`` when it is not in this history."""
    head = store.step_head(step)
    newest = next(iter(store.step_heads(None, 1)), None)
    return _point(head, newest.number) if head is not None and newest is not None else None


def _of_day(store: ProjectStore, day: date) -> Point:
    for point in _points(store):
        moment = datetime.fromisoformat(point.time).astimezone() if point.time else None
        if moment is not None and moment.date() <= day:
            return point
    raise UsageError(N_("There was nothing in this project on that day yet."))


def _points(store: ProjectStore) -> list[Point]:
    """Return all states, newest first."""
    found: list[Point] = []
    before: int | None = None
    newest = 0
    while some := store.step_heads(before, AT_ONCE):
        newest = newest or some[0].number
        found += [_point(head, newest) for head in some]
        before = some[-1].number
    return found


def _point(head: StepHead, newest: int) -> Point:
    return Point(step=head.id, time=head.time, later=newest - head.number)
