"""Reads Excel workbooks (.xlsx): their visible sheets as tables, their own sheet as meta data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.texts import N_
from rai_desktop.imports.cells import CellWriter, one_line, storable
from rai_desktop.imports.columns import Naming, ReadingWish, numbered
from rai_desktop.imports.limits import TOO_LARGE, Budget
from rai_desktop.imports.lists import Finder
from rai_desktop.imports.package import (
    DAMAGED,
    DamagedPart,
    Element,
    Package,
    elements_of,
    opened_package,
    related_part,
)
from rai_desktop.imports.plain_rows import PlainRows
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.remarks import Notes, remark
from rai_desktop.imports.rows import RawRow
from rai_desktop.imports.sheet import SheetHandler
from rai_desktop.imports.workbook_cells import (
    NO_STYLES,
    CellReader,
    SharedTexts,
    Styles,
    styles_of,
)
from rai_desktop.services.tables import Remark, RemarkCode, SourceRow, SourceTable

if TYPE_CHECKING:
    from rai_desktop.imports.own_sieve import OwnSieve
    from rai_desktop.services.questionnaires.filled import FormFile, SheetRows

MACROS = N_(
    "“{name}” contains macros, which are never opened. "
    "Save it as Excel workbook without macros (.xlsx) and import that."
)
BINARY = N_(
    "“{name}” is a binary Excel workbook. Save it as Excel workbook (.xlsx) and import that."
)
OPEN_DOCUMENT = N_(
    "“{name}” is an OpenDocument file. "
    "Save the spreadsheet as Excel workbook (.xlsx) or as CSV and import that."
)
NO_WORKBOOK = N_(
    "“{name}” is a packed file but no Excel workbook. "
    "If the list is inside, unpack it; else save it as Excel workbook (.xlsx) and import that."
)
NO_LIST = N_(
    "The workbook “{name}” has no visible sheet with a list. "
    "Show the sheet that holds it, save the workbook and import it again."
)

OWN_SHEET = "_rai"

_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_PLAIN_TYPES = frozenset((f"{_MAIN}sheet.main+xml", f"{_MAIN}template.main+xml"))
_BINARY_TYPE = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
_MACRO_MARKS = ("macroenabled", "vbaproject", "macrosheet")
_MACRO_PARTS = ("vbaproject.bin", ".vba")
_CONTENT_TYPES = "[Content_Types].xml"
_USUAL_PART = "xl/workbook.xml"
_TRUE = frozenset(("1", "true"))
_HIDDEN = frozenset(("hidden", "veryHidden"))
_SINCE_1900 = datetime.fromisoformat("1899-12-30")
_SINCE_1904 = datetime.fromisoformat("1904-01-01")
_META_ROWS = 4_000
_META_CHARACTERS = 32_000
_SHEET_CHARACTERS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookContent:
    """What a workbook holds: its lists, what it says about itself, what to know about it."""

    tables: tuple[SourceTable, ...]
    meta: Mapping[str, str]
    remarks: tuple[Remark, ...]


def read_workbook(path: Path, budget: Budget, wish: ReadingWish) -> WorkbookContent:
    """Return the content of the workbook in ``path``."""
    try:
        with opened_package(path, budget) as package:
            book = _book(package, _workbook_part(package))
            content = _content(book, wish)
    except DamagedPart as error:
        raise ImportRefused(DAMAGED, name=path.name) from error
    if not content.tables:
        raise ImportRefused(NO_LIST, name=path.name)
    return content


def own_facts(path: Path, budget: Budget) -> Mapping[str, str]:
    """Return what a workbook of ours says about itself; nothing else of it is read."""
    try:
        with opened_package(path, budget) as package:
            return _own_meta(_book(package, _workbook_part(package)))
    except DamagedPart as error:
        raise ImportRefused(DAMAGED, name=path.name) from error


def plain_sheets(path: Path, budget: Budget) -> "FormFile":
    """Return the visible sheets of a workbook row by row, without a guess at lists in them."""
    from rai_desktop.services.questionnaires.filled import FormFile

    try:
        with opened_package(path, budget) as package:
            book = _book(package, _workbook_part(package))
            return FormFile(
                name=storable(path.name), meta=_own_meta(book), sheets=tuple(_plain(book))
            )
    except DamagedPart as error:
        raise ImportRefused(DAMAGED, name=path.name) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    name: str
    part: str
    is_hidden: bool

    @property
    def is_own(self) -> bool:
        """Whether the program itself made the sheet for its own use."""
        return self.name.startswith(OWN_SHEET)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """The parts of a workbook that cells refer to, and its sheets."""

    package: Package
    sheets: tuple[_Sheet, ...]
    shared: Sequence[str]
    styles: Styles
    epoch: datetime

    @property
    def is_own(self) -> bool:
        """Whether the program wrote the workbook; each of its sheets is one list."""
        return any(sheet.name == OWN_SHEET for sheet in self.sheets)


def _workbook_part(package: Package) -> str:
    """Return the name of the part that lists the sheets; refuse packages of another kind."""
    name = package.name
    if not package.has(_CONTENT_TYPES):
        is_open_document = package.has("mimetype") and package.has("content.xml")
        raise ImportRefused(OPEN_DOCUMENT if is_open_document else NO_WORKBOOK, name=name)
    found = elements_of(package, _CONTENT_TYPES, "Override", "Default")
    parts = {one.attributes.get("ContentType", ""): one.attributes for one in found}
    if _BINARY_TYPE in parts:
        raise ImportRefused(BINARY, name=name)
    has_macros = any(mark in kind.lower() for kind in parts for mark in _MACRO_MARKS)
    if has_macros or any(part.endswith(_MACRO_PARTS) for part in package.parts):
        raise ImportRefused(MACROS, name=name)
    main = next((parts[kind] for kind in _PLAIN_TYPES if kind in parts), None)
    if main is None:
        raise ImportRefused(NO_WORKBOOK, name=name)
    return main.get("PartName", _USUAL_PART)


def _book(package: Package, part: str) -> _Book:
    """Return the sheets that ``part`` lists, with what their cells refer to."""
    folder, _, base = part.rpartition("/")
    related = elements_of(package, f"{folder}/_rels/{base}.rels", "Relationship")
    described = elements_of(package, part, "sheet", "workbookPr")
    since_1904 = any(one.attributes.get("date1904") in _TRUE for one in described)
    sheets = [one for one in described if one.name == "sheet"]
    if len(sheets) > package.budget.limits.sheets:
        raise ImportRefused(TOO_LARGE)
    listed = tuple(_sheets(sheets, related, part))
    if any(sheet.name == OWN_SHEET for sheet in listed):
        package.budget.widen()
    else:
        package.refuse_large()
    shared = _targets(related, part, "sharedStrings")
    for name in (*shared.values(), *(one.part for one in listed if not one.is_hidden)):
        package.expect(name)
    return _Book(
        package=package,
        sheets=listed,
        shared=_shared_texts(package, shared),
        styles=_styles(package, _targets(related, part, "styles")),
        epoch=_SINCE_1904 if since_1904 else _SINCE_1900,
    )


def _targets(related: Sequence[Element], part: str, kind: str) -> dict[str, str]:
    """Return the parts inside the package that ``part`` uses as ``kind``, by their id."""
    return {
        one.attributes.get("Id", ""): related_part(part, one.attributes.get("Target", ""))
        for one in related
        if one.attributes.get("Type", "").endswith(f"/{kind}")
        and one.attributes.get("TargetMode") != "External"
    }


def _sheets(sheets: Sequence[Element], related: Sequence[Element], part: str) -> Iterator[_Sheet]:
    """Yield the sheets with cells in the order of their tabs; charts have none."""
    targets = _targets(related, part, "worksheet")
    names = {sheet.attributes.get("name", "") for sheet in sheets}
    given: set[str] = set()
    for sheet in sheets:
        target = targets.get(sheet.attributes.get("id", ""))
        if target is not None:
            name = one_line(sheet.attributes.get("name", ""))[:_SHEET_CHARACTERS]
            if name in given:
                name = numbered(name, names)
            given.add(name)
            yield _Sheet(
                name=name,
                part=target,
                is_hidden=sheet.attributes.get("state") in _HIDDEN,
            )


def _shared_texts(package: Package, parts: Mapping[str, str]) -> Sequence[str]:
    texts = SharedTexts(package.budget)
    for part in parts.values():
        package.tell(part, texts)
    return texts.texts


def _styles(package: Package, parts: Mapping[str, str]) -> Styles:
    for part in parts.values():
        return styles_of(package, part)
    return NO_STYLES


def _content(book: _Book, wish: ReadingWish) -> WorkbookContent:
    """Read the visible sheets as tables, and the own sheet as what the workbook says of itself."""
    budget = book.package.budget
    tables: list[SourceTable] = []
    meta = _own_meta(book)
    sifted = {} if wish.is_whole or not meta else _sieves(meta)
    remarks = []
    taken = {sheet.name for sheet in book.sheets}
    for sheet in book.sheets:
        writer = CellWriter(budget, Notes(budget.limits.remarks))
        if sheet.name == OWN_SHEET:
            continue
        if not sheet.is_hidden:
            handler = _handled(book, sheet, writer, sifted.get(sheet.name))
            found = list(_tables(book, sheet, handler, wish, taken))
            tables.extend(found)
            if len(found) > 1:
                count = len(found)
                remarks.append(remark(RemarkCode.SEVERAL_LISTS, sheet=sheet.name, count=count))
        elif not sheet.is_own:
            remarks.append(remark(RemarkCode.HIDDEN_SHEET, sheet=sheet.name))
    return WorkbookContent(tables=tuple(tables), meta=meta, remarks=tuple(remarks))


def _sieves(meta: Mapping[str, str]) -> "Mapping[str, OwnSieve]":
    from rai_desktop.imports.own_sieve import sieves

    return sieves(meta)


def _tables(
    book: _Book, sheet: _Sheet, handler: SheetHandler, wish: ReadingWish, taken: set[str]
) -> Iterator[SourceTable]:
    """Yield the lists in ``sheet``, none if it is empty."""
    handler.fill_merged()
    if handler.rows:
        finder = Finder(
            naming=Naming(name=sheet.name, sheet=sheet.name, unnamed=wish.unnamed),
            writer=handler.writer,
            headers=wish.headers,
            merges=handler.merges,
            is_split=not book.is_own,
        )
        yield from finder.tables(handler.rows, taken)


def _handled(
    book: _Book, sheet: _Sheet, writer: CellWriter, sieve: "OwnSieve | None" = None
) -> SheetHandler:
    """Return what has heard all of ``sheet``, with the rows that hold a value."""
    reader = CellReader(shared=book.shared, styles=book.styles, epoch=book.epoch, writer=writer)
    handler = SheetHandler(reader, writer.budget, sieve)
    book.package.tell(sheet.part, handler, lambda parse: PlainRows(parse, handler))
    return handler


def _own_meta(book: _Book) -> dict[str, str]:
    budget = book.package.budget
    for sheet in book.sheets:
        if sheet.name == OWN_SHEET:
            return _meta(
                _handled(book, sheet, CellWriter(budget, Notes(budget.limits.remarks))).rows
            )
    return {}


def _plain(book: _Book) -> Iterator["SheetRows"]:
    from rai_desktop.services.questionnaires.filled import SheetRows

    budget = book.package.budget
    for sheet in book.sheets:
        if not sheet.is_hidden and not sheet.is_own:
            writer = CellWriter(budget, Notes(budget.limits.remarks))
            handler = _handled(book, sheet, writer)
            handler.fill_merged()
            rows = handler.rows
            made = (SourceRow(number=row.number, cells=tuple(row.cells)) for row in rows)
            yield SheetRows(name=sheet.name, rows=tuple(made))


def _meta(rows: Sequence[RawRow]) -> dict[str, str]:
    """Return the first two cells of each row as key and value."""
    pairs = [row.cells[:2] for row in rows[:_META_ROWS] if len(row.cells) > 1]
    return {key.text: value.text[:_META_CHARACTERS] for key, value in pairs}
