"""The trend over years tells each value in words, and its lines differ without colour."""

from itertools import pairwise

import pytest

from rai_desktop.services.pictures import (
    Line,
    Meaning,
    Polygon,
    Text,
    TrendLabels,
    TrendPoint,
    trend,
)

LABELS = TrendLabels(
    title="Trend",
    maturity="Maturity",
    share="Met",
    levels=("Not started", "Started", "Defined", "Implemented", "Monitored and improved"),
    shares=("0 %", "25 %", "50 %", "75 %", "100 %"),
)


def measure(text, size, bold):
    return len(text) * size * 0.5


def point(name, maturity, share):
    return TrendPoint(
        name=str(name),
        maturity=maturity,
        share=share,
        maturity_word="–" if maturity is None else f"{maturity}",
        share_word="–" if share is None else f"{round(100 * share)} %",
    )


def texts(drawing):
    return [item.text for item in drawing.items if isinstance(item, Text)]


def marks(drawing, meaning):
    """Return the middles of the marks of a line, without the one in the legend."""
    found = [i for i in drawing.items if isinstance(i, Polygon) and i.fill is meaning]
    return [tuple(sum(p[n] for p in i.points) / len(i.points) for n in (0, 1)) for i in found][:-1]


def test_the_words_tell_each_year():
    drawing = trend([point(2024, 1.5, 0.25), point(2025, None, None)], LABELS, measure)
    assert drawing.alt_text == "Trend. 2024: Maturity 1.5, Met 25 %; 2025: Maturity –, Met –"


def test_each_value_stands_beside_its_mark():
    drawing = trend([point(2024, 1.5, 0.25), point("Today", 3.0, 0.8)], LABELS, measure)
    assert {"1.5", "25 %", "3.0", "80 %", "2024", "Today", "Maturity", "Met"} <= set(texts(drawing))


def test_higher_values_lie_higher_and_later_years_further_right():
    drawing = trend([point(2024, 1.0, 0.5), point(2025, 3.0, 0.25)], LABELS, measure)
    (first, second), (one, other) = (
        marks(drawing, meaning) for meaning in (Meaning.ACCENT, Meaning.STATE_BUSY)
    )
    assert first[0] < second[0]
    assert first[1] > second[1]
    assert one[1] < other[1]


def test_a_year_without_a_value_leaves_a_gap():
    values = [point(2023, 1.0, 0.5), point(2024, None, 0.5), point(2025, 3.0, 0.5)]
    drawing = trend(values, LABELS, measure)
    assert len(marks(drawing, Meaning.ACCENT)) == 2
    solid = [i for i in drawing.items if isinstance(i, Line) and i.colour is Meaning.ACCENT]
    assert len(solid) == 1, "only the legend is left: no line crosses the year that is missing"


@pytest.mark.parametrize("count", [0, 1, 2, 7, 20])
def test_everything_stays_inside_and_names_do_not_overlap(count):
    points = [point(2020 + n, float(n % 5), (n % 4) / 3) for n in range(count)]
    drawing = trend(points, LABELS, measure, size=(320.0, 190.0))
    for item in drawing.items:
        if isinstance(item, Text):
            assert 0 <= item.y <= drawing.height
            assert 0 <= item.x <= drawing.width
    names = [i for i in drawing.items if isinstance(i, Text) and i.text.startswith("20")]
    places = sorted((i.x, measure(i.text, i.size, False)) for i in names)
    for (left, width), (right, _) in pairwise(places):
        assert left + width / 2 <= right - width / 2 + 0.1
