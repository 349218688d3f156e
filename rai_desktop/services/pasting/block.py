"""A block of cells as spreadsheets put it on the clipboard: lines, and tabs between the cells."""

import re
from dataclasses import dataclass

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_

MOST_SIGNS = 8_000_000
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 10_000, 200, 100_000

_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"(?=[\t\n]|\Z)|([^\t\n]*)')
"""A cell in quotation marks may hold tabs and line breaks; a mark that is never closed is text."""

TOO_LARGE = N_(
    "What was copied is too large to be pasted: at most {rows} rows, {columns} columns and {cells} "
    "cells. Nothing was changed. Save the list as a file and read it in instead."
)
NOTHING = N_("There is no text on the clipboard. Copy the cells in the spreadsheet again.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows of cells, each row as wide as the widest one."""

    rows: tuple[tuple[str, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0])


def read_block(text: str) -> Block:
    """Return the cells of ``text`` as it came from the clipboard.

    Raises:
        UsageError: there is nothing in it, or more than can be pasted.
    """
    if len(text) > MOST_SIGNS:
        raise _too_large()
    rows = _rows(text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n"))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    if not rows:
        raise UsageError(NOTHING)
    width = max(map(len, rows))
    if width * len(rows) > MOST_CELLS:
        raise _too_large()
    return Block(rows=tuple((*row, *[""] * (width - len(row))) for row in rows))


def _rows(text: str) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        match = _CELL.match(text, place)
        assert match is not None  # noqa: S101 - the pattern fits the empty text, too
        quoted, plain = match.groups()
        rows[-1].append(plain if quoted is None else quoted.replace('""', '"'))
        if len(rows[-1]) > MOST_COLUMNS or len(rows) > MOST_ROWS:
            raise _too_large()
        place = match.end() + 1
        if place > len(text):
            return rows
        if text[place - 1] == "\n":
            rows.append([])


def _too_large() -> UsageError:
    return UsageError(TOO_LARGE, rows=MOST_ROWS, columns=MOST_COLUMNS, cells=MOST_CELLS)
