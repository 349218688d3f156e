"""A document in lines of JSON, as the limited child says it; nothing in them is trusted.

A row is its number and its cells: the letter of its kind before the text of a cell that is new,
the number of one that was said before in the same table. Both sides count short cells alike.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rai_desktop.imports.remarks import TEXTS
from rai_desktop.services.tables import (
    EMPTY_CELL,
    CellKind,
    Remark,
    RemarkCode,
    SourceCell,
    SourceDocument,
    SourceFormat,
    SourceRow,
    SourceTable,
)

LONGEST_LINE = 64 << 20

_LETTERS = {kind: kind.value[0] for kind in CellKind} | {CellKind.EMPTY: " ", CellKind.ERROR: "x"}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
_ROWS_A_LINE = 100
_CHARACTERS_A_LINE = 1 << 18
_REMEMBERED_CHARACTERS = 40
_REMEMBERED_CELLS = 50_000


class MisspokenError(Exception):
    """The child did not say what it has to."""


def lines_for(document: SourceDocument) -> Iterator[str]:
    """Yield a document line by line, so that no line is as large as the document."""
    yield _line(
        document={
            "name": document.name,
            "format": document.format.value,
            "encoding": document.encoding,
            "meta": dict(document.meta),
            "remarks": [_plain(remark) for remark in document.remarks],
        }
    )
    for table in document.tables:
        yield _line(
            table={
                "name": table.name,
                "sheet": table.sheet,
                "header": table.header,
                "header_row": table.header_row,
                "header_rows": table.header_rows,
                "above": [CellNumbers().plain(row) for row in table.above],
                "remarks": [_plain(remark) for remark in table.remarks],
            }
        )
        yield from _rows(table, CellNumbers())
    yield _line(end=len(document.tables))


def _line(**said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _plain(remark: Remark) -> dict[str, object]:
    values = {k: v if isinstance(v, int) else str(v) for k, v in remark.values.items()}
    return {
        "code": remark.code.value,
        "row": remark.row,
        "column": remark.column,
        "values": values,
    }


def _rows(table: SourceTable, numbers: "CellNumbers") -> Iterator[str]:
    rows: list[list[object]] = []
    characters = 0
    for row in table.rows:
        rows.append(numbers.plain(row))
        characters += numbers.characters
        if len(rows) == _ROWS_A_LINE or characters > _CHARACTERS_A_LINE:
            yield _line(rows=rows)
            rows, characters = [], 0
    if rows:
        yield _line(rows=rows)


class CellNumbers:
    """Says the rows of a table; knows cells by their place in memory, where the table keeps them.

    ``characters`` is how many the texts of the last row took.
    """

    def __init__(self) -> None:
        self.characters = 0
        self._numbers = {id(EMPTY_CELL): 0}

    def plain(self, row: SourceRow) -> list[object]:
        """Return a row as it is said, without the empty cells at its end."""
        self.characters = 0
        numbers = self._numbers
        said: list[object] = [row.number]
        for cell in row.cells:
            number = numbers.get(id(cell))
            said.append(self._new(cell) if number is None else number)
        while len(said) > 1 and said[-1] == 0:
            said.pop()
        return said

    def _new(self, cell: SourceCell) -> str:
        self.characters += len(cell.text)
        if len(cell.text) <= _REMEMBERED_CHARACTERS and len(self._numbers) < _REMEMBERED_CELLS:
            self._numbers[id(cell)] = len(self._numbers)
        return _LETTERS[cell.kind] + cell.text


class CellMemory:
    """Hears the rows of a table that has so many columns."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._known = [EMPTY_CELL]

    def row(self, number: int, *said: object) -> SourceRow:
        """Return a row.

        Raises:
            TypeError, ValueError, LookupError: it is none.
        """
        known, new = self._known, self._new
        cells = [known[each] if type(each) is int else new(each) for each in said]
        if len(cells) > self._width:
            raise ValueError(len(cells))
        cells.extend([EMPTY_CELL] * (self._width - len(cells)))
        return SourceRow(number=int(number), cells=tuple(cells))

    def _new(self, said: object) -> SourceCell:
        if not isinstance(said, str):
            raise TypeError(said)
        made = SourceCell(text=said[1:], kind=_KINDS[said[:1]])
        if len(made.text) <= _REMEMBERED_CHARACTERS and len(self._known) < _REMEMBERED_CELLS:
            self._known.append(made)
        return made


class DocumentListener:
    """Puts a document together from its lines."""

    def __init__(self) -> None:
        self._about: Mapping[str, Any] | None = None
        self._tables: list[tuple[Mapping[str, Any], list[SourceRow]]] = []
        self._memory = CellMemory(0)
        self._is_complete = False

    def hear(self, said: Mapping[str, Any]) -> None:
        """Take in a line.

        Raises:
            MisspokenError: it is none of a document.
        """
        try:
            if "rows" in said:
                rows = self._tables[-1][1]
                rows.extend(self._memory.row(*plain) for plain in said["rows"])
            elif "table" in said:
                self._tables.append((said["table"], []))
                self._memory = CellMemory(len(said["table"]["header"]))
            elif "document" in said:
                self._about = said["document"]
            elif "end" in said:
                self._is_complete = said["end"] == len(self._tables)
        except (TypeError, ValueError, LookupError, AttributeError) as error:
            raise MisspokenError from error

    def document(self) -> SourceDocument:
        """Return the document.

        Raises:
            MisspokenError: the lines were not all, or not those of a document.
        """
        about = self._about
        if about is None or not self._is_complete:
            raise MisspokenError
        try:
            return SourceDocument(
                name=str(about["name"]),
                format=SourceFormat(about["format"]),
                encoding=str(about["encoding"]),
                tables=tuple(_table(plain, rows) for plain, rows in self._tables),
                meta={str(key): str(value) for key, value in about["meta"].items()},
                remarks=_remarks(about),
            )
        except (TypeError, ValueError, LookupError, AttributeError) as error:
            raise MisspokenError from error


def _table(plain: Mapping[str, Any], rows: Sequence[SourceRow]) -> SourceTable:
    header = tuple(map(str, plain["header"]))
    above = [CellMemory(len(header)).row(*each) for each in plain["above"]]
    row = plain["header_row"]
    return SourceTable(
        name=str(plain["name"]),
        sheet=str(plain["sheet"]),
        header=header,
        rows=tuple(rows),
        header_row=None if row is None else int(row),
        header_rows=tuple(map(int, plain["header_rows"])),
        above=tuple(above),
        remarks=_remarks(plain),
    )


def _remarks(plain: Mapping[str, Any]) -> tuple[Remark, ...]:
    return tuple(map(_remark, plain["remarks"]))


def _remark(plain: Mapping[str, Any]) -> Remark:
    code, row, column = RemarkCode(plain["code"]), plain["row"], plain["column"]
    values = {str(k): v if isinstance(v, int) else str(v) for k, v in plain["values"].items()}
    return Remark(
        code=code,
        text=TEXTS[code],
        row=None if row is None else int(row),
        column=None if column is None else str(column),
        values=values,
    )
