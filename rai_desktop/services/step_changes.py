"""What one step changed, old and new, read bit by bit however much it is."""

import heapq
from collections.abc import Generator, Iterable, Iterator
from itertools import groupby

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.changes import ChangeTeller, FieldChange
from rai_desktop.services.ports import PayloadPlace, PayloadSize, StepHead
from rai_desktop.services.project import OpenProject

INDEXED_AT_ONCE = 500
EARLIER_AT_ONCE = 50

Entry = tuple[int, int, str, str]
"""Kind, number, uid and privacy class: the order in which what a step set is shown."""

_KINDS = list(EntityKind)


class StepChanges:
    """The changes of a step in the order of kinds, numbers and fields.

    ``prepare`` first finds out what there is; ``more`` reads the next changes with their values.
    ``left`` is how many fields are not read yet. With ``of`` only those of one entry.
    """

    def __init__(
        self, project: OpenProject, teller: ChangeTeller, head: StepHead, of: Uid | None = None
    ) -> None:
        self.head = head
        self.left = 0
        self.made: set[Uid] = set()
        self._project = project
        self._teller = teller
        self._of = of
        self._fields: dict[PayloadPlace, int] = {}
        self._sorted: list[list[Entry]] = []
        self._entries: Iterator[tuple[tuple[int, str], list[PayloadPlace]]] = iter(())

    def again(self) -> "StepChanges":
        """Return the same, not read yet."""
        return StepChanges(self._project, self._teller, self.head, self._of)

    def prepare(self) -> Generator[None, None, None]:
        """Find out which fields of which entries the step set."""
        after: PayloadPlace | None = None
        while True:
            some = self._project.store.payload_sizes(
                self.head.number, after, INDEXED_AT_ONCE, self._of
            )
            self._sorted.append(sorted(map(self._noted, some)))
            if len(some) < INDEXED_AT_ONCE:
                break
            after = some[-1].place
            yield
        self._entries = _by_entry(heapq.merge(*self._sorted))

    def more(self, count: int) -> Generator[None, None, list[FieldChange]]:
        """Return the changes of the next entries, about ``count``; none when all are read."""
        found: list[FieldChange] = []
        for (place, uid), places in self._entries:
            self.left -= sum(_told(_KINDS[place], self._fields[one]) for one in places)
            found += yield from self._changes(_KINDS[place], Uid(uid), places)
            if len(found) >= count:
                break
            yield
        return found

    def _noted(self, size: PayloadSize) -> Entry:
        self._fields[size.place] = size.fields
        self.left += _told(size.kind, size.fields)
        entity = self._project.store.entities(size.kind).get(size.uid)
        number = getattr(entity, "number", None) or 0
        return (_KINDS.index(size.kind), number, *size.place)

    def _changes(
        self, kind: EntityKind, uid: Uid, places: list[PayloadPlace]
    ) -> Generator[None, None, list[FieldChange]]:
        new: dict[str, Plain] = {}
        for payload in self._project.store.step_payloads(self.head.number, places):
            new |= payload.values
        old = yield from self._before(uid, new)
        changes = [
            self._teller.change(kind, uid, key, old=old.get(key), new=value)
            for key, value in new.items()
        ]
        told = [change for change in changes if change.is_told and not change.is_nothing]
        return sorted(told, key=self._teller.field_place)

    def _before(self, uid: Uid, keys: Iterable[str]) -> Generator[None, None, dict[str, Plain]]:
        """Return the values that these fields had before the step."""
        found: dict[str, Plain] = {}
        missing, below, is_new = set(keys), self.head.number, True
        while missing:
            some = self._project.store.payloads_before(below, uid, EARLIER_AT_ONCE)
            is_new = is_new and not some
            for _, payload in some:
                known = missing & payload.values.keys()
                found |= {key: payload.values[key] for key in known}
                missing -= known
            if len(some) < EARLIER_AT_ONCE:
                break
            below = some[-1][0] + 1  # a step may have more than one payload of the entity
            yield
        if is_new:
            self.made.add(uid)
        return found


def _by_entry(
    entries: Iterable[Entry],
) -> Iterator[tuple[tuple[int, str], list[PayloadPlace]]]:
    for (place, uid), group in groupby(entries, lambda entry: (entry[0], entry[2])):
        yield (place, uid), [(entry[2], entry[3]) for entry in group]


def _told(kind: EntityKind, fields: int) -> int:
    """Return how many of an entry's fields are told: of a link, its two ends are its name."""
    return fields - 2 if kind is EntityKind.LINK and fields > 2 else fields
