"""Counting what indicators are made of, whatever the entries come from: today or an earlier day."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.days import months_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.finding import Finding
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.rating import counts_today
from rai_desktop.domain.rating.indicators import Counted, Indicator
from rai_desktop.services.indicators.model import Figure, Missing
from rai_desktop.services.project import OpenProject

QUARTER, YEAR = 3, 12
"""Months that are looked back."""

PART = 500
"""Entries, or values of the history, that are looked at in one piece."""

_HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)

T = TypeVar("T")
E = TypeVar("E", bound=Entity)
LevelOf = Callable[[Risk], RiskLevel | None]


class Entries(Protocol):
    """The entries of a project at one time, without those in the bin."""

    def of(self, kind: EntityKind) -> Sequence[Entity]:
        """Return the entries of a kind."""

    def risks_of(self, mitigation: Uid) -> Iterable[Risk]:
        """Return the risks that a mitigation is linked to."""


class Present:
    """The entries of a project as they are now."""

    def __init__(self, project: OpenProject) -> None:
        self._project = project

    def of(self, kind: EntityKind) -> Sequence[Entity]:
        """Return the entries of a kind."""
        return self._project.entities(kind)

    def risks_of(self, mitigation: Uid) -> Iterable[Risk]:
        """Return the risks that a mitigation is linked to."""
        uids = self._project.links.firsts(LinkRole.RISK_MITIGATION, mitigation)
        found = map(self._project.store.entity, uids)
        return [risk for risk in found if isinstance(risk, Risk)]


def figure(
    indicator: Indicator, entries: Entries, day: date, level: LevelOf
) -> Generator[None, None, Figure]:
    """Return the value of an indicator on ``day``, or why it cannot be told, bit by bit."""
    if indicator.counted is None:
        return Figure(missing=Missing.OPERATION)
    if indicator.counted is Counted.OVERDUE:
        return (yield from _overdue(entries, day, level))
    return _COUNTING[indicator.counted](indicator, entries, day)


def in_pauses(many: Iterable[T], take: Callable[[T], object]) -> Generator[None, None, None]:
    """Take each of ``many``, bit by bit between other work."""
    for place, one in enumerate(many, start=1):
        take(one)
        if place % PART == 0:
            yield


def _all(entries: Entries, kind: EntityKind, entity: type[E]) -> list[E]:
    return [one for one in entries.of(kind) if isinstance(one, entity)]


def _within(when: date | None, day: date, months: int) -> bool:
    """Return whether a day lies in the months that end with ``day``."""
    return when is not None and months_later(day, -months) < when <= day


def _counted(kind: EntityKind, found: Iterable[Entity], total: int) -> Figure:
    uids = tuple(one.uid for one in found)
    return Figure(value=len(uids), kind=kind, uids=uids, total=total)


def _incidents(_: Indicator, entries: Entries, day: date) -> Figure:
    kind = EntityKind.INCIDENT
    incidents = _all(entries, kind, Incident)
    if not incidents:
        return Figure(kind=kind, missing=Missing.NO_INCIDENT)
    new = (one for one in incidents if _within(one.known_on or one.occurred_on, day, QUARTER))
    return _counted(kind, new, len(incidents))


def _findings(indicator: Indicator, entries: Entries, day: date) -> Figure:
    kind = EntityKind.FINDING
    risks = _all(entries, EntityKind.RISK, Risk)
    about = {risk.uid for risk in risks if risk.library in indicator.risks}
    if not about:
        return Figure(kind=kind, missing=Missing.NO_SUCH_RISK)
    findings = _all(entries, kind, Finding)
    new = (one for one in findings if one.risk in about and _within(one.found_on, day, QUARTER))
    return _counted(kind, new, len(findings))


def _trained(_: Indicator, entries: Entries, day: date) -> Figure:
    kind = EntityKind.TRAINING
    trainings = _all(entries, kind, Training)
    held = [
        one
        for one in trainings
        if _within(one.held_on, day, YEAR) and one.invited and one.participants is not None
    ]
    invited = sum(one.invited or 0 for one in held)
    if not invited:
        return Figure(kind=kind, total=len(trainings), missing=Missing.NO_TRAINING)
    came = sum(min(one.participants or 0, one.invited or 0) for one in held)
    uids, share = tuple(one.uid for one in held), round(100 * came / invited, 2)
    return Figure(value=share, kind=kind, uids=uids, total=len(trainings))


def _overdue(entries: Entries, day: date, level: LevelOf) -> Generator[None, None, Figure]:
    kind = EntityKind.MITIGATION
    mitigations = _all(entries, kind, Mitigation)
    if not mitigations:
        return Figure(kind=kind, missing=Missing.NO_MITIGATION)
    late: dict[Uid, list[RiskLevel | None]] = {}

    def judge(one: Mitigation) -> None:
        if is_late(one, day):
            risks = filter(counts_today, entries.risks_of(one.uid))
            late[one.uid] = [level(risk) for risk in risks]

    yield from in_pauses(mitigations, judge)
    high = [one for one in mitigations if any(at in _HIGH for at in late.get(one.uid, ()))]
    rated = [at for levels in late.values() for at in levels]
    if rated and not any(rated):
        return Figure(kind=kind, total=len(mitigations), missing=Missing.UNRATED)
    return _counted(kind, high, len(mitigations))


def is_late(mitigation: Mitigation, day: date) -> bool:
    """Return whether a mitigation should be in place by now, and is neither that nor given up."""
    status = mitigation.status
    is_awaited = status is None or not (status.is_existing or status.is_given_up)
    return is_awaited and mitigation.due_on is not None and mitigation.due_on < day


_COUNTING: Mapping[Counted, Callable[[Indicator, Entries, date], Figure]] = {
    Counted.INCIDENTS: _incidents,
    Counted.FINDINGS: _findings,
    Counted.TRAINED: _trained,
}
NEEDED: Mapping[Counted, tuple[EntityKind, ...]] = {
    Counted.INCIDENTS: (EntityKind.INCIDENT,),
    Counted.FINDINGS: (EntityKind.FINDING, EntityKind.RISK),
    Counted.TRAINED: (EntityKind.TRAINING,),
    Counted.OVERDUE: (EntityKind.MITIGATION, EntityKind.RISK, EntityKind.LINK),
}
"""The kinds of entries that something is counted from."""
