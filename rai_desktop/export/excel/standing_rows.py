"""How far requirements and frameworks are met, as rows of the overview."""

from collections.abc import Sequence
from math import ceil

from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.services.registers.model import StandingFigures

_TITLE_HEIGHT, _LINE = 18.0, 13.5
_ACROSS = 6
_LETTERS = 110
_FIRST_LETTERS, _NEXT_LETTERS = 38, 15


def write_standing(writer: SheetWriter, standing: StandingFigures) -> None:
    """Write the figures, the criteria and the frameworks, each below its title."""
    _write_title(writer, standing.title)
    _write_wide(writer, standing.source)
    looks = writer.book.looks.page
    for fact in standing.figures:
        text = writer.text(fact.label, looks.label)
        writer.append([None, text, writer.text(fact.text, looks.count)])
    writer.skip()
    _write_rows(writer, standing.criteria_heads, standing.criteria)
    if standing.frameworks:
        _write_title(writer, standing.framework_title)
        _write_rows(writer, standing.framework_heads, standing.frameworks)
        for note in standing.framework_notes:
            _write_wide(writer, note)


def _write_title(writer: SheetWriter, title: str) -> None:
    writer.skip()
    writer.append([None, writer.text(title, writer.book.looks.page.group)], height=_TITLE_HEIGHT)


def _write_rows(
    writer: SheetWriter, heads: Sequence[str], rows: Sequence[Sequence[str | int]]
) -> None:
    looks = writer.book.looks.page
    first, *others = heads
    are_numbers = all(isinstance(value, int) for row in rows for value in row[1:])
    look = looks.small_head_number if are_numbers else looks.small_head_text
    cells = [writer.text(first, looks.small_head), *(writer.text(head, look) for head in others)]
    lines = max(map(_lines, heads))
    writer.append([None, *cells], height=_LINE * lines + 4)
    for row in rows:
        label, *values = row
        cells = [writer.text(str(label), looks.label)]
        for value in values:
            if isinstance(value, int):
                cells.append(writer.number(value, looks.count))
            else:
                cells.append(writer.text(value, looks.paragraph))
        longest = max(ceil(len(str(label)) / _FIRST_LETTERS), *(_lines(v) for v in values))
        writer.append([None, *cells], height=_LINE * longest + 3)


def _lines(value: str | int) -> int:
    return ceil(len(str(value)) / _NEXT_LETTERS)


def _write_wide(writer: SheetWriter, text: str) -> None:
    """Write a text over the whole width, as high as it needs."""
    look, row = writer.book.looks.page.paragraph, writer.row
    writer.sheet.merged_cells.add(f"B{row}:G{row}")
    cells = [writer.text(text, look), *(writer.blank(look) for _ in range(_ACROSS - 1))]
    writer.append([None, *cells], height=_LINE * ceil(len(text) / _LETTERS) + 3)
