"""Writing papers as Word files that people go on editing."""

from functools import singledispatch
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Pt

from rai_desktop.export.archive import TimelessArchive
from rai_desktop.export.papers.word_look import (
    CAPTION_STYLE,
    SMALL_STYLE,
    TABLE_STYLE,
    TEXT_WIDTH,
    RowAdder,
    add_field,
    name_picture,
    new_document,
    repeat_head,
    set_widths,
    shade,
    share_width,
    text_room,
    turn_page,
)
from rai_desktop.export.papers.word_widths import USUAL, column_widths
from rai_desktop.export.pdf import text_width
from rai_desktop.export.pdf.logo import readable_image
from rai_desktop.export.pictures import picture_png
from rai_desktop.export.plain_text import clean_text
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.papers.model import (
    Blank,
    Block,
    Bullets,
    Facts,
    Figures,
    Grid,
    Heading,
    Keep,
    NewPage,
    Paper,
    PaperCell,
    Paragraph,
    Signatures,
    Ticks,
    Tone,
    drawn,
)
from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning
from rai_desktop.services.pictures.display_list import Drawing
from rai_desktop.words import words_for

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_EVERY = 50
_LOGO_WIDTH, _LOGO_HEIGHT = 150.0, 56.0
_FACT_SHARES = (1.0, 2.2)
_BAND = PRINT_PALETTE.colour(Meaning.BAND)


def write_paper_word(paper: Paper, target: Path) -> Job:
    """Write ``paper`` as a Word file; ``target`` appears only when it is complete."""
    with replaced_when_complete(target) as part:
        yield Progress(done=0, total=0)
        document = new_document(paper)
        _write_head(document, paper)
        _write_footer(document, paper)
        for done, block in enumerate(paper.blocks, start=1):
            write_block(block, document, paper)
            if done % _EVERY == 0:
                yield Progress(done=done, total=0)
        if paper.brand.is_darkened:
            _paragraph(document, paper.labels.darkened, SMALL_STYLE)
        _save(document, part)
        yield Progress(done=1, total=1)


def _save(document: "Document", path: Path) -> None:
    """Write the file so that the same content gives the same bytes."""
    whole = BytesIO()
    document.save(whole)
    with ZipFile(whole) as made, TimelessArchive(path, "w", ZIP_DEFLATED) as archive:
        for name in made.namelist():
            archive.writestr(name, made.read(name))


def _write_head(document: "Document", paper: Paper) -> None:
    _add_logo(document, paper)
    if paper.kicker:
        _paragraph(document, paper.kicker, SMALL_STYLE)
    _paragraph(document, paper.title, "Title")
    if paper.subtitle or paper.organisation:
        _paragraph(document, paper.subtitle or paper.organisation, "Subtitle")
    for text in (paper.banner, paper.note):
        if text:
            _paragraph(document, text, "Intense Quote")
    write_block(Facts(facts=paper.facts), document, paper)
    if paper.has_cover:
        _end_page(document)


def _add_logo(document: "Document", paper: Paper) -> None:
    image = readable_image(paper.brand.logo)
    if image is None:
        return
    made = BytesIO()
    image.save(made, "PNG")
    document.add_picture(
        made, height=Pt(min(_LOGO_HEIGHT, _LOGO_WIDTH * image.height / image.width))
    )
    document.paragraphs[-1].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    name_picture(document.inline_shapes[-1], clean_text(paper.brand.logo_text))


def _end_page(document: "Document") -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _write_footer(document: "Document", paper: Paper) -> None:
    labels, day = paper.labels, words_for(paper.language).day(paper.cut_off)
    line = document.sections[0].footer.paragraphs[0]
    line.style = document.styles[SMALL_STYLE]
    known = [f"{labels.fingerprint}: {paper.fingerprint}"] if paper.fingerprint else []
    line.add_run(clean_text(" · ".join([*known, f"{labels.cut_off}: {day}", ""])))
    before, _, rest = labels.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    line.add_run(before)
    add_field(line, "PAGE")
    line.add_run(between)
    add_field(line, "NUMPAGES")
    line.add_run(after)


def _paragraph(document: "Document", text: str, style: str) -> None:
    document.add_paragraph(clean_text(text), style)


@singledispatch
def write_block(block: Block, _document: "Document", _paper: Paper) -> None:
    """Write one block."""
    raise TypeError(f"no way to write {type(block).__name__}")


@write_block.register(Heading)
def _(block: Heading, document: "Document", _paper: Paper) -> None:
    mark = f" ({block.mark_label}: {block.mark})" if block.mark else ""
    document.add_heading(clean_text(f"{block.text}{mark}"), block.level)


