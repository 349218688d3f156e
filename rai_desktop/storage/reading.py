"""Reading a working copy that opens: plain SQL, for the library that writes is loaded later."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import Step, step_from_header

_OWNERS_AT_ONCE = 500
_LONGEST_ALIKE = 40
"""Characters of a value that may occur often, as codes do."""


def facts_of(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the facts about the file."""
    return dict(connection.execute("SELECT key, value FROM meta").fetchall())


def head_of(facts: Mapping[str, str]) -> StepId | None:
    """Return the newest step by the facts of a file."""
    return StepId(facts["head"]) if facts.get("head") else None


def last_seq(connection: sqlite3.Connection) -> int:
    """Return the number of the newest step; 0 in an empty log."""
    return int(connection.execute("SELECT max(seq) FROM step").fetchone()[0] or 0)


def steps_among(connection: sqlite3.Connection, steps: Sequence[str]) -> set[str]:
    """Return which of some steps are in the history."""
    query = f"SELECT id FROM step WHERE id IN ({', '.join('?' * len(steps))})"  # noqa: S608 - question marks only
    return {str(step) for (step,) in connection.execute(query, steps)}


def all_extra_of(connection: sqlite3.Connection, kind: EntityKind) -> dict[Uid, dict[str, Plain]]:
    """Return custom values and answers of all entities of a kind that have any."""
    query = (
        "SELECT owner, key, value FROM extra_value"  # noqa: S608 - own names
        f' WHERE owner IN (SELECT uid FROM "{kind}")'
    )
    return _by_owner(connection.execute(query))


def extra_of(connection: sqlite3.Connection, uids: Sequence[Uid]) -> dict[Uid, dict[str, Plain]]:
    """Return custom values and answers of these entities, as far as they have any."""
    found: dict[Uid, dict[str, Plain]] = {}
    for at in range(0, len(uids), _OWNERS_AT_ONCE):
        some = uids[at : at + _OWNERS_AT_ONCE]
        query = (
            f"SELECT owner, {_AS_ONE} FROM extra_value"  # noqa: S608 - question marks only
            f" WHERE owner IN ({', '.join('?' * len(some))}) GROUP BY owner"
        )
        for owner, values in connection.execute(query, some):
            found[Uid(owner)] = json.loads(values)
    return found


_AS_ONE = "'{' || group_concat(json_quote(key) || ':' || value, ',') || '}'"
"""All values of an entity as one object, which is read faster than each of them alone."""


def _by_owner(rows: Iterable[tuple[str, str, str]]) -> dict[Uid, dict[str, Plain]]:
    found: dict[Uid, dict[str, Plain]] = {}
    for owner, key, value in rows:
        found.setdefault(Uid(owner), {})[key] = extra_plain(value)
    return found


def extra_plain(text: str) -> Plain:
    """Return a custom value or an answer in JSON form; most answers are the same few words."""
    if len(text) > _LONGEST_ALIKE or text.startswith(("[", "{")):
        plain: Plain = json.loads(text)
        return plain
    return _read_once(text)


@lru_cache(maxsize=4096)
def _read_once(text: str) -> Plain:
    plain: Plain = json.loads(text)
    return plain


_NAMING_ATTACHMENTS = (
    (EntityKind.EVIDENCE, "sha256"),
    (EntityKind.PACK, "sha256"),
    (EntityKind.SNAPSHOT, "sha256"),
    (EntityKind.ORGANISATION, "logo"),
)
"""Where entries name attached bytes."""


def unused_attachments(connection: sqlite3.Connection) -> set[str]:
    """Return the digests of bytes that neither an entry nor an undoable action refers to."""
    unused = {digest for (digest,) in connection.execute("SELECT sha256 FROM attachment")}
    for kind, column in _NAMING_ATTACHMENTS:
        query = f'SELECT {column} FROM "{kind}"'  # noqa: S608 - own names
        unused -= {digest for (digest,) in connection.execute(query)}
    for (restore,) in connection.execute("SELECT restore FROM undo") if unused else ():
        unused = {digest for digest in unused if digest not in restore}
    return unused


def read_step(header: str, author: str, time: str) -> Step:
    """Return the step of a stored header."""
    return step_from_header(json.loads(header), author=author, time=time)
