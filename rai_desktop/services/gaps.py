"""What is missing or overdue in a project, as the entries concerned."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.codes import LinkRole, MeasureStatus, RiskLevel, RiskStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.classification import Classification
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.rating import LEVEL_ORDER
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import classifications, is_unmet, labels_of
from rai_desktop.services.law.waiting import waiting_systems
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.completeness import Asked, state_of
from rai_desktop.services.rated_risks import RatedRisks
from rai_desktop.services.urgency import is_open

COMPANY_FACTS = (
    "staff",
    "turnover",
    "sector",
    "org_kind",
    "works_council",
    "data_protection_officer",
    "public_services",
    "nis2",
)
"""What a company says about itself beside its name."""

_GIVEN_UP = tuple(status for status in MeasureStatus if status.is_given_up)
_DONE = (MeasureStatus.IMPLEMENTED, MeasureStatus.EFFECTIVE, *_GIVEN_UP)
_HIGH = (RiskLevel.VERY_HIGH, RiskLevel.HIGH)


class Gaps:
    """The state of a project on one day; each answer is found when it is first asked.

    Retired systems and closed risks lack nothing; what is in the bin does not count.
    """

    def __init__(self, project: OpenProject, labels: Labels, day: date) -> None:
        self.project = project
        self.catalogue = labels.catalogue
        self.method = labels.method()
        self.day = day

    def parts(self) -> Iterator[object]:
        """Find what takes long in a large project, one part between two yields."""
        yield self.live_systems
        yield self.open_risks
        yield self.rated
        yield self._ends
        yield self.levels_of_systems
        yield self.without_risk
        yield self.high_without_mitigation
        yield self.overdue_risks
        yield self.overdue_mitigations
        yield self.classifications
        yield self.systems_by_label
        yield self.unmet_obligations
        yield self.overdue_tasks

    # what there is ---------------------------------------------------------------

    @cached_property
    def systems(self) -> list[AiSystem]:
        """All systems."""
        found = self.project.entities(EntityKind.SYSTEM)
        return [system for system in found if isinstance(system, AiSystem)]

    @cached_property
    def unclassified(self) -> list[Uid]:
        """The systems in use or planned whose classification is open."""
        return [system.uid for system in waiting_systems(self.project)]

    @cached_property
    def live_systems(self) -> list[AiSystem]:
        """The systems that are not retired."""
        return [system for system in self.systems if system.is_live]

    @cached_property
    def risks(self) -> list[Risk]:
        """All risks."""
        found = self.project.entities(EntityKind.RISK)
        return [risk for risk in found if isinstance(risk, Risk)]

    @cached_property
    def open_risks(self) -> list[Risk]:
        """The risks that are not closed."""
        return [risk for risk in self.risks if risk.status is not RiskStatus.CLOSED]

    @cached_property
    def rated(self) -> RatedRisks:
        """The open risks by their level today."""
        return RatedRisks(self.open_risks, self.method)

    @cached_property
    def levels_of_systems(self) -> dict[Uid, RiskLevel]:
        """The highest level today of each system that has an open, rated risk."""
        ranks, found = self.rated.ranks, dict[Uid, int]()
        for system, risk in self._links(LinkRole.SYSTEM_RISK):
            rank = ranks.get(risk, -1)
            if rank > found.get(system, -1):
                found[system] = rank
        return {system: LEVEL_ORDER[rank] for system, rank in found.items()}

    @cached_property
    def mitigations(self) -> list[Mitigation]:
        """All mitigations."""
        found = self.project.entities(EntityKind.MITIGATION)
        return [mitigation for mitigation in found if isinstance(mitigation, Mitigation)]

    @cached_property
    def awaited_mitigations(self) -> list[Mitigation]:
        """The mitigations that are neither in place nor given up; degraded ones among them."""
        return [mitigation for mitigation in self.mitigations if mitigation.status not in _DONE]

    @cached_property
    def classifications(self) -> dict[Uid, Classification]:
        """What was recorded about systems under the law, by system."""
        return classifications(self.project)

    @cached_property
    def systems_by_label(self) -> dict[LegalLabel | None, list[Uid]]:
        """Systems that are not retired, under each of their labels by law."""
        found: dict[LegalLabel | None, list[Uid]] = {}
        recorded = self.classifications
        for system in self.live_systems:
            for label in labels_of(recorded.get(system.uid)):
                found.setdefault(label, []).append(system.uid)
        return found

    @cached_property
    def open_tasks(self) -> list[Task]:
        """The tasks that somebody still has to do."""
        found = self.project.entities(EntityKind.TASK)
        return [task for task in found if isinstance(task, Task) and is_open(task)]

    @cached_property
    def unmet_obligations(self) -> list[Uid]:
        """The certain obligations that apply today by law and are not met."""
        found = self.project.entities(EntityKind.OBLIGATION)
        return [o.uid for o in found if isinstance(o, Obligation) and is_unmet(o, self.day)]

    @cached_property
    def current_evidence(self) -> list[Evidence]:
        """The evidence that nothing newer replaces."""
        found = self.project.entities(EntityKind.EVIDENCE)
        return [e for e in found if isinstance(e, Evidence) and e.superseded_by is None]

    # overdue ---------------------------------------------------------------------

    @cached_property
    def overdue_mitigations(self) -> list[Uid]:
        """Mitigations that should be in place by now."""
        day = self.day
        return [m.uid for m in self.awaited_mitigations if m.due_on and m.due_on < day]

    @cached_property
    def overdue_systems(self) -> list[Uid]:
        """Systems whose review is overdue."""
        day = self.day
        return [s.uid for s in self.live_systems if s.review_due_on and s.review_due_on < day]

    @cached_property
    def overdue_risks(self) -> list[Uid]:
        """Risks whose review is overdue."""
        day = self.day
        return [r.uid for r in self.open_risks if r.review_due_on and r.review_due_on < day]

    @cached_property
    def overdue_tasks(self) -> list[Uid]:
        """Tasks that should be done by now."""
        return [task.uid for task in self.open_tasks if task.due_on and task.due_on < self.day]

    @cached_property
    def overdue_inquiries(self) -> list[Uid]:
        """Inquiries whose answer should have come by now."""
        inquiries = self.project.entities(EntityKind.INQUIRY)
        return [
            each.uid
            for each in inquiries
            if isinstance(each, Inquiry) and state_of(each, self.day) is Asked.OVERDUE
        ]

    @cached_property
    def expired_evidence(self) -> list[Uid]:
        """Evidence that is no longer valid."""
        day = self.day
        return [e.uid for e in self.current_evidence if e.valid_until and e.valid_until < day]

    # missing ---------------------------------------------------------------------

    @cached_property
    def without_owner(self) -> list[Uid]:
        """Systems that nobody is responsible for."""
        return [system.uid for system in self.live_systems if system.owner is None]

    @cached_property
    def without_purpose(self) -> list[Uid]:
        """Systems that do not say what they are for."""
        return [system.uid for system in self.live_systems if not system.purpose]

    @cached_property
    def without_status(self) -> list[Uid]:
        """Systems that do not say where they stand."""
        return [system.uid for system in self.live_systems if system.status is None]

    @cached_property
    def without_review(self) -> list[Uid]:
        """Systems without a day for their next review."""
        return [system.uid for system in self.live_systems if system.review_due_on is None]

    @cached_property
    def without_risk(self) -> list[Uid]:
        """Systems for which no risk was entered."""
        rated = self.levels_of_systems
        unsure = {system.uid for system in self.live_systems if system.uid not in rated}
        is_alive = self.project.store.entities(EntityKind.RISK).get
        for system, uid in self._links(LinkRole.SYSTEM_RISK) if unsure else ():
            if system in unsure and (risk := is_alive(uid)) is not None and not risk.deleted:
                unsure.discard(system)
        return [system.uid for system in self.live_systems if system.uid in unsure]

    @cached_property
    def unrated_risks(self) -> list[Uid]:
        """Risks that neither people nor business were rated for."""
        return self.rated.by_level.get(None, [])

    @cached_property
    def high_without_mitigation(self) -> list[Uid]:
        """High and very high risks that nothing is done against; very high ones first."""
        high = [uid for level in _HIGH for uid in self.rated.by_level.get(level, ())]
        counting = {m.uid for m in self.mitigations if m.status not in _GIVEN_UP}
        links = self._links(LinkRole.RISK_MITIGATION)
        mitigated = {risk for risk, mitigation in links if mitigation in counting}
        return [uid for uid in high if uid not in mitigated]

    @cached_property
    def missing_company_facts(self) -> list[str]:
        """Keys of what the company did not say about itself."""
        organisation = self.project.organisation()
        if organisation is None:
            return list(COMPANY_FACTS)
        return [key for key in COMPANY_FACTS if is_empty(value_of(organisation, key))]

    def _links(self, role: LinkRole) -> Iterator[tuple[Uid, Uid]]:
        """Return both ends of all links of a role, also of those whose ends are in the bin."""
        firsts, seconds = self._ends[role]
        return zip(firsts, seconds, strict=True)

    @cached_property
    def _ends(self) -> Mapping[LinkRole, tuple[list[Uid], list[Uid]]]:
        """Both ends of all links by role: one walk is many times quicker than asking for each."""
        found: dict[LinkRole, tuple[list[Uid], list[Uid]]] = {role: ([], []) for role in LinkRole}
        for link in self.project.store.entities(EntityKind.LINK).values():
            if isinstance(link, Link) and not link.deleted and link.role and link.first:
                firsts, seconds = found[link.role]
                firsts.append(link.first)
                seconds.append(link.second or Uid(""))
        return found
