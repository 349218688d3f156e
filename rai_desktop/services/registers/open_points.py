"""Open points: what is missing or overdue, so that nobody has to search for it."""

from collections.abc import Callable, Sequence
from datetime import date

from rai_desktop.domain.codes import MeasureStatus, RiskLevel, RiskStatus, SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment, all_risks
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Column, ColumnKind, OpenPoint, Row, Table

_DONE = (
    MeasureStatus.IMPLEMENTED,
    MeasureStatus.EFFECTIVE,
    MeasureStatus.RETIRED,
    MeasureStatus.REJECTED,
)
Note = Callable[[Entity, str, date | None], None]


def open_points(
    project: OpenProject, labels: Labels, assessment: Assessment, systems: Sequence[AiSystem]
) -> list[OpenPoint]:
    """Return what is open, overdue things first."""
    points: list[OpenPoint] = []
    numbers: dict[EntityKind, object] = {}

    def note(entity: Entity, text: str, due: date | None = None) -> None:
        kind = kind_of(entity)
        known = numbers.setdefault(kind, project.numbers(kind))
        number = known.get(entity.uid, "")  # type: ignore[attr-defined]
        entry = f"{number} {project.name(entity.uid)}".strip()
        points.append(OpenPoint(entry=entry, text=labels.words(text), due=due))

    for system in systems:
        _check_system(system, assessment, note)
    related = _related(assessment, systems) if _is_part(project, systems) else None
    for risk in all_risks(project):
        if related is None or risk.uid in related:
            _check_risk(risk, assessment, note)
    for entity in project.entities(EntityKind.MITIGATION):
        if isinstance(entity, Mitigation) and (related is None or entity.uid in related):
            _check_mitigation(entity, assessment.day, note)
    if related is None:
        for entity in project.entities(EntityKind.EVIDENCE):
            if isinstance(entity, Evidence):
                _check_evidence(entity, assessment.day, note)
    return sorted(points, key=lambda point: (point.due or date.max, point.entry))


def _is_part(project: OpenProject, systems: Sequence[AiSystem]) -> bool:
    return len(systems) != len(project.entities(EntityKind.SYSTEM))


def _related(assessment: Assessment, systems: Sequence[AiSystem]) -> set[Uid]:
    risks = {risk.uid for system in systems for risk in assessment.risks_of(system.uid)}
    return risks | {m.uid for risk in risks for m in assessment.mitigations_of(risk)}


def _check_system(system: AiSystem, assessment: Assessment, note: Note) -> None:
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


def _check_risk(risk: Risk, assessment: Assessment, note: Note) -> None:
    if risk.status is RiskStatus.CLOSED:
        return
    level = assessment.levels(risk).overall
    if level is None:
        note(risk, N_("The risk is not rated."), None)
    if risk.owner is None:
        note(risk, N_("No risk owner is named."), None)
    if level in (RiskLevel.HIGH, RiskLevel.VERY_HIGH) and not assessment.mitigations_of(risk.uid):
        note(risk, N_("The level is high and no mitigation is linked."), None)
    if risk.review_due_on and risk.review_due_on < assessment.day:
        note(risk, N_("The review is overdue."), risk.review_due_on)


def _check_mitigation(mitigation: Mitigation, day: date, note: Note) -> None:
    if mitigation.status in _DONE:
        return
    if mitigation.due_on and mitigation.due_on < day:
        note(mitigation, N_("The mitigation is overdue."), mitigation.due_on)
    if mitigation.owner is None:
        note(mitigation, N_("Nobody is responsible."), None)


def _check_evidence(evidence: Evidence, day: date, note: Note) -> None:
    if evidence.valid_until and evidence.valid_until < day and evidence.superseded_by is None:
        note(evidence, N_("The evidence has expired."), evidence.valid_until)


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
