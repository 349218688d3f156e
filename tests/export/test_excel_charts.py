"""Charts of a workbook, read again: drawn from cells, with words at the axes, plain in grey."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from openpyxl.utils import range_boundaries

from rai_desktop.services.pictures.charted import Charted, ChartedRow, ChartShape
from tests.export.excel_reading import opened, parts, written
from tests.export.samples import company

ROWS = 20


def charted(shape, series=3, rows=14):
    return Charted(
        title=f"Title of {shape}",
        shape=shape,
        category="Month",
        value="Number",
        series=tuple(f"Series {place}" for place in range(series)),
        rows=tuple(
            ChartedRow(label=f"Row {row}", values=tuple(range(row, row + series)))
            for row in range(rows)
        ),
    )


@pytest.fixture(scope="module")
def sheet(tmp_path_factory):
    charts = tuple(charted(shape, series=4) for shape in ChartShape)
    register = replace(company(), charts=charts)
    return opened(written(register, tmp_path_factory.mktemp("charts")))["Diagramme"]


def title_of(titled):
    return "".join(run.t for part in titled.tx.rich.p for run in part.r or ())


def cells_of(sheet, reference):
    left, top, right, bottom = range_boundaries(reference.rsplit("!", 1)[1].replace("$", ""))
    area = sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
    return [cell.value for (cell,) in area]


def test_each_chart_is_drawn_from_the_table_beside_it(sheet):
    assert [title_of(chart.title) for chart in sheet._charts] == [
        f"Title of {shape}" for shape in ChartShape
    ]
    for chart in sheet._charts:
        for place, series in enumerate(chart.series):
            assert cells_of(sheet, series.val.numRef.f) == list(range(place, place + 14))
            assert cells_of(sheet, series.tx.strRef.f) == [f"Series {place}"]
            categories = series.cat.numRef or series.cat.strRef
            assert cells_of(sheet, categories.f) == [f"Row {row}" for row in range(14)]


def test_axes_say_what_they_count(sheet):
    for shape, chart in zip(ChartShape, sheet._charts, strict=True):
        if shape is ChartShape.RADAR:
            continue
        assert (title_of(chart.x_axis.title), title_of(chart.y_axis.title)) == ("Month", "Number")
        assert not chart.x_axis.delete
        assert not chart.y_axis.delete


def look(series):
    """Return what tells a series from others without colour."""
    drawn = series.graphicalProperties
    if drawn.pattFill is not None:
        return drawn.pattFill.prst
    if drawn.solidFill is not None:
        return drawn.solidFill.srgbClr
    return drawn.ln.prstDash, series.marker.symbol


def test_series_differ_without_colour(sheet):
    for chart in sheet._charts:
        looks = [look(series) for series in chart.series[:3]]
        assert len(set(looks)) == 3


def test_charts_stand_below_each_other_to_the_right_of_their_tables(sheet):
    starts = [chart.anchor._from.row for chart in sheet._charts]
    assert all(after - before >= ROWS for before, after in pairwise(starts))
    widest = max(cell.column for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert all(chart.anchor._from.col >= widest for chart in sheet._charts)


def test_start_sheet_leads_to_the_charts(tmp_path):
    some = replace(company(), charts=(charted(ChartShape.BARS),))
    book = opened(written(some, tmp_path))
    assert "Diagramme" in [cell.value for row in book["Start"].iter_rows() for cell in row]
    none = opened(written(company(), tmp_path))
    assert "Diagramme" not in none.sheetnames


def test_every_chart_of_a_workbook_has_words_with_its_numbers(tmp_path):
    charts = (charted(ChartShape.BARS, series=1, rows=2), charted(ChartShape.LINES, rows=1))
    found = drawn_words(written(replace(company(), charts=charts), tmp_path))
    assert all(found)
    assert found[-2:] == [
        "Title of bars: Row 0: 0; Row 1: 1",
        "Title of lines: Row 0: Series 0 0, Series 1 1, Series 2 2",
    ]
    assert len(found) > len(charts)


def drawn_words(path):
    """Return what each drawing of a workbook says of itself, sheet by sheet."""
    drawings = [text for name, text in sorted(parts(path).items()) if "/drawings/drawing" in name]
    named = [re.findall(rb"<(?:xdr:)?cNvPr [^>]*>", text) for text in drawings]
    words = [re.search(rb'descr="([^"]*)"', each) for found in named for each in found]
    return [each[1].decode() if each else "" for each in words]


def test_shares_and_changes_are_told_as_they_are_drawn():
    shares = replace(charted(ChartShape.BARS, series=1, rows=1), shares=True)
    shares = replace(shares, rows=(ChartedRow(label="Now", values=(0.45,)),))
    changes = replace(shares, signed=True)
    assert shares.in_words == "Title of bars: Now: 45 %"
    assert changes.in_words == "Title of bars: Now: +45"
