"""The sheet of one register: a real table with headings, filter, drop-downs and coloured levels."""

from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.export.excel.book import PRODUCT, Book, SheetWriter
from rai_desktop.export.excel.columns import Filler, SheetColumn, frozen_columns, sheet_columns
from rai_desktop.export.excel.looks import Look, level_difference
from rai_desktop.export.excel.pages import set_page
from rai_desktop.export.excel.rows import RowCells
from rai_desktop.export.excel.texts import shortened, stored_text
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.registers.model import ColumnKind, Table

TOO_MANY_ROWS = N_(
    "“{title}” has {count} entries, more than an Excel sheet can hold. Filter the list or export "
    "it as CSV."
)
TOO_MANY_COLUMNS = N_(
    "“{title}” has {count} columns, more than an Excel sheet can hold. Export it as CSV."
)
NOT_IN_LIST = N_("Not in the list")
CHOOSE_FROM_LIST = N_("Choose one of the words in the list, so that the workbook can be read in.")

HEADER_ROW = 1
ROWS_PER_STEP = 100

_MOST_ROWS = 1_048_576 - HEADER_ROW
_MOST_COLUMNS = 16_384 - 3
_SPARE_ROWS = 200
_LONGEST_IN_FORMULA = 255
_LINE_HEIGHT, _EMPTY_HEIGHT = 13.5, 20.0
_NOTE_WIDTH, _NOTE_LINE, _NOTE_LINE_LENGTH, _LONGEST_NOTE = 260, 18, 38, 1_000


