"""Links between entities, found from either side."""

from collections.abc import Sequence

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.ports import ProjectStore

ENDS: dict[LinkRole, tuple[EntityKind, EntityKind]] = {
    LinkRole.SYSTEM_RISK: (EntityKind.SYSTEM, EntityKind.RISK),
    LinkRole.RISK_MITIGATION: (EntityKind.RISK, EntityKind.MITIGATION),
}


class LinkIndex:
    """Which entities hang together; built when first asked and after links changed.

    A link counts only while neither it nor one of its ends is deleted.
    """

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._forward: dict[LinkRole, dict[Uid, list[Uid]]] | None = None
        self._backward: dict[LinkRole, dict[Uid, list[Uid]]] = {}

    def forget(self) -> None:
        """Build the index anew when it is asked next."""
        self._forward = None

    def seconds(self, role: LinkRole, first: Uid) -> list[Uid]:
        """Return what ``first`` is linked to: the risks of a system, the mitigations of a risk."""
        return self._alive(self._built()[role].get(first, ()))

    def firsts(self, role: LinkRole, second: Uid) -> list[Uid]:
        """Return what is linked to ``second``: the systems of a risk, the risks of a mitigation."""
        self._built()
        return self._alive(self._backward[role].get(second, ()))

    def _built(self) -> dict[LinkRole, dict[Uid, list[Uid]]]:
        if self._forward is None:
            forward: dict[LinkRole, dict[Uid, list[Uid]]] = {role: {} for role in LinkRole}
            backward: dict[LinkRole, dict[Uid, list[Uid]]] = {role: {} for role in LinkRole}
            for link in self._store.entities(EntityKind.LINK).values():
                if isinstance(link, Link) and not link.deleted and _is_whole(link):
                    assert link.role and link.first and link.second  # noqa: S101, PT018 - whole
                    forward[link.role].setdefault(link.first, []).append(link.second)
                    backward[link.role].setdefault(link.second, []).append(link.first)
            self._forward, self._backward = forward, backward
        return self._forward

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
