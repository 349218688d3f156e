"""The curve of a risk says in words what it shows, and its lines differ without colour."""

import itertools
from datetime import date

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures import (
    Curve,
    CurveLabels,
    CurvePoint,
    Line,
    Meaning,
    Polygon,
    Text,
    level_curve,
)

LABELS = CurveLabels(
    title="Levels",
    lines=("People", "Business"),
    levels=("Low", "Medium", "High", "Very high"),
    none="not rated",
    end="Today",
)
END = date(2026, 6, 30)


def measure(text, size, bold):
    return len(text) * size * 0.5


def point(month, persons, business, day=1):
    levels = (persons, business)
    return CurvePoint(day=date(2026, month, day), word=f"{day}.{month}.", levels=levels)


RISING = (point(1, RiskLevel.LOW, None), point(4, RiskLevel.HIGH, RiskLevel.LOW))


def drawn(points=RISING, **more):
    curve = Curve(points=tuple(points), end=END, labels=LABELS)
    return level_curve(curve, measure, **more)


def own_marks(drawing, meaning):
    """Return the places of the marks of a line, without the one in the legend."""
    found = [i for i in drawing.items if isinstance(i, Polygon) and i.fill is meaning]
    middles = [tuple(sum(p[n] for p in i.points) / len(i.points) for n in (0, 1)) for i in found]
    return sorted(middles)[:-1] if meaning is Meaning.STATE_BUSY else sorted(middles)


def test_the_words_tell_each_level_and_what_is_not_rated():
    assert drawn().alt_text == (
        "Levels. 1.1.: People Low, Business not rated; 1.4.: People High, Business Low"
    )


def test_higher_levels_lie_higher_and_later_days_further_right():
    marks = own_marks(drawn(), Meaning.ACCENT)
    first, *others = [m for m in marks if m[1] < 120]
    assert all(other[0] > first[0] for other in others)
    assert all(other[1] < first[1] for other in others)


def test_a_line_begins_where_it_is_rated():
    busy = [i for i in drawn().items if isinstance(i, Line) and i.colour is Meaning.STATE_BUSY]
    solid = [i for i in drawn().items if isinstance(i, Line) and i.colour is Meaning.ACCENT]
    above = [line for line in busy if line.start[1] < 120]
    assert min(line.start[0] for line in above) > min(line.start[0] for line in solid)


def test_the_lines_differ_by_stroke_and_mark():
    items = drawn().items
    corners = {
        item.fill: len(item.points) for item in items if isinstance(item, Polygon) and item.fill
    }
    assert corners == {Meaning.ACCENT: 4, Meaning.STATE_BUSY: 3}


@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_everything_lies_inside_however_many_changes_there_are(count):
    levels = tuple(RiskLevel)
    points = [
        point(1 + n // 28, levels[n % 4], levels[(n + 1) % 4], 1 + n % 28) for n in range(count)
    ]
    picture = drawn(points, size=(300.0, 130.0))
    for item in picture.items:
        if isinstance(item, Polygon):
            assert all(0 <= x <= 300 and 0 <= y <= 130 for x, y in item.points)
        if isinstance(item, Text):
            assert 0 <= item.x <= 300
            assert 0 <= item.y <= 130


def test_days_do_not_overlap():
    points = [point(1, RiskLevel.LOW, None, day) for day in range(1, 29)]
    days = [i for i in drawn(points).items if isinstance(i, Text) and i.text.endswith(".1.")]
    places = sorted(item.x for item in days)
    assert all(later - earlier > 30 for earlier, later in itertools.pairwise(places))


def test_a_change_on_the_last_day_is_drawn():
    picture = drawn((point(6, RiskLevel.LOW, None, 30),))
    assert "30.6." in picture.alt_text
