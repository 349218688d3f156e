"""The columns of a register sheet: the hidden identity, the register's own, the auditor's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.export.excel.titles import headings
from rai_desktop.services.registers.model import CellValue, Column, ColumnKind, Table

UID_KEY = "uid"
AUDITOR_NOTE_KEY = "=auditor_note"
AUDITED_ON_KEY = "=audited_on"

_Widths = Mapping[ColumnKind, tuple[float, float]]

_SAMPLE_ROWS = 300
_TYPICAL_SHARE = 0.9
_PADDING = 2.0
_FILTER_ARROW = 3
_LONGEST_WORD = 24
_WIDTHS = {
    ColumnKind.TEXT: (11.0, 34.0),
    ColumnKind.LONG_TEXT: (24.0, 46.0),
    ColumnKind.CHOICE: (12.0, 22.0),
    ColumnKind.MULTI_CHOICE: (16.0, 30.0),
    ColumnKind.DATE: (12.5, 13.5),
    ColumnKind.NUMBER: (9.0, 14.0),
    ColumnKind.LEVEL: (12.0, 18.0),
    ColumnKind.REFERENCE: (14.0, 26.0),
    ColumnKind.LINK: (16.0, 36.0),
}
_WIDTHS_ASIDE = _WIDTHS | {
    ColumnKind.TEXT: (11.0, 44.0),
    ColumnKind.LONG_TEXT: (24.0, 80.0),
    ColumnKind.CHOICE: (12.0, 28.0),
    ColumnKind.MULTI_CHOICE: (16.0, 60.0),
}
"""Columns that are not printed may be broad, so that rows stay low."""


class Filler(StrEnum):
    """Who fills a column: the project, the program by computing, or the auditor."""

    PROJECT = "project"
    COMPUTED = "computed"
    AUDITOR = "auditor"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """A column as the sheet shows it; those ``aside`` form a group that can be folded away."""

    key: str
    heading: str
    kind: ColumnKind
    filler: Filler
    width: float
    help: str = ""
    source: Column | None = None
    aside: bool = False


def sheet_columns(table: Table, labels: Mapping[str, str]) -> tuple[SheetColumn, ...]:
    """Return the columns of the sheet of ``table`` from left to right; the first one is hidden.

    The auditor's columns stand behind those that count most, before all that is aside.
    """
    own = [column.title for column in table.columns]
    auditor = [labels["auditor_note"], labels["audited_on"]]
    uid, *titles = headings([UID_KEY, *own, *auditor])
    first = aside_from(table)
    sample = table.rows[:_SAMPLE_ROWS]
    columns = [
        _own_column(column, title, [row.cells[place] for row in sample], aside=place >= first)
        for place, (column, title) in enumerate(zip(table.columns, titles, strict=False))
    ]
    note = _auditor_column(AUDITOR_NOTE_KEY, titles[-2], ColumnKind.LONG_TEXT)
    day = _auditor_column(AUDITED_ON_KEY, titles[-1], ColumnKind.DATE)
    return (_uid_column(uid), *columns[:first], note, day, *columns[first:])


def aside_from(table: Table) -> int:
    """Return the place of the first column that is not printed; without any, of none."""
    places = (place for place, column in enumerate(table.columns) if not column.in_print)
    first = next(places, len(table.columns))
    return first or len(table.columns)


def frozen_columns(columns: Sequence[SheetColumn]) -> int:
    """Return how many columns stay in view: the hidden one and what names an entry."""
    visible = columns[1:3]
    return 3 if sum(column.width for column in visible) <= _MOST_FROZEN else 2


_MOST_FROZEN = 52.0


def _uid_column(heading: str) -> SheetColumn:
    return SheetColumn(
        key=UID_KEY, heading=heading, kind=ColumnKind.TEXT, filler=Filler.COMPUTED, width=38.0
    )


def _own_column(
    column: Column, heading: str, values: Sequence[CellValue], *, aside: bool
) -> SheetColumn:
    return SheetColumn(
        key=column.key,
        heading=heading,
        kind=column.kind,
        filler=Filler.PROJECT if column.editable else Filler.COMPUTED,
        width=_width(column, heading, values, _WIDTHS_ASIDE if aside else _WIDTHS),
        help=column.help,
        source=column,
        aside=aside,
    )


def _auditor_column(key: str, heading: str, kind: ColumnKind) -> SheetColumn:
    width = 28.0 if kind is ColumnKind.LONG_TEXT else 14.0
    return SheetColumn(key=key, heading=heading, kind=kind, filler=Filler.AUDITOR, width=width)


def _width(column: Column, heading: str, values: Sequence[CellValue], widths: _Widths) -> float:
    """Return the width that shows nearly all values, within what suits the kind of column."""
    low, high = widths[column.kind]
    texts = [value for value in values if isinstance(value, str)]
    typical = _typical_length(texts) + _PADDING
    least = max(
        low,
        min(_longest_word([heading]), _LONGEST_WORD) + _FILTER_ARROW,
        min(_longest_word(texts), _LONGEST_WORD) + _PADDING,
    )
    return max(least, min(typical, high))


def _longest_word(texts: Iterable[str]) -> int:
    return max((len(word) for text in texts for word in text.split()), default=0)


def _typical_length(texts: Sequence[str]) -> float:
    """Return the length that most texts do not exceed in their longest line."""
    lengths = sorted(max(map(len, text.split("\n"))) for text in texts)
    return float(lengths[int((len(lengths) - 1) * _TYPICAL_SHARE)]) if lengths else 0.0
