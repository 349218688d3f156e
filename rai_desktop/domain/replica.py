"""One copy of a project in memory: history and the state it leads to.

The project file keeps the same thing on disk. This one replays a history to check it, and is the
model that tests hold the file against.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.merge import (
    Conflict,
    MergePlan,
    Relation,
    Side,
    decided_records,
    plan_merge,
)
from rai_desktop.domain.records import Record, add_to_root, record_digest, root_text
from rai_desktop.domain.steps import FieldSetting, Payload, Step, make_payloads


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Who commits, when, and where the salts come from."""

    author: str
    time: str
    new_salt: Callable[[], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replica:
    """A copy: its steps, payloads by commitment digest, records, head and root."""

    steps: Mapping[StepId, Step] = field(default_factory=dict)
    payloads: Mapping[str, Payload] = field(default_factory=dict)
    records: Mapping[Uid, Record] = field(default_factory=dict)
    head: StepId | None = None
    root: int = 0

    def graph(self) -> StepGraph:
        """Return the history as a graph."""
        return StepGraph({step_id: step.parents for step_id, step in self.steps.items()})

    def committed(
        self,
        action: Action,
        settings: Iterable[FieldSetting],
        stamp: Stamp,
        *,
        erased: Iterable[str] = (),
        subject: str = "",
    ) -> "Replica":
        """Return the copy after one more step."""
        settings = tuple(settings)
        parents = (self.head,) if self.head else ()
        payloads = make_payloads(settings, stamp.new_salt)
        changed = applied(self.records, settings, StepId(""))
        step = Step(
            parents=parents,
            action=action,
            root=root_text(_root_after(self.root, self.records, changed)),
            author=stamp.author,
            time=stamp.time,
            subject=subject,
            commitments=tuple(sorted(p.commitment() for p in payloads)),
            erased=tuple(sorted(erased)),
        )
        return self._with_step(step, payloads, applied(self.records, settings, step.id()))

    def erased(self, uid: Uid, keys: Iterable[str], stamp: Stamp) -> "Replica":
        """Return the copy after the values of ``keys`` were erased from state and history.

        A payload goes as a whole; what else it set is stated again by the step.
        """
        record = self.records[uid]
        emptied = frozenset(keys)
        gone = {
            digest: payload
            for digest, payload in self.payloads.items()
            if payload.uid == uid and emptied & payload.values.keys()
        }
        restated = {key for payload in gone.values() for key in payload.values} - emptied
        settings = [
            FieldSetting(record.kind, uid, key, record.values.get(key) if key in restated else None)
            for key in sorted(emptied | restated)
        ]
        return self.committed(Action.ERASE, settings, stamp, erased=gone)

    def planned(self, other: "Replica") -> MergePlan:
        """Return what merging ``other`` into this copy would do; both have a head."""
        together = replace(self, steps={**self.steps, **other.steps})
        return plan_merge(together.graph(), _side(self), _side(other))

    def merged(
        self, other: "Replica", decide: Callable[[Conflict], Value], stamp: Stamp
    ) -> "Replica":
        """Return the copy after merging ``other``; ``decide`` answers for a person."""
        plan = self.planned(other)
        together = _with_history_of(self, other)
        if plan.relation in (Relation.SAME, Relation.AHEAD):
            return _moved(together, self.head, plan.records)
        if plan.relation is Relation.BEHIND:
            return _moved(together, other.head, plan.records)
        decisions = {conflict.place: decide(conflict) for conflict in plan.conflicts}
        return together.with_decisions(other.head, plan, decisions, stamp)

    def with_decisions(
        self,
        other: StepId | None,
        plan: MergePlan,
        decisions: Mapping[tuple[Uid, str], Value],
        stamp: Stamp,
    ) -> "Replica":
        """Return this copy, which holds both histories, after the merge step of ``plan``."""
        settings = [FieldSetting(c.kind, c.uid, c.key, decisions[c.place]) for c in plan.conflicts]
        payloads = make_payloads(settings, stamp.new_salt)
        draft = decided_records(plan, self.records, decisions, StepId(""))
        parents = [head for head in (self.head, other) if head]
        step = Step(
            parents=tuple(sorted(parents)),
            action=Action.MERGE,
            root=root_text(_root_after(self.root, self.records, draft)),
            author=stamp.author,
            time=stamp.time,
            commitments=tuple(sorted(p.commitment() for p in payloads)),
        )
        records = decided_records(plan, self.records, decisions, step.id())
        return self._with_step(step, payloads, records)

    def _with_step(
        self, step: Step, payloads: Iterable[Payload], changed: Mapping[Uid, Record]
    ) -> "Replica":
        step_id = step.id()
        held = {**self.payloads, **{p.commitment().digest: p for p in payloads}}
        for digest in step.erased:
            held.pop(digest, None)
        return Replica(
            steps={**self.steps, step_id: step},
            payloads=held,
            records={**self.records, **changed},
            head=step_id,
            root=_root_after(self.root, self.records, changed),
        )


def applied(
    records: Mapping[Uid, Record], settings: Iterable[FieldSetting], writer: StepId
) -> dict[Uid, Record]:
    """Return the records that ``settings`` change, after the change."""
    changed: dict[Uid, Record] = {}
    for setting in settings:
        record = changed.get(setting.uid) or records.get(setting.uid) or Record(setting.kind)
        changed[setting.uid] = record.with_values({setting.key: setting.value}, writer)
    return changed


def _side(replica: Replica) -> Side:
    assert replica.head is not None  # noqa: S101 - a copy without steps is not merged
    return Side(head=replica.head, records=replica.records)


def _root_after(root: int, records: Mapping[Uid, Record], changed: Mapping[Uid, Record]) -> int:
    removed = [record_digest(uid, records[uid]) for uid in changed if uid in records]
    return add_to_root(
        root, removed=removed, added=[record_digest(u, r) for u, r in changed.items()]
    )


def _with_history_of(mine: Replica, other: Replica) -> Replica:
    steps = {**mine.steps, **other.steps}
    erased = {digest for step in steps.values() for digest in step.erased}
    payloads = {
        digest: payload
        for digest, payload in {**mine.payloads, **other.payloads}.items()
        if digest not in erased
    }
    return replace(mine, steps=steps, payloads=payloads)


def _moved(together: Replica, head: StepId | None, changed: Mapping[Uid, Record]) -> Replica:
    return replace(
        together,
        head=head,
        records={**together.records, **changed},
        root=_root_after(together.root, together.records, changed),
    )
