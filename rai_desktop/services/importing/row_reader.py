"""Reading one row of a list: which cells are fields, links and notes."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.field_reader import FieldReader
from rai_desktop.services.importing.habits import habits_of
from rai_desktop.services.importing.link_columns import LINK_COLUMNS
from rai_desktop.services.importing.link_reader import LinkReader
from rai_desktop.services.importing.mapping import IDENTITY, is_link_key
from rai_desktop.services.importing.model import SourceList
from rai_desktop.services.importing.new_fields import field_specs
from rai_desktop.services.importing.own_values import OwnValues
from rai_desktop.services.importing.part_columns import is_part_key
from rai_desktop.services.importing.part_reader import PartReader
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.importing.understood import Understood
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import CellKind, SourceCell, SourceRow
from rai_desktop.services.typed_values import UnknownNameError

CUT_NEW = N_("The file holds only the beginning of this text.")
CUT_KNOWN = N_(
    "The file holds only the beginning of this text, so the field stays as it is. "
    "Change it in the program."
)
NOT_IN_FILE = N_("The entry that this refers to is not in the file. The field stays empty.")

_UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

Cells = Mapping[str, SourceCell]


class RowReader:
    """Reads the rows of one list; ``entries`` are the uids of all rows of the source."""

    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        source: SourceList,
        entries: Collection[str],
        understood: Understood,
    ) -> None:
        self._project = project
        self._source = source
        self._entries = entries
        kind = source.columns.kind
        self._specs = {spec.key: spec for spec in field_specs(project, source.columns)}
        self._fields = FieldReader(
            project, labels, habits_of(source, self._specs, labels), understood
        )
        self._own = OwnValues(project, labels)
        link = LINK_COLUMNS.get(kind)
        self._parts = PartReader(self._fields, understood)
        self._links = LinkReader(link, self._fields.values, understood) if link else None

    @property
    def nothing(self) -> Counter[str]:
        """How many cells of each column only said that there is nothing."""
        return self._fields.nothing

    def cells(self, row: SourceRow) -> Cells:
        """Return the cells of a row by column."""
        return dict(zip(self._source.table.header, row.cells, strict=True))

    def identity(self, cells: Cells, key: str) -> str:
        """Return the uid or the number in a row; empty when there is none."""
        keys = self._source.columns.keys
        return next((c.text.strip() for name, c in cells.items() if keys.get(name) == key), "")

    def read(self, number: int, cells: Cells, entity: Entity | None) -> ReadRow:
        """Return what a row sets; ``entity`` is the entry that its uid or number names."""
        row = ReadRow(number=number, entity=entity)
        for column, key, cell in self._filled(cells):
            if key is None:
                row.add_note(column, cell.text)
            elif self._links is not None and is_link_key(self._source.columns.kind, key):
                self._links.read(row, column, cell.text)
            elif is_part_key(self._source.columns.kind, key):
                row.parts[key] = (column, cell.text)
            else:
                self._field(row, column, self._specs[key], cell)
        if row.parts:
            self._parts.read(row)
        if entity is None and not self._source.is_own:
            self._keep_identity(row, cells)
        return row

    def _filled(self, cells: Cells) -> Iterator[tuple[str, str | None, SourceCell]]:
        """Yield the filled cells with the field they belong to, ``None`` for those to be kept."""
        columns = self._source.columns
        for name, cell in cells.items():
            key = columns.keys.get(name)
            if key not in IDENTITY and name not in columns.ignored and cell.text.strip():
                yield name, key, cell

    def _keep_identity(self, row: ReadRow, cells: Cells) -> None:
        """Keep numbers and uids that mean no entry here as notes; they are somebody else's."""
        keys = self._source.columns.keys
        for name, cell in cells.items():
            if keys.get(name) in IDENTITY and cell.text.strip():
                row.add_note(name, cell.text)

    def _field(self, row: ReadRow, column: str, spec: FieldSpec, cell: SourceCell) -> None:
        if not self._source.is_own:
            self._fields.read(row, column, spec, cell)
        elif not self._is_unchanged(row.entity, spec, cell) and cell.kind is not CellKind.ERROR:
            self._own_field(row, column, spec, cell)

    def _is_unchanged(self, entity: Entity | None, spec: FieldSpec, cell: SourceCell) -> bool:
        if entity is None:
            return False
        return self._own.shows(spec, self._project.value(entity, spec.key), cell.text)

    def _own_field(self, row: ReadRow, column: str, spec: FieldSpec, cell: SourceCell) -> None:
        """Read a cell that an export of ours may have cut, or that names a row by its uid."""
        if self._own.is_cut(cell.text):
            row.remark(column, CUT_NEW if row.entity is None else CUT_KNOWN)
            if row.entity is not None:
                return
        try:
            row.values[spec.key] = self._fields.value(spec, cell, cell.text)
        except UnknownNameError as unknown:
            if unknown.name in self._entries:
                row.sources[spec.key] = unknown.name
            elif _UID.fullmatch(unknown.name):
                row.remark(column, NOT_IN_FILE)
            else:
                self._fields.read(row, column, spec, cell)
        except UserError:
            self._fields.read(row, column, spec, cell)
