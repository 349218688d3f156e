"""The sheet that lists texts which are longer than a cell can be."""

from rai_desktop.domain.texts import N_
from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.pages import set_page

HEADINGS = (N_("Sheet"), N_("Row"), N_("Column"), N_("Characters in the project"))
_WIDTHS = (34.0, 10.0, 40.0, 26.0)


def write_cuts(writer: SheetWriter) -> None:
    """Write where each cut text stands and how long it is in the project."""
    looks, words = writer.book.looks.table, writer.book.words
    set_page(writer, landscape=False)
    writer.set_widths(_WIDTHS)
    writer.sheet.freeze_panes = "A2"
    writer.append([writer.text(words(heading), looks.computed_head) for heading in HEADINGS])
    for cut in tuple(writer.book.cuts):
        writer.append(
            [
                writer.text(cut.sheet, looks.text),
                writer.number(cut.row, looks.number),
                writer.text(cut.column, looks.text),
                writer.number(cut.length, looks.number),
            ]
        )
