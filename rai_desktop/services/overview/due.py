"""What is due: reviews, mitigations, contracts, evidence and tasks, overdue ones first."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from operator import attrgetter

from rai_desktop.domain.days import days_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.targets import Target
from rai_desktop.words import Words

AHEAD = 60
MOST = 50
"""Entries that the overview itself names; the others are only counted."""

_WHAT = {
    EntityKind.SYSTEM: N_("Review of the AI system"),
    EntityKind.RISK: N_("Review of the risk"),
    EntityKind.MITIGATION: N_("Mitigation due"),
    EntityKind.VENDOR: N_("Contract ends"),
    EntityKind.EVIDENCE: N_("Evidence expires"),
    EntityKind.TASK: N_("Task due"),
}
_WHAT_WAS = {
    EntityKind.SYSTEM: N_("Review of the AI system overdue"),
    EntityKind.RISK: N_("Review of the risk overdue"),
    EntityKind.MITIGATION: N_("Mitigation overdue"),
    EntityKind.VENDOR: N_("Contract has ended"),
    EntityKind.EVIDENCE: N_("Evidence has expired"),
    EntityKind.TASK: N_("Task overdue"),
}
_DAYS = {
    EntityKind.SYSTEM: "review_due_on",
    EntityKind.RISK: "review_due_on",
    EntityKind.MITIGATION: "due_on",
    EntityKind.VENDOR: "contract_until",
    EntityKind.EVIDENCE: "valid_until",
    EntityKind.TASK: "due_on",
}
_ENTITIES: Mapping[EntityKind, Callable[[Gaps], Sequence[Entity]]] = {
    EntityKind.SYSTEM: lambda gaps: gaps.live_systems,
    EntityKind.RISK: lambda gaps: gaps.open_risks,
    EntityKind.MITIGATION: lambda gaps: gaps.awaited_mitigations,
    EntityKind.VENDOR: lambda gaps: gaps.project.entities(EntityKind.VENDOR),
    EntityKind.EVIDENCE: lambda gaps: gaps.current_evidence,
    EntityKind.TASK: lambda gaps: gaps.open_tasks,
}
_ORDER = {kind: place for place, kind in enumerate(_WHAT)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """Something with a day: ``text`` says what is due, ``entry`` is its number and name."""

    day: date
    kind: EntityKind
    uid: Uid
    text: str
    entry: str
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """The most urgent things with a day; ``uids`` are all that are overdue or due soon."""

    items: tuple[DueItem, ...]
    uids: Mapping[EntityKind, tuple[Uid, ...]]
    overdue: int
    soon: int

    @property
    def count(self) -> int:
        """How many are overdue or due soon."""
        return self.overdue + self.soon

    def entries(self, kind: EntityKind) -> Target:
        """Return where everything of ``kind`` that is overdue or due soon can be seen."""
        return Target(kind=kind, uids=self.uids.get(kind, ()))


_Found = tuple[date, int, EntityKind, Uid]


def due_list(gaps: Gaps, words: Words, *, most: int | None = MOST) -> DueList:
    """Return what is overdue or due within sixty days; ``most`` of ``None`` names all of it."""
    parts = due_in_parts(gaps, words, most=most)
    while True:
        try:
            next(parts)
        except StopIteration as end:
            whole: DueList = end.value
            return whole


def due_in_parts(
    gaps: Gaps, words: Words, *, most: int | None = MOST
) -> Generator[None, None, DueList]:
    """Return the same, bit by bit between other work."""
    found: list[_Found] = []
    uids: dict[EntityKind, tuple[Uid, ...]] = {}
    for kind in _DAYS:
        of_kind = list(_until(gaps, kind, days_later(gaps.day, AHEAD)))
        uids[kind] = tuple(one[3] for one in of_kind)
        found += of_kind
        yield
    overdue = sum(one[0] < gaps.day for one in found)
    yield
    shown = sorted(found) if most is None else nsmallest(most, found)
    return DueList(
        items=tuple(_item(gaps, words, one) for one in shown),
        uids=uids,
        overdue=overdue,
        soon=len(found) - overdue,
    )


def _until(gaps: Gaps, kind: EntityKind, last: date) -> Iterator[_Found]:
    """Yield the entries of a kind that have a day up to ``last``."""
    place, day_of = _ORDER[kind], attrgetter(_DAYS[kind])
    for entity in _ENTITIES[kind](gaps):
        day = day_of(entity)
        if day is not None and day <= last:
            yield day, place, kind, entity.uid


def _item(gaps: Gaps, words: Words, found: _Found) -> DueItem:
    day, _, kind, uid = found
    project = gaps.project
    is_overdue = day < gaps.day
    number = project.numbers(kind).get(uid, "")
    return DueItem(
        day=day,
        kind=kind,
        uid=uid,
        text=words((_WHAT_WAS if is_overdue else _WHAT)[kind]),
        entry=f"{number} {project.name(uid)}".strip(),
        is_overdue=is_overdue,
    )
