"""From rows of cells to a table: what the columns are called, and which rows are entries."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from rai_desktop.imports.cells import CellWriter, one_line
from rai_desktop.imports.headings import Heading
from rai_desktop.imports.remarks import Notes, Span
from rai_desktop.imports.rows import RawRow, is_filled, letters
from rai_desktop.services.tables import (
    EMPTY_CELL,
    RemarkCode,
    SourceCell,
    SourceRow,
    SourceTable,
)

_MOST_ABOVE = 12
_UNITS = re.compile(
    r"\([^()]{1,20}\)|\[[^\[\]]{1,20}\]|€|\$|%|eur|euro|usd|chf|t€|tage?|days?|h|std\.?|stunden"
    r"|hours?|monate?|months?|jahre?|years?|stk\.?|stück|pcs\.?|ja ?/ ?nein|yes ?/ ?no|j/n|y/n"
    r"|t{1,2}[.-]m{1,2}[.-]jj(jj)?|d{1,2}[./-]m{1,2}[./-]yy(yy)?|yyyy-mm-dd|jjjj-mm-tt"
    r"|mm/dd/yyyy|freitext|free text|auswahl|selection",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingWish:
    """What a person wants of a reading: a word for columns without a name, and rows of names.

    ``headers`` is the row in which the names of columns stand, by the name of the list; where it
    says nothing, the row is looked for. ``is_whole`` wants all of an own workbook, also what never
    comes back.
    """

    unnamed: str
    headers: Mapping[str, int]
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a table is called: itself, the sheet it stands in, and columns without a name."""

    name: str
    sheet: str = ""
    unnamed: str


def column_names(
    heading: Heading, row: int, places: Sequence[int], unnamed: str, notes: Notes
) -> tuple[str, ...]:
    """Return a name for each of the ``places``, none empty and none twice.

    The names stand in ``heading``; what had to be made up is noted for ``row``.
    """
    wished = [_wished_name(heading, row, place, unnamed, notes) for place in places]
    taken = set(wished)
    names: dict[str, int] = {}
    for name, place in zip(wished, places, strict=True):
        single = numbered(name, taken) if name in names else name
        names[single] = place
        if single != name:
            notes.add(RemarkCode.REPEATED_HEADER, row, place, name=name, letter=letters(place))
    return tuple(names)


def _wished_name(heading: Heading, row: int, place: int, unnamed: str, notes: Notes) -> str:
    name = one_line(heading.name(place))
    if name:
        return name
    notes.add(RemarkCode.UNNAMED_COLUMN, row, place, letter=letters(place))
    return unnamed.format(letter=letters(place))


def numbered(name: str, taken: set[str]) -> str:
    """Return ``name`` with the first number that makes it single, and take it."""
    count = 2
    while (single := f"{name} ({count})") in taken:
        count += 1
    taken.add(single)
    return single


def table_from_rows(
    naming: Naming,
    rows: list[RawRow],
    heading: Heading,
    writer: CellWriter,
    *,
    is_last: bool = True,
) -> SourceTable:
    """Return the table whose columns ``heading`` names, which stands among ``rows``.

    Columns with neither name nor value are left out, like rows without a value, rows that repeat
    the names and one of units below them; what stands above the names is noted, and, where the
    list ``is_last``, what stands below it. ``rows`` is emptied on the way, so that a large list
    is in memory only once.
    """
    first, last = rows[heading.first].number, rows[heading.last].number
    if heading.first:
        writer.notes.add(RemarkCode.ROWS_ABOVE_HEADER, first)
    places = _used_places(rows[heading.first :])
    names = column_names(heading, last, places, naming.unnamed, writer.notes)
    writer.budget.count_places(len(rows) * len(places))
    span = Span(first=first, heading=last, last=inf if is_last else rows[-1].number)
    header_rows = tuple(row.number for row in rows[heading.first : heading.last + 1])
    above = _above(rows[: heading.last + 1], places)
    made = _entries(rows, heading, places, writer.notes)
    return SourceTable(
        name=naming.name,
        sheet=naming.sheet,
        header=names,
        rows=made,
        header_row=last,
        header_rows=header_rows,
        above=above,
        remarks=writer.notes.remarks(dict(zip(places, names, strict=True)), span),
    )


def _above(rows: Sequence[RawRow], places: Sequence[int]) -> tuple[SourceRow, ...]:
    """Return the last of the rows down to the heading, with their cells at ``places``."""
    taken = _taker(places)
    shown = rows[-_MOST_ABOVE:]
    return tuple(SourceRow(number=row.number, cells=taken(row.cells)) for row in shown)


def _entries(
    rows: list[RawRow], heading: Heading, places: Sequence[int], notes: Notes
) -> tuple[SourceRow, ...]:
    """Return the rows below the heading with their cells at ``places``; empty ``rows``."""
    taken = _taker(places)
    names = taken(rows[heading.last].cells)
    rows.reverse()
    del rows[len(rows) - heading.last - 1 :]
    if rows and _is_units(rows[-1], places[0]):
        notes.add(RemarkCode.UNITS_ROW, rows.pop().number)
    made = []
    while rows:
        row = rows.pop()
        cells = taken(row.cells)
        if cells[0].text == names[0].text and _says_the_same(cells, names):
            notes.add(RemarkCode.NAMES_AGAIN, row.number)
        else:
            made.append(SourceRow(number=row.number, cells=cells))
    return tuple(made)


def _is_units(row: RawRow, first: int) -> bool:
    """Return whether a row says nothing but units and hints on how to fill the columns in."""
    is_entry = len(row.filled) == 1 and first < len(row.cells) and is_filled(row.cells[first])
    return not is_entry and all(_UNITS.fullmatch(cell.text.strip()) for cell in row.filled)


def _says_the_same(cells: Sequence[SourceCell], names: Sequence[SourceCell]) -> bool:
    filled = sum(map(is_filled, cells))
    return filled > 1 and [cell.text for cell in cells] == [name.text for name in names]


def _used_places(rows: Sequence[RawRow]) -> list[int]:
    width = max(len(row.cells) for row in rows)
    used = bytearray(width)
    for row in rows:
        for place, cell in enumerate(row.cells):
            if cell is not EMPTY_CELL and not used[place] and is_filled(cell):
                used[place] = 1
    return [place for place in range(width) if used[place]]


def _taker(places: Sequence[int]) -> Callable[[list[SourceCell]], tuple[SourceCell, ...]]:
    """Return what picks the cells at ``places``, quickly where all columns are used."""
    width = len(places)
    if list(places) != list(range(width)):
        return lambda cells: tuple(
            cells[place] if place < len(cells) else EMPTY_CELL for place in places
        )
    return lambda cells: tuple(cells[:width]) + (EMPTY_CELL,) * (width - len(cells))
