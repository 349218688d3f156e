"""Writing a register as a PDF document, piece by piece."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rai_desktop.export.pdf_register.book import (
    Book,
    described,
    is_complete,
    new_books,
)
from rai_desktop.export.pdf_register.closing import closing, substitutions
from rai_desktop.export.pdf_register.cover import cover
from rai_desktop.export.pdf_register.details import system_details, unlinked_risks
from rai_desktop.export.pdf_register.frameworks import frameworks_chapter, is_told_by_framework
from rai_desktop.export.pdf_register.method import method_chapter
from rai_desktop.export.pdf_register.movement import MOVEMENT, curves_section
from rai_desktop.export.pdf_register.records import LAW_ANSWERS, records_chapter
from rai_desktop.export.pdf_register.requirements import (
    is_told_by_criterion,
    requirements_chapter,
)
from rai_desktop.export.pdf_register.summary import summary
from rai_desktop.export.pdf_register.tables import printed_table
from rai_desktop.export.pdf_register.treatment_plan import is_whole_plan, plan_chapter
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.registers.model import Register, Table

PIECES_PER_STEP = 20

_LONGEST_CONTENTS = 120


def write_pdf(register: Register, target: Path, others: Sequence[Register] = ()) -> Job:
    """Write ``register`` as a PDF document; ``target`` appears only when it is complete.

    A register with one table becomes a cover and that table; otherwise the document tells it all.
    ``others`` say the same in other languages and follow as parts of their own.
    """
    registers = (register, *others)
    total = sum(map(_pieces, registers))
    with replaced_when_complete(target) as part, part.open("wb") as stream:
        books = new_books(registers, stream)
        yield Progress(done=0, total=total)
        for done, _ in enumerate(_all_written(books), start=1):
            if done % PIECES_PER_STEP == 0:
                yield Progress(done=min(done, total), total=total)
        books[0].document.finish()
        yield Progress(done=total, total=total)


def _pieces(register: Register) -> int:
    tables = [table for table in register.tables if table.key != LAW_ANSWERS]
    rows = sum(len(table.rows) for table in tables) + len(register.records)
    return rows + sum(map(len, described(register)))


def _all_written(books: Sequence[Book]) -> Iterator[None]:
    """Write each register as a part in its own language; one alone needs no parts."""
    if len(books) == 1:
        yield from _written(books[0])
    else:
        for book in books:
            with book.document.language_part(book.register.language, book.margins):
                yield from _written(book)
    substitutions(books[0])


def _written(book: Book) -> Iterator[None]:
    """Write the register; yields after each row, system and risk."""
    cover(book)
    if is_complete(book.register):
        yield from _whole(book)
    else:
        for table in book.register.tables:
            yield from _chapter(book, table)


def _whole(book: Book) -> Iterator[None]:
    register = book.register
    if book.is_first:
        book.document.contents(book.label("contents"), deepest=_deepest(register))
    else:
        book.stand()
    summary(book)
    for table in _lists(register):
        yield from _chapter(book, table)
        if table.key == "systems":
            yield from system_details(book)
        elif table.key == "risks":
            yield from unlinked_risks(book)
    book.stand()
    for table in register.tables:
        if table.key == "open_points":
            yield from printed_table(book, table)
    if register.method is not None:
        method_chapter(book, register.method)
    closing(book)


def _deepest(register: Register) -> int:
    """Return how deep the contents go: a long inventory is found by its table of systems."""
    headings = len(register.systems) + len(register.unlinked_risks)
    return 2 if headings <= _LONGEST_CONTENTS else 1


def _chapter(book: Book, table: Table) -> Iterator[None]:
    """Write a table the way that suits it; most lie across the page."""
    if table.key == LAW_ANSWERS and len(book.register.records):
        book.stand()
        yield from records_chapter(book, table)
        return
    if is_told_by_framework(table):
        book.stand()
        yield from frameworks_chapter(book, table)
        return
    book.lie()
    if is_told_by_criterion(table):
        yield from requirements_chapter(book, table)
    elif is_whole_plan(table):
        yield from plan_chapter(book, table)
    else:
        yield from printed_table(book, table)
        if table.key == MOVEMENT:
            curves_section(book)


def _lists(register: Register) -> list[Table]:
    return [table for table in register.tables if table.key != "open_points"]
