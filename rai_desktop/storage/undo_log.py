"""What can be undone in this copy; plain SQL, for it is read when the project opens."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, overload

from rai_desktop.domain.canonical import Plain, canonical_json, to_plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.values import read_plain
from rai_desktop.services.heeding import heeded
from rai_desktop.services.ports import Commit, UndoEntry

KEPT_UNDO = 500
"""Actions of this copy that can be undone."""

_AT_ONCE = 1_000
"""Settings that are put into words together."""

_READ = """
SELECT seq, action, title, step, count, place, time, undone
FROM undo WHERE copy_id = ? ORDER BY seq
"""
_ADD = """
INSERT INTO undo (copy_id, action, title, step, count, place, time, undone, restore)
VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)
"""


def settings_text(settings: Iterable[FieldSetting]) -> str:
    """Return settings as stored for undo; part by part, so that other threads get their turns."""
    items = [[str(s.kind), s.uid, s.key, to_plain(s.value)] for s in heeded(settings)]
    parts = (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
    return f"[{','.join(canonical_json(part)[1:-1] for part in parts)}]"


def read_settings(text: str) -> tuple[FieldSetting, ...]:
    """Return stored settings."""
    return tuple(
        FieldSetting(kind, Uid(uid), key, _value(kind, key, plain))
        for kind, uid, key, plain in _typed(heeded(json.loads(text)))
    )


def _typed(items: Iterable[Sequence[Any]]) -> Iterator[tuple[EntityKind, str, str, Plain]]:
    for kind, uid, key, plain in items:
        yield EntityKind(kind), uid, key, plain


def _value(kind: EntityKind, key: str, plain: Plain) -> Any:
    spec = built_in_field(kind, key)
    if spec is None or is_extra_key(key):
        return tuple(plain) if isinstance(plain, list) else plain
    return read_plain(spec, plain)


def entry_of(commit: Commit, step: StepId, before: Iterable[FieldSetting]) -> UndoEntry:
    """Return what undoing a step means; ``before`` brings back what was there."""
    places = {(setting.uid, setting.key) for setting in commit.settings}
    return UndoEntry(
        seq=0,
        action=commit.action,
        title=commit.title,
        step=step,
        restore=tuple(before),
        count=len({setting.uid for setting in commit.settings}),
        place=next(iter(places)) if len(places) == 1 else None,
        time=commit.time,
    )


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

    def __init__(self, connection: sqlite3.Connection, copy_id: str) -> None:
        self._connection = connection
        self._copy = copy_id
        self._entries: tuple[UndoEntry, ...] | None = None

    def entries(self) -> tuple[UndoEntry, ...]:
        """Return the entries in the order they were made."""
        if self._entries is None:
            rows = self._connection.execute(_READ, (self._copy,)).fetchall()
            self._entries = tuple(self._entry(*row) for row in rows)
        return self._entries

    def add(self, entry: UndoEntry) -> None:
        """Add an action; what was undone before can no longer be done again."""
        held = self.entries()
        gone = [old.seq for old in held if old.undone]
        gone += [old.seq for old in held if not old.undone][: -KEPT_UNDO + 1]
        self._connection.executemany("DELETE FROM undo WHERE seq = ?", [(seq,) for seq in gone])
        row = (
            self._copy,
            str(entry.action),
            entry.title,
            entry.step,
            entry.count,
            " ".join(entry.place) if entry.place else "",
            entry.time.isoformat(),
            settings_text(entry.restore),
        )
        self._connection.execute(_ADD, row)
        self._entries = None

    def extend(self, seq: int, step: StepId, time: datetime) -> None:
        """Let a further edit of the same field belong to entry ``seq``."""
        values = (step, time.isoformat(), seq)
        self._connection.execute("UPDATE undo SET step = ?, time = ? WHERE seq = ?", values)
        self._entries = None

    def turn(self, entry: UndoEntry, restore: Iterable[FieldSetting]) -> None:
        """Mark an entry as undone, or done again, with what takes it back from there."""
        values = (int(not entry.undone), settings_text(restore), entry.seq)
        self._connection.execute("UPDATE undo SET undone = ?, restore = ? WHERE seq = ?", values)
        self._entries = None

    def forget(self) -> None:
        """Read the entries anew when they are asked for next: they were changed in the file."""
        self._entries = None

    def _entry(self, *row: Any) -> UndoEntry:
        seq, action, title, step, count, place, time, undone = row
        uid, _, key = place.partition(" ")
        return UndoEntry(
            seq=seq,
            action=Action(action),
            title=title,
            step=StepId(step),
            restore=_StoredSettings(lambda: self._restore(seq)),
            count=count,
            place=(Uid(uid), key) if key else None,
            time=datetime.fromisoformat(time),
            undone=bool(undone),
        )

    def _restore(self, seq: int) -> tuple[FieldSetting, ...]:
        query = "SELECT restore FROM undo WHERE seq = ?"
        return read_settings(self._connection.execute(query, (seq,)).fetchone()[0])
