"""What is known of a project at one time: today, on an earlier day, or when a year was closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.codes import Criterion, RiskLevel, RiskStatus, SystemStatus
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.rating import Texts
from rai_desktop.domain.requirements import NeedKind, State

UNKNOWN = ""
"""Stands for systems without a classification, a status, and for risks without a rating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementThen:
    """How far a requirement was met: by its lowest level, and as binding as it was then."""

    id: str
    title: Texts
    criterion: Criterion
    state: State
    need: NeedKind
    level: int | None = None
    is_known: bool = True

    @property
    def applies(self) -> bool:
        """Whether nobody gave a reason everywhere why it does not apply."""
        return self.state is not State.NOT_APPLICABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemThen:
    """A system as it was; ``labels`` are empty while it was not classified."""

    uid: Uid
    number: str
    name: str
    status: SystemStatus | None = None
    labels: tuple[LegalLabel, ...] = ()

    @property
    def is_retired(self) -> bool:
        """Whether it is out of use, but still listed."""
        return self.status is SystemStatus.RETIRED


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskThen:
    """A risk as it was; without a ``level`` it was not rated."""

    uid: Uid
    number: str
    title: str
    level: RiskLevel | None = None
    status: RiskStatus | None = None

    @property
    def is_closed(self) -> bool:
        """Whether it no longer counts."""
        return self.status is RiskStatus.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionFigures:
    """A criterion in numbers; ``law_level`` is the lowest level of what is law."""

    criterion: Criterion
    applicable: int = 0
    met: int = 0
    median: float | None = None
    law_level: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A project in numbers on a day; incidents and trainings are those of the year.

    Counts by label, status or level have the code as key, ``UNKNOWN`` for none.
    """

    day: date
    pack: str = ""
    pack_version: str = ""
    systems: int = 0
    systems_by_label: Mapping[str, int] = field(default_factory=dict)
    systems_by_status: Mapping[str, int] = field(default_factory=dict)
    risks: int = 0
    risks_by_level: Mapping[str, int] = field(default_factory=dict)
    applicable: int = 0
    met: int = 0
    median: float | None = None
    unanswered: int = 0
    open_law: int = 0
    open_soon: int = 0
    criteria: tuple[CriterionFigures, ...] = ()
    measures_open: int = 0
    measures_done: int = 0
    measures_overdue: int = 0
    tasks_open: int = 0
    tasks_overdue: int = 0
    incidents: int = 0
    trainings: int = 0
    participants: int = 0
    practices: int = 0

    @property
    def share_met(self) -> float | None:
        """The share of applicable requirements that are met; ``None`` when none applies."""
        return min(1.0, self.met / self.applicable) if self.applicable else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectThen:
    """A project at one time, as far as two times are compared.

    ``year`` is the reporting year whose incidents and trainings count. ``known`` tells whether all
    of it is: values may be left out of the history of this copy.
    """

    year: int
    head: str
    figures: Figures
    requirements: tuple[RequirementThen, ...] = ()
    systems: tuple[SystemThen, ...] = ()
    risks: tuple[RiskThen, ...] = ()
    is_complete: bool = True

    @property
    def day(self) -> date:
        """The day by which rules were judged."""
        return self.figures.day
