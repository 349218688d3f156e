"""A paper as a text document for the screen and the printer, built from its blocks.

Texts are put in as they are, so nothing that users typed is read as markup.
"""

from collections.abc import Generator, Iterable, Sequence
from functools import singledispatch

from PySide6.QtCore import QRectF, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from rai_desktop.domain.parts import result_of
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
from rai_desktop.services.pictures import PRINT_PALETTE, Drawing, Meaning
from rai_desktop.services.registers.model import Fact
from rai_desktop.ui.pictures import paint_drawing, screen_text_width
from rai_desktop.words import words_for

MOST_ROWS = 200
"""Rows of a table that are shown; the file has all of them."""

_SIZES = {0: 1.9, 1: 1.45, 2: 1.2, 3: 1.0}
_SMALL = 0.85
_FINER = 2
_PIXELS_PER_POINT = 1.25
_DRAWN_FOR_SIZE = 10.0
"""The size of letters, in points, beside which a picture has the size it was drawn in."""


def paper_document(paper: Paper, font: QFont) -> QTextDocument:
    """Return what ``paper`` says, in black on white and in ``font``."""
    return result_of(document_in_parts(paper, font))


def document_in_parts(paper: Paper, font: QFont) -> Generator[None, None, QTextDocument]:
    """Return the same, block by block between other work."""
    document = QTextDocument()
    document.setDefaultFont(font)
    document.setUndoRedoEnabled(False)
    writer = _Writer(document, paper)
    writer.head()
    for block in paper.blocks:
        yield
        write_block(block, writer)
    return document


class _Writer:
    """Adds to the end of a document."""

    def __init__(self, document: QTextDocument, paper: Paper) -> None:
        self.document, self.paper = document, paper
        self.words = words_for(paper.language)
        self.cursor = QTextCursor(document)
        self._size = document.defaultFont().pointSizeF()
        self._pictures = 0
        self._is_begun = False

    def head(self) -> None:
        """Write what stands above the text."""
        paper = self.paper
        if paper.kicker:
            self.line(paper.kicker, self.look(_SMALL, Meaning.MUTED))
        self.heading(paper.title, 0)
        if paper.subtitle or paper.organisation:
            self.line(paper.subtitle or paper.organisation, self.look(1.15))
        if paper.banner:
            self.line(paper.banner, self.look(1.0, Meaning.LEVEL_VERY_HIGH, bold=True))
        if paper.note:
            self.line(paper.note, self.look(1.0, Meaning.ACCENT))
        self.facts(paper.facts)

    def look(
        self, size: float = 1.0, colour: Meaning = Meaning.TEXT, *, bold: bool = False
    ) -> QTextCharFormat:
        """Return a look of texts."""
        made = QTextCharFormat()
        made.setFontPointSize(self._size * size)
        made.setForeground(QColor(PRINT_PALETTE.colour(colour)))
        made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return made

    def line(
        self, text: str, look: QTextCharFormat, *, level: int = 0, indent: float = 0.0
    ) -> None:
        """Add a paragraph; with ``level`` it is a heading of this level."""
        shape = QTextBlockFormat()
        shape.setBottomMargin(self._size * 0.5)
        shape.setTopMargin(self._size * (1.2 if level else 0.0))
        shape.setHeadingLevel(level)
        shape.setLeftMargin(indent)
        if self._is_begun:
            self.cursor.insertBlock(shape, look)
        else:
            self.cursor.setBlockFormat(shape)
            self._is_begun = True
        self.cursor.setCharFormat(look)
        self.cursor.insertText(text, look)

    def heading(self, text: str, level: int) -> None:
        """Add a heading; level 0 is the title."""
        colour = Meaning.ACCENT if level < 2 else Meaning.TEXT
        look = self.look(_SIZES[level], colour, bold=True)
        self.line(text, look, level=max(1, level))

    def facts(self, facts: Sequence[Fact]) -> None:
        """Add pairs of label and text."""
        if facts:
            rows = [[fact.label, fact.text] for fact in facts]
            self.table(rows, (1.0, 2.2), has_head=False)

    def table(
        self,
        rows: Sequence[Sequence[str | PaperCell]],
        weights: Iterable[float],
        *,
        has_head: bool,
    ) -> None:
        """Add a table; its head comes again on every printed page."""
        shares = list(weights)
        shape = QTextTableFormat()
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, 100 * share / sum(shares))
                for share in shares
            ]
        )
        shape.setCellPadding(self._size * 0.35)
        shape.setCellSpacing(0)
        shape.setBorder(0.5)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QColor(PRINT_PALETTE.colour(Meaning.LINE)))
        shape.setBorderCollapse(True)
        shape.setBottomMargin(self._size)
        shape.setHeaderRowCount(1 if has_head else 0)
        table = self.cursor.insertTable(len(rows), len(shares), shape)
        for down, row in enumerate(rows):
            for across, cell in enumerate(row):
                is_label = (has_head and not down) or (not has_head and not across)
                place = table.cellAt(down, across)
                self._fill(place.firstCursorPosition(), cell, is_label=is_label)
                if isinstance(cell, PaperCell) and cell.meaning:
                    ground = QTextTableCellFormat()
                    ground.setBackground(QColor(PRINT_PALETTE.colour(cell.meaning)))
                    place.setFormat(ground)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)

    def _fill(self, cursor: QTextCursor, cell: str | PaperCell, *, is_label: bool) -> None:
        text = cell if isinstance(cell, str) else cell.text
        bold = is_label or (isinstance(cell, PaperCell) and cell.bold)
        look = self.look(_SMALL, Meaning.TEXT, bold=bold)
        if isinstance(cell, PaperCell) and cell.meaning:
            look.setForeground(QColor(PRINT_PALETTE.text_on(cell.meaning)))
        cursor.insertText(text, look)

    def picture(self, drawing: Drawing, name: str) -> None:
        """Add a picture, with its words for those who do not see it."""
        size = (round(drawing.width * _FINER), round(drawing.height * _FINER))
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(QColor(PRINT_PALETTE.colour(Meaning.PAPER)))
        painter = QPainter(image)
        painter.setFont(self.document.defaultFont())
        paint_drawing(painter, drawing, QRectF(image.rect()), PRINT_PALETTE)
        painter.end()
        self._pictures += 1
        address = f"picture:{self._pictures}"
        self.document.addResource(
            QTextDocument.ResourceType.ImageResource.value, QUrl(address), image
        )
        made = QTextImageFormat()
        made.setName(address)
        scale = self._size / _DRAWN_FOR_SIZE * _PIXELS_PER_POINT
        made.setWidth(drawing.width * scale)
        made.setHeight(drawing.height * scale)
        made.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        words = f"{name}. {drawing.alt_text}" if name else drawing.alt_text
        made.setProperty(QTextImageFormat.Property.ImageAltText.value, words)
        self.line("", self.look())
        self.cursor.insertImage(made)


