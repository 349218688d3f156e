"""The risk method on paper: scales with words, both matrices, levels, rules."""

from rai_desktop.export.pdf import Cell, Column, TextStyle
from rai_desktop.export.pdf_register.book import Book
from rai_desktop.services.pictures import level_meaning
from rai_desktop.services.registers.method_model import MethodCell, MethodPages, MethodTable

_KEEP_INTRO = 110.0
_KEEP_TITLE, _KEEP_ROW = 70.0, 30.0
_FIRST_WEIGHT = 1.3


def method_chapter(book: Book, pages: MethodPages) -> None:
    """Write the method, part by part."""
    document = book.document
    document.keep(_KEEP_INTRO + (_height(pages.tables[0]) if pages.tables else 0.0))
    document.heading(pages.title, 1)
    document.paragraph(pages.intro, TextStyle.NOTE)
    for table in pages.tables:
        document.keep(_height(table))
        document.heading(table.title, 2, outline=False)
        _write(book, table)
        for note in table.notes:
            document.paragraph(note, TextStyle.SMALL)


def _height(table: MethodTable) -> float:
    """Return how much room a table needs to stand on one page, roughly."""
    return _KEEP_TITLE + _KEEP_ROW * len(table.rows)


def _write(book: Book, table: MethodTable) -> None:
    with book.document.table(_columns(table), when_empty="") as paper:
        for row in table.rows:
            paper.row([_cell(cell, is_first=place == 0) for place, cell in enumerate(row)])


def _columns(table: MethodTable) -> list[Column]:
    found = []
    for place, (head, span) in enumerate(zip(table.heads, table.spans, strict=True)):
        levels = [row[place].text for row in table.rows if row[place].level]
        weight = span * (_FIRST_WEIGHT if place == 0 else 1.0)
        holds = [head, *(row[place].text for row in table.rows)]
        found.append(
            Column(title=head, weight=weight, holds=holds, lines=levels, badges=bool(levels))
        )
    return found


def _cell(cell: MethodCell, *, is_first: bool) -> Cell:
    level = level_meaning(cell.level) if cell.level else None
    return Cell(text=cell.text, level=level, bold=is_first and not level)
