"""The hidden sheet behind the drop-downs."""

from itertools import zip_longest

from openpyxl.cell import Cell

from rai_desktop.export.excel.book import SheetWriter

CODES_ENDING = ":code"


def write_lists(writer: SheetWriter) -> None:
    """Write each list below its name: the words, and the codes in the column beside them."""
    writer.sheet.sheet_state = "hidden"
    lists, look = writer.book.lists, writer.book.looks.page.paragraph
    heads = [text for name, _ in lists for text in (name, name + CODES_ENDING)]
    writer.append([writer.text(head, look) for head in heads])
    for choices in zip_longest(*(choices for _, choices in lists)):
        cells: list[Cell | None] = []
        for choice in choices:
            texts = (choice.label, choice.code) if choice else ("", "")
            cells += (writer.text(text, look) if text else None for text in texts)
        writer.append(cells)
