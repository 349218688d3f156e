"""How alike two names of people are: other spellings, initials, one name alone, addresses."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from rai_desktop.services.likeness import PlainName
from rai_desktop.services.person_names import person_name

_SAME = 95
_INITIAL = 85
_TYPED = 85
_ALONE = 75
_SHORTEST_TYPED = 5
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_LETTERS = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=50_000)
def plain_person(text: str) -> PlainName:
    """Return the words of a person's name, whichever way umlauts are written.

    Of an address alone they are what stands before the “@”.
    """
    written = person_name(text)
    is_address = written.name == written.email and "@" in written.name
    key = " ".join(_LETTERS.findall(written.name.split("@")[0])) if is_address else written.key
    key = key.casefold()
    for spelled, meant in _UMLAUTS:
        key = key.replace(spelled, meant)
    return PlainName(tuple(key.split()), whole=key)


def person_likeness(one: PlainName, other: PlainName) -> int:
    """Return how alike two names of people are, from 0 to 100; initials are never sure."""
    if not one.words or not other.words:
        return 0
    if sorted(one.words) == sorted(other.words):
        return _SAME
    shorter, longer = sorted((one.words, other.words), key=len)
    if len(shorter) == 1:
        return _ALONE if shorter[0] == longer[-1] else 0
    if len(shorter) == len(longer):
        return _of_pairs(shorter, longer)
    is_within = {shorter[0], shorter[-1]} <= set(longer)
    return _INITIAL if is_within else 0


def _of_pairs(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how alike names of as many words are: an initial or one typing error apart."""
    different = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(different) != 1:
        return 0
    first, second = sorted(different[0], key=len)
    if len(first) == 1 and second.startswith(first):
        return _INITIAL
    is_typed = len(first) >= _SHORTEST_TYPED and OSA.distance(first, second) == 1
    return _TYPED if is_typed else 0
