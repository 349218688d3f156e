"""How high rows are: programs that do not fit rows to their texts by themselves need to be told."""

from collections.abc import Iterable, Sequence
from math import ceil

from openpyxl.cell import Cell
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet
from typing_extensions import override

_LINE_HEIGHT = 13.2
_PADDING = 4.0
_MOST_HEIGHT = 409.0
_LETTERS_PER_WIDTH = 1.2


class FittedRow(RowDimension):
    """The height of a row whose texts decide how high it is, also after somebody edits it."""

    @property
    @override
    def customHeight(self) -> bool:
        """Nobody has chosen the height."""
        return False


class RowHeights:
    """Estimates how high the rows of a sheet are, from the widths of its columns."""

    def __init__(self, sheet: Worksheet, widths: Iterable[float]) -> None:
        self._row = FittedRow(sheet)
        self._rooms = [max(1.0, width * _LETTERS_PER_WIDTH) for width in widths]

    def fitted(self, cells: Sequence[Cell | None]) -> FittedRow:
        """Return the height of a row of ``cells``; good until the next row is asked for."""
        lines = 1
        for cell, room in zip(cells, self._rooms, strict=False):
            text = cell.value if cell is not None else None
            if isinstance(text, str) and (len(text) > room or "\n" in text):
                lines = max(lines, _lines(text, room))
        self._row.ht = min(_MOST_HEIGHT, lines * _LINE_HEIGHT + _PADDING)
        return self._row


def _lines(text: str, room: float) -> int:
    """Return how many lines ``text`` takes; half a word is lost at the end of each."""
    return sum(ceil((len(line) + 1) / room) for line in text.split("\n"))
