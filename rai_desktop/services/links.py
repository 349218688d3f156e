"""Links between entities, found from either side."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.registry import NUMBERED_KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.ports import ProjectStore

ENDS: dict[LinkRole, tuple[EntityKind, EntityKind]] = {
    LinkRole.SYSTEM_RISK: (EntityKind.SYSTEM, EntityKind.RISK),
    LinkRole.RISK_MITIGATION: (EntityKind.RISK, EntityKind.MITIGATION),
}

_PART = 500
"""Links that are read in one piece."""

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
        self._touched: dict[Uid, None] = {}
        self._is_read = False
        self._reading: object = None
        self._clear()

    def note(self, uids: Iterable[Uid]) -> None:
        """Take these links as they are now, when it is asked next."""
        if self._is_read or self._reading is not None:
            self._touched |= dict.fromkeys(uids)

    def read_in_parts(self) -> Iterator[None]:
        """Read all links bit by bit, where nobody has asked yet."""
        if self._is_read:
            return
        uids = list(self._store.entities(EntityKind.LINK))
        self._clear()
        self._reading = reading = object()
        for place, uid in enumerate(uids, start=1):
            self._take(uid)
            if place % _PART == 0:
                yield
                if self._reading is not reading:
                    return
        self._is_read, self._reading = True, None

    def seconds(self, role: LinkRole, first: Uid) -> list[Uid]:
        """Return what ``first`` is linked to: the risks of a system, the mitigations of a risk."""
        self._renew()
        return self._alive(self._forward[role].get(first, ()))

    def firsts(self, role: LinkRole, second: Uid) -> list[Uid]:
        """Return what is linked to ``second``: the systems of a risk, the risks of a mitigation."""
        self._renew()
        return self._alive(self._backward[role].get(second, ()))

    def _clear(self) -> None:
        self._seen: dict[Uid, Link] = {}
        self._forward: Ends = {role: {} for role in LinkRole}
        self._backward: Ends = {role: {} for role in LinkRole}

    def _renew(self) -> None:
        """Take over what changed; a link that comes back gets its old place, so all are read."""
        if not self._is_read:
            self._read_all()
            return
        touched, self._touched = self._touched, {}
        if any(self._comes_back(uid) for uid in touched):
            self._read_all()
            return
        for uid in touched:
            self._take(uid)

    def _read_all(self) -> None:
        self._clear()
        self._touched.clear()
        self._is_read, self._reading = True, None
        for uid in self._store.entities(EntityKind.LINK):
            self._take(uid)

    def _comes_back(self, uid: Uid) -> bool:
        """Return whether a link counts again that was seen and did not count, or changed ends."""
        before, now = self._seen.get(uid), self._store.entity(uid)
        return before is not None and now is not before and not getattr(now, "deleted", True)

    def _take(self, uid: Uid) -> None:
        before, now = self._seen.get(uid), self._store.entity(uid)
        if not isinstance(now, Link) or now is before:
            return
        if before is not None and _is_whole(before):
            self._remove(before)
        elif before is None and _is_whole(now) and not now.deleted:
            self._add(now)
        self._seen[uid] = now

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
