"""The tables of the register: lists that lie across the page, with links to descriptions."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.export.pdf import Cell, Column, TextStyle
from rai_desktop.export.pdf_register.book import Book, anchor_of
from rai_desktop.services.pictures import Align, level_meaning
from rai_desktop.services.registers.model import CellValue, ColumnKind, Row, Table
from rai_desktop.services.registers.model import Column as RegisterColumn

_KEEP = 200.0
_KEEP_EMPTY = 90.0
_KEEP_GROUP = 160.0
_TITLES = ("name", "title")
_PARTS = re.compile(r"[^\s-]+-?")
_GROWTH = 0.65
_SHORTEST = 5.0
_SAMPLE_NUMBER = "MM-0000b"
_SAMPLED_ROWS = 200
_LONGEST_WORD = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedColumn:
    """A column on paper and where its cell stands in a row."""

    column: RegisterColumn
    place: int


def printed_table(book: Book, table: Table) -> Iterator[None]:
    """Write a register table under its own heading; yields after each row."""
    document = book.document
    document.keep(_KEEP if table.rows else _KEEP_EMPTY)
    document.heading(table.title, 1, anchor=table.key)
    if not table.rows:
        document.paragraph(table.empty)
        return
    count = book.label("entries", count=book.words.number(len(table.rows)))
    document.paragraph(f"{table.intro} {count}", TextStyle.SMALL)
    columns = printed_columns(table)
    on_paper = paper_columns(book, columns, table.rows)
    for group, rows in _groups(table):
        if group:
            document.keep(_KEEP_GROUP)
            document.heading(group, 2, outline=False)
        with document.table(on_paper, when_empty=table.empty) as paper:
            for row in rows:
                paper.row(paper_row(book, table, columns, row))
                yield


def _groups(table: Table) -> Iterable[tuple[str, Iterable[Row]]]:
    """Return the rows below the word of the column they are grouped by; all of them without one."""
    if table.grouped_by not in {column.key for column in table.columns}:
        return (("", table.rows),)
    place = table.column_index(table.grouped_by)
    return groupby(table.rows, key=lambda row: str(row.cells[place]))


def printed_columns(table: Table) -> list[PrintedColumn]:
    """Return the columns of ``table`` that are meant for paper."""
    return [
        PrintedColumn(column=column, place=place)
        for place, column in enumerate(table.columns)
        if column.in_print
    ]


def paper_columns(
    book: Book, columns: Sequence[PrintedColumn], rows: Sequence[Row]
) -> list[Column]:
    """Return how wide the columns are and what should fit into them unbroken."""
    sample = rows[:_SAMPLED_ROWS]
    return [_paper_column(book, printed, sample) for printed in columns]


def paper_row(book: Book, table: Table, columns: list[PrintedColumn], row: Row) -> list[str | Cell]:
    """Return the cells of a row as they are printed."""
    anchor = anchor_of(table.key, row.uid)
    link = anchor if anchor in book.described else None
    return [_cell(book, printed.column, row, row.cells[printed.place], link) for printed in columns]


def _paper_column(book: Book, printed: PrintedColumn, rows: Sequence[Row]) -> Column:
    column = printed.column
    align = Align.END if column.kind is ColumnKind.NUMBER else Align.START
    lines = _lines(book, column)
    if lines or column.kind is ColumnKind.NUMBER:
        is_level = column.kind is ColumnKind.LEVEL
        return Column(title=column.title, weight=0.1, align=align, lines=lines, badges=is_level)
    cells = [row.cells[printed.place] for row in rows]
    texts = [cell for cell in cells if isinstance(cell, str) and cell]
    return Column(title=column.title, weight=_weight(texts), holds=_common_words(texts))


def _weight(texts: Sequence[str]) -> float:
    """Return a share of the width that suits texts of this length."""
    mean = sum(map(len, texts)) / len(texts) if texts else 0.0
    return float(max(mean, _SHORTEST) ** _GROWTH)


def _lines(book: Book, column: RegisterColumn) -> Sequence[str]:
    """Return examples of what must stay on one line."""
    if column.key == "number":
        return (_SAMPLE_NUMBER,)
    if column.kind is ColumnKind.DATE:
        return book.widest_days
    if column.kind is ColumnKind.LEVEL:
        return [choice.label for choice in column.choices]
    return ()


def _common_words(texts: Sequence[str]) -> list[str]:
    """Return the parts of words that can stay whole, without those that no column could hold."""
    words = {part for text in texts for part in _PARTS.findall(text)}
    return sorted(word for word in words if len(word) <= _LONGEST_WORD)


def _cell(
    book: Book, column: RegisterColumn, row: Row, value: CellValue, link: str | None
) -> str | Cell:
    text = _text(book, value)
    if column.key in _TITLES and link:
        return Cell(text=text, link_to=link)
    code = row.codes.get(column.key) if column.kind is ColumnKind.LEVEL else None
    return Cell(text=text, level=level_meaning(RiskLevel(code))) if code else text


def _text(book: Book, value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return book.words.day(value)
    return book.words.number(value) if isinstance(value, int) else value
