"""The overview: counts that belong together, one chart of them, and the risk matrices."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties

from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.charts import chart_title
from rai_desktop.export.excel.described import place_chart
from rai_desktop.export.excel.looks import colour_digits
from rai_desktop.export.excel.pages import set_page
from rai_desktop.export.excel.standing_rows import write_standing
from rai_desktop.services.pictures.colours import Meaning, level_meaning
from rai_desktop.services.registers.model import Count, CountGroup, MatrixPicture

_WIDTHS = (2.5, 34.0, 15.0, 15.0, 15.0, 15.0, 15.0)
_FIRST_ROW = 2
_CHART_ROWS = 17
_CHART_PLACE = "D4"
_CHART_WIDTH, _CHART_HEIGHT = 11, 7.5
_MATRIX_ROW_HEIGHT, _TITLE_HEIGHT = 30.0, 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Charted:
    """A group of counts and the rows where its counts stand."""

    group: CountGroup
    first: int
    last: int


def write_overview(writer: SheetWriter) -> None:
    """Write counts, chart and matrices of the register."""
    register, looks = writer.book.register, writer.book.looks.page
    set_page(writer, landscape=False)
    writer.set_widths(_WIDTHS)
    writer.skip()
    section = [writer.text(writer.title, looks.section)]
    section += [writer.blank(looks.section) for _ in _WIDTHS[2:]]
    writer.append([None, *section], height=22)
    charted = _write_groups(writer, register.summary)
    if charted:
        counts = charted.group.counts
        told = "; ".join(f"{count.label}: {count.count}" for count in counts)
        told = f"{charted.group.title}: {told}"
        place_chart(writer.sheet, _chart(writer, charted), _CHART_PLACE, told)
        while writer.row < _FIRST_ROW + _CHART_ROWS:
            writer.skip()
    if register.standing is not None:
        write_standing(writer, register.standing)
    for matrix in register.matrices:
        _write_matrix(writer, matrix)


def _write_groups(writer: SheetWriter, groups: Sequence[CountGroup]) -> _Charted | None:
    """Write the groups of counts; return the one that the chart shows."""
    written = [_write_group(writer, group) for group in groups if group.counts]
    with_levels = (
        charted for charted in written if any(count.level for count in charted.group.counts)
    )
    return next(with_levels, written[0] if written else None)


def _write_group(writer: SheetWriter, group: CountGroup) -> _Charted:
    looks = writer.book.looks
    writer.skip()
    writer.append([None, writer.text(group.title, looks.page.group)], height=_TITLE_HEIGHT)
    first = writer.row
    for count in group.counts:
        look = looks.levels.words[count.level] if count.level else looks.page.label
        label = writer.text(count.label, look)
        writer.append([None, label, writer.number(count.count, looks.page.count)])
    return _Charted(group=group, first=first, last=writer.row - 1)


def _chart(writer: SheetWriter, charted: _Charted) -> BarChart:
    """Return bars of a group of counts, drawn from the cells and coloured as these."""
    chart = BarChart(barDir="bar", gapWidth=60, varyColors=False)
    chart.add_data(_column(writer, 3, charted))
    chart.set_categories(_column(writer, 2, charted))
    chart.title = chart_title(charted.group.title)
    chart.legend = None
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.width, chart.height = _CHART_WIDTH, _CHART_HEIGHT
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = False
    chart.y_axis.delete = True
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    chart.dataLabels = _only_values()
    bars = chart.series[0]
    bars.graphicalProperties = GraphicalProperties(solidFill=colour_digits(Meaning.ACCENT))
    bars.data_points = [
        DataPoint(idx=place, spPr=GraphicalProperties(solidFill=_bar_colour(count)))
        for place, count in enumerate(charted.group.counts)
    ]
    return chart


def _only_values() -> DataLabelList:
    return DataLabelList(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
    )


def _column(writer: SheetWriter, place: int, charted: _Charted) -> Reference:
    return Reference(
        writer.sheet, min_col=place, max_col=place, min_row=charted.first, max_row=charted.last
    )


def _bar_colour(count: Count) -> str:
    return colour_digits(level_meaning(count.level) if count.level else Meaning.ACCENT)


def _write_matrix(writer: SheetWriter, matrix: MatrixPicture) -> None:
    """Write a matrix: in each cell how many risks there are and the word of the level."""
    looks, labels = writer.book.looks.page, matrix.labels
    writer.skip()
    writer.append([None, writer.text(matrix.title, looks.group)], height=_TITLE_HEIGHT)
    writer.append([None, None, writer.text(labels.impact, looks.axis)], height=_TITLE_HEIGHT)
    heads = [writer.text(word, looks.scale) for word in _numbered(labels.impact_words)]
    writer.append([None, writer.text(labels.likelihood, looks.axis), *heads], height=28)
    words = _numbered(labels.likelihood_words)
    for likelihood in range(len(matrix.grid), 0, -1):
        title = writer.text(words[likelihood - 1], looks.likelihood)
        writer.append(
            [None, title, *_matrix_cells(writer, matrix, likelihood)], height=_MATRIX_ROW_HEIGHT
        )


def _matrix_cells(writer: SheetWriter, matrix: MatrixPicture, likelihood: int) -> list[Cell]:
    looks = writer.book.looks.levels
    cells = []
    for impact, level in enumerate(matrix.grid[likelihood - 1], start=1):
        count = matrix.counts.get((likelihood, impact), 0)
        look = (looks.counts if count else looks.no_counts)[level]
        cells.append(writer.number(count, look))
    return cells


def _numbered(words: Sequence[str]) -> list[str]:
    return [f"{number}  {word}" for number, word in enumerate(words, start=1)]
