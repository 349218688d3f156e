"""What the program knows about a year for the report: counts and levels, no names."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.codes import RiskLevel, SystemStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.internal import Pack
from rai_desktop.domain.kinds.snapshot import Snapshot
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.requirements import NeedKind, RequirementRules, State
from rai_desktop.domain.texts import N_
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
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.services.years.closed import closed_year, closed_years, frozen_state
from rai_desktop.services.years.looking import look_at
from rai_desktop.services.years.model import UNKNOWN, Figures, ProjectThen, RequirementThen
from rai_desktop.services.years.written import read_figures

MET_FROM = 3
"""From which level on a requirement counts as met where a pack says nothing else."""

_HIGH_RISK = (LegalLabel.HR_I_A, LegalLabel.HR_I_B, LegalLabel.HR_III)
_HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)
_NOT_CLOSED = N_(
    "The year {year} is not closed. Close it with “year PROJECT --close {year} --signed NAME” or "
    "on the page “The year”. A draft to read can be made before."
)
_UNREADABLE = N_(
    "What was frozen when the year {year} was closed is not in this copy of the project. Close "
    "the year again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """A year in figures. ``closed_on`` is empty while the year is not closed: then it is a draft.

    ``open_by_law`` are the ids of the requirements that are law and not met.
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


def facts_of_year(
    project: OpenProject,
    labels: Labels,
    year: int,
    *,
    as_draft: bool = False,
    between: Callable[[], object] = lambda: None,
) -> YearFacts:
    """Return a year as it was frozen; ``as_draft`` takes today for one that is not closed.

    Looking at today takes a while in a large project; ``between`` may end it.

    Raises:
        UsageError: the year is not closed, or what was frozen is not here; it says what to do.
    """
    snapshot = closed_year(project, year)
    if snapshot is not None:
        return _frozen(project, labels, snapshot, year)
    if not as_draft:
        raise UsageError(_NOT_CLOSED, year=str(year))
    then = look_at(project, labels, year, between)
    return _facts(project, labels, then, project.fingerprint)


def _frozen(project: OpenProject, labels: Labels, snapshot: Snapshot, year: int) -> YearFacts:
    then = frozen_state(project, snapshot)
    if then is None or not then.is_complete:
        raise UsageError(_UNREADABLE, year=str(year))
    signed = None
    if snapshot.signed_name and snapshot.signed_on:
        function = snapshot.signed_function
        signed = Signed(name=snapshot.signed_name, function=function, on=snapshot.signed_on)
    closed_on = snapshot.closed_on or then.day
    return _facts(project, labels, then, snapshot.fingerprint, closed_on, signed)


def _facts(
    project: OpenProject,
    labels: Labels,
    then: ProjectThen,
    fingerprint: str,
    closed_on: date | None = None,
    signed: Signed | None = None,
) -> YearFacts:
    figures = then.figures
    incidents = _incidents(project, figures.incidents, then.year)
    return YearFacts(
        year=then.year,
        day=then.day,
        closed_on=closed_on,
        fingerprint=fingerprint,
        signed=signed,
        requirements=_requirement_set(project, labels, figures),
        systems=_systems(figures),
        criteria=tuple(_criteria(figures)),
        answers=tuple(map(_answer, then.requirements)),
        law_now=figures.open_law,
        soon=figures.open_soon,
        open_by_law=tuple(one.id for one in then.requirements if _is_open_law(one)),
        actions=_actions(figures),
        incidents=incidents,
        previous=_previous(project, then.year),
        computed=dict(_computed(figures, incidents)),
    )


def _requirement_set(project: OpenProject, labels: Labels, figures: Figures) -> RequirementSet:
    """Return which requirements were answered, with the level from which on most are met."""
    rules = rules_of(project, labels.catalogue)
    levels = Counter(rule.met_from for rule in rules.requirements)
    return RequirementSet(
        pack=figures.pack or rules.pack,
        version=figures.pack_version or rules.version,
        sha256=_digest(project, rules, figures),
        met_from=max(levels, key=lambda level: levels[level], default=MET_FROM),
    )


def _digest(project: OpenProject, rules: RequirementRules, figures: Figures) -> str:
    """Return the digest of the requirements that were answered, also when newer ones are there."""
    for pack in project.entities(EntityKind.PACK):
        named = isinstance(pack, Pack) and (pack.pack_id, pack.version)
        if isinstance(pack, Pack) and named == (figures.pack, figures.pack_version):
            return pack.sha256
    return rules.sha256


