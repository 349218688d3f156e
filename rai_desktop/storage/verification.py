"""Verifying a project file, on demand with a replay of its whole history."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
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
from rai_desktop.services.check_reports import CheckReport, Finding
from rai_desktop.services.jobs import Tell
from rai_desktop.storage.admission import expect_check
from rai_desktop.storage.findings import BAD, Inspection
from rai_desktop.storage.foreign import check_header, check_schema, foreign_connection
from rai_desktop.storage.inspection import inspect
from rai_desktop.storage.migrations import in_todays_format
from rai_desktop.storage.reading import read_step
from rai_desktop.storage.rows import read_writers
from rai_desktop.storage.sending import sent_copy
from rai_desktop.storage.watch import Watch

Records = dict[Uid, Record]

_DEEP = 20
"""How many times as long a replay may take as a check: it follows every step."""


def verify_file(path: Path, *, deep: bool = False, tell: Tell | None = None) -> CheckReport:
    """Return what a full check finds; ``deep`` replays the history and compares each root.

    ``tell`` hears how far the check is; of a replay nobody knows how long it takes.

    Raises:
        UserError: the file is no project, too new, its tables are not ours, or it takes too long.
    """
    check_header(path)
    watch = Watch(path, factor=_DEEP if deep else 1, tell=tell)
    told: list[Finding] = []
    with in_todays_format(path, watch) as current, foreign_connection(current, watch) as connection:
        check_schema(connection, current)
        expect_check(connection, watch)
        found = inspect(connection, watch)
        if deep and not found.findings:
            told += _Replay(connection, found).run()
    return CheckReport(
        path=str(path),
        project=Uid(found.facts.get("project", "")),
        head=StepId(found.facts["head"]) if found.facts.get("head") else None,
        root=found.facts.get("root", ""),
        steps=found.steps,
        counts=found.counts,
        findings=(*found.findings, *found.remarks),
        remarks=tuple(told),
        sent=sent_copy(found.facts),
    )


def replayed(connection: sqlite3.Connection) -> Mapping[Uid, Record] | None:
    """Return what a sound history leads to; ``None`` where it cannot be followed to its end."""
    replay = _Replay(connection, Inspection())
    state = replay.followed()
    return state.records if state and replay.is_complete and not state.lost else None


@dataclass(slots=True)
class _State:
    """What the history led to at one step.

    ``root`` counts the entries that can be followed. Of others values were erased for good:
    ``lost`` names those entries by the commitments that were emptied and not yet seen to be
    erased, and ``unknown`` is what they add to the root.
    """

    records: Records = field(default_factory=dict)
    root: int = 0
    unknown: int = 0
    lost: Mapping[str, Uid] = field(default_factory=dict)

    @property
    def hidden(self) -> frozenset[Uid]:
        """The entries that cannot be followed."""
        return frozenset(self.lost.values())

    def after(self, changed: Mapping[Uid, Record]) -> "_State":
        """Return the state with ``changed`` records; this one is used up."""
        removed = [record_digest(u, self.records[u]) for u in changed if u in self.records]
        added = [record_digest(u, record) for u, record in changed.items()]
        self.records.update(changed)
        root = add_to_root(self.root, removed=removed, added=added)
        return _State(self.records, root, self.unknown, self.lost)


class _Replay:
    """Follows the history step by step.

    Erased payloads hide an entry until the step that erased them, for that step says all that was
    in them anew. Until then the rest of the root is what such entries add, and must not change
    where no step touches them. Payloads that were left out of a copy hide their entries for good,
    and so do steps that were made without knowing all values; in a file that is no such copy, a
    missing payload ends the replay.
    """

    def __init__(self, connection: sqlite3.Connection, found: Inspection) -> None:
        self._connection = connection
        self._found = found
        self._steps = {
            StepId(row[0]): read_step(*row[1:])
            for row in connection.execute("SELECT id, header, author, time FROM step ORDER BY seq")
        }
        self._graph = StepGraph({step_id: step.parents for step_id, step in self._steps.items()})
        self._uses = dict.fromkeys(self._steps, 0)
        self._erased_by: dict[str, list[StepId]] = {}
        for step_id, step in self._steps.items():
            for parent in step.parents:
                self._uses[parent] += 1
            for digest in step.erased:
                self._erased_by.setdefault(digest, []).append(step_id)
        self._states: dict[StepId, _State] = {}
        sent = sent_copy(found.facts)
        self._may_lack = sent is not None and bool(sent.left_out)
        self._gone: set[Uid] = set()
        self._without = 0

    def run(self) -> Iterator[Finding]:
        """Compare the root after each step, and the records at the end.

        Return what could not be followed and is no fault.
        """
        state = self.followed()
        if state is not None:
            self._compare_writers(state)
        if self._without:
            text = N_("What {count} steps set was left out of this copy and cannot be followed.")
            yield Finding(text=text, values={"count": self._without})

    @property
    def is_complete(self) -> bool:
        """Whether everything that the history set could be followed."""
        return not self._gone

    def followed(self) -> _State | None:
        """Return what the history leads to; ``None``, with a finding, where it ends before."""
        state: _State | None = _State()
        for number, (step_id, step) in enumerate(self._steps.items(), start=1):
            payloads = list(self._payloads(number))
            missing = self._missing(step, payloads)
            if missing is None:
                text = N_("Values were left out of step {number}; the replay ends there.")
                self._found.add(text, number=number)
                return None
            try:
                settings = [s for payload in payloads for s in _settings(payload)]
                state = self._after(step_id, step, settings, missing)
            except BAD:
                state = None
            if state is None or root_text((state.root + state.unknown) % (1 << 256)) != step.root:
                text = N_("Step {number} does not lead to the state it names.")
                self._found.add(text, number=number)
                return None
            self._states[step_id] = state
        return state or _State()

    def _payloads(self, number: int) -> Iterator[Payload]:
        query = "SELECT kind, uid, privacy, salt, body FROM payload WHERE seq = ?"
        for kind, uid, privacy, salt, body in self._connection.execute(query, (number,)):
            yield Payload(EntityKind(kind), Uid(uid), Privacy(privacy), salt, json.loads(body))

    def _missing(self, step: Step, payloads: list[Payload]) -> dict[str, Uid] | None:
        """Return the emptied commitments; ``None`` when others are missing, too."""
        if len(payloads) == len(step.commitments):
            return {}
        held = {(payload.uid, payload.privacy) for payload in payloads}
        missing = {c.digest: c.uid for c in step.commitments if (c.uid, c.privacy) not in held}
        erased = {digest: uid for digest, uid in missing.items() if digest in self._erased_by}
        if len(erased) < len(missing):
            self._without += 1
            self._gone.update(uid for digest, uid in missing.items() if digest not in erased)
        return erased if self._may_lack or len(erased) == len(missing) else None

    def _after(
        self,
        step_id: StepId,
        step: Step,
        settings: list[FieldSetting],
        missing: Mapping[str, Uid],
    ) -> _State:
        sides = [(parent, self._taken(parent)) for parent in step.parents]
        before = sides[0][1] if sides else _State()
        if len(sides) < 2:
            changed = applied(before.records, settings, step_id)
            lost = {**before.lost, **missing}
        else:
            changed, lost = self._merged(sides[0], sides[1], settings, step_id)
            lost |= missing
        lost = {digest: uid for digest, uid in lost.items() if digest not in step.erased}
        self._gone.update(step.partial)
        return _hidden_in(before.after(changed), step, lost, self._gone)

    def _merged(
        self,
        one: tuple[StepId, _State],
        other: tuple[StepId, _State],
        settings: list[FieldSetting],
        step_id: StepId,
    ) -> tuple[Records, dict[str, Uid]]:
        """Return what a merge changed in the first side, and what cannot be followed after it."""
        mine, theirs = (Side(head=head, records=state.records) for head, state in (one, other))
        changed = _merged(self._graph, mine, theirs, settings, step_id)
        lost: dict[str, Uid] = {}
        for digest, uid in {**one[1].lost, **other[1].lost}.items():
            sure = self._erasing_side(digest, uid, mine, theirs)
            if sure is None:
                lost[digest] = uid
            elif sure is theirs and uid in theirs.records:
                changed[uid] = theirs.records[uid]
            else:
                changed.pop(uid, None)
        return changed, lost

    def _erasing_side(self, digest: str, uid: Uid, mine: Side, theirs: Side) -> Side | None:
        """Return the side that erased a payload and knows all that the other did to the entity."""
        touching = [
            step_id
            for step_id, step in self._steps.items()
            if any(commitment.uid == uid for commitment in step.commitments)
        ]
        knows = self._graph.knows
        for side, other in ((mine, theirs), (theirs, mine)):
            has_erased = any(knows(side.head, step) for step in self._erased_by[digest])
            seen = (step for step in touching if knows(other.head, step))
            if has_erased and all(knows(side.head, step) for step in seen):
                return side
        return None

    def _taken(self, step_id: StepId) -> _State:
        """Return the state after a step; the last one who needs it may use it up."""
        self._uses[step_id] -= 1
        if self._uses[step_id] == 0:
            return self._states.pop(step_id)
        state = self._states[step_id]
        return _State(dict(state.records), state.root, state.unknown, state.lost)

    def _compare_writers(self, state: _State) -> None:
        ids, hidden = (None, *self._steps), state.hidden | self._gone
        for kind in KINDS:
            query = f'SELECT uid, writers FROM "{kind}"'  # noqa: S608 - own names
            for uid, text in self._connection.execute(query):
                writers, _ = read_writers(text)
                named = {key: {ids[seq] for seq in seqs} for key, seqs in writers.items()}
                known = state.records[uid].writers if uid in state.records else {}
                if uid not in hidden and named != {k: set(steps) for k, steps in known.items()}:
                    self._found.add(
                        N_("The entry {uid} names other steps than the history does."), uid=uid
                    )


def _hidden_in(
    state: _State, step: Step, lost: Mapping[str, Uid], gone: AbstractSet[Uid]
) -> _State:
    """Return the state with what is lost from this step on; ``gone`` is lost for good."""
    touched = {commitment.uid for commitment in step.commitments}
    hidden = {*state.hidden, *lost.values()}
    unknown = state.unknown
    if not lost and not gone:
        unknown = 0
    elif len(step.parents) > 1 or touched & hidden or not touched.isdisjoint(gone):
        unknown = int(step.root, 16) - state.root
    return _State(state.records, state.root, unknown, lost)


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
