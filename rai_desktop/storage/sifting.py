"""Sorting what was carved out of a damaged file: which records are sound, and what they are.

Each entry carries the digest of its values, each step the digest of its header, each payload is
named by its step and each attached file by its bytes. So soundness needs no trust in the file.
"""

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from uuid import UUID

from rai_desktop.domain.canonical import Plain, digest_of_text
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.records import plain_row_digest
from rai_desktop.domain.steps import committed_digest
from rai_desktop.storage.carving import Cell, Record
from rai_desktop.storage.findings import BAD
from rai_desktop.storage.reading import extra_plain
from rai_desktop.storage.rows import codec, is_word, read_writers
from rai_desktop.storage.schema import FORMAT_VERSION, schema_statements

Cells = tuple[Cell, ...]
_FACTS = frozenset({"project", "head", "root"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SiftedRow:
    """A row of an entity; ``cells`` by column. ``is_sound`` tells that its digest is right.

    ``newest`` is the number of the newest step that wrote a field of it. Of a row with left-out
    values the digest says nothing. ``is_guessed`` tells that it may be of another kind: its digest
    is wrong, and the history does not know it.
    """

    kind: EntityKind
    uid: str
    place: int
    cells: Mapping[str, Cell]
    values: Mapping[str, Plain]
    newest: int
    is_sound: bool
    has_withheld: bool
    is_guessed: bool = False


@dataclass(slots=True)
class Sifted:
    """What was found in a damaged file; only ``damaged`` holds what is not sound."""

    rows: dict[str, SiftedRow] = field(default_factory=dict)
    damaged: dict[str, SiftedRow] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    extra: dict[str, dict[str, str]] = field(default_factory=dict)
    steps: dict[int, Cells] = field(default_factory=dict)
    payloads: dict[tuple[int, str, str], Cells] = field(default_factory=dict)
    attachments: dict[str, bytes] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    """The entries that the sound steps of the history touched."""
    kinds: dict[str, str] = field(default_factory=dict)
    """What kind each entry is by the history."""


def sift(found: Iterable[Record]) -> Sifted:
    """Sort records by what they are, and judge each."""
    sifted = Sifted()
    rest: list[Record] = []
    for number, cells in found:
        for take in (_fact, _extra, _step):
            if take(sifted, number, cells):
                break
        else:
            rest.append((number, cells))
    others = [cells for _, cells in rest]
    _take_payloads(sifted, others)
    _take_attachments(sifted, others)
    for number, cells in rest:
        _take_row(sifted, number, cells)
    for uid in sifted.rows:
        sifted.damaged.pop(uid, None)
    return sifted


def _fact(sifted: Sifted, _: int, cells: Cells) -> bool:
    key, *values = cells
    if len(cells) != 2 or key not in _FACTS or not isinstance(values[0], str):
        return False
    if key != "project" or _is_uuid(values[0]):
        sifted.facts[str(key)] = values[0]
    return True


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _extra(sifted: Sifted, _: int, cells: Cells) -> bool:
    if len(cells) != 3 or not all(isinstance(cell, str) for cell in cells):
        return False
    owner, key, value = map(str, cells)
    if not is_extra_key(key):
        return False
    sifted.extra.setdefault(owner, {})[key] = value
    return True


def _step(sifted: Sifted, number: int, cells: Cells) -> bool:
    if len(cells) != 5 or cells[0] is not None or not all(isinstance(c, str) for c in cells[1:]):
        return False
    header = str(cells[2])
    if digest_of_text(header) != cells[1]:
        return False
    with contextlib.suppress(*BAD):
        touched = {str(uid): str(kind) for uid, kind, *_ in json.loads(header)["touched"]}
        sifted.named.update(touched)
        sifted.kinds |= touched
        sifted.steps[number] = (number, *cells[1:])
    return True


def _take_payloads(sifted: Sifted, rest: Iterable[Cells]) -> None:
    """Take what a sound step names by its digest."""
    named = {number: str(cells[2]) for number, cells in sifted.steps.items()}
    for cells in rest:
        if len(cells) != 6 or not isinstance(cells[0], int):
            continue
        if not all(isinstance(cell, str) for cell in cells[1:]):
            continue
        uid, privacy, kind, salt, body = map(str, cells[1:])
        with contextlib.suppress(*BAD):
            digest = committed_digest(salt, kind, uid, privacy, body)
            if f'"{digest}"' in named.get(cells[0], ""):
                sifted.payloads[cells[0], uid, privacy] = cells


def _take_attachments(sifted: Sifted, rest: Iterable[Cells]) -> None:
    """Take the files all of whose pieces are there."""
    pieces: dict[str, dict[int, bytes]] = {}
    for cells in rest:
        if len(cells) == 4 and cells[0] is None:
            digest, position, data = cells[1:]
            if isinstance(digest, str) and isinstance(position, int) and isinstance(data, bytes):
                pieces.setdefault(digest, {})[position] = data
    for digest, parts in pieces.items():
        whole = b"".join(parts[position] for position in sorted(parts))
        if sha256(whole).hexdigest() == digest:
            sifted.attachments[digest] = whole


def _take_row(sifted: Sifted, place: int, cells: Cells) -> None:
    looks = (
        _row(kind, place, dict(zip(columns, cells, strict=True)), sifted.extra)
        for kind, columns in _layouts().get(len(cells), ())
    )
    rows = [row for row in looks if row is not None]
    if not rows:
        return
    row = max(rows, key=lambda row: (row.is_sound, _is_of(sifted, row), bool(row.values)))
    is_alone = len(rows) == 1 or sum(bool(one.values) for one in rows) == 1
    row = replace(row, is_guessed=not (row.is_sound or _is_of(sifted, row) or is_alone))
    kept = sifted.rows if row.is_sound or row.has_withheld else sifted.damaged
    held = kept.get(row.uid)
    if held is None or held.newest < row.newest:
        kept[row.uid] = row


def _is_of(sifted: Sifted, row: SiftedRow) -> bool:
    """Whether the history says that a row is of this kind."""
    return sifted.kinds.get(row.uid) == row.kind


def _row(
    kind: EntityKind, place: int, cells: dict[str, Cell], extra: Mapping[str, Mapping[str, str]]
) -> SiftedRow | None:
    """Return the row that these cells may be; ``None`` when they do not even look like one."""
    uid, writers, digest = cells["uid"], cells["writers"], cells["digest"]
    if not is_word(uid) or not isinstance(writers, str) or not isinstance(digest, bytes):
        return None
    values: dict[str, Plain] = {}
    newest, withheld, is_sound = 0, frozenset[str](), False
    with contextlib.suppress(*BAD):
        written, withheld = read_writers(writers)
        newest = max((step for steps in written.values() for step in steps), default=0)
        columns = codec(kind).columns
        values = codec(kind).checked_plain([cells.get(name) for name in columns])
        values |= {key: extra_plain(text) for key, text in extra.get(str(uid), {}).items()}
        is_sound = plain_row_digest(kind, str(uid), values) == digest
    return SiftedRow(
        kind=kind,
        uid=str(uid),
        place=place,
        cells=cells,
        values=values,
        newest=newest,
        is_sound=is_sound,
        has_withheld=bool(withheld) and bool(values),
    )


Layouts = Mapping[int, tuple[tuple[EntityKind, tuple[str, ...]], ...]]


@cache
def _layouts() -> Layouts:
    """Return which kinds have so many columns, in any format, and what those are called."""
    found: dict[int, dict[tuple[EntityKind, tuple[str, ...]], None]] = {}
    for version in range(FORMAT_VERSION, 0, -1):
        for layout in _layouts_of(version):
            found.setdefault(len(layout[1]), {})[layout] = None
    return {count: tuple(layouts) for count, layouts in found.items()}


def _layouts_of(version: int) -> Iterator[tuple[EntityKind, tuple[str, ...]]]:
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        for statement in schema_statements(version):
            connection.execute(statement)
        for kind in KINDS:
            columns = connection.execute(f'PRAGMA table_info("{kind}")').fetchall()
            if columns:
                yield kind, tuple(str(row[1]) for row in columns)
