"""Looking at a project as it stands: what is frozen with a year, and compared with it."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

from rai_desktop.domain.codes import Criterion, MeasureStatus, RiskLevel, SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.rating import When, levels_of
from rai_desktop.domain.requirements import CriterionScore, RequirementScore
from rai_desktop.domain.requirements.scoring import median
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import classifications, labels_of
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import (
    KnownStanding,
    Standing,
    standing_in_parts,
)
from rai_desktop.services.years.model import (
    UNKNOWN,
    CriterionFigures,
    Figures,
    ProjectThen,
    RequirementThen,
    RiskThen,
    SystemThen,
)

Item = TypeVar("Item")

_EACH = 200
"""Entries that are looked at in one piece."""


def look_at(
    project: OpenProject,
    labels: Labels,
    year: int,
    between: Callable[[], object] = lambda: None,
) -> ProjectThen:
    """Return a project as it stands on the day of its clock, for the reporting year ``year``.

    ``labels`` speak of ``project``; ``between`` may end it.
    """
    return result_of(look_in_parts(project, labels, year), between)


def look_in_parts(
    project: OpenProject, labels: Labels, year: int, known: KnownStanding | None = None
) -> Generator[None, None, ProjectThen]:
    """Return the same, bit by bit between other work; begin anew when the project changes."""
    gaps = Gaps(project, labels, project.clock.today())
    for _ in gaps.parts():
        yield
    found = yield from standing_in_parts(project, labels.catalogue, known)
    systems = yield from _gathered(_systems(project))
    risks = yield from _gathered(_risks(project, gaps))
    return ProjectThen(
        year=year,
        head=project.store.head() or "",
        figures=_figures(gaps, found, year),
        requirements=tuple(_requirement(score) for score in found.assessment.scores),
        systems=systems,
        risks=risks,
    )


def _gathered(items: Iterable[Item]) -> Generator[None, None, tuple[Item, ...]]:
    """Return all of ``items``, a piece of them at a time."""
    found: list[Item] = []
    for item in items:
        if len(found) % _EACH == 0:
            yield
        found.append(item)
    return tuple(found)


def _requirement(score: RequirementScore) -> RequirementThen:
    return RequirementThen(
        id=score.rule.id,
        title=score.rule.title,
        criterion=score.rule.criterion,
        state=score.state,
        need=score.need.kind,
        level=score.level,
        is_known=score.is_known,
    )


def _systems(project: OpenProject) -> Iterator[SystemThen]:
    recorded = classifications(project)
    for system in project.entities(EntityKind.SYSTEM):
        if isinstance(system, AiSystem):
            labels = labels_of(recorded.get(system.uid))
            yield SystemThen(
                uid=system.uid,
                number=project.number(system),
                name=system.name,
                status=system.status,
                labels=tuple(label for label in labels if label is not None),
            )


def _risks(project: OpenProject, gaps: Gaps) -> Iterator[RiskThen]:
    for risk in gaps.risks:
        yield RiskThen(
            uid=risk.uid,
            number=project.number(risk),
            title=risk.title,
            level=levels_of(risk, When.CURRENT, gaps.method).overall,
            status=risk.status,
        )


def _figures(gaps: Gaps, found: Standing, year: int) -> Figures:
    assessment = found.assessment
    levels = [score.level for score in assessment.scores if score.level is not None]
    trainings = _trainings(gaps.project, year)
    return Figures(
        day=gaps.day,
        pack=found.rules.pack,
        pack_version=found.rules.version,
        systems=len(gaps.live_systems),
        systems_by_label=_counts(gaps.systems_by_label, tuple(LegalLabel)),
        systems_by_status=_by_status(gaps.systems),
        risks=len(gaps.open_risks),
        risks_by_level=_counts(gaps.rated.by_level, tuple(RiskLevel)),
        applicable=assessment.applicable,
        met=assessment.met,
        median=median(levels),
        unanswered=sum(not score.is_known for score in assessment.scores),
        open_law=assessment.open_law_count,
        open_soon=assessment.open_within_a_year_count,
        criteria=tuple(_criterion(score) for score in assessment.criteria),
        measures_open=len(gaps.awaited_mitigations),
        measures_done=sum(_is_done(one) for one in gaps.mitigations),
        measures_overdue=len(gaps.overdue_mitigations),
        tasks_open=len(gaps.open_tasks),
        tasks_overdue=len(gaps.overdue_tasks),
        incidents=len(_incidents(gaps.project, year)),
        trainings=len(trainings),
        participants=sum(training.participants or 0 for training in trainings),
        practices=len(gaps.project.entities(EntityKind.PRACTICE)),
    )


def _criterion(score: CriterionScore) -> CriterionFigures:
    return CriterionFigures(
        criterion=Criterion(score.criterion),
        applicable=score.applicable,
        met=score.met,
        median=score.median,
        law_level=score.law_level,
    )


def _counts(
    found: Mapping[LegalLabel | None, Sequence[Uid]] | Mapping[RiskLevel | None, Sequence[Uid]],
    order: Iterable[LegalLabel] | Iterable[RiskLevel],
) -> dict[str, int]:
    counts = {str(code or UNKNOWN): len(uids) for code, uids in found.items()}
    return {key: counts[key] for key in (*map(str, order), UNKNOWN) if counts.get(key)}


def _by_status(systems: Iterable[AiSystem]) -> dict[str, int]:
    found = [str(system.status or UNKNOWN) for system in systems]
    return {key: found.count(key) for key in (*map(str, SystemStatus), UNKNOWN) if key in found}


def _is_done(mitigation: Mitigation) -> bool:
    return mitigation.status in (MeasureStatus.IMPLEMENTED, MeasureStatus.EFFECTIVE)


def _incidents(project: OpenProject, year: int) -> list[Incident]:
    found = project.entities(EntityKind.INCIDENT)
    days = ((one, one.known_on or one.occurred_on) for one in found if isinstance(one, Incident))
    return [one for one, day in days if _is_in(day, year)]


def _trainings(project: OpenProject, year: int) -> list[Training]:
    found = project.entities(EntityKind.TRAINING)
    return [one for one in found if isinstance(one, Training) and _is_in(one.held_on, year)]


def _is_in(day: date | None, year: int) -> bool:
    return day is not None and day.year == year
