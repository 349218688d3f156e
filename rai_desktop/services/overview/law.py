"""What the overview tells of the law: the next days, and duties that begin soon."""

from collections.abc import Generator
from dataclasses import dataclass

from rai_desktop.domain.ids import Uid
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import CalendarDay, KnownAnswers, calendar_in_parts
from rai_desktop.services.law.coming import coming_duties

MOST_DAYS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LawOverview:
    """The next days of the law, how many more, and the obligations that may become tasks now."""

    days: tuple[CalendarDay, ...] = ()
    further: int = 0
    coming: tuple[Uid, ...] = ()


def law_in_parts(
    gaps: Gaps, labels: Labels, answers: KnownAnswers | None = None
) -> Generator[None, None, LawOverview]:
    """Return what concerns this inventory; nothing while no system is classified."""
    if not gaps.classifications:
        return LawOverview()
    calendar = yield from calendar_in_parts(gaps.project, labels, gaps.day, answers)
    coming = tuple(coming_duties(gaps.project, labels, gaps.day))
    yield
    every = calendar.coming()
    return LawOverview(
        days=every[:MOST_DAYS], further=max(0, len(every) - MOST_DAYS), coming=coming
    )
