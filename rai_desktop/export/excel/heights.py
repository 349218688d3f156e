"""How high rows are: programs that do not fit rows to their texts by themselves need to be told."""

from collections.abc import Sequence
from math import ceil

from openpyxl.cell import Cell
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet
from typing_extensions import override

_LINE_HEIGHT = 13.2
_PADDING = 4.0
_MOST_HEIGHT = 409.0
_MOST_LINES, _ASIDE_LINES = 31, 4
_LETTERS_PER_WIDTH = 1.1
_MOST_COUNTED = 300
_LOST_AT_END = 4.0


class FittedRow(RowDimension):
    """The height of a row whose texts decide how high it is, also after somebody edits it."""

    @property
    @override
    def customHeight(self) -> bool:
        """Nobody has chosen the height."""
        return False


class RowHeights:
    """Estimates how high the rows of a sheet are, from the widths of its columns.

    Columns from the place ``aside_from`` on are secondary: long texts there get a few lines.
    """

    def __init__(
        self, sheet: Worksheet, widths: Sequence[float], aside_from: int | None = None
    ) -> None:
        self._row = FittedRow(sheet)
        main = len(widths) if aside_from is None else aside_from
        self._rooms = [
            (
                max(2 * _LOST_AT_END, width * _LETTERS_PER_WIDTH),
                _MOST_LINES if place < main else _ASIDE_LINES,
            )
            for place, width in enumerate(widths)
        ]

    def fitted(self, cells: Sequence[Cell | None]) -> FittedRow:
        """Return the height of a row of ``cells``; good until the next row is asked for."""
        lines = 1
        for cell, (room, most) in zip(cells, self._rooms, strict=False):
            text = cell.value if cell is not None else None
            if lines < most and isinstance(text, str) and (len(text) > room or "\n" in text):
                lines = max(lines, min(most, _lines(text, room)))
        self._row.ht = min(_MOST_HEIGHT, lines * _LINE_HEIGHT + _PADDING)
        return self._row


def lines_in(text: str, width: float) -> int:
    """Return how many lines ``text`` takes in columns that are together so wide."""
    return _lines(text, max(2 * _LOST_AT_END, width * _LETTERS_PER_WIDTH))


def _lines(text: str, room: float) -> int:
    """Return how many lines ``text`` takes in a column with ``room`` for so many letters."""
    return sum(_wrapped(line, room) for line in text.split("\n"))


def _wrapped(line: str, room: float) -> int:
    """Return how many lines a line becomes; of a long one a share is lost at their ends."""
    if len(line) <= room:
        return 1
    if len(line) > _MOST_COUNTED:
        return ceil(len(line) / (room - _LOST_AT_END))
    lines, left = 1, room
    for length in map(len, line.split(" ")):
        if length > left and left < room:
            lines, left = lines + 1, room
        lines += int(length // (room + 1))
        left -= length % (room + 1) + 1
    return lines
