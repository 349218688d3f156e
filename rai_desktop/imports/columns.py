"""From rows of cells to a table: which row names the columns, and what the columns are called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rai_desktop.imports.cells import CellWriter, one_line
from rai_desktop.imports.remarks import Notes
from rai_desktop.services.tables import (
    EMPTY_CELL,
    CellKind,
    RemarkCode,
    SourceCell,
    SourceRow,
    SourceTable,
)

_LEAST_SHARE = 0.6
_LONGEST_NAME = 200


@dataclass(slots=True)
class RawRow:
    """A row as read: its number in the source and its cells up to the last filled one."""

    number: int
    cells: list[SourceCell]

    @property
    def filled(self) -> list[SourceCell]:
        """The cells that say something."""
        return [cell for cell in self.cells if is_filled(cell)]


def is_filled(cell: SourceCell) -> bool:
    """Return whether a cell says something; a formula does, even without a result."""
    return cell.kind is CellKind.FORMULA or bool(cell.text and not cell.text.isspace())


def letters(place: int) -> str:
    """Return the letters of the column at ``place``, counted from 0: A, B … Z, AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def header_place(rows: Sequence[RawRow]) -> int:
    """Return the index of the row that names the columns, among the first ``rows`` of a sheet.

    That is the first row of mostly short texts that fills most of the width of the list. Titles
    and lines such as "As of: 2025" above a list fill less, end in a colon, or stand apart from
    the fuller rows below. Where no row is like that, the first wide one counts. Names that take
    two rows are those of the lower one.
    """
    filled = [row.filled for row in rows]
    least = _LEAST_SHARE * max(map(len, filled))
    wide = [i for i, cells in enumerate(filled) if len(cells) >= least]
    names = [i for i in wide if _reads_like_names(filled[i])]
    for i in names:
        fullest = max(len(filled[k]) for k in names if k >= i)
        if len(filled[i]) == fullest or stands_close(rows, i):
            return i + 1 if _goes_on_below(rows, i) else i
    return wide[0]


def _goes_on_below(rows: Sequence[RawRow], i: int) -> bool:
    """Return whether the names take two rows: the lower one repeats merged ones and adds more."""
    if not stands_close(rows, i):
        return False
    upper, lower = rows[i], rows[i + 1]
    pairs = zip(upper.cells, lower.cells, strict=False)
    repeated = any(is_filled(above) and above.text == below.text for above, below in pairs)
    return repeated and len(lower.filled) >= len(upper.filled) and _reads_like_names(lower.filled)


def stands_close(rows: Sequence[RawRow], i: int) -> bool:
    """Return whether the row after the one at ``i`` follows without a blank row between."""
    return i + 1 < len(rows) and rows[i + 1].number == rows[i].number + 1


def _reads_like_names(cells: Sequence[SourceCell]) -> bool:
    names = [cell for cell in cells if _reads_like_a_name(cell)]
    return 2 * len(names) > len(cells) and not cells[0].text.rstrip().endswith(":")


def _reads_like_a_name(cell: SourceCell) -> bool:
    return cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_NAME


def column_names(
    header: RawRow, places: Sequence[int], unnamed: str, notes: Notes
) -> tuple[str, ...]:
    """Return a name for each of the ``places``, none empty and none twice.

    The names stand in ``header``; what had to be made up is noted.
    """
    wished = [_wished_name(header, place, unnamed, notes) for place in places]
    taken = set(wished)
    names: dict[str, int] = {}
    for name, place in zip(wished, places, strict=True):
        single = _numbered(name, taken) if name in names else name
        names[single] = place
        if single != name:
            notes.add(
                RemarkCode.REPEATED_HEADER, header.number, place, name=name, letter=letters(place)
            )
    return tuple(names)


def _wished_name(header: RawRow, place: int, unnamed: str, notes: Notes) -> str:
    name = one_line(header.cells[place].text) if place < len(header.cells) else ""
    if name:
        return name
    notes.add(RemarkCode.UNNAMED_COLUMN, header.number, place, letter=letters(place))
    return unnamed.format(letter=letters(place))


def _numbered(name: str, taken: set[str]) -> str:
    """Return ``name`` with the first number that makes it single, and take it."""
    count = 2
    while (single := f"{name} ({count})") in taken:
        count += 1
    taken.add(single)
    return single


def table_from_rows(
    name: str, rows: list[RawRow], header_at: int, writer: CellWriter, unnamed: str
) -> SourceTable:
    """Return the table whose column names are in the row at ``header_at`` of ``rows``.

    Columns with neither name nor value are left out, like rows without a value; what stands
    above the names is noted. ``rows`` is emptied on the way, so that a large list is in memory
    only once.
    """
    header = rows[header_at]
    if header_at:
        writer.notes.add(RemarkCode.ROWS_ABOVE_HEADER, header.number)
    places = _used_places(rows[header_at:])
    names = column_names(header, places, unnamed, writer.notes)
    writer.budget.count_places(len(rows) * len(places))
    rows.reverse()
    del rows[len(rows) - header_at - 1 :]
    taken = _taker(places)
    made = []
    while rows:
        row = rows.pop()
        made.append(SourceRow(number=row.number, cells=taken(row.cells)))
    return SourceTable(
        name=name,
        header=names,
        rows=tuple(made),
        header_row=header.number,
        remarks=writer.notes.remarks(dict(zip(places, names, strict=True)), header.number),
    )


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
