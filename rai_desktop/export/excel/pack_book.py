"""Writes a content pack as a workbook to be edited: a sheet for each part, every cell as text."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.export.excel.archive import discard_streams, save_workbook
from rai_desktop.export.excel.looks import Looks, make_looks
from rai_desktop.export.excel.texts import is_too_long, put_text, stored_text
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.packs import PackTable

_NARROW, _WIDE, _LONG = 14.0, 48.0, 24


def write_pack(tables: tuple[PackTable, ...], target: Path) -> Job:
    """Write a pack; ``target`` appears only when complete.

    Raises:
        UsageError: a text is longer than a cell can hold.
    """
    with replaced_when_complete(target) as part:
        workbook = Workbook(write_only=True)
        try:
            looks = make_looks(workbook, "en", {})
            for done, table in enumerate(tables, start=1):
                _write(workbook, looks, table)
                yield Progress(done=done, total=len(tables))
            save_workbook(workbook, part)
        finally:
            discard_streams(workbook)


def _write(workbook: Workbook, looks: Looks, table: PackTable) -> None:
    sheet: Worksheet = workbook.create_sheet(table.name)
    sheet.freeze_panes = "B2"
    for place, name in enumerate(table.header):
        cells = (str(row[place] or "") for row in table.rows if place < len(row))
        is_wide = max((len(cell) for cell in cells), default=0) > _LONG
        letter = get_column_letter(place + 1)
        sheet.column_dimensions[letter].width = _WIDE if is_wide else max(_NARROW, len(name) + 2.0)
    sheet.append([_cell(sheet, name, looks.table.head.plain) for name in table.header])
    for row in table.rows:
        sheet.append([_cell(sheet, _text(value), looks.table.text.plain) for value in row])


def _text(value: str | int | float | bool | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _cell(sheet: Worksheet, text: str, style: StyleArray) -> Cell:
    stored = stored_text(text)
    if is_too_long(stored):
        raise UsageError(
            N_("A text of the pack is longer than a cell can hold: {beginning}… Save it as YAML."),
            beginning=text[:60],
        )
    cell = Cell(sheet, row=1, column=1, style_array=style)
    if stored:
        put_text(cell, stored)
    return cell
