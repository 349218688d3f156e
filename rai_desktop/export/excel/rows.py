"""The rows of a register: each cell by what it holds, with as few objects as possible."""

from collections.abc import Sequence
from datetime import date

from openpyxl.cell import Cell

from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.columns import Filler, SheetColumn
from rai_desktop.export.excel.looks import Look, TableLooks
from rai_desktop.export.excel.texts import needs_guard, put_text
from rai_desktop.services.registers.model import CellValue, ColumnKind, Row

_FIRST_SAFE_DAY = date(1900, 3, 1)
_DAY_ZERO = date(1899, 12, 30)
_LARGEST_EXACT = 10**15


class RowCells:
    """Makes the cells of one row after the other.

    The sheet writes a row before ``append`` returns, so each column uses its cells again. Days
    before March 1900, which Excel counts wrongly, and numbers it would round are written as text.
    """

    def __init__(self, writer: SheetWriter, columns: Sequence[SheetColumn]) -> None:
        self._columns = [_ColumnCells(writer, column) for column in columns]
        self._aside = sum(1 for column in columns if column.aside)

    def of(self, row: Row) -> list[Cell]:
        """Return the cells of ``row``: identity first, the auditor's free cells before the rest."""
        main = len(row.cells) - self._aside
        values: tuple[CellValue, ...] = (
            row.uid,
            *row.cells[:main],
            None,
            None,
            *row.cells[main:],
        )
        return [column.cell(value) for column, value in zip(self._columns, values, strict=True)]


class _ColumnCells:
    """The cells of one column, used again for every row."""

    def __init__(self, writer: SheetWriter, column: SheetColumn) -> None:
        looks = writer.book.looks.table
        text_look, value_look = _looks(column, looks)
        self._writer = writer
        self._heading = column.heading
        self._text = writer.blank(text_look)
        self._guarded = writer.blank(text_look, guarded=True)
        self._empty = writer.blank(value_look)
        self._day = writer.blank(looks.day)
        self._number = writer.blank(looks.number)

    def cell(self, value: CellValue) -> Cell:
        """Return the cell that shows ``value``."""
        if value is None or value == "":
            return self._empty
        if isinstance(value, str):
            return self._text_cell(value)
        if isinstance(value, date):
            return self._day_cell(value)
        return self._number_cell(value)

    def _text_cell(self, text: str) -> Cell:
        stored = self._writer.fitting(text, self._heading)
        cell = self._guarded if needs_guard(stored) else self._text
        put_text(cell, stored)
        return cell

    def _day_cell(self, day: date) -> Cell:
        if day < _FIRST_SAFE_DAY:
            return self._text_cell(self._writer.book.words.day(day))
        self._day.value = (day - _DAY_ZERO).days
        return self._day

    def _number_cell(self, number: int) -> Cell:
        if abs(number) >= _LARGEST_EXACT:
            return self._text_cell(str(number))
        self._number.value = number
        return self._number


def _looks(column: SheetColumn, looks: TableLooks) -> tuple[Look, Look]:
    """Return the look of texts in a column, and that of its empty cells."""
    if column.filler is Filler.AUDITOR:
        is_day = column.kind is ColumnKind.DATE
        return looks.audit_text, looks.audit_day if is_day else looks.audit_text
    if column.kind is ColumnKind.LEVEL:
        return looks.level, looks.level
    if column.kind is ColumnKind.DATE:
        return looks.text, looks.day
    return looks.text, looks.text
