"""Reading all entities of a kind into memory, column by column.

A project of ten thousand systems has three million values. Nothing here is done value by value in
Python: rows become columns, equal cells are read once, and each column is put into the slots of
the entities as a whole.
"""

import json
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from datetime import date
from itertools import repeat
from typing import Any

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.collecting import keep_all, no_collecting
from rai_desktop.services.heeding import check

_CHUNK = 500
_MANY = 5000


def load_entities(connection: sqlite3.Connection, kind: EntityKind) -> dict[Uid, Entity]:
    """Return all entities of a kind, in the order they were added."""
    made, specs = KINDS[kind].entity, KINDS[kind].fields
    empty = {field.name: field.default for field in fields(made)}
    names = ["uid", *(_selected(spec, empty[spec.key]) for spec in specs)]
    columns = [_Column(made, "uid", None)]
    columns += [_Column(made, spec.key, _reader(spec, empty[spec.key])) for spec in specs]
    loaded: dict[Uid, Entity] = {}
    query = f'SELECT {", ".join(names)} FROM "{kind}" ORDER BY rowid_'  # noqa: S608 - own names
    with no_collecting():
        cursor = connection.execute(query)
        while rows := cursor.fetchmany(_CHUNK):
            check()
            loaded |= _entities(made, columns, rows)
        if len(loaded) >= _MANY:
            keep_all()  # they stay; looking at all of them again stops everything for 0.1 s
    return loaded


def _entities(
    made: type[Entity], columns: Sequence["_Column"], rows: Sequence[Sequence[Any]]
) -> dict[Uid, Entity]:
    entities = list(map(made.__new__, repeat(made, len(rows))))
    for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
        column.put(entities, cells)
    return dict(zip((row[0] for row in rows), entities, strict=True))


class _Column:
    """Puts the values of one field into entities that were just made, past their being frozen."""

    def __init__(self, made: type[Entity], key: str, read: "_ReadCells | None") -> None:
        self._set = getattr(made, key).__set__
        self._read = read

    def put(self, entities: Iterable[Entity], cells: Iterable[Any]) -> None:
        """Set the field of each entity."""
        values = self._read(cells) if self._read else cells
        deque(map(self._set, entities, values), maxlen=0)


_ReadCells = Callable[[Iterable[Any]], Iterable[object]]


class _Known(dict[Any, object]):
    """The values of cells that came up before; others are read when they are met first."""

    def __init__(self, read: Callable[[Any], object], empty: object) -> None:
        super().__init__({None: empty})
        self._read = read

    def __missing__(self, cell: Any) -> object:
        value = self[cell] = self._read(cell)
        return value


def _selected(spec: FieldSpec, empty: object) -> str:
    return f"""ifnull("{spec.key}", '')""" if spec.is_text and empty == "" else f'"{spec.key}"'


def _reader(spec: FieldSpec, empty: object) -> _ReadCells | None:
    """Return what reads the cells of a field; ``None`` when they are values as they are."""
    if spec.is_text or spec.kind in (FieldKind.NUMBER, FieldKind.RATING):
        return None
    if spec.kind is FieldKind.REFERENCE or (spec.kind is FieldKind.CHOICE and spec.choices is None):
        return _shared
    read: Callable[[Any], object] = bool
    if spec.kind is FieldKind.DATE:
        read = date.fromisoformat
    elif spec.kind is FieldKind.MULTI_CHOICE:
        read = _codes
    elif spec.choices is not None:
        read = spec.choices
    known = _Known(read, empty)
    return lambda cells: map(known.__getitem__, cells)


def _shared(cells: Iterable[Any]) -> Iterable[object]:
    """Return the same texts, equal ones once in memory."""
    texts = tuple(cells)
    return map({}.setdefault, texts, texts)


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell))
