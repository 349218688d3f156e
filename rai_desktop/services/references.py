"""Which entries name another one in a field, found from the entry that is named."""

from collections.abc import Iterable, Iterator

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.ports import ProjectStore

Key = tuple[EntityKind, str]

NOBODY = Uid("")
"""Stands for an empty field, to find the entries that name nothing in it."""

_PART = 1_000
"""Entries that are read in one piece."""


class ReferenceIndex:
    """Built for a field when first asked, and renewed where steps changed it."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._named: dict[Key, dict[Uid, Uid]] = {}
        self._by_target: dict[Key, dict[Uid, dict[Uid, None]]] = {}
        self._reading: dict[Key, dict[Uid, None]] = {}  # what changed meanwhile

    def entries(self, kind: EntityKind, key: str, target: Uid) -> list[Uid]:
        """Return the living entries of ``kind`` that name ``target`` in the field ``key``."""
        place = (kind, key)
        for _ in self.read_in_parts(kind, key):
            pass
        found = self._by_target[place].get(target, ())
        living = ((uid, self._store.entity(uid)) for uid in found)
        return [uid for uid, entity in living if entity is not None and not entity.deleted]

    def read_in_parts(self, kind: EntityKind, key: str) -> Iterator[None]:
        """Read a field bit by bit, where nobody has asked for it yet."""
        place = (kind, key)
        if place in self._named:
            return
        changed = self._reading.setdefault(place, {})
        named: dict[Uid, Uid] = {}
        for number, entity in enumerate(list(self._store.entities(kind).values()), start=1):
            named[entity.uid] = Uid(str(value_of(entity, key) or NOBODY))
            if number % _PART == 0:
                yield
        if place not in self._named:  # nobody else was faster
            self._keep(place, named)
            for uid in changed:
                self._take(place, uid)

    def note(self, settings: Iterable[FieldSetting]) -> None:
        """Take over what a step set."""
        for setting in settings:
            place = (setting.kind, setting.key)
            if place in self._named:
                self._take(place, setting.uid)
            elif place in self._reading:
                self._reading[place][setting.uid] = None

    def _keep(self, place: Key, named: dict[Uid, Uid]) -> None:
        by_target: dict[Uid, dict[Uid, None]] = {}
        for uid, target in named.items():
            by_target.setdefault(target, {})[uid] = None
        self._named[place], self._by_target[place] = named, by_target
        self._reading.pop(place, None)

    def _take(self, place: Key, uid: Uid) -> None:
        named, by_target = self._named[place], self._by_target[place]
        entity = self._store.entity(uid)
        before = named.pop(uid, None)
        if before is not None:
            by_target[before].pop(uid, None)
        if entity is not None:
            named[uid] = now = Uid(str(value_of(entity, place[1]) or NOBODY))
            by_target.setdefault(now, {})[uid] = None
