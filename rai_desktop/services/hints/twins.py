"""AI systems that look like the same one entered twice."""

import re

from rai_desktop.domain.ids import Uid
from rai_desktop.words.language import folded

_WORDS = re.compile(r"[^\W_]+")
FEW = 3
"""In a larger group, one more or less changes nothing for the others."""


def twin_key(name: str) -> str:
    """Return what names have in common that differ only in spelling, order or signs."""
    return "".join(sorted(_WORDS.findall(folded(name))))


class Twins:
    """Groups systems by what their names have in common."""

    def __init__(self) -> None:
        self._groups: dict[str, dict[Uid, None]] = {}
        self._keys: dict[Uid, str] = {}

    def take(self, uid: Uid, name: str) -> list[Uid]:
        """Note what a system is called; an empty name leaves it out.

        Returns:
            The others that may have got or lost a twin by it.
        """
        key, before = twin_key(name), self._keys.get(uid, "")
        if key == before:
            return []
        touched = [other for place in (before, key) for other in self._few(place) if other != uid]
        if before:
            self._groups[before].pop(uid)
        if key:
            self._groups.setdefault(key, {})[uid] = None
        self._keys[uid] = key
        return touched

    def other(self, uid: Uid) -> Uid | None:
        """Return another system of the same name, the one that was there first."""
        group = self._groups.get(self._keys.get(uid, ""), {})
        return next((other for other in group if other != uid), None)

    def _few(self, key: str) -> list[Uid]:
        group = self._groups.get(key, {}) if key else {}
        return list(group) if len(group) < FEW else []
