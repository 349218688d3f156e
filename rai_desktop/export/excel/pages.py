"""How sheets print and open: paper, heads and feet, what stays in view."""

from collections.abc import Sequence
from math import ceil

from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.titles import page_text

_READABLE_WIDTH = 200.0
_LONG, _SHORT = 70, 50
_A4 = 9


def set_page(
    writer: SheetWriter, *, landscape: bool, widths: Sequence[float] = (), repeated: int = 0
) -> None:
    """Set paper, margins, head and foot of a sheet.

    The sheet fits the width of a page. With the ``widths`` of its columns, a broad sheet gets as
    many pages side by side as keep it readable; the first ``repeated`` columns are on each.
    """
    sheet = writer.sheet
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = sheet.page_setup
    setup.orientation = "landscape" if landscape else "portrait"
    setup.paperSize = _A4
    setup.fitToWidth = _pages_across(sum(widths), sum(widths[:repeated]))
    setup.fitToHeight = 0
    sheet.page_margins = PageMargins(
        left=0.5, right=0.5, top=0.8, bottom=0.7, header=0.35, footer=0.35
    )
    _set_head_and_foot(writer, sheet)


def _pages_across(width: float, repeated: float) -> int:
    return max(1, ceil((width - repeated) / (_READABLE_WIDTH - repeated)))


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
