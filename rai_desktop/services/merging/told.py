"""A comparison in the words of one language: conflicts side by side, and what changes unasked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rai_desktop.domain.canonical import Plain, Value, is_empty, to_plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.merge import Conflict, Reason, Relation, Side
from rai_desktop.domain.records import Record
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import NOTHING, ChangeTeller, FieldChange
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.comparing import Comparison, PlannedEntry, What, authors
from rai_desktop.services.merging.decisions import Decision, Place, Take
from rai_desktop.services.people import author_name
from rai_desktop.services.ports import StepHead

WHAT: dict[What, str] = {
    What.NEW: N_("New"),
    What.CHANGED: N_("Changed"),
    What.REMOVED: N_("Moved to the bin"),
}
"""What happens to an entry, for people."""

TAKE: dict[Take, str] = {
    Take.MINE: N_("This copy"),
    Take.THEIRS: N_("Other copy"),
    Take.EDITED: N_("Own value"),
}
"""Whose value is taken, for people."""

_DELETED = N_("Deleted")
_KEPT = N_("Not deleted")
_KEPT_AND_CHANGED = N_("Not deleted; changed: {fields}")
_LOOKED_BACK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldValue:
    """What one copy says in a field, and who wrote it when; the last two as far as known."""

    text: str
    author: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldConflict:
    """Two values of one field that did not know of each other, in words."""

    place: Place
    kind: EntityKind
    entry: str
    field: str
    mine: ToldValue
    theirs: ToldValue
    is_deletion: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEntry:
    """An entry that changes without asking, in words; ``fields`` names what is different then."""

    uid: Uid
    kind: EntityKind
    entry: str
    what: What
    what_text: str
    fields: str


class MergeTeller:
    """Puts a comparison into words; names of new people and entries come from the other copy."""

    def __init__(self, comparison: Comparison, labels: Labels) -> None:
        self._comparison = comparison
        self._labels = labels
        self._words = labels.words
        self._mine = ChangeTeller(comparison.project, labels)
        self._theirs = ChangeTeller(comparison.other, labels)

    # the whole -----------------------------------------------------------------

    def summary(self) -> str:
        """Return in one or two sentences how the copies stand to each other."""
        words, comparison = self._words, self._comparison
        relation = comparison.plan.relation
        if relation is Relation.SAME:
            return words(N_("Both copies are the same. There is nothing to merge."))
        if relation is Relation.AHEAD:
            undone = self._undone_on()
            if undone:
                text = N_(
                    "Everything in the other copy came into this one before, and was undone here "
                    "on {moment}. There is nothing new to merge."
                )
                return words.filled(text, moment=undone)
            return words(N_("This copy knows everything in the other one. Nothing is new there."))
        if not comparison.conflicts:
            return words(N_("The changes do not touch each other. Nothing has to be decided."))
        return words.plural(
            "{count} value was changed in both copies. Decide which one counts.",
            "{count} values were changed in both copies. Decide which ones count.",
            len(comparison.conflicts),
        )

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how many entries are new, changed, removed, in conflict and unchanged."""
        comparison, words = self._comparison, self._words
        return (
            (words(N_("New")), comparison.count(What.NEW)),
            (words(N_("Changed")), comparison.count(What.CHANGED)),
            (words(N_("Moved to the bin")), comparison.count(What.REMOVED)),
            (words(N_("Links")), comparison.links),
            (words(N_("Changed in both copies")), len(comparison.conflicts)),
            (words(N_("Unchanged")), comparison.unchanged),
        )

    def authors(self) -> str:
        """Return who worked on the other copy: names with the number of changes."""
        words, found = self._words, []
        for author, count in authors(self._comparison).most_common():
            name = author_name(self._comparison.other, author) or words(N_("Somebody"))
            changes = words.plural("{count} change", "{count} changes", count)
            found.append(f"{name} ({changes})")
        return ", ".join(found)

    def _undone_on(self) -> str:
        """Return when what the other copy has was undone here; empty when it was not."""
        store = self._comparison.project.store
        theirs = self._comparison.sides.theirs.head
        for head in store.step_heads(None, _LOOKED_BACK):
            if head.action is Action.REDO and self._brought(head.subject, theirs):
                return ""
            if head.action is Action.UNDO and self._brought(head.subject, theirs):
                return self._moment(head.time)
        return ""

    def _brought(self, step: StepId, theirs: StepId) -> bool:
        """Return whether ``step`` is what brought the other copy's newest step here."""
        parents = self._comparison.project.store.step_head(step)
        return step == theirs or (parents is not None and theirs in parents.parents)

    # conflicts -----------------------------------------------------------------

    def conflicts(self) -> list[ToldConflict]:
        """Return everything that has to be decided, by kind and entry."""
        told = [self.conflict(conflict) for conflict in self._comparison.conflicts]
        return sorted(told, key=lambda each: (_KINDS.index(each.kind), each.entry, each.field))

    def conflict(self, conflict: Conflict) -> ToldConflict:
        """Return one conflict in words."""
        is_deletion = conflict.key == "deleted"
        tell = self._deletion if is_deletion else self._value
        return ToldConflict(
            place=conflict.place,
            kind=conflict.kind,
            entry=self._entry(conflict.uid),
            field=self._field(conflict.kind, conflict.key),
            mine=tell(conflict, is_mine=True),
            theirs=tell(conflict, is_mine=False),
            is_deletion=is_deletion,
        )

    def decided(self, conflict: Conflict, decision: Decision) -> str:
        """Return the value that a field gets by a decision."""
        told = self.conflict(conflict)
        if decision.take is Take.EDITED:
            return self._shown(conflict.kind, conflict.key, decision.value, self._mine)
        return (told.mine if decision.take is Take.MINE else told.theirs).text

    def _value(self, conflict: Conflict, *, is_mine: bool) -> ToldValue:
        side = self._side(is_mine=is_mine)
        value = conflict.mine if is_mine else conflict.theirs
        teller = self._mine if is_mine else self._theirs
        text = self._shown(conflict.kind, conflict.key, value, teller)
        writers = side.records[conflict.uid].writers.get(conflict.key, ())
        return self._told(text, writers)

    def _deletion(self, conflict: Conflict, *, is_mine: bool) -> ToldValue:
        if conflict.mine if is_mine else conflict.theirs:
            return self._told(self._words(_DELETED), self._writers(conflict, is_mine=is_mine))
        unaware = conflict.fields if conflict.reason is Reason.DELETION else ()
        records = (
            self._comparison.sides.mine if is_mine else self._comparison.sides.theirs
        ).records
        touched = [(uid, key) for uid, key in unaware if uid in records]
        writers = [s for uid, key in touched for s in records[uid].writers.get(key, ())]
        names = dict.fromkeys(self._field(records[uid].kind, key) for uid, key in touched)
        if not names:
            return self._told(self._words(_KEPT), self._writers(conflict, is_mine=is_mine))
        text = self._words.filled(_KEPT_AND_CHANGED, fields=", ".join(names))
        return self._told(text, writers)

    def _side(self, *, is_mine: bool) -> Side:
        sides = self._comparison.sides
        return sides.mine if is_mine else sides.theirs

    def _writers(self, conflict: Conflict, *, is_mine: bool) -> Sequence[StepId]:
        side = self._side(is_mine=is_mine)
        record = side.records.get(conflict.uid)
        return record.writers.get(conflict.key, ()) if record else ()

    def _told(self, text: str, writers: Iterable[StepId]) -> ToldValue:
        heads = [head for step in writers if (head := self._head(step))]
        newest = max(heads, key=lambda head: head.time, default=None)
        if newest is None:
            return ToldValue(text=text, author="", moment="")
        return ToldValue(
            text=text, author=self._author(newest.author), moment=self._moment(newest.time)
        )

    def _head(self, step: StepId) -> StepHead | None:
        comparison = self._comparison
        return comparison.project.store.step_head(step) or comparison.other.store.step_head(step)

    def _author(self, author: str) -> str:
        comparison = self._comparison
        return author_name(comparison.project, author) or author_name(comparison.other, author)

    def _moment(self, time: str) -> str:
        return self._words.moment(datetime.fromisoformat(time).astimezone()) if time else ""

    # entries that change unasked -----------------------------------------------

    def entries(self) -> list[ToldEntry]:
        """Return what changes without asking: by kind, links last, and by number."""
        told = map(self._told_entry, self._comparison.entries)
        return sorted(told, key=lambda entry: (_KINDS.index(entry.kind), entry.entry))

    def _told_entry(self, planned: PlannedEntry) -> ToldEntry:
        names = dict.fromkeys(
            self._field(planned.kind, key) for key in planned.keys if key != "deleted"
        )
        is_changed = planned.what is What.CHANGED
        return ToldEntry(
            uid=planned.uid,
            kind=planned.kind,
            entry=self._entry(planned.uid),
            what=planned.what,
            what_text=self._words(WHAT[planned.what]),
            fields=", ".join(names) if is_changed else "",
        )

    def changes(self, uid: Uid) -> list[FieldChange]:
        """Return what changes in an entry, field by field, in the order of the form."""
        comparison = self._comparison
        record = comparison.plan.records[uid]
        held = comparison.sides.mine.records.get(uid, Record(record.kind))
        keys = [p.keys for p in comparison.entries if p.uid == uid]
        changes = [self._change(uid, key, held, record) for key in (keys[0] if keys else ())]
        return sorted(changes, key=self._mine.field_place)

    def _change(self, uid: Uid, key: str, held: Record, record: Record) -> FieldChange:
        old, new = to_plain(held.values.get(key)), to_plain(record.values.get(key))
        kind = record.kind
        return FieldChange(
            kind=kind,
            uid=uid,
            entry=self._entry(uid),
            key=key,
            label=self._field(kind, key),
            old=old,
            new=new,
            old_text=self._mine.shown(kind, key, old),
            new_text=self._theirs.shown(kind, key, new),
        )

    # words ---------------------------------------------------------------------

    def _entry(self, uid: Uid) -> str:
        return self._mine.entry(uid) or self._theirs.entry(uid)

    def kind(self, kind: EntityKind) -> str:
        """Return what entries of a kind are called."""
        return self._words(KINDS[kind].label)

    def _field(self, kind: EntityKind, key: str) -> str:
        has_spec = self._mine.spec(kind, key) is not None
        return (self._mine if has_spec else self._theirs).label(kind, key)

    def _shown(self, kind: EntityKind, key: str, value: Value, teller: ChangeTeller) -> str:
        if is_empty(value):
            return NOTHING
        return teller.shown(kind, key, to_plain(value))


