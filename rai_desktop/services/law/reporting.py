"""Whom the law wants to be told of an incident, and until when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from rai_desktop.domain.codes import Answer, Role
from rai_desktop.domain.conditions import Facts, Truth, evaluate
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.domain.law import DeadlineRule
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.times import read_time
from rai_desktop.services.law.facts import sizes_of
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """Somebody to be told; ``due`` is the last moment, ``None`` while nobody says since when.

    ``is_certain`` is false while the classification or a fact of the incident is open.
    ``told_on`` is when they were told.
    """

    rule: DeadlineRule
    due: datetime | None
    is_certain: bool
    told_on: date | None

    def is_overdue(self, day: date) -> bool:
        """Return whether the last moment lies before ``day`` and nobody was told."""
        return self.told_on is None and self.due is not None and self.due.date() < day


def reportings(project: OpenProject, catalogue: Catalogue, incident: Incident) -> list[Reporting]:
    """Return whom the law wants to be told of an incident, the shortest time first.

    Of several deadlines that end with the same field only the shortest certain one counts, with
    those that only may hold.
    """
    facts = _facts(project, catalogue, incident)
    found = sorted(_reportings(catalogue, incident, facts), key=lambda each: each.rule.hours)
    met: set[str] = set()
    kept = []
    for each in found:
        if each.rule.told_by not in met:
            kept.append(each)
        if each.is_certain:
            met.add(each.rule.told_by)
    return kept


def _reportings(catalogue: Catalogue, incident: Incident, facts: Facts) -> Iterator[Reporting]:
    for rule in catalogue.law().deadlines:
        truth = _truth(rule, incident, facts)
        if truth is Truth.FALSE:
            continue
        told = value_of(incident, rule.told_by)
        yield Reporting(
            rule=rule,
            due=_due(incident, rule.hours),
            is_certain=truth is Truth.TRUE,
            told_on=told if isinstance(told, date) else None,
        )


def _truth(rule: DeadlineRule, incident: Incident, facts: Facts) -> Truth:
    """Return whether a deadline runs: law, first day, harm and loss of data taken together."""
    known = incident.known_on or facts.day
    starts = [s for s in rule.starts if s.applies_from <= known]
    parts = [
        evaluate(rule.when, facts),
        max(
            (evaluate(start.when, facts) for start in starts), default=Truth.FALSE, key=_ORDER.index
        ),
        _harm(rule, incident),
        _breach(rule, incident),
    ]
    return min(parts, key=_ORDER.index)


_ORDER = (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE)


def _harm(rule: DeadlineRule, incident: Incident) -> Truth:
    if not rule.harms:
        return Truth.TRUE
    if incident.near_miss:
        return Truth.FALSE
    return Truth.TRUE if set(rule.harms) & set(incident.harms) else Truth.FALSE


def _breach(rule: DeadlineRule, incident: Incident) -> Truth:
    if not rule.needs_data_breach or incident.data_breach is Answer.YES:
        return Truth.TRUE
    return Truth.FALSE if incident.data_breach is Answer.NO else Truth.UNKNOWN


def _due(incident: Incident, hours: int) -> datetime | None:
    if incident.known_on is None:
        return None
    return datetime.combine(incident.known_on, known_time(incident)) + timedelta(hours=hours)


def known_time(incident: Incident) -> time:
    """Return since which time of day an incident is known; midnight where nobody says."""
    return read_time(incident.known_at) or time()


def _facts(project: OpenProject, catalogue: Catalogue, incident: Incident) -> Facts:
    """Return what is known of the system; everything is possible while it is not classified."""
    found = classification_of(project, Uid(incident.system)) if incident.system else None
    sizes = sizes_of(catalogue.law(), project.organisation())
    day = project.clock.today()
    if found is None:
        labels, roles = frozenset(map(str, LegalLabel)), frozenset(map(str, Role))
        return Facts(day=day, open_labels=labels, open_roles=roles, sizes=sizes)
    return Facts(
        day=day,
        labels=frozenset(found.labels),
        open_labels=frozenset(found.open_labels),
        roles=frozenset(found.roles),
        open_roles=frozenset(found.open_roles),
        sizes=sizes,
    )
