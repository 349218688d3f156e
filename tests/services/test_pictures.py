from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.pictures import (
    LEVEL_HATCHES,
    PRINT_PALETTE,
    Align,
    Bar,
    BarLook,
    Hatch,
    HatchKind,
    Line,
    Marker,
    MatrixLabels,
    MatrixPlan,
    Meaning,
    Polygon,
    Rect,
    Room,
    Text,
    fit_text,
    level_bars,
    level_meaning,
    marker,
    risk_matrix,
    shorten,
)
from rai_desktop.services.pictures.colours import contrast, luminance

LOW, MEDIUM, HIGH, VERY_HIGH = RiskLevel
GRID = [
    [RiskLevel(code) for code in row.split()]
    for row in (
        "low low medium medium high",
        "low low medium high high",
        "low medium medium high very_high",
        "low medium high very_high very_high",
        "medium medium high very_high very_high",
    )
]
LABELS = MatrixLabels(
    title="Risks for people",
    likelihood="Likelihood",
    impact="Impact on people",
    likelihood_words=["Rare", "Unlikely", "Possible", "Likely", "Almost certain"],
    impact_words=["Minor", "Noticeable", "Considerable", "Severe", "Catastrophic"],
    level_words={LOW: "low", MEDIUM: "medium", HIGH: "high", VERY_HIGH: "very high"},
)
EDGE = 1e-6


def measure(text, size, bold):
    """A typeface in which every letter is equally wide."""
    return len(text) * size * (0.68 if bold else 0.62)


def matrix(counts, labels=LABELS, **kwargs):
    return risk_matrix(counts, GRID, labels, measure, **kwargs)


def of_kind(drawing, kind):
    return [item for item in drawing.items if isinstance(item, kind)]


def extent(item):
    """Return left, top, right and bottom of an item."""
    if isinstance(item, Text):
        return text_extent(item)
    if isinstance(item, Line):
        return extent_of_points([item.start, item.end])
    if isinstance(item, Polygon):
        return extent_of_points(item.points)
    return item.x, item.y, item.x + item.width, item.y + item.height


def extent_of_points(points):
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def text_extent(item):
    length = measure(item.text, item.size, item.bold)
    before = {Align.START: 0.0, Align.MIDDLE: 0.5, Align.END: 1.0}[item.align] * length
    if item.turned:
        return item.x - item.size, item.y - length + before, item.x, item.y + before
    left = item.x - before
    return left, item.y - item.size * 0.8, left + length, item.y + item.size * 0.25


def assert_inside(drawing):
    for item in drawing.items:
        left, top, right, bottom = extent(item)
        assert left >= -EDGE, item
        assert top >= -EDGE, item
        assert right <= drawing.width + EDGE, item
        assert bottom <= drawing.height + EDGE, item


# matrix -------------------------------------------------------------------------------


def test_each_count_stands_in_the_cell_of_its_likelihood_and_impact():
    drawing = matrix({(1, 1): 41, (5, 1): 45, (1, 5): 51, (5, 5): 55})
    at = {item.text: (item.x, item.y) for item in of_kind(drawing, Text)}
    assert at["41"][0] == at["45"][0] < at["51"][0] == at["55"][0]
    assert at["45"][1] == at["55"][1] < at["41"][1] == at["51"][1]


def test_every_cell_has_colour_word_and_number():
    drawing = matrix({(3, 3): 7})
    cells = [item for item in of_kind(drawing, Rect) if item.width > 30]
    words = [item.text for item in of_kind(drawing, Text)]
    assert len(cells) == 25
    for level in RiskLevel:
        expected = sum(row.count(level) for row in GRID)
        assert len([cell for cell in cells if cell.fill is level_meaning(level)]) == expected
        assert words.count(LABELS.level_words[level]) == expected + 1
    assert words.count("0") == 24


def test_levels_can_be_told_apart_without_colour():
    assert len({LEVEL_HATCHES.get(level) for level in RiskLevel}) == len(RiskLevel)
    hatches = of_kind(matrix({}), Hatch)
    for level, kind in LEVEL_HATCHES.items():
        expected = sum(row.count(level) for row in GRID) + 1
        assert len([hatch for hatch in hatches if hatch.kind is kind]) == expected


def test_scales_and_axes_are_named():
    words = " ".join(item.text for item in of_kind(matrix({}), Text))
    for word in ("Rare", "Almost", "certain", "Minor", "Catastrophic", "Impact on people"):
        assert word in words
    turned = [item.text for item in of_kind(matrix({}), Text) if item.turned]
    assert turned == ["Likelihood"]


