"""What is different between two states of a project, in words of one language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import ChangeTeller, FieldChange
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.comparing import What
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.model import EntryThen

WHAT: Mapping[What, str] = {
    What.NEW: N_("Added since"),
    What.CHANGED: N_("Changed since"),
    What.REMOVED: N_("Deleted since"),
}
"""What happened to an entry between two states, for people."""

GONE, LEFT_OUT = N_("(erased for good)"), N_("(left out of this copy)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """An entry that differs between two states; ``fields`` names what is different."""

    uid: Uid
    kind: EntityKind
    kind_text: str
    entry: str
    what: What
    what_text: str
    fields: str
    changes: tuple[FieldChange, ...]


def differences(
    project: OpenProject, labels: Labels, one: StepId, other: StepId, of: Sequence[Uid] = ()
) -> Iterator[Difference]:
    """Yield what differs between two states, entry by entry; with ``of`` only those."""
    teller = DifferenceTeller(project, labels)
    for found in project.store.differences(one, other, of):
        told = teller.told(found)
        if told is not None:
            yield told


def in_order(found: Iterable[Difference]) -> list[Difference]:
    """Return differences by kind, links last, and by number."""
    return sorted(found, key=lambda each: (_KINDS.index(each.kind), each.entry, each.uid))


class DifferenceTeller:
    """Puts entries of two states into words."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._labels = labels
        self._teller = ChangeTeller(project, labels)

    def told(self, found: EntryThen) -> Difference | None:
        """Return a difference in words; ``None`` for what nobody saw in either state."""
        what = _what(found.before, found.after)
        if what is None:
            return None
        changes = self._changes(found)
        words = self._labels.words
        names = dict.fromkeys(change.label for change in changes if change.is_told)
        return Difference(
            uid=found.uid,
            kind=found.kind,
            kind_text=words(KINDS[found.kind].label),
            entry=self._teller.entry(found.uid),
            what=what,
            what_text=words(WHAT[what]),
            fields=", ".join(names) if what is What.CHANGED else "",
            changes=tuple(changes),
        )

    def _changes(self, found: EntryThen) -> list[FieldChange]:
        before, after = found.before or {}, found.after or {}
        unknown = found.unknown_before | found.unknown_after
        changes = [
            self._change(found, key, before.get(key), after.get(key))
            for key in before.keys() | after.keys() | unknown
            if key != "deleted" and _differs(found, key, before.get(key), after.get(key))
        ]
        return sorted(changes, key=lambda each: (self._teller.field_place(each), each.key))

    def _change(self, found: EntryThen, key: str, old: Plain, new: Plain) -> FieldChange:
        change = self._teller.change(found.kind, found.uid, key, old=old, new=new)
        gone = self._labels.words(LEFT_OUT if found.is_left_out else GONE)
        if key in found.unknown_before:
            change = replace(change, old_text=gone)
        return replace(change, new_text=gone) if key in found.unknown_after else change


def _differs(found: EntryThen, key: str, old: Plain, new: Plain) -> bool:
    """Return whether a field has another value, as far as that can be told."""
    unknown = (key in found.unknown_before, key in found.unknown_after)
    return old != new if unknown == (False, False) else unknown != (True, True)


def _what(before: Mapping[str, Plain] | None, after: Mapping[str, Plain] | None) -> What | None:
    was_there = before is not None and not before.get("deleted")
    is_there = after is not None and not after.get("deleted")
    if was_there and is_there:
        return What.CHANGED
    if is_there:
        return What.NEW
    return What.REMOVED if was_there else None


_KINDS: list[EntityKind] = [
    *(kind for kind in EntityKind if kind is not EntityKind.LINK),
    EntityKind.LINK,
]
