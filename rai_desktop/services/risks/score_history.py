"""How the levels of one risk went up and down, day by day."""

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.rating import Levels
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.earlier import earlier_payloads
from rai_desktop.services.ports import StepHead
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.old_ratings import RATED_FIELDS, rated_risk

AT_ONCE = 50
"""Steps that are read together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The levels that a risk had from a day on, by the method of today."""

    day: date
    levels: Levels


Scores = tuple[Score, ...]


def score_history(project: OpenProject, assessment: Assessment, uid: Uid) -> Scores:
    """Return the days on which the levels of a risk changed, oldest first."""
    return result_of(score_history_in_parts(project, assessment, uid))


def score_history_in_parts(
    project: OpenProject, assessment: Assessment, uid: Uid
) -> Generator[None, None, Scores]:
    """Return the same, bit by bit between other work.

    Of several changes on one day the last counts. What the history does not tell, because it was
    left out, ends with the levels of today.
    """
    days: dict[int, date] = {}
    for some in _heads(project, uid):
        days |= {head.number: _day(head) for head in some if head.time}
        yield
    settings: dict[int, dict[str, Plain]] = {}
    for found in earlier_payloads(project.store, uid):
        for number, payload in found:
            settings.setdefault(number, {}).update(_rating(payload.values))
        yield
    rated = _by_day(uid, settings, days)
    today = project.store.entity(uid)
    if isinstance(today, Risk):
        rated = {**rated, max(assessment.day, *rated): today} if rated else {assessment.day: today}
    return tuple(_changes(assessment, rated))


def _heads(project: OpenProject, uid: Uid) -> Iterator[list[StepHead]]:
    before: int | None = None
    while True:
        some = list(project.store.step_heads(before, AT_ONCE, uid))
        yield some
        if len(some) < AT_ONCE:
            return
        before = some[-1].number


def _rating(values: Mapping[str, Plain]) -> dict[str, Plain]:
    return {key: values[key] for key in RATED_FIELDS if key in values}


def _by_day(
    uid: Uid, settings: Mapping[int, Mapping[str, Plain]], days: Mapping[int, date]
) -> Mapping[date, Risk]:
    """Return the risk as it was rated at the end of each day on which it was touched."""
    found: dict[date, Risk] = {}
    values: dict[str, Plain] = {}
    for number in sorted(settings):
        values |= settings[number]
        if number in days:
            found[days[number]] = rated_risk(uid, values)
    return found


def _changes(assessment: Assessment, rated: Mapping[date, Risk]) -> Iterator[Score]:
    """Yield the days on which the levels became other ones, from the first rating on."""
    last = Levels(persons=None, business=None)
    for day in sorted(rated):
        levels = assessment.levels(rated[day])
        if levels != last:
            yield Score(day=day, levels=levels)
        last = levels


def _day(head: StepHead) -> date:
    return datetime.fromisoformat(head.time).astimezone().date()
