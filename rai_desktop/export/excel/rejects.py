"""Writes what an import refused or kept as notes into a workbook that can be mailed back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.domain.texts import N_
from rai_desktop.export.excel.archive import discard_streams, save_workbook
from rai_desktop.export.excel.book import META_TITLE
from rai_desktop.export.excel.looks import Look, Looks, make_looks
from rai_desktop.export.excel.texts import (
    cut_text,
    is_too_long,
    needs_guard,
    put_text,
    stored_text,
)
from rai_desktop.export.excel.titles import SheetTitles, headings
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.importing.rejects import (
    KEPT_TITLE,
    REASON_TITLE,
    REJECTS_FORMAT,
    ROW_TITLE,
    KeptCell,
    RefusedRows,
    Rejects,
)
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.registers.model import CUT
from rai_desktop.words import Words

REFUSED = N_("Not imported")
KEPT = N_("Kept as notes")
_KEPT_HEADINGS = (N_("List"), N_("Row in the list"), N_("Column"), N_("Value"), N_("Reason"))
_KEPT_WIDTHS = (18.0, 14.0, 28.0, 40.0, 70.0)
_WIDTH, _REASON_WIDTH, _MOST_WIDTHS = 24.0, 60.0, 200


def write_rejects(rejects: Rejects, words: Words, target: Path) -> Job:
    """Write refused rows and cells kept as notes; ``target`` appears only when complete."""
    with replaced_when_complete(target) as part:
        workbook = Workbook(write_only=True)
        try:
            yield from _Sheets(workbook, words).write(rejects)
            save_workbook(workbook, part)
        finally:
            discard_streams(workbook)


class _Sheets:
    def __init__(self, workbook: Workbook, words: Words) -> None:
        self._workbook = workbook
        self._words = words
        self._looks: Looks = make_looks(workbook, words.language, {})
        self._titles = SheetTitles()
        self._titles.title(META_TITLE)

    def write(self, rejects: Rejects) -> Job:
        """Write a sheet for the rows of each list, one for the cells, and what they are called."""
        total = sum(len(each.rows) for each in rejects.refused) + len(rejects.kept)
        about = [("format", REJECTS_FORMAT)]
        yield Progress(done=0, total=total)
        for rows in rejects.refused:
            titles = self._write_rows(rows)
            about += zip((ROW_TITLE, REASON_TITLE), titles, strict=True)
            yield Progress(done=len(rows.rows), total=total)
        if rejects.kept:
            about.append((KEPT_TITLE, self._write_kept(rejects.kept)))
        sheet = self._sheet(META_TITLE, (20.0, 60.0))
        sheet.sheet_state = "hidden"
        for pair in about:
            sheet.append([self._cell(sheet, text, self._looks.page.paragraph) for text in pair])
        yield Progress(done=total, total=total)

    def _write_rows(self, rows: RefusedRows) -> tuple[str, str]:
        """Write the rows as they stand in the list, and return what both new columns are called."""
        own = [self._words(N_("Row in the list")), self._words(N_("Reason"))]
        titles = headings([*rows.header, *own])
        widths = [_WIDTH] * min(len(titles) - 1, _MOST_WIDTHS)
        sheet = self._sheet(self._titles.title(self._words(REFUSED)), (*widths, _REASON_WIDTH))
        self._head(sheet, titles)
        for row in rows.rows:
            reasons = [self._words.told(each.text, each.values) for each in row.reasons]
            texts = [*row.cells, str(row.number), " ".join(reasons)]
            sheet.append(list(self._cells(sheet, texts)))
        return titles[-2], titles[-1]

    def _write_kept(self, kept: Sequence[KeptCell]) -> str:
        title = self._titles.title(self._words(KEPT))
        sheet = self._sheet(title, _KEPT_WIDTHS)
        self._head(sheet, [self._words(heading) for heading in _KEPT_HEADINGS])
        for each in kept:
            note = each.note
            reason = self._words.told(note.text, note.values)
            texts = [each.list, str(note.row or ""), note.column, note.kept, reason]
            sheet.append(list(self._cells(sheet, texts)))
        return title

    def _sheet(self, title: str, widths: Sequence[float]) -> Worksheet:
        sheet: Worksheet = self._workbook.create_sheet(title)
        sheet.freeze_panes = "A2"
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        return sheet

    def _head(self, sheet: Worksheet, titles: Sequence[str]) -> None:
        sheet.append([self._cell(sheet, title, self._looks.table.head) for title in titles])

    def _cells(self, sheet: Worksheet, texts: Sequence[str]) -> Iterator[Cell]:
        yield from (self._cell(sheet, text, self._looks.table.text) for text in texts)

    def _cell(self, sheet: Worksheet, text: str, look: Look) -> Cell:
        stored = stored_text(text)
        if is_too_long(stored):
            mark = self._words.filled(CUT, count=self._words.number(len(text)))
            stored = cut_text(text, mark)
        style = look.guarded if stored and needs_guard(stored) else look.plain
        cell = Cell(sheet, row=1, column=1, style_array=style)
        if stored:
            put_text(cell, stored)
        return cell
