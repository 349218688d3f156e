"""Earlier states of a project, as far as the history tells: which entries differ, and their values.

The value of a field at a step is the last one set in its past, in the order of the file: who wrote
the same field elsewhere was either known or decided about by the merge that joined both. Where a
step set values that are gone from the history, they are not known until a later step sets them.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import privacy_of
from rai_desktop.services.timeline.model import EntryThen

_STEPS = "SELECT seq, id, json_extract(header, '$.parents') FROM step ORDER BY seq"
_TOUCHED = """
SELECT DISTINCT json_extract(touched.value, '$[0]'), json_extract(touched.value, '$[1]')
FROM step, json_each(step.header, '$.touched') AS touched WHERE step.seq = ?
"""
_OF_ENTRY = "SELECT seq, privacy, body FROM payload WHERE uid = ? ORDER BY seq"
_COUNTS = """
SELECT (SELECT coalesce(sum(json_array_length(header, '$.touched')), 0) FROM step),
       (SELECT count(*) FROM payload)
"""
_MISSING = """
SELECT step.seq, json_extract(touched.value, '$[0]'), json_extract(touched.value, '$[2]'),
       json_extract(touched.value, '$[3]')
FROM step, json_each(step.header, '$.touched') AS touched
WHERE NOT EXISTS (
    SELECT 1 FROM payload WHERE payload.seq = step.seq
    AND payload.uid = json_extract(touched.value, '$[0]')
    AND payload.privacy = json_extract(touched.value, '$[2]'))
"""
_ERASED = """
SELECT step.seq, erased.value FROM step, json_each(step.header, '$.erased') AS erased
WHERE instr(step.header, '"erased":["') ORDER BY step.seq
"""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a step set of an entry, of one privacy class; without ``values`` they are gone.

    ``erased_by`` is the step that erased them, if that is why.
    """

    seq: int
    privacy: str
    values: Mapping[str, Plain] | None
    erased_by: int | None = None


@dataclass(slots=True)
class _Then:
    """An entry in one state; ``erased`` and ``left_out`` are fields whose value is gone."""

    values: dict[str, Plain] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    is_there: bool = False

    @property
    def known(self) -> dict[str, Plain] | None:
        """Its values that say something; ``None`` when the entry did not exist."""
        if not self.is_there:
            return None
        return {key: value for key, value in self.values.items() if not _says_nothing(value)}


class Past:
    """Reads two states of one file beside each other; begin anew when the file changes."""

    def __init__(self, connection: sqlite3.Connection, one: StepId, other: StepId) -> None:
        self._connection = connection
        rows = connection.execute(_STEPS).fetchall()
        parents = {StepId(step): tuple(map(StepId, json.loads(found))) for _, step, found in rows}
        numbers = {step: seq for seq, step, _ in rows}
        graph = StepGraph(parents)
        self._first, self._second = (
            frozenset(numbers[StepId(known)] for known in graph.ancestors(step))
            for step in (one, other)
        )
        self._between = self._first ^ self._second
        self._gone = self._missing()

    def differing(self) -> dict[Uid, EntityKind]:
        """Return the entries that a step touched which only one of the two states knows."""
        return {
            Uid(uid): EntityKind(kind)
            for number in sorted(self._between)
            for uid, kind in self._connection.execute(_TOUCHED, (number,))
        }

    def entry(self, uid: Uid, kind: EntityKind) -> EntryThen | None:
        """Return what an entry was in the two states; ``None`` when it does not differ."""
        parts = self._parts(uid)
        keys = _keys_by_class(kind, parts)
        before, after = (self._then(parts, keys, known) for known in (self._first, self._second))
        erased = frozenset(before.erased ^ after.erased)
        left_out = frozenset(
            key
            for part in parts
            if part.seq in self._between
            for key in (part.values or keys.get(part.privacy, frozenset()))
            if key in before.left_out | after.left_out
        )
        lacks = any(
            part.values is None and part.erased_by is None and part.seq in self._between
            for part in parts
        )
        if before.known == after.known and not erased and not left_out and not lacks:
            return None
        return EntryThen(
            kind=kind,
            uid=uid,
            before=before.known,
            after=after.known,
            unknown_before=frozenset(before.erased | before.left_out),
            unknown_after=frozenset(after.erased | after.left_out),
            is_left_out=bool(left_out) or lacks,
        )

    def _parts(self, uid: Uid) -> list[_Part]:
        rows = self._connection.execute(_OF_ENTRY, (uid,)).fetchall()
        held = [_Part(seq, privacy, json.loads(body)) for seq, privacy, body in rows]
        return sorted([*held, *self._gone.get(uid, ())], key=lambda part: part.seq)

    def _then(
        self, parts: Iterable[_Part], keys: Mapping[str, frozenset[str]], known: frozenset[int]
    ) -> _Then:
        then = _Then()
        for part in parts:
            if part.seq not in known:
                continue
            then.is_there = True
            if part.values is not None:
                then.values.update(part.values)
                then.erased.difference_update(part.values)
                then.left_out.difference_update(part.values)
            else:
                gone = self._keys_gone(parts, part, keys)
                for key in gone:
                    then.values.pop(key, None)
                (then.left_out if part.erased_by is None else then.erased).update(gone)
        return then

    @staticmethod
    def _keys_gone(
        parts: Iterable[_Part], part: _Part, keys: Mapping[str, frozenset[str]]
    ) -> frozenset[str]:
        """Return the fields that a part whose values are gone may have set.

        The step that erased it says again all that was in it.
        """
        for other in parts:
            if other.seq == part.erased_by and other.privacy == part.privacy and other.values:
                return frozenset(other.values)
        return keys.get(part.privacy, frozenset())

    def _missing(self) -> dict[Uid, list[_Part]]:
        """Return the parts by entry whose values are gone; a look at two sums says if any are."""
        promised, held = self._connection.execute(_COUNTS).fetchone()
        if promised == held:
            return {}
        erased = {digest: seq for seq, digest in self._connection.execute(_ERASED)}
        found: dict[Uid, list[_Part]] = {}
        for seq, uid, privacy, digest in self._connection.execute(_MISSING):
            part = _Part(seq, privacy, None, erased.get(digest))
            found.setdefault(Uid(uid), []).append(part)
        return found


def _keys_by_class(kind: EntityKind, parts: Iterable[_Part]) -> dict[str, frozenset[str]]:
    """Return the fields that are known to have been set, by privacy class."""
    found: dict[str, set[str]] = {}
    for part in parts:
        for key in part.values or ():
            found.setdefault(str(_class_of(kind, key)), set()).add(key)
    return {privacy: frozenset(keys) for privacy, keys in found.items()}


@cache
def _class_of(kind: EntityKind, key: str) -> str:
    return str(privacy_of(kind, key))


def _says_nothing(value: Plain) -> bool:
    return value is None or value is False or value in ("", [])
