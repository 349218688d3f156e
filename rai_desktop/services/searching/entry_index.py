"""The entries of a project as they are searched; read bit by bit, and kept up to date."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KIND_OF_PREFIX, KINDS, NUMBERED_KINDS, value_of
from rai_desktop.domain.values import read_plain
from rai_desktop.services.labels import Labels
from rai_desktop.services.living import living
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject
from rai_desktop.services.searching.shelf import Fit, Shelf
from rai_desktop.services.searching.typing_errors import meant

AT_ONCE = 100
"""Entries that are read in one go."""

_NUMBER = re.compile(r"([a-z]{1,3})[\s\-]?0*(\d{1,7})[a-z]?|0*(\d{1,7})")

Found = tuple[Fit, EntityKind, Uid]


class EntryIndex:
    """Finds entries by number, name, further texts and own fields."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels
        self._shelves: dict[EntityKind, Shelf[Uid]] = {kind: Shelf() for kind in NUMBERED_KINDS}
        self._specs: dict[EntityKind, tuple[FieldSpec, ...]] = {}
        self._unread: set[EntityKind] = set(NUMBERED_KINDS)
        self._later: dict[EntityKind, set[Uid]] = {}

    @property
    def is_complete(self) -> bool:
        """Whether everything was read."""
        return not self._unread and not self._later

    def work(self) -> Iterator[None]:
        """Read what was not read yet, a little at a time."""
        for kind in NUMBERED_KINDS:
            if kind in self._unread:
                yield from self._read(kind)
        while self._later:
            kind, uids = self._later.popitem()
            for some in _batches(uids):
                self._put(kind, some, self._project.store.extra_values_of(some))
                yield

    def note(self, change: Change) -> None:
        """Take note of what a step changed; few entries are read at once, many by ``work``."""
        if EntityKind.CUSTOM_FIELD in change.touched:
            self._specs.clear()
            self._unread = set(NUMBERED_KINDS)
        for kind, uids in change.touched.items():
            if kind in self._shelves and kind not in self._unread:
                self._note(kind, uids)

    def find(self, words: Sequence[str], limit: int, *, by_name: bool = False) -> list[Found]:
        """Return the best ``limit`` entries of each kind that have all ``words``.

        ``by_name`` leaves out what has a word only in its further texts.
        """
        found: list[Found] = []
        for kind, shelf in self._shelves.items():
            if shelf:
                kept = self._kept(kind)
                best = shelf.find(words, limit, kept, by_name=by_name)
                found += [(fit, kind, uid) for fit, uid in best]
        return found

    def numbered(self, text: str) -> list[Found]:
        """Return the entries whose number is typed: KI-7 is KI-0007, 7 any with that number."""
        match = _NUMBER.fullmatch(text.strip().lower())
        if match is None:
            return []
        kind = KIND_OF_PREFIX.get((match[1] or "").upper())
        number = int(match[2] or match[3])
        kinds = NUMBERED_KINDS if match[3] else (kind,) if kind else ()
        return [(Fit.NUMBER, one, uid) for one in kinds for uid in self._with_number(one, number)]

    def meant(self, word: str) -> list[str]:
        """Return words of names that were meant if ``word`` was mistyped."""
        return meant(word, set().union(*(one.vocabulary for one in self._shelves.values())))

    def _with_number(self, kind: EntityKind, number: int) -> list[Uid]:
        is_living = living(self._project.store, kind)
        entities = self._project.store.entities(kind)
        return [
            uid
            for uid, entity in entities.items()
            if getattr(entity, "number", None) == number and is_living(entity)
        ]

    def _kept(self, kind: EntityKind) -> Callable[[Uid], bool]:
        """Return what tells whether an entry counts, as things are now."""
        is_living, entities = living(self._project.store, kind), self._project.store.entities(kind)

        def is_kept(uid: Uid) -> bool:
            entity = entities.get(uid)
            return entity is not None and is_living(entity)

        return is_kept

    def _note(self, kind: EntityKind, uids: frozenset[Uid]) -> None:
        if len(uids) > AT_ONCE:
            self._later.setdefault(kind, set()).update(uids)
            return
        self._put(kind, tuple(uids), self._project.store.extra_values_of(tuple(uids)))

    def _read(self, kind: EntityKind) -> Iterator[None]:
        extra: Mapping[Uid, Mapping[str, Plain]] = {}
        if any(is_extra_key(spec.key) for spec in self._told(kind)):
            extra = self._project.store.all_extra_values(kind)
        for some in _batches(tuple(self._project.store.entities(kind))):
            self._put(kind, some, extra)
            yield
        self._unread.discard(kind)

    def _put(
        self, kind: EntityKind, uids: Sequence[Uid], extra: Mapping[Uid, Mapping[str, Plain]]
    ) -> None:
        entities, specs = self._project.store.entities(kind), self._told(kind)
        there = [uid for uid in uids if uid in entities]
        names = [self._labels.title(entities[uid]) for uid in there]
        further = [self._further(entities[uid], specs, extra.get(uid, {})) for uid in there]
        self._shelves[kind].put(there, names, further)

    def _told(self, kind: EntityKind) -> tuple[FieldSpec, ...]:
        """Return the fields by which entries are found, beside their title."""
        if kind not in self._specs:
            title = KINDS[kind].title
            self._specs[kind] = tuple(
                spec
                for spec in self._project.fields(kind)
                if is_extra_key(spec.key)
                or (spec.is_text and not spec.internal and spec.key != title)
            )
        return self._specs[kind]

    def _further(
        self, entity: Entity, specs: Sequence[FieldSpec], extra: Mapping[str, Plain]
    ) -> str:
        texts: list[str] = []
        for spec in specs:
            if is_extra_key(spec.key):
                value = read_plain(spec, extra.get(spec.key))
                texts.insert(0, self._labels.shown(self._project, spec, value))
            else:
                texts.append(str(value_of(entity, spec.key) or ""))
        return "\n".join(text for text in texts if text)


def _batches(uids: Iterable[Uid]) -> Iterator[tuple[Uid, ...]]:
    left = iter(uids)
    while some := tuple(islice(left, AT_ONCE)):
        yield some
