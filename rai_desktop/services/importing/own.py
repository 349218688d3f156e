"""Lists that the program wrote itself: what their sheets and columns are needs no guess."""

import json
import re
from collections.abc import Mapping, Sequence

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.document import DOCUMENT_FORMAT, SECTIONS
from rai_desktop.services.importing.mapping import (
    NUMBER_COLUMN,
    UID_COLUMN,
    ColumnGuesser,
    ColumnMap,
    plain_name,
)
from rai_desktop.services.importing.model import SourceList
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.computed import COMPUTED
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.services.tables import SourceDocument, SourceTable

REGISTER_FORMAT = "rai-desktop-register-1"

_KIND_OF_REGISTER = dict(REGISTER_KINDS)
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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


def own_separated_list(
    project: OpenProject, labels: Sequence[Labels], columns: ColumnMap, table: SourceTable
) -> SourceList:
    """Return a list that has our uids, and so comes from an export as separated values."""
    return _OwnColumns(project, labels).with_ignored(columns, table)


def as_written(text: str) -> str:
    """Return ``text`` as it comes back from a file, which cannot hold every character."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", lines)


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


class _OwnColumns:
    """Tells the fields of own columns; those that an import cannot set are ignored."""

    def __init__(self, project: OpenProject, labels: Sequence[Labels]) -> None:
        self._project = project
        self._labels = labels
        self._guesser = ColumnGuesser(project, labels)

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
            return self.with_ignored(self._guesser.columns(kind, table.header), kept)
        by_name = dict(zip(table.header, keys, strict=True))
        found = {name: key for name, key in by_name.items() if self._is_editable(kind, key)}
        audit = {n for n, key in by_name.items() if key.startswith("=audit")}
        ignored = tuple(name for name in by_name if name not in found and name not in audit)
        return SourceList(
            table=kept, columns=ColumnMap(kind=kind, keys=found, ignored=ignored), is_own=True
        )

    def with_ignored(self, columns: ColumnMap, table: SourceTable) -> SourceList:
        """Return a list of which the computed and internal columns are ignored by their titles."""
        titles = {
            plain_name(text)
            for each in self._labels
            for text in (
                *(each.words(computed.title) for computed in COMPUTED.get(columns.kind, ())),
                *(each.field(s) for s in self._project.fields(columns.kind) if s.internal),
            )
        }
        ignored = tuple(n for n in columns.unmapped(table.header) if plain_name(n) in titles)
        known = ColumnMap(kind=columns.kind, keys=columns.keys, ignored=ignored)
        return SourceList(table=table, columns=known, is_own=True)

    def _fits(self, kind: EntityKind, header: Sequence[str], keys: Sequence[str]) -> bool:
        if len(header) != len(keys):
            return False
        titles = self._titles(kind)
        return all(
            any(plain_name(name).startswith(title) for title in titles.get(key, ("",)))
            for name, key in zip(header, keys, strict=True)
        )

    def _titles(self, kind: EntityKind) -> Mapping[str, Sequence[str]]:
        titles = {
            spec.key: [plain_name(each.field(spec)) for each in self._labels]
            for spec in self._project.fields(kind)
        }
        for computed in COMPUTED.get(kind, ()):
            titles[computed.key] = [plain_name(each.words(computed.title)) for each in self._labels]
        return titles

    def _is_editable(self, kind: EntityKind, key: str) -> bool | None:
        """Return whether an import may set the field; ``None`` when there is no such field."""
        if key in (UID_COLUMN, NUMBER_COLUMN):
            return True
        try:
            return not self._project.field(kind, key).internal
        except UserError:
            return None
