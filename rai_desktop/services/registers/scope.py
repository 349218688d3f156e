"""What belongs into an export: everything, or one system and what hangs on it."""

from collections.abc import Iterator

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.services.project import OpenProject


class Scope:
    """Picks the entries of an export; without a system all that are not deleted.

    ``system`` is the one that the export is limited to.
    """

    def __init__(self, project: OpenProject, system: Uid | None = None) -> None:
        self._project = project
        self.system = system
        self._uids = None if system is None else frozenset(_hanging_on(project, system))

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left out."""
        return self._uids is None

    def entities(self, kind: EntityKind) -> list[Entity]:
        """Return the entries of a kind that belong into the export."""
        entities = self._project.entities(kind)
        if self._uids is None:
            return entities
        return [entity for entity in entities if entity.uid in self._uids]

    def __contains__(self, uid: object) -> bool:
        return self._uids is None or uid in self._uids


_NAMING_A_SYSTEM = (
    *(EntityKind.CLASSIFICATION, EntityKind.OBLIGATION, EntityKind.TASK),
    *(EntityKind.REVIEW, EntityKind.FINDING, EntityKind.INCIDENT, EntityKind.TRAINING),
    *(EntityKind.INQUIRY, EntityKind.PRACTICE),
)
_NAMING_A_RISK = (EntityKind.ACCEPTANCE, EntityKind.REVIEW, EntityKind.FINDING)


def _hanging_on(project: OpenProject, system: Uid) -> Iterator[Uid]:
    """Yield a system, its risks and duties, what these refer to, and the evidence."""
    links, naming = project.links, project.referring.entries
    risks = links.seconds(LinkRole.SYSTEM_RISK, system)
    mitigations = [m for risk in risks for m in links.seconds(LinkRole.RISK_MITIGATION, risk)]
    of_system = [uid for kind in _NAMING_A_SYSTEM for uid in naming(kind, "system", system)]
    of_risks = [
        uid for kind in _NAMING_A_RISK for risk in risks for uid in naming(kind, "risk", risk)
    ]
    core = [system, *risks, *mitigations, *of_system, *of_risks]
    referred = [target for uid in core for target in _referred(project, uid)]
    evidence = [e for uid in (*core, *referred) for e in links.firsts(LinkRole.EVIDENCE_OF, uid)]
    yield from (*core, *referred, *evidence)
    yield from (target for uid in evidence for target in _referred(project, uid))


def _referred(project: OpenProject, uid: Uid) -> Iterator[Uid]:
    entity = project.entity(uid)
    for spec in project.fields(kind_of(entity)):
        target = project.value(entity, spec.key) if spec.reference else None
        if target:
            yield Uid(str(target))
