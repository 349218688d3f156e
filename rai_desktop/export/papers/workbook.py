"""Writing papers as a small workbook: a sheet for each part, texts as texts, numbers as numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.archive import discard_streams, save_workbook
from rai_desktop.export.excel.book import PRODUCT
from rai_desktop.export.excel.heights import RowHeights
from rai_desktop.export.excel.looks import Look, Looks, make_looks
from rai_desktop.export.excel.texts import (
    cut_text,
    is_too_long,
    needs_guard,
    put_text,
    stored_text,
)
from rai_desktop.export.excel.titles import SheetTitles, page_text
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.papers.model import (
    Blank,
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Paper,
    PaperCell,
    PaperColumn,
    Paragraph,
)
from rai_desktop.services.pictures.display_list import Align
from rai_desktop.services.registers.model import Fact

_A4 = 9
_LONGEST_HEAD = 70
_WIDTH = 110.0
_FACTS = (36.0, 74.0)
_CUT = "…"
_TITLE_HEIGHT = 30.0
_WHOLE = re.compile(r"\d{1,3}(?:[.,]\d{3})*")


def write_paper_workbook(paper: Paper, target: Path) -> Job:
    """Write ``paper`` as a workbook; ``target`` appears only when it is complete.

    Each heading of the first level begins a sheet. Lines to sign on are left out.
    """
    with replaced_when_complete(target) as part:
        workbook = Workbook(write_only=True)
        try:
            writer = _Writer(workbook, paper)
            sections = tuple(_sections(paper))
            for done, section in enumerate(sections, start=1):
                writer.write(section, is_first=done == 1)
                yield Progress(done=done, total=len(sections))
            save_workbook(workbook, part)
        finally:
            discard_streams(workbook)


@dataclass(slots=True)
class _Section:
    """What stands on one sheet."""

    title: str
    blocks: list[Block] = field(default_factory=list)

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths of its columns: those of its first table, or of facts."""
        grid = next((one for one in self.blocks if isinstance(one, Grid)), None)
        if grid is None:
            return _FACTS
        whole = sum(column.weight for column in grid.columns)
        return tuple(max(10.0, _WIDTH * one.weight / whole) for one in grid.columns)


def _sections(paper: Paper) -> Iterator[_Section]:
    section = _Section(paper.title)
    for block in paper.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield section
            section = _Section(block.text)
        else:
            section.blocks.append(block)
    yield section


class _Writer:
    def __init__(self, workbook: Workbook, paper: Paper) -> None:
        self._workbook = workbook
        self._paper = paper
        self._looks: Looks = make_looks(workbook, paper.language, {})
        self._titles = SheetTitles()
        moment = paper.created
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
        properties = workbook.properties
        properties.title = stored_text(paper.title)
        properties.creator = PRODUCT
        properties.language = paper.language
        properties.created = properties.modified = moment.replace(microsecond=0)

    def write(self, section: _Section, *, is_first: bool) -> None:
        """Write one sheet."""
        sheet: Worksheet = self._workbook.create_sheet(self._titles.title(section.title))
        widths = section.widths
        for place, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        self._set_page(sheet)
        heights = RowHeights(sheet, widths)
        page = self._looks.page
        rows = [*self._head()] if is_first else [[(section.title, page.form_title)]]
        rows += [row for block in section.blocks for row in self._rows(block)]
        for number, row in enumerate(rows, start=1):
            cells = [_cell(sheet, text, look) for text, look in row]
            height = heights.fitted(cells)
            if row and row[0][1] is page.form_title:
                height.ht = _TITLE_HEIGHT
            sheet.row_dimensions[number] = height
            sheet.append(cells)
            del sheet.row_dimensions[number]

    def _head(self) -> Iterator["_Row"]:
        paper, page = self._paper, self._looks.page
        yield [(paper.title, page.form_title)]
        for text in (paper.organisation, paper.subtitle, paper.banner, paper.note):
            if text:
                yield [(text, page.form_subtitle)]
        yield []
        yield from self._facts(paper.facts)

    def _rows(self, block: Block) -> Iterator["_Row"]:
        page, table = self._looks.page, self._looks.table
        match block:
            case Heading():
                yield [(block.text, page.section)]
            case Paragraph():
                yield from ([(line, page.form_line)] for line in block.text.splitlines())
            case Facts():
                yield from self._facts(block.facts)
            case Bullets():
                yield from ([(f"• {text}", page.form_line)] for text in block.texts)
            case Blank():
                yield [(block.label, page.label), (block.text, page.paragraph)]
            case Grid():
                yield [(column.title, table.head) for column in block.columns]
                if not block.rows:
                    yield [(block.empty, table.text)]
                for row in block.rows:
                    yield self._grid_row(block.columns, row)

    def _facts(self, facts: Iterable[Fact]) -> Iterator["_Row"]:
        page = self._looks.page
        yield from ([(fact.label, page.label), (fact.text, page.paragraph)] for fact in facts)

    def _grid_row(self, columns: Sequence[PaperColumn], row: Sequence[str | PaperCell]) -> "_Row":
        table = self._looks.table
        texts = [cell.text if isinstance(cell, PaperCell) else cell for cell in row]
        return [
            (_number(text), table.number) if _is_number(column, text) else (text, table.text)
            for column, text in zip(columns, texts, strict=True)
        ]

    def _set_page(self, sheet: Worksheet) -> None:
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        foot = HeaderFooterItem()
        foot.left.text = page_text(self._paper.title, _LONGEST_HEAD)
        foot.right.text = "&P / &N"
        sheet.oddFooter = foot


_Row = Sequence[tuple[str | int, Look]]


def _is_number(column: PaperColumn, text: str) -> bool:
    return column.align is Align.END and _WHOLE.fullmatch(text) is not None


def _number(text: str) -> int:
    return int(re.sub("[.,]", "", text))


def _cell(sheet: Worksheet, value: str | int, look: Look) -> Cell:
    if isinstance(value, int):
        cell = Cell(sheet, row=1, column=1, style_array=look.plain)
        cell.value = value
        return cell
    stored = stored_text(value)
    if is_too_long(stored):
        stored = cut_text(value, _CUT)
    style = look.guarded if stored and needs_guard(stored) else look.plain
    cell = Cell(sheet, row=1, column=1, style_array=style)
    if stored:
        put_text(cell, stored)
    return cell
