"""The risk treatment plan on paper: each risk once, its mitigations one below the other."""

from collections.abc import Iterator, Sequence
from datetime import date

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.ids import Uid
from rai_desktop.export.pdf import Cell, Column, TextStyle
from rai_desktop.export.pdf_register.book import Book, anchor_of
from rai_desktop.services.pictures import level_meaning
from rai_desktop.services.registers.model import Row, Table

TREATMENT_PLAN = "treatment_plan"

_LEVELS = ("=level_persons", "=level_business", "=target")
_NEEDED = (
    *("number", "title", *_LEVELS, "treatment", "treatment_reason", "=state"),
    *("=mitigation", "=mitigation_status", "=mitigation_owner", "=mitigation_due"),
)
_KEEP = 200.0
_SAMPLE_NUMBER = "MM-0000b"
_LONGEST_WORD, _SAMPLED = 18, 200


def is_whole_plan(table: Table) -> bool:
    """Tell whether a table is a filled plan with all that paper tells."""
    keys = {column.key for column in table.columns}
    return table.key == TREATMENT_PLAN and bool(table.rows) and keys.issuperset(_NEEDED)


def plan_chapter(book: Book, table: Table) -> Iterator[None]:
    """Write the plan; yields after each row."""
    document, writer = book.document, _PlanRows(book, table)
    document.keep(_KEEP)
    document.heading(table.title, 1, anchor=table.key)
    count = book.label("entries", count=book.words.number(len(table.rows)))
    document.paragraph(f"{table.intro} {count}", TextStyle.SMALL)
    with document.table(writer.columns(), when_empty=table.empty) as paper:
        for row in table.rows:
            paper.row(writer.cells(row))
            yield


class _PlanRows:
    """Puts what belongs together into one cell, and leaves out what the row above says."""

    def __init__(self, book: Book, table: Table) -> None:
        self._book = book
        self._table = table
        self._places = {column.key: place for place, column in enumerate(table.columns)}
        self._sample = table.rows[:_SAMPLED]
        self._above = ""

    def columns(self) -> list[Column]:
        """Return how wide the columns are."""
        label, titles = self._book.label, {c.key: c.title for c in self._table.columns}
        words = list(self._book.register.level_words.values())
        levels = (label("for_people"), label("for_business"), label("target"))
        return [
            Column(title=titles["number"], weight=0.1, lines=[_SAMPLE_NUMBER]),
            Column(title=titles["title"], weight=1.6, holds=self._whole("title")),
            *(Column(title=title, weight=0.1, lines=words, badges=True) for title in levels),
            Column(title=titles["treatment"], weight=1.7, holds=self._whole("treatment_reason")),
            Column(
                title=titles["=state"],
                weight=1.2,
                holds=[*self._whole("=state"), *self._whole("=accepted_by")],
            ),
            Column(title=titles["=mitigation"], weight=1.9, holds=self._whole("=mitigation")),
            Column(
                title=label("responsible_due"),
                weight=1.2,
                holds=self._whole("=mitigation_owner"),
            ),
        ]

    def cells(self, row: Row) -> list[str | Cell]:
        """Return the cells of a row; a risk is told beside its first mitigation only."""
        number = self._text(row, "number")
        is_first, self._above = number != self._above, number
        of_risk = self._of_risk(row) if is_first else [""] * 6
        return [
            number,
            *of_risk,
            self._mitigation(row),
            self._lines(row, "=mitigation_owner", "=mitigation_due"),
        ]

    def _of_risk(self, row: Row) -> Sequence[str | Cell]:
        title, anchor = self._text(row, "title"), anchor_of("risks", Uid(row.uid.partition(" ")[0]))
        is_described = anchor in self._book.described
        return [
            Cell(text=title, link_to=anchor) if is_described else title,
            *(self._level(row, key) for key in _LEVELS),
            self._lines(row, "treatment", "treatment_reason"),
            self._state(row),
        ]

    def _mitigation(self, row: Row) -> str:
        name, status = self._text(row, "=mitigation"), self._text(row, "=mitigation_status")
        return f"{name} ({status})" if status else name

    def _state(self, row: Row) -> str:
        """Return the state, and who accepted the risk until when."""
        until = self._text(row, "=accepted_until")
        told = self._book.label("until", day=until) if until else ""
        parts = (self._text(row, "=state"), self._text(row, "=accepted_by"), told)
        return "\n".join(filter(None, parts))

    def _level(self, row: Row, key: str) -> str | Cell:
        text, code = self._text(row, key), row.codes.get(key)
        return Cell(text=text, level=level_meaning(RiskLevel(code))) if code else text

    def _lines(self, row: Row, *keys: str) -> str:
        return "\n".join(filter(None, (self._text(row, key) for key in keys)))

    def _text(self, row: Row, key: str) -> str:
        value = row.cells[self._places[key]] if key in self._places else None
        if isinstance(value, date):
            return self._book.words.day(value)
        return "" if value is None else str(value)

    def _whole(self, key: str) -> list[str]:
        """Return the words of a column that should stay whole."""
        words = {word for row in self._sample for word in self._text(row, key).split()}
        return sorted(word for word in words if len(word) <= _LONGEST_WORD)
