"""Where something with a day comes from: which entries count, and which of their days."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.finding import Finding
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.law_codes import ObligationStatus
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import FindingStatus, IncidentStatus
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.law.reporting import Reporting, reportings
from rai_desktop.services.law.statuses import obligation_status
from rai_desktop.services.risks.acceptances import last_acceptance
from rai_desktop.services.trainings import is_repeated, last_training


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSource:
    """Entries with a day; ``text`` and ``text_was`` say what is due.

    The day stands in the field ``key``, or is found by ``day``; ``day_was`` finds the one that
    counted before it was done. ``person`` is the field that names who has to do it; empty when
    nobody is named.
    """

    kind: EntityKind
    text: str
    text_was: str
    entities: Callable[[Gaps], Iterable[Entity]]
    key: str = ""
    day: Callable[[Gaps, Entity], date | None] | None = None
    day_was: Callable[[Gaps, Entity], date | None] | None = None
    person: str = "owner"

    def dated(self, gaps: Gaps) -> Iterator[tuple[date, Entity]]:
        """Yield the entries that have a day, with it."""
        for entity in self.entities(gaps):
            found = self.day(gaps, entity) if self.day else getattr(entity, self.key)
            if isinstance(found, date):
                yield found, entity


def _lasting(gaps: Gaps) -> Iterator[Entity]:
    """Yield the mitigations in place; those that are awaited have another day."""
    return (one for one in gaps.mitigations if one.status and one.status.is_existing)


def _open_findings(gaps: Gaps) -> Iterator[Entity]:
    for one in gaps.project.entities(EntityKind.FINDING):
        if isinstance(one, Finding) and one.status is not FindingStatus.CLOSED:
            yield one


def _standing_acceptances(gaps: Gaps) -> Iterator[Entity]:
    """Yield for each open risk the acceptance that counts, unless somebody revoked it."""
    accepted = {
        one.risk
        for one in gaps.project.entities(EntityKind.ACCEPTANCE)
        if isinstance(one, Acceptance) and one.risk
    }
    for risk in gaps.open_risks if accepted else ():
        last = last_acceptance(gaps.project, risk.uid) if risk.uid in accepted else None
        if last is not None and last.revoked_on is None:
            yield last


def _beginning_obligations(gaps: Gaps) -> Iterator[Entity]:
    """Yield the certain obligations to come for which there is no task yet."""
    tasks = gaps.project.entities(EntityKind.TASK)
    planned = {task.about for task in tasks if isinstance(task, Task)}
    for one in gaps.project.entities(EntityKind.OBLIGATION):
        if not isinstance(one, Obligation) or one.may_apply or one.uid in planned:
            continue
        if obligation_status(one, gaps.day) is ObligationStatus.UPCOMING:
            yield one


def _trainings(gaps: Gaps) -> Iterator[Entity]:
    """Yield the trainings to repeat that were not held again since that day."""
    last = last_training(gaps.project, gaps.day)
    for one in gaps.project.entities(EntityKind.TRAINING):
        if isinstance(one, Training) and not is_repeated(one, last):
            yield one


def _open_incidents(gaps: Gaps) -> Iterator[Entity]:
    for one in gaps.project.entities(EntityKind.INCIDENT):
        if isinstance(one, Incident) and one.status is not IncidentStatus.CLOSED:
            yield one


def _next_reporting(gaps: Gaps, entity: Entity) -> date | None:
    """Return until when somebody else has to be told of an incident."""
    found = _reportings(gaps, entity)
    days = (each.due.date() for each in found if each.due and each.told_on is None)
    return min(days, default=None)


def _last_reporting(gaps: Gaps, entity: Entity) -> date | None:
    """Return the last day until when somebody had to be told, whether they were told or not."""
    days = (each.due.date() for each in _reportings(gaps, entity) if each.due)
    return max(days, default=None)


def _reportings(gaps: Gaps, entity: Entity) -> list[Reporting]:
    assert isinstance(entity, Incident)  # noqa: S101 - chosen by kind
    return reportings(gaps.project, gaps.catalogue, entity)


SOURCES = (
    DueSource(
        kind=EntityKind.SYSTEM,
        key="review_due_on",
        text=N_("Review of the AI system"),
        text_was=N_("Review of the AI system overdue"),
        entities=lambda gaps: gaps.live_systems,
    ),
    DueSource(
        kind=EntityKind.RISK,
        key="review_due_on",
        text=N_("Review of the risk"),
        text_was=N_("Review of the risk overdue"),
        entities=lambda gaps: gaps.open_risks,
    ),
    DueSource(
        kind=EntityKind.MITIGATION,
        key="due_on",
        text=N_("Mitigation due"),
        text_was=N_("Mitigation overdue"),
        entities=lambda gaps: gaps.awaited_mitigations,
    ),
    DueSource(
        kind=EntityKind.MITIGATION,
        key="valid_until",
        text=N_("Mitigation has to be renewed"),
        text_was=N_("Mitigation is no longer valid"),
        entities=_lasting,
    ),
    DueSource(
        kind=EntityKind.VENDOR,
        key="contract_until",
        text=N_("Contract ends"),
        text_was=N_("Contract has ended"),
        entities=lambda gaps: gaps.project.entities(EntityKind.VENDOR),
        person="",
    ),
    DueSource(
        kind=EntityKind.EVIDENCE,
        key="valid_until",
        text=N_("Evidence expires"),
        text_was=N_("Evidence has expired"),
        entities=lambda gaps: gaps.current_evidence,
    ),
    DueSource(
        kind=EntityKind.TASK,
        key="due_on",
        text=N_("Task due"),
        text_was=N_("Task overdue"),
        entities=lambda gaps: gaps.open_tasks,
    ),
    DueSource(
        kind=EntityKind.FINDING,
        key="due_on",
        text=N_("Finding due"),
        text_was=N_("Finding overdue"),
        entities=_open_findings,
    ),
    DueSource(
        kind=EntityKind.TRAINING,
        key="repeat_on",
        text=N_("Training to be repeated"),
        text_was=N_("Training should have been repeated"),
        entities=_trainings,
    ),
    DueSource(
        kind=EntityKind.ACCEPTANCE,
        key="expires_on",
        text=N_("Risk acceptance expires"),
        text_was=N_("Risk acceptance has expired"),
        entities=_standing_acceptances,
        person="accepted_by",
    ),
    DueSource(
        kind=EntityKind.OBLIGATION,
        key="applies_from",
        text=N_("Obligation begins"),
        text_was=N_("Obligation has begun"),
        entities=_beginning_obligations,
    ),
    DueSource(
        kind=EntityKind.INCIDENT,
        day=_next_reporting,
        day_was=_last_reporting,
        text=N_("Somebody may have to be told of the incident"),
        text_was=N_("Deadline for telling somebody of the incident missed"),
        entities=_open_incidents,
    ),
)

DUE_KINDS = tuple(dict.fromkeys(source.kind for source in SOURCES))
"""The kinds of entries that can be due, each once."""
