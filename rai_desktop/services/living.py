"""Which entries count: not in the bin, nor hanging on a system that is there."""

from collections.abc import Callable
from operator import attrgetter

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.services.ports import ProjectStore

HANGING = (EntityKind.CLASSIFICATION, EntityKind.OBLIGATION, EntityKind.TASK)
"""Kinds whose entries are hidden with their system, and come back with it."""

_system_of = attrgetter("system")


def living(store: ProjectStore, kind: EntityKind) -> Callable[[Entity], bool]:
    """Return what tells whether an entry of ``kind`` counts, as things are now."""
    gone = _deleted_systems(store) if kind in HANGING else frozenset()
    if not gone:
        return _is_kept
    return lambda entity: not entity.deleted and _system_of(entity) not in gone


def _is_kept(entity: Entity) -> bool:
    return not entity.deleted


def _deleted_systems(store: ProjectStore) -> frozenset[Uid]:
    systems = store.entities(EntityKind.SYSTEM).values()
    return frozenset(system.uid for system in systems if system.deleted)
