"""Writing deadlines as a calendar file (iCalendar, RFC 5545) that other programs read."""

from datetime import UTC, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.export.plain_text import clean_text
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.deadlines.model import Deadline, DeadlineCalendar
from rai_desktop.services.jobs import Job, Progress

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

_WARNED_BEFORE = timedelta(days=14)
_EVERY = 100
_LONGEST_TITLE, _LONGEST_TEXT = 250, 4000


def write_calendar(calendar: DeadlineCalendar, target: Path) -> Job:
    """Write ``calendar``; reading it again updates the events instead of adding them twice.

    Events last a whole day, take no time and warn 14 days before; dropped ones are cancelled.
    """
    total = len(calendar.deadlines)
    with replaced_when_complete(target) as part:
        made = _calendar(calendar)
        for done, deadline in enumerate(calendar.deadlines, start=1):
            made.add_component(_event(deadline, calendar))
            if done % _EVERY == 0:
                yield Progress(done=done, total=total)
        part.write_bytes(made.to_ical())
        yield Progress(done=total, total=total)


def _calendar(calendar: DeadlineCalendar) -> "Calendar":
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//RAI Desktop//{calendar.language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", clean_text(calendar.name))
    return made


def _event(deadline: Deadline, calendar: DeadlineCalendar) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{deadline.uid}@rai-desktop")
    event.add("dtstamp", calendar.created.astimezone(UTC))
    event.add("sequence", calendar.sequence)
    event.add("dtstart", deadline.day)
    event.add("dtend", deadline.day + timedelta(days=1))
    event.add("summary", _short(deadline.title, _LONGEST_TITLE))
    event.add("description", _short(deadline.text, _LONGEST_TEXT))
    event.add("status", "CANCELLED" if deadline.is_dropped else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if not deadline.is_dropped:
        event.add_component(_alarm(deadline))
    return event


def _alarm(deadline: Deadline) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _short(deadline.title, _LONGEST_TITLE))
    alarm.add("trigger", -_WARNED_BEFORE)
    return alarm


def _short(text: str, longest: int) -> str:
    cleaned = clean_text(text)
    return cleaned if len(cleaned) <= longest else f"{cleaned[: longest - 1]}…"
