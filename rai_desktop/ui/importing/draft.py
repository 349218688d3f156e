"""What a person decided about a list so far, and the wish that follows from it."""

from collections.abc import Mapping
from dataclasses import replace

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.importing import ImportWish, OnConflict, SpellingGroup
from rai_desktop.services.importing.memory import SavedMapping
from rai_desktop.services.importing.own import is_own
from rai_desktop.services.importing.wishes import ColumnChoice, ColumnUse, RowWish
from rai_desktop.services.tables import SourceDocument, SourceRow, SourceTable

LOOKED_AT = 300
"""Rows among which examples of a column are looked for."""


class ImportDraft:
    """One file, the list in it that is looked at, and every decision about that list.

    ``headers`` are the rows that somebody named as the headings, by list; ``shown`` is the list
    that is looked at while all of an own export are read in at once, whatever the ``kind``.
    """

    def __init__(self, document: SourceDocument, kind: EntityKind | None) -> None:
        self.document = document
        self.headers: dict[str, int] = {}
        self.read_in: set[str] = set()
        if is_own(document):
            self.wish = ImportWish()
        else:
            self.wish = ImportWish(kind=kind, on_conflict=OnConflict.SKIP)
        self.shown = ""
        self._asked_kind = kind

    @property
    def asked_kind(self) -> EntityKind | None:
        """The kind of entries that somebody was looking at, or chose."""
        return self._asked_kind

    @property
    def tables(self) -> list[SourceTable]:
        """The lists with rows that were not read in yet."""
        return [t for t in self.document.tables if t.rows and t.name not in self.read_in]

    @property
    def has_more(self) -> bool:
        """Whether another list of several columns waits, not just a legend beside the list."""
        return any(len(table.header) > 1 for table in self.tables)

    @property
    def table(self) -> SourceTable | None:
        """The list that is looked at, once it is known."""
        name = self.wish.sheet or self.shown
        return next((t for t in self.document.tables if t.name == name), None)

    def rows(self) -> Mapping[int, SourceRow]:
        """Return the rows of the list by the number that a person sees."""
        return {row.number: row for row in self.table.rows} if self.table else {}

    def samples(self, column: str, count: int) -> list[str]:
        """Return the first different texts in a column."""
        table = self.table
        if table is None or column not in table.header:
            return []
        place = table.header.index(column)
        texts = (" ".join(row.cells[place].text.split()) for row in table.rows[:LOOKED_AT])
        found: dict[str, None] = {}
        for text in texts:
            if text:
                found[text] = None
            if len(found) == count:
                break
        return list(found)

    # which list ------------------------------------------------------------------

    def replace_document(self, document: SourceDocument) -> None:
        """Take the file as it was read again; what was decided about the columns is dropped."""
        self.document = document
        if self.table is None:
            self.wish = replace(self.wish, sheet=None)
        self._forget()

    def choose_sheet(self, name: str) -> None:
        """Look at another list of the file."""
        if name != self.wish.sheet:
            self.wish = replace(self.wish, sheet=name, kind=self._asked_kind)
            self._forget()

    def note_list(self, name: str, kind: EntityKind) -> None:
        """Keep which list and kind were found, where nobody chose any."""
        self.wish = replace(self.wish, sheet=name, kind=kind)

    def choose_kind(self, kind: EntityKind) -> None:
        """Say what the rows are."""
        if kind is not self.wish.kind:
            self._asked_kind = kind
            self.wish = replace(self.wish, kind=kind)
            self._forget()

    def note_read_in(self) -> None:
        """Go on to the other lists of the file."""
        if self.wish.sheet is not None:
            self.read_in.add(self.wish.sheet)
        self._asked_kind = None
        left = self.tables
        sheet = left[0].name if left else None
        self.wish = ImportWish(sheet=sheet, on_conflict=self.wish.on_conflict)

    def _forget(self) -> None:
        kept = self.wish
        self.wish = ImportWish(kind=kept.kind, sheet=kept.sheet, on_conflict=kept.on_conflict)

    # columns and words -------------------------------------------------------------

    def take_saved(self, name: str, saved: SavedMapping) -> None:
        """Take what was decided about the same columns before."""
        self.wish = saved.applied(replace(self.wish, sheet=name))

    def choose_column(self, column: str, choice: ColumnChoice) -> None:
        """Say what a column becomes; whichever column was the same field before is open again."""
        others = {
            name: other
            for name, other in self.wish.columns.items()
            if not (choice.use is ColumnUse.FIELD and other.use is choice.use)
            or other.key != choice.key
        }
        self.wish = replace(self.wish, columns={**others, column: choice})

    def choose_rest(self, rest: ColumnUse) -> None:
        """Say what becomes of the columns that are no field."""
        self.wish = replace(self.wish, rest=rest)

    def choose_word(self, key: str, text: str, value: Value) -> None:
        """Say which value a word of the list means; ``None`` keeps it as a note."""
        self.wish = replace(self.wish, words={**self.wish.words, (key, text): value})

    def choose_name(self, kind: EntityKind, name: str, uid: Uid | None) -> None:
        """Say whom a name means; ``None`` keeps it as a note."""
        self.wish = replace(self.wish, names={**self.wish.names, (kind, name): uid})

    def create_name(self, kind: EntityKind, name: str) -> None:
        """Let an unknown name become an entry, also where one is spelled nearly so."""
        names = {place: uid for place, uid in self.wish.names.items() if place != (kind, name)}
        spellings = {**self.wish.spellings, (kind, name): name}
        self.wish = replace(self.wish, names=names, spellings=spellings)

    def choose_steps(self, reading: str) -> None:
        """Say how ratings in three steps lie on five."""
        self.wish = replace(self.wish, three_steps=reading)

    def choose_spelling(self, group: SpellingGroup, *, is_one: bool) -> None:
        """Say whether several spellings are one, which is then written as the first of them."""
        first, *others = group.names
        told = {(group.kind, name): first if is_one else name for name in others}
        self.wish = replace(self.wish, spellings={**self.wish.spellings, **told})

    # rows --------------------------------------------------------------------------

    def match(self, row: int, uid: Uid | None) -> None:
        """Say which entry a row stands for; ``None`` when it is a new one."""
        rows = self._rows_asked
        self._ask_rows(replace(rows, matches={**rows.matches, row: uid}))

    def correct(self, row: int, column: str, text: str) -> None:
        """Put ``text`` in place of what stands in a cell."""
        rows = self._rows_asked
        self._ask_rows(replace(rows, cells={**rows.cells, (row, column): text}))

    def leave_out(self, row: int, *, is_out: bool) -> None:
        """Leave a row out, or take it in again."""
        rows = self._rows_asked
        omitted = rows.omitted | {row} if is_out else rows.omitted - {row}
        self._ask_rows(replace(rows, omitted=omitted))

    @property
    def _rows_asked(self) -> RowWish:
        """What was said about rows of the list that is looked at."""
        wish = self.wish
        if is_own(self.document):
            return wish.lists.get(self.shown, RowWish())
        return RowWish(matches=wish.matches, cells=wish.cells, omitted=wish.omitted)

    def _ask_rows(self, rows: RowWish) -> None:
        wish = self.wish
        if is_own(self.document):
            self.wish = replace(wish, lists={**wish.lists, self.shown: rows})
        else:
            self.wish = replace(wish, matches=rows.matches, cells=rows.cells, omitted=rows.omitted)

    def choose_conflict(self, *, updates: bool) -> None:
        """Say whether entries that are here take the values of the list."""
        chosen = OnConflict.UPDATE if updates else OnConflict.SKIP
        self.wish = replace(self.wish, on_conflict=chosen)

    def choose_whole(self, *, is_whole: bool) -> None:
        """Say whether one row that cannot be read in stops all."""
        self.wish = replace(self.wish, all_or_nothing=is_whole)

    # own exports -------------------------------------------------------------------

    def let_in(self) -> None:
        """Let the entries of another project in, as new ones."""
        self.wish = replace(self.wish, as_new=True)

    def decide(self, takes: Mapping[tuple[Uid, str], str]) -> None:
        """Say for fields in conflict whose value counts; an empty text leaves it open."""
        self.wish = replace(self.wish, decisions={**self.wish.decisions, **takes})

    def delete(self, uid: Uid, *, is_deleted: bool) -> None:
        """Say whether an entry whose row was deleted goes to the bin."""
        gone = self.wish.delete | {uid} if is_deleted else self.wish.delete - {uid}
        self.wish = replace(self.wish, delete=gone)

    def text(self, row: SourceRow, column: str) -> str:
        """Return what stands in a cell, as it was corrected."""
        table = self.table
        if table is None:
            return ""
        corrected = self._rows_asked.cells.get((row.number, column))
        return row.cells[table.header.index(column)].text if corrected is None else corrected
