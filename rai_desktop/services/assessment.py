"""Levels of risks and systems of an open project, on a given day."""

from collections.abc import Iterable, Iterator
from datetime import date

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import (
    RATED_BY,
    Levels,
    Method,
    When,
    counts_today,
    highest,
    levels_of,
    severity,
)
from rai_desktop.services.project import OpenProject


class Assessment:
    """Answers about levels; the highest level counts, nothing is averaged."""

    def __init__(self, project: OpenProject, method: Method, day: date) -> None:
        self.day = day
        self.method = method
        self._project = project
        self._known: dict[object, Levels] = {}
        self._severities: dict[object, tuple[int, ...]] = {}

    def levels(self, risk: Risk, when: When = When.CURRENT) -> Levels:
        """Return the levels of a risk; equal ratings are judged only once."""
        rating = (when, RATED_BY[when](risk))
        if rating not in self._known:
            self._known[rating] = levels_of(risk, when, self.method)
        return self._known[rating]

    def risks_of(self, system: Uid) -> list[Risk]:
        """Return the risks of a system, the worst today first."""
        return self.by_level(self._linked(system))

    def by_level(self, risks: Iterable[Risk]) -> list[Risk]:
        """Return risks by how bad they are today, the worst first, then by number.

        Among equal levels those for people come first, then the higher impact and likelihood.
        """
        in_order = sorted(risks, key=lambda risk: risk.number or 0)
        return sorted(in_order, key=self._severity, reverse=True)

    def mitigations_of(self, risk: Uid) -> list[Mitigation]:
        """Return the mitigations of a risk in the order of their numbers."""
        uids = self._project.links.seconds(LinkRole.RISK_MITIGATION, risk)
        found = [self._project.entity(uid) for uid in uids]
        own = [mitigation for mitigation in found if isinstance(mitigation, Mitigation)]
        return sorted(own, key=lambda mitigation: mitigation.number or 0)

    def system_levels(self, system: Uid) -> Levels:
        """Return the highest levels today over the open risks of a system."""
        levels = [self.levels(risk) for risk in self._linked(system) if counts_today(risk)]
        return Levels(
            persons=highest(tuple(level.persons for level in levels)),
            business=highest(tuple(level.business for level in levels)),
        )

    def _linked(self, system: Uid) -> Iterator[Risk]:
        for uid in self._project.links.seconds(LinkRole.SYSTEM_RISK, system):
            risk = self._project.entity(uid)
            if isinstance(risk, Risk):
                yield risk

    def _severity(self, risk: Risk) -> tuple[int, ...]:
        rating = RATED_BY[When.CURRENT](risk)
        if rating not in self._severities:
            self._severities[rating] = severity(risk, When.CURRENT, self.method)
        return self._severities[rating]
