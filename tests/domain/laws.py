"""The laws of merging, each judged on the copies of one random history."""

from collections.abc import Callable
from functools import cached_property

from rai_desktop.domain.records import add_to_root, record_digest, root_text
from rai_desktop.domain.replica import Replica
from tests.domain import histories as h


class Copies:
    """Three copies of a project that three people edited; what is merged is kept."""

    def __init__(self, changes: tuple[list, list, list]) -> None:
        self.salts = h.Salts()
        start = h.base(self.salts)
        self.one, self.two, self.three = (h.with_edits(start, c, self.salts) for c in changes)

    def merge(self, mine: Replica, theirs: Replica) -> Replica:
        return mine.merged(theirs, h.larger_value, h.stamp(self.salts))

    @cached_property
    def left(self) -> Replica:
        """The second in the first."""
        return self.merge(self.one, self.two)

    @cached_property
    def right(self) -> Replica:
        """The first in the second."""
        return self.merge(self.two, self.one)


def recomputed_root(replica: Replica) -> int:
    return add_to_root(0, added=[record_digest(u, r) for u, r in replica.records.items()])


def state(replica: Replica) -> tuple:
    return replica.records, replica.root


def both_sides_make_the_same_step(copies: Copies) -> None:
    """A merge without conflict is the same from either side: commutative."""
    if copies.one.planned(copies.two).conflicts:
        return
    assert copies.left.head == copies.right.head
    assert state(copies.left) == state(copies.right)
    assert copies.left.payloads == copies.right.payloads


def both_sides_see_the_same_conflicts(copies: Copies) -> None:
    left, right = copies.one.planned(copies.two), copies.two.planned(copies.one)
    assert {c.place for c in left.conflicts} == {c.place for c in right.conflicts}
    assert {(c.place, c.mine, c.theirs) for c in left.conflicts} == {
        (c.place, c.theirs, c.mine) for c in right.conflicts
    }


def three_people_end_equal_in_any_order(copies: Copies) -> None:
    """Associative: whoever merges first, all end equal."""
    left = copies.merge(copies.left, copies.three)
    right = copies.merge(copies.one, copies.merge(copies.two, copies.three))
    left, right = copies.merge(left, right), copies.merge(right, left)
    assert left.head == right.head
    assert state(left) == state(right)


def merging_twice_changes_nothing(copies: Copies) -> None:
    """Idempotent, with oneself, too."""
    once = copies.left
    again = copies.merge(once, copies.two)
    assert again.head == once.head
    assert state(again) == state(once)
    assert not once.planned(copies.two).conflicts
    assert not once.planned(once).records


def no_edit_is_lost(copies: Copies) -> None:
    """A last word is in the state, unless the other side knew it or a person decided."""
    one, other, merged = copies.one, copies.two, copies.left
    decided = {conflict.place for conflict in one.planned(other).conflicts}
    for mine, theirs in ((one, other), (other, one)):
        for uid, record in mine.records.items():
            for key, writers in record.writers.items():
                rival = theirs.records.get(uid)
                unwritten = rival is None or key not in rival.writers
                seen = theirs.graph().knows_all(theirs.head, writers)
                same = rival is not None and rival.values.get(key) == record.values.get(key)
                if (uid, key) in decided:
                    continue
                if unwritten or not (seen or same):
                    assert merged.records[uid].values.get(key) == record.values.get(key)


def the_root_is_the_sum_over_all_rows(copies: Copies) -> None:
    for replica in (copies.one, copies.two, copies.left):
        assert replica.root == recomputed_root(replica)
        assert replica.steps[replica.head].root == root_text(replica.root)


def what_one_side_erased_is_gone_whoever_brings_it(copies: Copies) -> None:
    erased = copies.one.erased(h.PERSON, ("name", "email"), h.stamp(copies.salts))
    for merged in (copies.merge(erased, copies.two), copies.merge(copies.two, erased)):
        gone = {digest for step in merged.steps.values() for digest in step.erased}
        assert gone
        assert not gone & merged.payloads.keys()


LAWS: tuple[Callable[[Copies], None], ...] = (
    both_sides_make_the_same_step,
    both_sides_see_the_same_conflicts,
    three_people_end_equal_in_any_order,
    merging_twice_changes_nothing,
    no_edit_is_lost,
    the_root_is_the_sum_over_all_rows,
    what_one_side_erased_is_gone_whoever_brings_it,
)
