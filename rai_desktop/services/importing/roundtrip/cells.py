"""Three values of one cell: that of the state the file was written from, the file's, and ours."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldSpec, is_extra_key
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.field_reader import FieldReader
from rai_desktop.services.importing.own_values import OwnValues
from rai_desktop.services.importing.roundtrip.model import CellConflict
from rai_desktop.services.importing.roundtrip.sight import Sight
from rai_desktop.services.importing.roundtrip.surroundings import Surroundings
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import CellKind, SourceCell
from rai_desktop.services.typed_values import UnknownNameError

CUT = N_(
    "The file holds only the beginning of this text, so the field stays as it is. "
    "Change it in the program."
)
NO_RESULT = N_("The formula has no result in the file, so the field stays as it is.")
NEEDED = N_("The field “{field}” is needed and cannot be emptied. Fill it in, or remove the row.")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says: a value, or an entry that is not there by its name or its uid."""

    value: Value = None
    name: str = ""
    source: str = ""


class CellMerger:
    """Merges the cells of one column."""

    def __init__(
        self, around: Surroundings, fields: FieldReader, kind: EntityKind, column: str, key: str
    ) -> None:
        self.column = column
        self.spec = around.project.field(kind, key)
        self._kind = kind
        self._base = around.base
        self._fields = fields
        self._entries = around.entries
        self._own = OwnValues(around.project, around.labels)
        self._sight = Sight(around.project, around.labels, around.base, self._own, self.spec)
        self.value = _reader(around.project, self.spec)
        self._is_needed = self.spec.required or key == KINDS[kind].title

    def merge(self, row: ReadRow, cell: SourceCell, entity: Entity) -> CellConflict | None:
        """Put what a cell changes into ``row``; return the conflict if it is one."""
        mine = self.value(entity)
        if self._sight.shows(mine, cell.text):
            return None
        base, is_known = self._base.value(entity.uid, self.spec, mine)
        if (is_known and self._sight.shows(base, cell.text)) or not self._is_readable(row, cell):
            return None
        said = self._said(row, cell)
        if said is None or self._is_nothing_new(said, mine, base, is_known=is_known):
            return None
        if is_known and base == mine:
            put(row, self.spec.key, said)
            return None
        return CellConflict(
            kind=self._kind,
            uid=entity.uid,
            key=self.spec.key,
            column=self.column,
            base=base,
            is_known=is_known,
            mine=mine,
            theirs=said.value,
            text=cell.text.strip(),
            name=said.name,
            source=said.source,
        )

    def _is_readable(self, row: ReadRow, cell: SourceCell) -> bool:
        """Return whether a cell says something that can be trusted to be whole."""
        if cell.kind is CellKind.ERROR:
            return False
        if cell.kind is CellKind.FORMULA and not cell.text.strip():
            row.remark(self.column, NO_RESULT)
            return False
        if self._own.is_cut(cell.text):
            row.remark(self.column, CUT)
            return False
        return True

    def _said(self, row: ReadRow, cell: SourceCell) -> Said | None:
        """Return what an edited cell says; ``None`` when the row has to be refused for it."""
        if not cell.text.strip() and self._is_needed:
            row.refuse(self.column, NEEDED, field=self.spec.named)
            return None
        text = cell.text.strip() if self.spec.is_text else cell.text
        try:
            return Said(self._fields.value(self.spec, cell, text))
        except UnknownNameError as unknown:
            if unknown.name in self._entries:
                return Said(source=unknown.name)
            return self._named(row, cell)
        except UserError as error:
            row.refuse(self.column, error.text, **error.values)
            return None

    def _named(self, row: ReadRow, cell: SourceCell) -> Said | None:
        """Return what a reference by name says, read as in lists from elsewhere."""
        read = ReadRow(number=row.number)
        self._fields.read(read, self.column, self.spec, cell)
        row.notes += read.notes
        row.remarks += read.remarks
        key = self.spec.key
        if key in read.names:
            return Said(name=read.names[key])
        return Said(read.values[key]) if key in read.values else None

    @staticmethod
    def _is_nothing_new(said: Said, mine: Value, base: Value, *, is_known: bool) -> bool:
        if said.name or said.source:
            return False
        if said.value == mine or (is_empty(said.value) and is_empty(mine)):
            return True
        return is_known and said.value == base


def put(row: ReadRow, key: str, said: Said) -> None:
    """Let a row set what a cell says."""
    if said.source:
        row.sources[key] = said.source
    elif said.name:
        row.names[key] = said.name
    else:
        row.values[key] = said.value


def taken(conflict: CellConflict) -> Said:
    """Return what the file says where there is a conflict."""
    return Said(conflict.theirs, conflict.name, conflict.source)


def _reader(project: OpenProject, spec: FieldSpec) -> Callable[[Entity], Value]:
    if is_extra_key(spec.key):
        return lambda entity: project.value(entity, spec.key)
    return attrgetter(spec.key)
