"""Systems and risks one by one: what is known of them, and what is done about the risks."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.export.pdf import Cell, Column, TextStyle
from rai_desktop.export.pdf_register.book import Book, anchor_of
from rai_desktop.services.pictures import level_meaning
from rai_desktop.services.registers.model import Fact, RatingDetail, RiskDetail, SystemDetail

_KEEP_SYSTEM = 300.0
_KEEP_RISK = 170.0
_KEEP_POINTER = 60.0
_MOST_OUTLINED = 2_000


def system_details(book: Book) -> Iterator[None]:
    """Write every system with its facts and risks; yields after each system and risk."""
    register = book.register
    if not register.systems:
        return
    book.stand()
    book.document.heading(book.label("details"), 1)
    writer = _RiskWriter(book)
    for place, system in enumerate(register.systems):
        if place:
            book.document.keep(_KEEP_SYSTEM)
        with book.document.part(book.label("continued", entry=system.heading)):
            _write_system(book, system)
            yield
            for risk in system.risks:
                writer.write(risk, 3, system.heading)
                yield


def unlinked_risks(book: Book) -> Iterator[None]:
    """Write the risks that belong to no system; yields after each."""
    if not book.register.unlinked_risks:
        return
    book.stand()
    book.document.heading(book.label("unlinked_risks"), 1)
    writer = _RiskWriter(book)
    for risk in book.register.unlinked_risks:
        writer.write(risk, 2, book.label("unlinked_risks"))
        yield


def _write_system(book: Book, system: SystemDetail) -> None:
    book.document.heading(
        system.heading,
        2,
        anchor=anchor_of("systems", system.uid),
        mark=book.mark(system.level, system.level_text),
    )
    missing = "" if system.risks else "risks"
    _write_facts(book, system.facts, missing)


def _write_facts(book: Book, facts: Sequence[Fact], missing: str) -> None:
    """Write facts in two columns; what hangs on the entry but is ``missing`` is told at last."""
    pairs = [(fact.label, fact.text) for fact in facts]
    if missing:
        pairs.append((book.label(missing), book.label(f"no_{missing}")))
    book.document.key_values(pairs, columns=2)


class _RiskWriter:
    """Describes each risk once, and points there wherever it comes again."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._columns = _mitigation_columns(book)
        self._is_outlined = len(book.described) <= _MOST_OUTLINED

    def write(self, risk: RiskDetail, level: int, place: str) -> None:
        """Write ``risk``, which stands under ``place``."""
        book, document = self._book, self._book.document
        anchor = anchor_of("risks", risk.uid)
        first = book.places.get(anchor)
        document.keep(_KEEP_RISK if first is None else _KEEP_POINTER)
        document.heading(
            risk.heading,
            level,
            outline=self._is_outlined,
            anchor=anchor if first is None else None,
            mark=book.mark(risk.level, risk.level_text),
        )
        if first is not None:
            text = book.label("described_under", entry=first)
            document.paragraph(text, TextStyle.SMALL, link_to=anchor)
            return
        book.places[anchor] = place
        self._write_ratings(risk.ratings)
        _write_facts(book, risk.facts, "" if risk.mitigations else "mitigations")
        self._write_mitigations(risk)

    def _write_ratings(self, ratings: Sequence[RatingDetail]) -> None:
        if not ratings:
            return
        book = self._book
        columns = [Column(title=book.label("level"), weight=1.2)]
        columns += [Column(title=rating.title, badges=True) for rating in ratings]
        people = [_level_cell(rating.persons, rating.persons_text) for rating in ratings]
        business = [_level_cell(rating.business, rating.business_text) for rating in ratings]
        with book.document.table(columns, when_empty="") as table:
            table.row([book.label("for_people"), *people])
            table.row([book.label("for_business"), *business])

    def _write_mitigations(self, risk: RiskDetail) -> None:
        if not risk.mitigations:
            return
        with self._book.document.table(self._columns, when_empty="") as table:
            for cells in risk.mitigations:
                table.row(cells)


def _level_cell(level: RiskLevel | None, word: str) -> Cell:
    return Cell(text=word, level=level_meaning(level) if level else None)


def _mitigation_columns(book: Book) -> list[Column]:
    shares = ((3.4, ()), (1.1, ()), (1.6, ()), (0.9, book.widest_days))
    titles = book.register.mitigation_columns
    return [
        Column(title=title, weight=weight, lines=lines)
        for title, (weight, lines) in zip(titles, shares, strict=False)
    ]
