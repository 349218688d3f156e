"""Reads lists of separated values: CSV, TSV and text files of that kind."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from rai_desktop.domain.texts import N_
from rai_desktop.imports.cells import CellWriter, one_line
from rai_desktop.imports.columns import Naming, ReadingWish
from rai_desktop.imports.headings import Heading
from rai_desktop.imports.limits import Budget
from rai_desktop.imports.lists import Finder
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.remarks import Notes
from rai_desktop.imports.rows import RawRow, is_filled
from rai_desktop.imports.text_files import DAMAGED_TEXT
from rai_desktop.services.tables import EMPTY_CELL, CellKind, RemarkCode, SourceCell, SourceTable

NO_ROWS = N_("“{name}” is empty. Choose the file that holds the list.")
TOO_MANY_COLUMNS = N_(
    "Row {row} of “{name}” has more than {most} columns. "
    "Save the list as Excel workbook (.xlsx) and import that."
)
LONG_CELL = N_(
    "A cell that begins near row {row} of “{name}” does not end; a quotation mark is "
    "probably missing. Correct the row and import the file again."
)

_SEPARATORS = (",", ";", "\t", "|")
_NEVER = "\x1f"
_LONGEST_LINE = 1_000_000
_SAMPLE_LINES = 200
_SAMPLE_CHARACTERS = 1 << 18
_DANGEROUS_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_END_OF_FILE = "\x1a"


@dataclass(frozen=True, slots=True)
class SeparatedFile:
    """A file of separated values, what may be read of it, and what a person wants of that."""

    path: Path
    encoding: str
    budget: Budget
    wish: ReadingWish

    def lines(self) -> Iterator[str]:
        """Yield the lines with their ends; refuse damaged text and what has no end."""
        with self.path.open(encoding=self.encoding, newline="") as stream:
            for number in count(1):
                if number % 1_000 == 0:
                    self.budget.check_time()
                try:
                    line = stream.readline(_LONGEST_LINE + 1)
                except UnicodeError as error:
                    raise ImportRefused(DAMAGED_TEXT, name=self.path.name) from error
                if len(line) > _LONGEST_LINE:
                    raise ImportRefused(LONG_CELL, name=self.path.name, row=number)
                if not line:
                    return
                self.budget.advance(len(line))
                yield line


def read_separated(file: SeparatedFile) -> tuple[SourceTable, ...]:
    """Return the lists in ``file``: one as a rule, more where they stand apart."""
    separator = find_separator(_sample(file))
    writer = CellWriter(file.budget, Notes(file.budget.limits.remarks))
    file.budget.expect(2 * file.path.stat().st_size)
    bad_row = _row_with_bad_quotes(file, separator)
    if bad_row is not None:
        writer.notes.add(RemarkCode.QUOTES, bad_row)
    rows = list(_filled_rows(file, separator, writer))
    if not rows:
        raise ImportRefused(NO_ROWS, name=file.path.name)
    name = one_line(file.path.stem)
    finder = Finder(
        naming=Naming(name=name, unnamed=file.wish.unnamed),
        writer=writer,
        headers=file.wish.headers,
        look=lambda part, heading: _note_ragged_rows(part, heading, writer.notes),
    )
    return tuple(finder.tables(rows, {name}))


def find_separator(lines: Sequence[str]) -> str:
    """Return what separates the values of ``lines``.

    Each candidate is tried with the quotes of the list taken into account. The best one splits
    the names of the columns and gives most rows the same number of values. A first line
    ``sep=;``, as Excel writes it, decides by itself; a list of one column has no separator.
    """
    if lines and _is_told(lines[0]):
        return lines[0][len("sep=")]
    fitness = {separator: _fitness(_split(lines, separator)) for separator in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda separator: fitness[separator])
    return best if fitness[best] > (0.0, 0) else _NEVER


def _is_told(line: str) -> bool:
    return line.lower().startswith("sep=") and len(line.rstrip("\r\n")) == len("sep=;")


def _fitness(rows: Sequence[Sequence[str]]) -> tuple[float, int]:
    """Return how well a separator fits that gives ``rows``: share of even rows, then their width.

    A separator that does not split the first row can be right below a title, but only if it gives
    columns enough to be no accident. One that leaves nothing at all fits a list of blank rows.
    """
    if not rows:
        return 1.0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0, 0
    width, most = max(widths.items(), key=lambda item: (item[1], item[0]))
    share = most / len(rows)
    if len(rows[0]) > 1:
        is_split_below = len(rows) == 1 or any(len(row) > 1 for row in rows[1:])
        return (share + 0.25, width) if is_split_below else (0.0, 0)
    is_split_mostly = 2 * widths.total() >= len(rows)  # a file may hold lists of several widths
    return (share, width) if width > 2 and share >= 0.3 and is_split_mostly else (0.0, 0)


def _sample(file: SeparatedFile) -> list[str]:
    """Return the first lines of ``file``."""
    lines: list[str] = []
    characters = 0
    for line in file.lines():
        lines.append(line)
        characters += len(line)
        if len(lines) == _SAMPLE_LINES or characters > _SAMPLE_CHARACTERS:
            break
    return lines


def _split(lines: Iterable[str], separator: str) -> list[list[str]]:
    """Return the filled rows of ``lines``, as far as their quotes make sense."""
    rows: list[list[str]] = []
    reader = csv.reader(lines, delimiter=separator)
    while True:
        try:
            row = next(reader)
        except (StopIteration, csv.Error):
            return rows
        if any(map(str.strip, row)):
            rows.append(row)


def _records(file: SeparatedFile, separator: str, *, strict: bool) -> Iterator[list[str]]:
    """Yield the rows of ``file`` as text, blank ones too, until too many of those in a row."""
    lines = file.lines()
    first = next(lines, "")
    if not _is_told(first):
        lines = chain((first,), lines)
    blank = 0
    for record in csv.reader(lines, delimiter=separator, strict=strict):
        blank = 0 if any(record) else blank + 1
        yield record
        if blank >= file.budget.limits.empty_rows:
            return


def _row_with_bad_quotes(file: SeparatedFile, separator: str) -> int | None:
    """Return the number of the first row whose quotes are not as they must be."""
    records = _records(file, separator, strict=True)
    for number in count(1):
        try:
            if next(records, None) is None or number > file.budget.limits.rows:
                return None
        except csv.Error:
            return number
    return None


def _filled_rows(file: SeparatedFile, separator: str, writer: CellWriter) -> Iterator[RawRow]:
    """Yield the rows of ``file`` that hold a value."""
    number = filled = 0
    try:
        for number, record in enumerate(_records(file, separator, strict=False), start=1):
            if record == [_END_OF_FILE]:
                return
            row = _row(file, number, record, writer)
            if any(map(is_filled, row.cells)):
                filled = number
                yield row
    except csv.Error as error:
        raise ImportRefused(LONG_CELL, name=file.path.name, row=number + 1) from error
    if number - filled >= file.budget.limits.empty_rows:
        writer.notes.add(RemarkCode.EMPTY_ROWS, number, count=number - filled)


def _row(file: SeparatedFile, number: int, record: Sequence[str], writer: CellWriter) -> RawRow:
    most = file.budget.limits.columns
    if len(record) > most:
        raise ImportRefused(TOO_MANY_COLUMNS, name=file.path.name, row=number, most=most)
    file.budget.count_row(len(record))
    cells = [_cell(text, number, place, writer) for place, text in enumerate(record)]
    return RawRow(number, cells)


def _cell(text: str, row: int, place: int, writer: CellWriter) -> SourceCell:
    if not text:
        return EMPTY_CELL
    if text.startswith("'") and text.lstrip("'").startswith(_DANGEROUS_STARTS):
        text = text[1:]
    return writer.cell(text, CellKind.TEXT, row, place)


def _note_ragged_rows(rows: Sequence[RawRow], heading: Heading, notes: Notes) -> None:
    """Note the rows that miss cells, or hold values beyond the last column of the names."""
    header = rows[heading.last].cells
    named = max(place for place, cell in enumerate(header, start=1) if is_filled(cell))
    for row in rows[heading.last + 1 :]:
        is_long = any(map(is_filled, row.cells[len(header) :]))
        if len(row.cells) < named or is_long:
            notes.add(RemarkCode.RAGGED_ROW, row.number, found=len(row.cells), expected=named)
