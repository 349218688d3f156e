"""Verifying a project file, on demand with a replay of its whole history."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.fields import is_extra_key
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.merge import Side, decided_records, plan_merge
from rai_desktop.domain.records import Record, add_to_root, record_digest, root_text
from rai_desktop.domain.replica import applied
from rai_desktop.domain.steps import FieldSetting, Payload, Step
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.ports import CheckReport, StepEntry
from rai_desktop.storage.foreign import check_header, check_schema, foreign_connection
from rai_desktop.storage.inspection import Inspection, inspect
from rai_desktop.storage.step_log import read_payload, read_step

Records = dict[Uid, Record]


def verify_file(path: Path, *, deep: bool = False) -> CheckReport:
    """Return what a full check finds; ``deep`` replays the history and compares each root.

    Raises:
        UserError: the file is no project, too new, or its tables are not ours.
    """
    check_header(path)
    with foreign_connection(path) as connection:
        check_schema(connection, path)
        found = inspect(connection)
        if deep and not found.findings:
            _replay(_entries(connection), found)
    return CheckReport(
        path=str(path),
        project=Uid(found.facts.get("project", "")),
        head=StepId(found.facts["head"]) if found.facts.get("head") else None,
        root=found.facts.get("root", ""),
        steps=len(found.steps),
        counts=found.counts,
        findings=tuple(found.findings),
    )


def _entries(connection) -> list[StepEntry]:  # type: ignore[no-untyped-def]
    payloads: dict[int, list[Payload]] = {}
    for row in connection.execute("SELECT * FROM payload ORDER BY seq"):
        payloads.setdefault(row.seq, []).append(read_payload(row))
    return [
        StepEntry(
            id=StepId(row.id),
            step=read_step(row.header, row.author, row.time),
            payloads=tuple(payloads.get(row.seq, ())),
        )
        for row in connection.execute("SELECT * FROM step ORDER BY seq")
    ]


def _replay(entries: list[StepEntry], found: Inspection) -> None:
    """Follow the history step by step; a left-out payload ends the comparison of roots."""
    graph = StepGraph({entry.id: entry.step.parents for entry in entries})
    states: dict[StepId, Records] = {}
    uses = _uses(entries)
    for number, entry in enumerate(entries, start=1):
        if len(entry.payloads) < len(entry.step.commitments):
            found.add(
                N_("Values were left out of step {number}; the replay ends there."), number=number
            )
            return
        records = _after(graph, states, entry)
        for parent in entry.step.parents:
            uses[parent] -= 1
            if uses[parent] == 0:
                states.pop(parent, None)
        states[entry.id] = records
        root = add_to_root(0, added=(record_digest(u, r) for u, r in records.items()))
        if root_text(root) != entry.step.root:
            found.add(N_("Step {number} does not lead to the state it names."), number=number)
            return


def _uses(entries: list[StepEntry]) -> dict[StepId, int]:
    uses = {entry.id: 0 for entry in entries}
    for entry in entries:
        for parent in entry.step.parents:
            uses[parent] += 1
    return uses


def _after(graph: StepGraph, states: Mapping[StepId, Records], entry: StepEntry) -> Records:
    settings = [s for payload in entry.payloads for s in _settings(payload)]
    before = dict(states[entry.step.parents[0]]) if entry.step.parents else {}
    if len(entry.step.parents) < 2:
        return before | applied(before, settings, entry.id)
    return before | _merged(graph, states, entry.step, settings, entry.id)


def _merged(
    graph: StepGraph,
    states: Mapping[StepId, Records],
    step: Step,
    settings: list[FieldSetting],
    step_id: StepId,
) -> Records:
    sides = [Side(head=parent, records=states[parent]) for parent in step.parents]
    plan = plan_merge(graph, sides[0], sides[1])
    decisions: dict[tuple[Uid, str], Value] = {(s.uid, s.key): s.value for s in settings}
    open_conflicts = tuple(c for c in plan.conflicts if c.place in decisions)
    known = replace(plan, conflicts=open_conflicts)
    return decided_records(known, sides[0].records, decisions, step_id)


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
