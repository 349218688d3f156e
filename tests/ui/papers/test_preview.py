"""The preview of a document: all that it says, nothing read as markup, and it can be printed."""

from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from rai_desktop.services.papers.model import (
    Blank,
    Figures,
    Grid,
    Heading,
    Paper,
    PaperCell,
    PaperColumn,
    Paragraph,
    Signatures,
    Ticks,
)
from rai_desktop.services.papers.request import paper_labels
from rai_desktop.services.pictures import Drawing, Meaning, Rect
from rai_desktop.services.registers.model import Fact
from rai_desktop.ui.papers.document import MOST_ROWS, paper_document
from rai_desktop.ui.papers.preview import PaperPreview
from rai_desktop.ui.papers.printing import print_document
from rai_desktop.ui.session import ExportKind
from rai_desktop.words import words_for
from tests.ui.conftest import child

PICTURE = Drawing(
    width=40, height=20, items=(Rect(x=0, y=0, width=40, height=20),), alt_text="A plain box"
)
LEFT = Qt.MouseButton.LeftButton


def paper(*blocks, language="en"):
    return Paper(
        key="test",
        language=language,
        title="A <b>paper</b>",
        organisation="Firm",
        created=datetime(2026, 11, 29, tzinfo=UTC),
        cut_off=date(2026, 11, 29),
        labels=paper_labels(words_for(language)),
        blocks=blocks,
        facts=(Fact(label="Owner", text="<img src='x'>"),),
        fingerprint="AAAA BBBB",
    )


def table(count):
    columns = (PaperColumn(title="Left"), PaperColumn(title="Right", weight=2))
    rows = [[f"row {n}", PaperCell(text="x", meaning=Meaning.LEVEL_HIGH)] for n in range(count)]
    return Grid(columns=columns, rows=rows, empty="There is nothing.")


BLOCKS = (
    Heading(text="Part"),
    Paragraph(text="It begins.\nIt goes on."),
    table(2),
    table(0),
    Figures(captioned=(("A caption", PICTURE), ("", lambda measure: PICTURE))),
    Blank(label="Who decides?", hint="Name them."),
    Ticks(choices=(("ticked", True),)),
    Signatures(captions=("Place", "Name")),
)


def test_everything_is_shown_and_nothing_is_read_as_markup(qapp):
    text = paper_document(paper(*BLOCKS), QFont()).toPlainText()
    for part in ("A <b>paper</b>", "<img src='x'>", "It begins.", "row 1", "There is nothing."):
        assert part in text
    for part in ("A caption", "Who decides?", "Name them.", "☑ ticked", "Place"):
        assert part in text


def test_headings_have_their_levels_and_pictures_their_words(qapp):
    document = paper_document(paper(*BLOCKS), QFont())
    levels, pictures = [], []
    block = document.begin()
    while block.isValid():
        levels.append(block.blockFormat().headingLevel())
        parts = block.begin()
        while not parts.atEnd():
            shape = parts.fragment().charFormat()
            if shape.isImageFormat():
                pictures.append(shape.toImageFormat().property(shape.Property.ImageAltText.value))
            parts += 1
        block = block.next()
    assert [level for level in levels if level] == [1, 1, 3, 3]
    assert pictures == ["A caption. A plain box", "A plain box"]


def test_long_tables_are_cut_where_one_sees_it(qapp):
    text = paper_document(paper(table(MOST_ROWS + 3)), QFont()).toPlainText()
    assert "3 further rows are in the file." in text
    assert f"row {MOST_ROWS}" not in text


def test_printed_pages_carry_fingerprint_and_number(qapp, tmp_path):
    made = paper(*BLOCKS, table(150))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    count = print_document(paper_document(made, QFont()), made, printer)
    reader = PdfReader(tmp_path / "printed.pdf")
    assert len(reader.pages) == count
    assert count > 1
    for number, page in enumerate(reader.pages, start=1):
        text = " ".join(page.extract_text().split())
        assert f"Page {number} of {count}" in text
        assert "AAAA BBBB" in text
    assert "row 149" in " ".join(reader.pages[-1].extract_text().split())


@pytest.fixture
def preview(qtbot, looks):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = PaperPreview(window, paper(*BLOCKS), words_for("en"), looks.theme)
    dialog.show()
    qtbot.waitUntil(child(dialog, "paper_preview_print").isEnabled)
    yield dialog
    window.close()


def test_preview_is_read_only_and_leads_on_to_writing(qtbot, preview):
    view = child(preview, "paper_preview_text")
    assert view.isReadOnly()
    assert isinstance(view.document(), QTextDocument)
    with qtbot.waitSignal(preview.write_wanted) as caught:
        qtbot.mouseClick(child(preview, "paper_preview_docx"), LEFT)
    assert caught.args == [ExportKind.WORD]


def test_printer_is_asked_for(qtbot, preview):
    qtbot.mouseClick(child(preview, "paper_preview_print"), LEFT)
    qtbot.waitUntil(lambda: any(w.inherits("QPrintDialog") for w in preview.children()))
    dialog = next(w for w in preview.children() if w.inherits("QPrintDialog"))
    dialog.reject()


@pytest.mark.parametrize("points", [10, 20])
def test_a_picture_beside_large_letters_is_printed_as_a_whole(qapp, tmp_path, points):
    wide = Drawing(width=500, height=50, items=PICTURE.items, alt_text="A wide box")
    document = paper_document(paper(Figures(captioned=(("Wide", wide),))), QFont("", points))
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "page.pdf"))
    print_document(document, paper(), printer)
    (page,) = PdfReader(tmp_path / "page.pdf").pages
    (width,) = widths_of_pictures(page)
    assert 300 < width <= page.mediabox.width


def widths_of_pictures(page):
    kept, scale = [], 1.0
    for given, what in ContentStream(page.get_contents(), page.pdf).operations:
        if what == b"q":
            kept.append(scale)
        elif what == b"Q":
            scale = kept.pop()
        elif what == b"cm":
            scale *= float(given[0])
        elif what == b"Do":
            yield scale
