"""Texts as a workbook can hold them: data stays data, and nothing is lost silently."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from openpyxl.cell import Cell

from rai_desktop.export.plain_text import clean_text

MOST_CHARACTERS = 32_000

_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CutText:
    """A text that was too long for a cell: where it stands and how long it is in the project."""

    sheet: str
    row: int
    column: str
    length: int


def stored_text(text: str) -> str:
    """Return ``text`` as it is written into a workbook, which reads ``_x000D_`` as a code."""
    text = clean_text(text)
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def is_too_long(stored: str) -> bool:
    """Return whether a stored text does not fit into a cell, as Excel counts: in UTF-16."""
    if len(stored) <= MOST_CHARACTERS // 2:
        return False
    return _utf16_length(stored) > MOST_CHARACTERS


def cut_text(text: str, mark: str) -> str:
    """Return as much of ``text`` as fits into a cell with ``mark`` behind it, as it is stored."""

    def stored(length: int) -> str:
        return stored_text(text[:length] + mark)

    lengths = range(min(len(text), MOST_CHARACTERS))
    most = bisect_right(lengths, MOST_CHARACTERS, key=lambda n: _utf16_length(stored(n)))
    return stored(max(0, most - 1))


def put_text(cell: Cell, stored: str) -> None:
    """Set a stored text as text, whatever it looks like: never a formula, an error or a number."""
    cell.value = stored
    cell.data_type = "s"


def needs_guard(text: str) -> bool:
    """Return whether retyping ``text`` could turn it into something else.

    What begins with a letter stays a text; signs and digits may begin formulas, numbers and days.
    """
    return not text[:1].isalpha()


def unique(text: str, taken: set[str], longest: int) -> str:
    """Return ``text``, numbered and cut if need be, so that it differs from what is ``taken``.

    Upper and lower case make no difference; the result is taken afterwards.
    """
    name, number = shortened(text, longest), 1
    while name.casefold() in taken:
        number += 1
        ending = f" ({number})"
        name = shortened(text, longest - len(ending)).rstrip() + ending
    taken.add(name.casefold())
    return name


def shortened(text: str, longest: int) -> str:
    """Return ``text`` in at most ``longest`` UTF-16 units, with an ellipsis where it is cut."""
    if _utf16_length(text) <= longest:
        return text
    while _utf16_length(text) > longest - 1:
        text = text[: longest - 1] if len(text) > longest else text[:-1]
    return text.rstrip() + "…"


def one_line(text: str) -> str:
    """Return ``text`` cleaned, in one line, with single spaces and none around it."""
    return " ".join(clean_text(text).split())


def _utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
