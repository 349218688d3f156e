"""Search, filter and order of the lists of systems and risks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import cycle
from time import perf_counter

from benchmarks.content import DAY
from benchmarks.figures import Figure
from benchmarks.projects import Place
from benchmarks.timing import Runs, alone, side_by_side
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing import (
    ChoiceFilter,
    DateFilter,
    EntityListing,
    FilterValue,
    ListKind,
    TextFilter,
)
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.tables.batches import Batches
from rai_desktop.words import words_for

GROUP = "list"
MOST = 50.0
RAW_LOOP, RAW_SORT = "a loop over ready texts", "sorted() over ready keys"
SEARCHES = ("rechnung", "werk nord", "kratzer maß", "invoice", "person", "nirgends")

TEXT = "filter by text"
_FILTERS: Mapping[str, tuple[str, FilterValue]] = {
    TEXT: ("department", TextFilter(contains="personal")),
    "filter by choice": ("status", ChoiceFilter(codes=frozenset({"in_use", "open"}))),
    "filter by day": ("review_due_on", DateFilter(until=DAY + timedelta(days=30))),
}


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield search, filter and order of systems and risks, at first and later."""
    with place.opened(size, "list") as project:
        for kind in (EntityKind.SYSTEM, EntityKind.RISK):
            yield from _List(size, kind, project, place.repeat).figures()


