"""Reading all indicators of the method: their values today, and how they moved."""

from collections.abc import Generator
from datetime import date

from rai_desktop.domain.days import months_later
from rai_desktop.domain.rating.indicators import Indicator
from rai_desktop.services.assessment import Assessment
from rai_desktop.services.indicators.counting import QUARTER, Present, figure
from rai_desktop.services.indicators.earlier import earlier_in_parts
from rai_desktop.services.indicators.model import (
    Earlier,
    Figure,
    IndicatorReport,
    Reading,
)
from rai_desktop.services.project import OpenProject


def a_quarter_before(day: date) -> date:
    """Return the day that is compared with when nobody chose another."""
    return months_later(day, -QUARTER)


def indicators(
    project: OpenProject, assessment: Assessment, since: date | None = None
) -> IndicatorReport:
    """Return the indicators on the day of ``assessment``, compared with the end of ``since``."""
    parts = indicators_in_parts(project, assessment, since)
    while True:
        try:
            next(parts)
        except StopIteration as end:
            (report, _) = end.value
            assert isinstance(report, IndicatorReport)  # noqa: S101 - what it returns
            return report


def indicators_in_parts(
    project: OpenProject,
    assessment: Assessment,
    since: date | None = None,
    known: Earlier | None = None,
) -> Generator[None, None, tuple[IndicatorReport, Earlier]]:
    """Return the same bit by bit between other work, with the earlier values.

    These spare reading the history again when they are given as ``known``.
    """
    day, method = assessment.day, assessment.method
    since = since or a_quarter_before(day)
    present = Present(project)
    yield from project.links.read_in_parts()
    now: list[tuple[Indicator, Figure]] = []
    for indicator in method.indicators:
        found = yield from figure(
            indicator, present, day, lambda risk: assessment.levels(risk).overall
        )
        now.append((indicator, found))
        yield
    earlier = known if known is not None and known.since == since else None
    if earlier is None:
        earlier = yield from earlier_in_parts(project, assessment, method.indicators, since)
    readings = tuple(_reading(indicator, found, earlier) for indicator, found in now)
    return IndicatorReport(day=day, since=since, readings=readings), earlier


def _reading(indicator: Indicator, now: Figure, earlier: Earlier) -> Reading:
    if now.value is None:
        return Reading(indicator=indicator, now=now)
    before = earlier.figures.get(indicator.id)
    return Reading(
        indicator=indicator,
        now=now,
        then=before.value if before else None,
        untold=earlier.untold.get(indicator.id),
    )
