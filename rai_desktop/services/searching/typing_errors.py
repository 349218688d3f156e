"""Words that somebody may have meant who mistyped one."""

from collections.abc import Collection

from rapidfuzz import process
from rapidfuzz.distance import OSA

LEAST = 4
"""Letters that a word needs before an error is looked for; a shorter one could mean anything."""

_LONG = 8
_MOST = 3


def meant(word: str, vocabulary: Collection[str]) -> list[str]:
    """Return beginnings of known words that differ from ``word`` by a typing error or two.

    A word that is not finished yet is compared with the beginnings of the known ones; one that
    begins a known word was not mistyped.
    """
    if len(word) < LEAST or word.isdigit():
        return []
    if any(known.startswith(word) for known in vocabulary):
        return [word]
    allowed = 2 if len(word) >= _LONG else 1
    lengths = range(len(word) - 1, len(word) + 2)
    beginnings = {known[:length] for known in vocabulary for length in lengths if known}
    close = process.extract(
        word, beginnings, scorer=OSA.distance, score_cutoff=allowed, limit=_MOST * 3
    )
    found: list[str] = []
    for begin, _, _ in sorted(close, key=lambda one: (one[1], len(one[0]), one[0])):
        if len(begin) >= LEAST - 1 and not begin.startswith(tuple(found)):
            found.append(begin)
    return found[:_MOST]
