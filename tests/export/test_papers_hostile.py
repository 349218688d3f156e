"""Texts that mean something to other programs stay texts in papers: PDF, Word and workbook."""

from dataclasses import replace
from zipfile import ZipFile

import docx
import pytest
from openpyxl import load_workbook

from rai_desktop.export.papers import write_paper_workbook
from rai_desktop.export.plain_text import clean_text
from rai_desktop.export.writers import write_paper
from rai_desktop.services.papers.model import Facts, Grid, Heading, PaperColumn, Paragraph
from rai_desktop.services.registers.model import Fact
from tests.export.excel_reading import decoded
from tests.export.pdf_reading import squeezed, texts
from tests.export.pdf_registers import opened
from tests.export.samples import BROKEN, HOSTILE
from tests.export.test_papers import paper
from tests.export.test_pdf_kit import assert_inside

SAID = (*HOSTILE, *BROKEN)
PRINTED = [text for text in HOSTILE if text.isascii() and text.isprintable()]
"""Those that a reader of PDF files gives back letter by letter."""


@pytest.fixture(scope="module")
def hostile():
    columns = (PaperColumn(title=HOSTILE[0]), PaperColumn(title="B"))
    blocks = (
        *(Heading(text=text, level=2) for text in HOSTILE if text.strip()),
        *(Paragraph(text=text) for text in SAID),
        Facts(facts=tuple(Fact(label=text, text=text) for text in SAID)),
        Grid(columns=columns, rows=[(text, text) for text in SAID], empty=""),
    )
    return replace(paper(), title=HOSTILE[1], organisation=HOSTILE[2], blocks=blocks)


def written(job, target):
    for _ in job:
        pass
    return target


def test_pdf_shows_the_texts_and_does_nothing(hostile, tmp_path):
    data = written(write_paper(hostile, tmp_path / "p.pdf"), tmp_path / "p.pdf").read_bytes()
    reader = opened(data)
    assert_inside(reader)
    everything = squeezed("".join(texts(reader)))
    assert len(PRINTED) > 20
    for text in PRINTED:
        assert everything.count(squeezed(text)) >= 3
    for active in (b"/URI", b"/JavaScript", b"/Launch", b"/AcroForm", b"/EmbeddedFile"):
        assert active not in data


def test_word_file_holds_the_texts_as_texts(hostile, tmp_path):
    target = written(write_paper(hostile, tmp_path / "p.docx"), tmp_path / "p.docx")
    document = docx.Document(target)
    rows = document.tables[-1].rows[1:]
    assert [row.cells[0].text for row in rows] == [clean_text(text) for text in SAID]
    with ZipFile(target) as archive:
        body = archive.read("word/document.xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert "w:hyperlink" not in body
    assert "w:instrText" not in body
    assert "External" not in relations


def test_workbook_of_a_paper_holds_no_formula_and_no_link(hostile, tmp_path):
    target = tmp_path / "p.xlsx"
    written(write_paper_workbook(hostile, target), target)
    cells = [c for sheet in load_workbook(target) for row in sheet.iter_rows() for c in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    values = [decoded(cell.value) for cell in cells if isinstance(cell.value, str)]
    assert [text for text in PRINTED if values.count(text) < 2] == []
