"""What becomes of each cell of a row, worked out when somebody looks at the row."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.fields import FieldSpec, is_extra_key
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.importing.mapping import IDENTITY
from rai_desktop.services.importing.model import (
    ImportNote,
    ImportPlan,
    PlanView,
    RowOutcome,
    RowPlan,
    TablePlan,
)
from rai_desktop.services.importing.part_columns import PART_TITLE, is_part_key
from rai_desktop.services.importing.wishes import ColumnUse, OnConflict

SAYS_NOTHING = N_("The cell only says that there is nothing.")
STAYS_OUT = N_("The row stays out.")
OWN_NUMBER = N_("The new entry gets an identity of its own here.")


class CellOutcome(StrEnum):
    """What becomes of a cell."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    INVALID = "invalid"
    NOTE = "note"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlan:
    """One cell: ``before`` and ``after`` as people read them, ``note`` what there is to say."""

    column: str
    text: str
    key: str
    outcome: CellOutcome
    before: str = ""
    after: str = ""
    note: str = ""


def row_cells(plan: ImportPlan, table: TablePlan, row: RowPlan) -> tuple[CellPlan, ...]:
    """Return what becomes of each cell of ``row``, in the order of the columns."""
    if table.source is None or plan.view is None:
        return ()
    rows = table.source.rows
    place = bisect_left(rows, row.row, key=lambda each: each.number)
    reader = _Cells(plan, plan.view, table, row)
    pairs = zip(table.source.header, rows[place].cells, strict=True)
    return tuple(reader.cell(name, cell.text) for name, cell in pairs)


class _Cells:
    """Tells the cells of one row."""

    def __init__(self, plan: ImportPlan, view: PlanView, table: TablePlan, row: RowPlan) -> None:
        self._plan = plan
        self._view = view
        self._columns = table.columns
        self._row = row
        self._entity = view.project.entity(row.uid) if row.uid else None
        self._told = {note.column: note for note in (*row.remarks, *row.problems)}
        self._refused = {note.column for note in row.problems}
        self._open = {each.key for each in row.conflicts if each.is_open}

    def cell(self, column: str, text: str) -> CellPlan:
        """Return what becomes of one cell."""
        key = self._columns.keys.get(column, "")
        is_of_part = is_part_key(self._columns.kind, key)
        spec = None if is_of_part else self._view.specs.get((self._columns.kind, key))
        before = self._before(spec)
        outcome = self._outcome(column, key, spec, text)
        after = self._after(key, spec, text, before)
        if outcome in (CellOutcome.NOTE, CellOutcome.LEFT_OUT, CellOutcome.INVALID):
            after = before if spec and key not in self._row.values else after
        return CellPlan(
            column=column,
            text=text,
            key=key,
            outcome=outcome,
            before=before,
            after=after,
            note=self._note(column, outcome),
        )

    def _outcome(self, column: str, key: str, spec: FieldSpec | None, text: str) -> CellOutcome:
        if column in self._refused:
            return CellOutcome.INVALID
        if not text.strip():
            return CellOutcome.UNCHANGED
        if self._columns.use(column) is ColumnUse.LEFT_OUT or self._row.omitted:
            return CellOutcome.LEFT_OUT
        if key in IDENTITY:
            if self._entity:
                return CellOutcome.UNCHANGED
            return CellOutcome.LEFT_OUT if self._plan.trip else CellOutcome.NOTE
        note = self._told.get(column)
        is_kept = not key or (note is not None and bool(note.kept))
        is_of_part = is_part_key(self._columns.kind, key) and key != PART_TITLE
        if key in self._set_keys() and not (is_kept and is_of_part):
            return self._of_value(key, spec)
        if is_kept:
            return CellOutcome.NOTE
        return self._of_rest(key, spec)

    def _set_keys(self) -> set[str]:
        row = self._row
        return {*row.values, *row.names, *row.sources, *row.linked_keys}

    def _of_value(self, key: str, spec: FieldSpec | None) -> CellOutcome:
        """Return what becomes of a cell that sets something."""
        if self._row.outcome is RowOutcome.CONFLICTING and self._plan.trip is None:
            return CellOutcome.CONFLICT
        if self._entity is None or spec is None or is_empty(self._value(spec)):
            return CellOutcome.NEW
        is_update = self._plan.on_conflict is OnConflict.UPDATE or self._plan.trip is not None
        return CellOutcome.CHANGED if is_update else CellOutcome.CONFLICT

    def _of_rest(self, key: str, spec: FieldSpec | None) -> CellOutcome:
        """Return what becomes of a cell that sets nothing although its column is a field."""
        is_part = is_part_key(self._columns.kind, key)
        has_value = spec is not None and not is_empty(self._value(spec))
        says_so = bool(self._row.parts) if is_part else spec is None or has_value
        return CellOutcome.UNCHANGED if says_so and self._entity else CellOutcome.LEFT_OUT

    def _note(self, column: str, outcome: CellOutcome) -> str:
        note = self._told.get(column)
        if note is None and outcome is CellOutcome.LEFT_OUT:
            if self._row.omitted:
                note = ImportNote(text=STAYS_OUT)
            elif self._columns.keys.get(column) in IDENTITY:
                note = ImportNote(text=OWN_NUMBER)
            elif self._columns.use(column) is not ColumnUse.LEFT_OUT:
                note = ImportNote(text=SAYS_NOTHING)
        return self._view.labels.words.told(note.text, note.values) if note else ""

    def _before(self, spec: FieldSpec | None) -> str:
        return self._shown(spec, self._value(spec)) if spec and self._entity else ""

    def _after(self, key: str, spec: FieldSpec | None, text: str, before: str) -> str:
        row = self._row
        if key in row.names:
            return row.names[key]
        if spec is not None and key in row.values:
            return self._shown(spec, row.values[key])
        return before if spec is not None and self._entity else text.strip()

    def _shown(self, spec: FieldSpec, value: Value) -> str:
        return self._view.labels.shown(self._view.project, spec, value)

    def _value(self, spec: FieldSpec) -> Value:
        entity: Entity | None = self._entity
        if entity is None:
            return None
        if is_extra_key(spec.key):
            plain = self._view.project.store.extra_values(entity.uid).get(spec.key)
            return read_plain(spec, plain)
        return value_of(entity, spec.key)
