"""Checking the rows of entities: values against fields, digests and the root."""

import json
import sqlite3
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rai_desktop.domain.canonical import Plain, canonical_json
from rai_desktop.domain.fields import EntityKind, FieldKind, is_extra_key
from rai_desktop.domain.kinds.registry import KINDS, number_text
from rai_desktop.domain.records import add_to_root, plain_row_digest, root_text
from rai_desktop.domain.texts import N_
from rai_desktop.storage.findings import BAD, Inspection, kind_name
from rai_desktop.storage.rows import codec, is_word, read_kept, read_writers
from rai_desktop.storage.watch import Watch

Writers = Mapping[str, tuple[int, ...]]
PlainValues = dict[str, Plain]


def check_rows(connection: sqlite3.Connection, found: Inspection, watch: Watch) -> None:
    """Check the rows of all kinds; the history was checked before, for it counts the steps."""
    _RowCheck(connection, found, watch).run()


class _RowCheck:
    """Checks the rows of all kinds and adds up their root."""

    def __init__(self, connection: sqlite3.Connection, found: Inspection, watch: Watch) -> None:
        self._connection = connection
        self._watch = watch
        self._found = found
        self._root = 0
        self._kinds: dict[str, EntityKind] = {}
        self._wanted: dict[tuple[str, EntityKind | None], str] = {}
        self._extra = _extra_values(connection, found, watch)
        self._sound_writers = lru_cache(maxsize=4096)(self._read_writers)

    def run(self) -> None:
        """Check everything."""
        for kind in KINDS:
            self._check_kind(kind)
        for owner in self._extra:
            self._found.add(N_("Values belong to {uid}, which does not exist."), uid=owner)
        if root_text(self._root) != self._found.facts["root"]:
            self._found.add(
                N_("The entries do not fit the root digest: some were added or removed.")
            )
        self._check_references()

    def _check_kind(self, kind: EntityKind) -> None:
        columns = (*codec(kind).columns, "writers", "digest")
        names = ", ".join(f'"{name}"' for name in columns)
        references = [
            (spec.key, spec.reference)
            for spec in KINDS[kind].fields
            if spec.kind is FieldKind.REFERENCE
        ]
        count = 0
        query = f'SELECT {names} FROM "{kind}" ORDER BY rowid_'  # noqa: S608 - own names
        for row in self._watch.rows(self._connection.execute(query)):
            count += 1
            uid = row[0]
            if uid in self._kinds:
                self._found.add(N_("Two entries share the identity {uid}."), uid=uid)
            self._kinds[uid] = kind
            values = self._checked(kind, row)
            for key, target in references:
                if values.get(key):
                    self._wanted.setdefault((str(values[key]), target), uid)
        self._found.counts[kind] = count

    def _checked(self, kind: EntityKind, row: tuple[Any, ...]) -> PlainValues:
        """Return the values of a row after checking them against its digest and its writers."""
        uid, digest = row[0], row[-1]
        try:
            if not is_word(uid) or not isinstance(digest, bytes) or len(digest) != 32:
                raise ValueError(uid)
            values = codec(kind).checked_plain(row[:-2])
            if uid in self._extra:
                values |= self._extra.pop(uid)
            writers, withheld = self._sound_writers(kind, row[-2])
            if not (writers.keys() >= values.keys() and writers.keys() >= withheld):
                raise KeyError(uid)
        except BAD:
            text = N_("The entry {uid} ({kind}) holds values that do not fit.")
            self._found.add(text, uid=str(uid)[:60], kind=kind_name(kind))
            return {}
        found = plain_row_digest(kind, uid, values)
        if withheld:
            is_kept = read_kept(row[-2]) in ("", found.hex())
            is_sound = is_kept and withheld.isdisjoint(values)
            is_sound = is_sound and self._are_written(uid, values, writers, row[-2])
        else:
            is_sound = found == digest
        if not is_sound:
            text = N_("The entry {uid} ({kind}) was changed or damaged.")
            self._found.add(text, uid=_called(kind, uid, values), kind=kind_name(kind))
        self._root = add_to_root(self._root, added=(digest,))
        return values

    def _read_writers(self, kind: EntityKind, text: str) -> tuple[Writers, frozenset[str]]:
        """Return who wrote which field, and what is withheld, after checking both."""
        known = codec(kind).columns
        writers, withheld = read_writers(text)
        for key, steps in writers.items():
            if key not in known and not is_extra_key(key):
                raise KeyError(key)
            if not steps or not all(1 <= step <= self._found.steps for step in steps):
                raise ValueError(key)
        return writers, withheld

    def _are_written(self, uid: str, values: PlainValues, writers: Writers, stored: str) -> bool:
        """Return whether the log holds each value; for rows whose digest covers left-out ones.

        Where the row has a digest of what was kept, the log may lack what set it, but must not
        say anything else.
        """
        bodies: dict[int, dict[str, Any]] = {}
        query = "SELECT seq, body FROM payload WHERE uid = ?"
        for seq, body in self._connection.execute(query, (uid,)):
            bodies.setdefault(seq, {}).update(json.loads(body))
        may_lack = bool(read_kept(stored))
        for key, value in values.items():
            told = [bodies[step][key] for step in writers[key] if key in bodies.get(step, {})]
            if value not in told and not (may_lack and not told):
                return False
        return True

    def _check_references(self) -> None:
        for (target, kind), owner in self._wanted.items():
            held = self._kinds.get(target)
            if held is None or kind not in (None, held):
                self._found.remark(
                    N_("The entry {uid} refers to {target}, which does not exist."),
                    uid=owner,
                    target=target[:60],
                )


def _extra_values(
    connection: sqlite3.Connection, found: Inspection, watch: Watch
) -> dict[str, PlainValues]:
    extra: dict[str, PlainValues] = {}
    rows = connection.execute("SELECT owner, key, value FROM extra_value")
    for owner, key, text in watch.rows(rows):
        try:
            value = _extra_value(text)
            if not is_extra_key(key) or not is_word(key):
                raise ValueError(key)
            extra.setdefault(owner, {})[key] = value
        except BAD:
            found.add(N_("A value of {uid} cannot be read."), uid=str(owner)[:60])
    return extra


def _extra_value(text: str) -> Plain:
    plain: Plain = json.loads(text)
    if canonical_json(plain) != text:
        raise ValueError("spelling")
    is_list = isinstance(plain, list) and all(isinstance(item, str) for item in plain)
    says_nothing = plain is False or plain in ("", [])
    if says_nothing or not (is_list or isinstance(plain, (str, int))):
        raise ValueError("kind")
    return plain


def _called(kind: EntityKind, uid: str, values: PlainValues) -> str:
    """Return the number that people see, or else the identity."""
    number = values.get("number")
    return (number_text(kind, number) if isinstance(number, int) else "") or uid
