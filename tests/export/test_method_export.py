"""The risk method in both exports, read back."""

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from rai_desktop.export.pdf_register.writer import write_pdf
from rai_desktop.services.registers.method_pages import method_pages
from tests.export.excel_reading import written
from tests.services.building import add_risk, empty_project, labels, register_of


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path / "project")
    add_risk(made)
    yield made
    made.store.abandon()


def texts_of(pages):
    for table in pages.tables:
        yield table.title
        yield from table.heads
        yield from table.notes
        yield from (cell.text for row in table.rows for cell in row)


def test_the_workbook_has_a_sheet_with_all_of_the_method(project, tmp_path):
    book = load_workbook(written(register_of(project, "de"), tmp_path))
    sheet = book["Risikomethode"]
    found = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    assert {text for text in texts_of(method_pages(labels("de"))) if text} <= found
    merged = {str(cells) for cells in sheet.merged_cells.ranges}
    assert merged
    start = book.worksheets[0]
    links = {cell.value: cell.hyperlink for row in start.iter_rows() for cell in row}
    assert links["Risikomethode"].location == "'Risikomethode'!A1"


def test_levels_of_the_sheet_have_their_colours_and_words(project, tmp_path):
    sheet = load_workbook(written(register_of(project), tmp_path))["Risk method"]
    grounds = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value in ("Low", "Medium", "High", "Very high"):
                grounds.setdefault(cell.value, set()).add(cell.fill.fgColor.rgb)
    assert all(len(found) == 1 for found in grounds.values())
    assert len(set.union(*grounds.values())) == 4


def test_a_workbook_without_risks_has_no_such_sheet(project, tmp_path):
    book = load_workbook(written(register_of(project, names=("people",)), tmp_path))
    assert "Risk method" not in book.sheetnames


def test_the_document_tells_all_of_the_method(project, tmp_path):
    target = tmp_path / "register.pdf"
    for _ in write_pdf(register_of(project, "de"), target):
        pass
    pages = [page.extract_text() for page in PdfReader(target).pages]
    first = next(n for n, page in enumerate(pages) if "kmu-ki-5x5 1.0" in page and n > 1)
    whole = "".join("".join(pages[first:]).split())
    for text in texts_of(method_pages(labels("de"))):
        assert "".join(text.split()) in whole
