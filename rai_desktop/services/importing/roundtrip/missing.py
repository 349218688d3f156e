"""Entries that a file held when it was written and holds no more: somebody deleted their rows."""

from collections.abc import Collection, Iterable, Iterator

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.importing.roundtrip.base import BaseState
from rai_desktop.services.importing.roundtrip.model import MissingEntry
from rai_desktop.services.importing.wishes import ImportWish
from rai_desktop.services.project import OpenProject


class MissingRows:
    """Finds them; what is in the bin already, or follows from other entries, does not count."""

    def __init__(self, project: OpenProject, base: BaseState, wish: ImportWish) -> None:
        self._project = project
        self._base = base
        self._wish = wish

    def of(
        self, kind: EntityKind, table: str, exported: Iterable[Uid], held: Collection[Uid]
    ) -> Iterator[MissingEntry]:
        """Yield the entries of a list that was written with ``exported`` and has ``held``."""
        gone = set(exported).difference(held)
        if not gone or not KINDS[kind].by_hand:
            return
        for entity in self._project.entities(kind):
            if entity.uid in gone:
                yield MissingEntry(
                    kind=kind,
                    uid=entity.uid,
                    number=self._project.number(entity),
                    name=self._project.name(entity.uid),
                    table=table,
                    is_changed=self._base.has_moved(entity.uid),
                    is_deleted=self._is_deleted(entity.uid),
                )

    def _is_deleted(self, uid: Uid) -> bool:
        return self._wish.delete_missing or uid in self._wish.delete
