"""Which rows of a list look different after other entities changed."""

from collections.abc import Collection, Iterable, Iterator

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.kinds.review import Review
from rai_desktop.services.listing.sources import FieldSource, Rows
from rai_desktop.services.living import HANGING
from rai_desktop.services.project import OpenProject

_SHOWN_BY_FIRSTS = {(EntityKind.SYSTEM, EntityKind.RISK): LinkRole.SYSTEM_RISK}
_SHOWN_BY_SECONDS = {
    (EntityKind.RISK, EntityKind.SYSTEM): LinkRole.SYSTEM_RISK,
    (EntityKind.MITIGATION, EntityKind.RISK): LinkRole.RISK_MITIGATION,
}


def affected_rows(
    project: OpenProject,
    kind: EntityKind,
    uids: Iterable[Uid],
    rows: Rows,
    fields: Collection[FieldSource],
) -> set[Uid]:
    """Return the rows of ``kind`` that show something of the entities ``uids``, or are one."""
    found: set[Uid] = set()
    by_kind: dict[EntityKind, set[Uid]] = {}
    for uid in uids:
        entity = project.store.entity(uid)
        if entity is None:
            continue
        if isinstance(entity, Link):
            found.update(end for end in (entity.first, entity.second) if end)
        by_kind.setdefault(kind_of(entity), set()).add(uid)
        found.update(_linked(project, kind, kind_of(entity), uid))
    for field in fields:
        named = by_kind.get(field.refers_to) if field.refers_to else None
        if named:
            found.update(uid for uid in rows.uids if field.value(uid) in named)
    return {uid for uid in found if uid in rows.entities} | by_kind.get(kind, set())


def _linked(project: OpenProject, kind: EntityKind, other: EntityKind, uid: Uid) -> Iterator[Uid]:
    if role := _SHOWN_BY_FIRSTS.get((kind, other)):
        yield from project.links.firsts(role, uid)
    if other is EntityKind.SYSTEM and kind in HANGING:
        yield from project.referring.entries(kind, "system", uid)
    if kind is EntityKind.ACCEPTANCE:
        for risk in _risks_behind(project, other, uid):
            yield from project.referring.entries(kind, "risk", risk)
    review = project.store.entity(uid) if other is EntityKind.REVIEW else None
    if isinstance(review, Review):
        yield from (end for end in (review.system, review.risk) if end)
    if role := _SHOWN_BY_SECONDS.get((kind, other)):
        yield from project.links.seconds(role, uid)


def _risks_behind(project: OpenProject, kind: EntityKind, uid: Uid) -> Iterator[Uid]:
    """Yield the risks whose acceptance may end by what changed at an entry."""
    system: Uid | None = uid if kind is EntityKind.SYSTEM else None
    entity = project.store.entity(uid)
    if isinstance(entity, Incident | Classification):
        system = entity.system
    if isinstance(entity, Incident) and entity.risk:
        yield entity.risk
    if system:
        yield from project.links.seconds(LinkRole.SYSTEM_RISK, system)
