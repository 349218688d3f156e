"""Checking what a project file says: rows against digests, digests against the root, the chain."""

import json
import sqlite3
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from rai_desktop.domain.canonical import Value, digest_of, is_empty
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.records import add_to_root, root_text, row_digest
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Finding
from rai_desktop.storage.rows import codec, read_writers
from rai_desktop.storage.step_log import read_payload, read_step

MAX_FINDINGS = 50
_BAD = (ValueError, KeyError, TypeError, AttributeError, UserError)


@dataclass(slots=True)
class Inspection:
    """What a check found; ``counts`` are the entities by kind."""

    facts: dict[str, str] = field(default_factory=dict)
    counts: dict[EntityKind, int] = field(default_factory=dict)
    steps: dict[StepId, Step] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    withheld: int = 0
    root: int = 0

    def add(self, text: str, **values: object) -> None:
        """Note a fault; after fifty the rest is only counted in the last one."""
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(Finding(text=text, values=values))


def inspect(connection: sqlite3.Connection) -> Inspection:
    """Check every row, the root, every step and every payload of a file with a sound schema."""
    found = Inspection()
    connection.row_factory = _named
    found.facts = {row.key: row.value for row in connection.execute("SELECT * FROM meta")}
    if not {"project", "head", "root"} <= found.facts.keys():
        found.add(N_("The facts about the file are incomplete."))
        return found
    _check_rows(connection, found)
    _check_steps(connection, found)
    _check_payloads(connection, found)
    _check_attachments(connection, found)
    return found


class _Row:
    __slots__ = ("__dict__",)


def _named(cursor: sqlite3.Cursor, row: tuple[Any, ...]) -> Any:
    named = _Row()
    for description, value in zip(cursor.description, row, strict=True):
        setattr(named, description[0], value)
    return named


def _check_rows(connection: sqlite3.Connection, found: Inspection) -> None:
    extra = _extra_values(connection, found)
    seen: set[str] = set()
    for kind in KINDS:
        columns = (*codec(kind).columns, "writers", "digest")
        names = ", ".join(f'"{name}"' for name in columns)
        cursor = connection.cursor()
        cursor.row_factory = None
        count = 0
        query = f'SELECT {names} FROM "{kind}" ORDER BY rowid_'  # noqa: S608 - own names
        for row in cursor.execute(query):
            count += 1
            if row[0] in seen:
                found.add(N_("Two entries share the identity {uid}."), uid=row[0])
            seen.add(row[0])
            _check_row(kind, row, extra.pop(row[0], {}), found)
        found.counts[kind] = count
    for owner in extra:
        found.add(N_("Values belong to {uid}, which does not exist."), uid=owner)
    if root_text(found.root) != found.facts["root"]:
        found.add(N_("The entries do not fit the root digest: some were added or removed."))


def _check_row(
    kind: EntityKind, row: tuple[Any, ...], extra: dict[str, Value], found: Inspection
) -> None:
    uid, digest = row[0], row[-1]
    try:
        values = {**codec(kind).checked_values(row[:-2]), **extra}
        _, withheld = read_writers(row[-2])
    except _BAD:
        found.add(N_("The entry {uid} ({kind}) holds values that do not fit."), uid=uid, kind=kind)
        return
    if not withheld and row_digest(kind, uid, values) != digest:
        found.add(N_("The entry {uid} ({kind}) was changed or damaged."), uid=uid, kind=kind)
    found.root = add_to_root(found.root, added=(digest,))


def _extra_values(connection: sqlite3.Connection, found: Inspection) -> dict[str, dict[str, Value]]:
    extra: dict[str, dict[str, Value]] = {}
    for row in connection.execute("SELECT * FROM extra_value"):
        try:
            value = json.loads(row.value)
            value = tuple(str(item) for item in value) if isinstance(value, list) else value
            if is_empty(value) or not is_extra_key(row.key) or isinstance(value, (dict, float)):
                raise ValueError(row.key)
            extra.setdefault(row.owner, {})[row.key] = value
        except _BAD:
            found.add(N_("A value of {uid} cannot be read."), uid=row.owner)
    return extra


def _check_steps(connection: sqlite3.Connection, found: Inspection) -> None:
    for row in connection.execute("SELECT * FROM step ORDER BY seq"):
        try:
            step = read_step(row.header, row.author, row.time)
            sound = step.id() == row.id == digest_of(json.loads(row.header))
        except _BAD:
            sound = False
        if not sound:
            found.add(N_("Step {number} of the history was changed."), number=row.seq)
            continue
        if not all(parent in found.steps for parent in step.parents):
            found.add(N_("Step {number} names a step that is missing."), number=row.seq)
        found.steps[step.id()] = step
    head = StepId(found.facts["head"])
    if head not in found.steps:
        found.add(N_("The newest step is missing from the history."))
    elif found.steps[head].root != found.facts["root"] and not found.withheld:
        found.add(N_("The newest step does not fit the entries."))


def _check_payloads(connection: sqlite3.Connection, found: Inspection) -> None:
    expected = {c.digest for step in found.steps.values() for c in step.commitments}
    erased = {digest for step in found.steps.values() for digest in step.erased}
    for row in connection.execute("SELECT * FROM payload"):
        try:
            digest = read_payload(row).commitment().digest
        except _BAD:
            digest = ""
        if digest not in expected:
            found.add(N_("What step {number} changed was altered."), number=row.seq)
        expected.discard(digest)
    found.withheld = len(expected - erased)


def _check_attachments(connection: sqlite3.Connection, found: Inspection) -> None:
    held = [row.sha256 for row in connection.execute("SELECT sha256 FROM attachment")]
    for digest in held:
        hasher = sha256()
        for row in connection.execute(
            "SELECT data FROM attachment_chunk WHERE sha256 = ? ORDER BY position", (digest,)
        ):
            hasher.update(row.data)
        if hasher.hexdigest() != digest:
            found.add(N_("The attached file {digest} is damaged."), digest=digest[:12])
