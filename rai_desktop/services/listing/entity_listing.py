"""The list of one kind of entity: its columns, its cells, and what is shown in which order."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import RATED_BY, Levels, When, counts_today, highest, levels_of
from rai_desktop.services.known import Known
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import classified_systems
from rai_desktop.services.law.waiting import live_systems
from rai_desktop.services.listing.affected import affected_rows
from rai_desktop.services.listing.cache import MANY, ColumnCache
from rai_desktop.services.listing.classified import (
    LabelsSource,
    StatusSource,
    concerned_systems,
)
from rai_desktop.services.listing.columns import (
    CLASSIFICATION,
    CLASSIFICATION_STATUS,
    LEVEL,
    LEVEL_BUSINESS,
    LEVEL_PERSONS,
    NUMBER,
    REVIEW_STATE,
    RISKS,
    SYSTEMS,
    ListColumn,
    ListKind,
    list_columns,
)
from rai_desktop.services.listing.duties import law_sources
from rai_desktop.services.listing.filters import FilterValue, TextFilter
from rai_desktop.services.listing.reviewed import review_sources
from rai_desktop.services.listing.sources import (
    CountSource,
    FieldSource,
    LevelSource,
    NamesSource,
    NumberSource,
    Rows,
    SortKey,
    Source,
)
from rai_desktop.services.listing.summary import list_summary, with_classified
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

_JUDGED = (CLASSIFICATION_STATUS, REVIEW_STATE)
"""Choices that are judged row by row; they are filtered, but not searched."""
_SEARCHED = (ListKind.TEXT, ListKind.CHOICE)
_rating = RATED_BY[When.CURRENT]


class EntityListing:
    """What a table shows of one kind of entity, in one language.

    Everything is computed when it is first asked and kept; ``refresh`` renews what changed.
    """

    def __init__(self, project: OpenProject, kind: EntityKind, labels: Labels) -> None:
        self.project = project
        self.kind = kind
        self.labels = labels
        self._counts: tuple[int, int] | None = None
        self._build()

    # columns and cells ---------------------------------------------------------------

    def columns(self) -> tuple[ListColumn, ...]:
        """Return all columns there are: the number first, then the name."""
        return self._columns

    @property
    def today(self) -> date:
        """The day that “late” is judged by."""
        return self.project.clock.today()

    def read_ahead(self) -> None:
        """Read what cells ask the store for; it gives no answer while something is written."""
        if any(is_extra_key(column.key) for column in self._columns):
            self._rows.read_extra()

    def uids(self) -> list[Uid]:
        """Return all rows in the order they were added."""
        return list(self._rows.uids)

    def text(self, uid: Uid, key: str) -> str:
        """Return a cell as people read it."""
        return self._caches[key].source.text(uid)

    def folded(self, uid: Uid, key: str) -> str:
        """Return a cell without case and accents, as it is searched."""
        return self._caches[key].source.folded(uid)

    def all_folded(self, uids: Collection[Uid], key: str) -> list[str]:
        """Return the cells of many rows without case and accents."""
        texts = self._caches[key].folded()
        return [texts[uid] for uid in uids]

    def title(self, uid: Uid) -> str:
        """Return the name or title of a row."""
        return self.labels.title(self.project.entity(uid))

    def level(self, uid: Uid, key: str) -> RiskLevel | None:
        """Return the risk level in a cell; ``None`` when nothing is rated or no level is there."""
        value = self._caches[key].source.value(uid)
        return value if isinstance(value, RiskLevel) else None

    def day(self, uid: Uid, key: str) -> date | None:
        """Return the day in a cell; ``None`` when there is none."""
        value = self._caches[key].source.value(uid)
        return value if isinstance(value, date) else None

    def sort_key(self, uid: Uid, key: str) -> tuple[bool, SortKey]:
        """Return what a cell is sorted by; empty cells are the largest of their column."""
        found = self._caches[key].source.key(uid)
        return (True, "") if found is None else (False, found)

    def is_ready(self, *, search: bool, order: str = "") -> bool:
        """Return whether a search, or sorting by the column ``order``, answers at once."""
        if search and self._unsearchable:
            return False
        return not order or self._caches[order].is_ordered

    def prepare(self, count: int = 500, order: str = "") -> bool:
        """Get ready for searching and sorting, ``count`` cells or rows of it; tell if more is left.

        Done bit by bit while nothing else happens, it spares people the first wait. The column
        ``order`` is got ready first.
        """
        left = count - self._caches[order].prepare(count) if order else count
        left -= self._make_searchable(left)
        for cache in self._caches.values():
            if left > 0:
                left -= cache.prepare(left)
        return not all((not self._unsearchable, *(c.is_ordered for c in self._caches.values())))

    # search, filter, order -----------------------------------------------------------

    def search(self, text: str) -> list[Uid]:
        """Return the rows that contain every word of ``text`` somewhere."""
        found = self._rows.uids
        texts = self._texts
        if self._unsearchable and text.strip():
            self._make_searchable(len(self._unsearchable))
        for word in folded(text).split():
            found = [uid for uid in found if word in texts[uid]]
        return list(found)

    def filtered(self, filters: Mapping[str, FilterValue], search: str = "") -> list[Uid]:
        """Return the rows that meet the search and every filter, in the order they were added."""
        found = self.search(search)
        for key, wanted in filters.items():
            cache = self._caches.get(key)
            if cache is not None:
                found = _meeting(cache, wanted, found)
        return found

    def sorted(self, uids: Collection[Uid], key: str, *, descending: bool = False) -> list[Uid]:
        """Return ``uids`` ordered by a column; empty cells come last either way."""
        return self._caches[key].ordered(uids, descending=descending)

    def summary(self, visible: int, selected: int = 0) -> str:
        """Return one line about what is shown: “12 of 136 systems · 3 selected”."""
        total = len(self._rows.uids)
        text = list_summary(self.labels.words, self.kind, visible, total, selected)
        if self.kind is not EntityKind.SYSTEM:
            return text
        return with_classified(self.labels.words, text, *self._classified())

    def _classified(self) -> tuple[int, int]:
        """Return how many systems are classified, of how many; retired ones need no answer."""
        if self._counts is None:
            known = classified_systems(self.project)
            live = [system.uid for system in live_systems(self.project)]
            self._counts = sum(uid in known for uid in live), len(live)
        return self._counts

    # changes -------------------------------------------------------------------------

    def refresh(self, uids: Iterable[Uid] | None = None) -> frozenset[Uid]:
        """Take over changes of these entities, of whatever kind; ``None`` means of all.

        Returns the rows that may look different now.
        """
        self._counts = None
        touched = None if uids is None else list(uids)
        if touched is None or len(touched) > MANY or self._changes_columns(touched):
            self._build()
            return frozenset(self._rows.uids)
        fields = [c.source for c in self._caches.values() if isinstance(c.source, FieldSource)]
        affected = affected_rows(self.project, self.kind, touched, self._rows, fields)
        if self.kind is EntityKind.SYSTEM:
            affected |= concerned_systems(self.project, touched)
        numbers_too = self._rows.touch(affected)
        for key, cache in self._caches.items():
            if key != NUMBER or numbers_too:
                cache.source.forget(affected)
        for cache in self._caches.values():
            cache.touch(affected)
        self._renew_search_texts(affected)
        return frozenset(affected)

    # parts ---------------------------------------------------------------------------

    def _build(self) -> None:
        fields = self.project.fields(self.kind)
        self._columns = tuple(list_columns(self.kind, fields, self.labels))
        self._rows = Rows(self.project.store, self.kind)
        sources: dict[str, Source] = {
            spec.key: FieldSource(self.project, self.labels, spec, self._rows) for spec in fields
        }
        sources |= self._computed()
        self._caches = {
            column.key: ColumnCache(sources[column.key], self._rows) for column in self._columns
        }
        self._searched = [
            self._caches[column.key].source
            for column in self._columns
            if column.kind in _SEARCHED and column.key not in _JUDGED
        ]
        self._texts: dict[Uid, str] = {}
        self._unsearchable = self._rows.uids[::-1]
        self._known_levels: dict[object, Levels] = {}

    def _computed(self) -> dict[str, Source]:
        links, labels = self.project.links, self.labels
        found: dict[str, Source] = {
            NUMBER: NumberSource(lambda: self.project.numbers(self.kind)),
        }
        if self.kind is EntityKind.SYSTEM:
            found[CLASSIFICATION] = LabelsSource(self.project, labels)
            found[CLASSIFICATION_STATUS] = StatusSource(self.project, labels)
            found[LEVEL] = LevelSource(self._system_level, labels)
            found[RISKS] = CountSource(lambda uid: links.seconds(LinkRole.SYSTEM_RISK, uid))
        elif self.kind is EntityKind.RISK:
            found[LEVEL_PERSONS] = LevelSource(lambda uid: self._levels(uid).persons, labels)
            found[LEVEL_BUSINESS] = LevelSource(lambda uid: self._levels(uid).business, labels)
            found[SYSTEMS] = NamesSource(
                lambda uid: links.firsts(LinkRole.SYSTEM_RISK, uid), self.project.name
            )
        elif self.kind is EntityKind.MITIGATION:
            found[RISKS] = NamesSource(
                lambda uid: links.firsts(LinkRole.RISK_MITIGATION, uid), self.project.name
            )
        found |= review_sources(self.project, self.kind, labels)
        return found | law_sources(self.project, self.kind, labels)

    def _system_level(self, uid: Uid) -> RiskLevel | None:
        store = self.project.store
        linked = map(store.entity, self.project.links.seconds(LinkRole.SYSTEM_RISK, uid))
        counting = [risk for risk in linked if isinstance(risk, Risk) and counts_today(risk)]
        return highest(tuple(self._levels(risk.uid).overall for risk in counting))

    def _levels(self, uid: Uid) -> Levels:
        """Return the levels of a risk; equal ratings are judged only once."""
        risk = self.project.store.entity(uid)
        if not isinstance(risk, Risk):
            return Levels(persons=None, business=None)
        rating = _rating(risk)
        if rating not in self._known_levels:
            self._known_levels[rating] = levels_of(risk, When.CURRENT, self.labels.method())
        return self._known_levels[rating]

    def _changes_columns(self, uids: Collection[Uid]) -> bool:
        return any(isinstance(self.project.store.entity(uid), CustomField) for uid in uids)

    def _make_searchable(self, count: int) -> int:
        done = max(0, min(count, len(self._unsearchable)))
        if done:
            uids = self._unsearchable[: -done - 1 : -1]
            del self._unsearchable[-done:]
            self._put_search_texts(uids)
        return done

    def _put_search_texts(self, uids: Collection[Uid]) -> None:
        """Join the texts of each row, column by column: that is quicker than row by row."""
        there = [uid for uid in uids if uid in self._rows.places]
        columns = [source.all_folded(there) for source in self._searched]
        for uid, *cells in zip(there, *columns, strict=True):
            self._texts[uid] = "\n".join(filter(None, cells))

    def _renew_search_texts(self, uids: Collection[Uid]) -> None:
        for uid in uids:
            self._texts.pop(uid, None)
        self._put_search_texts(uids)


def _meeting(cache: ColumnCache, wanted: FilterValue, uids: list[Uid]) -> list[Uid]:
    """Return those of ``uids`` whose cells meet a filter; equal cells are judged only once."""
    if isinstance(wanted, TextFilter):
        texts = cache.folded()
        if wanted.is_empty is None:
            needle = folded(wanted.contains.strip())
            return [uid for uid in uids if needle in texts[uid]]
        return [uid for uid in uids if wanted.matches(texts[uid])]
    meets = Known(wanted.matches)
    values = cache.source.values(uids)
    return [uid for uid, value in zip(uids, values, strict=True) if meets[value]]
