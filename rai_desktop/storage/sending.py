"""A copy for somebody else: what is left out is in none of its bytes, and it says what it lacks."""

import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.sent_copies import Sending, SentCopy
from rai_desktop.storage.admission import checked
from rai_desktop.storage.age import encrypt_file
from rai_desktop.storage.database import Database, storage_errors
from rai_desktop.storage.files import copy_for_good, journal_of, remove_quietly
from rai_desktop.storage.publishing import write_compact
from rai_desktop.storage.withholding import row_count, withhold
from rai_desktop.storage.workplace import Workplace

LEFT_OUT, PURPOSE, SENDER, TIME, HEAD = "left_out", "purpose", "sent_by", "sent_at", "sent_head"
REVIEW = "review"
_FACTS = (LEFT_OUT, PURPOSE, SENDER, TIME, HEAD)
_LONGEST = 200
_TOTAL, _WRITTEN, _CHECKED = 100, 50, 70
"""How far it is, of a hundred: when the copy is written, and when it was checked."""


def sent_copy(facts: Mapping[str, str]) -> SentCopy | None:
    """Return what the facts about a file say about how it was sent; ``None`` when it was not."""
    if TIME not in facts:
        return None
    named = facts.get(LEFT_OUT, "").split()
    return SentCopy(
        left_out=frozenset(part for part in LeftOut if part in named),
        is_review=facts.get(PURPOSE) == REVIEW,
        sender=facts.get(SENDER, "")[:_LONGEST],
        time=facts[TIME][:_LONGEST],
        head=facts.get(HEAD, "")[:_LONGEST],
    )


def write_sent_copy(
    workplace: Workplace, database: Database, target: Path, sending: Sending
) -> Job:
    """Write a copy without what is left out to ``target``, which appears only when complete.

    Raises:
        UserError: ``target`` is the project itself.
        SurroundingsError: a place cannot be written.
    """
    with storage_errors(target):
        if _is_same(target, workplace.target):
            raise UserError(
                N_("{name} is the open file itself. Choose another name for the copy."),
                name=target.name,
            )
    name = f"publish-{secrets.token_hex(4)}"
    frozen, compact = workplace.folder / f"{name}.frozen", workplace.folder / f"{name}.rai"
    try:
        with storage_errors(workplace.folder):
            database.copy_to(frozen)
            yield from _stripped(frozen, sending.copy)
            write_compact(frozen, compact)
            remove_quietly(frozen)
        yield Progress(done=_WRITTEN, total=_TOTAL)
        _check(compact, target)
        yield Progress(done=_CHECKED, total=_TOTAL)
        yield from _delivered(compact, target, sending.phrase)
    finally:
        remove_quietly(frozen, compact, *(journal_of(path) for path in (frozen, compact)))


def _is_same(path: Path, other: Path) -> bool:
    if path.exists() and other.exists():
        return path.samefile(other)
    return path.resolve() == other.resolve()


def _stripped(path: Path, copy: SentCopy) -> Job:
    """Take out what is left out, and write into the file what it lacks."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=OFF")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN")
        total, done = max(1, row_count(connection)), 0
        for rows in withhold(connection, copy.left_out):
            done += rows
            yield Progress(done=min(done * _WRITTEN // total, _WRITTEN - 1), total=_TOTAL)
        _write_facts(connection, copy)
        connection.execute("COMMIT")


def _write_facts(connection: sqlite3.Connection, copy: SentCopy) -> None:
    facts = dict(connection.execute("SELECT key, value FROM meta").fetchall())
    before = set(facts.get(LEFT_OUT, "").split())
    told = {
        LEFT_OUT: " ".join(sorted(before | {str(part) for part in copy.left_out})),
        PURPOSE: REVIEW if copy.is_review or facts.get(PURPOSE) == REVIEW else "",
        SENDER: copy.sender,
        TIME: copy.time,
        HEAD: str(facts["head"]),
    }
    connection.executemany("DELETE FROM meta WHERE key = ?", [(key,) for key in _FACTS])
    connection.executemany("INSERT INTO meta (key, value) VALUES (?, ?)", told.items())


def _check(path: Path, target: Path) -> None:
    """Make sure that whoever gets the copy can open it."""
    if checked(path).findings:
        raise SurroundingsError(
            N_("{path} could not be written without faults. Choose another place."), path=target
        )


def _delivered(compact: Path, target: Path, phrase: str) -> Job:
    if not phrase:
        with storage_errors(target):
            copy_for_good(compact, target)
        yield Progress(done=_TOTAL, total=_TOTAL)
        return
    for progress in encrypt_file(compact, target, phrase):
        share = progress.done * (_TOTAL - _CHECKED) // max(1, progress.total)
        yield Progress(done=_CHECKED + share, total=_TOTAL)
