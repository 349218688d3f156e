"""Builds the files that the import tests read, friendly and hostile ones."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from rai_desktop.services.tables import Remark, RemarkCode, SourceDocument, SourceTable

SHEET = "xl/worksheets/sheet1.xml"
TYPES = "[Content_Types].xml"
_BEGIN = (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet '
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
_END = "</sheetData></worksheet>"


def saved_book(path: Path, rows: Iterable[Sequence[object]], sheet: str = "Liste") -> Path:
    """Save ``rows`` as the only sheet of a workbook."""
    book = Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def sheet_xml(rows: str) -> bytes:
    """Return the XML of a sheet with the rows written by hand."""
    return (_BEGIN + rows + _END).encode()


def text_cell(reference: str, text: str) -> str:
    """Return the XML of a cell with text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def with_parts(path: Path, parts: Mapping[str, bytes | None]) -> Path:
    """Replace or add parts of the workbook in ``path``; ``None`` takes one away."""
    with ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    content.update({name: data for name, data in parts.items() if data is not None})
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in content.items():
            if parts.get(name, b"") is not None:
                archive.writestr(name, data)
    return path


def book_of_sheet(path: Path, rows: str) -> Path:
    """Save a workbook whose only sheet has the rows written by hand."""
    return with_parts(saved_book(path, []), {SHEET: sheet_xml(rows)})


def with_shared_texts(path: Path, items: Sequence[str]) -> Path:
    """Give the workbook in ``path`` a table of shared texts, as Excel writes it."""
    relation = (
        '<Relationship Id="rId99" Target="sharedStrings.xml" Type="http://schemas.'
        'openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
    )
    listed = "".join(f"<si>{item}</si>" for item in items)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    with_parts(path, {"xl/sharedStrings.xml": f'<sst xmlns="{main}">{listed}</sst>'.encode()})
    return replaced(
        path, "xl/_rels/workbook.xml.rels", "</Relationships>", relation + "</Relationships>"
    )


def replaced(path: Path, part: str, old: str, new: str) -> Path:
    """Replace a text in one part of the workbook in ``path``."""
    with ZipFile(path) as archive:
        text = archive.read(part).decode()
    assert old in text
    return with_parts(path, {part: text.replace(old, new).encode()})


def texts(table: SourceTable) -> list[tuple[str, ...]]:
    """Return the texts of all rows."""
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def only_table(document: SourceDocument) -> SourceTable:
    """Return the one table there is."""
    [table] = document.tables
    return table


def found(remarks: Iterable[Remark], code: RemarkCode) -> list[Remark]:
    """Return the remarks of ``code``, each with a sentence that can be filled."""
    chosen = [remark for remark in remarks if remark.code is code]
    for remark in chosen:
        assert "{" not in remark.text.format(**remark.values)
    return chosen
