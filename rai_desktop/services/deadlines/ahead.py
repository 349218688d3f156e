"""The dates ahead as a picture: days of the law, and reviews that are planned."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import LegalCalendar
from rai_desktop.services.papers.model import DRAWN_FOR_WIDTH
from rai_desktop.services.pictures import Drawing, Marker, Meaning, TextWidth
from rai_desktop.services.pictures.dates import DateSort, ShownDate, dates_ahead
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.words import Words

DATES_TITLE = N_("Legal dates and reviews ahead")
MOST_OF_LAW, MOST_REVIEWS = 8, 7
"""Dates of a sort that one picture shows; the soonest."""

_LAW = (N_("Date of the law"), Marker.DIAMOND, Meaning.LEGAL_HIGH)
_REVIEW = (N_("Review"), Marker.SQUARE, Meaning.ACCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class AheadRequest:
    """Which dates are shown: from a day on, of one system or of all, with or without names."""

    day: date
    system: Uid | None = None
    left_out: frozenset[Privacy] = field(default=frozenset())


def shown_dates(
    project: OpenProject, labels: Labels, calendar: LegalCalendar, request: AheadRequest
) -> tuple[ShownDate, ...]:
    """Return the soonest dates to come, of the law and of reviews, in their order."""
    law = _soonest(_of_law(labels.words, calendar, request), MOST_OF_LAW)
    reviews = _soonest(_reviews(project, labels, request), MOST_REVIEWS)
    return tuple(_soonest((*law, *reviews), MOST_OF_LAW + MOST_REVIEWS))


def _soonest(dates: Iterable[ShownDate], most: int) -> list[ShownDate]:
    return nsmallest(most, dates, key=lambda one: (one.day, one.text))


def dates_picture(
    words: Words,
    dates: tuple[ShownDate, ...],
    day: date,
    measure: TextWidth,
    width: float = DRAWN_FOR_WIDTH,
) -> Drawing:
    """Return the picture of some dates as seen on a day, so many points wide."""
    sort = DateSort(label="", sign=Marker.SQUARE, meaning=Meaning.TEXT)
    today = ShownDate(day=day, written=words.day(day), text=words(N_("Today")), sort=sort)
    return dates_ahead(dates, today, words(DATES_TITLE), measure, width=width)


def _of_law(words: Words, calendar: LegalCalendar, request: AheadRequest) -> Iterator[ShownDate]:
    for one in calendar.coming():
        concerns = request.system is None or one.of_all or request.system in one.systems
        if concerns and one.day >= request.day:
            yield _shown(words, one.day, one.title, _LAW)


def _reviews(project: OpenProject, labels: Labels, request: AheadRequest) -> Iterator[ShownDate]:
    """Yield the soonest reviews, and the others of the last of their days."""
    gaps = Gaps(project, labels, request.day)
    of_system = _of_system(project, request.system)
    reviewed: list[AiSystem | Risk] = [*gaps.live_systems, *gaps.open_risks]
    planned = [
        (entity.review_due_on, entity)
        for entity in reviewed
        if entity.review_due_on is not None
        and entity.review_due_on >= request.day
        and (of_system is None or entity.uid in of_system)
    ]
    shown = nsmallest(MOST_REVIEWS, (day for day, _ in planned))
    for day, entity in planned:
        if day > shown[-1]:
            continue
        text = entry_shown(project, labels, entity.uid, request.left_out)
        yield _shown(labels.words, day, text, _REVIEW)


def _of_system(project: OpenProject, system: Uid | None) -> frozenset[Uid] | None:
    """Return a system and its risks; ``None`` when all are meant."""
    if system is None:
        return None
    return frozenset((system, *project.links.seconds(LinkRole.SYSTEM_RISK, system)))


def _shown(words: Words, day: date, text: str, sort: tuple[str, Marker, Meaning]) -> ShownDate:
    label, sign, meaning = sort
    return ShownDate(
        day=day,
        written=words.day(day),
        text=text,
        sort=DateSort(label=words(label), sign=sign, meaning=meaning),
    )