def _systems(figures: Figures) -> SystemCounts:
    """Return the systems that are not retired; those that nobody classified count as open."""
    labels = {LegalLabel(code): n for code, n in figures.systems_by_label.items() if code}
    unclassified = figures.systems_by_label.get(UNKNOWN, 0)
    if unclassified:
        labels[LegalLabel.OPEN] = labels.get(LegalLabel.OPEN, 0) + unclassified
    return SystemCounts(
        count=figures.systems,
        by_label=labels,
        by_lifecycle={
            SystemStatus(code): count
            for code, count in figures.systems_by_status.items()
            if code not in (UNKNOWN, SystemStatus.RETIRED)
        },
    )


def _criteria(figures: Figures) -> Iterator[CriterionFigures]:
    for each in figures.criteria:
        yield CriterionFigures(
            criterion=each.criterion,
            applicable=each.applicable,
            met=each.met,
            lowest_law_level=each.law_level,
            median_level=each.median,
        )


def _answer(then: RequirementThen) -> ReportedAnswer:
    """Return how far a requirement was met; what nobody knows is not called unmet."""
    if then.state is State.NOT_APPLICABLE:
        return ReportedAnswer(requirement=then.id, state=ReportState.NOT_APPLICABLE)
    if not then.is_known and not then.level:
        return ReportedAnswer(requirement=then.id, state=ReportState.UNKNOWN)
    return ReportedAnswer(requirement=then.id, state=ReportState(then.state), level=then.level)


def _is_open_law(then: RequirementThen) -> bool:
    is_open = then.state in (State.PARTLY, State.NOT_MET)
    return is_open and then.need is NeedKind.MANDATORY_NOW


def _actions(figures: Figures) -> ActionCounts:
    awaited = figures.measures_open
    return ActionCounts(
        open=awaited,
        done=figures.measures_done,
        overdue=min(figures.measures_overdue, awaited),
    )


def _incidents(project: OpenProject, count: int, year: int) -> IncidentCounts:
    """Return the incidents of a year; which were serious is known by what is said of them today."""
    found = [one for one in project.entities(EntityKind.INCIDENT) if isinstance(one, Incident)]
    days = ((one, one.known_on or one.occurred_on) for one in found)
    serious = sum(
        bool(one.harms) and not one.near_miss and day is not None and day.year == year
        for one, day in days
    )
    return IncidentCounts(count=count, serious=min(serious, count))


def _previous(project: OpenProject, year: int) -> PreviousYear | None:
    """Return the figures of the last closed year before ``year``."""
    for snapshot in closed_years(project):
        before = snapshot.year or 0
        figures = read_figures(snapshot.figures) if 0 < before < year else None
        if figures is not None:
            return PreviousYear(
                year=before,
                systems=figures.systems,
                criteria=tuple(_criteria(figures)),
                law_now=figures.open_law,
                soon=figures.open_soon,
            )
    return None


def _computed(
    figures: Figures, incidents: IncidentCounts
) -> Iterator[tuple[ComputedFigure, int | float]]:
    labels, levels = figures.systems_by_label, figures.risks_by_level
    waiting = labels.get(LegalLabel.OPEN, 0) + labels.get(UNKNOWN, 0)
    actions = _actions(figures)
    yield ComputedFigure.SYSTEMS, figures.systems
    yield ComputedFigure.SYSTEMS_IN_USE, figures.systems_by_status.get(SystemStatus.IN_USE, 0)
    yield ComputedFigure.SYSTEMS_HIGH_RISK, sum(labels.get(label, 0) for label in _HIGH_RISK)
    yield ComputedFigure.SYSTEMS_OPEN, waiting
    yield ComputedFigure.RISKS, figures.risks
    yield ComputedFigure.RISKS_HIGH, sum(levels.get(level, 0) for level in _HIGH)
    yield ComputedFigure.REQUIREMENTS_APPLICABLE, figures.applicable
    yield ComputedFigure.REQUIREMENTS_MET, figures.met
    yield ComputedFigure.SHARE_MET, round(figures.share_met or 0.0, 4)
    yield ComputedFigure.OPEN_LAW_NOW, figures.open_law
    yield ComputedFigure.OPEN_SOON, figures.open_soon
    yield ComputedFigure.ACTIONS_OPEN, actions.open
    yield ComputedFigure.ACTIONS_DONE, actions.done
    yield ComputedFigure.ACTIONS_OVERDUE, actions.overdue
    yield ComputedFigure.INCIDENTS, incidents.count
    yield ComputedFigure.INCIDENTS_SERIOUS, incidents.serious
    yield ComputedFigure.TRAININGS, figures.trainings
