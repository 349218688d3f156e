"""Reading and writing the current state: rows, extra values, digests, head and root."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert

from rai_desktop.domain.canonical import Plain, Value, canonical_json, is_empty, to_plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.records import add_to_root, row_digest
from rai_desktop.services.heeding import check, heeded
from rai_desktop.storage.reading import extra_plain
from rai_desktop.storage.rows import codec, read_writers, writers_text
from rai_desktop.storage.tables import ENTITY_TABLES, EXTRA_TABLE, META_TABLE

_CHUNK = 500

Item = TypeVar("Item")


@dataclass(slots=True)
class StoredRow:
    """One entity as the file holds it; writers are step numbers of this file."""

    kind: EntityKind
    values: dict[str, Value]
    writers: dict[str, tuple[int, ...]]
    withheld: frozenset[str]
    digest: bytes


def write_meta(connection: Connection, facts: Mapping[str, str]) -> None:
    """Set facts about the file."""
    statement = insert(META_TABLE)
    upsert = statement.on_conflict_do_update(
        index_elements=["key"], set_={"value": statement.excluded.value}
    )
    connection.execute(upsert, [{"key": k, "value": v} for k, v in facts.items()])


def read_rows(
    connection: Connection, kind: EntityKind, uids: Sequence[Uid]
) -> dict[Uid, StoredRow]:
    """Return those of ``uids`` that exist, with their custom values and answers."""
    table, reader = ENTITY_TABLES[kind], codec(kind)
    columns = [table.c[name] for name in (*reader.columns, "writers", "digest")]
    rows: dict[Uid, StoredRow] = {}
    for part in in_parts(uids):
        for row in connection.execute(select(*columns).where(table.c.uid.in_(part))):
            writers, withheld = read_writers(row.writers)
            rows[Uid(row.uid)] = StoredRow(
                kind, reader.values(tuple(row)[:-2]), writers, withheld, row.digest
            )
    for owner, key, plain in _extra_values(connection, list(rows)):
        rows[owner].values[key] = _extra_value(plain)
    return rows


def write_rows(connection: Connection, rows: Mapping[Uid, StoredRow]) -> None:
    """Write rows whole, with digests made anew."""
    for uid, row in heeded(rows.items()):
        row.digest = row_digest(row.kind, uid, row.values)
    put_rows(connection, rows)


def put_rows(connection: Connection, rows: Mapping[Uid, StoredRow]) -> None:
    """Write rows whole, with the digests they have."""
    by_kind: dict[EntityKind, list[Uid]] = {}
    for uid, row in rows.items():
        by_kind.setdefault(row.kind, []).append(uid)
    for kind, uids in by_kind.items():
        statement = insert(ENTITY_TABLES[kind])
        columns = (*codec(kind).columns[1:], "writers", "digest")
        changing = {name: statement.excluded[name] for name in columns}
        upsert = statement.on_conflict_do_update(index_elements=["uid"], set_=changing)
        for part in in_parts(uids):
            connection.execute(upsert, [_cells(uid, rows[uid]) for uid in part])


def _cells(uid: Uid, row: StoredRow) -> dict[str, object]:
    cells: dict[str, object] = dict(codec(row.kind).row(uid, row.values))
    kept = row_digest(row.kind, uid, row.values).hex() if row.withheld else ""
    cells["writers"] = writers_text(row.writers, row.withheld, kept)
    cells["digest"] = row.digest
    return cells


def write_extra(connection: Connection, settings: Iterable[tuple[Uid, str, Value]]) -> None:
    """Set or empty custom values and answers."""
    latest = {(owner, key): value for owner, key, value in settings}
    if not latest:
        return
    table = EXTRA_TABLE.c
    places = [{"own": owner, "named": key} for owner, key in latest]
    here = (table.owner == bindparam("own"), table.key == bindparam("named"))
    connection.execute(delete(EXTRA_TABLE).where(*here), places)
    rows = [
        {"owner": owner, "key": key, "value": canonical_json(to_plain(value))}
        for (owner, key), value in heeded(latest.items())
        if not is_empty(value)
    ]
    if rows:
        connection.execute(insert(EXTRA_TABLE), rows)


def changed_root(root: int, before: Iterable[StoredRow], after: Iterable[StoredRow]) -> int:
    """Return the root after rows were replaced."""
    return add_to_root(
        root, removed=(row.digest for row in before), added=(row.digest for row in after)
    )


def _extra_values(
    connection: Connection, owners: Sequence[Uid]
) -> Iterable[tuple[Uid, str, Plain]]:
    for part in in_parts(owners):
        query = select(EXTRA_TABLE).where(EXTRA_TABLE.c.owner.in_(part))
        for row in connection.execute(query):
            yield Uid(row.owner), row.key, extra_plain(row.value)


def _extra_value(plain: Plain) -> Value:
    if isinstance(plain, list):
        return tuple(str(item) for item in plain)
    assert not isinstance(plain, (dict, float))  # noqa: S101 - never written, see to_plain
    return plain


def in_parts(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield ``items`` in parts, so that a large step needs no large memory and may be ended."""
    for start in range(0, len(items), _CHUNK):
        check()
        yield items[start : start + _CHUNK]
