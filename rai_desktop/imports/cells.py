"""One spelling for the values of cells, whatever the source wrote them as."""

import re
from datetime import date, datetime, time, timedelta

from rai_desktop.imports.limits import Budget
from rai_desktop.imports.remarks import Notes
from rai_desktop.services.tables import EMPTY_CELL, CellKind, RemarkCode, SourceCell

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_MOST_DIGITS = 15
_LARGEST_EXACT = 1e17
_REMEMBERED_CHARACTERS = 40
_REMEMBERED_CELLS = 20_000


class CellWriter:
    """Makes the cells of one table: cleans and cuts texts, notes what it changed, counts memory.

    Short texts that come again, such as the words of a choice, share one cell.
    """

    def __init__(self, budget: Budget, notes: Notes) -> None:
        self.budget = budget
        self._most = budget.limits.cell_characters
        self.notes = notes
        self._known: dict[tuple[str, CellKind], SourceCell] = {}

    def cell(self, text: str, kind: CellKind, row: int, place: int) -> SourceCell:
        """Return the cell of ``text``; ``row`` and ``place`` say where, should it need a note."""
        known = self._known.get((text, kind))
        if known is not None:
            return known
        clean = self._clean(text, row, place)
        if not clean and kind is CellKind.TEXT:
            return EMPTY_CELL
        self.budget.count_text(clean)
        made = SourceCell(text=clean, kind=kind)
        if clean == text and self._is_worth_keeping(text):
            self._known[text, kind] = made
        return made

    def _is_worth_keeping(self, text: str) -> bool:
        return len(text) <= _REMEMBERED_CHARACTERS and len(self._known) < _REMEMBERED_CELLS

    def _clean(self, text: str, row: int, place: int) -> str:
        if len(text) > self._most:
            self.notes.add(RemarkCode.CELL_CUT, row, place, limit=self._most)
            text = text[: self._most]
        if text.isprintable():
            return text
        clean = storable(text)
        if clean.count(REPLACEMENT) != text.count(REPLACEMENT):
            self.notes.add(RemarkCode.CHARACTER_REPLACED, row, place)
        return clean


def storable(text: str) -> str:
    """Return ``text`` with line feeds as line ends, without what no text can hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _IMPOSSIBLE.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """Return ``text`` as a name: in one line, with single spaces and none around it."""
    return " ".join(storable(text).split())


def number_text(raw: str) -> str | None:
    """Return how a person writes the number ``raw``: ``3`` for ``3.0``; ``None`` if it is none."""
    if len(raw) <= _MOST_DIGITS and raw.isascii() and raw.isdigit():
        return str(int(raw))
    raw = raw.strip()
    if not _NUMBER.fullmatch(raw):
        return None
    value = float(raw)
    if value in (float("inf"), float("-inf")):
        return None
    return float_text(value)


def float_text(value: float) -> str:
    """Return a finite number without an empty fraction."""
    if value.is_integer() and abs(value) < _LARGEST_EXACT:
        return str(int(value))
    return repr(value)


def moment_text(value: date | time | timedelta) -> str:
    """Return a day, a moment or a duration as ISO text; midnight alone means the whole day."""
    if isinstance(value, timedelta):
        return _duration_text(value)
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None)
        if value.time() == time():
            return value.date().isoformat()
    return value.isoformat()


def _duration_text(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"
