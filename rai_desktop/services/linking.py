"""Linking entries, and what an entry hangs together with."""

from collections.abc import Mapping

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.steps import Step
from rai_desktop.services.links import link_settings, link_uid
from rai_desktop.services.project import OpenProject


def link_entries(project: OpenProject, role: LinkRole, first: Uid, second: Uid) -> Step | None:
    """Link two entries as one step; ``None`` when they are linked already."""
    link = project.store.entity(link_uid(project.uid, role, first, second))
    if isinstance(link, Link) and not link.deleted:
        return None
    settings = link_settings(project.uid, role, first, second)
    return project.commit(Action.LINK, settings, title=project.name(second))


def add_linked(
    project: OpenProject,
    kind: EntityKind,
    values: Mapping[str, Value],
    role: LinkRole,
    other: Uid,
    *,
    other_is_first: bool,
) -> Uid:
    """Add an entry that is linked to ``other`` from the start, as one step; return its uid.

    Raises:
        UsageError: a value does not fit.
    """
    uid, settings = project.new_settings(kind, values)
    ends = (other, uid) if other_is_first else (uid, other)
    settings += link_settings(project.uid, role, *ends)
    project.commit(Action.ADD, settings, title=str(values.get(KINDS[kind].title) or ""))
    return uid


def unlink_entries(project: OpenProject, role: LinkRole, first: Uid, second: Uid) -> Step | None:
    """Remove the link between two entries as one step; ``None`` when there is none."""
    link = project.store.entity(link_uid(project.uid, role, first, second))
    if not isinstance(link, Link) or link.deleted:
        return None
    settings = link_settings(project.uid, role, first, second, deleted=True)
    return project.commit(Action.UNLINK, settings, title=project.name(second))


def linked_entries(project: OpenProject, uid: Uid) -> dict[str, list[Entity]]:
    """Return what an entry hangs together with, by the name of the relation; deleted ones never.

    Links count from both ends; ``refers_to`` and ``referred_by`` are references in fields.
    """
    links = project.links
    found = {
        str(role): [
            project.entity(u) for u in (*links.seconds(role, uid), *links.firsts(role, uid))
        ]
        for role in LinkRole
    }
    found["refers_to"] = _referred(project, project.entity(uid))
    found["referred_by"] = referring_entries(project, uid)
    return {relation: entities for relation, entities in found.items() if entities}


def _referred(project: OpenProject, entity: Entity) -> list[Entity]:
    keys = [spec.key for spec in project.fields(kind_of(entity)) if spec.reference is not None]
    targets = dict.fromkeys(str(project.value(entity, key) or "") for key in keys)
    entities = (project.store.entity(Uid(target)) for target in targets if target)
    return [entity for entity in entities if entity is not None and not entity.deleted]


def referring_entries(project: OpenProject, uid: Uid) -> list[Entity]:
    """Return the entries of which a field refers to ``uid``."""
    target = kind_of(project.entity(uid))
    found: dict[Uid, Entity] = {}
    for kind in KINDS:
        if kind is EntityKind.LINK:
            continue
        keys = [spec.key for spec in project.fields(kind) if spec.reference is target]
        for entity in project.entities(kind) if keys else ():
            if any(project.value(entity, key) == uid for key in keys):
                found[entity.uid] = entity
    return list(found.values())
