"""What one step changed, old and new, read bit by bit however much it is."""

import heapq
from collections.abc import Generator, Iterable, Iterator
from itertools import groupby

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.services.changes import LINK_ENDS, ChangeTeller, FieldChange
from rai_desktop.services.earlier import earlier_payloads
from rai_desktop.services.ports import PayloadPlace, PayloadSize, StepHead
from rai_desktop.services.project import OpenProject

INDEXED_AT_ONCE = 500

_KINDS = list(EntityKind)
_UID_AT = 15


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
        self._sorted: list[list[str]] = []
        self._entries: Iterator[str] = iter(())

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
        entries = groupby(heapq.merge(*self._sorted))  # an entry may be in two pieces
        self._entries = (entry for entry, _ in entries)

    def more(self, count: int) -> Generator[None, None, list[FieldChange]]:
        """Return the changes of the next entries, about ``count``; none when all are read."""
        found: list[FieldChange] = []
        for entry in self._entries:
            found += yield from self._changes(Uid(entry[_UID_AT:]))
            if len(found) >= count:
                break
            yield
        else:
            self.left = 0
        return found

    def _noted(self, size: PayloadSize) -> str:
        """Count a payload and return its entry as a text that sorts by kind and number.

        A very large step has very many of them; texts burden the memory least.
        """
        self.left += _told(size)
        entity = self._project.store.entities(size.kind).get(size.uid)
        number = getattr(entity, "number", None) or 0
        return f"{_KINDS.index(size.kind):03d}{number:012d}{size.uid}"

    def _changes(self, uid: Uid) -> Generator[None, None, list[FieldChange]]:
        store, number = self._project.store, self.head.number
        sizes = store.payload_sizes(number, None, len(Privacy), uid)
        self.left -= sum(map(_told, sizes))
        new: dict[str, Plain] = {}
        for payload in store.step_payloads(number, [size.place for size in sizes]):
            kind = payload.kind
            new |= payload.values
        old = yield from self._before(uid, new)
        changes = [
            self._teller.change(kind, uid, key, old=old.get(key), new=value)
            for key, value in new.items()
        ]
        told = [change for change in changes if change.is_told and not change.is_nothing]
        if self.head.action is Action.ERASE:
            told = [change for change in told if not change.is_restated]
        return sorted(told, key=self._teller.field_place)

    def _before(self, uid: Uid, keys: Iterable[str]) -> Generator[None, None, dict[str, Plain]]:
        """Return the values that these fields had before the step."""
        found: dict[str, Plain] = {}
        missing, is_new = set(keys), True
        parts = earlier_payloads(self._project.store, uid, self.head.number)
        for some in parts if missing else ():
            is_new = is_new and not some
            for _, payload in some:
                known = missing & payload.values.keys()
                found |= {key: payload.values[key] for key in known}
                missing -= known
            if not missing:
                break
            yield
        if is_new:
            self.made.add(uid)
        return found


def _told(size: PayloadSize) -> int:
    """Return how many of the fields are told: of a link, its two ends are its name."""
    is_new_link = size.kind is EntityKind.LINK and size.fields > len(LINK_ENDS)
    return size.fields - len(LINK_ENDS) if is_new_link else size.fields
