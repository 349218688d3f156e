"""What can be left out of a copy for somebody else, and how names are found in texts."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.erasing import MOST_WORDS, SHORTEST, SHORTEST_PART
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.texts import N_


class LeftOut(LabelledCode):
    """A part of a project that its sender can leave out."""

    HISTORY = "history", N_("History")
    NAMES = "names", N_("Names")
    COSTS = "costs", N_("Costs")
    COMMENTS = "comments", N_("Internal comments")
    ATTACHMENTS = "attachments", N_("Attached files")


PRIVACY: Mapping[LeftOut, Privacy] = {
    LeftOut.NAMES: Privacy.PERSONAL,
    LeftOut.COSTS: Privacy.COST,
    LeftOut.COMMENTS: Privacy.COMMENT,
}
"""The classes of values that go with a part."""

_BETWEEN = r"[\s_.,\-]+"
_WORD = re.compile(r"[^\W_]+")
_EDGES = (r"(?<![^\W_])", r"(?![^\W_])")


def parts_named(names: Iterable[str], offered: Iterable[LeftOut] = LeftOut) -> frozenset[LeftOut]:
    """Return the parts with these codes.

    Raises:
        UsageError: one of them is not ``offered``.
    """
    known = {str(part): part for part in offered}
    for name in names:
        if name not in known:
            raise UsageError(
                N_("{name} cannot be left out. Possible: {names}."),
                name=name,
                names=", ".join(known),
            )
    return frozenset(known[name] for name in names)


@dataclass(frozen=True)
class Naming:
    """Finds texts that name somebody: in full, first or last name first, or by the last name.

    A last name alone may be something else; it does not count in the title of an entry.
    """

    texts: frozenset[str]

    @classmethod
    def of(cls, texts: Iterable[str], shown: Iterable[str] = ()) -> "Naming":
        """Return what finds ``texts``, apart from those that are ``shown`` in place of names."""
        stays = {_plain(text) for text in shown}
        spelled = (" ".join(text.split()) for text in texts)
        return cls(frozenset(t for t in spelled if len(t) >= SHORTEST and _plain(t) not in stays))

    def is_in(self, value: object, *, is_title: bool = False) -> bool:
        """Return whether somebody is named in a text, or in one of a list of texts."""
        if isinstance(value, (list, tuple)):
            return any(self.is_in(item, is_title=is_title) for item in value)
        if not isinstance(value, str) or self._telling.isdisjoint(_words(value)):
            return False
        found = self._in_full if is_title else self._at_all
        return bool(found.search(value))

    @cached_property
    def _telling(self) -> frozenset[str]:
        """One word of each spelling: a text that has none of them names nobody."""
        longest = (max(_words(text), key=len, default="") for text in self.texts)
        last = (word for text in self.texts for part in _last_name(text) for word in _words(part))
        return frozenset((*longest, *last)) - {""}

    @cached_property
    def _in_full(self) -> "re.Pattern[str]":
        return _pattern(choice for text in self.texts for choice in _spellings(text))

    @cached_property
    def _at_all(self) -> "re.Pattern[str]":
        spelled = (choice for text in self.texts for choice in _spellings(text))
        return _pattern(
            (*spelled, *(re.escape(part) for text in self.texts for part in _last_name(text)))
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _spellings(text: str) -> list[str]:
    words = text.replace(",", " ").split()
    if "@" in text or len(words) == 1 or not any(word[0].isalpha() for word in words):
        return [re.escape(text)]
    orders = [words]
    if len(words) <= MOST_WORDS:
        orders.append([words[-1], *words[:-1]])
    return [_BETWEEN.join(map(re.escape, order)) for order in orders]


def _last_name(text: str) -> list[str]:
    """Return the last name in ``text``, and the parts of a double one; none where it is none."""
    words = text.split()
    if "@" in text or not 1 < len(words) <= MOST_WORDS:
        return []
    is_turned = text.count(",") == 1 and words[0].endswith(",")
    last = words[0].rstrip(",") if is_turned else words[-1]
    parts = last.split("-")
    if not all(part.isalpha() for part in parts):
        return []
    return [part for part in {last, *parts} if len(part) >= SHORTEST_PART]


def _pattern(choices: Iterable[str]) -> "re.Pattern[str]":
    longest_first = sorted(set(choices), key=lambda choice: (-len(choice), choice))
    before, after = _EDGES
    return re.compile(f"{before}(?:{'|'.join(longest_first)}){after}", re.IGNORECASE)
