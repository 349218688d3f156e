"""Tables of registers as blocks of papers; their rows are written only when they are asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.papers.model import Grid, PaperCell, PaperColumn
from rai_desktop.services.pictures import Align, level_meaning
from rai_desktop.services.registers.model import CellValue, Column, ColumnKind, Row, Table
from rai_desktop.words import Words

PaperRow = Sequence[str | PaperCell]

_SAMPLE_NUMBER = "MM-0000b"
_SAMPLED, _LONGEST_WORD = 100, 24
_GROWTH, _SHORTEST = 0.65, 5.0


@dataclass(frozen=True, slots=True)
class GridRows(Sequence[PaperRow]):
    """Rows of a register as rows of a paper."""

    rows: Sequence[Row]
    tell: Callable[[Row], PaperRow]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> PaperRow: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[PaperRow]: ...

    def __getitem__(self, place: int | slice) -> PaperRow | Sequence[PaperRow]:
        if isinstance(place, slice):
            return [self.tell(row) for row in self.rows[place]]
        return self.tell(self.rows[place])


def grid_of(
    table: Table, words: Words, keys: Sequence[str] = (), rows: Sequence[Row] | None = None
) -> Grid:
    """Return a register table with these columns, or with those that are meant for paper.

    ``rows`` are told in place of all rows. Columns that the table does not have are left out.
    """
    shown = _chosen(table, keys)
    told = table.rows if rows is None else rows
    sample = [row.cells for row in told[:_SAMPLED]]

    def tell(row: Row) -> PaperRow:
        return [_cell(column, row.codes, row.cells[place], words) for place, column in shown]

    columns = tuple(_column(c, [cells[place] for cells in sample], words) for place, c in shown)
    return Grid(columns=columns, rows=GridRows(told, tell), empty=table.empty)


def _chosen(table: Table, keys: Sequence[str]) -> list[tuple[int, Column]]:
    places = {column.key: (place, column) for place, column in enumerate(table.columns)}
    if keys:
        return [places[key] for key in keys if key in places]
    return [(place, column) for place, column in places.values() if column.in_print]


def _column(column: Column, values: Sequence[CellValue], words: Words) -> PaperColumn:
    lines = _lines(column, values, words)
    is_number = column.kind is ColumnKind.NUMBER
    if lines or is_number:
        return PaperColumn(
            title=column.title,
            weight=0.1,
            align=Align.END if is_number else Align.START,
            lines=lines,
            badges=column.kind is ColumnKind.LEVEL,
        )
    texts = [value for value in values if isinstance(value, str) and value]
    holds = whole_words([column.title, *texts])
    return PaperColumn(title=column.title, weight=text_weight(texts), holds=holds)


def text_weight(texts: Sequence[str]) -> float:
    """Return a share of the width that suits texts of this length."""
    mean = sum(map(len, texts)) / len(texts) if texts else 0.0
    return float(max(mean, _SHORTEST) ** _GROWTH)


def whole_words(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the words of texts that can stay whole."""
    found = {word for text in texts for word in text.split()}
    return tuple(sorted(word for word in found if len(word) <= _LONGEST_WORD))


def widest_days(words: Words) -> tuple[str, ...]:
    """Return days that are as wide as days can be."""
    return tuple(words.day(date(2028, month, 28)) for month in range(1, 13))


def _lines(column: Column, values: Sequence[CellValue], words: Words) -> tuple[str, ...]:
    """Return examples of what must stay on one line."""
    if column.key == "number":
        return (max((_SAMPLE_NUMBER, *map(str, values)), key=len),)
    if column.kind is ColumnKind.DATE:
        return widest_days(words)
    if column.kind is ColumnKind.LEVEL:
        return tuple(choice.label for choice in column.choices)
    return ()


def _cell(
    column: Column, codes: Mapping[str, str], value: CellValue, words: Words
) -> str | PaperCell:
    text = cell_text(value, words)
    code = codes.get(column.key) if column.kind is ColumnKind.LEVEL else None
    return level_cell(RiskLevel(code), text) if code else text


def cell_text(value: CellValue, words: Words) -> str:
    """Return the value of a cell as it is printed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return words.day(value) if isinstance(value, date) else words.number(value)


def level_cell(level: RiskLevel | None, word: str) -> str | PaperCell:
    """Return a risk level as a cell, as a badge where there is one."""
    return PaperCell(text=word, meaning=level_meaning(level)) if level else word
