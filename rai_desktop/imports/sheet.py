"""Reads one sheet of a workbook, element by element, so that its size never fills the memory."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, Protocol

from rai_desktop.imports.cells import REPLACEMENT
from rai_desktop.imports.headings import Merges
from rai_desktop.imports.limits import Budget
from rai_desktop.imports.package import DamagedPart, PartHandler, local_name, whole_number
from rai_desktop.imports.rows import RawRow, is_filled, letters
from rai_desktop.imports.workbook_cells import CellReader, WrittenCell
from rai_desktop.services.tables import EMPTY_CELL, CellKind, RemarkCode, SourceCell

_MOST_ROWS = 1 << 20
_MOST_COLUMNS = 1 << 14
_DIGITS = "0123456789"
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", re.ASCII)
_MOST_MERGED = 20_000
_SHORT = 40
_MOST_KNOWN = 20_000
_NOTED = frozenset((CellKind.ERROR, CellKind.FORMULA))
_TRUE = frozenset(("1", "true"))


class _MergedRows(NamedTuple):
    """Cells of one column that are merged into one, by their rows."""

    place: int
    first: int
    last: int


class Sieve(Protocol):
    """Decides which rows of a sheet are kept."""

    def keeps(self, row: RawRow) -> bool:
        """Return whether a row is kept; it may be changed."""


class SheetHandler(PartHandler):
    """Collects the rows of a sheet that hold a value, and notes what a person should know."""

    def __init__(self, reader: CellReader, budget: Budget, sieve: Sieve | None = None) -> None:
        super().__init__()
        self.writer = reader.writer
        self.rows: list[RawRow] = []
        self._reader = reader
        self._bold = reader.styles.bold
        self._notes = reader.writer.notes
        self._budget = budget
        self._sieve = sieve
        self._places: dict[str, int] = {}
        self._last_filled = 0
        self._row = RawRow(0, [])
        self._digits = ""
        self._is_told = False
        self._is_hidden = False
        self._is_among_rows = False
        self._next_place = 0
        self._passed: str | None = None
        self._cell: Mapping[str, str] | None = None
        self._value: str | None = None
        self._is_formula = False
        self._pieces: list[str] | None = None
        self._is_phonetic = False
        self._known: dict[tuple[str, str, str | None], SourceCell] = {}
        self._merged: list[_MergedRows] = []
        self._across: dict[int, list[tuple[int, int]]] = {}
        self._starts: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "sheetData": self._start_rows,
            "row": self._start_row,
            "c": self._start_cell,
            "v": self._start_value,
            "t": self._start_value,
            "f": self._start_formula,
            "rPh": self._start_phonetic,
            "mergeCell": self._start_merged,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "row": self._end_row,
            "c": self._end_cell,
            "v": self._end_value,
            "t": self._end_value,
            "rPh": self._end_phonetic,
        }

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a row, a cell or what is inside of it; other elements do not matter.

        Cells are most of a sheet, so that they come first.
        """
        if name == "c" and not self.is_done:
            if self._cell is not None:
                raise DamagedPart(name)
            self._cell = attributes
            return
        self.depth += 1
        if name == "is":
            return
        start = self._starts.get(local_name(name) if ":" in name else name)
        if start is not None and not self.is_done:
            start(attributes)

    def text(self, content: str) -> None:
        """Add to the value of the cell."""
        if self._pieces is not None:
            self._pieces.append(content)

    def end(self, name: str) -> None:
        """End a row, a cell or what is inside of it."""
        if name == "c" and not self.is_done:
            self._end_cell()
            return
        self.depth -= 1
        end = self._ends.get(local_name(name) if ":" in name else name)
        if end is not None and not self.is_done:
            end()

    @property
    def takes_rows(self) -> bool:
        """Whether the next thing may be a whole row."""
        return self._is_among_rows and not self.is_done

    @property
    def most_columns(self) -> int:
        """How many columns are read."""
        return self._budget.limits.columns

    def hear_row(self, row: RawRow, *, is_hidden: bool) -> None:
        """Hear a whole row at once."""
        if not self._row.number < row.number <= _MOST_ROWS:
            raise DamagedPart(row.number)
        self._row = row
        self._is_hidden = is_hidden
        self._end_row()

    def read_cell(self, written: WrittenCell, row: int, place: int) -> tuple[SourceCell, bool]:
        """Return what is written in a cell, and whether it is bold."""
        return self._reader.cell(written, row, place), written.style in self._bold

    def _start_rows(self, _attributes: Mapping[str, str]) -> None:
        self._is_among_rows = True

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._is_among_rows = False
        raw = attributes.get("r")
        self._row = RawRow(self._row.number, [])
        self._set_row(self._row.number + 1 if raw is None else whole_number(raw))
        self._is_told = raw is not None
        self._is_hidden = attributes.get("hidden") in _TRUE
        self._next_place = 0
        self._passed = None

    def _set_row(self, number: int) -> None:
        """Set which row this is; rows come in their order and none comes twice."""
        if not self._row.number < number <= _MOST_ROWS:
            raise DamagedPart(number)
        self._row.number = number
        self._digits = str(number)

    def _end_row(self) -> None:
        self._is_among_rows = True
        row = self._row
        empty = row.number - self._last_filled - 1
        if empty >= self._budget.limits.empty_rows:
            self._notes.add(RemarkCode.EMPTY_ROWS, row.number, count=empty)
            self.is_done = True
        elif any(map(is_filled, row.cells)):
            self._last_filled = row.number
            if self._sieve is None or self._sieve.keeps(row):
                self._add(row)

    def _add(self, row: RawRow) -> None:
        self._budget.count_row(len(row.cells))
        self.rows.append(row)
        if self._is_hidden:
            self._notes.add(RemarkCode.HIDDEN_ROW, row.number)

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        if self._cell is not None:
            raise DamagedPart
        self._cell = attributes

    def _place(self, reference: str) -> int:
        """Return the place of the column that ``reference`` names, such as 1 for ``B7``.

        Where the row does not say which one it is, its first cell does.
        """
        digits = self._digits
        if reference.endswith(digits):
            place = self._places.get(reference[: -len(digits)])
            if place is not None:
                self._is_told = True
                return place
        name = reference.rstrip(_DIGITS)
        digits = reference[len(name) :]
        if digits != self._digits:
            if self._is_told:
                raise DamagedPart(reference)
            self._row.number -= 1
            self._set_row(whole_number(digits))
        self._is_told = True
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = column_place(name)
        return place

    def _end_cell(self) -> None:
        attributes, self._cell = self._cell, None
        if attributes is None:
            return
        reference = attributes.get("r")
        if self._value is None and not self._is_formula:
            if reference is None:
                self._move_on()
            else:
                self._passed = reference
            return
        if reference is not None:
            self._next_place = self._place(reference)
        elif self._passed is not None:
            self._next_place = self._place(self._passed) + 1
        self._passed = None
        kind, style = attributes.get("t", "n"), attributes.get("s", "0")
        value, is_formula = self._value, self._is_formula
        self._value, self._is_formula = None, False
        place = self._next_place
        self._next_place = place + 1
        if place >= self._budget.limits.columns:
            cell_name = f"{letters(place)}{self._row.number}"
            self._notes.add(RemarkCode.FAR_CELL, self._row.number, cell=cell_name)
            return
        cell = None if is_formula else self._known.get((kind, style, value))
        if cell is None:
            written = WrittenCell(kind, style, value, is_formula)
            cell = self._reader.cell(written, self._row.number, place)
            self._remember(written, cell)
        if cell is not EMPTY_CELL:
            self._row.bold += style in self._bold
            self._keep(cell, place)

    def _remember(self, written: WrittenCell, cell: SourceCell) -> None:
        """Let a short cell that nothing was noted about be read quickly when it comes again."""
        is_plain = cell.kind not in _NOTED and REPLACEMENT not in cell.text
        if is_plain and len(cell.text) <= _SHORT and len(self._known) < _MOST_KNOWN:
            self._known[written.type, written.style, written.value] = cell

    def _move_on(self) -> None:
        """Pass an empty cell that does not tell its place; the one before may have."""
        if self._passed is not None:
            self._next_place = self._place(self._passed) + 1
            self._passed = None
        self._next_place += 1

    def _keep(self, cell: SourceCell, place: int) -> None:
        """Put a cell into its row."""
        cells = self._row.cells
        missing = place - len(cells)
        if missing == 0:
            cells.append(cell)
        elif missing > 0:
            cells.extend([EMPTY_CELL] * missing)
            cells.append(cell)
        elif cells[place] is not EMPTY_CELL:
            raise DamagedPart(letters(place))  # the same cell twice: nobody knows which one counts
        else:
            cells[place] = cell

    def _start_value(self, _attributes: Mapping[str, str]) -> None:
        if self._cell is not None and not self._is_phonetic:
            self._pieces = []

    def _end_value(self) -> None:
        if self._cell is not None and self._pieces is not None:
            self._value = (self._value or "") + "".join(self._pieces)
        self._pieces = None

    def _start_formula(self, _attributes: Mapping[str, str]) -> None:
        if self._cell is not None:
            self._is_formula = True

    def _start_phonetic(self, _attributes: Mapping[str, str]) -> None:
        self._is_phonetic = True

    def _end_phonetic(self) -> None:
        self._is_phonetic = False

    def _start_merged(self, attributes: Mapping[str, str]) -> None:
        cells = attributes.get("ref", "")
        found = _RANGE.fullmatch(cells)
        if not found:
            return
        first, last = int(found[2]), int(found[4])
        left, right = column_place(found[1]), column_place(found[3])
        is_bounded = len(self._merged) + len(self._across) < _MOST_MERGED
        is_column = left == right and first < last and is_bounded
        if is_column:
            self._merged.append(_MergedRows(left, first, last))
        elif left < right < self._budget.limits.columns and is_bounded:
            self._across.setdefault(first, []).append((left, right))
        code = RemarkCode.MERGED_ROWS if is_column else RemarkCode.MERGED_CELLS
        self._notes.add(code, first, cells=cells)

    @property
    def merges(self) -> Merges:
        """The cells that are merged across columns."""
        return Merges(self._across)

    def fill_merged(self) -> None:
        """Give each row its value where cells below each other are merged into one."""
        numbers = [row.number for row in self.rows]
        ends: dict[int, int] = {}
        for place, first, last in sorted(self._merged):
            if first <= ends.get(place, 0):
                continue  # cells are merged only once
            ends[place] = last
            start, end = bisect_left(numbers, first), bisect_right(numbers, last)
            self._fill(place, first, self.rows[start:end])

    def _fill(self, place: int, first: int, rows: Sequence[RawRow]) -> None:
        self._budget.check_time()
        if not rows or rows[0].number != first or place >= len(rows[0].cells):
            return
        cell = rows[0].cells[place]
        self._budget.count_places(len(rows))
        for row in rows[1:]:
            missing = place + 1 - len(row.cells)
            self._budget.count_places(max(0, missing))
            row.cells.extend([EMPTY_CELL] * missing)
            if not is_filled(row.cells[place]):
                row.cells[place] = cell


def column_place(name: str) -> int:
    """Return the place of the column called ``name``, counted from 0; refuse what is no column."""
    place = 0
    for letter in name:
        if not "A" <= letter <= "Z" or place > _MOST_COLUMNS:
            raise DamagedPart(name)
        place = 26 * place + ord(letter) - ord("A") + 1
    if not 1 <= place <= _MOST_COLUMNS:
        raise DamagedPart(name)
    return place - 1
