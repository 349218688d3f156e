"""Comparing this copy of a project with another one: what a merge would do, and what is open."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.merge import Conflict, MergePlan, Relation, plan_merge
from rai_desktop.domain.records import Record
from rai_desktop.domain.texts import N_
from rai_desktop.services.heeding import heeded
from rai_desktop.services.merging.model import MergeSides
from rai_desktop.services.merging.reviewed import check_reviewed
from rai_desktop.services.project import OpenProject


class OtherProjectError(UsageError):
    """The file belongs to another project; there is nothing to merge."""


class What(StrEnum):
    """What a merge does with an entry of this copy."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """An entry that a merge adds, changes or moves to the bin; ``keys`` get another value."""

    kind: EntityKind
    uid: Uid
    what: What
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two copies of one project and the plan to bring the other one into this one.

    ``entries`` are what changes here without asking, ``unchanged`` counts the others.
    """

    project: OpenProject
    other: OpenProject
    sides: MergeSides
    plan: MergePlan
    entries: tuple[PlannedEntry, ...]
    unchanged: int

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What a person has to decide."""
        return self.plan.conflicts

    @property
    def heads(self) -> tuple[StepId, StepId]:
        """The newest steps of both copies that the plan was made from."""
        return self.sides.mine.head, self.sides.theirs.head

    @property
    def is_new(self) -> bool:
        """Whether the other copy has anything that this one has not."""
        news = (Relation.BEHIND, Relation.APART)
        return self.plan.relation in news or bool(self.plan.records)

    def count(self, what: What) -> int:
        """Return how many entries, links aside, are new, changed or removed."""
        return sum(e.what is what for e in self.entries if e.kind is not EntityKind.LINK)

    @property
    def links(self) -> int:
        """How many links are made or removed."""
        return sum(entry.kind is EntityKind.LINK for entry in self.entries)


def compare(project: OpenProject, other: OpenProject) -> Comparison:
    """Return what merging ``other`` into ``project`` would do; nothing is changed.

    Takes a while for long histories; may be called in a worker thread.

    Raises:
        OtherProjectError: the other file is no copy of this project.
        UsageError: one of them has no history yet, or the other one is a review copy that
            changes more than that.
    """
    if other.uid != project.uid:
        raise OtherProjectError(
            N_(
                "{path} is not a copy of this file but another AI inventory. Single entries of "
                "it can be added as copies."
            ),
            path=other.store.path.name,
        )
    sides = project.store.sides(other.store)
    plan = plan_merge(sides.graph, sides.mine, sides.theirs, heeded)
    entries = tuple(_planned(sides.mine.records, plan))
    if other.is_review:
        changes = [(entry.kind, entry.uid, key) for entry in entries for key in entry.keys]
        changes += [(c.kind, c.uid, c.key) for c in plan.conflicts]
        check_reviewed(other.store.path.name, sides.mine.records, changes)
    touched = {entry.uid for entry in entries} | {conflict.uid for conflict in plan.conflicts}
    return Comparison(
        project=project,
        other=other,
        sides=sides,
        plan=plan,
        entries=entries,
        unchanged=_untouched(project, touched),
    )


def _planned(mine: Mapping[Uid, Record], plan: MergePlan) -> list[PlannedEntry]:
    found = []
    contested = {conflict.place for conflict in plan.conflicts}
    for uid, record in heeded(plan.records.items()):
        held = mine.get(uid)
        before = held.values if held else {}
        keys = {k for k in record.values.keys() | before.keys() if (uid, k) not in contested}
        changed = tuple(sorted(k for k in keys if record.values.get(k) != before.get(k)))
        what = What.CHANGED if (uid, "deleted") in contested else _what(held, record)
        if changed and what:
            found.append(PlannedEntry(kind=record.kind, uid=uid, what=what, keys=changed))
    return found


def _what(held: Record | None, record: Record) -> What | None:
    """Return what happens to an entry; nothing that shows when it is in the bin on both sides."""
    was_there = held is not None and not held.is_deleted
    if record.is_deleted:
        return What.REMOVED if was_there else None
    return What.CHANGED if was_there else What.NEW


def _untouched(project: OpenProject, touched: Set[Uid]) -> int:
    """Return how many entries, links aside, stay as they are."""
    kinds = (kind for kind in EntityKind if kind is not EntityKind.LINK)
    return sum(entity.uid not in touched for kind in kinds for entity in project.entities(kind))


def authors(comparison: Comparison) -> Counter[str]:
    """Return how many of the steps that come in each author made, by uid; empty if nobody said."""
    found: Counter[str] = Counter()
    for step in comparison.sides.new_steps:
        head = comparison.other.store.step_head(step)
        if head is not None:
            found[head.author] += 1
    return found
