import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures import (
    Align,
    Bar,
    Drawing,
    Hatch,
    HatchKind,
    Line,
    Marker,
    MatrixLabels,
    Meaning,
    Rect,
    Text,
    level_bars,
    marker,
    risk_matrix,
)
from rai_desktop.ui.application import make_application
from rai_desktop.ui.colours import THEMES
from rai_desktop.ui.pictures import PictureView, paint_drawing, screen_palette
from rai_desktop.ui.theme import load_theme
from tests.ui.tables.fake import GRID


@pytest.fixture
def theme(qapp):
    return load_theme("light", make_application(bundled_font=True).font())


@pytest.fixture
def view(qtbot, theme):
    made = PictureView(theme)
    qtbot.addWidget(made)
    return made


def drawing(*items, size=(100.0, 50.0), alt_text="words"):
    return Drawing(width=size[0], height=size[1], items=items, alt_text=alt_text)


def painted(theme, *items, scale=2):
    """Return the picture of ``items`` in 100 by 50 points, ``scale`` pixels to a point."""
    image = QImage(100 * scale, 50 * scale, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(make_application(bundled_font=True).font())
    area = QRectF(0, 0, image.width(), image.height())
    paint_drawing(painter, drawing(*items), area, screen_palette(theme))
    painter.end()
    return image


def inked(image):
    """Return the smallest box around everything that is not white: left, top, right, bottom."""
    points = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y) != QColor("white")
    ]
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize("name", THEMES)
def test_every_theme_has_a_colour_for_every_meaning(qapp, name):
    palette = screen_palette(load_theme(name, qapp.font()))
    assert all(QColor(palette.colour(meaning)).isValid() for meaning in Meaning)


def test_a_rectangle_is_filled_in_the_colour_of_its_meaning(theme):
    item = Rect(x=10, y=5, width=20, height=10, fill=Meaning.LEVEL_HIGH)
    image = painted(theme, item)
    assert image.pixelColor(40, 20) == theme.colour("level_high")
    assert inked(image) == (20, 10, 59, 29)


def test_a_border_is_drawn_without_filling(theme):
    item = Rect(x=10, y=5, width=20, height=10, stroke=Meaning.TEXT, line_width=2)
    image = painted(theme, item)
    assert image.pixelColor(40, 20) == QColor("white")
    assert image.pixelColor(40, 10) == theme.colour("text")


def test_lines_shapes_and_patterns_are_drawn(theme):
    for item in (
        Line(start=(10, 10), end=(30, 10), colour=Meaning.STRONG_LINE, line_width=2),
        marker(Marker.TRIANGLE, (20, 20), 20, Meaning.LEVEL_VERY_HIGH),
        Hatch(x=10, y=10, width=20, height=20, kind=HatchKind.CROSS, on=Meaning.LEVEL_LOW),
    ):
        left, _, right, _ = inked(painted(theme, item))
        assert 18 <= left < right <= 62


@pytest.mark.parametrize(
    ("align", "left", "right"),
    [(Align.START, 100, 200), (Align.MIDDLE, 60, 140), (Align.END, 0, 101)],
)
def test_texts_lie_where_their_alignment_says(theme, align, left, right):
    item = Text(x=50, y=30, text="Risiko", size=10, align=align)
    box = inked(painted(theme, item))
    assert left <= box[0] < box[2] <= right
    assert box[1] < 60 <= box[3] + 3


def test_the_size_of_a_text_is_in_points_of_the_drawing(theme):
    heights = []
    for size in (10, 20):
        box = inked(painted(theme, Text(x=5, y=40, text="H", size=size)))
        heights.append(box[3] - box[1])
    assert heights[1] == pytest.approx(2 * heights[0], abs=2)
    assert heights[1] == pytest.approx(0.73 * 20 * 2, abs=3)


def test_a_turned_text_runs_upwards(theme):
    box = inked(painted(theme, Text(x=50, y=45, text="Risiko", size=10, turned=True)))
    assert box[3] - box[1] > 2 * (box[2] - box[0])
    assert box[3] <= 92


def test_a_text_on_a_ground_takes_the_ink_that_is_read_best(theme):
    ground = Rect(x=0, y=0, width=100, height=50, fill=Meaning.LEVEL_VERY_HIGH)
    text = Text(x=5, y=40, text="████", size=20, on=Meaning.LEVEL_VERY_HIGH)
    assert painted(theme, ground, text).pixelColor(30, 70) == QColor("white")


def test_tags_in_texts_are_drawn_as_they_are(theme):
    plain = inked(painted(theme, Text(x=2, y=30, text="ab", size=8)))
    tagged = inked(painted(theme, Text(x=2, y=30, text="<b>ab</b>", size=8)))
    assert tagged[2] > 2 * plain[2]


def test_measured_widths_are_those_that_are_drawn(theme, view):
    width = view.text_width()("Wahrscheinlichkeit", 9.0, False)
    box = inked(painted(theme, Text(x=2, y=30, text="Wahrscheinlichkeit", size=9.0), scale=4))
    assert (box[2] - box[0]) / 4 == pytest.approx(width, abs=2)
    assert view.text_width()("Wort", 9.0, True) > view.text_width()("Wort", 9.0, False)


def test_a_picture_keeps_its_proportions_in_the_middle(qtbot, view, theme):
    item = Rect(x=0, y=0, width=100, height=50, fill=Meaning.LEVEL_HIGH)
    view.show_drawing(drawing(item), "Bars")
    view.resize(200, 200)
    image = view.grab().toImage()
    assert image.pixelColor(100, 100) == theme.colour("level_high")
    assert image.pixelColor(100, 40) != theme.colour("level_high")
    assert view.heightForWidth(300) == 150


def test_screen_readers_get_name_and_words(view):
    view.show_drawing(drawing(alt_text="3 risks are high."), "Risk matrix")
    found = QAccessible.queryAccessibleInterface(view)
    assert found.text(QAccessible.Text.Name) == "Risk matrix"
    assert found.text(QAccessible.Text.Description) == "3 risks are high."


def test_no_drawing_is_an_empty_picture(view):
    view.show_drawing(None, "")
    view.resize(50, 50)
    assert view.grab().width() == 50
    assert view.sizeHint().isEmpty()


def test_another_theme_changes_the_colours(view, theme, qapp):
    view.show_drawing(drawing(Rect(x=0, y=0, width=100, height=50, fill=Meaning.LEVEL_LOW)), "x")
    view.resize(100, 50)
    dark = load_theme("dark", qapp.font())
    view.apply_theme(dark)
    assert view.grab().toImage().pixelColor(50, 25) == dark.colour("level_low")


def test_matrix_and_bars_are_drawn_whole(view, theme):
    words = ("low", "medium", "high", "very high")
    labels = MatrixLabels(
        title="Risks",
        likelihood="Likelihood",
        impact="Impact",
        likelihood_words=list("abcde"),
        impact_words=list("fghij"),
        level_words=dict(zip(RiskLevel, words, strict=True)),
    )
    bars = [Bar(label="High", count=3, meaning=Meaning.LEVEL_HIGH, hatch=HatchKind.NARROW)]
    measure = view.text_width()
    for made in (risk_matrix({(5, 5): 2}, GRID, labels, measure), level_bars(bars, "x", measure)):
        view.show_drawing(made, "Risks")
        view.resize(view.sizeHint())
        image = view.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }
        assert theme.hex("level_high").lower() in colours
        assert len(made.items) > 1
