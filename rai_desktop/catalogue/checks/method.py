"""The risk method: complete scales, and grids that never reward a higher rating."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.checks.shelf import Located, Shelf
from rai_desktop.catalogue.schema.method import (
    BusinessImpact,
    LikelihoodLevel,
    Limit,
    Method,
    PersonsImpact,
)
from rai_desktop.domain.codes import MeasureStatus, RiskLevel
from rai_desktop.domain.rating import falls, shortfalls
from rai_desktop.domain.texts import N_

_NOT_RISING = N_("The method {entry}: {key} does not rise from level to level.")
_NOT_MONOTONE = N_(
    "The method {entry}: in the grid {key}, likelihood {likelihood} and impact {impact} have a "
    "lower level than a lower rating. Raise the level there."
)
_PEOPLE_BELOW = N_(
    "The method {entry}: at likelihood {likelihood} and impact {impact} people have a lower level "
    "than the business. Raise the level for people."
)
_INCOMPLETE = N_("The method {entry}: {key} does not cover every case exactly once.")
_WEIGHTS = N_("The method {entry}: a measure counts more today than in the end ({code}).")

_LIMITS = N_("The method {entry}: {code} alarms before it warns.")
_NO_ORIGIN = N_("The method {entry}: {code} needs either what is counted or where it comes from.")

_ONE_TO_FIVE = [1, 2, 3, 4, 5]


def check_methods(shelf: Shelf) -> Iterator[Problem]:
    """Yield what is wrong with the scales, grids and rules of each method."""
    for located in shelf.located("methods"):
        if isinstance(located.entry, Method):
            yield from _check_scales(located, located.entry)
            yield from _check_grids(located, located.entry)
            yield from _check_rules(located, located.entry)
            yield from _check_indicators(located, located.entry)


def _check_scales(located: Located, method: Method) -> Iterator[Problem]:
    scales: dict[str, Sequence[LikelihoodLevel | PersonsImpact | BusinessImpact]] = {
        "likelihood": method.likelihood,
        "impact_persons": method.impact_persons,
        "impact_business": method.impact_business,
    }
    for key, scale in scales.items():
        if [level.level for level in scale] != _ONE_TO_FIVE:
            yield located.problem("scale", _NOT_RISING, key=key)
    events = [level.events_per_year_max for level in method.likelihood]
    shares = [level.turnover_share_max for level in method.impact_business]
    for key, limits in (("events_per_year_max", events), ("turnover_share_max", shares)):
        if not _rises_to_open_end(limits):
            yield located.problem("scale", _NOT_RISING, key=key)


def _rises_to_open_end(limits: Sequence[float | None]) -> bool:
    """Return whether limits rise strictly and only the last one is missing."""
    given = [limit for limit in limits[:-1] if limit is not None]
    return (
        len(given) == len(limits) - 1
        and limits[-1] is None
        and all(lower < higher for lower, higher in pairwise(given))
    )


def _check_grids(located: Located, method: Method) -> Iterator[Problem]:
    grids = {"persons": method.matrix.persons, "business": method.matrix.business}
    for key, grid in grids.items():
        for place in falls(grid):
            yield _of_cell(located, _NOT_MONOTONE, f"matrix.{key}", place)
    for place in shortfalls(grids["persons"], grids["business"]):
        yield _of_cell(located, _PEOPLE_BELOW, "matrix.persons", place)


def _of_cell(located: Located, text: str, key: str, place: tuple[int, int]) -> Problem:
    likelihood, impact = place
    return located.problem("grid", text, key=key, likelihood=likelihood, impact=impact)


def _check_rules(located: Located, method: Method) -> Iterator[Problem]:
    levels = list(RiskLevel)
    cases = [
        (rule.level, perspective)
        for rule in method.acceptance.rules
        for perspective in rule.perspectives
    ]
    statuses = {weight.status for weight in method.suggestion.weights}
    complete = {
        "levels": [level.id for level in method.levels] == levels,
        "acceptance.rules": sorted(cases) == sorted(product(levels, ("persons", "business"))),
        "review_months.by_level": set(method.review_months.by_level) == set(levels),
        "suggestion.weights": statuses == set(MeasureStatus),
        "ratings": [rating.id for rating in method.ratings] == ["inherent", "current", "target"],
        "perspectives": {one.id for one in method.perspectives} == {"persons", "business"},
    }
    for key, is_complete in complete.items():
        if not is_complete:
            yield located.problem("incomplete", _INCOMPLETE, key=key)
    for weight in method.suggestion.weights:
        if weight.current > weight.target:
            yield located.problem("weight", _WEIGHTS, code=weight.status)


def _check_indicators(located: Located, method: Method) -> Iterator[Problem]:
    for one in method.indicators:
        if not all(_warns_before(alarm, one.amber) for alarm in one.red):
            yield located.problem("limits", _LIMITS, code=one.id)
        if (one.counted is None) is (one.origin is None):
            yield located.problem("origin", _NO_ORIGIN, code=one.id)


def _warns_before(alarm: Limit, warnings: Sequence[Limit]) -> bool:
    """Return whether a limit on the same side warns before ``alarm`` is reached."""
    side = alarm.op[0]
    sign = 1 if side == ">" else -1
    return any(one.op[0] == side and sign * (alarm.value - one.value) > 0 for one in warnings)
