"""How each system was classified: a block for each, so that a decision can be followed."""

from collections.abc import Iterator

from rai_desktop.export.pdf import Cell, Column, TextStyle
from rai_desktop.export.pdf_register.book import Book
from rai_desktop.services.registers.model import ClassificationRecord, Table

LAW_ANSWERS = "classification_answers"

_KEEP = 260.0


def records_chapter(book: Book, table: Table) -> Iterator[None]:
    """Write the record of each classification in place of ``table``; yields after each."""
    document, records = book.document, book.register.records
    document.keep(_KEEP)
    document.heading(table.title, 1, anchor=table.key)
    document.paragraph(table.intro, TextStyle.SMALL)
    writer = _RecordWriter(book)
    for place, record in enumerate(records):
        if place:
            document.keep(_KEEP)
        with document.part(book.label("continued", entry=record.heading)):
            writer.write(record)
        yield


class _RecordWriter:
    """Writes blocks that all have the same columns."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._reasons = _columns(book, ("result", 1.4), ("reason", 3.6), ("article", 1.2))
        number = Column(title=book.label("number"), weight=0.1, lines=["III-4a-x1"])
        others = _columns(book, ("question", 4.0), ("answer", 1.2), ("article", 1.2))
        self._answers = [number, *others]

    def write(self, record: ClassificationRecord) -> None:
        """Write one record."""
        book, document = self._book, self._book.document
        document.heading(record.heading, 2, outline=False)
        document.key_values([(fact.label, fact.text) for fact in record.facts], columns=2)
        if record.reasons:
            with document.table(self._reasons, when_empty="") as table:
                for result, *others in record.reasons:
                    table.row([Cell(text=result, bold=True), *others])
        with document.table(self._answers, when_empty=book.label("no_answers")) as table:
            for answer in record.answers:
                table.row(answer)
        if record.open_questions:
            document.paragraph(book.label("open_questions"), TextStyle.SMALL)
            document.bullet_list(record.open_questions, TextStyle.SMALL)


def _columns(book: Book, *parts: tuple[str, float]) -> list[Column]:
    return [Column(title=book.label(key), weight=weight) for key, weight in parts]
