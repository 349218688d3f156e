"""What one row of a list would do."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, title_of
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.services.importing.mapping import NOTES, NUMBER_COLUMN, UID_COLUMN
from rai_desktop.services.importing.model import (
    ImportNote,
    OnConflict,
    RowOutcome,
    RowPlan,
    SourceList,
    same_name,
)
from rai_desktop.services.importing.own_values import OwnValues
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import CellKind, SourceCell, SourceRow
from rai_desktop.services.typed_values import UnknownNameError, ValueReader

_BLANKS = " \u00a0"
_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(slots=True, kw_only=True)
class _Row:
    """A row while it is read."""

    number: int
    entity: Entity | None
    values: dict[str, Value] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[ImportNote] = field(default_factory=list)
    remarks: list[ImportNote] = field(default_factory=list)


class RowPlanner:
    """Reads the rows of one list and finds the entries they stand for.

    ``entries`` are the uids of all rows of the source.
    """

    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        source: SourceList,
        on_conflict: OnConflict,
        entries: Collection[str],
    ) -> None:
        self._project = project
        self._source = source
        self._on_conflict = on_conflict
        self._entries = entries
        self._kind = source.columns.kind
        self._reader = ValueReader(project, labels)
        self._own = OwnValues(project, labels)
        self._specs = {spec.key: spec for spec in project.fields(self._kind)}
        self._title = KINDS[self._kind].title
        names = [name for name, key in source.columns.keys.items() if key == self._title]
        self._title_column = names[0] if names else ""
        self._by_title: dict[str, list[Entity]] = {}
        for entity in project.entities(self._kind):
            self._by_title.setdefault(same_name(title_of(entity)), []).append(entity)
        numbers = project.numbers(self._kind)
        self._by_number = {number.upper(): uid for uid, number in numbers.items()}
        self._rows_of: dict[Uid, int] = {}

    def row(self, row: SourceRow) -> RowPlan:
        """Return what one row would do."""
        cells = dict(zip(self._source.table.header, row.cells, strict=True))
        uid, number = self._cell(cells, UID_COLUMN), self._cell(cells, NUMBER_COLUMN)
        read = _Row(number=row.number, entity=self._known(uid, number))
        for column, key, cell in self._fields(cells):
            if key is None:
                read.notes.append(f"{column}: {cell.text.strip()}")
            elif not self._is_unchanged(read.entity, self._specs[key], cell):
                self._read(read, column, self._specs[key], cell)
        if read.entity is None and not self._source.is_own:
            read.notes += self._unknown_identity(cells)
        title = self._title_of(read)
        if read.entity is None and not read.problems:
            read.entity = self._by_name(title, read)
        self._keep_notes(read)
        return self._plan(read, title, uid)

    # reading -----------------------------------------------------------------

    def _cell(self, cells: dict[str, SourceCell], wanted: str) -> str:
        keys = self._source.columns.keys
        return next((c.text.strip() for n, c in cells.items() if keys.get(n) == wanted), "")

    def _fields(self, cells: dict[str, SourceCell]) -> Iterator[tuple[str, str | None, SourceCell]]:
        """Yield the filled cells with the field they belong to, ``None`` for those to be kept."""
        columns = self._source.columns
        for name, cell in cells.items():
            key = columns.keys.get(name)
            is_field = key not in (UID_COLUMN, NUMBER_COLUMN) and name not in columns.ignored
            if is_field and cell.text.strip():
                yield name, key, cell

    def _unknown_identity(self, cells: dict[str, SourceCell]) -> list[str]:
        """Return numbers and uids that mean no entry here as notes; they are somebody else's."""
        keys = self._source.columns.keys
        own = (UID_COLUMN, NUMBER_COLUMN)
        known = [(n, c.text.strip()) for n, c in cells.items() if keys.get(n) in own]
        return [f"{name}: {text}" for name, text in known if text]

    def _read(self, row: _Row, column: str, spec: FieldSpec, cell: SourceCell) -> None:
        if cell.kind is CellKind.ERROR:
            return
        text = cell.text
        if self._source.is_own:
            self._check_whole(row, column, text)
        elif spec.kind is FieldKind.TEXT:
            text = text.strip(_BLANKS)
        try:
            value = self._reader.read(spec, text, exact=cell.kind is CellKind.NUMBER)
        except UnknownNameError as unknown:
            self._read_unknown(row, column, spec, unknown.name)
        except UserError as error:
            row.problems.append(
                ImportNote(
                    text=error.text, values=dict(error.values), row=row.number, column=column
                )
            )
        else:
            row.values[spec.key] = value

    def _check_whole(self, row: _Row, column: str, text: str) -> None:
        """Tell of a text that an export had to cut; it must not replace the whole one."""
        if not self._own.is_cut(text):
            return
        if row.entity is None:
            found = N_("The file holds only the beginning of this text.")
            row.remarks.append(ImportNote(text=found, row=row.number, column=column))
        else:
            found = N_("The file holds only the beginning of this text. Change it in the program.")
            row.problems.append(ImportNote(text=found, row=row.number, column=column))

    def _read_unknown(self, row: _Row, column: str, spec: FieldSpec, name: str) -> None:
        """Keep a reference to what is not there: another row, or a name that becomes an entry."""
        if name in self._entries:
            row.sources[spec.key] = name
        elif self._source.is_own and _UID.fullmatch(name):
            text = N_("The entry that this refers to is not in the file. The field stays empty.")
            row.remarks.append(ImportNote(text=text, row=row.number, column=column))
        else:
            row.names[spec.key] = name

    def _is_unchanged(self, entity: Entity | None, spec: FieldSpec, cell: SourceCell) -> bool:
        if entity is None or not self._source.is_own:
            return False
        return self._own.shows(spec, self._project.value(entity, spec.key), cell.text)

    def _keep_notes(self, row: _Row) -> None:
        """Add what has no field to the notes, behind those given here or there before."""
        if not row.notes:
            return
        before = self._project.value(row.entity, NOTES) if row.entity else ""
        text = str(row.values.get(NOTES) or before)
        lines = [line for line in row.notes if line not in text]
        if not lines:
            return
        text = "\n".join([text, *lines] if text else lines)
        if len(text) > MAX_TEXT:
            problem = N_("The columns without a field hold more text than the notes can keep.")
            row.problems.append(ImportNote(text=problem, row=row.number))
        row.values[NOTES] = text

    # finding the entry --------------------------------------------------------

    def _known(self, uid: str, number: str) -> Entity | None:
        """Return the entry that uid or number name."""
        entity = self._project.store.entity(Uid(uid)) if uid else None
        if type(entity) is KINDS[self._kind].entity:
            return entity
        known = self._by_number.get(number.upper()) if number and not uid else None
        return self._project.entity(known) if known else None

    def _title_of(self, row: _Row) -> str:
        title = str(row.values.get(self._title) or "")
        if row.entity is not None:
            return title or title_of(row.entity)
        if not title.strip():
            text = N_("The name is missing. Fill it or remove the row.")
            row.problems.append(ImportNote(text=text, row=row.number, column=self._title_column))
        return title

    def _by_name(self, title: str, row: _Row) -> Entity | None:
        """Return the entry of this name that no earlier row stands for; the fitting one first."""
        candidates = self._by_title.get(same_name(title), [])
        candidates[:] = [each for each in candidates if each.uid not in self._rows_of]
        best, most = None, -1
        for entity in candidates:
            agreement = self._agreement(entity, row)
            if agreement > most:
                best, most = entity, agreement
            if most == len(row.values):
                break
        return best

    def _agreement(self, entity: Entity, row: _Row) -> int:
        pairs = row.values.items()
        return sum(self._project.value(entity, key) == value for key, value in pairs)

    # outcome -----------------------------------------------------------------

    def _plan(self, row: _Row, title: str, uid: str) -> RowPlan:
        if row.entity is not None:
            self._check_once(row, row.entity)
            row.values = {k: v for k, v in row.values.items() if self._differs(row.entity, k, v)}
        return RowPlan(
            row=row.number,
            title=title,
            outcome=self._outcome(row),
            uid=row.entity.uid if row.entity else None,
            entry=uid,
            values=row.values,
            names=row.names,
            sources=row.sources,
            problems=tuple(row.problems),
            remarks=tuple(row.remarks),
        )

    def _check_once(self, row: _Row, entity: Entity) -> None:
        first = self._rows_of.setdefault(entity.uid, row.number)
        if first != row.number:
            text = N_("{entry} is in the list twice, in row {first}, too. Remove one of the rows.")
            values = {"entry": self._project.number(entity), "first": first}
            row.problems.append(ImportNote(text=text, values=values, row=row.number))

    def _differs(self, entity: Entity, key: str, value: Value) -> bool:
        return not is_empty(value) and self._project.value(entity, key) != value

    def _outcome(self, row: _Row) -> RowOutcome:
        if row.problems:
            return RowOutcome.INVALID
        if row.entity is None:
            return RowOutcome.NEW
        if not (row.values or row.names or row.sources):
            return RowOutcome.UNCHANGED
        if row.entity.deleted:
            text = N_("{entry} is in the bin. The row was skipped; bring the entry back first.")
            values = {"entry": self._project.number(row.entity)}
            row.remarks.append(ImportNote(text=text, values=values, row=row.number))
            return RowOutcome.SKIPPED
        skip = self._on_conflict is OnConflict.SKIP
        return RowOutcome.SKIPPED if skip else RowOutcome.CHANGED
