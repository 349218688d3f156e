"""Writes a register as an Excel workbook."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from rai_desktop.export.excel.archive import discard_streams, save_workbook
from rai_desktop.export.excel.book import META_TITLE, Book, SheetWriter, new_book
from rai_desktop.export.excel.charts_sheet import CHARTS, write_charts
from rai_desktop.export.excel.cut_sheet import write_cuts
from rai_desktop.export.excel.lists_sheet import write_lists
from rai_desktop.export.excel.meta_sheet import write_meta
from rai_desktop.export.excel.method_sheet import write_method
from rai_desktop.export.excel.overview_sheet import write_overview
from rai_desktop.export.excel.start_sheet import Further, StartSheet
from rai_desktop.export.excel.table_sheet import TableSheet
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.registers.model import Register


def write_workbook(register: Register, target: Path) -> Job:
    """Write ``register`` as a workbook; ``target`` appears only when complete.

    The same register gives the same bytes. Closing the job leaves nothing behind.
    """
    return write_workbooks([register], [target])


def write_workbooks(registers: Sequence[Register], targets: Sequence[Path]) -> Job:
    """Write each register as a workbook of its own; all appear when the last is complete."""
    with ExitStack() as stack:
        parts = [stack.enter_context(replaced_when_complete(target)) for target in targets]
        for register, part in zip(registers, parts, strict=True):
            yield from _written(register, part)


def _written(register: Register, part: Path) -> Job:
    book = new_book(register)
    try:
        yield from _write_sheets(book)
        save_workbook(book.workbook, part)
    finally:
        discard_streams(book.workbook)


def _write_sheets(book: Book) -> Job:
    """Write all sheets; they are made in the order in which people see them."""
    labels = book.register.labels
    start = SheetWriter(book, book.titles.title(labels["start"]))
    overview = SheetWriter(book, book.titles.title(labels["overview"]))
    sheets = [TableSheet(book, table) for table in book.register.tables]
    yield from _write_tables(sheets)
    write_overview(overview)
    charts = _charts_sheet(book)
    method = _method_sheet(book)
    cut_title = book.titles.title(labels["cut_texts"])
    further = Further(charts=charts, method=method, cuts=cut_title if book.cuts else "")
    StartSheet(start).write(overview.title, sheets, further)
    if book.cuts:
        write_cuts(SheetWriter(book, cut_title))
    book.lists.define_in(book.workbook)
    write_lists(SheetWriter(book, book.lists.sheet_title))
    write_meta(SheetWriter(book, META_TITLE), sheets)


def _charts_sheet(book: Book) -> str:
    """Write the charts and return the title of their sheet; empty where there are none."""
    charts = book.register.charts
    if not charts:
        return ""
    writer = SheetWriter(book, book.titles.title(book.words(CHARTS)))
    write_charts(writer, charts)
    return writer.title


def _method_sheet(book: Book) -> str:
    """Write how risks are rated and return the title of the sheet; empty where none are told."""
    pages = book.register.method
    if pages is None:
        return ""
    writer = SheetWriter(book, book.titles.title(pages.title))
    write_method(writer, pages)
    return writer.title


def _write_tables(sheets: list[TableSheet]) -> Job:
    """Write the register tables, telling how many rows of all are done."""
    total, before = sum(len(sheet.table.rows) for sheet in sheets), 0
    yield Progress(done=0, total=total)
    for sheet in sheets:
        for progress in sheet.write():
            yield Progress(done=before + progress.done, total=total, text=progress.text)
        before += len(sheet.table.rows)
