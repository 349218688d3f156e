"""Everyday tools that are probably one product, spelled in different ways."""

from rai_desktop.domain.ids import Uid
from rai_desktop.services.likeness import plain


def spelling_key(name: str) -> str:
    """Return what spellings of one product have in common: its usual name, or its letters."""
    return plain(name).key


class Spellings:
    """Groups everyday tools by the product that their names mean."""

    def __init__(self) -> None:
        self._groups: dict[str, dict[Uid, str]] = {}
        self._keys: dict[Uid, str] = {}

    def take(self, uid: Uid, name: str) -> list[Uid]:
        """Note what a tool is called; an empty name leaves it out.

        Returns:
            The others whose spelling may have become, or ceased to be, another than this one's.
        """
        key, before = spelling_key(name), self._keys.get(uid, "")
        if self._groups.get(key, {}).get(uid) == name and key == before:
            return []
        touched = {other for place in (before, key) for other in self._groups.get(place, ())}
        if before:
            self._groups[before].pop(uid)
        self._keys[uid] = key
        if key:
            self._groups.setdefault(key, {})[uid] = name
        return [other for other in touched if other != uid]

    def other(self, uid: Uid) -> Uid | None:
        """Return a tool of the same product that is spelled otherwise, the one noted first."""
        group = self._groups.get(self._keys.get(uid, ""), {})
        own = _spelled(group.get(uid, ""))
        return next((other for other, name in group.items() if _spelled(name) != own), None)


def _spelled(name: str) -> str:
    return " ".join(name.split())
