"""Rescuing what is sound out of a damaged file into a new one.

First with its history: the same steps, and entries as they were or as the history says. Where that
cannot be followed any more, the new file begins with one step that sets all that is sound. What is
not sound is never taken over; it is named.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from rai_desktop.domain.canonical import Plain, Value, canonical_json, to_plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, built_in_field
from rai_desktop.domain.records import Record, record_digest
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.check_reports import Finding, Rescue
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.ports import Commit
from rai_desktop.storage.carving import Cell, records
from rai_desktop.storage.carving import Record as CarvedRecord
from rai_desktop.storage.database import connect, make_indexes, make_tables, storage_errors
from rai_desktop.storage.files import (
    flush_to_disk,
    journal_of,
    part_beside,
    remove_quietly,
    replace_for_good,
)
from rai_desktop.storage.findings import Inspection, kind_name
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.foreign import (
    MAX_FILE,
    DamagedError,
    NotAProjectError,
    check_header,
    damaged,
    foreign_connection,
)
from rai_desktop.storage.history_check import check_history
from rai_desktop.storage.inspection import inspect
from rai_desktop.storage.opening import new_project, resolved
from rai_desktop.storage.rows import codec, writers_text
from rai_desktop.storage.sifting import Sifted, SiftedRow, sift
from rai_desktop.storage.verification import replayed
from rai_desktop.storage.watch import Watch

_DEEP = 20
"""How many times as long as a check it may take."""
_MOST_LOST = 50
_EACH = 500


def rescue(
    source: Path,
    target: Path,
    folders: Folders,
    *,
    new_uid: Callable[[], Uid],
    now: datetime,
    tell: Tell | None = None,
) -> Rescue:
    """Write what is sound in a damaged project file to the new file ``target``.

    Raises:
        CancelledError: ``tell`` ended it; there is no new file.
        UserError: there is nothing to rescue, the file is too new, or ``target`` is there already.
        SurroundingsError: a place cannot be read or written.
    """
    target = resolved(target)
    with storage_errors(target):
        if target.exists():
            raise UserError(N_("There is already a file {path}. Choose another name."), path=target)
    found = _found_in(source, tell)
    if not found.rows and not found.steps:
        raise UserError(
            N_(
                "Nothing could be rescued from {path}. Open an earlier state of it, or ask the "
                "sender for the file again."
            ),
            path=source,
        )
    if _kept_with_history(found, target, Watch(source, factor=_DEEP, tell=tell)):
        return _told(found, target, keeps_history=True)
    project = Uid(found.facts.get("project") or new_uid())
    _begun_anew(found, target, folders, project, now)
    return _told(found, target, keeps_history=False)


def _found_in(source: Path, tell: Tell | None) -> Sifted:
    with suppress(DamagedError, NotAProjectError):  # that is what this is for
        check_header(source)
    with storage_errors(source):
        if source.stat().st_size > MAX_FILE:
            raise damaged(source, "> 1 GiB")
        return sift(_each_told(records(source.read_bytes()), tell))


def _each_told(found: Iterable[CarvedRecord], tell: Tell | None) -> Iterator[CarvedRecord]:
    """Yield records; ``tell`` may end that, though nobody knows how many come."""
    for place, record in enumerate(found):
        if tell is not None and place % _EACH == 0:
            tell(Progress(done=0, total=0))
        yield record


# with its history -----------------------------------------------------------------


def _kept_with_history(found: Sifted, target: Path, watch: Watch) -> bool:
    """Write the same project, if its steps and entries still fit together."""
    if not {"project", "head", "root"} <= found.facts.keys():
        return False
    with storage_errors(target), part_beside(target) as part:
        try:
            with closing(connect(part)) as connection:
                _write_all(connection, found)
                if not (_is_sound(connection, watch) or _follows_history(connection, watch)):
                    return False
            flush_to_disk(part)
            replace_for_good(part, target)
        finally:
            remove_quietly(journal_of(part))
    return True


def _is_sound(connection: sqlite3.Connection, watch: Watch) -> bool:
    return not inspect(connection, watch).findings


def _write_all(connection: sqlite3.Connection, found: Sifted) -> None:
    connection.execute("BEGIN IMMEDIATE")
    make_tables(connection)
    make_indexes(connection)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", sorted(found.facts.items()))
    connection.executemany("INSERT INTO step VALUES (?, ?, ?, ?, ?)", found.steps.values())
    connection.executemany("INSERT INTO payload VALUES (?, ?, ?, ?, ?, ?)", found.payloads.values())
    for digest, data in found.attachments.items():
        connection.execute("INSERT INTO attachment VALUES (?, ?)", (digest, len(data)))
        _write_pieces(connection, digest, data)
    _write_rows(connection, found)
    connection.execute("COMMIT")


def _write_pieces(connection: sqlite3.Connection, digest: str, data: bytes) -> None:
    from rai_desktop.storage.attachments import CHUNK_SIZE

    connection.executemany(
        "INSERT INTO attachment_chunk (sha256, position, data) VALUES (?, ?, ?)",
        (
            (digest, place, data[start : start + CHUNK_SIZE])
            for place, start in enumerate(range(0, len(data), CHUNK_SIZE))
        ),
    )


def _write_rows(connection: sqlite3.Connection, found: Sifted) -> None:
    for row in _in_order(found):
        cells = {name: row.cells.get(name) for name in codec(row.kind).columns}
        cells |= {"writers": row.cells["writers"], "digest": row.cells["digest"]}
        _write_row(connection, row.kind, cells)
        _write_extra(connection, row.uid, found.extra.get(row.uid, {}))


def _in_order(found: Sifted) -> list[SiftedRow]:
    """Return the sound rows in the order in which they were added."""
    return sorted(found.rows.values(), key=lambda row: row.place)


def _write_row(connection: sqlite3.Connection, kind: EntityKind, cells: Mapping[str, Cell]) -> None:
    names = ", ".join(f'"{name}"' for name in cells)
    marks = ", ".join("?" * len(cells))
    connection.execute(
        f'INSERT INTO "{kind}" ({names}) VALUES ({marks})',  # noqa: S608 - own names
        list(cells.values()),
    )


def _write_extra(connection: sqlite3.Connection, uid: str, texts: Mapping[str, str]) -> None:
    rows = ((uid, key, text) for key, text in texts.items())
    connection.executemany("INSERT INTO extra_value VALUES (?, ?, ?)", rows)


def _follows_history(connection: sqlite3.Connection, watch: Watch) -> bool:
    """Write all entries as the history says, and tell whether everything fits then."""
    history = Inspection()
    history.facts = {str(k): str(v) for k, v in connection.execute("SELECT * FROM meta")}
    check_history(connection, history, watch)
    told = None if history.findings else replayed(connection)
    if told is None:
        return False
    numbers = dict(connection.execute("SELECT id, seq FROM step").fetchall())
    connection.execute("BEGIN IMMEDIATE")
    for table in (*KINDS, "extra_value"):
        connection.execute(f'DELETE FROM "{table}"')  # noqa: S608 - own names
    for uid, record in told.items():
        _write_record(connection, uid, record, numbers)
    connection.execute("COMMIT")
    return _is_sound(connection, watch)


def _write_record(
    connection: sqlite3.Connection, uid: Uid, record: Record, numbers: Mapping[str, int]
) -> None:
    writers = {
        key: tuple(sorted(numbers[step] for step in steps)) for key, steps in record.writers.items()
    }
    cells: dict[str, Cell] = dict(codec(record.kind).row(uid, record.values))
    cells["writers"] = writers_text(writers, record.withheld)
    cells["digest"] = record_digest(uid, record)
    _write_row(connection, record.kind, cells)
    extra = {k: v for k, v in record.values.items() if is_extra_key(k)}
    texts = {key: canonical_json(to_plain(value)) for key, value in extra.items()}
    _write_extra(connection, uid, texts)


# without its history --------------------------------------------------------------


def _begun_anew(found: Sifted, target: Path, folders: Folders, project: Uid, now: datetime) -> None:
    """Write a project with one step that sets everything that is sound."""
    settings = [s for row in _in_order(found) if _is_vouched(row, found) for s in _settings(row)]
    wanted = {str(s.value) for s in settings if s.key == "sha256"}
    files = {digest: data for digest, data in found.attachments.items() if digest in wanted}
    commit = Commit(
        action=Action.RESCUE,
        settings=tuple(settings),
        author="",
        time=now,
        undoable=False,
        attachments=files,
    )
    store = new_project(target, folders, project)
    try:
        store.commit(commit)
        store.close()
    except BaseException:
        store.abandon()
        raise


def _is_vouched(row: SiftedRow, found: Sifted) -> bool:
    """Return whether its digest confirms a row, or the history where values were left out."""
    if row.is_sound:
        return True
    said: dict[str, list[object]] = {}
    for (_, uid, _), cells in found.payloads.items():
        for key, value in json.loads(str(cells[5])).items() if uid == row.uid else ():
            said.setdefault(key, []).append(value)
    return all(value in said.get(key, ()) for key, value in row.values.items())


def _settings(row: SiftedRow) -> Iterator[FieldSetting]:
    for key, plain in row.values.items():
        yield FieldSetting(row.kind, Uid(row.uid), key, _value(row.kind, key, plain))


def _value(kind: EntityKind, key: str, plain: Plain) -> Value:
    spec = built_in_field(kind, key)
    if spec is not None and not is_extra_key(key):
        return read_plain(spec, plain)
    if isinstance(plain, list):
        return tuple(str(item) for item in plain)
    assert not isinstance(plain, (dict, float))  # noqa: S101 - never sound
    return plain


# what is told -----------------------------------------------------------------------


def _told(found: Sifted, target: Path, *, keeps_history: bool) -> Rescue:
    store_counts, present, files = _content_of(target)
    lost = [*_lost_files(found, files)]
    if keeps_history:
        lost += _lost_payloads(found)
    else:
        lost += [Finding(text=_NO_HISTORY, values={}), *_lost_rows(found, present)]
    return Rescue(path=target, keeps_history=keeps_history, counts=store_counts, lost=tuple(lost))


_NO_HISTORY = N_(
    "The history could not be kept: the new file begins with one step that holds what was rescued."
)


def _content_of(
    target: Path,
) -> tuple[dict[EntityKind, int], set[str], dict[str, str]]:
    """Return what is in the new file: entries by kind, their uids, and files by their digest."""
    counts: dict[EntityKind, int] = {}
    present: set[str] = set()
    files: dict[str, str] = {}
    with foreign_connection(target, Watch(target)) as connection:
        for kind in KINDS:
            query = f'SELECT uid FROM "{kind}"'  # noqa: S608 - own names
            uids = {str(uid) for (uid,) in connection.execute(query)}
            present |= uids
            if uids:
                counts[kind] = len(uids)
        for digest, title in connection.execute(
            "SELECT sha256, title FROM evidence WHERE sha256 IS NOT NULL AND deleted IS NULL"
        ):
            files[str(digest)] = str(title)
    return counts, present, files


def _lost_files(found: Sifted, files: Mapping[str, str]) -> Iterator[Finding]:
    for digest, title in files.items():
        if digest not in found.attachments:
            text = N_("The attached file of “{title}” is damaged and not in the new file.")
            yield Finding(text=text, values={"title": title})


def _lost_payloads(found: Sifted) -> Iterator[Finding]:
    held = {(number, uid) for number, uid, _ in found.payloads}
    lacking = {
        number
        for number, cells in found.steps.items()
        if any((number, str(uid)) not in held for uid, *_ in json.loads(str(cells[2]))["touched"])
    }
    if lacking:
        text = N_("The history lacks the values of {count} steps.")
        yield Finding(text=text, values={"count": len(lacking)})


def _lost_rows(found: Sifted, present: set[str]) -> Iterator[Finding]:
    gone = {**found.damaged, **found.rows}
    named = [row for uid, row in gone.items() if uid not in present]
    for row in named[:_MOST_LOST]:
        title = row.cells.get(KINDS[row.kind].title)
        text = N_("“{title}” ({kind}) was damaged and is not in the new file.")
        if row.is_guessed:
            text = N_("“{title}” was damaged and is not in the new file.")
        yield Finding(text=text, values={"title": str(title)[:80], "kind": kind_name(row.kind)})
    unnamed = len(found.named - present - {row.uid for row in named})
    unnamed += max(0, len(named) - _MOST_LOST)
    if unnamed:
        text = N_("{count} further entries cannot be read any more.")
        yield Finding(text=text, values={"count": unnamed})
