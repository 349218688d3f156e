"""How the levels of risks moved since a day: which rose, fell, came and went.

The ratings of that day come from the history; both days are judged by the method of today.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import Levels, counts_today, rank
from rai_desktop.domain.texts import N_
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.old_ratings import RATED_FIELDS, rated_risk


class Movement(LabelledCode):
    """What became of a risk since a day, the worst first."""

    ROSE = "rose", N_("Higher than before")
    NEW = "new", N_("New")
    REOPENED = "reopened", N_("Open again")
    RATED = "rated", N_("Rated for the first time")
    UNRATED = "unrated", N_("No longer rated")
    FELL = "fell", N_("Lower than before")
    CLOSED = "closed", N_("Closed")
    REMOVED = "removed", N_("Deleted")
    UNCHANGED = "unchanged", N_("Unchanged")


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskMovement:
    """A risk with its levels then and now; ``before`` is ``None`` when it did not count then."""

    risk: Risk
    movement: Movement
    before: Levels | None
    now: Levels


@dataclass(frozen=True, slots=True, kw_only=True)
class Movements:
    """What became of the risks since a day; ``then`` is how many counted on that day."""

    since: date
    then: int
    found: tuple[RiskMovement, ...]

    @property
    def counts(self) -> Mapping[Movement, int]:
        """How many risks moved in which way; those that moved in no way are counted, too."""
        return Counter(one.movement for one in self.found)

    @property
    def moved(self) -> tuple[RiskMovement, ...]:
        """Those that moved: by what became of them, and of equal ones the worst first."""
        return tuple(one for one in self.found if one.movement is not Movement.UNCHANGED)


def movements(
    project: OpenProject, assessment: Assessment, since: date, of: Iterable[Uid] | None = None
) -> Movements:
    """Return what became of the risks of a project since the end of ``since``.

    With ``of`` only these risks are looked at.
    """
    wanted = None if of is None else frozenset(of)
    before = _risks_then(project, since, wanted)
    today = project.store.entities(EntityKind.RISK).values()
    risks = [r for r in today if isinstance(r, Risk) and (wanted is None or r.uid in wanted)]
    found = list(_all_moved(assessment, assessment.by_level(risks), before))
    places = {movement: place for place, movement in enumerate(Movement)}
    found.sort(key=lambda one: places[one.movement])
    then = sum(counts_today(risk) for risk in before.values())
    return Movements(since=since, then=then, found=tuple(found))


def _risks_then(
    project: OpenProject, since: date, wanted: frozenset[Uid] | None
) -> Mapping[Uid, Risk]:
    """Return the risks as they were rated at the end of a day."""
    values: dict[Uid, dict[str, Plain]] = {}
    for uid, found in project.store.values_until(EntityKind.RISK, since):
        if wanted is None or uid in wanted:
            known = values.setdefault(uid, {})
            known.update((key, found[key]) for key in RATED_FIELDS if key in found)
    return {uid: rated_risk(uid, found) for uid, found in values.items()}


def _all_moved(
    assessment: Assessment, risks: Iterable[Risk], before: Mapping[Uid, Risk]
) -> Iterator[RiskMovement]:
    for risk in risks:
        old = before.get(risk.uid)
        levels = assessment.levels(old) if old is not None and counts_today(old) else None
        now = assessment.levels(risk)
        movement = _movement(risk, old, levels, now)
        if movement is not None:
            yield RiskMovement(risk=risk, movement=movement, before=levels, now=now)


def _movement(risk: Risk, old: Risk | None, before: Levels | None, now: Levels) -> Movement | None:
    """Return what became of a risk; ``None`` when it counted neither then nor now."""
    if not counts_today(risk):
        if before is None:
            return None
        return Movement.REMOVED if risk.deleted else Movement.CLOSED
    if before is None:
        return Movement.NEW if old is None else Movement.REOPENED
    return _moved(before, now)


def _moved(before: Levels, now: Levels) -> Movement:
    """Return how levels moved; what rose for people or the business is never hidden by a fall."""
    if before.overall is None or now.overall is None:
        if before.overall is now.overall:
            return Movement.UNCHANGED
        return Movement.RATED if before.overall is None else Movement.UNRATED
    steps = (
        rank(now.persons) - rank(before.persons),
        rank(now.business) - rank(before.business),
    )
    if max(steps) > 0:
        return Movement.ROSE
    return Movement.FELL if min(steps) < 0 else Movement.UNCHANGED
