"""Reading the history of an open project."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import Payload
from rai_desktop.services.ports import PayloadPlace, PayloadSize, StepEntry, StepHead
from rai_desktop.services.timeline.model import EntryThen
from rai_desktop.storage.database import Database, storage_errors
from rai_desktop.storage.step_heads import StepHeads


class HistoryReader:
    """The part of a project store that reads steps and what they set; it changes nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._heads = StepHeads(database.plain)

    def history(self, uid: Uid | None = None) -> Iterator[StepEntry]:
        """Yield the steps, oldest first; with ``uid`` only those that touched it."""
        from rai_desktop.storage.writing import step_log

        after = 0
        while True:
            with self._reading():
                entries = step_log.next_entries(self._database.connection, after, uid)
            if not entries:
                return
            yield from entries
            after = entries[-1].number

    def step_heads(
        self, before: int | None, count: int, of: Uid | None = None
    ) -> Sequence[StepHead]:
        """Return some steps below number ``before``, newest first, without their values."""
        with self._reading():
            return self._heads.heads(before, count, of)

    def step_head(self, step: StepId) -> StepHead | None:
        """Return one step without its values, or ``None``."""
        with self._reading():
            return self._heads.head(step)

    def touched_count(self, number: int, after: str, count: int) -> tuple[int, int, str]:
        """Return how many entities a step touched behind uid ``after``, of at most ``count``."""
        with self._reading():
            return self._heads.touched(number, after, count)

    def touches(self, number: int, uids: Sequence[Uid]) -> bool:
        """Return whether a step touched one of these entities."""
        with self._reading():
            return self._heads.touches(number, uids)

    def payload_sizes(
        self, number: int, after: PayloadPlace | None, count: int, of: Uid | None = None
    ) -> Sequence[PayloadSize]:
        """Return how many fields a step set where, behind ``after``."""
        with self._reading():
            return self._heads.sizes(number, after, count, of)

    def step_payloads(self, number: int, places: Sequence[PayloadPlace]) -> Sequence[Payload]:
        """Return what a step set in these places, as far as it is not withheld."""
        with self._reading():
            return self._heads.payloads(number, places)

    def payloads_before(self, number: int, uid: Uid, count: int) -> Sequence[tuple[int, Payload]]:
        """Return what steps below ``number`` set of an entity, newest first."""
        with self._reading():
            return self._heads.earlier(uid, number, count)

    def values_until(
        self, kind: EntityKind, day: date
    ) -> Iterator[tuple[Uid, Mapping[str, Plain]]]:
        """Yield what steps set of entries of a kind until the end of ``day``, oldest first."""
        for part in self.values_in_parts(kind, day):
            yield from part

    def values_in_parts(
        self, kind: EntityKind, day: date
    ) -> Iterator[Sequence[tuple[Uid, Mapping[str, Plain]]]]:
        """Yield the same in parts, each read in a moment; some of them are empty."""
        with self._reading():
            numbers = self._heads.numbers_until(day)
        after: tuple[int, str, str] | None = (0, "", "")
        while after is not None:
            with self._reading():
                found, after = self._heads.values_of(kind, after)
            yield [(uid, values) for number, uid, values in found if number in numbers]

    def differences(
        self, one: StepId, other: StepId, of: Sequence[Uid] = ()
    ) -> Iterator[EntryThen]:
        """Yield the entries that differ between two steps of the history, bit by bit."""
        from rai_desktop.storage.past import Past

        with self._reading():
            past = Past(self._database.plain, one, other)
            found = past.differing()
        wanted = {uid: found[uid] for uid in of if uid in found} if of else found
        for uid, kind in wanted.items():
            with self._reading():
                entry = past.entry(uid, kind)
            if entry is not None:
                yield entry

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with self._database.lock, storage_errors(self._database.path):
            yield
