"""Erasing a person: what is looked for in texts and histories, and what goes.

A person's values of the class ``personal`` go from the present state and from the history. What
stays is a placeholder with the number, so that references still read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.registry import KINDS

SHORTEST = 3
"""Letters of the shortest name that is looked for; shorter ones are in every text."""

SHORTEST_PART, MOST_WORDS = 4, 4
"""Letters of a last name that is looked for, and words of a name that has one."""


def personal_keys(kind: EntityKind) -> frozenset[str]:
    """Return the fields of a kind whose values are personal."""
    return frozenset(s.key for s in KINDS[kind].fields if s.privacy is Privacy.PERSONAL)


@dataclass(frozen=True)
class Needles:
    """What gives a person away: names, addresses and numbers, as whole words in any case."""

    texts: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Needles":
        """Return the needles that are long enough to mean somebody, each once."""
        found = {" ".join(text.split()) for text in texts}
        long_enough = (text for text in found if len(text) >= SHORTEST)
        return cls(tuple(sorted(long_enough, key=lambda text: (-len(text), text))))

    @classmethod
    def parts_of(cls, names: Iterable[str]) -> "Needles":
        """Return last names: they may mean somebody, or something else."""
        words = (name.split() for name in names if "@" not in name)
        last = {name[-1] for name in words if 1 < len(name) <= MOST_WORDS}
        return cls.of(word for word in last if len(word) >= SHORTEST_PART and word.isalpha())

    def are_in(self, value: object) -> bool:
        """Return whether one of them stands in a text, or in one of a list of texts."""
        if isinstance(value, (list, tuple)):
            return any(map(self.are_in, value))
        pattern = self._pattern
        return isinstance(value, str) and pattern is not None and bool(pattern.search(value))

    def place(self, text: str) -> int:
        """Return where in ``text`` the first of them stands; 0 when none does."""
        found = self._pattern.search(text) if self._pattern else None
        return found.start() if found else 0

    def replaced(self, text: str, by: str) -> str:
        """Return ``text`` with ``by`` in place of each of them."""
        return self._pattern.sub(lambda _: by, text) if self._pattern else text

    @cached_property
    def _pattern(self) -> "re.Pattern[str] | None":
        if not self.texts:
            return None
        choices = "|".join(r"\s+".join(map(re.escape, text.split())) for text in self.texts)
        return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.IGNORECASE)
