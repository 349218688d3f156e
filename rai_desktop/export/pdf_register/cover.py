"""The cover: what this register is about, of which day, and how far it can be relied on."""

from collections.abc import Iterator

from rai_desktop.export.pdf import Cover
from rai_desktop.export.pdf_register.book import Book, is_complete
from rai_desktop.services.registers.model import Fact, Register


def cover(book: Book) -> None:
    """Write the cover with the facts of the register."""
    register = book.register
    tables = [] if is_complete(register) else [table.title for table in register.tables]
    book.document.cover(
        Cover(
            kicker=" · ".join(tables),
            title=register.title,
            subtitle=register.organisation,
            banner=register.draft,
            note=book.label("example") if register.example else "",
        ),
        is_listed=book.is_part,
    )
    book.document.key_values([(fact.label, fact.text) for fact in _facts(register)])


def _facts(register: Register) -> Iterator[Fact]:
    """Give the facts without the two that stand above them already."""
    named = False
    for fact in register.facts:
        if fact.text == register.organisation and not named:
            named = True
        elif fact.text != register.draft:
            yield fact
