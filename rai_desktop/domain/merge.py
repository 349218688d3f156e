"""Merging two copies of a project, field by field.

Each field keeps its writers, the steps that last set it. A side whose history contains the other's
writers has seen that value and decided anew: it wins. Equal values keep the writers of both. Two
values that did not know of each other are a conflict for a person. Clocks and orders of arrival
decide nothing.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.records import Record


class Relation(StrEnum):
    """How two histories stand to each other."""

    SAME = "same"
    BEHIND = "behind"
    AHEAD = "ahead"
    APART = "apart"


class Reason(StrEnum):
    """Why a person has to decide."""

    VALUES = "values"
    DELETION = "deletion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two values of one field that did not know of each other.

    For a deletion the key is ``deleted``; ``fields`` names what was written without knowledge of
    it, as (uid, key) of the entity itself or of its links.
    """

    kind: EntityKind
    uid: Uid
    key: str
    mine: Value
    theirs: Value
    reason: Reason = Reason.VALUES
    fields: tuple[tuple[Uid, str], ...] = ()

    @property
    def place(self) -> tuple[Uid, str]:
        """The field in question."""
        return self.uid, self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One copy: its head and its records."""

    head: StepId
    records: Mapping[Uid, Record]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePlan:
    """What a merge would do: the records that change, and what a person has to decide.

    ``records`` are complete but for the fields in ``conflicts``, which stand there as in mine.
    """

    relation: Relation
    records: Mapping[Uid, Record]
    conflicts: tuple[Conflict, ...] = ()


def relation(graph: StepGraph, mine: StepId, theirs: StepId) -> Relation:
    """Return how the history that ends in ``mine`` stands to the one that ends in ``theirs``."""
    if mine == theirs:
        return Relation.SAME
    if graph.knows(theirs, mine):
        return Relation.BEHIND
    if graph.knows(mine, theirs):
        return Relation.AHEAD
    return Relation.APART


def plan_merge(
    graph: StepGraph,
    mine: Side,
    theirs: Side,
    through: Callable[[Iterable[Uid]], Iterable[Uid]] = iter,
) -> MergePlan:
    """Return the plan to bring ``theirs`` into ``mine``; ``graph`` holds the steps of both.

    ``through`` goes through the entries and may end that.
    """
    found = relation(graph, mine.head, theirs.head)
    pairs = {
        uid: _merged_record(graph, mine, theirs, uid)
        for uid in through(sorted(mine.records.keys() | theirs.records.keys()))
    }
    merged = {uid: record for uid, (record, _) in pairs.items()}
    conflicts = [conflict for _, found_here in pairs.values() for conflict in found_here]
    if found is Relation.APART:
        taken = {conflict.place for conflict in conflicts}
        conflicts.extend(
            conflict
            for conflict in _deletion_conflicts(graph, merged, mine, theirs, taken)
            if conflict.place not in taken
        )
    changed = {uid: record for uid, record in merged.items() if record != mine.records.get(uid)}
    return MergePlan(relation=found, records=changed, conflicts=tuple(conflicts))


def _merged_record(
    graph: StepGraph, mine: Side, theirs: Side, uid: Uid
) -> tuple[Record, tuple[Conflict, ...]]:
    ours, other = mine.records.get(uid), theirs.records.get(uid)
    if ours is None or other is None:
        record = ours or other
        assert record is not None  # noqa: S101 - uid comes from one of the two
        return record, ()
    if ours == other:
        return ours, ()
    values, writers, withheld = dict(ours.values), dict(ours.writers), set(ours.withheld)
    conflicts: list[Conflict] = []
    for key in sorted(ours.writers.keys() | other.writers.keys()):
        choice = _choose(graph, mine, theirs, uid, key)
        if choice is _Choice.CONFLICT:
            conflicts.append(_value_conflict(uid, key, ours, other))
        if choice is _Choice.BOTH:
            writers[key] = _latest(graph, ours.writers[key] + other.writers[key])
        if choice is _Choice.THEIRS:
            writers[key] = other.writers[key]
            _take(key, other, values, withheld)
    record = Record(ours.kind, values, writers, frozenset(withheld))
    return record, tuple(conflicts)


class _Choice(StrEnum):
    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"
    CONFLICT = "conflict"


def _choose(graph: StepGraph, mine: Side, theirs: Side, uid: Uid, key: str) -> _Choice:
    ours, other = mine.records[uid], theirs.records[uid]
    my_writers, their_writers = ours.writers.get(key), other.writers.get(key)
    if their_writers is None:
        return _Choice.MINE
    if my_writers is None:
        return _Choice.THEIRS
    if my_writers == their_writers:
        fills = key in ours.withheld and key not in other.withheld
        return _Choice.THEIRS if fills else _Choice.MINE
    if graph.knows_all(theirs.head, my_writers):
        return _Choice.THEIRS
    if graph.knows_all(mine.head, their_writers):
        return _Choice.MINE
    return _Choice.BOTH if _same_value(key, ours, other) else _Choice.CONFLICT


def _latest(graph: StepGraph, steps: tuple[StepId, ...]) -> tuple[StepId, ...]:
    """Return those of ``steps`` that no other of them knows, sorted."""
    return tuple(
        sorted(
            {s for s in steps if not any(o != s and graph.knows(o, s) for o in steps)},
        )
    )


def _same_value(key: str, ours: Record, other: Record) -> bool:
    if key in ours.withheld or key in other.withheld:
        return False
    return ours.values.get(key) == other.values.get(key)


def _take(key: str, other: Record, values: dict[str, Value], withheld: set[str]) -> None:
    values.pop(key, None)
    withheld.discard(key)
    if key in other.withheld:
        withheld.add(key)
    elif key in other.values:
        values[key] = other.values[key]


def _value_conflict(uid: Uid, key: str, ours: Record, other: Record) -> Conflict:
    return Conflict(
        kind=ours.kind, uid=uid, key=key, mine=ours.values.get(key), theirs=other.values.get(key)
    )


def _deletion_conflicts(
    graph: StepGraph,
    merged: Mapping[Uid, Record],
    mine: Side,
    theirs: Side,
    contested: Container[tuple[Uid, str]],
) -> Iterable[Conflict]:
    """Yield a conflict for each deletion that met fields or links written without it.

    ``merged`` names only the writers of mine for a ``contested`` field; theirs count, too, so that
    both sides see the same.
    """
    links = _links_by_end(merged)
    for uid, record in merged.items():
        if not record.is_deleted:
            continue
        deletions = record.writers["deleted"]
        around = [(uid, record), *((link, merged[link]) for link in links.get(uid, ()))]
        unaware = tuple(
            (owner, key)
            for owner, touched in around
            for key, writers in sorted(touched.writers.items())
            if (owner, key) != (uid, "deleted")
            and (
                _unaware(graph, deletions, writers)
                or (
                    (owner, key) in contested
                    and _unaware(graph, deletions, theirs.records[owner].writers[key])
                )
            )
        )
        if unaware:
            yield Conflict(
                kind=record.kind,
                uid=uid,
                key="deleted",
                mine=_deleted_in(mine, uid),
                theirs=_deleted_in(theirs, uid),
                reason=Reason.DELETION,
                fields=unaware,
            )


def _links_by_end(records: Mapping[Uid, Record]) -> dict[Uid, list[Uid]]:
    ends: dict[Uid, list[Uid]] = {}
    for uid, record in records.items():
        if record.kind is EntityKind.LINK:
            for key in ("first", "second"):
                end = record.values.get(key)
                if isinstance(end, str):
                    ends.setdefault(Uid(end), []).append(uid)
    return ends


def _unaware(graph: StepGraph, deletions: tuple[StepId, ...], writers: tuple[StepId, ...]) -> bool:
    """Return whether one of ``writers`` and all ``deletions`` did not know of each other."""
    return any(
        not any(graph.knows(one, writer) or graph.knows(writer, one) for one in deletions)
        for writer in writers
    )


def _deleted_in(side: Side, uid: Uid) -> bool:
    record = side.records.get(uid)
    return record is not None and record.is_deleted


def decided_records(
    plan: MergePlan,
    mine: Mapping[Uid, Record],
    decisions: Mapping[tuple[Uid, str], Value],
    writer: StepId,
) -> dict[Uid, Record]:
    """Return the changed records after a person decided every conflict.

    A decision is written by ``writer``, the merge step, even when it keeps mine.

    Raises:
        KeyError: a conflict was left undecided.
    """
    records = dict(plan.records)
    for conflict in plan.conflicts:
        record = records.get(conflict.uid) or mine[conflict.uid]
        records[conflict.uid] = _decided(record, conflict.key, decisions[conflict.place], writer)
    return records


def _decided(record: Record, key: str, value: Value, writer: StepId) -> Record:
    values = {k: v for k, v in record.values.items() if k != key}
    if not is_empty(value):
        values[key] = value
    return replace(
        record,
        values=values,
        writers={**record.writers, key: (writer,)},
        withheld=record.withheld - {key},
    )
