"""Every picture in every theme without its colours: what differs is told apart all the same."""

import importlib
import inspect
import pkgutil
from datetime import date
from functools import partial
from itertools import combinations

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.export.pdf import text_width
from rai_desktop.services import pictures
from rai_desktop.services.deadlines import ahead
from rai_desktop.services.papers.measure_bars import measure_bars
from rai_desktop.services.pictures import (
    LEVEL_HATCHES,
    PRINT_PALETTE,
    Axis,
    Bar,
    Curve,
    CurveLabels,
    CurvePoint,
    Drawing,
    Figure,
    Hatch,
    Line,
    MatrixLabels,
    Meaning,
    Palette,
    Polygon,
    RadarLabels,
    Rect,
    TrendLabels,
    TrendPoint,
    figures_picture,
    level_bars,
    level_curve,
    level_meaning,
    radar,
    risk_matrix,
    trend,
)
from rai_desktop.services.pictures.charted import Charted, ChartedRow, ChartShape
from rai_desktop.services.pictures.charted_bars import charted_bars
from rai_desktop.services.pictures.colours import contrast
from rai_desktop.services.pictures.dates import DateSort, ShownDate, dates_ahead
from rai_desktop.ui.colours import THEMES, theme_colours
from rai_desktop.words import words_for

STEP = 1.4
"""How much lighter one of two colours must be, counted as contrast, where nothing else differs."""
VISIBLE = 1.2
"""How much a pattern must stand out from its ground."""
QUIET = {Meaning.PAPER, Meaning.BAND, Meaning.LINE, Meaning.TEXT}
THIN, DASH, THICK = 4.0, 6.0, 1.5
LEVELS = tuple(RiskLevel)
WORDS = ("low", "medium", "high", "very high")


def matrix():
    labels = MatrixLabels(
        title="Risks",
        likelihood="Likelihood",
        impact="Impact",
        likelihood_words=WORDS,
        impact_words=WORDS,
        level_words=dict(zip(LEVELS, WORDS, strict=True)),
    )
    return risk_matrix({(1, 2): 3}, tuple(LEVELS for _ in LEVELS), labels, text_width)


def bars_of_levels():
    made = [
        Bar(label=level, count=9, meaning=level_meaning(level), hatch=LEVEL_HATCHES.get(level))
        for level in LEVELS
    ]
    made.append(Bar(label="not rated", count=3, meaning=Meaning.STRONG_LINE))
    return level_bars(made, "Levels", text_width)


def web():
    axes = [Axis(label=f"Axis {n}", values=(n % 5, 4 - n % 5)) for n in range(5)]
    return radar(axes, RadarLabels(title="Web", lines=("one", "two"), none="none"), text_width)


def curve():
    points = (
        CurvePoint(day=date(2026, 1, 1), word="1 Jan", levels=LEVELS[1:3]),
        CurvePoint(day=date(2026, 3, 1), word="1 Mar", levels=LEVELS[2:4]),
    )
    labels = CurveLabels(title="Curve", lines=("a", "b"), levels=WORDS, none="none", end="today")
    made = Curve(points=points, end=date(2026, 6, 1), labels=labels)
    return level_curve(made, text_width)


def years():
    points = [
        TrendPoint(name=str(year), maturity=2.0, share=0.3, maturity_word="2", share_word="30 %")
        for year in (2025, 2026)
    ]
    labels = TrendLabels(
        title="Trend", maturity="Maturity", share="Share", levels=tuple("01234"), shares=("",) * 5
    )
    return trend(points, labels, text_width)


def dates():
    sorts = [
        DateSort(label=label, sign=sign, meaning=meaning)
        for label, sign, meaning in (ahead._LAW, ahead._REVIEW)
    ]
    found = [
        ShownDate(day=date(2027, 1 + n, 1), written="day", text="what", sort=sort)
        for n, sort in enumerate(sorts)
    ]
    return dates_ahead(
        found,
        ShownDate(day=date(2026, 12, 1), written="", text="today", sort=sorts[0]),
        "Dates",
        text_width,
    )


