"""The tables of the register: lists that lie across the page, with links to descriptions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.export.pdf import Cell, Column, TextStyle
from rai_desktop.export.pdf_register.book import Book, anchor_of
from rai_desktop.services.pictures import Align, level_meaning
from rai_desktop.services.registers.model import CellValue, ColumnKind, Row, Table
from rai_desktop.services.registers.model import Column as RegisterColumn

_KEEP = 150.0
_TITLES = ("name", "title", "entry")
_TITLE_WEIGHT = 1.7
_LONG_WEIGHT = 2.4
_SMALL_WEIGHT = 0.6
_SMALL_KINDS = (
    ColumnKind.DATE,
    ColumnKind.LEVEL,
    ColumnKind.NUMBER,
    ColumnKind.CHOICE,
)
_SAMPLE_DAY = date(2028, 9, 28)


def printed_table(book: Book, table: Table) -> Iterator[None]:
    """Write a register table under its own heading; yields after each row."""
    document = book.document
    document.keep(_KEEP)
    document.heading(table.title, 1, anchor=table.key)
    if not table.rows:
        document.paragraph(table.empty)
        return
    count = book.label("entries", count=book.words.number(len(table.rows)))
    document.paragraph(f"{table.intro}  {count}", TextStyle.SMALL)
    columns = printed_columns(table)
    with document.table(paper_columns(book, columns), when_empty=table.empty) as paper:
        for row in table.rows:
            paper.row(paper_row(book, table, columns, row))
            yield


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedColumn:
    """A column on paper and where its cell stands in a row."""

    column: RegisterColumn
    place: int


def printed_columns(table: Table) -> list[PrintedColumn]:
    """Return the columns of ``table`` that are meant for paper."""
    return [
        PrintedColumn(column=column, place=place)
        for place, column in enumerate(table.columns)
        if column.in_print
    ]


def paper_columns(book: Book, columns: list[PrintedColumn]) -> list[Column]:
    """Return how wide the columns are and what must fit into them unbroken."""
    return [
        Column(
            title=printed.column.title,
            weight=_weight(printed.column),
            align=Align.END if printed.column.kind is ColumnKind.NUMBER else Align.START,
            holds=_holds(book, printed.column),
        )
        for printed in columns
    ]


def paper_row(book: Book, table: Table, columns: list[PrintedColumn], row: Row) -> list[str | Cell]:
    """Return the cells of a row as they are printed."""
    anchor = anchor_of(table.key, row.uid)
    link = anchor if anchor in book.described else None
    return [_cell(book, printed.column, row, row.cells[printed.place], link) for printed in columns]


def _weight(column: RegisterColumn) -> float:
    if column.key in _TITLES:
        return _TITLE_WEIGHT
    if column.kind is ColumnKind.LONG_TEXT:
        return _LONG_WEIGHT
    return _SMALL_WEIGHT if column.kind in _SMALL_KINDS else column.weight


def _holds(book: Book, column: RegisterColumn) -> list[str]:
    if column.key == "number":
        return ["MM-00000"]
    if column.kind is ColumnKind.DATE:
        return [book.words.day(_SAMPLE_DAY).replace(" ", "\u00a0")]
    if column.kind in (ColumnKind.CHOICE, ColumnKind.LEVEL):
        return [choice.label for choice in column.choices]
    return []


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
