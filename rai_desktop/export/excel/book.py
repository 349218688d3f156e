"""The workbook being written, with what all its sheets share."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from rai_desktop.export.excel.heights import RowHeights
from rai_desktop.export.excel.lists import ChoiceLists
from rai_desktop.export.excel.looks import Look, Looks, make_looks
from rai_desktop.export.excel.texts import (
    CutText,
    cut_text,
    is_too_long,
    needs_guard,
    put_text,
    stored_text,
)
from rai_desktop.export.excel.titles import DefinedNames, SheetTitles
from rai_desktop.services.registers.model import Register
from rai_desktop.words.language import Words, words_for

PRODUCT = "RAI Desktop"
META_TITLE = "_rai"
LISTS_TITLE = "_rai_lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A workbook with its styles, names, lists and the texts that had to be cut."""

    workbook: Workbook
    register: Register
    words: Words
    looks: Looks
    titles: SheetTitles
    names: DefinedNames
    lists: ChoiceLists
    cuts: list[CutText] = field(default_factory=list)


def new_book(register: Register) -> Book:
    """Return an empty workbook for ``register``; the titles of its own sheets are taken."""
    workbook = Workbook(write_only=True)
    _set_properties(workbook, register)
    titles, names = SheetTitles(), DefinedNames()
    for own in (META_TITLE, LISTS_TITLE):
        titles.title(own)
    return Book(
        workbook=workbook,
        register=register,
        words=words_for(register.language),
        looks=make_looks(workbook, register.language, register.level_words),
        titles=titles,
        names=names,
        lists=ChoiceLists(LISTS_TITLE, names),
    )


def _set_properties(workbook: Workbook, register: Register) -> None:
    """Say what the file is and when it was made; nothing in it names a person."""
    moment = register.created
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    moment = moment.replace(microsecond=0)
    properties = workbook.properties
    properties.title = stored_text(register.title)
    properties.creator = PRODUCT
    properties.language = register.language
    properties.created = moment
    properties.modified = moment


class SheetWriter:
    """Writes the rows of a sheet one after the other; every text becomes a text and nothing else.

    Sheets are written while other sheets grow, so each one is a stream of its own.
    """

    def __init__(self, book: Book, title: str) -> None:
        self.book = book
        self.title = title
        self.sheet: Worksheet = book.workbook.create_sheet(title)
        self.row = 1
        self._heights = RowHeights(self.sheet, ())

    def text(self, text: str, look: Look, column: str = "") -> Cell:
        """Return a cell with ``text``; ``column`` says where it stands, should it be too long."""
        stored = self.fitting(text, column)
        guarded = bool(stored) and needs_guard(stored)
        cell = self.blank(look, guarded=guarded)
        if stored:
            put_text(cell, stored)
        return cell

    def number(self, number: int, look: Look) -> Cell:
        """Return a cell with a whole number."""
        cell = self.blank(look)
        cell.value = number
        return cell

    def blank(self, look: Look, *, guarded: bool = False) -> Cell:
        """Return a cell that shows only its style."""
        style = look.guarded if guarded else look.plain
        return Cell(self.sheet, row=1, column=1, style_array=style)

    def fitting(self, text: str, column: str) -> str:
        """Return ``text`` as a cell can hold it; what had to be cut is noted for this row."""
        stored = stored_text(text)
        if not is_too_long(stored):
            return stored
        note = CutText(sheet=self.title, row=self.row, column=column, length=len(text))
        self.book.cuts.append(note)
        mark = self.book.register.labels["cut"].format(count=self.book.words.number(len(text)))
        return cut_text(text, mark)

    def append(self, cells: Sequence[Cell | None], *, height: float | None = None) -> None:
        """Write the next row; ``height`` in points, otherwise as high as its texts need."""
        if height is not None:
            self.sheet.row_dimensions[self.row].height = height
            self.sheet.append(list(cells))
        else:
            self.sheet.row_dimensions[self.row] = self._heights.fitted(cells)
            self.sheet.append(list(cells))
            del self.sheet.row_dimensions[self.row]
        self.row += 1

    def skip(self) -> None:
        """Leave a row empty."""
        self.append([])

    def set_widths(self, widths: Sequence[float], *, aside: int = 0) -> None:
        """Set the widths of the columns from the left, before any row is written.

        The last ones, as many as are ``aside``, form a group that can be folded away; rows are
        not made as high as the longest texts in there need.
        """
        first = len(widths) - aside
        self._heights = RowHeights(self.sheet, widths, aside_from=first)
        self.sheet.sheet_properties.outlinePr = Outline(summaryRight=False)
        for place, width in enumerate(widths):
            dimension = self.sheet.column_dimensions[get_column_letter(place + 1)]
            dimension.width = width
            dimension.outlineLevel = int(place >= first)
