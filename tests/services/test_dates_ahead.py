"""The picture of the dates ahead: in order, told in words, and readable without colour."""

from datetime import timedelta

import pytest

from rai_desktop.domain.fields import Privacy
from rai_desktop.services.deadlines.ahead import (
    MOST_OF_LAW,
    MOST_REVIEWS,
    AheadRequest,
    dates_picture,
    shown_dates,
)
from rai_desktop.services.law.calendar import legal_calendar
from rai_desktop.services.pictures import Polygon, Text
from tests.services.building import TODAY, example_project, labels
from tests.services.entries import add_risk, add_system


@pytest.fixture
def project(tmp_path):
    made = example_project(tmp_path)
    yield made
    made.store.abandon()


def found(project, **wishes):
    calendar = legal_calendar(project, labels(), TODAY)
    return shown_dates(project, labels(), calendar, AheadRequest(day=TODAY, **wishes))


def width(text, size, _bold):
    return len(text) * size * 0.55


def test_soonest_dates_come_first_and_not_too_many(project):
    dates = found(project)
    days = [one.day for one in dates]
    assert days == sorted(days)
    of_law = sum(one.sort.label == "Date of the law" for one in dates)
    assert 3 < of_law <= MOST_OF_LAW
    assert 3 < len(dates) - of_law <= MOST_REVIEWS
    assert min(days) >= TODAY
    assert {one.sort.label for one in dates} == {"Date of the law", "Review"}


def test_dates_of_one_system_are_its_own_its_risks_and_the_law(project):
    system = add_system(project, "Chat", review_due_on=TODAY + timedelta(days=3))
    add_risk(project, system, title="A risk", review_due_on=TODAY + timedelta(days=4))
    texts = [one.text for one in found(project, system=system) if one.sort.label == "Review"]
    assert [text.partition(" ")[2] for text in texts] == ["Chat", "A risk"]


def test_every_date_has_a_mark_inside_the_picture_and_stands_in_its_words(project):
    dates = found(project)
    drawing = dates_picture(labels().words, dates, TODAY, width, 480.0)
    marks = [item for item in drawing.items if isinstance(item, Polygon)]
    kinds = {one.sort.label for one in dates}
    assert len(marks) == len(dates) + len(kinds)
    assert all(0 <= x <= drawing.width for mark in marks for x, _ in mark.points)
    assert all(0 <= y <= drawing.height for mark in marks for _, y in mark.points)
    assert all(one.text in drawing.alt_text and one.written in drawing.alt_text for one in dates)


def test_kinds_of_dates_differ_by_their_shape(project):
    dates = found(project)
    signs = {one.sort.label: one.sort.sign for one in dates}
    assert len(set(signs.values())) == len(signs) > 1


@pytest.mark.parametrize("wide", [420.0, 480.0, 1400.0])
def test_words_keep_to_their_column(project, wide):
    long = add_system(project, "A very long name " * 20, review_due_on=TODAY + timedelta(days=1))
    dates = found(project, system=long, left_out=frozenset({Privacy.PERSONAL}))
    drawing = dates_picture(labels().words, dates, TODAY, width, wide)
    starts = [item for item in drawing.items if isinstance(item, Text) and item.align == "start"]
    limit = wide * 0.46 + 8
    rows = [item for item in starts if item.y < drawing.height - 18]
    assert all(item.x + width(item.text, item.size, item.bold) <= limit for item in rows)


def test_words_begin_behind_the_longest_day(project):
    drawing = dates_picture(labels().words, found(project), TODAY, width, 480.0)
    starts = [item for item in drawing.items if isinstance(item, Text) and item.align == "start"]
    days = [item for item in starts if item.bold]
    words = [item for item in starts if not item.bold and item.y < drawing.height - 18]
    ends = max(day.x + width(day.text, day.size, True) for day in days)
    assert words
    assert all(ends < text.x for text in words)
