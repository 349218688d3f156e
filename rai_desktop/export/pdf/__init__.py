"""PDF documents with a calm layout, tagged for screen readers, written page by page."""

from rai_desktop.export.pdf.blocks import Cover
from rai_desktop.export.pdf.document import PdfDocument
from rai_desktop.export.pdf.flow import Margins
from rai_desktop.export.pdf.marks import Mark
from rai_desktop.export.pdf.pictures import text_width
from rai_desktop.export.pdf.styles import TextStyle
from rai_desktop.export.pdf.surface import About
from rai_desktop.export.pdf.tables import Cell, Column, Table

__all__ = [
    "About",
    "Cell",
    "Column",
    "Cover",
    "Margins",
    "Mark",
    "PdfDocument",
    "Table",
    "TextStyle",
    "text_width",
]
