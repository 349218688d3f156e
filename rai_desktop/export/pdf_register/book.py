"""What every chapter of the register writes with: document, register and the words for both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.state_mark import state_mark
from rai_desktop.export.pdf import About, Margins, Mark, PdfDocument
from rai_desktop.services.pictures import level_meaning
from rai_desktop.services.registers.model import Register, SystemDetail, told
from rai_desktop.words import Words, words_for

_LONGEST_NAME = 60


@dataclass(slots=True, kw_only=True)
class Book:
    """A register on its way to paper.

    ``widest_days`` are days as they are printed, for columns that hold days.
    ``described`` are the anchors of the systems and risks that have a description of their own;
    ``places`` says under which heading the description of a risk stands, once it is written.
    One of several in a document ``is_part``; the first of them has the contents of all.
    """

    document: PdfDocument
    register: Register
    words: Words
    described: frozenset[str]
    widest_days: Sequence[str]
    is_part: bool = False
    is_first: bool = True
    places: dict[str, str] = field(default_factory=dict)
    _lies: bool = field(default=False)

    def label(self, key: str, **values: object) -> str:
        """Return a word for writers, with its ``{name}`` places filled."""
        text = self.register.labels[key]
        return text.format(**values) if values else text

    @property
    def margins(self) -> Margins:
        """What stands around the pages, in the language of this register."""
        return _margins(self.register, self.words)

    def mark(self, level: RiskLevel | None, word: str) -> Mark:
        """Return the mark that shows a risk level beside a heading."""
        meaning = level_meaning(level) if level else None
        return Mark(label=self.label("level"), word=word, level=meaning)

    def stand(self) -> None:
        """Let the pages to come stand upright; begins a new page."""
        self.document.section(landscape=False)
        self._lies = False

    def lie(self) -> None:
        """Let the pages to come lie, unless they already do."""
        if not self._lies:
            self.document.section(landscape=True)
            self._lies = True


def new_books(registers: Sequence[Register], stream: BinaryIO) -> list[Book]:
    """Return a book for each register, all of one document, which is written into ``stream``."""
    first = registers[0]
    margins = _margins(first, words_for(first.language))
    document = PdfDocument(stream, _about(first), margins, brand=first.brand)
    return [
        _book(register, document, is_part=len(registers) > 1, is_first=place == 0)
        for place, register in enumerate(registers)
    ]


def _book(register: Register, document: PdfDocument, *, is_part: bool, is_first: bool) -> Book:
    words = words_for(register.language)
    return Book(
        document=document,
        register=register,
        words=words,
        described=_described(register),
        widest_days=[words.day(date(2028, month, 28)) for month in range(1, 13)],
        is_part=is_part,
        is_first=is_first,
    )


def _about(register: Register) -> About:
    return About(
        title=f"{register.title} – {register.organisation}",
        author=register.organisation,
        subject=register.draft,
        language=register.language,
        created=register.created,
        state=state_mark(register.project, register.head),
    )


def is_complete(register: Register) -> bool:
    """Tell whether ``register`` is the whole register, not one table of it."""
    return len(register.tables) > 1


def described_systems(register: Register) -> Sequence[SystemDetail]:
    """Return the systems that get a description."""
    return register.systems if is_complete(register) and has_table(register, "systems") else ()


def described(register: Register) -> tuple[tuple[Uid, ...], tuple[Uid, ...]]:
    """Return the systems and the risks that get a description, some risks more than once."""
    has_risks = is_complete(register) and has_table(register, "risks")
    return told(described_systems(register), register.unlinked_risks if has_risks else ())


def has_table(register: Register, key: str) -> bool:
    """Tell whether the table called ``key`` is part of the register."""
    return any(table.key == key for table in register.tables)


def anchor_of(table: str, uid: Uid) -> str:
    """Return the name under which links find an entry of a table."""
    return f"{table} {uid}"


def _described(register: Register) -> frozenset[str]:
    systems, risks = described(register)
    found = [anchor_of("systems", uid) for uid in systems]
    return frozenset((*found, *(anchor_of("risks", uid) for uid in risks)))


def _margins(register: Register, words: Words) -> Margins:
    labels = register.labels
    head = (_short(register.organisation), register.title, register.draft)
    foot = (
        f"{labels['fingerprint']}: {register.fingerprint}",
        f"{labels['cut_off']}: {words.day(register.cut_off)}",
    )
    return Margins(
        header=" · ".join(part for part in head if part),
        footer=" · ".join(foot),
        page_label=lambda number, total: labels["page"].format(page=number, pages=total),
    )


def _short(name: str) -> str:
    one_line = " ".join(name.split())
    return one_line if len(one_line) <= _LONGEST_NAME else one_line[: _LONGEST_NAME - 1] + "…"
