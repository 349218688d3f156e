"""The sentences of remarks, and the list that collects them while a table is read."""

from collections import Counter
from dataclasses import dataclass

from rai_desktop.domain.texts import N_
from rai_desktop.services.tables import Remark, RemarkCode

TEXTS = {
    RemarkCode.RAGGED_ROW: N_(
        "Row {row} has {found} cells instead of {expected}. Check whether its values are "
        "in the right columns."
    ),
    RemarkCode.CHARACTER_REPLACED: N_(
        "Row {row}, column “{column}”: characters that no text can hold were replaced by “�”."
    ),
    RemarkCode.CELL_CUT: N_(
        "Row {row}, column “{column}”: the text is longer than {limit} characters "
        "and was cut there."
    ),
    RemarkCode.QUOTES: N_(
        "A quotation mark in row {row} is not closed or is inside a cell. Check this row "
        "and the ones after it."
    ),
    RemarkCode.FORMULA: N_(
        "Row {row}, column “{column}” is a formula. Its last stored result was read; "
        "check whether it is still right."
    ),
    RemarkCode.FORMULA_WITHOUT_RESULT: N_(
        "Row {row}, column “{column}” is a formula without a stored result. "
        "Open the file in Excel or LibreOffice, save it and import it again."
    ),
    RemarkCode.CELL_ERROR: N_(
        "Row {row}, column “{column}” holds the error {error} instead of a value."
    ),
    RemarkCode.MERGED_CELLS: N_(
        "The cells {cells} are merged. Only the first of them holds the value; "
        "the others were read as empty."
    ),
    RemarkCode.MERGED_ROWS: N_(
        "The cells {cells} are merged. Their value was read for each of these rows."
    ),
    RemarkCode.HIDDEN_ROW: N_("Row {row} is hidden in the source. It was read all the same."),
    RemarkCode.HIDDEN_SHEET: N_(
        "The hidden sheet “{sheet}” was not read. If it is meant, show it in Excel and save."
    ),
    RemarkCode.REPEATED_HEADER: N_(
        "The column name “{name}” is there more than once; column {letter} is called “{column}”."
    ),
    RemarkCode.UNNAMED_COLUMN: N_(
        "Column {letter} has values but no name; it is called “{column}”."
    ),
    RemarkCode.ROWS_ABOVE_HEADER: N_(
        "The column names were found in row {row}. What is above was not read."
    ),
    RemarkCode.UNITS_ROW: N_(
        "Row {row} says only units or how to fill in the columns; it was not read as an entry."
    ),
    RemarkCode.NAMES_AGAIN: N_(
        "Row {row} repeats the names of the columns; it was not read as an entry."
    ),
    RemarkCode.SEVERAL_LISTS: N_(
        "“{sheet}” holds {count} lists. Each was read as a list of its own."
    ),
    RemarkCode.FAR_CELL: N_("Cell {cell} lies far outside the table and was not read."),
    RemarkCode.EMPTY_ROWS: N_(
        "Reading ended after {count} empty rows, at row {row}. What is below was not read."
    ),
    RemarkCode.ENCODING_GUESSED: N_(
        "The file does not say how its letters are stored; it was read as {encoding}. "
        "Check letters such as ä, ö and ü."
    ),
    RemarkCode.OTHER_CONTENT: N_(
        "The ending of the file name does not fit; the content was read as {format}."
    ),
    RemarkCode.MORE: N_(
        "Further remarks like the one on row {row}, not listed one by one: {count}."
    ),
}


def remark(
    code: RemarkCode, *, row: int | None = None, column: str | None = None, **values: object
) -> Remark:
    """Return the remark of ``code`` whose sentence can use row, column and ``values``."""
    places = {"row": row, "column": column}
    filled = {key: value for key, value in places.items() if value is not None}
    return Remark(code=code, text=TEXTS[code], row=row, column=column, values={**filled, **values})


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The rows of one list: the first and the last one of its heading, and its last one."""

    first: int
    heading: int
    last: float

    def holds(self, note: "Note") -> bool:
        """Return whether ``note`` is about the list; merged names are as they should be."""
        is_merge = note.code in _MERGES
        return (self.heading + 1 if is_merge else self.first) <= note.row <= self.last


_MERGES = frozenset((RemarkCode.MERGED_CELLS, RemarkCode.MERGED_ROWS))


@dataclass(frozen=True, slots=True)
class Note:
    """A remark in the making: its column is still a place, the name comes with the header."""

    code: RemarkCode
    row: int
    place: int | None
    values: dict[str, object]


class Notes:
    """Collects the first notes of each kind and counts the others."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: Counter[RemarkCode] = Counter()
        self._notes: list[Note] = []

    def add(self, code: RemarkCode, row: int, place: int | None = None, **values: object) -> None:
        """Keep one more note, unless there are enough of its kind."""
        self._found[code] += 1
        if self._found[code] <= self._most:
            self._notes.append(Note(code, row, place, values))

    def remarks(self, names: dict[int, str], span: Span) -> tuple[Remark, ...]:
        """Return the remarks on the rows of ``span``, with ``names`` for the places of columns.

        What was counted but not kept is told once, with the first list that asks.
        """
        kept = [
            remark(note.code, row=note.row or None, column=_name(note, names), **note.values)
            for note in self._notes
            if span.holds(note) and (note.place is None or note.place in names)
        ]
        more = self._more()
        self._found.clear()
        return (*kept, *more)

    def _more(self) -> list[Remark]:
        last = {note.code: note.row for note in self._notes}
        return [
            remark(RemarkCode.MORE, row=last[code], count=count - self._most)
            for code, count in self._found.items()
            if count > self._most
        ]


def _name(note: Note, names: dict[int, str]) -> str | None:
    return None if note.place is None else names[note.place]
