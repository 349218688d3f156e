"""What is kept of a column so that search, filter and order answer at once."""

from bisect import insort
from collections.abc import Collection, Iterator
from functools import cached_property

from rai_desktop.domain.ids import Uid
from rai_desktop.services.listing.sources import Rows, SortKey, Source

MANY = 500
"""From this number of touched rows on it is quicker to build anew."""


class ColumnCache:
    """Searchable texts, sort keys and order of one column; each is built when first asked."""

    def __init__(self, source: Source, rows: Rows) -> None:
        self.source = source
        self._rows = rows
        self.forget()

    def forget(self) -> None:
        """Build everything anew when it is asked next."""
        self._folded: dict[Uid, str] | None = None
        self._keys: dict[Uid, SortKey] = {}
        self.__dict__.pop("_keyless", None)
        self._sorted: list[Uid] = []
        self._is_sorted_as_added = True
        self._order: list[Uid] | None = None
        self._turned: list[Uid] | None = None

    @cached_property
    def _keyless(self) -> dict[Uid, None]:
        """The rows whose keys are not found yet, those added last first."""
        return dict.fromkeys(reversed(self._rows.uids))

    @property
    def is_ordered(self) -> bool:
        """Whether rows can be ordered by this column at once."""
        return self._order is not None

    def prepare(self, count: int) -> int:
        """Find the keys of ``count`` more rows, then the order; return how much was done."""
        if self._order is not None or count <= 0:
            return 0
        keys, keyless = self._keys, self._keyless
        uids = [keyless.popitem()[0] for _ in range(min(count, len(keyless)))]
        found = zip(uids, self.source.keys(uids), strict=True)
        more = {uid: key for uid, key in found if key is not None}
        keys |= more
        self._sorted += sorted(more, key=more.__getitem__)
        if not keyless:
            self._merge()
        return max(1, len(uids))

    def _merge(self) -> None:
        """Put the sorted parts in order, which takes a fraction of sorting; equal rows as added."""
        parts = self._sorted
        if not self._is_sorted_as_added:
            parts.sort(key=self._rows.places.__getitem__)
        parts.sort(key=self._keys.__getitem__)
        self._order, self._sorted = parts, []

    def folded(self) -> dict[Uid, str]:
        """Return the searchable text of each row."""
        if self._folded is None:
            uids = self._rows.uids
            self._folded = dict(zip(uids, self.source.all_folded(uids), strict=True))
        return self._folded

    def ordered(self, uids: Collection[Uid], *, descending: bool) -> list[Uid]:
        """Return ``uids`` by this column; equal rows as they were added, empty ones last."""
        keys, order = self._built()
        wanted = set(uids)
        filled = [uid for uid in (self._descending() if descending else order) if uid in wanted]
        if len(filled) == len(wanted):
            return filled
        return filled + [uid for uid in self._rows.uids if uid in wanted and uid not in keys]

    def touch(self, uids: Collection[Uid]) -> None:
        """Renew what is kept about these rows."""
        if len(uids) > MANY:
            self.forget()
            return
        if self._folded is not None:
            for uid in uids:
                self._folded.pop(uid, None)
            self._folded.update((uid, self.source.folded(uid)) for uid in self._alive(uids))
        if self._order is not None:
            self._move(uids, self._keys, self._order)
            return
        if "_keyless" not in self.__dict__:
            return  # nobody asked for keys yet
        for uid in uids:
            self._keys.pop(uid, None)
            self._keyless.pop(uid, None)
        gone = set(uids)
        self._sorted = [uid for uid in self._sorted if uid not in gone]
        self._is_sorted_as_added = False
        self._keyless |= dict.fromkeys(self._alive(uids))

    def _built(self) -> tuple[dict[Uid, SortKey], list[Uid]]:
        if self._order is None:
            self.prepare(max(1, len(self._keyless)))
        assert self._order is not None  # noqa: S101 - all keys are there
        return self._keys, self._order

    def _descending(self) -> list[Uid]:
        """Return the order turned round; equal rows stay as they were added."""
        if self._turned is None:
            keys, order = self._built()
            turned = order[::-1]
            start = 0
            for end in range(1, len(turned) + 1):
                if end == len(turned) or keys[turned[end]] != keys[turned[start]]:
                    if end - start > 1:
                        turned[start:end] = turned[start:end][::-1]
                    start = end
            self._turned = turned
        return self._turned

    def _move(self, uids: Collection[Uid], keys: dict[Uid, SortKey], order: list[Uid]) -> None:
        """Put these rows where they belong now, without sorting the others again."""
        fresh = {uid: self.source.key(uid) for uid in self._alive(uids)}
        moved = {uid for uid in uids if keys.get(uid) != fresh.get(uid)}
        if not moved:
            return
        self._turned = None
        self._order = order = [uid for uid in order if uid not in moved]
        for uid in moved:
            keys.pop(uid, None)
        places = self._rows.places
        for uid in moved:
            key = fresh.get(uid)
            if key is not None:
                keys[uid] = key
                insort(order, uid, key=lambda other: (keys[other], places[other]))

    def _alive(self, uids: Collection[Uid]) -> Iterator[Uid]:
        return (uid for uid in uids if uid in self._rows.places)
