"""Finds the list in a department's form: by its headings, and by its places where they changed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing.mapping import ColumnGuesser
from rai_desktop.services.questionnaires.department import short_fields
from rai_desktop.services.questionnaires.filled import FilledLine, SheetRows
from rai_desktop.services.tables import CellKind, SourceCell, SourceRow

_MOST_ABOVE = 60
"""Among how many rows the headings are looked for."""
_LEAST = 3
"""How many headings have to be known for a row to be the one that names the columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundList:
    """Where the list is: rows above it, what each column is called, and its lines."""

    above: tuple[SourceRow, ...]
    lines: tuple[FilledLine, ...]
    added: tuple[str, ...]


def find_list(
    guesser: ColumnGuesser, sheet: SheetRows, columns: Sequence[str], header_row: int | None
) -> FoundList | None:
    """Return the list of a sheet, or ``None`` when nothing there looks like one.

    ``columns`` and ``header_row`` are how the form was sent out; without them the headings alone
    tell.
    """
    known = [(_known(guesser, row), row) for row in sheet.rows[:_MOST_ABOVE]]
    names, header = max(known, key=lambda pair: len(pair[0]), default=({}, None))
    if header is None or len(names) < _LEAST or "name" not in names.values():
        header = next((row for row in sheet.rows if row.number == header_row), None)
        if header is None or not columns:
            return None
        names = _known(guesser, header)
    return _list(sheet, header, _with_places(names, columns))


def _known(guesser: ColumnGuesser, row: SourceRow) -> dict[int, str]:
    """Return the fields that a row of headings names, by place."""
    texts = [cell.text.strip() for cell in row.cells]
    short = {spec.key for spec in short_fields()}
    header = [text for text in texts if text]
    if len(set(header)) < _LEAST:
        return {}
    keys = guesser.columns(EntityKind.SYSTEM, list(dict.fromkeys(header))).keys
    found: dict[int, str] = {}
    for place, text in enumerate(texts):
        key = keys.get(text, "")
        if key in short and key not in found.values():
            found[place] = key
    return found


def _with_places(names: Mapping[int, str], columns: Sequence[str]) -> dict[int, str]:
    """Return ``names`` with the columns whose heading was changed, where they were sent out."""
    rest = {
        place: key
        for place, key in enumerate(columns)
        if key not in names.values() and place not in names
    }
    return {**names, **rest}


def _list(sheet: SheetRows, header: SourceRow, keys: Mapping[int, str]) -> FoundList:
    above = tuple(row for row in sheet.rows if row.number < header.number)
    below = [row for row in sheet.rows if row.number > header.number]
    width = max((len(row.cells) for row in below), default=0)
    names = dict(keys)
    for place in range(width):
        if place not in names and any(_text(row, place) for row in below):
            names[place] = _free_name(_text(header, place), place, names)
    lines = tuple(_lines(below, names))
    added = tuple(name for place, name in names.items() if place not in keys)
    return FoundList(above=above, lines=lines, added=added)


def _lines(rows: Sequence[SourceRow], names: Mapping[int, str]) -> Iterator[FilledLine]:
    """Yield the rows in which something is written."""
    for row in rows:
        cells = {name: _cell(row, place) for place, name in names.items() if _text(row, place)}
        if cells:
            yield FilledLine(row=row.number, cells=cells)


def _free_name(heading: str, place: int, names: Mapping[int, str]) -> str:
    """Return a name for an added column that no other column has."""
    name = heading or f"#{place + 1}"
    return name if name not in names.values() else f"{name} #{place + 1}"


def _cell(row: SourceRow, place: int) -> SourceCell:
    empty = SourceCell(text="", kind=CellKind.EMPTY)
    return row.cells[place] if place < len(row.cells) else empty


def _text(row: SourceRow, place: int) -> str:
    return _cell(row, place).text.strip()
