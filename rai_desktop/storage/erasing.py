"""Removing values from the history for good; plain SQL on a working copy.

The header of a step keeps its commitments, so that the chain still verifies without the payloads.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rai_desktop.domain.canonical import Value, canonical_json
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import FieldSetting, committed_digest
from rai_desktop.services.heeding import heeded
from rai_desktop.services.ports import Erasure

_OF_ENTITY = "SELECT seq, uid, privacy, kind, salt, body FROM payload WHERE uid = ? ORDER BY seq"
_REMOVE = "DELETE FROM payload WHERE seq = ? AND uid = ? AND privacy = ?"
_ERASING = """SELECT id, header FROM step WHERE instr(header, '"erased":["') ORDER BY seq"""


@dataclass(frozen=True, slots=True)
class StoredPayload:
    """A payload as the file holds it, with the digest that its step names."""

    seq: int
    uid: Uid
    privacy: str
    kind: EntityKind
    digest: str
    values: Mapping[str, Any]


def payloads_to_empty(connection: sqlite3.Connection, erasure: Erasure) -> list[StoredPayload]:
    """Return the payloads that an erasure takes out of the history."""
    found = (
        _payload(row)
        for uid in heeded(dict.fromkeys((*erasure.emptied, *erasure.named_in)))
        for row in connection.execute(_OF_ENTITY, (uid,))
    )
    return [payload for payload in found if _goes(payload, erasure)]


def _goes(payload: StoredPayload, erasure: Erasure) -> bool:
    keys = payload.values.keys()
    if keys & erasure.emptied.get(payload.uid, frozenset()):
        return True
    named = keys & erasure.named_in.get(payload.uid, frozenset())
    return any(erasure.needles.are_in(payload.values[key]) for key in named)


def _payload(row: Sequence[Any]) -> StoredPayload:
    seq, uid, privacy, kind, salt, body = row
    digest = committed_digest(salt, kind, uid, privacy, body)
    return StoredPayload(seq, Uid(uid), privacy, EntityKind(kind), digest, json.loads(body))


def restated(
    found: Iterable[StoredPayload],
    settings: Iterable[FieldSetting],
    rows: Mapping[Uid, Mapping[str, Value]],
) -> list[FieldSetting]:
    """Return settings that say again what ``found`` held of fields that keep their values.

    A payload goes as a whole. What else it set is written anew by the step that empties it, so
    that everything the entity holds can still be followed from there on.
    """
    set_anew = {(setting.uid, setting.key) for setting in settings}
    places = {(p.uid, key): p.kind for p in found for key in p.values}
    return [
        FieldSetting(kind, uid, key, rows[uid].get(key))
        for (uid, key), kind in sorted(places.items())
        if (uid, key) not in set_anew
    ]


def remove_payloads(connection: sqlite3.Connection, found: Iterable[StoredPayload]) -> None:
    """Remove payloads with their salts."""
    connection.executemany(_REMOVE, [(p.seq, p.uid, p.privacy) for p in found])


def erasures(connection: sqlite3.Connection) -> dict[StepId, dict[str, Any]]:
    """Return the headers of the steps that emptied payloads, in the order of this file."""
    rows = connection.execute(_ERASING).fetchall()
    return {StepId(step): json.loads(header) for step, header in rows}


def erasing_steps(connection: sqlite3.Connection) -> frozenset[StepId]:
    """Return the steps that emptied payloads."""
    return frozenset(erasures(connection))


def erased_digests(connection: sqlite3.Connection) -> set[str]:
    """Return the commitments that any step of this file emptied."""
    found = erasures(connection).values()
    return {str(digest) for header in found for digest in header["erased"]}


def drop_erased(connection: sqlite3.Connection, behind: int = 0) -> int:
    """Remove payloads that a step of this file emptied, whoever brought them; return how many.

    Only those of steps behind number ``behind`` are looked at.
    """
    gone = erased_digests(connection)
    if not gone:
        return 0
    touched = _touched_by(connection, gone, behind)
    connection.executemany(_REMOVE, touched)
    return len(touched)


def _touched_by(
    connection: sqlite3.Connection, gone: set[str], behind: int
) -> list[tuple[int, str, str]]:
    """Return the places of those payloads in ``gone`` that are there."""
    places = []
    for seq, uid, privacy, kind, salt, body in connection.execute(
        "SELECT seq, uid, privacy, kind, salt, body FROM payload WHERE seq > ?", (behind,)
    ):
        if committed_digest(salt, kind, uid, privacy, body) in gone:
            places.append((seq, uid, privacy))
    return places


def clean_undo(connection: sqlite3.Connection, erasure: Erasure) -> None:
    """Take out of all that can be undone, here or elsewhere, what would bring the values back.

    An action of which nothing is left cannot be undone any more.
    """
    for seq, title, restore in connection.execute(
        "SELECT seq, title, restore FROM undo"
    ).fetchall():
        settings = json.loads(restore)
        kept = [s for s in heeded(settings) if not _brings_back(s, erasure)]
        named = "" if erasure.needles.are_in(title) else title
        if settings and not kept:
            connection.execute("DELETE FROM undo WHERE seq = ?", (seq,))
        elif kept != settings or named != title:
            connection.execute(
                "UPDATE undo SET title = ?, restore = ? WHERE seq = ?",
                (named, canonical_json(kept), seq),
            )


def _brings_back(setting: Sequence[Any], erasure: Erasure) -> bool:
    _kind, uid, key, value = setting
    return key in erasure.emptied.get(uid, ()) or erasure.needles.are_in(value)
