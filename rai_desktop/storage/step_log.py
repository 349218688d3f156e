"""The step log in the file: headers and payloads."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from rai_desktop.domain.canonical import canonical_json
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import Payload, Step
from rai_desktop.services.heeding import check, heeded
from rai_desktop.services.ports import StepEntry
from rai_desktop.storage.reading import read_step
from rai_desktop.storage.state import in_parts
from rai_desktop.storage.tables import PAYLOAD_TABLE, STEP_TABLE

AT_ONCE = 20
"""Steps that are read together."""


def append_step(connection: Connection, seq: int, step: Step, payloads: Sequence[Payload]) -> None:
    """Write a step as number ``seq`` of this file, with its payloads."""
    row = {
        "seq": seq,
        "id": step.id(),
        "header": canonical_json(step.header()),
        "author": step.author,
        "time": step.time,
    }
    connection.execute(insert(STEP_TABLE), [row])
    for part in in_parts(payloads):
        connection.execute(insert(PAYLOAD_TABLE), [_payload_row(seq, payload) for payload in part])


def _payload_row(seq: int, payload: Payload) -> dict[str, Any]:
    return {
        "seq": seq,
        "uid": payload.uid,
        "privacy": str(payload.privacy),
        "kind": str(payload.kind),
        "salt": payload.salt,
        "body": canonical_json(dict(payload.values)),
    }


def read_payload(row: Any) -> Payload:  # a row of the payload table
    """Return the payload of a row."""
    return Payload(
        EntityKind(row.kind), Uid(row.uid), Privacy(row.privacy), row.salt, json.loads(row.body)
    )


def next_entries(connection: Connection, after: int, uid: Uid | None) -> list[StepEntry]:
    """Return some steps behind number ``after``, in the order of this file; none at the end.

    With ``uid`` only its steps and payloads.
    """
    steps = select(STEP_TABLE).where(STEP_TABLE.c.seq > after)
    if uid is not None:
        own = select(PAYLOAD_TABLE.c.seq).where(PAYLOAD_TABLE.c.uid == uid)
        steps = steps.where(STEP_TABLE.c.seq.in_(own))
    found = connection.execute(steps.order_by(STEP_TABLE.c.seq).limit(AT_ONCE)).fetchall()
    payloads = _payloads(connection, [row.seq for row in found], uid)
    return [_entry(row, payloads.get(row.seq, ())) for row in found]


def _entry(row: Any, payloads: Sequence[Payload]) -> StepEntry:
    check()  # the header of an import names every entry
    return StepEntry(
        id=StepId(row.id),
        step=read_step(row.header, row.author, row.time),
        payloads=tuple(payloads),
        number=row.seq,
    )


def _payloads(
    connection: Connection, numbers: Sequence[int], uid: Uid | None
) -> dict[int, list[Payload]]:
    query = select(PAYLOAD_TABLE).where(PAYLOAD_TABLE.c.seq.in_(numbers))
    if uid is not None:
        query = query.where(PAYLOAD_TABLE.c.uid == uid)
    payloads: dict[int, list[Payload]] = {}
    for row in heeded(connection.execute(query.order_by(PAYLOAD_TABLE.c.seq))):
        payloads.setdefault(row.seq, []).append(read_payload(row))
    return payloads
