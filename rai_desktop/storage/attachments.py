"""Attached files, kept by their SHA-256 in pieces of 1 MiB."""

from hashlib import sha256 as sha256_of

from sqlalchemy import Connection, func, insert, select

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.attaching import MAX_ATTACHMENT
from rai_desktop.storage.tables import ATTACHMENT_TABLE, CHUNK_TABLE

CHUNK_SIZE = 1 << 20
MAX_PROJECT = 500 << 20


def write_attachment(connection: Connection, sha256: str, data: bytes) -> None:
    """Keep ``data``; nothing happens when it is there already.

    Raises:
        UserError: the file or the project would become too large.
    """
    table = ATTACHMENT_TABLE
    if sha256_of(data).hexdigest() != sha256:
        raise ValueError(sha256)
    if connection.execute(select(table).where(table.c.sha256 == sha256)).first():
        return
    held = connection.execute(select(func.sum(table.c.size))).scalar() or 0
    if len(data) > MAX_ATTACHMENT or held + len(data) > MAX_PROJECT:
        raise UserError(
            N_(
                "The file is too large: one file may have 50 MB, all files of a project 500 MB. "
                "Keep it elsewhere and enter its place as a link."
            )
        )
    connection.execute(insert(table), [{"sha256": sha256, "size": len(data)}])
    pieces = [
        {"sha256": sha256, "position": n, "data": data[start : start + CHUNK_SIZE]}
        for n, start in enumerate(range(0, len(data), CHUNK_SIZE))
    ]
    if pieces:
        connection.execute(insert(CHUNK_TABLE), pieces)


def read_attachment(connection: Connection, sha256: str) -> bytes | None:
    """Return the bytes of an attachment; ``None`` when they are missing or damaged."""
    table = CHUNK_TABLE.c
    query = select(table.data).where(table.sha256 == sha256).order_by(table.position)
    data = b"".join(row.data for row in connection.execute(query))
    return data if sha256_of(data).hexdigest() == sha256 else None
