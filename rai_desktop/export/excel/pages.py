"""How sheets print and open: paper, heads and feet, what stays in view."""

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.titles import page_text

_LONG, _SHORT = 70, 50
_A4 = 9


def set_page(writer: SheetWriter, *, landscape: bool) -> None:
    """Set paper, margins, head and foot of a sheet, which fits the width of a page."""
    sheet = writer.sheet
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = sheet.page_setup
    setup.orientation = "landscape" if landscape else "portrait"
    setup.paperSize = _A4
    setup.fitToWidth = 1
    setup.fitToHeight = 0
    sheet.page_margins = PageMargins(
        left=0.5, right=0.5, top=0.8, bottom=0.7, header=0.35, footer=0.35
    )
    _set_head_and_foot(writer, sheet)


def _set_head_and_foot(writer: SheetWriter, sheet: Worksheet) -> None:
    register = writer.book.register
    labels = register.labels
    head, foot = HeaderFooterItem(), HeaderFooterItem()
    head.left.text = page_text(f"{register.title} – {writer.title}", _LONG)
    head.right.text = page_text(register.organisation, _LONG)
    foot.left.text = page_text(f"{labels['fingerprint']}: {register.fingerprint}", _SHORT)
    foot.center.text = page_text(labels["page"], _SHORT).format(page="&P", pages="&N")
    foot.right.text = page_text(register.draft or writer.book.words.day(register.cut_off), _LONG)
    sheet.oddHeader, sheet.oddFooter = head, foot
