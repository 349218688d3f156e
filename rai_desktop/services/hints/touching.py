"""Which entries have to be looked at again when another one changed."""

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptances import WATCHED as WATCHED_OF_SYSTEM

PART = 500
"""Entries that are looked through in one piece."""

_OWNED = (EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION)
_HANGING = (EntityKind.TASK, EntityKind.OBLIGATION)
_Both = tuple[Entity | None, Entity | None]

Touched = Iterator[Uid | None]
"""Uids; ``None`` where time passed without finding one."""


def touched_by(
    project: OpenProject, kind: EntityKind, before: Entity | None, after: Entity | None
) -> Touched:
    """Yield the entries whose hints depend on one that was ``before`` and is now ``after``."""
    find = _TOUCHED.get(kind)
    if find is not None:
        yield from find(project, (before, after))


def _uid(both: _Both) -> Uid:
    one = both[1] or both[0]
    return one.uid if one is not None else Uid("")


def _differs(both: _Both, *keys: str) -> bool:
    """Return whether one of these fields changed, or whether the entry counts."""
    before, after = both
    if before is None or after is None:
        return True
    return any(value_of(before, key) != value_of(after, key) for key in ("deleted", *keys))


def _named(both: _Both, key: str) -> Iterator[Uid]:
    """Yield what an entry names in a field, before and now."""
    for one in both:
        if one is not None and (named := value_of(one, key)):
            yield Uid(str(named))


def _of_system(project: OpenProject, both: _Both) -> Touched:
    yield from _named(both, "vendor")
    if _differs(both, "status"):
        yield from project.store.entities(EntityKind.ORGANISATION)
    if _differs(both, *WATCHED_OF_SYSTEM):
        yield from project.links.seconds(LinkRole.SYSTEM_RISK, _uid(both))
    if _differs(both):
        for kind in _HANGING:
            yield from project.referring.entries(kind, "system", _uid(both))


def _of_risk(project: OpenProject, both: _Both) -> Touched:
    if _differs(both):
        yield from project.links.firsts(LinkRole.SYSTEM_RISK, _uid(both))


def _of_mitigation(project: OpenProject, both: _Both) -> Touched:
    if _differs(both, "status"):
        yield from project.links.firsts(LinkRole.RISK_MITIGATION, _uid(both))


def _of_evidence(project: OpenProject, both: _Both) -> Touched:
    if _differs(both, "valid_until", "superseded_by"):
        yield from project.links.seconds(LinkRole.EVIDENCE_OF, _uid(both))


def _of_link(_: OpenProject, both: _Both) -> Touched:
    yield from _named(both, "first")
    yield from _named(both, "second")


def _of_person(project: OpenProject, both: _Both) -> Touched:
    """Yield what somebody is responsible for; those are looked through without an index."""
    if not _differs(both, "active_until"):
        return
    uid, owner_of = _uid(both), attrgetter("owner")
    for kind in _OWNED:
        for place, entity in enumerate(list(project.store.entities(kind).values())):
            if owner_of(entity) == uid:
                yield entity.uid
            elif place % PART == 0:
                yield None


def _of_training(project: OpenProject, _: _Both) -> Touched:
    yield from list(project.store.entities(EntityKind.TRAINING))
    yield from project.store.entities(EntityKind.ORGANISATION)


def _of_organisation(project: OpenProject, both: _Both) -> Touched:
    if both[0] is not both[1]:
        yield from list(project.store.entities(EntityKind.SYSTEM))


def _of_custom_field(project: OpenProject, _: _Both) -> Touched:
    """Yield the accepted risks: what was accepted covers own fields, too."""
    for acceptance in list(project.store.entities(EntityKind.ACCEPTANCE).values()):
        yield from _named((None, acceptance), "risk")


def _of_classification(project: OpenProject, both: _Both) -> Touched:
    for system in _named(both, "system"):
        yield system
        yield from project.links.seconds(LinkRole.SYSTEM_RISK, system)
        yield from project.referring.entries(EntityKind.INCIDENT, "system", system)


def _of_incident(project: OpenProject, both: _Both) -> Touched:
    """Yield the risks whose acceptance a serious incident ends."""
    yield from _named(both, "risk")
    for system in _named(both, "system"):
        yield from project.links.seconds(LinkRole.SYSTEM_RISK, system)


def _naming(key: str) -> Callable[[OpenProject, _Both], Touched]:
    return lambda _, both: _named(both, key)


_TOUCHED: Mapping[EntityKind, Callable[[OpenProject, _Both], Touched]] = {
    EntityKind.SYSTEM: _of_system,
    EntityKind.RISK: _of_risk,
    EntityKind.MITIGATION: _of_mitigation,
    EntityKind.EVIDENCE: _of_evidence,
    EntityKind.LINK: _of_link,
    EntityKind.PERSON: _of_person,
    EntityKind.TRAINING: _of_training,
    EntityKind.ORGANISATION: _of_organisation,
    EntityKind.CUSTOM_FIELD: _of_custom_field,
    EntityKind.CLASSIFICATION: _of_classification,
    EntityKind.INCIDENT: _of_incident,
    EntityKind.ANSWER_SHEET: _naming("subject"),
    EntityKind.TASK: _naming("system"),
    EntityKind.ACCEPTANCE: _naming("risk"),
}

WATCHED = tuple(_TOUCHED)
"""The kinds of entries on which hints about others depend."""
