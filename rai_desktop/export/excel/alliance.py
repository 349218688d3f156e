"""Writes the alliance view as a workbook, sheet by sheet as a stream."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.archive import discard_streams, save_workbook
from rai_desktop.export.excel.book import PRODUCT
from rai_desktop.export.excel.charts import ROWS, Block, native_chart
from rai_desktop.export.excel.charts_sheet import CHARTS, CHARTS_ON_A_PAGE
from rai_desktop.export.excel.described import place_chart
from rai_desktop.export.excel.heights import RowHeights
from rai_desktop.export.excel.looks import Look, Looks, make_looks
from rai_desktop.export.excel.texts import (
    cut_text,
    is_too_long,
    needs_guard,
    put_text,
    stored_text,
)
from rai_desktop.export.excel.titles import SheetTitles, headings
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.alliance.sheets import (
    AllianceBook,
    CellForm,
    Formed,
    Sheet,
    SheetCell,
)
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.pictures.charted import Charted
from rai_desktop.words import words_for

ROWS_PER_STEP = 100
_FIRST_WIDTHS = (30.0, 90.0)
_CHART_WIDTHS = (34.0, 22.0, 3.0)
_A4 = 9
_TITLE_HEIGHT = 30.0
_BUILT_IN = 164
"""Number formats of a workbook's own begin behind those that every program knows."""
_FORMATS = {
    CellForm.WHOLE: "0",
    CellForm.DECIMAL: "0.0",
    CellForm.SHARE: "0%",
    CellForm.POINTS: "+0%;-0%;0%",
    CellForm.DIFFERENCE: "+0.0;-0.0;0.0",
}


def write_alliance_book(book: AllianceBook, target: Path) -> Job:
    """Write ``book``; ``target`` appears only when it is complete."""
    with replaced_when_complete(target) as part:
        workbook = Workbook(write_only=True)
        try:
            yield from _Writer(workbook, book).write()
            save_workbook(workbook, part)
        finally:
            discard_streams(workbook)