@write_block.register(Paragraph)
def _(block: Paragraph, document: "Document", _paper: Paper) -> None:
    styles = {Tone.SMALL: SMALL_STYLE, Tone.NOTE: "Intense Quote", Tone.LEAD: "Body Text"}
    _paragraph(document, block.text, styles.get(block.tone, "Normal"))


@write_block.register(Facts)
def _(block: Facts, document: "Document", _paper: Paper) -> None:
    if not block.facts:
        return
    table = document.add_table(0, 2, TABLE_STYLE)
    share_width(table, _FACT_SHARES)
    for fact in block.facts:
        label, text = table.add_row().cells
        shade(label, _BAND)
        _fill(label, fact.label, is_bold=True)
        _fill(text, fact.text)
    document.add_paragraph()


@write_block.register(Bullets)
def _(block: Bullets, document: "Document", _paper: Paper) -> None:
    for text in block.texts:
        _paragraph(document, text, "List Bullet")


@write_block.register(Ticks)
def _(block: Ticks, document: "Document", _paper: Paper) -> None:
    for text, is_set in block.choices:
        _paragraph(document, f"{'☑' if is_set else '☐'} {text}", "Normal")


@write_block.register(Grid)
def _(block: Grid, document: "Document", _paper: Paper) -> None:
    table = document.add_table(1, len(block.columns), TABLE_STYLE)
    size, widths = column_widths(block.columns, text_room(document))
    for cell, column in zip(table.rows[0].cells, block.columns, strict=True):
        shade(cell, _BAND)
        _fill(cell, column.title, is_bold=True, size=size)
    repeat_head(table.rows[0])
    set_widths(table, widths)
    rows, adder = 0, RowAdder(table)
    for row in block.rows:
        rows += 1
        for cell, value in zip(adder.add().cells, row, strict=True):
            text = value.text if isinstance(value, PaperCell) else value
            _fill(cell, text, is_bold=isinstance(value, PaperCell) and value.bold, size=size)
    if not rows:
        cells = table.add_row().cells
        _fill(cells[0].merge(cells[-1]), block.empty)
    document.add_paragraph()


def _fill(cell: "_Cell", text: str, *, is_bold: bool = False, size: float = USUAL) -> None:
    run = cell.paragraphs[0].add_run(clean_text(text))
    run.bold = is_bold
    if size != USUAL:
        run.font.size = Pt(size)


@write_block.register(Figures)
def _(block: Figures, document: "Document", _paper: Paper) -> None:
    for caption, picture in block.captioned:
        drawing = drawn(picture, text_width)
        if caption:
            line = document.add_paragraph(clean_text(caption), CAPTION_STYLE)
            line.paragraph_format.keep_with_next = True
        _add_picture(document, drawing)


def _add_picture(document: "Document", drawing: Drawing) -> None:
    """Add a picture, no wider than the page; its words are its alternative text."""
    made = BytesIO(picture_png(drawing, PRINT_PALETTE))
    document.add_picture(made, width=min(Pt(drawing.width), TEXT_WIDTH))
    name_picture(document.inline_shapes[-1], clean_text(drawing.alt_text))


@write_block.register(Blank)
def _(block: Blank, document: "Document", paper: Paper) -> None:
    document.add_heading(clean_text(block.label), 3)
    source = paper.labels.filled_from.format(source=block.source) if block.source else ""
    hint = " ".join(part for part in (block.hint, source) if part)
    if hint:
        _paragraph(document, hint, SMALL_STYLE)
    cell = document.add_table(1, 1, TABLE_STYLE).rows[0].cells[0]
    _fill(cell, block.text)
    for _ in range(block.lines if not block.text else 1):
        cell.add_paragraph()
    document.add_paragraph()


@write_block.register(Signatures)
def _(block: Signatures, document: "Document", _paper: Paper) -> None:
    table = document.add_table(1, len(block.captions))
    for cell, caption in zip(table.rows[0].cells, block.captions, strict=True):
        cell.add_paragraph()
        cell.add_paragraph("_" * 22)
        cell.add_paragraph(clean_text(caption), SMALL_STYLE)
    document.add_paragraph()


@write_block.register(Keep)
def _(_block: Keep, _document: "Document", _paper: Paper) -> None:
    """Word keeps headings with what follows by itself."""


@write_block.register(NewPage)
def _(block: NewPage, document: "Document", _paper: Paper) -> None:
    if not turn_page(document, landscape=block.landscape):
        _end_page(document)
