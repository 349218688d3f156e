"""Collecting the deadlines of a project: entries with a day, and days of the law.

What the page “everything due” names is the same: both come from ``overview.due_sources``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.texts import N_
from rai_desktop.services.deadlines.former import former_days
from rai_desktop.services.deadlines.model import Deadline, DeadlineCalendar
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.calendar import CalendarDay, legal_calendar
from rai_desktop.services.overview.due_sources import SOURCES, DueSource
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.redaction import entry_shown


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRequest:
    """On which day deadlines are judged, when the file is made, and whether people are named."""

    day: date
    created: datetime
    with_names: bool = False


def deadline_calendar(
    project: OpenProject, labels: Labels, request: CalendarRequest
) -> DeadlineCalendar:
    """Return all deadlines of ``project``, those that were dropped lately, too."""
    words = labels.words
    organisation = project.organisation()
    name = organisation.name if organisation else ""
    heads = project.store.step_heads(None, 1)
    collector = _Collector(project, labels, request)
    found = sorted(collector.deadlines(), key=lambda one: (one.day, one.title, one.uid))
    return DeadlineCalendar(
        name=words.filled(N_("AI deadlines – {company}"), company=name).rstrip(" –"),
        language=words.language,
        created=request.created,
        sequence=heads[0].number if heads else 0,
        deadlines=tuple(found),
    )


class _Collector:
    def __init__(self, project: OpenProject, labels: Labels, request: CalendarRequest) -> None:
        self._project, self._labels, self._request = project, labels, request
        self._left_out = frozenset() if request.with_names else frozenset({Privacy.PERSONAL})
        self._gaps = Gaps(project, labels, request.day)
        self._former = former_days(project)

    def deadlines(self) -> Iterator[Deadline]:
        for source in SOURCES:
            current = {entity.uid: day for day, entity in source.dated(self._gaps)}
            for uid, day in current.items():
                yield self._deadline(source, self._project.entity(uid), day)
            yield from self._dropped(source, frozenset(current))
        calendar = legal_calendar(self._project, self._labels, self._request.day)
        yield from map(self._law, calendar.coming())

    def _dropped(self, source: DueSource, current: frozenset[Uid]) -> Iterator[Deadline]:
        """Yield what has, or had, a day to come but is done, closed, deleted, or has no day."""
        for entity in self._project.store.entities(source.kind).values():
            day = None if entity.uid in current else self._last_day(source, entity)
            if day is not None and day >= self._request.day:
                yield self._deadline(source, entity, day, is_dropped=True)

    def _last_day(self, source: DueSource, entity: Entity) -> date | None:
        """Return the day that a calendar may know of an entry that is due no more."""
        if source.day_was is not None:
            return source.day_was(self._gaps, entity)
        day = getattr(entity, source.key)
        return day if isinstance(day, date) else self._former.get((entity.uid, source.key))

    def _deadline(
        self, source: DueSource, entity: Entity, day: date, *, is_dropped: bool = False
    ) -> Deadline:
        words = self._labels.words
        entry = entry_shown(self._project, self._labels, entity.uid, self._left_out)
        return Deadline(
            uid=_uid(self._project, entity.uid, f"{source.kind} {source.key or source.text}"),
            day=day,
            title=f"{words(source.text)}: {entry}",
            text=self._told(source, entity),
            is_dropped=is_dropped,
        )

    def _told(self, source: DueSource, entity: Entity) -> str:
        words = self._labels.words
        lines = [words(N_("From the AI inventory, kept with RAI Desktop."))]
        person = getattr(entity, source.person) if source.person else None
        if person and self._request.with_names:
            shown = entry_shown(self._project, self._labels, person, ())
            lines.append(words.filled(N_("Responsible: {person}"), person=shown))
        return "\n".join(lines)

    def _law(self, day: CalendarDay) -> Deadline:
        """Return a day of the law; it names no system."""
        parts = (day.text, day.articles, day.mark)
        return Deadline(
            uid=_uid(self._project, self._project.uid, f"law {day.id}"),
            day=day.day,
            title=self._labels.words.filled(N_("AI Act: {title}"), title=day.title),
            text="\n".join(part for part in parts if part),
        )


def _uid(project: OpenProject, entity: Uid, what: str) -> Uid:
    return Uid(str(uuid5(UUID(project.uid), f"deadline {entity} {what}")))