class _Writer:
    def __init__(self, workbook: Workbook, book: AllianceBook) -> None:
        self._workbook, self._book = workbook, book
        self._looks: Looks = make_looks(workbook, book.language, {})
        self._numbers = _number_styles(workbook, self._looks.table.number.plain)
        self._titles = SheetTitles()
        moment = book.created.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        properties = workbook.properties
        properties.title, properties.creator = stored_text(book.title), PRODUCT
        properties.language = book.language
        properties.created = properties.modified = moment

    def write(self) -> Job:
        """Write the first sheet, one for each table, and that of the charts."""
        self._write_start()
        done = 0
        for sheet in self._book.sheets:
            yield Progress(done=done, total=0, text=sheet.title)
            for _ in self._write_sheet(sheet):
                done += 1
                if done % ROWS_PER_STEP == 0:
                    yield Progress(done=done, total=0, text=sheet.title)
        if self._book.charts:
            self._write_charts()
        yield Progress(done=1, total=1)

    def _write_start(self) -> None:
        page = self._looks.page
        sheet: Worksheet = self._workbook.create_sheet(self._titles.title(self._book.title))
        _fit_pages(sheet)
        heights = self._set_widths(sheet, _FIRST_WIDTHS)
        sheet.row_dimensions[1].height = _TITLE_HEIGHT
        sheet.append([self._text(sheet, self._book.title, page.form_title)])
        lines: list[Sequence[Cell]] = []
        for fact in self._book.facts:
            pair = ((fact.label, page.label), (fact.text, page.paragraph))
            lines.append([self._text(sheet, text, look) for text, look in pair])
        empty = self._text(sheet, "", page.label)
        lines += [[empty, self._text(sheet, note, page.paragraph)] for note in self._book.notes]
        for number, cells in enumerate(lines, start=2):
            self._append(sheet, heights, number, cells)

    def _write_charts(self) -> None:
        """Write the numbers of each chart, and the chart to their right."""
        title = words_for(self._book.language)(CHARTS)
        sheet: Worksheet = self._workbook.create_sheet(self._titles.title(title))
        sheet.sheet_view.showGridLines = False
        _fit_pages(sheet)
        heights = self._set_widths(sheet, _CHART_WIDTHS)
        for place, chart in enumerate(self._book.charts):
            top = place * (ROWS + 1) + 1
            lines = self._chart_lines(sheet, chart)
            block = Block(head=top + 1, first=top + 2, last=top + len(lines) - 1, column=1)
            place_chart(sheet, native_chart(sheet, chart, block), f"D{top}", chart.in_words)
            lines += [[] for _ in range(ROWS + 1 - len(lines))]
            for number, cells in enumerate(lines, start=top):
                self._append(sheet, heights, number, cells)
            if place % CHARTS_ON_A_PAGE:
                sheet.row_breaks.append(Break(id=top + ROWS))

    def _chart_lines(self, sheet: Worksheet, chart: Charted) -> list[list[Cell]]:
        page = self._looks.page
        heads = [(chart.category, page.small_head)]
        heads += [(one, page.small_head_number) for one in chart.series]
        form = CellForm.POINTS if chart.signed else CellForm.SHARE
        lines = [[self._text(sheet, chart.title, page.group)]]
        lines.append([self._text(sheet, text, look) for text, look in heads])
        for row in chart.rows:
            label = self._text(sheet, row.label, page.label)
            shown = form if chart.shares else CellForm.WHOLE
            lines.append([label, *(self._cell(sheet, value, shown) for value in row.values)])
        return lines

    def _write_sheet(self, content: Sheet) -> Iterator[None]:
        sheet: Worksheet = self._workbook.create_sheet(self._titles.title(content.title))
        sheet.freeze_panes = "B2"
        sheet.print_title_rows = "1:1"
        _fit_pages(sheet)
        heights = self._set_widths(sheet, [column.width for column in content.columns])
        head = headings([column.title for column in content.columns])
        look = self._looks.table.head
        self._append(sheet, heights, 1, [self._text(sheet, title, look) for title in head])
        last = 1
        for last, row in enumerate(content.rows, start=2):
            pairs = zip(row, content.columns, strict=True)
            cells = [self._cell(sheet, value, column.form) for value, column in pairs]
            self._append(sheet, heights, last, cells)
            yield
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(content.columns))}{last}"

    def _set_widths(self, sheet: Worksheet, widths: Sequence[float]) -> RowHeights:
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        return RowHeights(sheet, widths)

    def _append(
        self, sheet: Worksheet, heights: RowHeights, number: int, cells: Sequence[Cell]
    ) -> None:
        sheet.row_dimensions[number] = heights.fitted(cells)
        sheet.append(list(cells))
        del sheet.row_dimensions[number]

    def _cell(self, sheet: Worksheet, value: SheetCell, form: CellForm) -> Cell:
        if isinstance(value, Formed):
            form, value = value.form, value.value
        if isinstance(value, str):
            return self._text(sheet, value, self._looks.table.text)
        is_number = value is not None and form is CellForm.TEXT
        style = self._numbers[CellForm.WHOLE if is_number else form] if value is not None else None
        cell = Cell(sheet, row=1, column=1, style_array=style or self._looks.table.text.plain)
        cell.value = value
        return cell

    def _text(self, sheet: Worksheet, text: str, look: Look) -> Cell:
        stored = stored_text(text)
        if is_too_long(stored):
            count = words_for(self._book.language).number(len(text))
            stored = cut_text(text, self._book.cut.format(count=count))
        style = look.guarded if stored and needs_guard(stored) else look.plain
        cell = Cell(sheet, row=1, column=1, style_array=style)
        if stored:
            put_text(cell, stored)
        return cell


def _fit_pages(sheet: Worksheet) -> None:
    """Print a sheet across, as wide as a page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _number_styles(workbook: Workbook, plain: StyleArray) -> Mapping[CellForm, StyleArray]:
    """Return the style of numbers in each form."""
    formats = workbook._number_formats  # type: ignore[attr-defined]  # noqa: SLF001
    styles = {}
    for form, number_format in _FORMATS.items():
        style = copy(plain)
        style.numFmtId = _BUILT_IN + formats.add(number_format)
        styles[form] = style
    return styles