@singledispatch
def write_block(block: Block, _writer: _Writer) -> None:
    """Add one block."""
    raise TypeError(f"no way to show {type(block).__name__}")


@write_block.register(Heading)
def _(block: Heading, writer: _Writer) -> None:
    mark = f" ({block.mark_label}: {block.mark})" if block.mark else ""
    writer.heading(f"{block.text}{mark}", block.level)


@write_block.register(Paragraph)
def _(block: Paragraph, writer: _Writer) -> None:
    size = {Tone.LEAD: 1.15, Tone.SMALL: _SMALL}.get(block.tone, 1.0)
    colour = Meaning.MUTED if block.tone is Tone.SMALL else Meaning.TEXT
    writer.line(block.text, writer.look(size, colour))


@write_block.register(Facts)
def _(block: Facts, writer: _Writer) -> None:
    writer.facts(block.facts)


@write_block.register(Bullets)
def _(block: Bullets, writer: _Writer) -> None:
    for text in block.texts:
        writer.line(f"• {text}", writer.look(), indent=12)


@write_block.register(Ticks)
def _(block: Ticks, writer: _Writer) -> None:
    for text, is_set in block.choices:
        writer.line(f"{'☑' if is_set else '☐'} {text}", writer.look(), indent=12)


@write_block.register(Grid)
def _(block: Grid, writer: _Writer) -> None:
    rows = list(block.rows[:MOST_ROWS])
    if not rows and not block.empty:
        return
    if not rows:
        writer.line(block.empty, writer.look())
        return
    head = [column.title for column in block.columns]
    weights = [max(column.weight, _least(column.lines)) for column in block.columns]
    writer.table([head, *rows], weights, has_head=True)
    left = len(block.rows) - len(rows)
    if left > 0:
        text = writer.words.plural(
            "{count} further row is in the file.",
            "{count} further rows are in the file.",
            left,
        )
        writer.line(text, writer.look(_SMALL, Meaning.MUTED))


def _least(lines: Sequence[str]) -> float:
    """Return the share of a column whose texts stay on one line."""
    return 0.4 + 0.06 * max(map(len, lines), default=0)


@write_block.register(Figures)
def _(block: Figures, writer: _Writer) -> None:
    device = QImage(1, 1, QImage.Format.Format_RGB32)
    measure = screen_text_width(writer.document.defaultFont(), device)
    for caption, picture in block.captioned:
        if caption:
            writer.heading(caption, 3)
        writer.picture(drawn(picture, measure), caption)


@write_block.register(Blank)
def _(block: Blank, writer: _Writer) -> None:
    writer.heading(block.label, 3)
    source = writer.paper.labels.filled_from.format(source=block.source) if block.source else ""
    hint = " ".join(filter(None, (block.hint, source)))
    if hint:
        writer.line(hint, writer.look(_SMALL, Meaning.MUTED))
    free = "\n" * (1 if block.text else block.lines)
    writer.table([[block.text + free]], (1,), has_head=False)


@write_block.register(Signatures)
def _(block: Signatures, writer: _Writer) -> None:
    beside = block.beside
    for start in range(0, len(block.captions), beside):
        some = block.captions[start : start + beside]
        shown = [f"\n\n____________________\n{caption}" for caption in some]
        writer.line("", writer.look())
        writer.table([shown], [1] * len(shown), has_head=False)


@write_block.register(Keep)
@write_block.register(NewPage)
def _(_block: Keep | NewPage, _writer: _Writer) -> None:
    """Pages are made by the printer."""
