"""Where something with a day comes from: which entries count, and which of their days."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.finding import Finding
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.law_codes import ObligationStatus
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import FindingStatus
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.law.statuses import obligation_status
from rai_desktop.services.risks.acceptances import last_acceptance
from rai_desktop.services.trainings import is_repeated, last_training


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSource:
    """Entries with a day in the field ``key``; ``text`` and ``text_was`` say what is due.

    ``person`` is the field that names who has to do it; empty when nobody is named.
    """

    kind: EntityKind
    key: str
    text: str
    text_was: str
    entities: Callable[[Gaps], Iterable[Entity]]
    person: str = "owner"


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
)

DUE_KINDS = tuple(dict.fromkeys(source.kind for source in SOURCES))
"""The kinds of entries that can be due, each once."""
