"""Reads a foreign list of any known format: the content decides, not the ending of the name."""

import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.texts import N_
from rai_desktop.imports.cells import storable
from rai_desktop.imports.columns import ReadingWish
from rai_desktop.imports.content import ENDINGS, is_package, text_format
from rai_desktop.imports.limits import TOO_LARGE, USUAL_LIMITS, Budget, Limits
from rai_desktop.imports.records import RecordFile, read_records
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.remarks import remark
from rai_desktop.imports.separated import NO_ROWS, SeparatedFile, read_separated
from rai_desktop.imports.text_files import DAMAGED_TEXT, TextCoding, text_coding
from rai_desktop.imports.workbook import read_workbook
from rai_desktop.services.jobs import Tell
from rai_desktop.services.tables import (
    Remark,
    RemarkCode,
    SourceDocument,
    SourceFormat,
    SourceTable,
)

UNREADABLE = N_(
    "“{name}” cannot be read. Check that the file is there, that you may open it "
    "and that no other program keeps it locked."
)
NO_FILE = N_("“{name}” is not a file. Choose the file that holds the list.")
UNNAMED_COLUMN = N_("Column {letter}")

_BEGINNING = 1_000


def read_source(
    path: Path,
    limits: Limits = USUAL_LIMITS,
    *,
    unnamed: str = UNNAMED_COLUMN,
    headers: Mapping[str, int] | None = None,
    is_whole: bool = False,
    tell: Tell | None = None,
) -> SourceDocument:
    """Return the lists in ``path`` with what a person should know about them.

    Nothing in the file is trusted or carried out: no formula, macro, link or entity. A file that
    is damaged, locked, of another kind or larger than ``limits`` is refused with the way out.
    ``unnamed`` is the translated name of a column without one, with ``{letter}`` in it;
    ``headers`` is the row in which the names of columns stand, by the name of the list, where a
    person chose it. Of an own workbook only what comes back is kept, unless ``is_whole``.
    ``tell`` hears how far the reading is.
    """
    budget = Budget(limits, tell)
    wish = ReadingWish(unnamed=unnamed, headers=headers or {}, is_whole=is_whole)
    try:
        refuse_odd_files(path, limits)
        if is_package(path, budget):
            return _workbook(path, budget, wish)
        return _text(path, budget, wish)
    except OSError as error:
        raise SurroundingsError(UNREADABLE, name=path.name) from error
    except MemoryError as error:
        raise ImportRefused(TOO_LARGE) from error


def refuse_odd_files(path: Path, limits: Limits) -> None:
    """Refuse what is no plain file, empty or too large, before a byte is read."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ImportRefused(NO_FILE, name=path.name or str(path))
    if found.st_size == 0:
        raise ImportRefused(NO_ROWS, name=path.name)
    if found.st_size > limits.file_bytes:
        raise ImportRefused(TOO_LARGE)


def _workbook(path: Path, budget: Budget, wish: ReadingWish) -> SourceDocument:
    content = read_workbook(path, budget, wish)
    return SourceDocument(
        name=storable(path.name),
        format=SourceFormat.WORKBOOK,
        encoding="",
        tables=content.tables,
        meta=content.meta,
        remarks=(*_ending_remarks(path, SourceFormat.WORKBOOK), *content.remarks),
    )


def _text(path: Path, budget: Budget, wish: ReadingWish) -> SourceDocument:
    coding = text_coding(path, budget)
    written = text_format(path, _beginning(path, coding))
    meta: dict[str, str] = {}
    if written is SourceFormat.RECORDS:
        tables, meta = read_records(RecordFile(path, coding.name, budget, wish))
    else:
        tables = read_separated(SeparatedFile(path, coding.name, budget, wish))
    return SourceDocument(
        name=storable(path.name),
        format=written,
        encoding=coding.name,
        tables=tables,
        meta=meta,
        remarks=(
            *_ending_remarks(path, written),
            *_coding_remarks(coding),
            *_several(written, tables),
        ),
    )


def _beginning(path: Path, coding: TextCoding) -> str:
    try:
        with path.open(encoding=coding.name) as stream:
            return stream.read(_BEGINNING)
    except UnicodeError as error:
        raise ImportRefused(DAMAGED_TEXT, name=path.name) from error


def _ending_remarks(path: Path, written: SourceFormat) -> tuple[Remark, ...]:
    """Return a remark if the ending of the name promised another format."""
    if ENDINGS.get(path.suffix.lower(), written) is written:
        return ()
    return (remark(RemarkCode.OTHER_CONTENT, format=written.value),)


def _several(written: SourceFormat, tables: Sequence[SourceTable]) -> tuple[Remark, ...]:
    """Return a remark if a text of separated values holds several lists."""
    if written is not SourceFormat.SEPARATED or len(tables) < 2:
        return ()
    return (remark(RemarkCode.SEVERAL_LISTS, sheet=tables[0].name, count=len(tables)),)


def _coding_remarks(coding: TextCoding) -> tuple[Remark, ...]:
    if not coding.guessed:
        return ()
    return (remark(RemarkCode.ENCODING_GUESSED, encoding=coding.name),)
