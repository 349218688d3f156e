"""What rules look at: an entry, and what hangs together with it, on one day."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

from rai_desktop.domain.codes import LinkRole, SystemStatus
from rai_desktop.domain.days import days_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.practice import Practice
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.rating import Levels, When
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.hints.spellings import Spellings
from rai_desktop.services.hints.twins import Twins
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.reporting import reportings
from rai_desktop.services.law.shown import Shown, ShownClassifications
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.services.risks.acceptances import last_acceptance, standing
from rai_desktop.services.risks.suggested import has_valid_evidence
from rai_desktop.services.trainings import last_training
from rai_desktop.services.urgency import is_open

SOON = 60
"""What ends within so many days is told beforehand."""

WORKING = (SystemStatus.PILOT, SystemStatus.IN_USE)
"""A system in this state meets people today."""


class Known:
    """Answers about the entries of a project as they are now; rules read nothing else."""

    def __init__(
        self,
        project: OpenProject,
        labels: Labels,
        day: date,
        *,
        assessment: Assessment | None = None,
        classifications: ShownClassifications | None = None,
    ) -> None:
        self.project = project
        self.day = day
        self.soon = days_later(day, SOON)
        self._labels = labels
        self._assessment = assessment or Assessment(project, labels.method(), day)
        self._shown = classifications or ShownClassifications(project, labels, day)
        self.twins = Twins()
        self.spellings = Spellings()

    # people --------------------------------------------------------------------

    def is_gone(self, person: Uid | None) -> bool:
        """Return whether somebody who is named has left, or is in the bin."""
        if person is None:
            return False
        found = self.project.store.entity(person)
        if not isinstance(found, Person) or found.deleted:
            return True
        return found.active_until is not None and found.active_until < self.day

    # systems -------------------------------------------------------------------

    def classified(self, system: Uid) -> Shown:
        """Return what was recorded about a system under the law, and how firm it is."""
        return self._shown.of(system)

    def classification_changed(self, system: Uid | None = None) -> None:
        """Look again at what was recorded about a system, or about all of them."""
        self._shown.forget(system)

    def has_label(self, system: AiSystem, label: LegalLabel) -> bool:
        """Return whether a result that was recorded says so."""
        found = self.classified(system.uid).found
        return found is not None and label in found.labels

    def may_have_label(self, system: AiSystem, label: LegalLabel) -> bool:
        """Return whether a result says that it may turn out so."""
        found = self.classified(system.uid).found
        return found is not None and label in found.open_labels

    def has_risks(self, system: Uid) -> bool:
        """Return whether a risk was entered for a system."""
        return bool(self.project.links.seconds(LinkRole.SYSTEM_RISK, system))

    def open_tasks(self, system: Uid) -> Iterator[Task]:
        """Yield the tasks of a system that somebody still has to do."""
        for uid in self.project.referring.entries(EntityKind.TASK, "system", system):
            task = self.project.store.entity(uid)
            if isinstance(task, Task) and is_open(task):
                yield task

    def systems_of_vendor(self, vendor: Uid) -> Iterator[AiSystem]:
        """Yield the systems in use that come from a supplier."""
        for uid in self.project.referring.entries(EntityKind.SYSTEM, "vendor", vendor):
            system = self.project.store.entity(uid)
            if isinstance(system, AiSystem) and system.status in WORKING:
                yield system

    @property
    def has_systems_in_use(self) -> bool:
        """Whether the company uses any AI system."""
        systems = self.project.store.entities(EntityKind.SYSTEM).values()
        return any(
            isinstance(each, AiSystem) and not each.deleted and each.status in WORKING
            for each in systems
        )

    # risks ---------------------------------------------------------------------

    def levels(self, risk: Risk, when: When = When.CURRENT) -> Levels:
        """Return the levels of a risk."""
        return self._assessment.levels(risk, when)

    def mitigations(self, risk: Uid) -> Iterator[Mitigation]:
        """Yield the mitigations of a risk."""
        for uid in self.project.links.seconds(LinkRole.RISK_MITIGATION, risk):
            mitigation = self.project.store.entity(uid)
            if isinstance(mitigation, Mitigation):
                yield mitigation

    def has_evidence(self, entry: Uid) -> bool:
        """Return whether a piece of evidence that still holds proves something of an entry."""
        return has_valid_evidence(self.project, entry, self.day)

    def acceptance(self, risk: Uid) -> Acceptance | None:
        """Return the acceptance of a risk that counts."""
        return last_acceptance(self.project, risk)

    def acceptance_state(self, acceptance: Acceptance) -> AcceptanceState:
        """Return whether an acceptance holds, or what ended it."""
        return standing(self.project, acceptance, self.day, self._assessment.method).state

    # law and training ----------------------------------------------------------

    def reporting_missed(self, incident: Incident) -> date | None:
        """Return the first day by which somebody should have been told of an incident."""
        if incident.known_on is None:
            return None
        found = reportings(self.project, self._labels.catalogue, incident)
        missed = (each.due.date() for each in found if each.due and each.is_overdue(self.day))
        return min(missed, default=None)

    def asks_for_assessment(self, obligation: Obligation) -> bool:
        """Return whether an obligation asks for an assessment before first use."""
        return obligation.title in self._assessed_duties

    def unknown_requirements(self, practice: Practice) -> list[str]:
        """Return the numbers that a good practice names, but that no requirement has."""
        named = practice.requirement_ids
        return [one for one in named if one not in self._requirements] if named else []

    def last_training(self) -> date | None:
        """Return the day of the last training that was held."""
        return last_training(self.project, self.day)

    # days ----------------------------------------------------------------------

    def is_over(self, day: date | None) -> bool:
        """Return whether a day has passed."""
        return day is not None and day < self.day

    def passed(self, day: date | None) -> date | None:
        """Return a day that has passed, otherwise nothing."""
        return day if day is not None and day < self.day else None

    def near(self, day: date | None) -> date | None:
        """Return a day that comes soon, otherwise nothing."""
        return day if day is not None and self.day <= day <= self.soon else None

    @cached_property
    def _requirements(self) -> frozenset[str]:
        rules = rules_of(self.project, self._labels.catalogue)
        return frozenset(rule.id for rule in rules.requirements)

    @cached_property
    def _assessed_duties(self) -> frozenset[str]:
        entries = self._labels.catalogue.vocabulary("assessed_obligations")
        return frozenset(code for code, _ in entries)
