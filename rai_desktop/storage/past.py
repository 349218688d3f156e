"""Earlier states of a project, as far as the history tells: which entries differ, and their values.

The value of a field at a step is the last one set in its past, in the order of the file: who wrote
the same field elsewhere was either known or decided about by the merge that joined both.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.services.timeline.model import EntryThen

_STEPS = "SELECT id, json_extract(header, '$.parents') FROM step ORDER BY seq"
_TOUCHED = "SELECT DISTINCT uid, kind FROM payload WHERE seq = ?"
_OF_ENTRY = "SELECT seq, body FROM payload WHERE uid = ? ORDER BY seq"


class Past:
    """Reads two states of one file beside each other."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute(_STEPS).fetchall()
        parents = {StepId(step): tuple(map(StepId, json.loads(found))) for step, found in rows}
        self._numbers = {step: number for number, step in enumerate(parents, start=1)}
        self._graph = StepGraph(parents)

    def differing(self, one: StepId, other: StepId) -> dict[Uid, EntityKind]:
        """Return the entries that a step touched which only one of two states knows."""
        between = self._known(one) ^ self._known(other)
        return {
            Uid(uid): EntityKind(kind)
            for number in sorted(between)
            for uid, kind in self._connection.execute(_TOUCHED, (number,))
        }

    def entries(
        self, uids: Mapping[Uid, EntityKind], one: StepId, other: StepId
    ) -> Iterator[EntryThen]:
        """Yield what these entries were in two states, as far as they differ."""
        first, second = self._known(one), self._known(other)
        for uid, kind in uids.items():
            rows = self._connection.execute(_OF_ENTRY, (uid,)).fetchall()
            bodies = [(seq, json.loads(body)) for seq, body in rows]
            before = _values(bodies, first)
            after = _values(bodies, second)
            if before != after:
                yield EntryThen(kind=kind, uid=uid, before=before, after=after)

    def _known(self, step: StepId) -> frozenset[int]:
        return frozenset(self._numbers[known] for known in self._graph.ancestors(step))


def _values(
    bodies: list[tuple[int, dict[str, Plain]]], known: frozenset[int]
) -> dict[str, Plain] | None:
    """Return the values that are set by known steps; ``None`` when none of them touched it."""
    values: dict[str, Plain] = {}
    is_there = False
    for seq, body in bodies:
        if seq in known:
            is_there = True
            values.update(body)
    return {k: v for k, v in values.items() if v not in (None, "", [], False)} if is_there else None