def test_words_of_a_scale_have_one_size_and_no_number_stands_alone():
    words = ["Gering", "Begrenzt", "Beträchtlich", "Schwer", "Existenzbedrohend"]
    labels = replace(LABELS, impact_words=words)
    drawing = risk_matrix({}, GRID, labels, measure, size=(483.0, 225.0))
    found = [text for text in of_kind(drawing, Text) if text.text[2:] in words]
    assert [text.text[2:] for text in found] == words
    assert len({text.size for text in found}) == 1


def test_the_matrix_is_told_in_words_gravest_first():
    told = matrix({(1, 1): 4, (5, 4): 1, (2, 2): 0}).alt_text
    assert told == (
        "Risks for people. Likelihood / Impact on people: "
        "Almost certain / Severe (very high): 1; Rare / Minor (low): 4"
    )


def test_an_empty_matrix_says_none():
    assert matrix({}).alt_text.endswith(": 0")


@pytest.mark.parametrize("size", [(440, 310), (333, 217)])
def test_the_cell_at_a_point_is_the_one_that_is_drawn_there(size):
    plan = MatrixPlan(width=size[0], height=size[1], rows=5, columns=5)
    drawn = [item for item in of_kind(matrix({}, size=size), Rect) if item.y < plan.bottom]
    places = [(row, column) for row in range(1, 6) for column in range(1, 6)]
    assert len(drawn) == len(places)
    for place, item in zip(places, drawn, strict=True):
        box = plan.cell(*place)
        assert (box.x, box.y) == (item.x, item.y)
        assert plan.place_at(box.middle, box.y + box.height / 2) == place
    for beside in (
        (plan.left - 1, 10),
        (10, 10),
        (plan.left + 10, plan.bottom + 1),
        (size[0] + 1, 10),
    ):
        assert plan.place_at(*beside) is None


def test_a_slim_pattern_leaves_more_room_for_words():
    def largest(strip):
        words = of_kind(matrix({}, size=(380, 250), strip=strip), Text)
        return max(item.size for item in words if item.text.startswith("very") and item.on)

    assert largest(4.0) > largest(13.0)


@pytest.mark.parametrize("size", [(440, 310), (300, 220), (900, 700)])
def test_the_matrix_stays_inside_its_frame_with_long_words_and_numbers(size):
    long = "Außerordentlich wahrscheinlich und unaufhaltsam"
    labels = MatrixLabels(
        title=long,
        likelihood=long * 3,
        impact=long * 3,
        likelihood_words=[long] * 5,
        impact_words=[long] * 5,
        level_words=dict.fromkeys(RiskLevel, long),
    )
    counts = {(row, column): 1_234_567 for row in range(1, 6) for column in range(1, 6)}
    assert_inside(matrix(counts, labels, size=size))
    assert_inside(matrix({}, size=size))


# bars ---------------------------------------------------------------------------------


def bars(*counts):
    return [
        Bar(label=f"Status {place}", count=count, meaning=Meaning.STATE_GOOD)
        for place, count in enumerate(counts)
    ]


def test_bars_are_as_long_as_their_numbers_say():
    drawing = level_bars(bars(10, 5, 0), "Status", measure)
    lengths = [item.width for item in of_kind(drawing, Rect)]
    assert len(lengths) == 2
    assert lengths[0] == pytest.approx(2 * lengths[1])
    assert [item.text for item in of_kind(drawing, Text) if item.bold] == ["10", "5", "0"]
    assert drawing.alt_text == "Status: Status 0: 10; Status 1: 5; Status 2: 0"


@pytest.mark.parametrize("counts", [(), (0,), (0, 0), (1,), (10**9, 1)])
def test_bars_of_any_number_stay_inside_their_frame(counts):
    assert_inside(level_bars(bars(*counts), "Status", measure))


def test_long_words_beside_bars_take_two_lines_and_then_an_ellipsis():
    bar = Bar(label="word " * 40, count=3, meaning=Meaning.ACCENT, hatch=HatchKind.WIDE)
    drawing = level_bars([bar], "Status", measure, BarLook(width=300))
    label = [item.text for item in of_kind(drawing, Text) if item.align is Align.END]
    assert len(label) == 2
    assert label[1].endswith("…")
    assert_inside(drawing)


# items --------------------------------------------------------------------------------


@given(
    width=st.floats(min_value=1, max_value=300),
    height=st.floats(min_value=1, max_value=300),
    kind=st.sampled_from(HatchKind),
)
def test_a_pattern_stays_inside_its_rectangle(width, height, kind):
    hatch = Hatch(x=5, y=7, width=width, height=height, kind=kind, on=Meaning.LEVEL_HIGH)
    for stroke in hatch.strokes():
        for across, down in stroke:
            assert 5 - EDGE <= across <= 5 + width + EDGE
            assert 7 - EDGE <= down <= 7 + height + EDGE


