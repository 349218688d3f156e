"""Calendar files, read again by the library that calendar programs could use."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from rai_desktop.export.writers import write_deadlines
from rai_desktop.services.deadlines.model import Deadline, DeadlineCalendar

UID = "935770d6-b2cb-55d3-96ac-613b9b5ccb5f"


def calendar(*deadlines, sequence=3):
    return DeadlineCalendar(
        name="Deadlines – Firm",
        language="de",
        created=datetime(2026, 11, 29, 10, 0, tzinfo=UTC),
        sequence=sequence,
        deadlines=deadlines,
    )


def deadline(**wishes):
    facts = {"uid": UID, "day": date(2027, 1, 31), "title": "Review: KI-0001", "text": "Text"}
    return Deadline(**{**facts, **wishes})


def written(made, folder):
    target = folder / "deadlines.ics"
    for _ in write_deadlines(made, target):
        pass
    return target.read_bytes()


def test_event_lasts_the_whole_day_and_warns_two_weeks_before(tmp_path):
    [event] = Calendar.from_ical(written(calendar(deadline()), tmp_path)).walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2027, 1, 31),
        date(2027, 2, 1),
    )
    assert event["uid"] == f"{UID}@rai-desktop"
    assert event["sequence"] == 3
    [alarm] = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-14)
    assert "attendee" not in event
    assert "organizer" not in event


def test_dropped_deadline_is_cancelled_and_does_not_warn(tmp_path):
    made = calendar(deadline(is_dropped=True))
    [event] = Calendar.from_ical(written(made, tmp_path)).walk("VEVENT")
    assert event["status"] == "CANCELLED"
    assert not event.walk("VALARM")


def test_reading_the_next_file_updates_events_instead_of_adding_them(tmp_path):
    kept = {}
    for made in (calendar(deadline()), calendar(deadline(day=date(2027, 3, 1)), sequence=9)):
        for event in Calendar.from_ical(written(made, tmp_path)).walk("VEVENT"):
            known = kept.get(event["uid"])
            if known is None or event["sequence"] > known["sequence"]:
                kept[event["uid"]] = event
    [event] = kept.values()
    assert event.decoded("dtstart") == date(2027, 3, 1)


def test_the_same_calendar_gives_the_same_bytes(tmp_path):
    assert written(calendar(deadline()), tmp_path) == written(calendar(deadline()), tmp_path)


def test_empty_calendar_can_be_read(tmp_path):
    assert Calendar.from_ical(written(calendar(), tmp_path)).walk("VEVENT") == []


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300))
def test_no_text_breaks_out_of_its_event(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("calendar")
    made = calendar(deadline(title=f"{text}\r\nEND:VEVENT\r\nX-A:1", text=text))
    [event] = Calendar.from_ical(written(made, folder)).walk("VEVENT")
    assert "x-a" not in event
