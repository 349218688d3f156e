"""The sheet of charts: each beside the table that it is drawn from."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from rai_desktop.domain.texts import N_
from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.charts import ROWS, Block, native_chart
from rai_desktop.export.excel.described import place_chart
from rai_desktop.export.excel.pages import set_page
from rai_desktop.services.pictures.charted import Charted

CHARTS = N_("Charts")
_LABELS, _NUMBERS, _GAP = 30.0, 16.0, 3.0
CHARTS_ON_A_PAGE = 2
_TITLE_HEIGHT, _HEAD_HEIGHT = 18.0, 28.0


def write_charts(writer: SheetWriter, charts: Sequence[Charted]) -> None:
    """Write tables below each other, and the chart of each to its right."""
    most = max(len(chart.series) for chart in charts)
    set_page(writer, landscape=True)
    writer.set_widths((2.5, _LABELS, *[_NUMBERS] * most, _GAP))
    writer.skip()
    section = [writer.text(writer.title, writer.book.looks.page.section)]
    section += [writer.blank(writer.book.looks.page.section) for _ in range(most)]
    writer.append([None, *section], height=22)
    for place, chart in enumerate(charts):
        if place and place % CHARTS_ON_A_PAGE == 0:
            writer.sheet.row_breaks.append(Break(id=writer.row - 1))
        _write_chart(writer, chart, get_column_letter(most + 4))


def _write_chart(writer: SheetWriter, chart: Charted, column: str) -> None:
    looks = writer.book.looks.page
    writer.skip()
    top = writer.row
    writer.append([None, writer.text(chart.title, looks.group)], height=_TITLE_HEIGHT)
    head = writer.row
    heads = [writer.text(chart.category, looks.small_head)]
    heads += [writer.text(text, looks.small_head_number) for text in chart.series]
    writer.append([None, *heads], height=_HEAD_HEIGHT)
    for row in chart.rows:
        cells = [writer.text(row.label, looks.label)]
        for value in row.values:
            cell = writer.blank(looks.count)
            cell.value = value
            cells.append(cell)
        writer.append([None, *cells])
    block = Block(head=head, first=head + 1, last=writer.row - 1)
    drawn = native_chart(writer.sheet, chart, block)
    place_chart(writer.sheet, drawn, f"{column}{top}", chart.in_words)
    while writer.row < top + ROWS:
        writer.skip()
