"""Writes a blank form as an Excel workbook: no macros, no protection, nothing but texts."""

from collections.abc import Iterable, Iterator
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.archive import discard_streams, save_workbook
from rai_desktop.export.excel.book import LISTS_TITLE, META_TITLE, PRODUCT
from rai_desktop.export.excel.heights import FittedRow, RowHeights
from rai_desktop.export.excel.lists import ChoiceLists
from rai_desktop.export.excel.looks import Look, Looks, make_looks
from rai_desktop.export.excel.texts import (
    cut_text,
    is_too_long,
    needs_guard,
    put_text,
    shortened,
    stored_text,
)
from rai_desktop.export.excel.titles import DefinedNames, SheetTitles, page_text
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.questionnaires.layout import (
    FormBook,
    FormCell,
    FormLook,
    FormRow,
    FormSheet,
)

_A4 = 9
_LONGEST_PROMPT = 255
_LONGEST_HEAD = 70
_CUT = "…"
_HEIGHTS = {FormLook.TITLE: 30.0, FormLook.SUBTITLE: 20.0, FormLook.LINE: 16.0}
"""How high the lines are whose texts go on over the cells to their right."""
_LEAST_HEIGHT = 20.0


def write_questionnaire(form: FormBook, target: Path) -> None:
    """Write ``form``; ``target`` appears only when complete. The same form gives the same bytes."""
    with replaced_when_complete(target) as part:
        workbook = Workbook(write_only=True)
        try:
            _Writer(workbook, form).write()
            save_workbook(workbook, part)
        finally:
            discard_streams(workbook)


class _Writer:
    def __init__(self, workbook: Workbook, form: FormBook) -> None:
        self._workbook = workbook
        self._form = form
        self._looks = make_looks(workbook, form.language, {})
        self._lists = ChoiceLists(LISTS_TITLE, DefinedNames())
        self._by_look = _looks_of(self._looks)

    def write(self) -> None:
        """Write the visible sheets, the lists behind drop-downs, and what the form says of itself.

        People see the sheets in this order, the hidden ones last.
        """
        self._set_properties()
        titles = SheetTitles()
        for sheet in self._form.sheets:
            self._write_sheet(sheet, titles.title(sheet.title))
        self._lists.define_in(self._workbook)
        columns = [[choice.label for choice in choices] for _, choices in self._lists]
        names = [name for name, _ in self._lists]
        self._write_hidden(LISTS_TITLE, _rows_of_lists(names, columns))
        self._write_hidden(META_TITLE, self._form.meta)

    def _set_properties(self) -> None:
        moment = self._form.created
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
        properties = self._workbook.properties
        properties.title = stored_text(self._form.title)
        properties.creator = PRODUCT
        properties.language = self._form.language
        properties.created = properties.modified = moment.replace(microsecond=0)

    def _write_sheet(self, form: FormSheet, title: str) -> None:
        sheet: Worksheet = self._workbook.create_sheet(title)
        _set_page(sheet, form, self._form.title)
        for place, width in enumerate(form.widths, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        for rule in self._drop_downs(form):
            sheet.data_validations.dataValidation.append(rule)
        heights = RowHeights(sheet, form.widths)
        for number, row in enumerate(form.rows, start=1):
            cells = [self._cell(sheet, cell) if cell is not None else None for cell in row]
            sheet.row_dimensions[number] = _height(row, heights.fitted(cells))
            sheet.append(cells)
            del sheet.row_dimensions[number]

    def _drop_downs(self, form: FormSheet) -> Iterator[DataValidation]:
        """Yield one rule for all cells that offer or tell the same."""
        rules: dict[tuple[str, str], DataValidation] = {}
        for number, row in enumerate(form.rows, start=1):
            for place, cell in enumerate(row, start=1):
                if cell is None or not (cell.choices or cell.prompt):
                    continue
                key = (cell.choices, cell.prompt)
                rule = rules.get(key) or self._rule(cell)
                rules[key] = rule
                rule.add(f"{get_column_letter(place)}{number}")
        yield from rules.values()

    def _rule(self, cell: FormCell) -> DataValidation:
        """Return a drop-down that also takes other words: an answer in own words is an answer."""
        name = (
            self._lists.name(cell.choices, self._form.lists[cell.choices]) if cell.choices else ""
        )
        return DataValidation(
            type="list" if name else None,
            formula1=name or None,
            allow_blank=True,
            showErrorMessage=False,
            showInputMessage=bool(cell.prompt) or None,
            prompt=shortened(stored_text(cell.prompt), _LONGEST_PROMPT) if cell.prompt else None,
        )

    def _cell(self, sheet: Worksheet, cell: FormCell) -> Cell:
        return _text_cell(sheet, cell.text, self._by_look[cell.look])

    def _write_hidden(self, title: str, rows: Iterable[Iterable[str]]) -> None:
        sheet: Worksheet = self._workbook.create_sheet(title)
        sheet.sheet_state = "hidden"
        look = self._looks.page.paragraph
        for row in rows:
            sheet.append([_text_cell(sheet, text, look) for text in row])


def _height(row: FormRow, fitted: FittedRow) -> FittedRow:
    """Return the height of a row; one to write into has some room."""
    looks = [cell.look for cell in row if cell is not None]
    flowing = [_HEIGHTS[look] for look in looks if look in _HEIGHTS]
    if flowing:
        fitted.ht = max(flowing)
    if FormLook.ENTRY in looks:
        fitted.ht = max(fitted.ht or 0.0, _LEAST_HEIGHT)
    return fitted


def _text_cell(sheet: Worksheet, text: str, look: Look) -> Cell:
    """Return a cell that holds ``text`` as a text, whatever it looks like."""
    stored = stored_text(text)
    if is_too_long(stored):
        stored = cut_text(text, _CUT)
    style = look.guarded if stored and needs_guard(stored) else look.plain
    cell = Cell(sheet, row=1, column=1, style_array=style)
    if stored:
        put_text(cell, stored)
    return cell


def _looks_of(looks: Looks) -> dict[FormLook, Look]:
    return {
        FormLook.TITLE: looks.page.form_title,
        FormLook.SUBTITLE: looks.page.form_subtitle,
        FormLook.LINE: looks.page.form_line,
        FormLook.TEXT: looks.table.text,
        FormLook.LABEL: looks.page.group,
        FormLook.GROUP: looks.page.section,
        FormLook.HEAD: looks.table.head,
        FormLook.ENTRY: looks.page.form_entry,
        FormLook.DAY: looks.page.form_day,
        FormLook.SMALL: looks.page.paragraph,
    }


def _rows_of_lists(names: list[str], columns: list[list[str]]) -> Iterator[list[str]]:
    """Yield the lists as columns below their names, an empty column after each.

    The second column of a list is where registers keep codes; forms need none.
    """
    yield [text for name in names for text in (name, "")]
    for place in range(max(map(len, columns), default=0)):
        row = []
        for column in columns:
            row += [column[place] if place < len(column) else "", ""]
        yield row


def _set_page(sheet: Worksheet, form: FormSheet, title: str) -> None:
    """Set paper and margins; the width of the form fits a page."""
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape" if form.is_landscape else "portrait"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    foot = HeaderFooterItem()
    foot.left.text = page_text(title, _LONGEST_HEAD)
    foot.right.text = "&P / &N"
    sheet.oddFooter = foot
    if form.header_row is not None:
        sheet.print_title_rows = f"{form.header_row}:{form.header_row}"
