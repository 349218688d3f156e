"""The last pages: how to read the register, who signs, and what could not be printed."""

from rai_desktop.export.pdf import Cell, Column, TextStyle
from rai_desktop.export.pdf_register.book import Book
from rai_desktop.services.pictures import level_meaning

_KEEP_SIGNATURES = 430.0
_KEEP_LEGEND = 260.0


def closing(book: Book) -> None:
    """Write the legend and the lines to sign on."""
    _write_legend(book)
    _write_signatures(book)


def substitutions(book: Book) -> None:
    """Say that characters or the company's colour had to be replaced, if so."""
    if book.document.substituted:
        book.document.paragraph(book.label("substituted"), TextStyle.NOTE)
    if book.register.brand.is_darkened:
        book.document.paragraph(book.label("darkened"), TextStyle.SMALL)


def _write_legend(book: Book) -> None:
    document, register = book.document, book.register
    document.keep(_KEEP_LEGEND)
    document.heading(book.label("how_to"), 1)
    document.paragraph(book.label("how_to_print"))
    levels = {word: level for level, word in register.level_words.items()}
    columns = (
        Column(title=book.label("level"), weight=1.0, lines=list(levels), badges=True),
        Column(title=book.label("meaning"), weight=5.0),
    )
    with document.table(columns, when_empty="") as table:
        for fact in register.legend:
            level = levels.get(fact.label)
            meaning = level_meaning(level) if level else None
            table.row((Cell(text=fact.label, level=meaning, bold=not level), fact.text))
    document.paragraph(book.label("fingerprint_text"))


def _write_signatures(book: Book) -> None:
    document, register = book.document, book.register
    document.keep(_KEEP_SIGNATURES)
    document.heading(book.label("sign_off"), 1)
    document.key_values(
        [
            (book.label("cut_off"), book.words.day(register.cut_off)),
            (book.label("fingerprint"), register.fingerprint),
        ]
    )
    captions = [book.label(key) for key in ("place_date", "name_function", "signature")]
    for key in ("prepared", "reviewed", "approved"):
        document.heading(book.label(key), 2, outline=False)
        document.signature_lines(captions, beside=3)
    document.paragraph(book.label("sign_off_note"), TextStyle.SMALL)
