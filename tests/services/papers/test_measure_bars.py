"""Measures still to come are counted by their day, and told in words."""

from datetime import date, timedelta

from rai_desktop.domain.codes import MeasureStatus
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.services.papers.measure_bars import measure_bars, measure_counts
from rai_desktop.services.pictures import Hatch
from rai_desktop.words import words_for

DAY = date(2026, 11, 29)


def measure(status, days=None):
    due = None if days is None else DAY + timedelta(days=days)
    return Mitigation(uid=Uid(f"{status} {days}"), status=status, due_on=due)


def test_only_measures_still_to_come_are_counted_by_their_day():
    planned = MeasureStatus.PLANNED
    found = [measure(planned, days) for days in (-1, 0, 60, 61, None)]
    found += [measure(MeasureStatus.EFFECTIVE, -5), measure(MeasureStatus.REJECTED, -5)]
    assert measure_counts(found, DAY) == (1, 2, 1, 1)


def test_bars_say_their_numbers_and_differ_without_colour():
    made = measure_bars(words_for("en"), (3, 2, 1, 4), lambda text, size, _: len(text) * size / 2)
    assert "Overdue: 3; Due within 60 days: 2; Due later: 1; Without a day: 4" in made.alt_text
    assert {item.kind for item in made.items if isinstance(item, Hatch)} == {
        "cross",
        "narrow",
        "wide",
    }
