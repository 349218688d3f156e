"""Hints about what is done: mitigations, evidence, obligations, tasks, findings and incidents."""

from collections.abc import Callable

from rai_desktop.domain.codes import EvidenceKind, MeasureStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.kinds.finding import Finding
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.practice import Practice
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.law_codes import ObligationStatus
from rai_desktop.domain.rating import counts_today
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import AcceptanceState, FindingStatus, IncidentStatus
from rai_desktop.services.hints.known import Known
from rai_desktop.services.hints.model import AnyRule, Found, Rule, Severity
from rai_desktop.services.law.statuses import is_unmet, obligation_status
from rai_desktop.services.urgency import is_open

DONE = (
    *(MeasureStatus.IMPLEMENTED, MeasureStatus.EFFECTIVE),
    *(status for status in MeasureStatus if status.is_given_up),
)


def _awaited(find: Callable[[Known, Mitigation], Found]) -> Callable[[Known, Mitigation], Found]:
    """Let a rule fire only for mitigations that are neither in place nor given up."""
    return lambda known, one: one.status not in DONE and find(known, one)


def _is_unproven(known: Known, one: Mitigation) -> Found:
    if one.status is not MeasureStatus.EFFECTIVE or one.proof.strip():
        return False
    return not known.has_evidence(one.uid)


def _is_past(known: Known, one: Mitigation) -> Found:
    is_existing = one.status is not None and one.status.is_existing
    return known.passed(one.valid_until) if is_existing else None


def _unless_given_up(
    find: Callable[[Known, Mitigation], Found],
) -> Callable[[Known, Mitigation], Found]:
    """Let a rule fire only for mitigations that somebody counts on."""
    return lambda known, one: not (one.status and one.status.is_given_up) and find(known, one)


MITIGATION_RULES: tuple[Rule[Mitigation], ...] = (
    Rule(
        id="mitigation-overdue",
        kind=EntityKind.MITIGATION,
        severity=Severity.WARNING,
        key="due_on",
        text=N_("The mitigation is overdue."),
        find=_awaited(lambda known, one: known.passed(one.due_on)),
        is_point=True,
    ),
    Rule(
        id="mitigation-no-owner",
        kind=EntityKind.MITIGATION,
        severity=Severity.NOTE,
        key="owner",
        text=N_("Nobody is responsible."),
        find=_awaited(lambda _, one: one.owner is None),
        is_point=True,
    ),
    Rule(
        id="mitigation-owner-left",
        kind=EntityKind.MITIGATION,
        severity=Severity.WARNING,
        key="owner",
        text=N_("The responsible person is no longer available: {name}. Choose another one."),
        find=_unless_given_up(lambda known, one: known.is_gone(one.owner)),
        other=lambda _, one: one.owner,
    ),
    Rule(
        id="mitigation-unproven",
        kind=EntityKind.MITIGATION,
        severity=Severity.WARNING,
        key="proof",
        text=N_("The status is “effective”, but nothing proves the effect."),
        find=_is_unproven,
    ),
    Rule(
        id="mitigation-expired",
        kind=EntityKind.MITIGATION,
        severity=Severity.WARNING,
        key="valid_until",
        text=N_("The mitigation is no longer valid. Renew it, or change its status."),
        find=_is_past,
    ),
)


def _lacks_content(_: Known, one: Evidence) -> Found:
    if one.superseded_by is not None:
        return False
    return not (one.link if one.evidence_kind is EvidenceKind.LINK else one.sha256 or one.link)


def _current(find: Callable[[Known, Evidence], Found]) -> Callable[[Known, Evidence], Found]:
    """Let a rule fire only for evidence that nothing newer replaces."""
    return lambda known, one: one.superseded_by is None and find(known, one)


EVIDENCE_RULES: tuple[Rule[Evidence], ...] = (
    Rule(
        id="evidence-missing",
        kind=EntityKind.EVIDENCE,
        severity=Severity.WARNING,
        key="link",
        text=N_("The evidence has neither a file nor a place where it lies."),
        find=_lacks_content,
    ),
    Rule(
        id="evidence-expired",
        kind=EntityKind.EVIDENCE,
        severity=Severity.WARNING,
        key="valid_until",
        text=N_("The evidence has expired."),
        find=_current(lambda known, one: known.passed(one.valid_until)),
        is_point=True,
    ),
    Rule(
        id="evidence-expiring",
        kind=EntityKind.EVIDENCE,
        severity=Severity.NOTE,
        key="valid_until",
        text=N_("The evidence expires soon."),
        find=_current(lambda known, one: known.near(one.valid_until)),
    ),
)


def _unmet_since(known: Known, one: Obligation) -> Found:
    return (one.applies_from or True) if is_unmet(one, known.day) else None


def _awaits_assessment(known: Known, one: Obligation) -> Found:
    if not known.asks_for_assessment(one):
        return False
    if obligation_status(one, known.day) is ObligationStatus.UPCOMING:
        return one.applies_from
    return one.may_apply and obligation_status(one, known.day) is ObligationStatus.APPLIES


