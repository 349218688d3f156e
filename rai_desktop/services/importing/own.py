"""Lists that the program wrote itself: what their sheets and columns are needs no guess."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.state_mark import COLUMN
from rai_desktop.services.document import DOCUMENT_FORMAT, SECTIONS
from rai_desktop.services.importing.mapping import (
    NUMBER_COLUMN,
    UID_COLUMN,
    ColumnMap,
    plain_name,
)
from rai_desktop.services.importing.model import SourceList
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.computed import COMPUTED
from rai_desktop.services.registers.tables import REGISTER_KINDS, column_order
from rai_desktop.services.tables import SourceDocument, SourceRow, SourceTable

REGISTER_FORMAT = "rai-desktop-register-1"
AUDITOR_MARK = "=audit"

_KIND_OF_REGISTER = dict(REGISTER_KINDS)


def is_project_document(document: SourceDocument) -> bool:
    """Return whether a source is the JSON export of a project."""
    return document.meta.get("format") == DOCUMENT_FORMAT


def is_own(document: SourceDocument) -> bool:
    """Return whether the program wrote a source and said so in it."""
    return is_project_document(document) or document.meta.get("format") == REGISTER_FORMAT


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
    sheets = _sheets(document.meta)
    return [
        reader.sheet(table, *sheets[table.name])
        for table in document.tables
        if table.name in sheets
    ]


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


def own_separated_list(
    project: OpenProject, labels: Sequence[Labels], kind: EntityKind, table: SourceTable
) -> SourceList:
    """Return a list read as our export of separated values, of which it does not tell itself."""
    return _OwnColumns(project, labels).titled(kind, table)


def is_complete(columns: ColumnMap) -> bool:
    """Return whether a list has the columns that every export of ours has."""
    return {UID_COLUMN, NUMBER_COLUMN} <= set(columns.keys.values())


def _sheets(meta: Mapping[str, str]) -> dict[str, tuple[EntityKind, Sequence[str], str]]:
    """Return kind, column keys and the sentence for no rows, by the title of the sheet."""
    found = {}
    for number in range(1, _count(meta) + 1):
        name = f"sheet.{number}"
        kind = _KIND_OF_REGISTER.get(meta.get(f"{name}.table", ""))
        if kind is not None:
            keys = _keys(meta.get(f"{name}.columns", ""))
            found[meta.get(name, "")] = (kind, keys, meta.get(f"{name}.empty", ""))
    return found


def _count(meta: Mapping[str, str]) -> int:
    text = meta.get("sheets", "")
    return min(int(text), len(meta)) if text.isdecimal() else 0


def _keys(text: str) -> Sequence[str]:
    try:
        keys = json.loads(text)
    except ValueError:
        return ()
    return [str(key) for key in keys] if isinstance(keys, list) else ()


def _is_audit(key: str) -> bool:
    return key.startswith(AUDITOR_MARK)


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

    def sheet(
        self, table: SourceTable, kind: EntityKind, keys: Sequence[str], empty: str
    ) -> SourceList:
        """Return a sheet; its keys count as long as the headings above them are those written."""
        rows = [row for row in table.rows if [c.text for c in row.cells if c.text] != [empty]]
        kept = SourceTable(
            name=table.name, header=table.header, rows=tuple(rows), header_row=table.header_row
        )
        if not self._fits(kind, table.header, keys):
            return self.titled(kind, kept)
        by_name = dict(zip(table.header, keys, strict=True))
        return self._list(kind, kept, {n: k for n, k in by_name.items() if not _is_audit(k)})

    def titled(self, kind: EntityKind, table: SourceTable) -> SourceList:
        """Return a list whose headings are the titles in one of the languages."""
        known = [self._keys_by_title(kind, labels) for labels in self._labels]
        found = [
            {name: keys[plain_name(name)] for name in table.header if plain_name(name) in keys}
            for keys in known
        ]
        return self._list(kind, table, max(found, key=len))

    def _list(self, kind: EntityKind, table: SourceTable, keys: Mapping[str, str]) -> SourceList:
        """Return a list with these columns; computed and internal ones are ignored."""
        editable = {name: key for name, key in keys.items() if self._is_editable(kind, key)}
        ignored = tuple(name for name in keys if name not in editable)
        columns = ColumnMap(kind=kind, keys=editable, ignored=ignored)
        return SourceList(table=table, columns=columns, is_own=True)

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

    def _fits(self, kind: EntityKind, header: Sequence[str], keys: Sequence[str]) -> bool:
        """Return whether each heading still stands above the column it was written for."""
        if len(header) != len(keys):
            return False
        titles: dict[str, set[str]] = {}
        for labels in self._labels:
            for title, key in self._keys_by_title(kind, labels).items():
                titles.setdefault(key, set()).add(title)
        pairs = [(plain_name(n), titles.get(k, {""})) for n, k in zip(header, keys, strict=True)]
        return all(any(name.startswith(title) for title in known) for name, known in pairs)

    def _is_editable(self, kind: EntityKind, key: str) -> bool | None:
        """Return whether an import may set the field; ``None`` when there is no such field."""
        if key in (UID_COLUMN, NUMBER_COLUMN):
            return True
        try:
            return self._project.field(kind, key).is_entered
        except UserError:
            return None
