"""Naming a state of a project: by its fingerprint, or by a day."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import ProjectStore, StepHead
from rai_desktop.words import Words

SHORTEST = 8
"""Hexadecimal digits by which a state can be named at least."""

AT_ONCE = 500
_DIGITS = re.compile(r"[0-9A-Fa-f]{8,64}", re.ASCII)
_DAYS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
    re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})", re.ASCII),
)


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
    day = _day_in(text)
    if day is not None:
        return _of_day(store, day)
    digits = "".join(text.split()).lower()
    if not _DIGITS.fullmatch(digits):
        raise UsageError(
            N_("“{point}” names no state. Give a fingerprint or a day such as 2026-12-31."),
            point=text[:80],
        )
    newest = _newest_number(store)
    found = [_point(head, newest) for head in _heads(store) if head.id.startswith(digits)]
    if not found:
        raise UsageError(
            N_(
                "This project never had the fingerprint {fingerprint}. Check what you typed, "
                "and whether the export comes from this inventory."
            ),
            fingerprint=fingerprint_text(digits),
        )
    if len(found) > 1:
        raise UsageError(
            N_("More than one state begins with “{point}”. Give more of it."), point=text
        )
    return found[0]


def fingerprint_text(digits: str) -> str:
    """Return digits as a fingerprint is written, in groups of four."""
    return fingerprint(StepId(digits))


def point_at(store: ProjectStore, step: StepId) -> Point | None:
    """Return the state after ``step``, or ``None`` when it is not in this history."""
    head = store.step_head(step)
    return _point(head, _newest_number(store)) if head is not None else None


def present_point(store: ProjectStore) -> Point:
    """Return the state as it is now.

    Raises:
        UsageError: nothing was ever entered.
    """
    head = store.head()
    point = point_at(store, head) if head is not None else None
    if point is None:
        raise UsageError(N_("This project has no history yet. Enter something first."))
    return point


def moment_of(words: Words, point: Point) -> str:
    """Return when the step of a state was made, in the time of this computer."""
    return words.moment(datetime.fromisoformat(point.time).astimezone()) if point.time else "–"


def _day_in(text: str) -> date | None:
    for pattern in _DAYS:
        found = pattern.fullmatch(text.strip())
        with suppress(ValueError):
            if found:
                return date(**{part: int(number) for part, number in found.groupdict().items()})
    return None


def _of_day(store: ProjectStore, day: date) -> Point:
    """Return the last state of ``day``: of those that no other state until then builds on.

    Where copies were merged later there were several at a time; the youngest of them counts.
    """
    newest = _newest_number(store)
    built_on: set[StepId] = set()
    last: list[tuple[datetime, int, StepHead]] = []
    for head in _heads(store):
        moment = datetime.fromisoformat(head.time).astimezone() if head.time else None
        is_until = moment is not None and moment.date() <= day
        if moment is not None and is_until and head.id not in built_on:
            last.append((moment, head.number, head))
        if is_until or head.id in built_on:
            built_on.update(head.parents)
    if not last:
        raise UsageError(
            N_("Nothing had been entered in this project on that day yet. Choose a later day.")
        )
    return _point(max(last, key=lambda found: found[:2])[2], newest)


def _newest_number(store: ProjectStore) -> int:
    return next((head.number for head in store.step_heads(None, 1)), 0)


def _heads(store: ProjectStore) -> Iterator[StepHead]:
    """Yield all steps, newest first."""
    before: int | None = None
    while some := store.step_heads(before, AT_ONCE):
        yield from some
        before = some[-1].number


def _point(head: StepHead, newest: int) -> Point:
    return Point(step=head.id, time=head.time, later=newest - head.number)
