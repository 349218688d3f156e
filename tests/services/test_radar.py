"""A radar says in words what it shows, and its lines differ without colour."""

from rai_desktop.services.pictures import Axis, Line, Meaning, Polygon, RadarLabels, Text, radar

LABELS = RadarLabels(title="Maturity", lines=("Law", "Median"), none="none")
AXES = (
    Axis(label="Foundations", values=(2, 3.5)),
    Axis(label="Diligence", values=(None, 1.0)),
    Axis(label="Trust", values=(0, 4.0)),
)


def measure(text, size, bold):
    return len(text) * size * 0.6


def drawn(axes=AXES, **more):
    return radar(axes, LABELS, measure, **more)


def test_the_words_tell_every_value_and_what_has_none():
    assert drawn().alt_text == (
        "Maturity (0–4). Foundations: Law 2, Median 3.5; Diligence: Law none, Median 1; "
        "Trust: Law 0, Median 4"
    )


def test_every_mark_and_word_lies_inside():
    picture = drawn(size=(300.0, 240.0))
    for item in picture.items:
        if isinstance(item, Polygon):
            assert all(0 <= x <= 300 and 0 <= y <= 240 for x, y in item.points)
        if isinstance(item, Text):
            assert 0 <= item.x <= 300
            assert 0 <= item.y <= 240


def test_the_second_line_is_dashed_and_marks_have_other_corners():
    items = drawn().items
    solid = [i for i in items if isinstance(i, Line) and i.colour is Meaning.ACCENT]
    dashed = [i for i in items if isinstance(i, Line) and i.colour is Meaning.STATE_BUSY]
    assert len(dashed) > 5 * len(solid)
    corners = {
        item.fill: len(item.points) for item in items if isinstance(item, Polygon) and item.fill
    }
    assert corners == {Meaning.ACCENT: 4, Meaning.STATE_BUSY: 3}


def test_a_line_has_a_gap_where_there_is_no_value():
    solid = [
        item for item in drawn().items if isinstance(item, Line) and item.colour is Meaning.ACCENT
    ]
    assert len(solid) == 2  # from trust to foundations, and the sample in the legend


def test_the_ring_to_reach_is_drawn_stronger():
    rings = [i for i in drawn(goal=3).items if isinstance(i, Polygon) and i.fill is None]
    assert [ring.stroke is Meaning.STRONG_LINE for ring in rings] == [False, False, True, False]


def test_words_of_axes_and_legend_have_one_size():
    axes = (*AXES, Axis(label="Ethics and responsibility", values=(1, 1.0)))
    sizes = {
        item.size
        for item in drawn(axes, size=(240.0, 200.0)).items
        if isinstance(item, Text) and not item.text.isdigit()
    }
    assert len(sizes) == 1
