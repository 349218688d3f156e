"""Taking values out of a copy for somebody else; plain SQL on a private file.

Left-out values are marked as withheld, so that nobody reads them as deleted. The history keeps its
headers with the commitments: the chain still verifies, and the copy can be merged.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind, FieldKind, Privacy, is_extra_key
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.left_out import PRIVACY, LeftOut, Naming
from rai_desktop.domain.records import plain_row_digest
from rai_desktop.storage.reading import unused_attachments
from rai_desktop.storage.rows import codec, read_writers, writers_text

_PAYLOADS = "SELECT seq, uid, privacy, kind, body FROM payload"
_REMOVE = "DELETE FROM payload WHERE seq = ? AND uid = ? AND privacy = ?"
_STAYING = (
    "SELECT sha256 FROM pack UNION SELECT sha256 FROM snapshot UNION SELECT logo FROM organisation"
)
_AT_ONCE = 500


def withhold(connection: sqlite3.Connection, left_out: frozenset[LeftOut]) -> Iterator[int]:
    """Take parts out of the file behind ``connection``; yield how many rows were looked at.

    What could be undone never travels, nor do bytes that nothing refers to.
    """
    connection.execute("DELETE FROM undo")
    leaving = _Leaving(connection, left_out)
    yield from leaving.take_out_rows()
    yield from leaving.take_out_history()
    leaving.take_out_attachments()


def row_count(connection: sqlite3.Connection) -> int:
    """Return how many rows ``withhold`` looks at, at most."""
    counts = (
        connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - own
        for table in (*KINDS, "payload")
    )
    return sum(counts)


@dataclass(slots=True)
class _Changed:
    """Rows of one kind that lose values: the cells to empty, and who wrote what is left."""

    rows: list[tuple[int, frozenset[str], str]] = field(default_factory=list)
    extra: list[tuple[str, str]] = field(default_factory=list)


class _Leaving:
    """Leaves parts out of one file."""

    def __init__(self, connection: sqlite3.Connection, left_out: frozenset[LeftOut]) -> None:
        self._connection = connection
        self._left_out = left_out
        self._classes = frozenset(PRIVACY[part] for part in left_out if part in PRIVACY)
        self._names_go = LeftOut.NAMES in left_out

    @cached_property
    def _naming(self) -> Naming:
        """What finds those whose names are left out, under all names that they ever had."""
        return naming_in(self._connection) if self._names_go else Naming(frozenset())

    def take_out_rows(self) -> Iterator[int]:
        """Withhold values of entities."""
        if not self._classes:
            return
        extra = self._extra_values()
        for kind in KINDS:
            changed = _Changed()
            columns = ", ".join(f'"{name}"' for name in codec(kind).columns)
            query = f'SELECT rowid_, writers, {columns} FROM "{kind}"'  # noqa: S608 - own names
            for number, (place, writers, *cells) in enumerate(self._connection.execute(query)):
                values = codec(kind).checked_plain(cells)
                own = extra.get(cells[0], {})
                gone = self._withheld(kind, {**values, **own})
                if gone:
                    kept = {k: v for k, v in {**values, **own}.items() if k not in gone}
                    text = _without(kind, cells[0], writers, gone, kept)
                    changed.rows.append((place, gone.intersection(values), text))
                    changed.extra.extend((cells[0], key) for key in gone.intersection(own))
                if number % _AT_ONCE == 0:
                    yield min(number, _AT_ONCE)
            self._write(kind, changed)

    def _withheld(self, kind: EntityKind, values: Mapping[str, Plain]) -> frozenset[str]:
        specs = {spec.key: spec for spec in KINDS[kind].fields}
        return frozenset(
            key
            for key, value in values.items()
            if (key in specs and specs[key].privacy in self._classes)
            or (self._names_go and self._names_somebody(kind, key, value))
        )

    def _names_somebody(self, kind: EntityKind, key: str, value: Plain) -> bool:
        """Return whether a value names somebody; own fields of people do, whatever they hold."""
        if is_extra_key(key):
            return kind is EntityKind.PERSON or self._naming.is_in(value)
        spec = KINDS[kind].field(key)
        if spec is None or not spec.is_text:
            return False
        return self._naming.is_in(value, is_title=key == KINDS[kind].title)

    def _write(self, kind: EntityKind, changed: _Changed) -> None:
        for place, keys, writers in changed.rows:
            emptied = "".join(f', "{key}" = NULL' for key in sorted(keys))
            self._connection.execute(
                f'UPDATE "{kind}" SET writers = ?{emptied} WHERE rowid_ = ?',  # noqa: S608 - own
                (writers, place),
            )
        self._connection.executemany(
            "DELETE FROM extra_value WHERE owner = ? AND key = ?", changed.extra
        )

    def _extra_values(self) -> dict[str, dict[str, Plain]]:
        found: dict[str, dict[str, Plain]] = {}
        for owner, key, value in self._connection.execute(
            "SELECT owner, key, value FROM extra_value"
        ):
            found.setdefault(owner, {})[key] = json.loads(value)
        return found

    def take_out_history(self) -> Iterator[int]:
        """Remove what steps set, all of it or what holds something that is left out."""
        if LeftOut.HISTORY in self._left_out:
            self._connection.execute("DELETE FROM payload")
            return
        if not self._classes:
            return
        gone: list[tuple[int, str, str]] = []
        for number, (seq, uid, privacy, kind, body) in enumerate(
            self._connection.execute(_PAYLOADS)
        ):
            if self._goes(EntityKind(kind), Privacy(privacy), body):
                gone.append((seq, uid, privacy))
            if number % _AT_ONCE == 0:
                yield min(number, _AT_ONCE)
        self._connection.executemany(_REMOVE, gone)

    def _goes(self, kind: EntityKind, privacy: Privacy, body: str) -> bool:
        if privacy in self._classes:
            return True
        if not self._names_go:
            return False
        values: dict[str, Any] = json.loads(body)
        return any(self._names_somebody(kind, key, value) for key, value in values.items())

    def take_out_attachments(self) -> None:
        """Remove bytes that nothing refers to, or all but packs, closed years and the logo."""
        gone = unused_attachments(self._connection)
        if LeftOut.ATTACHMENTS in self._left_out:
            held = {sha for (sha,) in self._connection.execute("SELECT sha256 FROM attachment")}
            kept = {sha for (sha,) in self._connection.execute(_STAYING)}
            gone |= held - kept
        for table in ("attachment_chunk", "attachment"):
            self._connection.executemany(
                f"DELETE FROM {table} WHERE sha256 = ?",  # noqa: S608 - own names
                [(sha,) for sha in gone],
            )


def _without(
    kind: EntityKind, uid: str, stored: str, gone: frozenset[str], kept: Mapping[str, Plain]
) -> str:
    writers, before = read_writers(stored)
    return writers_text(writers, before | gone, plain_row_digest(kind, uid, kept).hex())


def naming_in(connection: sqlite3.Connection) -> Naming:
    """Return what finds everybody whom the entries of a file name, or ever named.

    People are shown by what they do; that stays in texts. Of others, such as contacts of
    suppliers, only what looks like a name or an address is looked for.
    """
    found: set[str] = set()
    for kind in KINDS:
        keys = _naming_keys(kind)
        if not keys:
            continue
        columns = ", ".join(f'"{key}"' for key in keys)
        for row in connection.execute(f'SELECT {columns} FROM "{kind}"'):  # noqa: S608 - own
            found.update(text for text in row if text and _is_name(kind, text))
    for kind, body in connection.execute(
        "SELECT kind, body FROM payload WHERE privacy = ?", (str(Privacy.PERSONAL),)
    ):
        values = json.loads(body)
        told = (values.get(key) for key in _naming_keys(EntityKind(kind)))
        found.update(text for text in told if text and _is_name(EntityKind(kind), text))
    shown = connection.execute("SELECT function, department FROM person")
    return Naming.of(found, (text for row in shown for text in row if text))


def _naming_keys(kind: EntityKind) -> tuple[str, ...]:
    """Return the fields whose values give somebody away in other texts."""
    return tuple(
        spec.key
        for spec in KINDS[kind].fields
        if spec.privacy is Privacy.PERSONAL and spec.kind is not FieldKind.LONG_TEXT
    )


def _is_name(kind: EntityKind, text: str) -> bool:
    return kind is EntityKind.PERSON or "@" in text or " " in text.strip()
