"""Lists that the program wrote itself: what their sheets and columns are needs no guess."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.state_mark import COLUMN
from rai_desktop.domain.texts import N_
from rai_desktop.services.document import DOCUMENT_FORMAT, SECTIONS
from rai_desktop.services.importing.mapping import (
    NUMBER_COLUMN,
    UID_COLUMN,
    ColumnMap,
    plain_name,
)
from rai_desktop.services.importing.model import SourceList
from rai_desktop.services.importing.own_sheets import AUDITOR_MARK, WrittenSheet, written_sheets
from rai_desktop.services.importing.roundtrip.renamed import RenamedColumns
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.computed import COMPUTED
from rai_desktop.services.registers.tables import REGISTER_KINDS, column_order
from rai_desktop.services.tables import SourceDocument, SourceFormat, SourceRow, SourceTable

REGISTER_FORMAT = "rai-desktop-register-1"
AUDITOR_TITLES = {"=auditor_note": N_("Audit note"), "=audited_on": N_("Audited on")}

_KIND_OF_REGISTER = dict(REGISTER_KINDS)
_IDENTITY_COLUMNS = 2


def is_project_document(document: SourceDocument) -> bool:
    """Return whether a source is the JSON export of a project."""
    return document.meta.get("format") == DOCUMENT_FORMAT


def is_own(document: SourceDocument) -> bool:
    """Return whether the program wrote a source and said so in it."""
    return is_project_document(document) or document.meta.get("format") == REGISTER_FORMAT


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSheet:
    """A sheet of an own workbook; ``kind`` is ``None`` where its rows are no entries of one kind.

    ``name`` is what the workbook says about it under, ``keys`` are those of its columns by
    heading, ``auditor`` those of the auditor's columns. ``renamed`` are the headings that were
    written, by those that somebody put in their place.
    """

    name: str
    table: SourceTable
    kind: EntityKind | None
    keys: Mapping[str, str]
    auditor: Mapping[str, str]
    renamed: Mapping[str, str] = field(default_factory=dict)


def own_lists(
    project: OpenProject, labels: Sequence[Labels], document: SourceDocument
) -> list[SourceList]:
    """Return the lists of an own export that hold entries."""
    reader = _OwnColumns(project, labels)
    if is_project_document(document):
        tables = {table.name: table for table in document.tables}
        return [
            reader.records(kind, tables[name]) for kind, name in SECTIONS.items() if name in tables
        ]
    return [
        reader.listed(sheet.kind, sheet.table, sheet.keys, sheet.auditor)
        for sheet in own_sheets(project, labels, document)
        if sheet.kind is not None
    ]


def own_sheets(
    project: OpenProject, labels: Sequence[Labels], document: SourceDocument
) -> list[OwnSheet]:
    """Return the sheets of an own workbook that the program wrote rows into."""
    reader, renamed = _OwnColumns(project, labels), RenamedColumns(project, labels, document)
    return [reader.sheet(table, written, renamed) for written, table in written_sheets(document)]


def whole_sections(document: SourceDocument) -> dict[EntityKind, str]:
    """Return the lists of a document that hold all entries of a kind, by that kind."""
    if "system" in document.meta:
        return {}
    names = {table.name for table in document.tables}
    return {kind: name for kind, name in SECTIONS.items() if name in names}


def known_rows(project: OpenProject, source: SourceList) -> SourceList:
    """Return a list without rows that an import cannot make, for they follow from others."""
    if KINDS[source.columns.kind].by_hand:
        return source
    table = source.table
    rows = tuple(row for row in table.rows if _is_known(project, source, row))
    return replace(source, table=replace(table, rows=rows))


def _is_known(project: OpenProject, source: SourceList, row: SourceRow) -> bool:
    keys, kind = source.columns.keys, source.columns.kind
    places = [n for n, name in enumerate(source.table.header) if keys.get(name) == UID_COLUMN]
    entities = (project.store.entity(Uid(row.cells[place].text)) for place in places)
    return any(entity is not None and kind_of(entity) is kind for entity in entities)


def separated_list(
    project: OpenProject,
    labels: Sequence[Labels],
    document: SourceDocument,
    wished: EntityKind | None,
) -> SourceList | None:
    """Return separated values that the program wrote, whatever kind of entry; else ``None``.

    What the rows are follows from the entries they stand for, or from the headings.
    """
    table = document.tables[0]
    if document.format is not SourceFormat.SEPARATED or UID_COLUMN not in table.header:
        return None
    kinds = [wished] if wished else _kinds_of(project, table) or list(_KIND_OF_REGISTER.values())
    reader = _OwnColumns(project, labels)
    found = max((reader.titled(kind, table) for kind in kinds), key=_known_columns)
    is_marked = COLUMN in table.header
    is_ours = is_marked or _known_columns(found) == len(table.header)
    return found if is_ours and _known_columns(found) > _IDENTITY_COLUMNS else None


def _kinds_of(project: OpenProject, table: SourceTable) -> list[EntityKind]:
    """Return what the first known entry is that a row stands for."""
    place = table.header.index(UID_COLUMN)
    for row in table.rows:
        entity = project.store.entity(Uid(row.cells[place].text.strip()))
        if entity is not None and kind_of(entity) in _KIND_OF_REGISTER.values():
            return [kind_of(entity)]
    return []


def _known_columns(source: SourceList) -> int:
    return len(source.columns.keys) + len(source.columns.ignored)


def own_separated_list(
    project: OpenProject, labels: Sequence[Labels], kind: EntityKind, table: SourceTable
) -> SourceList:
    """Return a list read as our export of separated values, of which it does not tell itself."""
    return _OwnColumns(project, labels).titled(kind, table)


def is_complete(columns: ColumnMap) -> bool:
    """Return whether a list has the columns that every export of ours has."""
    return {UID_COLUMN, NUMBER_COLUMN} <= set(columns.keys.values())


class _OwnColumns:
    """Tells the fields of own columns; those that an import cannot set are ignored."""

    def __init__(self, project: OpenProject, labels: Sequence[Labels]) -> None:
        self._project = project
        self._labels = labels

    def records(self, kind: EntityKind, table: SourceTable) -> SourceList:
        """Return records, whose names are the keys themselves."""
        known = {name: self._is_editable(kind, name) for name in table.header}
        keys = {name: name for name, editable in known.items() if editable}
        ignored = tuple(name for name, editable in known.items() if editable is False)
        columns = ColumnMap(kind=kind, keys=keys, ignored=ignored)
        return SourceList(table=table, columns=columns, is_own=True)

    def sheet(self, table: SourceTable, written: WrittenSheet, renamed: RenamedColumns) -> OwnSheet:
        """Return a sheet with what its columns are, wherever they stand now."""
        rows = [r for r in table.rows if [c.text for c in r.cells if c.text] != [written.empty]]
        kept = replace(table, rows=tuple(rows))
        kind = _KIND_OF_REGISTER.get(written.table)
        keys = dict(written.found(table.header))
        if kind is not None:
            known = self._best_titles(kind, [n for n in table.header if n not in keys])
            taken = set(keys.values())
            keys |= {name: key for name, key in known.items() if key not in taken}
        keys |= self._auditors([name for name in table.header if name not in keys])
        found = renamed.of(kind, written, kept, keys) if kind is not None else {}
        keys |= found
        return OwnSheet(
            name=written.name,
            table=kept,
            kind=kind,
            keys={name: key for name, key in keys.items() if not key.startswith(AUDITOR_MARK)},
            auditor={name: key for name, key in keys.items() if key.startswith(AUDITOR_MARK)},
            renamed={name: written.heading(key) for name, key in found.items()},
        )

    def _auditors(self, names: Sequence[str]) -> dict[str, str]:
        """Return the auditor's columns by their headings in any language."""
        titles = {
            plain_name(each.words(title)): key
            for each in self._labels
            for key, title in AUDITOR_TITLES.items()
        }
        return {name: titles[plain_name(name)] for name in names if plain_name(name) in titles}

    def _best_titles(self, kind: EntityKind, header: Sequence[str]) -> dict[str, str]:
        """Return keys by heading, by the titles of the language that knows most of them."""
        known = [self._keys_by_title(kind, labels) for labels in self._labels]
        found = [
            {name: keys[plain_name(name)] for name in header if plain_name(name) in keys}
            for keys in known
        ]
        return max(found, key=len)

    def titled(self, kind: EntityKind, table: SourceTable) -> SourceList:
        """Return a list whose headings are the titles in one of the languages."""
        keys = self._best_titles(kind, table.header)
        auditor = self._auditors([name for name in table.header if name not in keys])
        return self.listed(kind, table, keys, auditor)

    def listed(
        self,
        kind: EntityKind,
        table: SourceTable,
        keys: Mapping[str, str],
        auditor: Mapping[str, str],
    ) -> SourceList:
        """Return a list with these columns; those that an import cannot set are ignored."""
        editable = {name: key for name, key in keys.items() if self._is_editable(kind, key)}
        ignored = (*(name for name in keys if name not in editable), *auditor)
        columns = ColumnMap(kind=kind, keys=editable, ignored=ignored)
        return SourceList(table=table, columns=columns, is_own=True, auditor=auditor)

    def _keys_by_title(self, kind: EntityKind, labels: Labels) -> dict[str, str]:
        """Return the keys of all columns by title; equal titles are numbered as in the file."""
        titles = [(spec.key, labels.field(spec)) for spec in self._project.fields(kind)]
        titles += [(each.key, labels.words(each.title)) for each in COMPUTED.get(kind, ())]
        places = column_order(kind, [key for key, _ in titles])
        keys: dict[str, str] = {}
        times: Counter[str] = Counter()
        own = [(name, name) for name in (UID_COLUMN, COLUMN)]
        for key, title in [*own, *(titles[place] for place in places)]:
            name = plain_name(title)
            times[name] += 1
            keys[name if times[name] == 1 else f"{name} {times[name]}"] = key
        return keys

    def _is_editable(self, kind: EntityKind, key: str) -> bool | None:
        """Return whether an import may set the field; ``None`` when there is no such field."""
        if key in (UID_COLUMN, NUMBER_COLUMN):
            return True
        try:
            return self._project.field(kind, key).is_entered
        except UserError:
            return None
