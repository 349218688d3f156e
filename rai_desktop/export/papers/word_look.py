"""The look of Word files, and the few things that the library has no call for."""

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Row

from rai_desktop.export.plain_text import clean_text
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.pictures.colours import PRINT_PALETTE, Meaning

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Row
    from docx.shape import InlineShape
    from docx.styles.style import ParagraphStyle, _TableStyle
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

SMALL_STYLE = "Small Print"
CAPTION_STYLE = "Caption"
TABLE_STYLE = "Table Grid"
_FACE = "Arial"
_WIDTH, _HEIGHT, _MARGIN = 210, 297, 22
TEXT_WIDTH, LYING_WIDTH = Mm(_WIDTH - 2 * _MARGIN), Mm(_HEIGHT - 2 * _MARGIN)
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
_LOCALES = {"de": "de-DE", "en": "en-GB"}
_SIZES = {
    "Normal": 10,
    "Title": 22,
    "Subtitle": 13,
    "Heading 1": 15,
    "Heading 2": 12,
    "Heading 3": 10,
}
_ACCENTED = ("Title", "Heading 1")


def new_document(paper: Paper) -> "Document":
    """Return an empty document in the look of the product, which names what it is about."""
    document = docx.Document()
    _set_page(document)
    _set_styles(document, paper)
    about = document.core_properties
    about.title = clean_text(" – ".join(part for part in (paper.title, paper.organisation) if part))
    about.author = about.last_modified_by = clean_text(paper.organisation)
    about.subject, about.comments, about.keywords = clean_text(paper.banner), "", paper.state
    about.language = _LOCALES.get(paper.language, paper.language)
    about.created = about.modified = paper.created
    return document


def _set_page(document: "Document") -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_WIDTH), Mm(_HEIGHT)
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_MARGIN)


def _set_styles(document: "Document", paper: Paper) -> None:
    styles = document.styles
    small = styles.add_style(SMALL_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = styles["Normal"]
    small.font.size, small.font.color.rgb = Pt(8), _rgb(Meaning.MUTED)
    for name, size in _SIZES.items():
        style = styles[name]
        style.font.size = Pt(size)
        _set_face(style)
        style.font.color.rgb = _rgb(Meaning.TEXT)
        if name in _ACCENTED:
            accent = paper.brand.accent.removeprefix("#")
            style.font.color.rgb = RGBColor.from_string(accent)
    _soften_borders(styles[TABLE_STYLE])
    _set_language(styles["Normal"], _LOCALES.get(paper.language, paper.language))


def _set_face(style: "ParagraphStyle") -> None:
    """Use one face for all scripts; the template would take that of its theme."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for which in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{which}"), _FACE)


def _set_language(style: "ParagraphStyle", locale: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), locale)
    style.element.get_or_add_rPr().append(language)


def _soften_borders(style: "_TableStyle") -> None:
    colour = PRINT_PALETTE.colour(Meaning.LINE).removeprefix("#")
    for border in style.element.iter(*(qn(f"w:{name}") for name in _BORDERS)):
        border.set(qn("w:color"), colour)


def _rgb(meaning: Meaning) -> RGBColor:
    return RGBColor.from_string(PRINT_PALETTE.colour(meaning).removeprefix("#"))


def add_field(line: "Paragraph", code: str) -> None:
    """Add a field that Word works out, such as ``PAGE``."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    line._p.append(field)  # noqa: SLF001 - the library has no call for fields


def share_width(table: "Table", weights: Sequence[float]) -> None:
    """Give the columns of an empty table, and all rows to come, their shares of the page."""
    set_widths(table, [TEXT_WIDTH.pt * weight / sum(weights) for weight in weights])


def set_widths(table: "Table", widths: Sequence[float]) -> None:
    """Give the columns of a table, and all rows to come, these widths in points."""
    table.autofit = False
    for column, points in zip(table.columns, widths, strict=True):
        width = Pt(points)
        column.width = width
        for cell in column.cells:
            cell.width = width


class RowAdder:
    """Adds rows to a table as fast to a long one as to a short one.

    The library looks through all rows for each new one, so ten thousand would take minutes.
    """

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._empty: CT_Row | None = None

    def add(self) -> _Row:
        """Return a new row at the end."""
        if self._empty is None:
            row: _Row = self._table.add_row()  # type: ignore[no-untyped-call]
            self._empty = deepcopy(row._tr)  # noqa: SLF001
            return row
        element = deepcopy(self._empty)
        self._table._tbl.append(element)  # noqa: SLF001
        return _Row(element, self._table)


def text_room(document: "Document") -> float:
    """Return how wide the text is on the pages to come, in points."""
    return float((LYING_WIDTH if _lies(document) else TEXT_WIDTH).pt)


def turn_page(document: "Document", *, landscape: bool) -> bool:
    """Let the pages to come lie or stand, beginning with a new one; ``False`` if they do so."""
    if _lies(document) is landscape:
        return False
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    width, height = (_HEIGHT, _WIDTH) if landscape else (_WIDTH, _HEIGHT)
    section.page_width, section.page_height = Mm(width), Mm(height)
    return True


def _lies(document: "Document") -> bool:
    return document.sections[-1].orientation == WD_ORIENT.LANDSCAPE


def shade(cell: "_Cell", colour: str) -> None:
    """Give a cell a ground."""
    ground = OxmlElement("w:shd")
    ground.set(qn("w:val"), "clear")
    ground.set(qn("w:fill"), colour.removeprefix("#"))
    cell._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001


def repeat_head(row: _Row) -> None:
    """Let a row of headings come again on every page, and be read out as such."""
    head = OxmlElement("w:tblHeader")
    head.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(head)  # noqa: SLF001


def name_picture(shape: "InlineShape", words: str) -> None:
    """Say in words what a picture shows; nothing of it names a file."""
    about = shape._inline.docPr  # noqa: SLF001 - the library has no call for alternative texts
    about.set("descr", words)
    about.set("name", f"Picture {about.get('id')}")
