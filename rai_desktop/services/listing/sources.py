"""Where the cells of a column come from: a field, the number, or what is computed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Protocol

from typing_extensions import override

from rai_desktop.domain.canonical import Plain, Value, is_empty
from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating import LEVEL_ORDER
from rai_desktop.domain.values import read_plain
from rai_desktop.services.known import Known
from rai_desktop.services.labels import Labels
from rai_desktop.services.listing.columns import NOT_RATED
from rai_desktop.services.listing.quick import all_folded, quickly_folded
from rai_desktop.services.living import living
from rai_desktop.services.ports import ProjectStore
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

SortKey = str | int | date | tuple[int, ...]


class Rows:
    """The rows of a list, in the order they were added, as they were when last refreshed."""

    def __init__(self, store: ProjectStore, kind: EntityKind) -> None:
        self._store = store
        self._kind = kind
        self._extra: dict[Uid, Mapping[str, Plain]] | None = None
        self.renew()

    def renew(self) -> None:
        """Find out anew which rows there are."""
        self.entities = self._store.entities(self._kind)
        is_living = living(self._store, self._kind)
        self.uids = [uid for uid, entity in self.entities.items() if is_living(entity)]
        self.places = {uid: place for place, uid in enumerate(self.uids)}

    def touch(self, uids: Iterable[Uid]) -> bool:
        """Take these rows as they are now; tell whether there are other rows than before."""
        self.entities = self._store.entities(self._kind)
        others = False
        is_living = living(self._store, self._kind)
        for uid in uids:
            if self._extra is not None:
                self._extra[uid] = self._store.extra_values(uid)
            entity = self.entities.get(uid)
            others |= (uid in self.places) is not (entity is not None and is_living(entity))
        if others:
            self.renew()
        return others

    def extra(self, uid: Uid, key: str) -> Plain:
        """Return a custom value; the store is asked once for all rows."""
        return self.read_extra().get(uid, {}).get(key)

    def read_extra(self) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return the custom values of all rows; the store is asked once."""
        if self._extra is None:
            self._extra = dict(self._store.all_extra_values(self._kind))
        return self._extra


class Source(Protocol):
    """Gives the cells of one column, one at a time or those of many rows together."""

    def value(self, uid: Uid) -> Value:
        """Return what is kept: a code, a day, a number, a text."""

    def text(self, uid: Uid) -> str:
        """Return the cell as people read it."""

    def folded(self, uid: Uid) -> str:
        """Return the text as it is searched."""

    def key(self, uid: Uid) -> SortKey | None:
        """Return what the column is sorted by; ``None`` for an empty cell."""

    def forget(self, uids: Iterable[Uid]) -> None:
        """Drop what was remembered about these rows, and about all other entities."""

    def values(self, uids: Sequence[Uid]) -> Iterable[Value]:
        """Return what is kept in each of these rows."""
        return map(self.value, uids)

    def all_folded(self, uids: Sequence[Uid]) -> list[str]:
        """Return the text of each of these rows as it is searched."""
        return all_folded(list(map(self.text, uids)))

    def keys(self, uids: Sequence[Uid]) -> Iterable[SortKey | None]:
        """Return what each of these rows is sorted by."""
        return map(self.key, uids)


class FieldSource(Source):
    """Cells of a field; equal values are put into words only once."""

    def __init__(self, project: OpenProject, labels: Labels, spec: FieldSpec, rows: Rows) -> None:
        self._project = project
        self._labels = labels
        self._spec = spec
        self._rows = rows
        self._is_extra = is_extra_key(spec.key)
        self._attribute = attrgetter("uid" if self._is_extra else spec.key)
        self._is_text = spec.is_text
        self._folded = Known(self._folded_words)
        self._keys = Known(self._key)
        self._ranks = {code: place for place, (code, _) in enumerate(labels.choices(spec))}

    @property
    def refers_to(self) -> EntityKind | None:
        """The kind of entities whose names stand in the cells."""
        return self._spec.reference

    def value(self, uid: Uid) -> Value:
        """Return the value of the field."""
        if self._is_extra:
            return read_plain(self._spec, self._rows.extra(uid, self._spec.key))
        value: Value = self._attribute(self._rows.entities[uid])
        return value

    def text(self, uid: Uid) -> str:
        """Return the value in words."""
        return self._labels.shown(self._project, self._spec, self.value(uid))

    def folded(self, uid: Uid) -> str:
        """Return the words without case and accents."""
        value = self.value(uid)
        return quickly_folded(str(value or "")) if self._is_text else self._folded[value]

    def key(self, uid: Uid) -> SortKey | None:
        """Return days and numbers as such, choices by the order of their codes, else the words."""
        return (self.folded(uid) or None) if self._is_text else self._keys[self.value(uid)]

    @override
    def values(self, uids: Sequence[Uid]) -> Iterable[Value]:
        if self._is_extra:
            return map(self.value, uids)
        return map(self._attribute, map(self._rows.entities.__getitem__, uids))

    @override
    def all_folded(self, uids: Sequence[Uid]) -> list[str]:
        if self._is_text:
            return all_folded([str(value or "") for value in self.values(uids)])
        words = self._folded
        return [words[value] for value in self.values(uids)]

    @override
    def keys(self, uids: Sequence[Uid]) -> Iterable[SortKey | None]:
        if self._is_text:
            return [text or None for text in self.all_folded(uids)]
        keys = self._keys
        return [keys[value] for value in self.values(uids)]

    def forget(self, uids: Iterable[Uid]) -> None:
        """Put values into words anew: a name that they refer to may have changed."""
        if self._spec.reference is not None:
            self._folded.clear()
            self._keys.clear()

    def _folded_words(self, value: Value) -> str:
        if is_empty(value):
            return ""
        return folded(self._labels.shown(self._project, self._spec, value))

    def _key(self, value: Value) -> SortKey | None:
        if is_empty(value):
            return None
        if isinstance(value, tuple):
            return tuple(sorted(self._rank(code) for code in value))
        if self._ranks:
            return self._rank(str(value))
        if isinstance(value, (date, int)):
            return value
        return self._folded[value] or None

    def _rank(self, code: str) -> int:
        return self._ranks.get(code, len(self._ranks))


