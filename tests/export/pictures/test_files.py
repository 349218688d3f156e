"""Pictures as files: the same shapes and words as on paper, in SVG and in PNG."""

from datetime import date
from io import BytesIO

import pytest
from defusedxml import ElementTree
from PIL import Image

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.export.pdf import text_width
from rai_desktop.export.pictures import picture_png, picture_svg
from rai_desktop.services.pictures import (
    PRINT_PALETTE,
    Axis,
    Bar,
    Curve,
    CurveLabels,
    CurvePoint,
    Drawing,
    Figure,
    HatchKind,
    MatrixLabels,
    Meaning,
    RadarLabels,
    Rect,
    Text,
    figures_picture,
    level_bars,
    level_curve,
    radar,
    risk_matrix,
)

SVG = "{http://www.w3.org/2000/svg}"
WORDS = ("low", "medium", "high", "very high")
LEVELS = dict(zip(RiskLevel, WORDS, strict=True))


def matrix():
    labels = MatrixLabels(
        title="Risks",
        likelihood="Likelihood",
        impact="Impact",
        likelihood_words=["rare", "possible", "likely", "certain"],
        impact_words=["small", "medium", "large", "huge"],
        level_words=LEVELS,
    )
    grid = tuple(tuple(RiskLevel) for _ in range(4))
    return risk_matrix({(1, 2): 3}, grid, labels, text_width, size=(480, 225))


def bars():
    made = [Bar(label="high", count=3, meaning=Meaning.LEVEL_HIGH, hatch=HatchKind.WIDE)]
    return level_bars(made, "Levels", text_width)


def web():
    axes = [Axis(label=f"Axis {n}", values=(n, None)) for n in range(5)]
    return radar(axes, RadarLabels(title="Web", lines=("one", "two"), none="none"), text_width)


def curve():
    points = (CurvePoint(day=date(2026, 1, 1), word="1 Jan", levels=(RiskLevel.HIGH, None)),)
    labels = CurveLabels(title="Curve", lines=("a", "b"), levels=WORDS, none="none", end="today")
    made = Curve(points=points, end=date(2026, 6, 1), labels=labels)
    return level_curve(made, text_width, size=(365, 140))


def figures():
    return figures_picture([Figure(label="systems", number="12")], 483, text_width)


DRAWINGS = (matrix, bars, web, curve, figures)


def svg_of(drawing, title="A picture"):
    return ElementTree.fromstring(picture_svg(drawing, title, PRINT_PALETTE, text_width))


@pytest.mark.parametrize("made", DRAWINGS)
def test_svg_has_every_text_the_words_of_the_picture_and_nothing_active(made):
    drawing = made()
    root = svg_of(drawing)
    shown = [node.text for node in root.iter(f"{SVG}text")]
    assert shown == [item.text for item in drawing.items if isinstance(item, Text)]
    assert root.find(f"{SVG}title").text == "A picture"
    assert root.find(f"{SVG}desc").text == drawing.alt_text
    names = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert names <= {"svg", "title", "desc", "rect", "line", "polygon", "text"}


@pytest.mark.parametrize("made", DRAWINGS)
def test_png_is_three_dots_for_each_point_and_shows_something(made):
    drawing = made()
    image = Image.open(BytesIO(picture_png(drawing, PRINT_PALETTE)))
    assert image.size == (round(drawing.width * 6) // 2, round(drawing.height * 6) // 2)
    assert len(image.getcolors(1_000_000)) > 10


def test_same_picture_gives_the_same_bytes():
    assert picture_png(matrix(), PRINT_PALETTE) == picture_png(matrix(), PRINT_PALETTE)
    assert svg_of(matrix()).attrib == svg_of(matrix()).attrib


def test_words_that_look_like_markup_stay_words():
    drawing = Drawing(
        width=40,
        height=20,
        items=(Text(x=0, y=10, text="<b>&\x00", size=8), Rect(x=0, y=0, width=0, height=5)),
        alt_text='"><script/>',
    )
    root = svg_of(drawing, "<i>")
    assert root.find(f"{SVG}text").text == "<b>&\N{REPLACEMENT CHARACTER}"
    assert root.find(f"{SVG}desc").text == '"><script/>'
    assert picture_png(drawing, PRINT_PALETTE).startswith(b"\x89PNG")
