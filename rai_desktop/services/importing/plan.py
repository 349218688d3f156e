"""What an import would do, row by row, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, title_of
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.services.importing.mapping import (
    NOTES,
    NUMBER_COLUMN,
    UID_COLUMN,
    ColumnMap,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import CellKind, SourceCell, SourceRow, SourceTable
from rai_desktop.services.typed_values import UnknownNameError, ValueReader
from rai_desktop.words.language import folded


class OnConflict(StrEnum):
    """What happens to rows that are already in the project with other values."""

    STOP = "stop"
    SKIP = "skip"
    UPDATE = "update"


class RowOutcome(StrEnum):
    """What a row would do."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellProblem:
    """Why a row cannot be taken, with the column where that is known."""

    row: int
    column: str
    text: str
    values: Mapping[str, object]


@dataclass(slots=True, kw_only=True)
class RowPlan:
    """One row: what it would set; ``names`` are entries that would be added for references."""

    row: int
    title: str
    outcome: RowOutcome
    uid: Uid | None = None
    values: dict[str, Value] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    problems: list[CellProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All rows of an import, and what is reported beside them."""

    kind: EntityKind
    columns: ColumnMap
    unmapped: tuple[str, ...]
    rows: tuple[RowPlan, ...]
    on_conflict: OnConflict
    origin: str

    def count(self, outcome: RowOutcome) -> int:
        """Return how many rows have an outcome."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def problems(self) -> list[CellProblem]:
        """Everything that stands in the way."""
        return [problem for row in self.rows for problem in row.problems]

    @property
    def is_blocked(self) -> bool:
        """Whether nothing may be written: there are faults, or conflicts that shall stop it."""
        return bool(self.problems) or (
            self.on_conflict is OnConflict.STOP and self.count(RowOutcome.CHANGED) > 0
        )


def plan_import(
    project: OpenProject,
    labels: Sequence[Labels],
    table: SourceTable,
    columns: ColumnMap,
    on_conflict: OnConflict,
    origin: str,
) -> ImportPlan:
    """Return what importing ``table`` would do; nothing is written."""
    planner = _Planner(project, labels, columns, on_conflict, origin)
    return ImportPlan(
        kind=columns.kind,
        columns=columns,
        unmapped=tuple(columns.unmapped(table.header)),
        rows=tuple(planner.row(table.header, row) for row in table.rows if _has_content(row)),
        on_conflict=on_conflict,
        origin=origin,
    )


def _has_content(row: SourceRow) -> bool:
    return any(cell.text.strip() for cell in row.cells)


class _Planner:
    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        columns: ColumnMap,
        on_conflict: OnConflict,
        origin: str,
    ) -> None:
        self._project = project
        self._columns = columns
        self._on_conflict = on_conflict
        self._origin = origin
        self._reader = ValueReader(project, labels)
        self._specs = {spec.key: spec for spec in project.fields(columns.kind)}
        self._title = KINDS[columns.kind].title
        self._by_title: dict[str, list[Entity]] = {}
        for entity in project.entities(columns.kind):
            self._by_title.setdefault(_same(title_of(entity)), []).append(entity)
        self._taken: set[Uid] = set()

    def row(self, header: Sequence[str], row: SourceRow) -> RowPlan:
        """Return what one row would do."""
        plan = RowPlan(row=row.number, title="", outcome=RowOutcome.NEW)
        notes: list[str] = []
        keys: dict[str, str] = {}
        for name, cell in zip(header, row.cells, strict=False):
            key = self._columns.keys.get(name)
            if key in (UID_COLUMN, NUMBER_COLUMN):
                keys[key] = cell.text.strip()
            elif key is None:
                notes += [f"{name}: {cell.text.strip()}"] if cell.text.strip() else []
            else:
                self._read(plan, name, self._specs[key], cell)
        self._keep_notes(plan, notes)
        plan.title = str(plan.values.get(self._title) or "")
        if not plan.title.strip():
            text = N_("The name is missing. Fill it or remove the row.")
            plan.problems.append(
                CellProblem(row=row.number, column=self._title, text=text, values={})
            )
        self._match(plan, keys)
        return plan

    def _read(self, plan: RowPlan, column: str, spec: FieldSpec, cell: SourceCell) -> None:
        if cell.kind is CellKind.ERROR or not cell.text.strip():
            return
        try:
            value = self._reader.read(spec, cell.text)
        except UnknownNameError as unknown:
            plan.names[spec.key] = unknown.name
        except UserError as error:
            problem = CellProblem(
                row=plan.row, column=column, text=error.text, values=dict(error.values)
            )
            plan.problems.append(problem)
        else:
            plan.values[spec.key] = _one_line(spec, value)

    def _keep_notes(self, plan: RowPlan, notes: list[str]) -> None:
        if not notes:
            return
        given = str(plan.values.get(NOTES) or "")
        text = "\n".join([given, *notes] if given else notes)
        if len(text) > MAX_TEXT:
            problem = N_("The columns without a field hold more text than the notes can keep.")
            plan.problems.append(CellProblem(row=plan.row, column="", text=problem, values={}))
            return
        plan.values[NOTES] = text

    def _match(self, plan: RowPlan, keys: Mapping[str, str]) -> None:
        entity = self._existing(plan, keys)
        if plan.problems:
            plan.outcome = RowOutcome.INVALID
        elif entity is None:
            plan.outcome = RowOutcome.NEW
        else:
            self._taken.add(entity.uid)
            plan.uid = entity.uid
            differing = {
                key: value
                for key, value in plan.values.items()
                if not is_empty(value) and self._project.value(entity, key) != value
            }
            plan.values = differing
            plan.outcome = self._outcome(bool(differing or plan.names))

    def _outcome(self, differs: bool) -> RowOutcome:
        if not differs:
            return RowOutcome.UNCHANGED
        skip = self._on_conflict is OnConflict.SKIP
        return RowOutcome.SKIPPED if skip else RowOutcome.CHANGED

    def _existing(self, plan: RowPlan, keys: Mapping[str, str]) -> Entity | None:
        uid = keys.get(UID_COLUMN)
        if uid:
            entity = self._project.store.entity(Uid(uid))
            if entity is not None and type(entity) is KINDS[self._columns.kind].entity:
                return entity
        number = keys.get(NUMBER_COLUMN, "").upper()
        if number:
            for known, text in self._project.numbers(self._columns.kind).items():
                if text.upper() == number:
                    return self._project.entity(known)
        return self._by_name(plan)

    def _by_name(self, plan: RowPlan) -> Entity | None:
        """Return the entry of this name that no earlier row stands for; the fitting one first."""
        candidates = [
            entity
            for entity in self._by_title.get(_same(plan.title), ())
            if entity.uid not in self._taken
        ]
        candidates.sort(key=lambda entity: -self._agreement(entity, plan))
        return candidates[0] if candidates else None

    def _agreement(self, entity: Entity, plan: RowPlan) -> int:
        pairs = plan.values.items()
        return sum(self._project.value(entity, key) == value for key, value in pairs)


def _same(title: str) -> str:
    return " ".join(folded(title).split())


def _one_line(spec: FieldSpec, value: Value) -> Value:
    if spec.kind is FieldKind.TEXT and isinstance(value, str):
        return value.strip()
    return value