class _List:
    """The measurements of one list."""

    def __init__(self, size: int, kind: EntityKind, project: OpenProject, repeat: int) -> None:
        self._size = size
        self._kind = kind
        self._project = project
        self._repeat = repeat
        self._labels = Labels(words_for("de"), Content())
        self._project.entities(kind)
        self._listing = self._fresh()

    def figures(self) -> Iterator[Figure]:
        """Yield all measurements; what a person does first comes from fresh lists."""
        yield from self._prepared()
        while self._listing.prepare(10_000):
            pass
        yield self._search()
        yield from self._filter()
        for key in self._sorted_columns():
            yield from self._sort(key)
        yield self._figure("taking over an edit", self._refreshed())

    def _fresh(self) -> EntityListing:
        return EntityListing(self._project, self._kind, self._labels)

    def _first(self, work: Callable[[EntityListing], object]) -> tuple[Runs, Runs | None]:
        """Run ``work`` on lists that nothing was asked of yet."""
        runs = Runs()
        for _ in range(min(3, self._repeat)):
            runs.times += alone(1, partial(work, self._fresh())).times
        return runs, None

    def _prepared(self) -> Iterator[Figure]:
        """Yield how long lists take until search and orders are ready, and the longest bit of it.

        The window works in such bits between events; a search that comes before is shown when all
        rows can be searched.
        """
        whole, longest = Runs(), Runs()
        for _ in range(min(3, self._repeat)):
            listing, bits = self._fresh(), Runs()
            _prepare_in_bits(listing.prepare, bits)
            whole.times.append(sum(bits.times))
            longest.times.append(max(bits.times))
        yield replace(self._figure("until search and orders are ready", (whole, None)), most=None)
        yield self._figure("longest wait meanwhile", (longest, None))

    def _first_order(self, key: str, name: str) -> Iterator[Figure]:
        """Yield how long an order takes of which nothing is ready, and the longest bit of it.

        The window gets it ready in bits, and shows it when it is.
        """
        whole, longest = Runs(), Runs()
        for _ in range(min(3, self._repeat)):
            listing, bits = self._fresh(), Runs()
            _prepare_in_bits(partial(_prepare_order, listing, key), bits)
            bits.times += alone(1, partial(listing.sorted, listing.uids(), key)).times
            whole.times.append(sum(bits.times))
            longest.times.append(max(bits.times))
        shown = self._figure(f"sort by {name}, first: until shown", (whole, None))
        yield replace(shown, most=None)
        yield self._figure(f"sort by {name}, first: longest wait", (longest, None))

    def _search(self) -> Figure:
        keys = [
            c.key for c in self._listing.columns() if c.kind in (ListKind.TEXT, ListKind.CHOICE)
        ]
        texts = [
            "\n".join(self._listing.folded(uid, key) for key in keys)
            for uid in self._listing.uids()
        ]
        ours, raw = cycle(SEARCHES), cycle(SEARCHES)
        found, bare = side_by_side(
            len(SEARCHES) * self._repeat,
            lambda: self._listing.search(next(ours)),
            lambda: _raw_search(texts, next(raw)),
        )
        return self._figure("search", (found, bare), RAW_LOOP)

    def _filter(self) -> Iterator[Figure]:
        known = {column.key for column in self._listing.columns()}
        for name, (key, wanted) in _FILTERS.items():
            filters = {key if key in known else KINDS[self._kind].title: wanted}
            if name == TEXT:
                first = self._first(partial(_filtered, filters))
                yield self._figure(f"{name}, first", first)
            (shown,) = filters
            values = [value_of(self._project.entity(uid), shown) for uid in self._listing.uids()]
            ours, bare = side_by_side(
                3 * self._repeat,
                partial(_filtered, filters, self._listing),
                partial(_raw_filter, values),
            )
            yield self._figure(name, (ours, bare), RAW_LOOP)

    def _sorted_columns(self) -> Sequence[str]:
        level = next(c.key for c in self._listing.columns() if c.kind is ListKind.LEVEL)
        return (KINDS[self._kind].title, level, "review_due_on")

    def _sort(self, key: str) -> Iterator[Figure]:
        uids = self._listing.uids()
        name = key.strip("=").replace("_", " ")
        yield from self._first_order(key, name)
        keys = {uid: self._listing.sort_key(uid, key) for uid in uids}
        ours, bare = side_by_side(
            3 * self._repeat,
            partial(self._listing.sorted, uids, key, descending=True),
            lambda: sorted(uids, key=keys.__getitem__, reverse=True),
        )
        yield self._figure(f"sort by {name}", (ours, bare), RAW_SORT)

    def _refreshed(self) -> tuple[Runs, Runs | None]:
        """Return the times of taking over edits of names, one after the other."""
        runs = Runs()
        for number, uid in enumerate(self._listing.uids()[: 3 * self._repeat]):
            self._project.edit(uid, {KINDS[self._kind].title: f"Anders {number}"})
            touched: list[Uid] = [uid]
            runs.times += alone(1, partial(self._listing.refresh, touched)).times
        return runs, None

    def _figure(self, name: str, runs: tuple[Runs, Runs | None], floor_name: str = "") -> Figure:
        ours, floor = runs
        return Figure(
            group=GROUP,
            name=f"{self._kind}s: {name}",
            size=self._size,
            value=ours.median,
            floor=floor.median if floor else None,
            floor_name=floor_name,
            most=MOST,
            runs=ours.all,
            floor_runs=floor.all if floor else (),
        )


def _prepare_in_bits(work: Callable[[int], bool], bits: Runs) -> None:
    """Do ``work`` in the bits in which the window does it, and note how long each took."""
    batches, is_left = Batches(), True
    while is_left:
        begun = perf_counter()
        is_left = batches.run(work)
        bits.times.append((perf_counter() - begun) * 1000)


def _prepare_order(listing: EntityListing, key: str, count: int) -> bool:
    """Get ready for an order; tell whether more is left to do for it."""
    listing.prepare(count, key)
    return not listing.is_ready(search=False, order=key)


def _filtered(filters: Mapping[str, FilterValue], listing: EntityListing) -> list[Uid]:
    return listing.filtered(filters)


def _raw_search(texts: Sequence[str], search: str) -> list[int]:
    found = list(range(len(texts)))
    for word in search.split():
        found = [place for place in found if word in texts[place]]
    return found


def _raw_filter(values: Sequence[object]) -> list[int]:
    wanted = values[0]
    return [place for place, value in enumerate(values) if value == wanted]
