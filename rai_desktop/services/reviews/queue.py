"""What waits for a review: what was never reviewed first, then by day and level."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.rating import LEVEL_ORDER, Method, rank
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.rhythm import Rhythms
from rai_desktop.services.reviews.standing import (
    ReviewStanding,
    ReviewState,
    Standings,
    field_names,
)
from rai_desktop.services.reviews.subjects import Subject, open_subjects

_AT_ONCE = 50
_LEVELS, _NUMBERS = len(LEVEL_ORDER) + 2, 10**9
AHEAD = timedelta(days=30)
"""A review is due so long before its day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An entry that is reviewed from time to time.

    Without ``last`` it was never reviewed; without ``day`` nothing says when it is next.
    """

    entity: Subject
    last: date | None
    day: date | None
    level: RiskLevel | None
    standing: ReviewStanding

    @property
    def uid(self) -> Uid:
        """The entry."""
        return self.entity.uid

    def is_overdue(self, today: date) -> bool:
        """Return whether the day has passed."""
        return self.day is not None and self.day < today

    def is_due(self, today: date) -> bool:
        """Return whether it is to be reviewed now: by its day, never yet, or since it changed."""
        is_near = self.last is None if self.day is None else self.day <= today + AHEAD
        return is_near or self.standing.state is ReviewState.CHANGED


@dataclass(frozen=True, kw_only=True)
class ReviewQueue:
    """Everything that is reviewed from time to time, in the order in which it is due."""

    today: date
    entries: tuple[Waiting, ...]

    @cached_property
    def due(self) -> tuple[Waiting, ...]:
        """What is to be reviewed now."""
        return tuple(one for one in self.entries if one.is_due(self.today))

    @cached_property
    def overdue(self) -> int:
        """How many should have been reviewed by now."""
        return sum(one.is_overdue(self.today) for one in self.entries)


def review_queue(project: OpenProject, method: Method) -> ReviewQueue:
    """Return what has to be reviewed, by today."""
    return result_of(queue_in_parts(project, method))


def queue_in_parts(project: OpenProject, method: Method) -> Generator[None, None, ReviewQueue]:
    """Return the same, bit by bit between other work."""
    today = project.clock.today()
    rhythms = Rhythms(project, Assessment(project, method, today))
    standings = Standings(project)
    found: list[Waiting] = []
    keys: list[int] = []
    for place, entity in enumerate(open_subjects(project)):
        one = _waiting(rhythms, standings, entity)
        found.append(one)
        keys.append(_order(one))
        if place % _AT_ONCE == 0:
            yield
    order = sorted(range(len(found)), key=keys.__getitem__)
    yield
    return ReviewQueue(today=today, entries=tuple(found[place] for place in order))


def _waiting(rhythms: Rhythms, standings: Standings, entity: Subject) -> Waiting:
    standing = standings.of(entity)
    last = last_day(entity, standing)
    day = entity.review_due_on
    if day is None and last is not None:
        day = rhythms.next_day(entity, last)
    level = rhythms.level(entity)
    return Waiting(entity=entity, last=last, day=day, level=level, standing=standing)


def last_day(entity: Subject, standing: ReviewStanding) -> date | None:
    """Return when an entry was reviewed last, also before the program kept reviews."""
    if standing.review is not None and standing.review.held_on is not None:
        return standing.review.held_on
    return entity.reviewed_on if isinstance(entity, AiSystem) else None


def _order(one: Waiting) -> int:
    """Return what entries are sorted by, as one number: many tuples would stop the window."""
    never = date.max if one.last else date.min
    day = (one.day or never).toordinal()
    is_risk = not isinstance(one.entity, AiSystem)
    place = (day * _LEVELS + len(LEVEL_ORDER) - rank(one.level)) * 2 + is_risk
    return place * _NUMBERS + min(one.entity.number or 0, _NUMBERS - 1)


def waiting_text(labels: Labels, one: Waiting, today: date) -> str:
    """Return why and when an entry is reviewed, in one line."""
    words, parts = labels.words, [_day_text(labels, one, today)]
    if one.level is not None:
        parts.append(words.filled(N_("risk level {level}"), level=labels.code(one.level)))
    if one.standing.state is ReviewState.CHANGED:
        names = field_names(labels, one.standing.changed[:3])
        if len(one.standing.changed) > 3:
            names = f"{names} …"
        parts.append(words.filled(N_("changed since: {fields}"), fields=names))
    return " · ".join(parts)


def _day_text(labels: Labels, one: Waiting, today: date) -> str:
    words = labels.words
    if one.day is None:
        return words(N_("No further review is asked for") if one.last else N_("Never reviewed"))
    day = words.day(one.day)
    if one.is_overdue(today):
        return words.filled(N_("Overdue since {day}"), day=day)
    return words.filled(N_("Due on {day}"), day=day)
