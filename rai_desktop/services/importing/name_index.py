"""Finding names like another one among many."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.likeness import LEAST, PlainName, likeness_of, plain
from rai_desktop.services.person_likeness import person_likeness, plain_person

_PREFIX = 4
_MOST_COMPARED = 60
_LONGEST_NAME = 200


class NameIndex:
    """Finds names like another one without comparing all of them."""

    def __init__(self, kind: EntityKind) -> None:
        is_person = kind is EntityKind.PERSON
        self._plain: Callable[[str], PlainName] = plain_person if is_person else plain
        self._likeness = person_likeness if is_person else likeness_of
        self._names: list[tuple[str, str, PlainName]] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, mark: str, name: str) -> None:
        """Add a name; ``mark`` comes back when it is found."""
        if len(name) > _LONGEST_NAME:
            return
        plain = self._plain(name)
        for key in _keys(plain):
            self._places[key].append(len(self._names))
        self._names.append((mark, name, plain))

    def alike(self, name: str, least: int = LEAST) -> list[tuple[str, str, int]]:
        """Return marks, names and likeness of the names like ``name``, the likeliest first."""
        if len(name) > _LONGEST_NAME or not self._names:
            return []
        plain = self._plain(name)
        found = [
            (mark, other, alike)
            for mark, other, each in map(self._names.__getitem__, self._compared(plain))
            if (alike := self._likeness(plain, each)) >= least
        ]
        return sorted(found, key=lambda each: -each[2])

    def _compared(self, plain: PlainName) -> Iterable[int]:
        """Return the places worth a look: those that share the rarest beginnings of words."""
        places: dict[int, None] = {}
        lists = (self._places[key] for key in _keys(plain) if key in self._places)
        for each in sorted(lists, key=len):
            if len(places) + len(each) > _MOST_COMPARED:
                break
            places |= dict.fromkeys(each)
        return places


def _keys(name: PlainName) -> set[str]:
    words = [w for w in (*name.words, name.joined, name.whole, name.product) if w]
    return {word[:length] for word in words for length in (_PREFIX, 2 * _PREFIX)} | set(words)