def shares():
    rows = tuple(ChartedRow(label=str(n), values=(n / 10,)) for n in (-3, 0, 4))
    made = Charted(
        title="Change",
        shape=ChartShape.BARS,
        category="a",
        value="b",
        series=("b",),
        rows=rows,
        shares=True,
        signed=True,
    )
    return charted_bars(made, text_width)


def numbers():
    some = [Figure(label="a", number="1"), Figure(label="b", number="2", colour=Meaning.STATE_LATE)]
    return figures_picture(some, 480, text_width)


DRAWINGS = {
    risk_matrix: matrix,
    level_bars: bars_of_levels,
    measure_bars: partial(measure_bars, words_for("en"), (1, 2, 3, 4), text_width),
    radar: web,
    level_curve: curve,
    trend: years,
    dates_ahead: dates,
    charted_bars: shares,
    figures_picture: numbers,
}
PALETTES = {
    "print": PRINT_PALETTE,
    **{
        name: Palette(colours={one: theme_colours(name)[one] for one in Meaning}) for name in THEMES
    },
}


def signs(drawing):
    """Return by meaning of the colour how it is drawn: patterns of areas, marks, strokes."""
    found = {}
    strokes = {}
    for item in drawing.items:
        if isinstance(item, Rect) and item.fill and min(item.width, item.height) > THIN:
            found.setdefault(item.fill, set()).add(("area", pattern_over(item, drawing)))
        elif isinstance(item, Polygon) and item.fill:
            found.setdefault(item.fill, set()).add(("mark", shape_of(item)))
        elif isinstance(item, Line) and item.line_width >= THICK:
            strokes.setdefault(item.colour, []).append(length_of(item))
    for meaning, lengths in strokes.items():
        is_dashed = max(lengths) <= DASH
        found.setdefault(meaning, set()).add(("stroke", is_dashed))
    return {meaning: looks for meaning, looks in found.items() if meaning not in QUIET}


def pattern_over(rect, drawing):
    return next(
        (
            item.kind
            for item in drawing.items
            if isinstance(item, Hatch)
            and rect.x <= item.x < rect.x + rect.width
            and rect.y <= item.y < rect.y + rect.height
        ),
        None,
    )


def shape_of(polygon):
    xs, ys = zip(*polygon.points, strict=True)
    width = max(xs) - min(xs)
    return tuple(
        (round((x - min(xs)) / width, 1), round((y - min(ys)) / width, 1))
        for x, y in polygon.points
    )


def length_of(line):
    return ((line.end[0] - line.start[0]) ** 2 + (line.end[1] - line.start[1]) ** 2) ** 0.5


def test_every_kind_of_picture_is_looked_at():
    kinds = set()
    for info in pkgutil.iter_modules(pictures.__path__):
        module = importlib.import_module(f"{pictures.__name__}.{info.name}")
        for name, made in inspect.getmembers(module, inspect.isfunction):
            is_own = made.__module__ == module.__name__ and not name.startswith("_")
            if is_own and made.__annotations__.get("return") in (Drawing, "Drawing"):
                kinds.add(made)
    assert kinds <= DRAWINGS.keys()
    assert len(kinds) >= 8


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("made", DRAWINGS.values(), ids=[one.__name__ for one in DRAWINGS])
def test_what_differs_in_colour_differs_in_grey(made, palette):
    looks, colours = signs(made()), PALETTES[palette]
    for one, other in combinations(looks, 2):
        ratio = contrast(colours.colour(one), colours.colour(other))
        assert not looks[one] & looks[other] or ratio >= STEP, f"{one}, {other}: {ratio:.2f}"


@pytest.mark.parametrize("palette", PALETTES)
def test_patterns_can_be_seen(palette):
    colours = PALETTES[palette]
    for made in DRAWINGS.values():
        for item in made().items:
            if isinstance(item, Hatch):
                ground = colours.colour(item.on)
                assert contrast(colours.pattern_on(item.on), ground) >= VISIBLE, item.on
