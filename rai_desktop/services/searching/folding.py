"""Texts as they are searched: without case, accents and signs; ae is ä is a, ss is ß."""

import re
from collections.abc import Sequence

from rai_desktop.services.listing.quick import all_folded
from rai_desktop.words.language import folded

_SIGNS = re.compile(r"[\W_]+")
_DOUBLE = re.compile(r"([aou])e")


def search_form(text: str) -> str:
    """Return the words of a text as they are searched, with one blank before each."""
    return search_forms((text,))[0]


def search_forms(texts: Sequence[str]) -> list[str]:
    """Return the same for each of some texts; all together take a fraction of the time."""
    return [
        " " + _SIGNS.sub(" ", _DOUBLE.sub(r"\1", text)).strip() for text in all_folded(list(texts))
    ]


def searched_words(text: str) -> tuple[str, ...]:
    """Return the words that somebody looks for."""
    return tuple(search_form(text).split())


def marks(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return which letters of a text fit the searched words: beginnings and ends, in order."""
    letters, places = _placed(text)
    found: set[int] = set()
    for word in words:
        start = letters.find(word)
        while start >= 0:
            found.update(range(places[start], places[start + len(word) - 1] + 1))
            start = letters.find(word, start + len(word))
    return _runs(sorted(found))


def _placed(text: str) -> tuple[str, list[int]]:
    """Return the letters of a text as they are searched, and where each of them stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for letter in folded(character):
            if letter == "e" and letters and letters[-1] in "aou":
                letters[-1] += "e"
            else:
                letters.append(letter if letter.isalnum() else " ")
                places.append(place)
    return "".join(letter[0] for letter in letters), places


def _runs(places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)
