"""Names and texts of one sort in the order in which they came, searched as a whole."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from enum import IntEnum
from heapq import nsmallest
from typing import Generic, TypeVar

from rai_desktop.services.searching.folding import search_forms

Key = TypeVar("Key", bound=Hashable)
LONGEST = 400
"""Letters that are kept of the further texts of an entry, so that memory is bounded."""


class Fit(IntEnum):
    """How well something fits what is looked for; the least is the best."""

    NUMBER = 0
    WHOLE = 1
    BEGINNING = 2
    WORDS = 3
    INSIDE = 4
    FURTHER = 5
    MISTYPED = 6


class Shelf(Generic[Key]):
    """What can be found of one sort: a name and further texts for each key.

    Of the further texts ``longest`` letters are kept.
    """

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._keys: list[Key] = []
        self._places: dict[Key, int] = {}
        self._names: list[str] = []
        self._further: list[str] = []
        self.vocabulary: set[str] = set()
        """Words of the names, also of some that are gone."""

    def __len__(self) -> int:
        return len(self._keys)

    def put(self, keys: Sequence[Key], names: Sequence[str], further: Sequence[str]) -> None:
        """Keep names and further texts of some keys, in place of what was known about them."""
        rests = search_forms([text[: self._longest] for text in further])
        forms = search_forms(names)
        self.vocabulary.update(word for form in forms for word in form.split())
        for key, name, rest in zip(keys, forms, rests, strict=True):
            place = self._places.get(key)
            if place is None:
                self._places[key] = len(self._keys)
                self._keys.append(key)
                self._names.append(name)
                self._further.append(rest)
            else:
                self._names[place], self._further[place] = name, rest

    def find(
        self,
        words: Sequence[str],
        limit: int,
        is_kept: Callable[[Key], bool],
        *,
        by_name: bool = False,
    ) -> list[tuple[Fit, Key]]:
        """Return the best that have all ``words``, at most ``limit``, of those that count.

        ``by_name`` leaves out what has a word only in its further texts.
        """
        found: list[tuple[Fit, Key]] = []
        for fit, places in self._ranks(words):
            if by_name and fit is Fit.FURTHER:
                break
            left = limit - len(found)
            kept = (place for place in places if is_kept(self._keys[place]))
            best = nsmallest(left, kept, key=lambda place: len(self._names[place]))
            found += [(fit, self._keys[place]) for place in best]
            if len(found) >= limit:
                break
        return found

    def _ranks(self, words: Sequence[str]) -> Iterator[tuple[Fit, list[int]]]:
        """Yield the places of what fits, the best first; each place once."""
        names = self._names
        whole = " " + " ".join(words)
        inside = _having(words, names, range(len(names)))
        exact = [place for place in inside if names[place] == whole]
        yield Fit.WHOLE, exact
        begun = [p for p in inside if names[p].startswith(whole) and names[p] != whole]
        yield Fit.BEGINNING, begun
        rest = _without(inside, exact, begun)
        at_words = _having([f" {word}" for word in words], names, rest)
        yield Fit.WORDS, at_words
        yield Fit.INSIDE, _without(rest, at_words)
        yield Fit.FURTHER, self._in_further(words, inside)

    def _in_further(self, words: Sequence[str], inside: Sequence[int]) -> list[int]:
        """Return what has the words in its further texts, or joined in its name."""
        names, further = self._names, self._further
        likely = _without(range(len(names)), inside)
        for word in sorted(words, key=len, reverse=True):
            likely = [p for p in likely if word in further[p] or word in names[p]]
        if likely or inside:
            return likely
        joined = "".join(words)
        return [p for p, name in enumerate(names) if joined in name.replace(" ", "")]


def _having(words: Sequence[str], texts: Sequence[str], places: Sequence[int]) -> list[int]:
    left: Sequence[int] = places
    for word in sorted(words, key=len, reverse=True):
        left = [place for place in left if word in texts[place]]
    return list(left)


def _without(places: Sequence[int], *taken: Sequence[int]) -> list[int]:
    gone = set().union(*taken)
    return [place for place in places if place not in gone] if gone else list(places)
