"""Damaged and forged workbooks to read: read or refused with a sentence, formulas always marked."""

import random
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from rai_desktop.domain.errors import UserError
from rai_desktop.imports.reading import read_source
from rai_desktop.services.tables import CellKind, RemarkCode, SourceFormat, SourceTable
from tests.faults.block import Block, Case
from tests.imports.builders import SHEET, replaced, with_shared_texts

MEMORY = 1 << 30
SECONDS = 10.0
SPOILERS = (
    '"',
    "<",
    ">",
    "&x;",
    "9" * 30,
    "-1",
    "1e999",
    't="s"',
    's="99"',
    'r="ZZ1"',
    'r="XFD1048576"',
    "<row/>",
    "<f/>",
    "<f>1</f>",
    "<v/>",
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '<mergeCell ref="A1:XFD1048576"/>',
    'state="hidden"',
    'TargetMode="External"',
    "\0",
    "ä",
)
_MARKS = {RemarkCode.FORMULA, RemarkCode.FORMULA_WITHOUT_RESULT, RemarkCode.CELL_ERROR}
_FORMULA = re.compile(r"<row [^>]*r=\"(\d+)\"[^>]*>(?:(?!</row>).)*?<f[ >/]", re.DOTALL)

Parts = dict[str, bytes]
Change = Callable[[Parts, random.Random], None]


@dataclass
class Workbooks:
    """Sound workbooks by their bytes, and where changed ones are put."""

    folder: Path
    bases: Sequence[bytes]
    tried: int = 0
    read: int = 0


def prepare(folder: Path) -> Workbooks:
    """Make the sound workbooks, and bound the memory of this process."""
    _bound_memory()
    made = [_plain(folder / "plain.xlsx"), _messy(folder / "messy.xlsx")]
    for path in made:
        read_source(path)
    return Workbooks(folder, [path.read_bytes() for path in made])


def _plain(path: Path) -> Path:
    book = Workbook()
    for row in [("Name", "Zweck", "Kosten"), ("Chat", "x", 1.5), ("Plan", "y", "=1+1")]:
        book.active.append(row)
    book.save(path)
    with_shared_texts(path, ["<t>a</t>", "<r><t>b</t></r>"])
    row = '<row r="9"><c r="A9" t="s"><v>1</v></c></row></sheetData>'
    return replaced(path, SHEET, "</sheetData>", row)


def _messy(path: Path) -> Path:
    """Return a workbook with a title, merged names, two lists, old days and a hidden sheet."""
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    for row in [
        ("KI-Register",),
        (),
        ("Name", "Seit", "Recht", None),
        (None, None, "DSFA", "Rolle"),
        ("Chat", date(2025, 1, 31), "ja", "Betreiber"),
        ("Scan", date(2025, 2, 1), "nein", "=A5"),
        (),
        ("Person", "E-Mail"),
        ("Anna", "anna@example.org"),
    ]:
        book.active.append(row)
    for cells in ("A1:D1", "A3:A4", "B3:B4", "C3:D3"):
        book.active.merge_cells(cells)
    for cell in book.active[3]:
        cell.font = Font(bold=True)
    hidden = book.create_sheet("Alt")
    hidden.append(("Name",))
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def _bound_memory() -> None:
    if sys.platform == "linux":
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, hard))


# changes of parts -----------------------------------------------------------------


def _part(parts: Parts, chance: random.Random) -> str:
    telling = [name for name in sorted(parts) if "theme" not in name and "docProps" not in name]
    return chance.choice(telling)


def spoiled(parts: Parts, chance: random.Random) -> None:
    name = _part(parts, chance)
    text = parts[name].decode("utf-8", "replace")
    place = chance.randrange(len(text) + 1)
    rest = text[place + chance.choice((0, 1, 3)) :]
    parts[name] = (text[:place] + chance.choice(SPOILERS) + rest).encode()


def another_value(parts: Parts, chance: random.Random) -> None:
    """Change what stands between the quotation marks of an attribute."""
    name = _part(parts, chance)
    values = list(re.finditer(rb'="([^"]*)"', parts[name]))
    if values:
        found = chance.choice(values)
        text = chance.choice(SPOILERS).encode()
        parts[name] = parts[name][: found.start(1)] + text + parts[name][found.end(1) :]


