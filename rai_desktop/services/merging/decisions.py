"""What a person decides about the conflicts of a merge."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.merge import Conflict
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import check_value
from rai_desktop.services.merging.comparing import Comparison

Place = tuple[Uid, str]
"""A field in conflict: the uid of its entry and its key."""


TOGETHER = frozenset({EntityKind.CLASSIFICATION, EntityKind.OBLIGATION, EntityKind.SNAPSHOT})
"""Kinds whose fields were computed together: one copy's are usually taken as a whole."""


class Take(StrEnum):
    """Which value a field in conflict gets."""

    MINE = "mine"
    THEIRS = "theirs"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person chose for one field; ``value`` counts when it was edited."""

    take: Take
    value: Value = None

    def value_for(self, conflict: Conflict) -> Value:
        """Return the value that the field gets."""
        if self.take is Take.EDITED:
            return self.value
        return conflict.mine if self.take is Take.MINE else conflict.theirs


@dataclass(slots=True)
class Decisions:
    """The decisions about one comparison, by field; they can be changed until the merge."""

    comparison: Comparison
    made: dict[Place, Decision] = field(default_factory=dict)

    @property
    def open(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody decided yet."""
        return tuple(c for c in self.comparison.conflicts if c.place not in self.made)

    def take(self, place: Place, take: Take) -> None:
        """Choose this copy's value or the other one's.

        Raises:
            KeyError: there is no such conflict.
        """
        self._conflict(place)
        self.made[place] = Decision(take)

    def beside(self, place: Place) -> int:
        """Return how many other fields of the same entry are in conflict."""
        uid, _ = place
        return sum(conflict.uid == uid for conflict in self.comparison.conflicts) - 1

    def take_entry(self, uid: Uid, take: Take) -> None:
        """Choose one side for every field of an entry, whatever was decided before."""
        for conflict in self.comparison.conflicts:
            if conflict.uid == uid:
                self.made[conflict.place] = Decision(take)

    def edit(self, place: Place, value: Value) -> None:
        """Choose a value of one's own.

        Raises:
            KeyError: there is no such conflict.
            UserError: the value does not fit the field, or there is nothing to edit.
        """
        conflict = self._conflict(place)
        if conflict.key == "deleted":
            raise UsageError(N_("Say whether the entry stays or goes: take one of the two."))
        spec = self.comparison.project.field(conflict.kind, conflict.key)
        self.made[place] = Decision(Take.EDITED, check_value(spec, value))

    def take_all(self, take: Take) -> None:
        """Choose one side for everything that is still open."""
        for conflict in self.open:
            self.made[conflict.place] = Decision(take)

    def values(self) -> dict[Place, Value]:
        """Return the value of each field that was decided."""
        conflicts = self.comparison.conflicts
        return {c.place: self.made[c.place].value_for(c) for c in conflicts if c.place in self.made}

    def carry_over(self, earlier: "Decisions") -> None:
        """Take over what was decided about the same two values in an earlier comparison."""
        before = {c.place: (c.mine, c.theirs) for c in earlier.comparison.conflicts}
        for conflict in self.comparison.conflicts:
            decision = earlier.made.get(conflict.place)
            if decision and before.get(conflict.place) == (conflict.mine, conflict.theirs):
                self.made[conflict.place] = decision

    def _conflict(self, place: Place) -> Conflict:
        return conflict_at(self.comparison.conflicts, place)


def conflict_at(conflicts: Iterable[Conflict], place: Place) -> Conflict:
    """Return the conflict about a field.

    Raises:
        KeyError: there is none.
    """
    for conflict in conflicts:
        if conflict.place == place:
            return conflict
    raise KeyError(place)
