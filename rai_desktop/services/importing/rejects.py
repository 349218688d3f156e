"""What of a list did not come in as it stands, as data for a workbook that can be mailed back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.services.importing.model import ImportNote, ImportPlan, TablePlan
from rai_desktop.services.tables import SourceDocument, SourceTable

REJECTS_FORMAT = "rai-desktop-rejects-1"
ROW_TITLE = "row"
REASON_TITLE = "reason"
KEPT_TITLE = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that was not imported, with its cells as they stand in the source and the reasons."""

    number: int
    cells: tuple[str, ...]
    reasons: tuple[ImportNote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRows:
    """The refused rows of one list below the headings of that list."""

    name: str
    header: tuple[str, ...]
    rows: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCell:
    """A cell that became a note because it does not fit its field."""

    list: str
    note: ImportNote


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejects:
    """Everything of an import that somebody should look at in the source."""

    refused: tuple[RefusedRows, ...]
    kept: tuple[KeptCell, ...]

    def __bool__(self) -> bool:
        return bool(self.refused or self.kept)


def rejects_of(document: SourceDocument, plan: ImportPlan) -> Rejects:
    """Return the refused rows and the cells kept as notes of an import."""
    sources = {table.name: table for table in document.tables}
    refused = [_refused(sources[table.name], table) for table in plan.tables]
    kept = [
        KeptCell(list=table.name, note=remark)
        for table in plan.tables
        for row in table.rows
        for remark in row.remarks
        if remark.kept
    ]
    return Rejects(refused=tuple(each for each in refused if each.rows), kept=tuple(kept))


def _refused(source: SourceTable, table: TablePlan) -> RefusedRows:
    reasons = {row.row: row.problems for row in table.rows if row.problems}
    return RefusedRows(
        name=table.name,
        header=source.header,
        rows=tuple(_rows(source, reasons)),
    )


def _rows(source: SourceTable, reasons: Mapping[int, Sequence[ImportNote]]) -> Iterator[RefusedRow]:
    for row in source.rows:
        if row.number in reasons:
            yield RefusedRow(
                number=row.number,
                cells=tuple(cell.text for cell in row.cells),
                reasons=tuple(reasons[row.number]),
            )


def is_rejects(document: SourceDocument) -> bool:
    """Return whether a source is such a workbook that came back."""
    return document.meta.get("format") == REJECTS_FORMAT


def added_columns(document: SourceDocument) -> tuple[str, ...]:
    """Return the columns that the program put beside those of the list."""
    return (document.meta.get(ROW_TITLE, ""), document.meta.get(REASON_TITLE, ""))


def returned_tables(document: SourceDocument) -> tuple[SourceTable, ...]:
    """Return the lists of such a workbook without the sheet of cells kept as notes."""
    kept = document.meta.get(KEPT_TITLE)
    return tuple(table for table in document.tables if table.name != kept)