def test_patterns_differ_in_density():
    counted = [
        len(list(Hatch(x=0, y=0, width=40, height=40, kind=kind, on=Meaning.ACCENT).strokes()))
        for kind in HatchKind
    ]
    assert counted == sorted(set(counted))


@pytest.mark.parametrize("shape", list(Marker))
def test_a_marker_lies_around_its_centre(shape):
    left, top, right, bottom = extent(marker(shape, (50, 60), 10, Meaning.ACCENT))
    assert 45 <= left < 50 < right <= 55
    assert 55 <= top < 60 < bottom <= 65


# fitting ------------------------------------------------------------------------------


def test_a_text_that_fits_keeps_its_size():
    fitted = fit_text("short text", Room(width=200, size=9), measure)
    assert (fitted.lines, fitted.size) == (("short text",), 9)


def test_two_lines_come_before_a_smaller_size():
    fitted = fit_text("two words", Room(width=40, size=9, lines=2), measure)
    assert (fitted.lines, fitted.size) == (("two", "words"), 9)


def test_a_smaller_size_comes_before_cutting():
    fitted = fit_text("abcdefghij", Room(width=50, size=9, smallest=6), measure)
    assert fitted.lines == ("abcdefghij",)
    assert 6 < fitted.size < 9


@given(
    text=st.text(max_size=80),
    width=st.floats(min_value=20, max_value=200),
    lines=st.integers(min_value=1, max_value=3),
)
def test_a_fitted_text_never_leaves_its_room(text, width, lines):
    fitted = fit_text(text, Room(width=width, lines=lines), measure)
    assert 1 <= len(fitted.lines) <= lines
    for line in fitted.lines:
        assert measure(line, fitted.size, False) <= width


@given(text=st.text(max_size=80), width=st.floats(min_value=10, max_value=400))
def test_only_a_text_that_does_not_fit_is_shortened(text, width):
    short = shorten(text, width, lambda part: measure(part, 9, False))
    if measure(text, 9, False) <= width:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


# colours ------------------------------------------------------------------------------

LEVELS = [level_meaning(level) for level in RiskLevel]


def test_every_meaning_has_a_colour():
    assert set(PRINT_PALETTE.colours) == set(Meaning)


@pytest.mark.parametrize("ground", [*LEVELS, Meaning.PAPER, Meaning.BAND])
def test_text_is_readable_on_every_ground(ground):
    assert contrast(PRINT_PALETTE.text_on(ground), PRINT_PALETTE.colour(ground)) >= 4.5


@pytest.mark.parametrize("ink", [Meaning.TEXT, Meaning.MUTED, Meaning.ACCENT])
@pytest.mark.parametrize("ground", [Meaning.PAPER, Meaning.BAND])
def test_inks_are_readable_on_paper(ink, ground):
    assert contrast(PRINT_PALETTE.colour(ink), PRINT_PALETTE.colour(ground)) >= 4.5


def test_higher_levels_are_darker_on_a_grey_print():
    greys = [luminance(PRINT_PALETTE.colour(level)) for level in LEVELS]
    assert all(lighter > darker + 0.05 for lighter, darker in pairwise(greys))


def test_levels_and_legal_results_share_no_colour():
    colours = PRINT_PALETTE.colours
    levels = {colours[meaning] for meaning in LEVELS}
    legal = {colours[meaning] for meaning in Meaning if meaning.value.startswith("legal_")}
    assert not levels & legal


@pytest.mark.parametrize("ground", LEVELS)
def test_patterns_are_quiet_but_visible(ground):
    strength = contrast(PRINT_PALETTE.pattern_on(ground), PRINT_PALETTE.colour(ground))
    assert 1.2 <= strength <= 3


def test_contrast_is_counted_as_in_the_guideline():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_words_of_cells_axes_and_legend_keep_one_size_each():
    items = risk_matrix({(5, 5): 3}, GRID, LABELS, measure, size=(300.0, 240.0)).items
    texts = [item for item in items if isinstance(item, Text) and not item.bold]
    words = set(LABELS.level_words.values())
    axes = {text.size for text in texts if text.text[:1] in "12345" and len(text.text) > 1}
    levels = [text for text in texts if text.text in words]
    assert len(axes) == 1
    assert len({text.size for text in levels if text.align is Align.MIDDLE}) == 1
    assert len({text.size for text in levels if text.align is Align.START}) == 1
