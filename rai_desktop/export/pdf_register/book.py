"""What every chapter of the register writes with: document, register and the words for both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.export.pdf import About, Margins, Mark, PdfDocument
from rai_desktop.services.pictures import level_meaning
from rai_desktop.services.registers.model import Register, RiskDetail
from rai_desktop.words import Words, words_for

_LONGEST_NAME = 60


@dataclass(slots=True, kw_only=True)
class Book:
    """A register on its way to paper.

    ``described`` are the anchors of the systems and risks that have a description of their own;
    ``places`` says under which heading the description of a risk stands, once it is written.
    """

    document: PdfDocument
    register: Register
    words: Words
    described: frozenset[str]
    places: dict[str, str] = field(default_factory=dict)
    _lies: bool = field(default=False)

    def label(self, key: str, **values: object) -> str:
        """Return a word for writers, with its ``{name}`` places filled."""
        text = self.register.labels[key]
        return text.format(**values) if values else text

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


Chapter = Callable[[Book], Iterator[None]]
"""Writes a part of the register; yields after each piece of it."""


def new_book(register: Register, stream: BinaryIO) -> Book:
    """Return a book whose document is written into ``stream``."""
    words = words_for(register.language)
    about = About(
        title=f"{register.title} – {register.organisation}",
        author=register.organisation,
        subject=register.draft,
        language=register.language,
        created=register.created,
    )
    return Book(
        document=PdfDocument(stream, about, _margins(register, words)),
        register=register,
        words=words,
        described=_described(register),
    )


def is_complete(register: Register) -> bool:
    """Tell whether ``register`` is the whole register, not one table of it."""
    return len(register.tables) > 1


def all_risks(register: Register) -> Iterator[RiskDetail]:
    """Give the risks of all systems, then those without one; a risk may come more than once."""
    for system in register.systems:
        yield from system.risks
    yield from register.unlinked_risks


def anchor_of(table: str, uid: Uid) -> str:
    """Return the name under which links find an entry of a table."""
    return f"{table} {uid}"


def _described(register: Register) -> frozenset[str]:
    if not is_complete(register):
        return frozenset()
    systems = (anchor_of("systems", system.uid) for system in register.systems)
    risks = (anchor_of("risks", risk.uid) for risk in all_risks(register))
    return frozenset((*systems, *risks))


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