OBLIGATION_RULES: tuple[Rule[Obligation], ...] = (
    Rule(
        id="obligation-unmet",
        kind=EntityKind.OBLIGATION,
        severity=Severity.SERIOUS,
        key="status",
        text=N_("The obligation applies and is not marked as met."),
        find=_unmet_since,
        is_point=True,
    ),
    Rule(
        id="obligation-assessment",
        kind=EntityKind.OBLIGATION,
        severity=Severity.WARNING,
        key="status",
        text=N_(
            "The impact assessment that this obligation asks for is still open. It "
            "is needed before first use once the obligation applies. Mark it as met, "
            "or as not applicable with a reason."
        ),
        find=_awaits_assessment,
    ),
)

TASK_RULES: tuple[Rule[Task], ...] = (
    Rule(
        id="task-overdue",
        kind=EntityKind.TASK,
        severity=Severity.WARNING,
        key="due_on",
        text=N_("The task is overdue."),
        find=lambda known, one: known.passed(one.due_on) if is_open(one) else None,
        is_point=True,
    ),
)

FINDING_RULES: tuple[Rule[Finding], ...] = (
    Rule(
        id="finding-overdue",
        kind=EntityKind.FINDING,
        severity=Severity.SERIOUS,
        key="due_on",
        text=N_("The finding is overdue."),
        find=lambda known, one: (
            known.passed(one.due_on) if one.status is not FindingStatus.CLOSED else None
        ),
        is_point=True,
    ),
    Rule(
        id="finding-no-owner",
        kind=EntityKind.FINDING,
        severity=Severity.WARNING,
        key="owner",
        text=N_("Nobody is responsible."),
        find=lambda _, one: one.status is not FindingStatus.CLOSED and one.owner is None,
        is_point=True,
    ),
)


def _unsettled(find: Callable[[Known, Incident], Found]) -> Callable[[Known, Incident], Found]:
    """Let a rule fire only for incidents that are not closed."""
    return lambda known, one: one.status is not IncidentStatus.CLOSED and find(known, one)


INCIDENT_RULES: tuple[Rule[Incident], ...] = (
    Rule(
        id="incident-undated",
        kind=EntityKind.INCIDENT,
        severity=Severity.SERIOUS,
        key="known_on",
        text=N_("The day on which the incident became known is missing. Deadlines run from it."),
        find=_unsettled(lambda _, one: one.known_on is None),
    ),
    Rule(
        id="incident-deadline",
        kind=EntityKind.INCIDENT,
        severity=Severity.SERIOUS,
        key="harms",
        text=N_(
            "By law somebody may have to be told of the incident, and the day for it has passed."
        ),
        find=lambda known, one: known.reporting_missed(one),
    ),
    Rule(
        id="incident-no-owner",
        kind=EntityKind.INCIDENT,
        severity=Severity.WARNING,
        key="owner",
        text=N_("Nobody is responsible for the incident."),
        find=_unsettled(lambda _, one: one.owner is None),
    ),
)


def _last_stands(state: AcceptanceState) -> Callable[[Known, Acceptance], Found]:
    """Let a rule fire for the last acceptance of a risk that counts; revoking was a decision."""

    def find(known: Known, one: Acceptance) -> Found:
        risk = known.project.store.entity(one.risk) if one.risk else None
        if not isinstance(risk, Risk) or not counts_today(risk):
            return False
        last = known.acceptance(risk.uid)
        if last is None:
            return False
        if last.uid != one.uid or known.acceptance_state(one) is not state:
            return False
        return one.expires_on or True

    return find


def _acceptance(rule_id: str, text: str, state: AcceptanceState) -> Rule[Acceptance]:
    return Rule(
        id=rule_id,
        kind=EntityKind.ACCEPTANCE,
        severity=Severity.WARNING,
        key="",
        text=text,
        find=_last_stands(state),
        is_point=True,
        is_hint=False,
    )


ACCEPTANCE_RULES: tuple[Rule[Acceptance], ...] = (
    _acceptance(
        "acceptance-expiring",
        N_("The acceptance of the risk ends soon."),
        AcceptanceState.EXPIRING,
    ),
    _acceptance(
        "acceptance-expired",
        N_("The acceptance of the risk has expired."),
        AcceptanceState.EXPIRED,
    ),
    _acceptance(
        "acceptance-lapsed",
        N_("The acceptance of the risk has lapsed."),
        AcceptanceState.LAPSED,
    ),
)

PRACTICE_RULES: tuple[Rule[Practice], ...] = (
    Rule(
        id="practice-unknown-requirement",
        kind=EntityKind.PRACTICE,
        severity=Severity.NOTE,
        key="requirements",
        text=N_(
            "One of these numbers is not a requirement. Write the numbers as the page of "
            "requirements shows them, separated by commas."
        ),
        find=lambda known, one: bool(known.unknown_requirements(one)),
    ),
)

WORK_RULES: tuple[AnyRule, ...] = (
    *OBLIGATION_RULES,
    *FINDING_RULES,
    *INCIDENT_RULES,
    *MITIGATION_RULES,
    *TASK_RULES,
    *EVIDENCE_RULES,
    *ACCEPTANCE_RULES,
    *PRACTICE_RULES,
)
