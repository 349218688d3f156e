"""Charts that Excel draws itself, from cells: readable in grey, and without a mouse.

Series differ by pattern or by line and mark, never by colour alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from openpyxl.chart import BarChart, LineChart, RadarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.text import Text as ChartText
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, RegularTextRun
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.looks import colour_digits
from rai_desktop.export.excel.texts import stored_text
from rai_desktop.services.pictures.charted import Charted, ChartShape
from rai_desktop.services.pictures.colours import Meaning

AnyChart = BarChart | LineChart | RadarChart

WIDTH, HEIGHT = 20, 9.5
"""Centimetres that a chart takes."""
ROWS = 20
"""Rows of usual height that it covers."""
SIGNED = "+0%;-0%;0%"
"""How changes in percentage points look."""
TITLE_SIZE, _AXIS_SIZE = 1100, 900
_EDGE, _LINE = 9525, 25400
_DARK = colour_digits(Meaning.ACCENT)
_Pattern = Literal["wdUpDiag", "diagCross"]
_Dash = Literal["solid", "dash", "sysDot"]
_Mark = Literal["square", "triangle", "none"]
FILLS: tuple[tuple[_Pattern | None, Meaning], ...] = (
    (None, Meaning.ACCENT),
    ("wdUpDiag", Meaning.PAPER),
    (None, Meaning.LINE),
    ("diagCross", Meaning.PAPER),
)
"""Patterns of bars in their order, each with its ground; those without one are solid."""
LINES: tuple[tuple[_Dash, _Mark], ...] = (
    ("solid", "square"),
    ("dash", "triangle"),
    ("sysDot", "none"),
)
"""Dashes of lines and their marks in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Where the table of a chart stands: its row of headings, and its column of labels."""

    head: int
    first: int
    last: int
    column: int = 2


def native_chart(sheet: Worksheet, charted: Charted, block: Block) -> AnyChart:
    """Return the chart of a table that stands in ``block`` of ``sheet``."""
    chart = _MADE[charted.shape]()
    for place in range(len(charted.series)):
        column = block.column + 1 + place
        numbers = Reference(sheet, min_col=column, min_row=block.head, max_row=block.last)
        chart.add_data(numbers, titles_from_data=True)
    labels = Reference(sheet, min_col=block.column, min_row=block.first, max_row=block.last)
    chart.set_categories(labels)
    chart.title = chart_title(charted.title)
    chart.width, chart.height = WIDTH, HEIGHT
    chart.legend = Legend(legendPos="b") if len(charted.series) > 1 else None
    _set_axes(chart, charted)
    for place, series in enumerate(chart.series):
        _draw(series, place, charted.shape)
    return chart


def _bars() -> BarChart:
    chart = BarChart(barDir="col", gapWidth=50, varyColors=False)
    chart.dataLabels = _values("0")
    return chart


def _stacks() -> BarChart:
    chart = BarChart(barDir="col", gapWidth=40, varyColors=False)
    chart.grouping, chart.overlap = "stacked", 100
    return chart


def _lines() -> LineChart:
    return LineChart(varyColors=False)


def _radar() -> RadarChart:
    return RadarChart(radarStyle="marker", varyColors=False)


_MADE: Mapping[ChartShape, Callable[[], AnyChart]] = {
    ChartShape.BARS: _bars,
    ChartShape.STACKS: _stacks,
    ChartShape.LINES: _lines,
    ChartShape.RADAR: _radar,
}


def _set_axes(chart: AnyChart, charted: Charted) -> None:
    chart.x_axis.delete = chart.y_axis.delete = False
    if all((value or 0) >= 0 for row in charted.rows for value in row.values):
        chart.y_axis.scaling.min = 0
    else:
        chart.x_axis.tickLblPos = "low"
    quiet = LineProperties(solidFill=colour_digits(Meaning.LINE), w=_EDGE)
    chart.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=quiet))
    number_format = SIGNED if charted.signed else "0%" if charted.shares else "0"
    chart.y_axis.number_format = number_format
    chart.y_axis.numFmt.sourceLinked = False
    if charted.highest is not None:
        chart.y_axis.scaling.max = charted.highest
        chart.y_axis.majorUnit = charted.highest / (5 if charted.shares else charted.highest)
    if charted.shape is not ChartShape.RADAR:
        chart.x_axis.title = chart_title(charted.category, _AXIS_SIZE)
        chart.y_axis.title = chart_title(charted.value, _AXIS_SIZE)
    if charted.shares and charted.shape is ChartShape.BARS:
        chart.dataLabels = _values(number_format)


def _draw(series: Series, place: int, shape: ChartShape) -> None:
    """Give a series the look of its place."""
    if shape in (ChartShape.BARS, ChartShape.STACKS):
        series.graphicalProperties = _filled(*FILLS[place % len(FILLS)])
        return
    dash, mark = LINES[place % len(LINES)]
    line = LineProperties(solidFill=_DARK, prstDash=dash, w=_LINE)
    series.graphicalProperties = GraphicalProperties(ln=line)
    series.marker = Marker(symbol=mark, size=7)
    series.marker.graphicalProperties = GraphicalProperties(solidFill=_DARK)
    series.smooth = False


def _filled(pattern: _Pattern | None, ground: Meaning) -> GraphicalProperties:
    edge = LineProperties(solidFill=_DARK, w=_EDGE)
    below = colour_digits(ground)
    if pattern is None:
        return GraphicalProperties(solidFill=below, ln=edge)
    fill = PatternFillProperties(prst=pattern, fgClr=_colour(_DARK), bgClr=_colour(below))
    return GraphicalProperties(pattFill=fill, ln=edge)


def _colour(digits: str) -> ColorChoice:
    return ColorChoice(srgbClr=digits)  # type: ignore[arg-type]


def _values(number_format: str) -> DataLabelList:
    return DataLabelList(
        numFmt=number_format,
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
    )


def chart_title(text: str, size: int = TITLE_SIZE) -> Title:
    """Return a title of a chart or an axis."""
    letters = CharacterProperties(sz=size, b=True, solidFill=colour_digits(Meaning.TEXT))
    run = RegularTextRun(rPr=letters, t=stored_text(text))
    return Title(tx=ChartText(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)
