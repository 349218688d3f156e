"""Checking what a project file says: rows against digests, digests against the root, the chain."""

import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

from rai_desktop.domain.texts import N_
from rai_desktop.storage.findings import Inspection
from rai_desktop.storage.history_check import check_history
from rai_desktop.storage.row_check import check_rows
from rai_desktop.storage.watch import Watch


def inspect(connection: sqlite3.Connection, watch: Watch) -> Inspection:
    """Check every row, the root, every step and every payload of a file with a sound schema."""
    found = Inspection()
    found.facts = {str(key): str(value) for key, value in connection.execute("SELECT * FROM meta")}
    if not {"project", "head", "root"} <= found.facts.keys() or not _is_uuid(found.facts):
        found.add(N_("The facts about the file are incomplete."))
        return found
    check_history(connection, found, watch)
    check_rows(connection, found, watch)
    _check_attachments(connection, found, watch)
    return found


def _is_uuid(facts: Mapping[str, str]) -> bool:
    try:
        return str(UUID(facts["project"])) == facts["project"]
    except ValueError:
        return False


def _check_attachments(connection: sqlite3.Connection, found: Inspection, watch: Watch) -> None:
    held = connection.execute("SELECT sha256, size FROM attachment").fetchall()
    for digest, size in held:
        hasher, length = sha256(), 0
        chunks = connection.execute(
            "SELECT data FROM attachment_chunk WHERE sha256 = ? ORDER BY position", (digest,)
        )
        for (data,) in watch.rows(chunks):
            hasher.update(data)
            length += len(data)
        if (hasher.hexdigest(), length) != (digest, size):
            found.add(N_("The attached file {digest} is damaged."), digest=str(digest)[:12])
    orphans = connection.execute(
        "SELECT count(*) FROM attachment_chunk WHERE sha256 NOT IN (SELECT sha256 FROM attachment)"
    )
    if orphans.fetchone()[0]:
        found.add(N_("There are pieces of attached files that belong to nothing."))
