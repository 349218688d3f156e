"""References of a list that would lead back to their beginning: they become notes, and are told."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, value_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import NOTES
from rai_desktop.services.importing.model import (
    WRITTEN,
    ImportNote,
    RowOutcome,
    RowPlan,
    TablePlan,
    same_name,
)
from rai_desktop.services.project import OpenProject

T = TypeVar("T")

CIRCLE = N_("“{name}” would lead back to the entry itself. The cell was kept as a note.")


def without_circles(project: OpenProject, table: TablePlan) -> TablePlan:
    """Return ``table`` without references that lead in a circle, within it or with the project."""
    keys = [s.key for s in KINDS[table.kind].fields if s.reference is table.kind]
    for key in keys:
        finder = _Circles(project, table, key)
        rows = [finder.checked(row) for row in table.rows]
        if finder.found:
            table = replace(table, rows=tuple(rows))
    return table


class _Circles:
    """Follows one field from entry to entry; rows that are new stand for themselves."""

    def __init__(self, project: OpenProject, table: TablePlan, key: str) -> None:
        self._project = project
        self._key = key
        self._is_chain = key in KINDS[table.kind].chains
        self._column = next((n for n, k in table.columns.keys.items() if k == key), key)
        self._source = table.source
        self.found = False
        rows = [row for row in table.rows if row.outcome in WRITTEN]
        self._by_name: dict[str, str] = {}
        self._by_entry: dict[str, str] = {row.entry: _place(row) for row in rows if row.entry}
        for row in rows:
            self._by_name.setdefault(same_name(row.title), _place(row))
        self._next = {_place(row): self._target(row) for row in rows if self._is_set(row)}

    def checked(self, row: RowPlan) -> RowPlan:
        """Return ``row`` without a reference that leads back to it."""
        if row.outcome not in WRITTEN or not self._is_set(row):
            return row
        start = _place(row)
        seen, place = {start}, self._next.get(start, "")
        while place and place not in seen:
            seen.add(place)
            place = self._following(place) if self._is_chain else ""
        if place != start:
            return row
        self.found = True
        self._next[start] = ""
        return self._without(row)

    def _is_set(self, row: RowPlan) -> bool:
        return any(self._key in part for part in (row.values, row.names, row.sources))

    def _target(self, row: RowPlan) -> str:
        """Return where the reference of a row leads; a name outside of the list leads nowhere."""
        if self._key in row.sources:
            source = row.sources[self._key]
            return self._by_entry.get(source, source)
        if self._key in row.names:
            return self._by_name.get(same_name(row.names[self._key]), "")
        return str(row.values.get(self._key) or "")

    def _following(self, place: str) -> str:
        if place in self._next:
            return self._next[place]
        entity = self._project.store.entity(Uid(place))
        return str(value_of(entity, self._key) or "") if entity is not None else ""

    def _without(self, row: RowPlan) -> RowPlan:
        name = self._text(row)
        values: dict[str, Value] = _but(row.values, self._key)
        before = str(values.get(NOTES) or self._notes_of(row))
        line = f"{self._column}: {name}"
        if f"\n{line}\n" not in f"\n{before}\n":
            values[NOTES] = f"{before}\n{line}" if before else line
        note = ImportNote(
            text=CIRCLE, values={"name": name[:80]}, row=row.row, column=self._column, kept=name
        )
        names, sources = _but(row.names, self._key), _but(row.sources, self._key)
        is_nothing = row.uid and not (values or names or sources or row.links)
        return replace(
            row,
            outcome=RowOutcome.UNCHANGED if is_nothing else row.outcome,
            values=values,
            names=names,
            sources=sources,
            remarks=(*row.remarks, note),
        )

    def _text(self, row: RowPlan) -> str:
        """Return what the source says in the cell."""
        if self._source is None or self._column not in self._source.header:
            return ""
        place = bisect_left(self._source.rows, row.row, key=lambda each: each.number)
        cells = self._source.rows[place].cells
        return cells[self._source.header.index(self._column)].text.strip()

    def _notes_of(self, row: RowPlan) -> str:
        entity = self._project.store.entity(row.uid) if row.uid else None
        return str(value_of(entity, NOTES) or "") if entity is not None else ""


def _place(row: RowPlan) -> str:
    return row.uid or f"row:{row.row}"


def _but(parts: Mapping[str, T], key: str) -> dict[str, T]:
    return {k: v for k, v in parts.items() if k != key}
