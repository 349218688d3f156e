"""Verifying a project file, on demand with a replay of its whole history."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.fields import EntityKind, Privacy, is_extra_key
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import KINDS, built_in_field
from rai_desktop.domain.merge import Side, decided_records, plan_merge
from rai_desktop.domain.records import Record, add_to_root, record_digest, root_text
from rai_desktop.domain.replica import applied
from rai_desktop.domain.steps import FieldSetting, Payload, Step
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.ports import CheckReport
from rai_desktop.storage.findings import BAD, Inspection
from rai_desktop.storage.foreign import check_header, check_schema, foreign_connection
from rai_desktop.storage.inspection import inspect
from rai_desktop.storage.migrations import in_todays_format
from rai_desktop.storage.reading import read_step
from rai_desktop.storage.rows import read_writers
from rai_desktop.storage.watch import Watch

Records = dict[Uid, Record]

_DEEP = 20
"""How many times as long a replay may take as a check: it follows every step."""


def verify_file(path: Path, *, deep: bool = False) -> CheckReport:
    """Return what a full check finds; ``deep`` replays the history and compares each root.

    Raises:
        UserError: the file is no project, too new, its tables are not ours, or it takes too long.
    """
    check_header(path)
    watch = Watch(path, factor=_DEEP if deep else 1)
    with in_todays_format(path, watch) as current, foreign_connection(current, watch) as connection:
        check_schema(connection, current)
        found = inspect(connection, watch)
        if deep and not found.findings:
            _Replay(connection, found).run()
    return CheckReport(
        path=str(path),
        project=Uid(found.facts.get("project", "")),
        head=StepId(found.facts["head"]) if found.facts.get("head") else None,
        root=found.facts.get("root", ""),
        steps=found.steps,
        counts=found.counts,
        findings=(*found.findings, *found.remarks),
    )


@dataclass(slots=True)
class _State:
    """What the history led to at one step."""

    records: Records = field(default_factory=dict)
    root: int = 0

    def after(self, changed: Mapping[Uid, Record]) -> "_State":
        """Return the state with ``changed`` records; this one is used up."""
        removed = [record_digest(u, self.records[u]) for u in changed if u in self.records]
        added = [record_digest(u, record) for u, record in changed.items()]
        self.records.update(changed)
        return _State(self.records, add_to_root(self.root, removed=removed, added=added))


class _Replay:
    """Follows the history step by step; a left-out payload ends it."""

    def __init__(self, connection: sqlite3.Connection, found: Inspection) -> None:
        self._connection = connection
        self._found = found
        self._steps = {
            StepId(row[0]): read_step(*row[1:])
            for row in connection.execute("SELECT id, header, author, time FROM step ORDER BY seq")
        }
        self._graph = StepGraph({step_id: step.parents for step_id, step in self._steps.items()})
        self._uses = dict.fromkeys(self._steps, 0)
        for step in self._steps.values():
            for parent in step.parents:
                self._uses[parent] += 1
        self._states: dict[StepId, _State] = {}

    def run(self) -> None:
        """Compare the root after each step, and the records at the end."""
        state: _State | None = _State()
        for number, (step_id, step) in enumerate(self._steps.items(), start=1):
            payloads = list(self._payloads(number))
            if len(payloads) < len(step.commitments):
                text = N_("Values were left out of step {number}; the replay ends there.")
                self._found.add(text, number=number)
                return
            try:
                settings = [s for payload in payloads for s in _settings(payload)]
                state = self._after(step_id, step, settings)
            except BAD:
                state = None
            if state is None or root_text(state.root) != step.root:
                text = N_("Step {number} does not lead to the state it names.")
                self._found.add(text, number=number)
                return
            self._states[step_id] = state
        self._compare_writers(state.records if state else {})

    def _payloads(self, number: int) -> Iterator[Payload]:
        query = "SELECT kind, uid, privacy, salt, body FROM payload WHERE seq = ?"
        for kind, uid, privacy, salt, body in self._connection.execute(query, (number,)):
            yield Payload(EntityKind(kind), Uid(uid), Privacy(privacy), salt, json.loads(body))

    def _after(self, step_id: StepId, step: Step, settings: list[FieldSetting]) -> _State:
        sides = [(parent, self._taken(parent)) for parent in step.parents]
        before = sides[0][1] if sides else _State()
        if len(sides) < 2:
            return before.after(applied(before.records, settings, step_id))
        mine, theirs = (Side(head=parent, records=state.records) for parent, state in sides)
        return before.after(_merged(self._graph, mine, theirs, settings, step_id))

    def _taken(self, step_id: StepId) -> _State:
        """Return the state after a step; the last one who needs it may use it up."""
        self._uses[step_id] -= 1
        if self._uses[step_id] == 0:
            return self._states.pop(step_id)
        state = self._states[step_id]
        return _State(dict(state.records), state.root)

    def _compare_writers(self, records: Records) -> None:
        ids = (None, *self._steps)
        for kind in KINDS:
            query = f'SELECT uid, writers FROM "{kind}"'  # noqa: S608 - own names
            for uid, text in self._connection.execute(query):
                writers, _ = read_writers(text)
                named = {key: {ids[seq] for seq in seqs} for key, seqs in writers.items()}
                known = records[uid].writers if uid in records else {}
                if named != {key: set(steps) for key, steps in known.items()}:
                    self._found.add(
                        N_("The entry {uid} names other steps than the history does."), uid=uid
                    )


def _merged(
    graph: StepGraph, mine: Side, theirs: Side, settings: list[FieldSetting], step_id: StepId
) -> Records:
    plan = plan_merge(graph, mine, theirs)
    decisions: dict[tuple[Uid, str], Value] = {(s.uid, s.key): s.value for s in settings}
    decided = tuple(c for c in plan.conflicts if c.place in decisions)
    known = replace(plan, conflicts=decided)
    return decided_records(known, mine.records, decisions, step_id)


def _settings(payload: Payload) -> list[FieldSetting]:
    return [
        FieldSetting(payload.kind, payload.uid, key, _value(payload, key, plain))
        for key, plain in payload.values.items()
    ]


def _value(payload: Payload, key: str, plain: Plain) -> Value:
    spec = built_in_field(payload.kind, key)
    if spec is None or is_extra_key(key):
        return tuple(str(i) for i in plain) if isinstance(plain, list) else plain  # type: ignore[return-value]
    return read_plain(spec, plain)
