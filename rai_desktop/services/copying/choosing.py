"""Which entries of another project are chosen: what hangs together is ticked along."""

from collections.abc import Iterator

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject

COPIED_KINDS = (EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION)
"""Kinds whose entries are chosen one by one; evidence comes along with them."""


class Chosen:
    """The chosen entries of ``other``, in the order of its lists."""

    def __init__(self, other: OpenProject) -> None:
        self._other = other
        self._ticked: set[Uid] = set()
        self._along: set[Uid] = set()

    def __contains__(self, uid: object) -> bool:
        return uid in self._ticked or uid in self._along

    def tick(self, uid: Uid, *, with_linked: bool = True) -> None:
        """Choose an entry, and the risks and mitigations that are linked with it."""
        self._ticked.add(uid)
        self._along.discard(uid)
        if with_linked:
            self._along |= set(linked_with(self._other, uid)) - self._ticked

    def untick(self, uid: Uid) -> None:
        """Leave an entry out, and what was chosen only because it hangs on it."""
        self._ticked.discard(uid)
        self._along.discard(uid)
        left = {each for one in self._ticked for each in linked_with(self._other, one)}
        gone = set(linked_with(self._other, uid)) - left
        self._along -= gone

    def uids(self, *, with_evidence: bool = False) -> tuple[Uid, ...]:
        """Return what is chosen; ``with_evidence`` also what proves something of it."""
        chosen = self._ticked | self._along
        if with_evidence:
            chosen = chosen | {e for uid in chosen for e in evidence_of(self._other, uid)}
        kinds = (*COPIED_KINDS, EntityKind.EVIDENCE)
        found = (entity.uid for kind in kinds for entity in self._other.entities(kind))
        return tuple(uid for uid in found if uid in chosen)


def check_other(project: OpenProject, other: OpenProject) -> None:
    """Refuse to copy out of a copy of the same project.

    Raises:
        UsageError: with what to do in place of it.
    """
    if project.uid == other.uid:
        raise UsageError(
            N_("{path} is a copy of this inventory. Merge it; copies would double its entries."),
            path=other.store.path.name,
        )


def chosen_by_number(other: OpenProject, number: str) -> Entity:
    """Return the entry of another project with this number.

    Raises:
        UsageError: there is none, or entries of its kind are not copied.
    """
    entity = other.find(number)
    if kind_of(entity) not in (*COPIED_KINDS, EntityKind.EVIDENCE) or entity.deleted:
        raise UsageError(
            N_(
                "{number} cannot be copied. AI systems, risks, mitigations and evidence can be, "
                "as long as they are not in the bin."
            ),
            number=number,
        )
    return entity


def linked_with(other: OpenProject, uid: Uid) -> Iterator[Uid]:
    """Yield the risks of a system and the mitigations against them, or those of a risk."""
    for risk in other.links.seconds(LinkRole.SYSTEM_RISK, uid):
        yield risk
        yield from other.links.seconds(LinkRole.RISK_MITIGATION, risk)
    yield from other.links.seconds(LinkRole.RISK_MITIGATION, uid)


def evidence_of(other: OpenProject, uid: Uid) -> list[Uid]:
    """Return the evidence of an entry."""
    return other.links.firsts(LinkRole.EVIDENCE_OF, uid)
