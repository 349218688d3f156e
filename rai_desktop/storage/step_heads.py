"""Steps without their values, newest first, and single payloads; plain SQL, in small pieces."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import Payload
from rai_desktop.services.ports import PayloadPlace, PayloadSize, StepHead

WHOLE = 64 * 1024
"""Bytes of a header that are read; what a longer one touched is not listed."""

_TOUCHED = ',"touched":['
_COLUMNS = "SELECT step.seq, step.id, step.author, step.time FROM step"
_NEWEST = f"{_COLUMNS} WHERE seq < ? ORDER BY seq DESC LIMIT ?"
_NEWEST_OF = (
    f"{_COLUMNS} JOIN (SELECT DISTINCT seq FROM payload WHERE uid = ? AND seq < ?"  # noqa: S608 - own names
    " ORDER BY seq DESC LIMIT ?) AS own ON own.seq = step.seq ORDER BY step.seq DESC"
)
_ONE = f"{_COLUMNS} WHERE id = ?"
_SIZES = """
SELECT uid, privacy, kind, (SELECT count(*) FROM json_each(payload.body))
FROM payload WHERE seq = ? AND (uid, privacy) > (?, ?) ORDER BY uid, privacy LIMIT ?
"""
_COUNT = """
SELECT count(*), max(uid), sum(kind <> 'link') FROM (
    SELECT uid, kind FROM payload WHERE seq = ? AND uid > ? GROUP BY uid ORDER BY uid LIMIT ?
)
"""
_PAYLOAD = "SELECT kind, uid, privacy, salt, body FROM payload WHERE seq = ?"
_EARLIER = """
SELECT seq, kind, uid, privacy, salt, body
FROM payload WHERE uid = ? AND seq < ? ORDER BY seq DESC, privacy LIMIT ?
"""
_OF_KIND = """
SELECT seq, uid, privacy, body FROM payload
WHERE kind = ? AND (seq, uid, privacy) > (?, ?, ?) AND (seq, uid, privacy) <= (?, ?, ?)
ORDER BY seq, uid, privacy LIMIT ?
"""
_FAR_BEHIND = """
SELECT seq, uid, privacy FROM payload
WHERE (seq, uid, privacy) > (?, ?, ?) ORDER BY seq, uid, privacy LIMIT 1 OFFSET ?
"""
_BEHIND_ALL = 2**62
_THE_LAST = (_BEHIND_ALL, "", "")
_VALUES_AT_ONCE = 500
_SOUGHT_AT_ONCE = 5_000
"""Payloads of all kinds among which those of one kind are looked for."""


class StepHeads:
    """Reads the history of one file in pieces so small that a window can wait for each."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def heads(self, before: int | None, count: int, of: Uid | None) -> list[StepHead]:
        """Return at most ``count`` steps below number ``before``, newest first."""
        limit = _BEHIND_ALL if before is None else before
        query, values = _NEWEST, (limit, count)
        if of is not None:
            query, values = _NEWEST_OF, (of, limit, count)  # type: ignore[assignment]
        return [self._head(row) for row in self._connection.execute(query, values).fetchall()]

    def head(self, step: StepId) -> StepHead | None:
        """Return one step, or ``None``."""
        row = self._connection.execute(_ONE, (step,)).fetchone()
        return self._head(row) if row else None

    def sizes(
        self, number: int, after: PayloadPlace | None, count: int, of: Uid | None
    ) -> list[PayloadSize]:
        """Return which payloads a step has behind ``after``, and how many fields are in each."""
        place = after or ("", "")
        query, values = _SIZES, [number, *place, count]
        if of is not None:
            query = _SIZES.replace("seq = ?", "seq = ? AND uid = ?")
            values.insert(1, of)
        rows = self._connection.execute(query, values).fetchall()
        return [PayloadSize(Uid(u), Privacy(p), EntityKind(k), fields) for u, p, k, fields in rows]

    def touched(self, number: int, after: str, count: int) -> tuple[int, int, str]:
        """Return how many entities a step touched behind uid ``after``, of at most ``count``.

        The second number leaves links out; the text is the last uid, empty at the end.
        """
        row = self._connection.execute(_COUNT, (number, after, count)).fetchone()
        return int(row[0]), int(row[2] or 0), row[1] or ""

    def payloads(self, number: int, places: Iterable[PayloadPlace]) -> list[Payload]:
        """Return these payloads of a step, as far as they are not withheld."""
        query = f"{_PAYLOAD} AND uid = ? AND privacy = ?"
        execute = self._connection.execute
        rows = (execute(query, (number, *place)).fetchone() for place in places)
        return [_payload(row) for row in rows if row]

    def earlier(self, uid: Uid, number: int, count: int) -> list[tuple[int, Payload]]:
        """Return payloads of an entity below step ``number``, newest first, with their numbers."""
        rows = self._connection.execute(_EARLIER, (uid, number, count)).fetchall()
        return [(seq, _payload(row)) for seq, *row in rows]

    def numbers_until(self, day: date) -> frozenset[int]:
        """Return the steps that were made until the end of a day; those without a moment, too."""
        rows = self._connection.execute("SELECT seq, time FROM step").fetchall()
        return frozenset(seq for seq, time in rows if not time or _day_of(time) <= day)

    def values_of(
        self, kind: EntityKind, after: tuple[int, str, str]
    ) -> tuple[list[tuple[int, Uid, dict[str, Plain]]], tuple[int, str, str] | None]:
        """Return what steps set of entries of a kind, oldest first, from behind a payload on.

        The second part is where to go on; ``None`` at the end. There may be nothing before it:
        only so many payloads are looked at together.
        """
        until = self._connection.execute(_FAR_BEHIND, (*after, _SOUGHT_AT_ONCE)).fetchone()
        values = (str(kind), *after, *(until or _THE_LAST), _VALUES_AT_ONCE)
        rows = self._connection.execute(_OF_KIND, values).fetchall()
        last = tuple(rows[-1][:3]) if len(rows) == _VALUES_AT_ONCE else until
        return [(seq, Uid(uid), json.loads(body)) for seq, uid, _, body in rows], last

    def touches(self, number: int, uids: Sequence[Uid]) -> bool:
        """Return whether a step touched one of these entities."""
        query = "SELECT 1 FROM payload WHERE uid = ? AND seq = ? LIMIT 1"
        execute = self._connection.execute
        return any(execute(query, (uid, number)).fetchone() for uid in uids)

    def _head(self, row: Sequence[Any]) -> StepHead:
        seq, step, author, time = row
        header, touched = self._header(seq)
        return StepHead(
            number=seq,
            id=StepId(step),
            action=Action(str(header["action"])),
            author=str(header.get("author", author)),
            time=str(header.get("time", time)),
            subject=StepId(str(header.get("subject", ""))),
            parents=tuple(StepId(str(parent)) for parent in header["parents"]),
            touched=touched,
        )

    def _header(self, seq: int) -> tuple[dict[str, Any], tuple[tuple[EntityKind, Uid], ...] | None]:
        """Return the header of a step and what it touched; ``None`` when that is very much."""
        with self._connection.blobopen("step", "header", seq, readonly=True) as blob:
            text = blob.read(WHOLE).decode("utf-8", "ignore")
            is_whole = len(blob) <= WHOLE
            if not is_whole and _TOUCHED not in text:
                blob.seek(0)
                text, is_whole = blob.read().decode("utf-8"), True
        if not is_whole:
            return json.loads(f"{text.partition(_TOUCHED)[0]}}}"), None
        header = json.loads(text)
        found = {(EntityKind(kind), Uid(uid)): None for uid, kind, *_ in header.get("touched", ())}
        return header, tuple(found)


def _day_of(time: str) -> date:
    """Return the day of a moment by the clock of this computer."""
    return datetime.fromisoformat(time).astimezone().date()


def _payload(row: Sequence[Any]) -> Payload:
    kind, uid, privacy, salt, body = row
    return Payload(EntityKind(kind), Uid(uid), Privacy(privacy), salt, json.loads(body))
