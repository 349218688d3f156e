"""What pasting a block into a list would do, as it is corrected before anything is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.importing.mapping import NUMBER_COLUMN
from rai_desktop.services.labels import Labels
from rai_desktop.services.pasting.block import Block
from rai_desktop.services.pasting.checking import RowCheck
from rai_desktop.services.pasting.columns import (
    Keys,
    has_headings,
    heading_keys,
    pasted_fields,
    placed_keys,
)
from rai_desktop.services.pasting.model import Onto, PastedCell, PastedRow, PasteTarget, RowState
from rai_desktop.services.project import OpenProject
from rai_desktop.services.typed_values import ValueReader

FORMULA_SIGNS = ("=", "+", "-", "@")


class Pasting:
    """Reads a block for a place in a list.

    Headings, columns and rows are guessed and can be chosen otherwise, cells be corrected, rows be
    left out; ``rows`` always tell what would happen now.
    """

    def __init__(
        self, project: OpenProject, labels: Sequence[Labels], block: Block, target: PasteTarget
    ) -> None:
        self.project = project
        self.target = target
        self.block = block
        self.fields = pasted_fields(project, target.kind)
        self._specs = {spec.key: spec for spec in self.fields}
        self._labels = labels
        self._values = ValueReader(project, labels)
        self._named = heading_keys(project, labels, target.kind, block.rows[0])
        self._corrected: dict[tuple[int, int], str] = {}
        self._known: dict[tuple[str, str], PastedCell] = {}
        self.leaves_wrong_out = False
        self.has_headings = False
        self.keys: Keys = ()
        self.onto = Onto.ROWS
        title = KINDS[target.kind].title
        self._take_headings(has_headings=has_headings(block, self._named, title))

    # what there is ---------------------------------------------------------------

    @property
    def has_number(self) -> bool:
        """Whether a column holds the numbers of the entries."""
        return NUMBER_COLUMN in self.keys

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of the block below the headings, as they were copied."""
        return self.block.rows[self.has_headings :]

    def shown(self, row: int, column: int) -> str:
        """Return the text of a cell, corrected or as it was copied."""
        found = self._corrected.get((row, column))
        return self.block.rows[row + self.has_headings][column] if found is None else found

    def count(self, state: RowState) -> int:
        """Return how many rows will be treated so."""
        return self._counts[state]

    @property
    def is_possible(self) -> bool:
        """Whether there is something to write and nothing that stops it."""
        written = self.count(RowState.NEW) + self.count(RowState.CHANGED)
        return written > 0 and not self.count(RowState.WRONG)

    # what is chosen --------------------------------------------------------------

    def choose_headings(self, *, has_headings: bool) -> None:
        """Take the first row as headings, or as a row like the others; begins anew."""
        self._corrected.clear()
        self._take_headings(has_headings=has_headings)

    def choose_key(self, column: int, key: str | None) -> None:
        """Paste a column of the block into the field ``key``, or nowhere."""
        keys = [None if key is not None and other == key else other for other in self.keys]
        keys[column] = key
        self.keys = tuple(keys)
        if self.onto is Onto.NUMBERS and not self.has_number:
            self.onto = Onto.NEW if self.target.may_add else Onto.ROWS
        self.read()

    def choose_onto(self, onto: Onto) -> None:
        """Paste onto the rows there are, by their numbers, or as new entries."""
        self.onto = onto
        self.read()

    def leave_wrong_out(self, *, is_left_out: bool) -> None:
        """Leave rows out that hold a cell that does not fit, or let them stop everything."""
        self.leaves_wrong_out = is_left_out
        self.read()

    def correct(self, row: int, column: int, text: str) -> None:
        """Take ``text`` in place of what was copied."""
        self._corrected[row, column] = text
        self.read()

    # reading ---------------------------------------------------------------------

    def _take_headings(self, *, has_headings: bool) -> None:
        self.has_headings = has_headings
        target = self.target
        self.keys = (
            self._named if has_headings else placed_keys(self.project, target, self.block.width)
        )
        self.onto = Onto.ROWS
        if has_headings:
            is_new = target.may_add and not self.has_number
            self.onto = Onto.NEW if is_new else Onto.NUMBERS if self.has_number else Onto.ROWS
        self.read()

    def read(self) -> None:
        """Read all cells again."""
        check = RowCheck(self.project, self.target, self.onto)
        rows = []
        for place, cells in enumerate(self.cells()):
            uid, problem = check.entry(place, self._text(place, cells))
            row = check.checked(self._row(place, cells, uid, problem))
            rows.append(replace(row, is_left_out=self._is_left_out(row)))
        self.rows: tuple[PastedRow, ...] = tuple(rows)
        self._counts = Counter(row.state for row in rows)

    def _is_left_out(self, row: PastedRow) -> bool:
        """Return whether a row is skipped: wrong ones by choice, new ones without any text."""
        if row.uid is None and not any(cell.text.strip() for cell in row.cells.values()):
            return True
        return self.leaves_wrong_out and row.state is RowState.WRONG

    def _text(self, place: int, cells: Sequence[str]) -> str:
        """Return the number that a row says it belongs to."""
        if not self.has_number:
            return ""
        column = self.keys.index(NUMBER_COLUMN)
        return self._corrected.get((place, column), cells[column]).strip()

    def _row(
        self, place: int, cells: Sequence[str], uid: Uid | None, problem: UserError | None
    ) -> PastedRow:
        entity = self.project.entity(uid) if uid else None
        found: dict[int, PastedCell] = {}
        values = {}
        for column, key in enumerate(self.keys):
            if key is None or key == NUMBER_COLUMN:
                continue
            spec = self._specs[key]
            cell = self._cell(spec, self._corrected.get((place, column), cells[column]))
            before = self.project.value(entity, key) if entity else None
            differs = cell.value != before and not (is_empty(cell.value) and is_empty(before))
            found[column] = replace(cell, differs=differs)
            if differs:
                values[key] = cell.value
        return PastedRow(uid=uid, cells=found, values=values, problem=problem)

    def _cell(self, spec: FieldSpec, text: str) -> PastedCell:
        """Return what a cell means; equal cells of a column are read once."""
        place = (spec.key, text)
        if place not in self._known:
            self._known[place] = self._read_cell(spec, text)
        return self._known[place]

    def _read_cell(self, spec: FieldSpec, text: str) -> PastedCell:
        """Return what a cell means; a space that only guards a formula is taken off."""
        bare = text.strip() if text.lstrip().startswith(FORMULA_SIGNS) else text
        is_formula = spec.is_text and bare != "" and bare.startswith(FORMULA_SIGNS)
        try:
            value = self._values.read(spec, bare)
        except UserError as error:
            return PastedCell(text=text, problem=error, is_formula=is_formula)
        return PastedCell(text=text, value=value, is_formula=is_formula)
