"""Words of the law in running text, so that they can be explained where they are read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.glossary import GlossaryTerm
from rai_desktop.services.ports import Catalogue
from rai_desktop.words import Words

_ENDINGS = {"de": "(?:e[nrs]?|s|n)?", "en": "(?:s)?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word of the glossary in a text: from which letter to which, and its explanation."""

    start: int
    end: int
    term: str
    title: str
    text: str


class TermFinder:
    """Finds words of the law in a text of the language of ``words``, in any of their endings.

    Words of the glossary that are only the program's own need no explanation where they stand.
    """

    def __init__(self, words: Words, catalogue: Catalogue) -> None:
        self._words = words
        known = (one for one in catalogue.glossary() if one.reference)
        self._terms = {self._words.pick(one.term): one for one in known}
        names = sorted(self._terms, key=len, reverse=True)
        ending = _ENDINGS[self._words.language]
        is_english = self._words.language == "en"
        parts = [
            f"({_any_case(name) if is_english or ' ' in name else re.escape(name)}{ending})"
            for name in names
        ]
        self._names = names
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")

    def found(self, text: str) -> Iterator[Found]:
        """Yield each word of the glossary where it stands first in ``text``, in order."""
        known: set[str] = set()
        for match in self._pattern.finditer(text):
            name = self._names[(match.lastindex or 1) - 1]
            if name not in known:
                known.add(name)
                yield self._found(match, self._terms[name])

    def _found(self, match: re.Match[str], term: GlossaryTerm) -> Found:
        pick = self._words.pick
        return Found(
            start=match.start(),
            end=match.end(),
            term=term.id,
            title=pick(term.term),
            text=pick(term.text),
        )


def _any_case(name: str) -> str:
    """Return a pattern for a name that may begin with a small letter or a capital one."""
    first, rest = name[0], re.escape(name[1:])
    return f"[{first.upper()}{first.lower()}]{rest}"


def explained(text: str, words: Words, catalogue: Catalogue) -> list[str]:
    """Return what the words of the law mean that stand in ``text``, a line for each of them."""
    found = TermFinder(words, catalogue).found(text)
    return [f"{each.title}: {each.text}" for each in found]
