"""What the program knows about a year for the report: counts and levels, no names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.codes import RiskLevel, SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.requirements import (
    Assessment,
    CriterionScore,
    RequirementRules,
    RequirementScore,
    State,
)
from rai_desktop.domain.wanted_report import ComputedFigure
from rai_desktop.domain.yearly_report import (
    ActionCounts,
    CriterionFigures,
    IncidentCounts,
    PreviousYear,
    ReportedAnswer,
    ReportState,
    RequirementSet,
    Signed,
    SystemCounts,
)
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import standing

MET_FROM = 3
"""From which level on a requirement counts as met where a pack says nothing else."""

_HIGH_RISK = (LegalLabel.HR_I_A, LegalLabel.HR_I_B, LegalLabel.HR_III)
_HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """A year in figures. ``closed_on`` is empty while the year is not closed: then it is a draft.

    ``open_by_law`` are the ids of the requirements that are law and not met, by their weight.
    """

    year: int
    day: date
    closed_on: date | None = None
    fingerprint: str = ""
    signed: Signed | None = None
    requirements: RequirementSet
    systems: SystemCounts
    criteria: tuple[CriterionFigures, ...] = ()
    answers: tuple[ReportedAnswer, ...] = ()
    law_now: int = 0
    soon: int = 0
    open_by_law: tuple[str, ...] = ()
    actions: ActionCounts
    incidents: IncidentCounts
    previous: PreviousYear | None = None
    computed: Mapping[ComputedFigure, int | float] = field(default_factory=dict)

    @property
    def is_draft(self) -> bool:
        """Whether the figures are those of today, which may still change."""
        return self.closed_on is None


def facts_of_today(project: OpenProject, labels: Labels, year: int) -> YearFacts:
    """Return the figures of a project as it is, with what happened in ``year``."""
    stands = standing(project, labels.catalogue)
    gaps = Gaps(project, labels, project.clock.today())
    assessment = stands.assessment
    systems = _systems(gaps)
    actions, incidents = _actions(gaps), _incidents(project, year)
    return YearFacts(
        year=year,
        day=gaps.day,
        fingerprint=project.fingerprint,
        requirements=requirement_set(stands.rules),
        systems=systems,
        criteria=tuple(map(_criterion, assessment.criteria)),
        answers=tuple(map(_answer, assessment.scores)),
        law_now=assessment.open_law_count,
        soon=assessment.open_within_a_year_count,
        open_by_law=tuple(_open_by_law(assessment)),
        actions=actions,
        incidents=incidents,
        computed={
            **_of_systems(systems),
            **_of_risks(gaps),
            **_of_requirements(assessment),
            **_of_work(actions, incidents),
            ComputedFigure.TRAININGS: _trainings(project, year),
        },
    )


def requirement_set(rules: RequirementRules) -> RequirementSet:
    """Return which requirements are answered, with the level from which on most are met."""
    levels = Counter(rule.met_from for rule in rules.requirements)
    return RequirementSet(
        pack=rules.pack,
        version=rules.version,
        sha256=rules.sha256,
        met_from=max(levels, key=lambda level: levels[level], default=MET_FROM),
    )


def _systems(gaps: Gaps) -> SystemCounts:
    statuses = Counter(each.status for each in gaps.systems if each.status is not None)
    labels = {
        label: len(gaps.systems_by_label[label])
        for label in LegalLabel
        if gaps.systems_by_label.get(label)
    }
    return SystemCounts(
        count=len(gaps.systems),
        by_label=labels,
        by_lifecycle={status: statuses[status] for status in SystemStatus if statuses[status]},
    )


def _criterion(score: CriterionScore) -> CriterionFigures:
    return CriterionFigures(
        criterion=score.criterion,
        applicable=score.applicable,
        met=score.met,
        lowest_law_level=score.law_level,
        median_level=score.median,
    )


def _answer(score: RequirementScore) -> ReportedAnswer:
    """Return how far a requirement is met; what nobody knows anywhere is not called unmet."""
    if score.state is State.NOT_APPLICABLE:
        return ReportedAnswer(requirement=score.rule.id, state=ReportState.NOT_APPLICABLE)
    if not score.is_partly_known:
        return ReportedAnswer(requirement=score.rule.id, state=ReportState.UNKNOWN)
    return ReportedAnswer(
        requirement=score.rule.id, state=ReportState(score.state), level=score.level
    )


def _open_by_law(assessment: Assessment) -> Iterable[str]:
    return (score.rule.id for score in assessment.scores if score.open_law_count)


def _actions(gaps: Gaps) -> ActionCounts:
    found = gaps.project.entities(EntityKind.MITIGATION)
    states = Counter(
        "done" if each.status.is_existing else "open"
        for each in found
        if isinstance(each, Mitigation) and each.status and not each.status.is_given_up
    )
    overdue = min(len(gaps.overdue_mitigations), states["open"])
    return ActionCounts(open=states["open"], done=states["done"], overdue=overdue)


def _incidents(project: OpenProject, year: int) -> IncidentCounts:
    found = [
        each
        for each in project.entities(EntityKind.INCIDENT)
        if isinstance(each, Incident) and _is_in(each.occurred_on or each.known_on, year)
    ]
    serious = sum(bool(each.harms) and not each.near_miss for each in found)
    return IncidentCounts(count=len(found), serious=serious)


def _trainings(project: OpenProject, year: int) -> int:
    found = project.entities(EntityKind.TRAINING)
    return sum(isinstance(each, Training) and _is_in(each.held_on, year) for each in found)


def _is_in(day: date | None, year: int) -> bool:
    return day is not None and day.year == year


def _of_systems(systems: SystemCounts) -> dict[ComputedFigure, int | float]:
    by_label = systems.by_label
    return {
        ComputedFigure.SYSTEMS: systems.count,
        ComputedFigure.SYSTEMS_IN_USE: systems.by_lifecycle.get(SystemStatus.IN_USE, 0),
        ComputedFigure.SYSTEMS_HIGH_RISK: sum(by_label.get(label, 0) for label in _HIGH_RISK),
        ComputedFigure.SYSTEMS_OPEN: by_label.get(LegalLabel.OPEN, 0),
    }


def _of_risks(gaps: Gaps) -> dict[ComputedFigure, int | float]:
    by_level = gaps.rated.by_level
    return {
        ComputedFigure.RISKS: len(gaps.risks),
        ComputedFigure.RISKS_HIGH: sum(len(by_level.get(level, ())) for level in _HIGH),
    }


def _of_requirements(assessment: Assessment) -> dict[ComputedFigure, int | float]:
    return {
        ComputedFigure.REQUIREMENTS_APPLICABLE: assessment.applicable,
        ComputedFigure.REQUIREMENTS_MET: assessment.met,
        ComputedFigure.SHARE_MET: round(assessment.share_met or 0.0, 4),
        ComputedFigure.OPEN_LAW_NOW: assessment.open_law_count,
        ComputedFigure.OPEN_SOON: assessment.open_within_a_year_count,
    }


def _of_work(actions: ActionCounts, incidents: IncidentCounts) -> dict[ComputedFigure, int | float]:
    return {
        ComputedFigure.ACTIONS_OPEN: actions.open,
        ComputedFigure.ACTIONS_DONE: actions.done,
        ComputedFigure.ACTIONS_OVERDUE: actions.overdue,
        ComputedFigure.INCIDENTS: incidents.count,
        ComputedFigure.INCIDENTS_SERIOUS: incidents.serious,
    }