_KINDS: list[EntityKind] = [
    *(kind for kind in EntityKind if kind is not EntityKind.LINK),
    EntityKind.LINK,
]


def document(
    comparison: Comparison, teller: MergeTeller, made: dict[Place, Decision]
) -> dict[str, Plain]:
    """Return a comparison in JSON form; its list of conflicts is what decisions are read from."""
    return {
        "relation": str(comparison.plan.relation),
        "summary": teller.summary(),
        "new": comparison.count(What.NEW),
        "changed": comparison.count(What.CHANGED),
        "removed": comparison.count(What.REMOVED),
        "links": comparison.links,
        "unchanged": comparison.unchanged,
        "conflicts": [
            _conflict_document(conflict, teller, made.get(conflict.place))
            for conflict in comparison.conflicts
        ],
    }


def _conflict_document(
    conflict: Conflict, teller: MergeTeller, decision: Decision | None
) -> dict[str, Plain]:
    told = teller.conflict(conflict)
    found: dict[str, Plain] = {
        "uid": conflict.uid,
        "field": conflict.key,
        "entry": told.entry,
        "label": told.field,
        "mine": to_plain(conflict.mine),
        "theirs": to_plain(conflict.theirs),
        "mine_by": " · ".join(part for part in (told.mine.author, told.mine.moment) if part),
        "theirs_by": " · ".join(p for p in (told.theirs.author, told.theirs.moment) if p),
        "take": str(decision.take) if decision else "",
    }
    if decision is not None and decision.take is Take.EDITED:
        found["value"] = to_plain(decision.value)
    return found