class NumberSource(Source):
    """The numbers that people see, sorted by their digits and then the letter."""

    def __init__(self, numbers: Callable[[], Mapping[Uid, str]]) -> None:
        self._read = numbers
        self._numbers: Mapping[Uid, str] = numbers()

    def value(self, uid: Uid) -> Value:
        """Return the number as shown."""
        return self.text(uid)

    def text(self, uid: Uid) -> str:
        """Return the number as shown; empty when there is none."""
        return self._numbers.get(uid, "")

    def folded(self, uid: Uid) -> str:
        """Return the number in small letters."""
        return self.text(uid).lower()

    def key(self, uid: Uid) -> SortKey | None:
        """Return the number with leading zeros, before the letter of a doubled one."""
        number = self.text(uid).rpartition("-")[2]
        letter = number.lstrip("0123456789")
        return f"{number.removesuffix(letter):0>12}{letter}" if number else None

    def forget(self, uids: Iterable[Uid]) -> None:
        """Read the numbers again."""
        self._numbers = self._read()


class LevelSource(Source):
    """Risk levels that follow from ratings."""

    def __init__(self, judge: Callable[[Uid], RiskLevel | None], labels: Labels) -> None:
        self._judge = judge
        self._words = {level: labels.code(level) for level in LEVEL_ORDER}
        self._missing = labels.words(NOT_RATED)
        self._folded = Known(folded)
        self._known: dict[Uid, RiskLevel | None] = {}

    def value(self, uid: Uid) -> RiskLevel | None:
        """Return the level, or ``None`` when nothing is rated."""
        if uid not in self._known:
            self._known[uid] = self._judge(uid)
        return self._known[uid]

    def text(self, uid: Uid) -> str:
        """Return the word of the level, or that nothing is rated."""
        level = self.value(uid)
        return self._words[level] if level else self._missing

    def folded(self, uid: Uid) -> str:
        """Return the word without case and accents."""
        return self._folded[self.text(uid)]

    def key(self, uid: Uid) -> SortKey | None:
        """Return the place in the order of levels."""
        level = self.value(uid)
        return LEVEL_ORDER.index(level) if level else None

    def forget(self, uids: Iterable[Uid]) -> None:
        """Judge these rows again."""
        for uid in uids:
            self._known.pop(uid, None)


class CountSource(Source):
    """How many entries hang on a row."""

    def __init__(self, linked: Callable[[Uid], Sequence[Uid]]) -> None:
        self._linked = linked
        self._known: dict[Uid, int] = {}

    def value(self, uid: Uid) -> int:
        """Return how many there are."""
        if uid not in self._known:
            self._known[uid] = len(self._linked(uid))
        return self._known[uid]

    def text(self, uid: Uid) -> str:
        """Return the number as text."""
        return str(self.value(uid))

    def folded(self, uid: Uid) -> str:
        """Return the number as text."""
        return self.text(uid)

    def key(self, uid: Uid) -> SortKey | None:
        """Return the number."""
        return self.value(uid)

    def forget(self, uids: Iterable[Uid]) -> None:
        """Count these rows again."""
        for uid in uids:
            self._known.pop(uid, None)


class NamesSource(Source):
    """The names of the entries that hang on a row."""

    def __init__(self, linked: Callable[[Uid], Sequence[Uid]], name: Callable[[Uid], str]) -> None:
        self._linked = linked
        self._name = name

    def value(self, uid: Uid) -> str:
        """Return the names."""
        return self.text(uid)

    def text(self, uid: Uid) -> str:
        """Return the names in the order the entries were linked."""
        return "; ".join(self._name(linked) for linked in self._linked(uid))

    def folded(self, uid: Uid) -> str:
        """Return the names without case and accents."""
        return quickly_folded(self.text(uid))

    def key(self, uid: Uid) -> SortKey | None:
        """Return the names without case and accents."""
        return self.folded(uid) or None

    def forget(self, uids: Iterable[Uid]) -> None:
        """Nothing is remembered."""
