"""The risk method in both exports, read back."""

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.export.pdf_register.writer import write_pdf
from rai_desktop.services.registers.method_pages import method_pages
from tests.export.excel_reading import written
from tests.services.building import add_risk, empty_project, labels, register_of, table_of
from tests.services.own_methods import STRICTER, use_own


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


@pytest.mark.parametrize(
    ("language", "mark"),
    [("de", "own-method 1.0), eigene Methode"), ("en", "own-method 1.0), own method")],
)
def test_both_exports_tell_the_own_method_and_that_it_is_one(project, tmp_path, language, mark):
    use_own(project, {**STRICTER, ("likelihood", 0, "label", language): "Blue moon"})
    register = register_of(project, language)
    book = load_workbook(written(register, tmp_path))
    cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value]
    target = tmp_path / "register.pdf"
    for _ in write_pdf(register, target):
        pass
    paper = "".join("".join(page.extract_text() for page in PdfReader(target).pages).split())
    speaking = labels(language)
    speaking.keep(project)
    pages = method_pages(speaking)
    assert mark in pages.intro
    (matrix,) = (table for table in pages.tables if table.key == "matrix_persons")
    assert [cell.level for cell in matrix.rows[3]][2] is RiskLevel.MEDIUM
    for text in (pages.intro, *texts_of(pages)):
        assert text in cells or not text
        assert "".join(text.split()) in paper
    facts = {fact.label: fact.text for fact in register.facts}
    assert facts[speaking.words("Risk method")].startswith("own-method 1.0 (")


def test_pictures_and_levels_of_a_register_follow_the_own_method(project):
    add_risk(
        project, current_likelihood=2, current_persons=2, current_business=1, confidence="high"
    )
    use_own(project, STRICTER)
    register = register_of(project)
    (people,) = (one for one in register.matrices if one.key == "persons")
    assert people.grid[1][1] is RiskLevel.MEDIUM
    assert register.method is not None
    assert "own method" in register.method.intro
    table = table_of(register, "risks")
    assert [row.level for row in table.rows] == [None, RiskLevel.MEDIUM]
