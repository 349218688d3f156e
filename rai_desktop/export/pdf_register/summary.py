"""The pages for management: how much there is, what is worst, what is open."""

from collections import Counter
from collections.abc import Iterator

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.export.pdf import Column, text_width
from rai_desktop.export.pdf_register.book import Book, has_table
from rai_desktop.export.pdf_register.requirements import standing_figures
from rai_desktop.export.pdf_register.tables import PrintedColumn, paper_columns, paper_row
from rai_desktop.services.papers.risk_blocks import bars_of
from rai_desktop.services.pictures import (
    Align,
    BarLook,
    Drawing,
    Figure,
    Meaning,
    figures_picture,
    risk_matrix,
)
from rai_desktop.services.registers.model import (
    Count,
    CountGroup,
    MatrixPicture,
    MovementFigures,
    Register,
)

_TOP_COLUMNS = ("number", "title", "owner", "=level_persons", "=level_business", "=level")
_HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)
_WIDTH = 483.0
_BARS = BarLook(width=229.0, row_height=14.0, label_share=0.4)
_MATRIX_SIZE = (483.0, 225.0)
_KEEP_TABLE = 120.0
_MOVED_WEIGHT = 6.0
_KEEP_MATRIX = 300.0


def summary(book: Book) -> None:
    """Write the summary for management."""
    book.stand()
    document, register = book.document, book.register
    document.heading(book.label("management_summary"), 1)
    figures = list(_figures(book))
    if figures:
        document.picture(figures_picture(figures, _WIDTH, text_width))
    _write_counts(book)
    if register.standing is not None:
        standing_figures(book, register.standing)
    _write_top_risks(book)
    if any(matrix.counts for matrix in register.matrices):
        document.keep(_KEEP_MATRIX)
        document.heading(book.label("matrices"), 2)
        for matrix in register.matrices:
            document.pictures([(matrix.title, _matrix_picture(matrix))])
    if has_table(register, "open_points"):
        _write_open_points(book)


def _figures(book: Book) -> Iterator[Figure]:
    """Give the key figures of the tables that the register has."""
    register, number = book.register, book.words.number
    rows = Counter({table.key: len(table.rows) for table in register.tables})
    overdue = sum(1 for p in register.open_points if p.due and p.due < register.cut_off)
    high = sum(c.count for c in _group(register, "risks_by_level") if c.level in _HIGH)
    counted = (
        ("systems", "systems", rows["systems"], Meaning.ACCENT),
        ("risks", "risks", rows["risks"], Meaning.ACCENT),
        ("risks", "high_risks", high, Meaning.LEVEL_HIGH),
        ("mitigations", "mitigations", rows["mitigations"], Meaning.ACCENT),
        ("open_points", "open_points", rows["open_points"], Meaning.ACCENT),
        ("open_points", "overdue", overdue, Meaning.STATE_LATE),
    )
    for table, key, count, colour in counted:
        if has_table(register, table):
            yield Figure(label=book.label(key), number=number(count), colour=colour)


def _group(register: Register, key: str) -> tuple[Count, ...]:
    return next((group.counts for group in register.summary if group.key == key), ())


def _write_top_risks(book: Book) -> None:
    table = next((t for t in book.register.tables if t.key == "risks"), None)
    if table is None:
        return
    document = book.document
    document.keep(_KEEP_TABLE)
    document.heading(book.label("top_risks"), 2)
    rows = table.rows_of(book.register.top_risks)
    if not rows:
        document.paragraph(table.empty)
        return
    columns = [
        PrintedColumn(column=table.columns[place], place=place)
        for place in (table.column_index(key) for key in _TOP_COLUMNS)
    ]
    on_paper, moved = paper_columns(book, columns, rows), book.register.movement
    if moved is not None:
        on_paper.append(_moved_column(moved))
    with document.table(on_paper, when_empty=table.empty) as paper:
        for row in rows:
            cells = paper_row(book, table, columns, row)
            if moved is not None:
                cells.append(moved.words.get(row.uid, moved.unchanged))
            paper.row(cells)


def _moved_column(moved: MovementFigures) -> Column:
    texts = {moved.unchanged, *moved.words.values()}
    words = sorted({word for text in texts for word in text.split()})
    return Column(title=moved.column, weight=_MOVED_WEIGHT, holds=words)


def _write_open_points(book: Book) -> None:
    document, points = book.document, book.register.open_points
    document.keep(_KEEP_TABLE)
    document.heading(book.label("open_points"), 2)
    if not points:
        document.paragraph(book.label("no_open_points"))
        return
    columns = (
        Column(title=book.label("what"), weight=5.0),
        Column(title=book.label("count"), weight=1.0, align=Align.END),
    )
    with document.table(columns, when_empty="") as table:
        for text, count in Counter(point.text for point in points).most_common():
            table.row((text, book.words.number(count)))


def _write_counts(book: Book) -> None:
    groups = [group for group in book.register.summary if any(c.count for c in group.counts)]
    if not groups:
        return
    for start in range(0, len(groups), 2):
        pair = groups[start : start + 2]
        book.document.pictures([(group.title, _bars(group)) for group in pair])


def _bars(group: CountGroup) -> Drawing:
    return bars_of(group, _BARS, text_width)


def _matrix_picture(matrix: MatrixPicture) -> Drawing:
    return risk_matrix(matrix.counts, matrix.grid, matrix.labels, text_width, size=_MATRIX_SIZE)
