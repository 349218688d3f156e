"""The risk method as a sheet: scales with words, both matrices, levels, rules."""

from collections.abc import Sequence
from itertools import accumulate

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.heights import lines_in
from rai_desktop.export.excel.looks import Look
from rai_desktop.export.excel.pages import set_page
from rai_desktop.services.registers.method_model import MethodCell, MethodPages, MethodTable

_WIDTH, _COLUMNS = 23.0, 6
_TITLE_HEIGHT, _LINE, _PADDING = 18.0, 13.2, 5.0


def write_method(writer: SheetWriter, pages: MethodPages) -> None:
    """Write the method, part by part."""
    looks = writer.book.looks.page
    set_page(writer, landscape=True)
    writer.set_widths((2.5, *([_WIDTH] * _COLUMNS)))
    writer.skip()
    section = [writer.text(pages.title, looks.section)]
    section += [writer.blank(looks.section) for _ in range(_COLUMNS - 1)]
    writer.append([None, *section], height=22)
    _write_row(writer, (pages.intro,), (_COLUMNS,), (looks.label,))
    for table in pages.tables:
        _write_table(writer, table)


def _write_table(writer: SheetWriter, table: MethodTable) -> None:
    looks = writer.book.looks.page
    writer.skip()
    writer.append([None, writer.text(table.title, looks.group)], height=_TITLE_HEIGHT)
    heads = [looks.small_head_text] * len(table.heads)
    _write_row(writer, table.heads, table.spans, heads)
    for row in table.rows:
        cells = [_look(writer, cell, is_first=place == 0) for place, cell in enumerate(row)]
        _write_row(writer, [cell.text for cell in row], table.spans, cells)
    for note in table.notes:
        _write_row(writer, (note,), (_COLUMNS,), (looks.label,))


def _look(writer: SheetWriter, cell: MethodCell, *, is_first: bool) -> Look:
    looks = writer.book.looks
    if cell.level:
        return looks.levels.words[cell.level]
    return looks.page.label if is_first else looks.page.paragraph


def _write_row(
    writer: SheetWriter, texts: Sequence[str], spans: Sequence[int], looks: Sequence[Look]
) -> None:
    """Write texts, each over as many columns as it spans, as high as the longest needs."""
    cells: list[Cell | None] = [None]
    starts = accumulate(spans, initial=2)
    lines = 1
    for text, span, look, start in zip(texts, spans, looks, starts, strict=False):
        if span > 1:
            first, last = get_column_letter(start), get_column_letter(start + span - 1)
            writer.sheet.merged_cells.add(f"{first}{writer.row}:{last}{writer.row}")
        cells.append(writer.text(text, look))
        cells += [writer.blank(look) for _ in range(span - 1)]
        lines = max(lines, lines_in(text, _WIDTH * span))
    writer.append(cells, height=_LINE * lines + _PADDING)
