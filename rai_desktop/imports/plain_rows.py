"""The plain rows of a sheet, taken without the parser: nearly all rows of nearly all workbooks.

A row is plain when every cell tells its place and holds nothing but a value or a text, written as
Excel, LibreOffice and this program write it. The parser hears of everything else, and of all when a
sheet has comments or instructions in it, so that no row is understood in two ways.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rai_desktop.imports.cells import REPLACEMENT
from rai_desktop.imports.package import DamagedPart
from rai_desktop.imports.rows import RawRow
from rai_desktop.imports.sheet import SheetHandler, column_place
from rai_desktop.imports.workbook_cells import WrittenCell
from rai_desktop.services.tables import EMPTY_CELL, CellKind, SourceCell

_END = b"</row>"
_LAST = b"</sheetData"
_ODD = (b"<!", b"<?", b"\r")
_MOST_HELD = 1 << 20
_LONGEST_KNOWN = 160
_MOST_KNOWN = 40_000
_NOTED = frozenset((CellKind.ERROR, CellKind.FORMULA))

_BEGINNING = re.compile(
    rb'(?:\xef\xbb\xbf)?(?:<\?xml version="1\.0"(?: encoding="(?:UTF|utf)-8")?'
    rb'(?: standalone="(?:yes|no)")? ?\?>)?'
)
_ROW = re.compile(rb'<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]{1,30}="[^"<&]*")*) ?>')
_HIDDEN = re.compile(rb' hidden="(?:1|true)"')
_TEXT = "[^<\x00-\x08\x0b-\x1f\ufffe\uffff]*"
_CELL = re.compile(
    r'(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]{1,9})")? ?(?:/>|>(?:'
    rf'<v>({_TEXT})</v>|<is><t(?: xml:space="preserve")?>({_TEXT})</t></is>'
    r")?</c>)"
)
_REFERENCE = re.compile("&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_WHITE = frozenset((0x9, 0xA, 0xD))

_Known = tuple[SourceCell, bool]


class PlainRows:
    """Feeds a sheet to ``parse``, but for its plain rows, which ``handler`` hears at once."""

    def __init__(self, parse: Callable[[bytes], object], handler: SheetHandler) -> None:
        self._parse = parse
        self._handler = handler
        self._is_on = True
        self._is_begun = False
        self._rest = b""
        self._places: dict[str, int] = {}
        self._known: dict[str, _Known] = {}

    def feed(self, chunk: bytes) -> None:
        """Take in the next piece of the sheet."""
        if not self._is_on:
            self._parse(chunk)
            return
        data = self._rest + chunk
        if not self._is_begun:
            found = _BEGINNING.match(data)
            begin = found.end() if found else 0
            self._parse(data[:begin])
            data, self._is_begun = data[begin:], True
        if any(mark in data for mark in _ODD):
            self._leave(data)
            return
        end = data.rfind(_END) + 1
        end += len(_END) - 1 if end else 0
        self._take(data[:end])
        self._rest = data[end:]
        if _LAST in self._rest or len(self._rest) > _MOST_HELD:
            self._leave(self._rest)

    def close(self) -> None:
        """Take in what is left."""
        if self._is_on:
            self._leave(self._rest)

    def _leave(self, data: bytes) -> None:
        """Let the parser have the rest of the sheet."""
        self._is_on = False
        self._rest = b""
        self._known.clear()
        self._parse(data)

    def _take(self, data: bytes) -> None:
        """Take in whole rows, with what stands between them."""
        for piece in data.split(_END)[:-1]:
            begin = piece.find(b"<row ")
            if begin > 0 and not piece[:begin].isspace():
                self._parse(piece[:begin])
                piece = piece[begin:]
            elif begin > 0:
                piece = piece[begin:]
            if begin < 0 or not self._handler.takes_rows or not self._row(piece):
                self._parse(piece + _END)

    def _row(self, piece: bytes) -> bool:
        """Let the handler hear a row; ``False`` if it is not plain, and nothing was heard of it."""
        found = _ROW.match(piece)
        if found is None or b' r="' in found[2]:
            return False
        digits = found[1].decode("ascii")
        cells = self._cells(piece[found.end() :].decode("utf-8"), digits)
        if cells is None:
            return False
        row = RawRow(int(digits), cells.cells, cells.bold)
        for new in cells.new:
            self._read(new, row)
        while row.cells and row.cells[-1] is EMPTY_CELL:
            row.cells.pop()
        self._handler.hear_row(row, is_hidden=_HIDDEN.search(found[2]) is not None)
        return True

    def _cells(self, text: str, digits: str) -> "_Cells | None":
        """Return the cells of a row as far as they are known; ``None`` if one is not plain."""
        pieces = text.split('<c r="')
        if pieces[0]:
            return None
        places, known, mark = self._places, self._known, f'{digits}"'
        row = _Cells()
        cells = row.cells
        filled = bold = 0
        last = -1
        for piece in pieces[1:]:
            name, _, rest = piece.partition(mark)
            place = places.get(name)
            if place is None:
                place = self._place(name)
            if place <= last:
                return None
            last = place
            found = known.get(rest)
            if found is None:
                written = _written(rest)
                if written is None:
                    return None
                row.new.append((place, rest, written))
                found = _UNREAD
            cell, is_bold = found
            if cell is EMPTY_CELL and found is not _UNREAD:
                continue
            if place > filled:
                cells.extend([EMPTY_CELL] * (place - filled))
            cells.append(cell)
            filled = place + 1
            bold += is_bold
        row.bold = bold
        return row

    def _place(self, name: str) -> int:
        """Return the place of a column; -1 for one that the parser has to see."""
        try:
            place = column_place(name)
        except DamagedPart:
            return -1
        if place >= self._handler.most_columns:
            return -1
        self._places[name] = place
        return place

    def _read(self, new: "_New", row: RawRow) -> None:
        """Put a cell into its row that is met for the first time."""
        place, rest, written = new
        cell, is_bold = self._handler.read_cell(written, row.number, place)
        if cell is not EMPTY_CELL:
            row.cells[place] = cell
            row.bold += is_bold
        is_plain = cell.kind not in _NOTED and REPLACEMENT not in cell.text
        is_short = max(len(rest), len(cell.text)) <= _LONGEST_KNOWN
        if is_plain and is_short and len(self._known) < _MOST_KNOWN:
            self._known[rest] = (cell, is_bold)


_New = tuple[int, str, WrittenCell]
_UNREAD = (EMPTY_CELL, False)


@dataclass(slots=True)
class _Cells:
    """The cells of a row: those known, empty ones where ``new`` ones have to be read, bold ones."""

    cells: list[SourceCell] = field(default_factory=list)
    new: list[_New] = field(default_factory=list)
    bold: int = 0


def _written(rest: str) -> WrittenCell | None:
    """Return what stands in a cell, by its markup behind its place; ``None`` if it is not plain."""
    found = _CELL.fullmatch(rest)
    if found is None:
        return None
    style, kind, value, text = found.groups()
    raw = _resolved(text if value is None else value)
    return None if raw is None else WrittenCell(kind or "n", style or "0", raw or None)


def _resolved(raw: str | None) -> str | None:
    """Return a text with its references resolved, empty for none; ``None`` if one is unknown."""
    if raw is None:
        return ""
    if "]]>" in raw:
        return None
    if "&" not in raw:
        return raw
    if raw.count("&") != len(_REFERENCE.findall(raw)):
        return None
    try:
        return _REFERENCE.sub(_character, raw)
    except ValueError:
        return None


def _character(found: re.Match[str]) -> str:
    """Return what a reference stands for.

    Raises:
        ValueError: no text may hold that character.
    """
    if found[1]:
        return _NAMED[found[1]]
    code = int(found[2]) if found[2] else int(found[3], 16)
    is_allowed = code >= 0x20 or code in _WHITE
    if not is_allowed or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        raise ValueError(code)
    return chr(code)
