"""The numbers that people see, and the next free one of each kind."""

from collections.abc import Iterable, Mapping

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import number_text
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.ports import ProjectStore


class Numbers:
    """Numbers by entity, found when first asked and kept current by what steps set.

    Equal numbers after a merge get a letter in the order of uids: KI-0008, KI-0008b.
    """

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._texts: dict[EntityKind, dict[Uid, str]] = {}
        self._taken: dict[EntityKind, dict[int, list[Uid]]] = {}
        self._highest: dict[EntityKind, int] = {}

    def texts(self, kind: EntityKind) -> Mapping[Uid, str]:
        """Return the number that people see for each entity of a kind, deleted ones too."""
        if kind not in self._texts:
            self._read(kind)
        return self._texts[kind]

    def next(self, kind: EntityKind) -> int:
        """Return the number that the next entity of a kind gets."""
        self.texts(kind)
        return self._highest[kind] + 1

    def note(self, settings: Iterable[FieldSetting]) -> None:
        """Take over the numbers that a step gave; a number changed or doubled is read anew."""
        for setting in settings:
            if setting.key != "number" or setting.kind not in self._texts:
                continue
            taken, number = self._taken[setting.kind], setting.value
            is_new = setting.uid not in self._texts[setting.kind] and number not in taken
            if is_new and isinstance(number, int):
                taken[number] = [setting.uid]
                self._highest[setting.kind] = max(self._highest[setting.kind], number)
                self._texts[setting.kind][setting.uid] = number_text(setting.kind, number)
            else:
                del self._texts[setting.kind], self._taken[setting.kind]

    def _read(self, kind: EntityKind) -> None:
        taken: dict[int, list[Uid]] = {}
        for uid, entity in self._store.entities(kind).items():
            number = getattr(entity, "number", None)
            if number is not None:
                taken.setdefault(number, []).append(uid)
        self._taken[kind] = taken
        self._highest[kind] = max(taken, default=0)
        self._texts[kind] = {
            uid: number_text(kind, number) + _letter(place)
            for number, uids in taken.items()
            for place, uid in enumerate(sorted(uids))
        }


def _letter(place: int) -> str:
    """Return the mark of a doubled number: nothing, b, c … z, then numbers."""
    if place == 0:
        return ""
    return chr(ord("a") + place) if place < 26 else str(place + 1)
