"""Open points: what is missing or overdue, so that nobody has to search for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from rai_desktop.domain.codes import MeasureStatus, RiskLevel, RiskStatus, SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.kinds.finding import Finding
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.kinds.task import Task
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.rating import counts_today
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import AcceptanceState, FindingStatus
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import is_unmet
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import Column, ColumnKind, OpenPoint, Row, Table
from rai_desktop.services.risks.acceptances import acceptances_of
from rai_desktop.services.urgency import is_open

_GIVEN_UP = (MeasureStatus.RETIRED, MeasureStatus.REJECTED)
_DONE = (MeasureStatus.IMPLEMENTED, MeasureStatus.EFFECTIVE, *_GIVEN_UP)
Note = Callable[[Entity, str, date | None], None]
Check = Callable[[Entity, Source, Note], None]


def open_points(source: Source) -> list[OpenPoint]:
    """Return what is open in the entries of an export, overdue things first."""
    return in_order(point for checked in checked_points(source) for point in checked)


def in_order(points: Iterable[OpenPoint]) -> list[OpenPoint]:
    """Return open points in the order of their days; those without one come last."""
    return sorted(points, key=lambda point: (point.due or date.max, point.entry))


def checked_points(source: Source) -> Iterator[list[OpenPoint]]:
    """Yield for each entry what is open in it; most often nothing."""
    for kind, check in _CHECKS.items():
        for entity in source.scope.entities(kind):
            yield _points_of(source, kind, entity, check)


def _points_of(source: Source, kind: EntityKind, entity: Entity, check: Check) -> list[OpenPoint]:
    points: list[OpenPoint] = []

    def note(entity: Entity, text: str, due: date | None = None) -> None:
        entry = f"{source.project.number(entity)} {source.labels.title(entity)}".strip()
        words = source.labels.words(text)
        points.append(OpenPoint(kind=kind, uid=entity.uid, entry=entry, text=words, due=due))

    check(entity, source, note)
    return points


def _check_system(system: Entity, source: Source, note: Note) -> None:
    assert isinstance(system, AiSystem)  # noqa: S101 - chosen by kind
    assessment = source.assessment
    if system.status is SystemStatus.RETIRED:
        return
    if system.owner is None:
        note(system, N_("No responsible owner is named."), None)
    if not system.purpose:
        note(system, N_("The purpose is not stated."), None)
    if system.status is None:
        note(system, N_("The status is not stated."), None)
    if system.review_due_on and system.review_due_on < assessment.day:
        note(system, N_("The review is overdue."), system.review_due_on)
    if not assessment.risks_of(system.uid):
        note(system, N_("No risk has been entered."), None)
    _check_classification(system, source, note)


def _check_classification(system: AiSystem, source: Source, note: Note) -> None:
    shown = source.classifications.of(system.uid)
    text = _CLASSIFICATION.get(shown.status) if shown.found else _UNCLASSIFIED
    if text:
        note(system, text, None)
    if shown.doubts:
        note(system, N_("Questions of the classification are answered with “don't know”."), None)


_UNCLASSIFIED = N_("The AI system is not classified under the AI Act yet.")
_CLASSIFICATION = {
    ClassificationStatus.OPEN: N_("The classification is open."),
    ClassificationStatus.PROVISIONAL: N_("Nobody has confirmed the classification yet."),
    ClassificationStatus.OUTDATED: N_("The classification is outdated. Classify again."),
}


def _check_risk(risk: Entity, source: Source, note: Note) -> None:
    assert isinstance(risk, Risk)  # noqa: S101 - chosen by kind
    assessment = source.assessment
    if risk.status is RiskStatus.CLOSED:
        return
    level = assessment.levels(risk).overall
    if level is None:
        note(risk, N_("The risk is not rated."), None)
    if risk.owner is None:
        note(risk, N_("No risk owner is named."), None)
    mitigations = [m for m in assessment.mitigations_of(risk.uid) if m.status not in _GIVEN_UP]
    if level in (RiskLevel.HIGH, RiskLevel.VERY_HIGH) and not mitigations:
        note(risk, N_("The level is high and no mitigation is linked."), None)
    if risk.review_due_on and risk.review_due_on < assessment.day:
        note(risk, N_("The review is overdue."), risk.review_due_on)


def _check_mitigation(mitigation: Entity, source: Source, note: Note) -> None:
    assert isinstance(mitigation, Mitigation)  # noqa: S101 - chosen by kind
    assessment = source.assessment
    if mitigation.status in _DONE:
        return
    if mitigation.due_on and mitigation.due_on < assessment.day:
        note(mitigation, N_("The mitigation is overdue."), mitigation.due_on)
    if mitigation.owner is None:
        note(mitigation, N_("Nobody is responsible."), None)


def _check_evidence(evidence: Entity, source: Source, note: Note) -> None:
    assert isinstance(evidence, Evidence)  # noqa: S101 - chosen by kind
    assessment = source.assessment
    if evidence.superseded_by is not None or evidence.valid_until is None:
        return
    if evidence.valid_until < assessment.day:
        note(evidence, N_("The evidence has expired."), evidence.valid_until)


def _check_obligation(obligation: Entity, source: Source, note: Note) -> None:
    assert isinstance(obligation, Obligation)  # noqa: S101 - chosen by kind
    if is_unmet(obligation, source.assessment.day):
        note(
            obligation,
            N_("The obligation applies and is not marked as met."),
            obligation.applies_from,
        )


def _check_task(task: Entity, source: Source, note: Note) -> None:
    assert isinstance(task, Task)  # noqa: S101 - chosen by kind
    if is_open(task) and task.due_on and task.due_on < source.assessment.day:
        note(task, N_("The task is overdue."), task.due_on)


def _check_acceptance(acceptance: Entity, source: Source, note: Note) -> None:
    """Note that the last acceptance of a risk ended or ends soon; revoking it was a decision."""
    assert isinstance(acceptance, Acceptance)  # noqa: S101 - chosen by kind
    risk = source.project.store.entity(acceptance.risk) if acceptance.risk else None
    if not isinstance(risk, Risk) or not counts_today(risk):
        return
    if acceptances_of(source.project, risk.uid)[0].uid == acceptance.uid:
        text = _ACCEPTANCE.get(source.acceptance(acceptance).state)
        if text:
            note(acceptance, text, acceptance.expires_on)


_ACCEPTANCE = {
    AcceptanceState.EXPIRING: N_("The acceptance of the risk ends soon."),
    AcceptanceState.EXPIRED: N_("The acceptance of the risk has expired."),
    AcceptanceState.LAPSED: N_("The acceptance no longer holds, for the risk changed."),
}


def _check_finding(finding: Entity, source: Source, note: Note) -> None:
    assert isinstance(finding, Finding)  # noqa: S101 - chosen by kind
    if finding.status is FindingStatus.CLOSED:
        return
    if finding.due_on and finding.due_on < source.assessment.day:
        note(finding, N_("The finding is overdue."), finding.due_on)
    if finding.owner is None:
        note(finding, N_("Nobody is responsible."), None)


_CHECKS: Mapping[EntityKind, Check] = {
    EntityKind.SYSTEM: _check_system,
    EntityKind.RISK: _check_risk,
    EntityKind.MITIGATION: _check_mitigation,
    EntityKind.EVIDENCE: _check_evidence,
    EntityKind.OBLIGATION: _check_obligation,
    EntityKind.TASK: _check_task,
    EntityKind.ACCEPTANCE: _check_acceptance,
    EntityKind.FINDING: _check_finding,
}


def open_points_table(labels: Labels, points: Sequence[OpenPoint]) -> Table:
    """Return the open points as a register table."""
    words = labels.words
    columns = (
        ("entry", N_("Entry"), ColumnKind.TEXT, 2.0),
        ("what", N_("What is open"), ColumnKind.LONG_TEXT, 2.5),
        ("due", N_("Due on"), ColumnKind.DATE, 0.8),
    )
    return Table(
        key="open_points",
        title=words(N_("Open points")),
        intro=words(N_("What is missing or overdue on the cut-off date.")),
        columns=tuple(
            Column(
                key=key,
                title=words(title),
                kind=kind,
                weight=weight,
                editable=False,
                in_print=True,
            )
            for key, title, kind, weight in columns
        ),
        rows=tuple(
            Row(uid=Uid(f"open-{n}"), cells=(p.entry, p.text, p.due), codes={})
            for n, p in enumerate(points, start=1)
        ),
        empty=words(N_("There are no open points.")),
    )