class TableSheet:
    """The sheet of ``table``, with what the start sheet and the hidden sheet tell about it."""

    def __init__(self, book: Book, table: Table) -> None:
        _check_size(table)
        self.table = table
        self.writer = SheetWriter(book, book.titles.title(table.title or table.key))
        self.columns = sheet_columns(table, book.register.labels)
        self.lists = {
            column.key: book.lists.name(f"{table.key}_{column.key}", column.source.choices)
            for column in self.columns
            if column.source and column.source.choices
        }

    @property
    def title(self) -> str:
        """The title of the sheet."""
        return self.writer.title

    def write(self) -> Job:
        """Write headings and rows, telling how many rows are done."""
        self._set_up()
        self._write_headings()
        if not self.table.rows:
            self._write_empty()
        cells, rows = RowCells(self.writer, self.columns), self.table.rows
        for done, row in enumerate(rows, start=1):
            self.writer.append(cells.of(row))
            if done % ROWS_PER_STEP == 0 or done == len(rows):
                yield Progress(done=done, total=len(rows), text=self.table.title)

    def _set_up(self) -> None:
        """Set everything that has to be known before the first row."""
        sheet, widths = self.writer.sheet, [column.width for column in self.columns]
        frozen = frozen_columns(self.columns)
        set_page(self.writer, landscape=True)
        aside = sum(1 for column in self.columns if column.aside)
        self.writer.set_widths(widths, aside=aside)
        sheet.column_dimensions["A"].hidden = True
        sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{HEADER_ROW + 1}"
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        last = get_column_letter(len(self.columns) - aside)
        sheet.print_area = f"A{HEADER_ROW}:{last}{HEADER_ROW + max(1, len(self.table.rows))}"
        for place, column in enumerate(self.columns, start=1):
            self._add_drop_down(place, column)
            self._add_level_colours(place, column)
        self._add_filter()

    def _add_filter(self) -> None:
        """Make the cells a table; without rows, which a table needs, the headings get a filter."""
        last = get_column_letter(len(self.columns))
        area = f"A{HEADER_ROW}:{last}{HEADER_ROW + max(1, len(self.table.rows))}"
        if not self.table.rows:
            self.writer.sheet.auto_filter.ref = area
            return
        name = self.writer.book.names.name("register", self.table.key)
        made = ExcelTable(displayName=name, ref=area, autoFilter=AutoFilter(ref=area))
        made.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        made.tableColumns = [
            TableColumn(id=place, name=stored_text(column.heading))
            for place, column in enumerate(self.columns, start=1)
        ]
        self.writer.sheet.tables.add(made)

    def _add_drop_down(self, place: int, column: SheetColumn) -> None:
        name = self.lists.get(column.key)
        if not name or column.kind is not ColumnKind.CHOICE or column.filler is not Filler.PROJECT:
            return
        words = self.writer.book.words
        rule = DataValidation(
            type="list",
            formula1=name,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle=shortened(words(NOT_IN_LIST), 32),
            error=shortened(words(CHOOSE_FROM_LIST), 255),
        )
        rule.add(self._column_area(place))
        self.writer.sheet.data_validations.dataValidation.append(rule)

    def _add_level_colours(self, place: int, column: SheetColumn) -> None:
        area = self._column_area(place)
        for level, word in self._level_words(column):
            rule = Rule(
                type="cellIs",
                operator="equal",
                dxf=level_difference(level),
                formula=['"' + word.replace('"', '""') + '"'],
            )
            self.writer.sheet.conditional_formatting.add(area, rule)

    def _level_words(self, column: SheetColumn) -> list[tuple[RiskLevel, str]]:
        choices = column.source.choices if column.source else ()
        words = [(choice.level, choice.label) for choice in choices if choice.level is not None]
        if not words and column.kind is ColumnKind.LEVEL:
            words = list(self.writer.book.register.level_words.items())
        return [(level, word) for level, word in words if len(word) <= _LONGEST_IN_FORMULA]

    def _column_area(self, place: int) -> str:
        """Return the cells of a column below its heading, with room for new entries."""
        letter = get_column_letter(place)
        last = min(len(self.table.rows) + _SPARE_ROWS, _MOST_ROWS) + HEADER_ROW
        return f"{letter}{HEADER_ROW + 1}:{letter}{last}"

    def _write_headings(self) -> None:
        cells = [self._heading(column) for column in self.columns]
        lines = max(_heading_lines(column) for column in self.columns[1:])
        self.writer.append(cells, height=max(2, lines) * _LINE_HEIGHT + 4)

    def _heading(self, column: SheetColumn) -> Cell:
        cell = self.writer.text(column.heading, self._heading_look(column.filler))
        cell.value = stored_text(column.heading)
        cell.data_type = "s"
        if column.help:
            cell.comment = _note(column.help)
        return cell

    def _heading_look(self, filler: Filler) -> Look:
        looks = self.writer.book.looks.table
        if filler is Filler.AUDITOR:
            return looks.audit_head
        return looks.computed_head if filler is Filler.COMPUTED else looks.head

    def _write_empty(self) -> None:
        look = self.writer.book.looks.table.remark
        self.writer.append([None, self.writer.text(self.table.empty, look)], height=_EMPTY_HEIGHT)


def _check_size(table: Table) -> None:
    if len(table.rows) > _MOST_ROWS:
        raise UserError(TOO_MANY_ROWS, title=table.title, count=len(table.rows))
    if len(table.columns) > _MOST_COLUMNS:
        raise UserError(TOO_MANY_COLUMNS, title=table.title, count=len(table.columns))


def _heading_lines(column: SheetColumn) -> int:
    """Return how many lines a heading takes beside the arrow of the filter."""
    room, lines, used = max(4.0, column.width - 3), 1, 0
    for word in column.heading.split():
        used += len(word) + 1
        if used > room + 1:
            lines, used = lines + 1, len(word) + 1
    return lines


def _note(text: str) -> Comment:
    """Return the note that tells what a column means, high enough for its text."""
    stored = stored_text(shortened(text, _LONGEST_NOTE))
    lines = sum(1 + len(line) // _NOTE_LINE_LENGTH for line in stored.split("\n"))
    return Comment(stored, PRODUCT, height=20 + lines * _NOTE_LINE, width=_NOTE_WIDTH)
