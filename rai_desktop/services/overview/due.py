"""What is due from everywhere, overdue things first."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from rai_desktop.domain.days import days_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.overview.due_sources import SOURCES, DueSource
from rai_desktop.services.targets import Target
from rai_desktop.words import Words

AHEAD = 60
NEAR = 14
"""Days that count as ahead, and those of which the window tells when a project is opened."""
MOST = 50
"""Entries that the overview itself names; the others are only counted."""

_PART = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """Something with a day: ``text`` says what is due, ``entry`` is its number and name.

    ``person`` has to do it, where somebody is named.
    """

    day: date
    kind: EntityKind
    uid: Uid
    text: str
    entry: str
    is_overdue: bool
    person: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """The most urgent things with a day; ``uids`` are all that are overdue or due soon.

    ``near`` of those that are due soon are due within two weeks.
    """

    items: tuple[DueItem, ...]
    uids: Mapping[EntityKind, tuple[Uid, ...]]
    overdue: int
    soon: int
    near: int = 0

    @property
    def count(self) -> int:
        """How many are overdue or due soon."""
        return self.overdue + self.soon

    def entries(self, kind: EntityKind) -> Target:
        """Return where everything of ``kind`` that is overdue or due soon can be seen."""
        return Target(kind=kind, uids=self.uids.get(kind, ()))


def due_summary(words: Words, due: DueList) -> str:
    """Return in one line how much is overdue and how much is due soon."""
    return words.filled(
        N_("{overdue} overdue · {soon} within 60 days"),
        overdue=words.number(due.overdue),
        soon=words.number(due.soon),
    )


_Found = tuple[date, int, Uid]
"""The day, the place of its source, the entry."""


def due_list(gaps: Gaps, words: Words, *, most: int | None = MOST, ahead: int = AHEAD) -> DueList:
    """Return what is overdue or due soon; ``most`` of ``None`` names all of it."""
    return result_of(due_in_parts(gaps, words, most=most, ahead=ahead))


def due_in_parts(
    gaps: Gaps, words: Words, *, most: int | None = MOST, ahead: int = AHEAD
) -> Generator[None, None, DueList]:
    """Return the same, bit by bit between other work."""
    found: list[_Found] = []
    uids: dict[EntityKind, dict[Uid, None]] = {}
    for place, source in enumerate(SOURCES):
        of_source = list(_until(gaps, place, source, days_later(gaps.day, ahead)))
        uids.setdefault(source.kind, {}).update(dict.fromkeys(one[2] for one in of_source))
        found += of_source
        yield
    overdue = sum(one[0] < gaps.day for one in found)
    near = sum(one[0] <= days_later(gaps.day, NEAR) for one in found) - overdue
    yield
    shown = sorted(found) if most is None else nsmallest(most, found)
    items = []
    for place, one in enumerate(shown, start=1):
        items.append(_item(gaps, words, one))
        if place % _PART == 0:
            yield
    return DueList(
        items=tuple(items),
        uids={kind: tuple(of_kind) for kind, of_kind in uids.items()},
        overdue=overdue,
        soon=len(found) - overdue,
        near=near,
    )


def _until(gaps: Gaps, place: int, source: DueSource, last: date) -> Iterator[_Found]:
    """Yield the entries of a source that have a day up to ``last``."""
    for day, entity in source.dated(gaps):
        if day <= last:
            yield day, place, entity.uid


def _item(gaps: Gaps, words: Words, found: _Found) -> DueItem:
    day, place, uid = found
    project, source = gaps.project, SOURCES[place]
    is_overdue = day < gaps.day
    number = project.numbers(source.kind).get(uid, "")
    entity = project.entity(uid)
    return DueItem(
        day=day,
        kind=source.kind,
        uid=uid,
        text=words(source.text_was if is_overdue else source.text),
        entry=f"{number} {project.name(uid)}".strip(),
        is_overdue=is_overdue,
        person=getattr(entity, source.person) if source.person else None,
    )
