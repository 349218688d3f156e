"""How the words of one column of ratings are to be read: as levels, or as three steps."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.rating_words import (
    FIVE_STEPS,
    THREE_STEPS,
    known_words,
    readings_of,
    single_words,
)
from rai_desktop.services.importing.mapping import plain_word
from rai_desktop.services.labels import Labels

_RANGE = re.compile(r"(?<!\d)(?P<first>[01])\s*(?:-|–|—|bis|to|\.\.+|…)\s*(?P<last>\d{1,3})(?!\d)")
_LEVEL_FIRST = re.compile(r"(?P<level>\d)(?P<between>\W+)(?P<word>[^\W\d][^()]*?)\W*")
_LEVEL_LAST = re.compile(r"(?P<word>[^\W\d][^()]*?)\W+(?P<level>\d)\W*")
_OURS, _THREE = 5, 3


def three_of(heading: str) -> bool:
    """Return whether a heading says that its numbers go from 1 to 3."""
    return _range(heading) == ("1", str(_THREE))


def is_other_range(heading: str) -> bool:
    """Return whether a heading names a scale that is neither 1 to 5 nor 1 to 3."""
    return _range(heading) not in (None, ("1", str(_OURS)), ("1", str(_THREE)))


def _range(heading: str) -> tuple[str, str] | None:
    found = _RANGE.search(heading)
    return (found["first"], found["last"]) if found else None


def is_upside_down(texts: Set[str]) -> bool:
    """Return whether numbers fall where the words beside them rise, as “1 – hoch, 3 – gering”."""
    places = FIVE_STEPS[0].levels()
    pairs = sorted(
        (level, places[word]) for level, word in map(_parts, texts) if level and word in places
    )
    steps = [(b[0] - a[0]) * (b[1] - a[1]) for a, b in pairwise(pairs)]
    return bool(steps) and min(steps) < 0 and max(steps) <= 0


def plain_levels(
    labels: Sequence[Labels], spec: FieldSpec, texts: Set[str]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return the levels of the words in a column, and the places of those that are three steps.

    The words of the method count first, where they explain all of the column that rates.
    """
    own = _own_words(labels, spec)
    is_ours = not any(each.method().own for each in labels)
    words = {plain_word(text) for text in texts}
    rating = frozenset(words & (known_words(spec.scale) | own.keys()))
    levels = {**(single_words(spec.scale) if is_ours else {}), **own}
    asked: dict[str, int] = {}
    if not rating <= own.keys():
        ways = readings_of(rating)
        if len(ways) == 1:
            levels |= next(iter(ways.values()))
        elif ways:
            asked = {word: place for word, place in THREE_STEPS.levels().items() if word in rating}
    known = {w: level for w, level in levels.items() if w in words and w not in asked}
    return known | dict(_beside_numbers(texts, own)), asked


def _own_words(labels: Sequence[Labels], spec: FieldSpec) -> dict[str, int]:
    """Return the words of the method in every language that is understood."""
    return {
        plain_word(label.split(" – ", 1)[-1]): int(code)
        for each in labels
        for code, label in each.choices(spec)
    }


def _beside_numbers(texts: Set[str], own: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the levels of texts such as “3 – gelegentlich”, where each number has one word."""
    parts = {text: _parts(text) for text in texts}
    words: dict[int, set[str]] = {}
    for level, word in parts.values():
        if 1 <= level <= _OURS:
            words.setdefault(level, set()).add(word)
    for text, (level, word) in parts.items():
        if len(words.get(level, ())) == 1 and own.get(word, level) == level:
            yield plain_word(text), level


def _parts(text: str) -> tuple[int, str]:
    """Return number and word of a text that has both; zero and nothing for another one."""
    found = _LEVEL_FIRST.fullmatch(text.strip()) or _LEVEL_LAST.fullmatch(text.strip())
    return (int(found["level"]), plain_word(found["word"])) if found else (0, "")
