"""Papers: one frozen document, laid out as a tagged PDF and as a Word file with the same texts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zipfile import ZipFile

import docx
import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.export.papers.word_widths import column_widths
from rai_desktop.export.pdf import text_width
from rai_desktop.export.writers import write_paper
from rai_desktop.services.papers.model import (
    Blank,
    Bullets,
    Facts,
    Figures,
    Grid,
    Heading,
    Keep,
    NewPage,
    Paper,
    PaperCell,
    PaperColumn,
    Paragraph,
    Signatures,
    Ticks,
    Tone,
)
from rai_desktop.services.papers.request import paper_labels
from rai_desktop.services.pictures import Drawing, Meaning, Rect
from rai_desktop.services.registers.model import Fact
from rai_desktop.words import words_for
from tests.export.pdf_reading import all_elements, outline_titles, squeezed, texts
from tests.export.pdf_registers import opened
from tests.export.test_pdf_kit import assert_inside

MOMENT = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)
PICTURE = Drawing(
    width=40, height=20, items=(Rect(x=0, y=0, width=40, height=20),), alt_text="A plain box"
)
BLOCKS = (
    Heading(text="First part", mark_label="Level", mark="high", mark_meaning=Meaning.LEVEL_HIGH),
    Paragraph(text="It begins.\nIt goes on.", tone=Tone.LEAD),
    Paragraph(text="Mind this.", tone=Tone.NOTE),
    Facts(facts=(Fact(label="Owner", text="Somebody"),)),
    Bullets(texts=("one thing", "another thing")),
    Ticks(choices=(("ticked", True), ("free", False))),
    Grid(
        columns=(PaperColumn(title="Left"), PaperColumn(title="Right", weight=2)),
        rows=(("a", PaperCell(text="b", bold=True)),),
        empty="",
    ),
    Grid(columns=(PaperColumn(title="Alone"),), rows=(), empty="There is nothing."),
    Figures(captioned=(("A caption", PICTURE),)),
    Keep(height=80),
    Heading(text="Second part", level=2),
    Blank(label="Who decides?", text="Known already", hint="Name them.", source="KI-0001"),
    NewPage(landscape=True),
    Signatures(captions=("Place, date", "Signature")),
)


def paper(language="de", blocks=BLOCKS, **wishes):
    return Paper(
        key="test",
        language=language,
        title="A paper",
        organisation="Firm",
        created=MOMENT,
        cut_off=date(2026, 11, 29),
        labels=paper_labels(words_for(language)),
        blocks=blocks,
        fingerprint="AAAA BBBB",
        **wishes,
    )


def written(made, target):
    for _ in write_paper(made, target):
        pass
    return target.read_bytes()


def said(blocks=BLOCKS):
    """Yield every text that the blocks say."""
    for block in blocks:
        for name in ("text", "hint", "label", "mark"):
            yield getattr(block, name, "")
        yield from getattr(block, "texts", ())
        yield from getattr(block, "captions", ())
        yield from (text for text, _ in getattr(block, "choices", ()))
        yield from (fact.text for fact in getattr(block, "facts", ()))
        if isinstance(block, Grid):
            yield from (column.title for column in block.columns)
            yield "" if block.rows else block.empty


@pytest.mark.parametrize("wishes", [{}, {"has_cover": True}, {"has_contents": True}])
def test_pdf_says_everything_inside_its_pages_and_is_tagged(tmp_path, wishes):
    reader = opened(written(paper(**wishes), tmp_path / "paper.pdf"))
    assert_inside(reader)
    text = squeezed("".join(texts(reader)))
    for each in (*said(), "A caption"):
        assert squeezed(each) in text
    roles = {str(element["/S"]) for element in all_elements(reader)}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/Figure"} <= roles
    assert [title for _, title in outline_titles(reader)][:2] == ["First part", "Second part"]
    assert reader.trailer["/Root"]["/Lang"].startswith("de")


def test_word_file_says_the_same_with_headings_and_repeated_table_heads(tmp_path):
    target = tmp_path / "paper.docx"
    written(paper(banner="Draft"), target)
    document = docx.Document(target)
    lines = [line.text for line in document.paragraphs]
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    everything = "\n".join((*lines, *cells))
    for each in (*said(), "Draft"):
        assert each in everything
    picture = document.inline_shapes[0]
    assert picture._inline.docPr.get("descr") == "A plain box"
    styles = {line.style.name for line in document.paragraphs}
    assert {"Title", "Heading 1", "Heading 2"} <= styles
    assert document.element.xml.count("w:tblHeader") == 2
    assert document.core_properties.author == "Firm"
    assert document.core_properties.comments == ""
    assert "AAAA BBBB" in document.sections[0].footer.paragraphs[0].text


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_same_paper_gives_the_same_bytes_and_names_no_tool(tmp_path, ending):
    first = written(paper(), tmp_path / f"one.{ending}")
    assert first == written(paper(), tmp_path / f"two.{ending}")
    if ending == "docx":
        with ZipFile(tmp_path / "one.docx") as archive:
            about = archive.read("docProps/core.xml") + archive.read("docProps/app.xml")
        assert b"python-docx" not in about
        assert b"RAI Desktop" in about


def test_words_no_file_can_hold_are_replaced_in_word_files(tmp_path):
    target = tmp_path / "paper.docx"
    made = paper()
    odd = Paper(
        **{
            name: getattr(made, name)
            for name in ("key", "language", "organisation", "created", "cut_off", "labels")
        },
        title="Odd \x00 title",
        blocks=(Paragraph(text="a\x01b"),),
    )
    written(odd, target)
    assert "a\N{REPLACEMENT CHARACTER}b" in [p.text for p in docx.Document(target).paragraphs]


def test_other_endings_are_refused_with_those_there_are(tmp_path):
    with pytest.raises(UsageError, match="endings"):
        written(paper(), tmp_path / "paper.odt")


def test_columns_of_word_tables_never_vanish(tmp_path):
    columns = (
        PaperColumn(title="Number", weight=0.1, lines=("RI-0000",)),
        PaperColumn(title="Title", weight=3.0),
        PaperColumn(title="Level", weight=0.1, lines=("Very high",), badges=True),
    )
    for room in (470.0, 720.0):
        size, widths = column_widths(columns, room)
        assert size == 10
        assert sum(widths) == pytest.approx(room)
        assert widths[0] >= text_width("RI-0000", size, False) + 10
        assert widths[2] >= text_width("Very high", size, False) + 10
        assert widths[1] > widths[0] + widths[2]
    many = [PaperColumn(title="Unbreakably", weight=0.1) for _ in range(12)]
    size, widths = column_widths(many, 470.0)
    assert size == 8
    assert sum(widths) == pytest.approx(470)
    assert min(widths) == pytest.approx(max(widths))


def test_wide_tables_lie_in_word_files(tmp_path):
    grid = Grid(
        columns=(PaperColumn(title="A"), PaperColumn(title="B")), rows=[("a", "b")], empty=""
    )
    blocks = (Paragraph(text="x"), NewPage(landscape=True), grid, NewPage(), Paragraph(text="y"))
    target = tmp_path / "paper.docx"
    written(replace(paper(), blocks=blocks), target)
    document = docx.Document(target)
    assert [s.page_width > s.page_height for s in document.sections] == [False, True, False]
    wide = sum(cell.width for cell in document.tables[-1].rows[0].cells)
    assert wide > document.sections[0].page_width
