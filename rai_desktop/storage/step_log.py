"""The step log in the file: headers, payloads and what can be undone."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, overload

from sqlalchemy import Connection, delete, func, insert, select, update

from rai_desktop.domain.canonical import Plain, canonical_json, to_plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy, is_extra_key
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.steps import FieldSetting, Payload, Step, step_from_header
from rai_desktop.domain.values import read_plain
from rai_desktop.services.ports import StepEntry, UndoEntry
from rai_desktop.storage.state import in_parts
from rai_desktop.storage.tables import PAYLOAD_TABLE, STEP_TABLE, UNDO_TABLE

KEPT_UNDO = 500
"""Actions of this copy that can be undone."""


def append_step(connection: Connection, seq: int, step: Step, payloads: Sequence[Payload]) -> None:
    """Write a step as number ``seq`` of this file, with its payloads."""
    row = {
        "seq": seq,
        "id": step.id(),
        "header": canonical_json(step.header()),
        "author": step.author,
        "time": step.time,
    }
    connection.execute(insert(STEP_TABLE), [row])
    for part in in_parts(payloads):
        connection.execute(insert(PAYLOAD_TABLE), [_payload_row(seq, payload) for payload in part])


def _payload_row(seq: int, payload: Payload) -> dict[str, Any]:
    return {
        "seq": seq,
        "uid": payload.uid,
        "privacy": str(payload.privacy),
        "kind": str(payload.kind),
        "salt": payload.salt,
        "body": canonical_json(dict(payload.values)),
    }


def last_seq(connection: Connection) -> int:
    """Return the number of the newest step; 0 in an empty log."""
    return connection.execute(select(func.max(STEP_TABLE.c.seq))).scalar() or 0


def read_step(header: str, author: str, time: str) -> Step:
    """Return the step of a stored header."""
    return step_from_header(json.loads(header), author=author, time=time)


def read_payload(row: Any) -> Payload:  # a row of the payload table
    """Return the payload of a row."""
    return Payload(
        EntityKind(row.kind), Uid(row.uid), Privacy(row.privacy), row.salt, json.loads(row.body)
    )


def step_entries(connection: Connection, uid: Uid | None) -> list[StepEntry]:
    """Return the steps in the order of this file; with ``uid`` only its steps and payloads."""
    payload_query = select(PAYLOAD_TABLE).order_by(PAYLOAD_TABLE.c.seq)
    step_query = select(STEP_TABLE).order_by(STEP_TABLE.c.seq)
    if uid is not None:
        payload_query = payload_query.where(PAYLOAD_TABLE.c.uid == uid)
        own = select(PAYLOAD_TABLE.c.seq).where(PAYLOAD_TABLE.c.uid == uid)
        step_query = step_query.where(STEP_TABLE.c.seq.in_(own))
    payloads: dict[int, list[Payload]] = {}
    for row in connection.execute(payload_query):
        payloads.setdefault(row.seq, []).append(read_payload(row))
    return [
        StepEntry(
            id=StepId(row.id),
            step=read_step(row.header, row.author, row.time),
            payloads=tuple(payloads.get(row.seq, ())),
        )
        for row in connection.execute(step_query)
    ]


def settings_text(settings: Iterable[FieldSetting]) -> str:
    """Return settings as stored for undo."""
    return canonical_json([[str(s.kind), s.uid, s.key, to_plain(s.value)] for s in settings])


def read_settings(text: str) -> tuple[FieldSetting, ...]:
    """Return stored settings."""
    return tuple(
        FieldSetting(kind, Uid(uid), key, _value(kind, key, plain))
        for kind, uid, key, plain in _typed(json.loads(text))
    )


def _typed(items: Sequence[Sequence[Any]]) -> Iterator[tuple[EntityKind, str, str, Plain]]:
    for kind, uid, key, plain in items:
        yield EntityKind(kind), uid, key, plain


def _value(kind: EntityKind, key: str, plain: Plain) -> Any:
    spec = built_in_field(kind, key)
    if spec is None or is_extra_key(key):
        return tuple(plain) if isinstance(plain, list) else plain
    return read_plain(spec, plain)


class _StoredSettings(Sequence[FieldSetting]):
    """Settings that are read when first asked for: those of an import may be very many."""

    def __init__(self, read: Callable[[], tuple[FieldSetting, ...]]) -> None:
        self._read = read

    @cached_property
    def _settings(self) -> tuple[FieldSetting, ...]:
        return self._read()

    @overload
    def __getitem__(self, index: int) -> FieldSetting: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FieldSetting]: ...
    def __getitem__(self, index: int | slice) -> FieldSetting | Sequence[FieldSetting]:
        return self._settings[index]

    def __len__(self) -> int:
        return len(self._settings)


class UndoLog:
    """What this copy can undo; other copies' entries in the file are left alone."""

    def __init__(self, connection: Connection, copy_id: str) -> None:
        self._connection = connection
        self._copy = copy_id
        self._own = UNDO_TABLE.c.copy_id == copy_id
        self._entries: tuple[UndoEntry, ...] | None = None

    def entries(self) -> tuple[UndoEntry, ...]:
        """Return the entries in the order they were made."""
        if self._entries is None:
            columns = [column for column in UNDO_TABLE.c if column.name != "restore"]
            query = select(*columns).where(self._own).order_by(UNDO_TABLE.c.seq)
            self._entries = tuple(self._entry(row) for row in self._connection.execute(query))
        return self._entries

    def add(self, entry: UndoEntry) -> None:
        """Add an action; what was undone before can no longer be done again."""
        held = self.entries()
        gone = [old.seq for old in held if old.undone]
        gone += [old.seq for old in held if not old.undone][: -KEPT_UNDO + 1]
        if gone:
            self._connection.execute(delete(UNDO_TABLE).where(UNDO_TABLE.c.seq.in_(gone)))
        row = {
            "copy_id": self._copy,
            "action": str(entry.action),
            "title": entry.title,
            "step": entry.step,
            "restore": settings_text(entry.restore),
            "count": entry.count,
            "place": " ".join(entry.place) if entry.place else "",
            "time": entry.time.isoformat(),
            "undone": 0,
        }
        self._connection.execute(insert(UNDO_TABLE), [row])
        self._entries = None

    def extend(self, seq: int, step: StepId, time: datetime) -> None:
        """Let a further edit of the same field belong to entry ``seq``."""
        self._set(seq, {"step": step, "time": time.isoformat()})

    def turn(self, entry: UndoEntry, restore: Iterable[FieldSetting]) -> None:
        """Mark an entry as undone, or done again, with what takes it back from there."""
        self._set(entry.seq, {"undone": int(not entry.undone), "restore": settings_text(restore)})

    def _set(self, seq: int, values: dict[str, Any]) -> None:
        table = UNDO_TABLE
        self._connection.execute(update(table).where(table.c.seq == seq).values(**values))
        self._entries = None

    def _entry(self, row: Any) -> UndoEntry:
        uid, _, key = row.place.partition(" ")
        seq: int = row.seq
        return UndoEntry(
            seq=seq,
            action=Action(row.action),
            title=row.title,
            step=StepId(row.step),
            restore=_StoredSettings(lambda: self._restore(seq)),
            count=row.count,
            place=(Uid(uid), key) if key else None,
            time=datetime.fromisoformat(row.time),
            undone=bool(row.undone),
        )

    def _restore(self, seq: int) -> tuple[FieldSetting, ...]:
        query = select(UNDO_TABLE.c.restore).where(UNDO_TABLE.c.seq == seq)
        return read_settings(self._connection.execute(query).scalar_one())
