"""What was found in a foreign list, before anybody decides what its columns mean.

The readers fill these tables; the preview and the import read them. Nothing here is a project's
value yet: a cell is a text together with what the source called it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class SourceFormat(StrEnum):
    """How the content of a file is written, whatever the ending of its name says."""

    WORKBOOK = "xlsx"
    SEPARATED = "csv"
    RECORDS = "json"


class CellKind(StrEnum):
    """What the source says a cell is; a list of separated values says text for everything."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    BOOL = "bool"
    EMPTY = "empty"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """One cell: numbers without grouping, days as ISO text, ``true`` or ``false``.

    A formula shows the result stored in the file, which may be out of date or missing; it keeps
    its own kind so that nobody takes it for a typed value.
    """

    text: str
    kind: CellKind

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as two texts: a large list comes out of a child process cell by cell."""
        return source_cell, (self.text, self.kind.value)


EMPTY_CELL = SourceCell(text="", kind=CellKind.EMPTY)


def source_cell(text: str, kind: str) -> SourceCell:
    """Return the cell of ``text`` and ``kind``; empty ones are one and the same object."""
    if kind == CellKind.EMPTY:
        return EMPTY_CELL
    return SourceCell(text=text, kind=CellKind(kind))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row with as many cells as the table has columns.

    ``number`` is the row a person sees in the source, counted from 1 with header and blank rows;
    for JSON it is the place in the list.
    """

    number: int
    cells: tuple[SourceCell, ...]


class RemarkCode(StrEnum):
    """What the reader wants a person to know about a list."""

    RAGGED_ROW = "ragged_row"
    CHARACTER_REPLACED = "character_replaced"
    CELL_CUT = "cell_cut"
    QUOTES = "quotes"
    FORMULA = "formula"
    FORMULA_WITHOUT_RESULT = "formula_without_result"
    CELL_ERROR = "cell_error"
    MERGED_CELLS = "merged_cells"
    MERGED_ROWS = "merged_rows"
    HIDDEN_ROW = "hidden_row"
    HIDDEN_SHEET = "hidden_sheet"
    REPEATED_HEADER = "repeated_header"
    UNNAMED_COLUMN = "unnamed_column"
    ROWS_ABOVE_HEADER = "rows_above_header"
    UNITS_ROW = "units_row"
    NAMES_AGAIN = "names_again"
    SEVERAL_LISTS = "several_lists"
    FAR_CELL = "far_cell"
    EMPTY_ROWS = "empty_rows"
    ENCODING_GUESSED = "encoding_guessed"
    OTHER_CONTENT = "other_content"
    MORE = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to look at, in a row and a column where it has a place.

    ``text`` is an English sentence marked with ``N_``; ``values`` fill its places after
    translation.
    """

    code: RemarkCode
    text: str
    row: int | None = None
    column: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """One list: a sheet, a file of separated values, or a list of records.

    Every column has a name and no two have the same; ``header_row`` is the row of the source the
    names stand in, ``None`` where names come with each record. Names that take several rows are
    put together from those in ``header_rows``, and ``header_row`` is the last of them. ``sheet``
    is where the list stands, as a sheet may hold several; empty where there are no sheets.
    ``above`` are the rows down to the names as they stand there, for whoever looks whether the
    right ones were found.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    header_row: int | None = None
    remarks: tuple[Remark, ...] = ()
    sheet: str = ""
    header_rows: tuple[int, ...] = ()
    above: tuple[SourceRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """A file with its lists.

    ``name`` is the file's name without folder, ``encoding`` the one its text was read with (empty
    for a workbook), ``meta`` what the file says about itself, such as the project an export of
    our own came from. ``remarks`` concern the file as a whole.
    """

    name: str
    format: SourceFormat
    encoding: str
    tables: tuple[SourceTable, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
