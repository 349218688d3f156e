"""Requirements on paper: criterion by criterion, with what is planned and what proves it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rai_desktop.export.pdf import Cell, Column, TextStyle, text_width
from rai_desktop.export.pdf_register.book import Book
from rai_desktop.services.pictures import Align, Figure, Meaning, figures_picture
from rai_desktop.services.registers.model import CellValue, Row, StandingFigures, Table

REQUIREMENTS = "requirements"

_CRITERION = "=criterion"
_NEEDED = ("number", "title", "=subject", "=binding", "=level", "=met", _CRITERION)
_HEADS = ("number", "title", "=subject", "=binding", "=level", "=met", "=person", "=proofs")
_WEIGHTS = (0.1, 1.3, 1.5, 1.4, 1.2, 0.8, 1.4, 1.5)
_NOTE_WEIGHT = 2.0
_KEEP, _KEEP_EMPTY, _KEEP_CRITERION, _KEEP_FIGURES = 200.0, 90.0, 220.0, 330.0
_LONGEST_WORD, _SAMPLED = 22, 300
_WIDTH = 483.0
_COLOURS = (Meaning.ACCENT, Meaning.STATE_LATE, Meaning.LEVEL_HIGH)


def is_told_by_criterion(table: Table) -> bool:
    """Tell whether a table is the whole register of requirements, not a part of its columns."""
    keys = {column.key for column in table.columns}
    return table.key == REQUIREMENTS and keys.issuperset(_NEEDED)


def requirements_chapter(book: Book, table: Table) -> Iterator[None]:
    """Write the register of requirements; yields after each row."""
    document = book.document
    document.keep(_KEEP if table.rows else _KEEP_EMPTY)
    document.heading(table.title, 1, anchor=table.key)
    if not table.rows:
        document.paragraph(table.empty)
        return
    document.paragraph(table.intro, TextStyle.NOTE)
    place = table.column_index(_CRITERION)
    columns = _columns(book, table)
    for criterion, rows in groupby(table.rows, key=lambda row: row.cells[place]):
        document.keep(_KEEP_CRITERION)
        document.heading(str(criterion), 2, outline=False)
        with document.table(columns, when_empty=table.empty) as paper:
            for row in rows:
                paper.row(_cells(book, table, row))
                yield


def standing_figures(book: Book, standing: StandingFigures) -> None:
    """Write the figures and the table of criteria."""
    document = book.document
    document.keep(_KEEP_FIGURES)
    document.heading(standing.title, 2)
    document.paragraph(standing.source, TextStyle.SMALL)
    figures = [
        Figure(label=fact.label, number=fact.text, colour=colour)
        for fact, colour in zip(standing.figures, _COLOURS, strict=True)
    ]
    document.picture(figures_picture(figures, _WIDTH, text_width))
    write_rows(book, standing.criteria_heads, standing.criteria)


def write_rows(book: Book, heads: Sequence[str], rows: Sequence[Sequence[str | int]]) -> None:
    """Write a table of figures: words first, then numbers."""
    first, *others = heads
    numbers = all(isinstance(value, int) for row in rows for value in row[1:])
    align = Align.END if numbers else Align.START
    columns = [Column(title=first, weight=2.2)]
    columns += [Column(title=head, weight=1.0, align=align) for head in others]
    with book.document.table(columns, when_empty="") as table:
        for row in rows:
            label, *values = row
            table.row([Cell(text=str(label), bold=True), *(_text(book, value) for value in values)])


def _columns(book: Book, table: Table) -> list[Column]:
    titles = {column.key: column.title for column in table.columns}
    numbers = [str(row.cells[table.column_index("number")]) for row in table.rows]
    longest = max(numbers, key=len)
    columns = [
        Column(
            title=book.label("responsible_due") if key == "=person" else titles[key],
            weight=weight,
            lines=[longest] if key == "number" else (),
            holds=_words(table, key),
        )
        for key, weight in zip(_HEADS, _WEIGHTS, strict=True)
    ]
    note = "=note" if "=note" in titles else "=reason"
    return [*columns, Column(title=titles[note], weight=_NOTE_WEIGHT, holds=_words(table, note))]


def _words(table: Table, key: str) -> list[str]:
    """Return the words of a column that should stay whole."""
    place = table.column_index(key)
    words = {word for row in table.rows[:_SAMPLED] for word in str(row.cells[place]).split()}
    return sorted(word for word in words if len(word) <= _LONGEST_WORD)


def _cells(book: Book, table: Table, row: Row) -> list[str | Cell]:
    values = {c.key: v for c, v in zip(table.columns, row.cells, strict=True)}
    text = {key: _text(book, value) for key, value in values.items()}
    return [
        text["number"],
        text["title"],
        _subject(row, text),
        "\n".join(filter(None, (text["=binding"], text["=since"], text["=article"]))),
        _level(book, text),
        text["=met"],
        "\n".join(filter(None, (text["=person"], text["=due"]))),
        text["=proofs"],
        _note(book, text),
    ]


def _subject(row: Row, text: Mapping[str, str]) -> str:
    """Return whom it is about, and whether the answer is its own; the company has only its own."""
    is_told = row.codes.get("=origin") == "missing" or not text["=systems"]
    return text["=subject"] if is_told else f"{text['=subject']}\n{text['=origin']}"


def _level(book: Book, text: Mapping[str, str]) -> str:
    if not text["=target"]:
        return text["=level"]
    return f"{text['=level']}\n{book.label('target_level', level=text['=target'])}"


def _note(book: Book, text: Mapping[str, str]) -> str:
    reason = text["=reason"]
    told = book.label("not_applicable", reason=reason) if reason else ""
    return "\n".join(filter(None, (told, text.get("=note", ""))))


def _text(book: Book, value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return book.words.number(value) if isinstance(value, int) else book.words.day(value)
