"""What the overview tells of the law: the next days, and duties that begin soon."""

from collections.abc import Generator
from dataclasses import dataclass

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import CalendarDay, KnownAnswers, calendar_in_parts
from rai_desktop.services.law.coming import coming_duties
from rai_desktop.services.law.shown import ShownClassifications

MOST_DAYS = 3

MOST_COMPARED = 500
"""Up to so many classified systems are asked whether their facts have changed."""


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


def stale_in_parts(gaps: Gaps, labels: Labels) -> Generator[None, None, tuple[Uid, ...]]:
    """Return the systems to be assessed again: the law is newer, or facts have changed.

    Where there are very many systems only the law is compared, for the overview comes often.
    """
    if not gaps.classifications:
        return ()
    sha256, found = labels.law().rules.sha256, []
    shown = ShownClassifications(gaps.project, labels, gaps.day)
    compares = len(gaps.classifications) <= MOST_COMPARED
    for system in gaps.systems:
        one = gaps.classifications.get(system.uid)
        if one is None:
            continue
        if one.pack_sha256 != sha256:
            found.append(system.uid)
        elif compares:
            if shown.of(system.uid).status is ClassificationStatus.OUTDATED:
                found.append(system.uid)
            yield
    return tuple(found)
