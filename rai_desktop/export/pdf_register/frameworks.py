"""Frameworks on paper: how many points are met, then the points of each framework."""

from collections.abc import Iterator
from itertools import groupby

from rai_desktop.export.pdf import Column, TextStyle
from rai_desktop.export.pdf_register.book import Book
from rai_desktop.export.pdf_register.requirements import write_rows
from rai_desktop.services.registers.model import Table

FRAMEWORKS = "frameworks"

_FRAMEWORK = "=framework"
_SHOWN = ("=point", "title", "=state", "=requirements")
_WEIGHTS = (0.8, 3.4, 1.2, 3.4)
_KEEP, _KEEP_POINTS = 200.0, 110.0


def is_told_by_framework(table: Table) -> bool:
    """Tell whether a table is a filled register of frameworks with all its columns."""
    keys = {column.key for column in table.columns}
    return table.key == FRAMEWORKS and bool(table.rows) and keys.issuperset((_FRAMEWORK, *_SHOWN))


def frameworks_chapter(book: Book, table: Table) -> Iterator[None]:
    """Write the register of frameworks; yields after each point."""
    document, standing = book.document, book.register.standing
    document.keep(_KEEP)
    document.heading(table.title, 1, anchor=table.key)
    document.paragraph(table.intro, TextStyle.NOTE)
    if standing is not None:
        write_rows(book, standing.framework_heads, standing.frameworks)
        for note in standing.framework_notes:
            document.paragraph(note, TextStyle.SMALL)
    places = [table.column_index(key) for key in _SHOWN]
    place = table.column_index(_FRAMEWORK)
    columns = _columns(table, places)
    for framework, rows in groupby(table.rows, key=lambda row: row.cells[place]):
        document.keep(_KEEP_POINTS)
        document.heading(str(framework), 2, outline=False)
        with document.table(columns, when_empty=table.empty) as paper:
            for row in rows:
                paper.row([str(row.cells[each]) for each in places])
                yield


def _columns(table: Table, places: list[int]) -> list[Column]:
    point, _, state, _ = places
    longest = max((str(row.cells[point]) for row in table.rows), key=len)
    words = sorted({word for row in table.rows for word in str(row.cells[state]).split()})
    titles = [table.columns[place].title for place in places]
    first, title, status, last = zip(titles, _WEIGHTS, strict=True)
    return [
        Column(title=first[0], weight=first[1], lines=[longest]),
        Column(title=title[0], weight=title[1]),
        Column(title=status[0], weight=status[1], holds=words),
        Column(title=last[0], weight=last[1]),
    ]