def element_twice(parts: Parts, chance: random.Random) -> None:
    elements = list(re.finditer(rb"<(\w+)[^<>]*/>|<c [^>]*>.*?</c>|<row .*?</row>", parts[SHEET]))
    if elements:
        found = chance.choice(elements)
        parts[SHEET] = parts[SHEET][: found.end()] + found[0] + parts[SHEET][found.end() :]


def part_gone(parts: Parts, chance: random.Random) -> None:
    del parts[_part(parts, chance)]


def parts_swapped(parts: Parts, chance: random.Random) -> None:
    one, two = _part(parts, chance), _part(parts, chance)
    parts[one], parts[two] = parts[two], parts[one]


def part_cut(parts: Parts, chance: random.Random) -> None:
    name = _part(parts, chance)
    parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]


OF_PARTS: tuple[Change, ...] = (
    spoiled,
    spoiled,
    another_value,
    element_twice,
    part_gone,
    parts_swapped,
    part_cut,
)


def _changed_package(base: bytes, change: Change, path: Path, chance: random.Random) -> None:
    path.write_bytes(base)
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(chance.choice((1, 1, 2, 4))):
        change(parts, chance)
        if not parts:
            break
    with ZipFile(path, "w", chance.choice((ZIP_STORED, ZIP_DEFLATED))) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _changed_bytes(base: bytes, path: Path, chance: random.Random) -> None:
    content = bytearray(base)
    for _ in range(chance.randint(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    if chance.random() < 0.2:
        del content[chance.randrange(len(content)) :]
    path.write_bytes(content)


def judge(state: Workbooks, case: Case) -> str:
    """Read or refused with a sentence; what was read is whole, and no formula passes as typed."""
    path = state.folder / "list.xlsx"
    base = state.bases[case.number % len(state.bases)]
    kind = case.number // len(state.bases) % (len(OF_PARTS) + 2)
    if kind < len(OF_PARTS):
        _changed_package(base, OF_PARTS[kind], path, case.chance)
    else:
        _changed_bytes(base, path, case.chance)
    state.tried += 1
    try:
        document = read_source(path)
    except UserError as error:
        return "" if str(error) else "refused without a word"
    state.read += 1
    if document.format is not SourceFormat.WORKBOOK:
        return ""
    return next(filter(None, (_wrong(table, path) for table in document.tables)), "")


def _wrong(table: SourceTable, path: Path) -> str:
    width, numbers = len(table.header), [row.number for row in table.rows]
    if len(set(table.header)) < width or not all(table.header):
        return f"names of columns: {table.header}"
    if any(len(row.cells) != width for row in table.rows):
        return "rows of another width"
    if numbers != sorted(set(numbers)):
        return "rows twice or out of order"
    marked = {row.number for row in table.rows if any(map(_is_marked, row.cells))}
    told = {remark.row for remark in table.remarks if remark.code in _MARKS}
    if marked - told:
        return f"formulas without a remark in {marked - told}"
    lost = (_formula_rows(path) & set(numbers)) - marked
    return f"formulas taken as typed in {lost}" if lost else ""


def _is_marked(cell: object) -> bool:
    return getattr(cell, "kind", None) in {CellKind.FORMULA, CellKind.ERROR}


def _formula_rows(path: Path) -> set[int]:
    """Return the rows of the first sheet with a formula, as plain search sees them."""
    try:
        with ZipFile(path) as archive:
            text = archive.read(SHEET).decode("utf-8", "replace")
    except (MemoryError, BadZipFile):  # what is written about the part is wrong in another way
        return set()
    return {int(number) for number in _FORMULA.findall(text)}


def finish(state: Workbooks) -> str:
    """The changes were real, and not all were refused."""
    is_real = state.tried < 50 or state.tried // 20 < state.read < state.tried * 19 // 20
    return "" if is_real else f"{state.read} of {state.tried} were read"


MUTANTS = Block(
    name="hostile-workbooks",
    tests="T43",
    what="workbooks to read, changed by chance and by knowledge",
    number=2_000,
    few=80,
    prepare=prepare,
    judge=judge,
    finish=finish,
    longest=SECONDS,
)
