"""Links between entities, found from either side."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.registry import NUMBERED_KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.ports import ProjectStore

ENDS: dict[LinkRole, tuple[EntityKind, EntityKind]] = {
    LinkRole.SYSTEM_RISK: (EntityKind.SYSTEM, EntityKind.RISK),
    LinkRole.RISK_MITIGATION: (EntityKind.RISK, EntityKind.MITIGATION),
}


Ends = dict[LinkRole, dict[Uid, list[Uid]]]


def may_link(role: LinkRole, first: EntityKind, second: EntityKind) -> bool:
    """Return whether a link of this role may join entries of these kinds, in this order."""
    if role is LinkRole.EVIDENCE_OF:
        return first is EntityKind.EVIDENCE and second in NUMBERED_KINDS
    return ENDS[role] == (first, second)


class LinkIndex:
    """Which entities hang together; built when first asked and renewed after links changed.

    A link counts only while neither it nor one of its ends is deleted.
    """

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._is_current = False
        self._clear()

    def forget(self) -> None:
        """Look for changed links when it is asked next."""
        self._is_current = False

    def seconds(self, role: LinkRole, first: Uid) -> list[Uid]:
        """Return what ``first`` is linked to: the risks of a system, the mitigations of a risk."""
        self._renew()
        return self._alive(self._forward[role].get(first, ()))

    def firsts(self, role: LinkRole, second: Uid) -> list[Uid]:
        """Return what is linked to ``second``: the systems of a risk, the risks of a mitigation."""
        self._renew()
        return self._alive(self._backward[role].get(second, ()))

    def _clear(self) -> None:
        self._seen: dict[Uid, Entity] = {}
        self._forward: Ends = {role: {} for role in LinkRole}
        self._backward: Ends = {role: {} for role in LinkRole}

    def _renew(self) -> None:
        """Take over what changed; a link that comes back gets its old place, so all are read."""
        if self._is_current:
            return
        links = self._store.entities(EntityKind.LINK)
        changed = self._changed(links)
        if any(
            uid in self._seen and not (link.deleted and _is_whole(link)) for uid, link in changed
        ):
            self._clear()
            changed = self._changed(links)
        for uid, link in changed:
            if uid in self._seen:
                self._remove(link)
            elif _is_whole(link) and not link.deleted:
                self._add(link)
        self._seen = dict(links)
        self._is_current = True

    def _changed(self, links: Mapping[Uid, Entity]) -> list[tuple[Uid, Link]]:
        """Return the links that are other objects than when they were last looked at."""
        seen = self._seen.get
        changed = [(uid, link) for uid, link in links.items() if seen(uid) is not link]
        return [(uid, link) for uid, link in changed if isinstance(link, Link)]

    def _add(self, link: Link) -> None:
        assert link.role and link.first and link.second  # noqa: S101, PT018 - whole
        self._forward[link.role].setdefault(link.first, []).append(link.second)
        self._backward[link.role].setdefault(link.second, []).append(link.first)

    def _remove(self, link: Link) -> None:
        assert link.role and link.first and link.second  # noqa: S101, PT018 - whole
        with suppress(KeyError, ValueError):  # it was deleted before, too
            self._forward[link.role][link.first].remove(link.second)
            self._backward[link.role][link.second].remove(link.first)

    def _alive(self, uids: Sequence[Uid]) -> list[Uid]:
        found = ((uid, self._store.entity(uid)) for uid in uids)
        return [uid for uid, entity in found if entity is not None and not entity.deleted]


def _is_whole(link: Link) -> bool:
    return link.role is not None and link.first is not None and link.second is not None


def link_uid(project: Uid, role: LinkRole, first: Uid, second: Uid) -> Uid:
    """Return the uid that the relation has in every copy of the project."""
    return natural_uid(project, EntityKind.LINK, role, first, second)


def link_settings(
    project: Uid, role: LinkRole, first: Uid, second: Uid, *, deleted: bool = False
) -> list[FieldSetting]:
    """Return the settings that make, revive or remove a link."""
    uid = link_uid(project, role, first, second)
    values = {"role": role, "first": first, "second": second}
    settings = (
        [] if deleted else [FieldSetting(EntityKind.LINK, uid, k, v) for k, v in values.items()]
    )
    return [*settings, FieldSetting(EntityKind.LINK, uid, "deleted", deleted)]
