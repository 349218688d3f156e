from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.merge import Reason, Relation
from rai_desktop.domain.records import add_to_root, record_digest, root_text
from rai_desktop.domain.replica import Replica
from tests.domain import histories as h


def merge(mine: Replica, theirs: Replica, salts: h.Salts) -> Replica:
    return mine.merged(theirs, h.larger_value, h.stamp(salts))


def recomputed_root(replica: Replica) -> int:
    return add_to_root(0, added=[record_digest(u, r) for u, r in replica.records.items()])


def state(replica: Replica) -> tuple:
    return replica.records, replica.root


copies = st.tuples(h.edit_lists, h.edit_lists, h.edit_lists)


def edited_copies(changes) -> tuple[h.Salts, list[Replica]]:
    salts = h.Salts()
    start = h.base(salts)
    return salts, [h.with_edits(start, change, salts) for change in changes]


@given(copies)
@settings(max_examples=300, deadline=None)
def test_merge_without_conflict_gives_both_sides_the_same_step(changes):
    salts, (one, other, _) = edited_copies(changes)
    if one.planned(other).conflicts:
        return
    left, right = merge(one, other, salts), merge(other, one, salts)
    assert left.head == right.head
    assert state(left) == state(right)
    assert left.payloads == right.payloads


@given(copies)
@settings(max_examples=300, deadline=None)
def test_both_sides_see_the_same_conflicts(changes):
    _, (one, other, _) = edited_copies(changes)
    left, right = one.planned(other), other.planned(one)
    assert {c.place for c in left.conflicts} == {c.place for c in right.conflicts}
    assert {(c.place, c.mine, c.theirs) for c in left.conflicts} == {
        (c.place, c.theirs, c.mine) for c in right.conflicts
    }


@given(copies)
@settings(max_examples=300, deadline=None)
def test_three_people_end_equal_in_any_order(changes):
    salts, (one, two, three) = edited_copies(changes)
    left = merge(merge(one, two, salts), three, salts)
    right = merge(one, merge(two, three, salts), salts)
    left, right = merge(left, right, salts), merge(right, left, salts)
    assert left.head == right.head
    assert state(left) == state(right)


@given(copies)
@settings(max_examples=200, deadline=None)
def test_merging_twice_changes_nothing(changes):
    salts, (one, other, _) = edited_copies(changes)
    once = merge(one, other, salts)
    again = merge(once, other, salts)
    assert again.head == once.head
    assert state(again) == state(once)
    assert not once.planned(other).conflicts
    assert not once.planned(once).records


@given(copies)
@settings(max_examples=200, deadline=None)
def test_no_edit_is_lost(changes):
    """A last word is in the state, unless the other side knew it or a person decided."""
    salts, (one, other, _) = edited_copies(changes)
    plan, merged = one.planned(other), merge(one, other, salts)
    decided = {conflict.place for conflict in plan.conflicts}
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


@given(copies)
@settings(max_examples=200, deadline=None)
def test_root_is_the_sum_over_all_rows(changes):
    salts, (one, other, _) = edited_copies(changes)
    merged = merge(one, other, salts)
    for replica in (one, other, merged):
        assert replica.root == recomputed_root(replica)
        assert replica.steps[replica.head].root == root_text(replica.root)


@given(copies)
@settings(max_examples=150, deadline=None)
def test_what_one_side_erased_is_gone_whoever_brings_it(changes):
    salts, (one, other, _) = edited_copies(changes)
    erased = one.erased(h.PERSON, ("name", "email"), h.stamp(salts))
    for merged in (merge(erased, other, salts), merge(other, erased, salts)):
        gone = {digest for step in merged.steps.values() for digest in step.erased}
        assert gone
        assert not gone & merged.payloads.keys()


def test_a_person_decides_between_two_values():
    salts = h.Salts()
    start = h.base(salts)
    mine = h.with_edits(start, [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], name="Mine")], salts)
    theirs = h.with_edits(start, [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], name="Theirs")], salts)
    plan = mine.planned(theirs)
    assert plan.relation is Relation.APART
    (conflict,) = plan.conflicts
    assert (conflict.key, conflict.mine, conflict.theirs) == ("name", "Mine", "Theirs")
    merged = mine.merged(theirs, lambda _: "Both", h.stamp(salts))
    assert merged.records[h.SYSTEMS[0]].values["name"] == "Both"
    assert merged.records[h.SYSTEMS[0]].writers["name"] == (merged.head,)


def test_a_later_value_that_knew_the_earlier_one_wins_without_asking():
    salts = h.Salts()
    mine = h.with_edits(
        h.base(salts), [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], name="First")], salts
    )
    theirs = h.with_edits(mine, [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], name="Second")], salts)
    plan = mine.planned(theirs)
    assert plan.relation is Relation.BEHIND
    assert not plan.conflicts
    merged = merge(mine, theirs, salts)
    assert merged.head == theirs.head
    assert merged.records[h.SYSTEMS[0]].values["name"] == "Second"


def test_deleting_meets_an_edit_made_without_knowing():
    salts = h.Salts()
    start = h.base(salts)
    mine = h.with_edits(start, [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], deleted=True)], salts)
    theirs = h.with_edits(start, [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], notes="New")], salts)
    (conflict,) = mine.planned(theirs).conflicts
    assert conflict.reason is Reason.DELETION
    assert conflict.fields == ((h.SYSTEMS[0], "notes"),)
    kept = mine.merged(theirs, lambda _: False, h.stamp(salts))
    assert not kept.records[h.SYSTEMS[0]].is_deleted
    gone = mine.merged(theirs, lambda _: True, h.stamp(salts))
    assert gone.records[h.SYSTEMS[0]].is_deleted
    assert not gone.planned(theirs).conflicts


def test_deleting_meets_a_link_made_without_knowing():
    salts = h.Salts()
    start = h.with_edits(h.base(salts), [h.edit(EntityKind.RISK, h.RISKS[1], title="R")], salts)
    mine = h.with_edits(start, [h.edit(EntityKind.RISK, h.RISKS[1], deleted=True)], salts)
    theirs = h.with_edits(start, [h.link_settings(h.SYSTEMS[0], h.RISKS[1])], salts)
    (conflict,) = mine.planned(theirs).conflicts
    assert (conflict.uid, conflict.reason) == (h.RISKS[1], Reason.DELETION)


def test_deleting_what_nobody_else_touched_just_happens():
    salts = h.Salts()
    start = h.base(salts)
    mine = h.with_edits(start, [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], deleted=True)], salts)
    theirs = h.with_edits(start, [h.edit(EntityKind.RISK, h.RISKS[1], title="New")], salts)
    assert not mine.planned(theirs).conflicts
    assert merge(theirs, mine, salts).records[h.SYSTEMS[0]].is_deleted


def test_left_out_values_are_never_read_as_deletions():
    salts = h.Salts()
    start = h.with_edits(
        h.base(salts), [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], yearly_cost=1200)], salts
    )
    mailed = without(start, h.SYSTEMS[0], "yearly_cost")
    back = h.with_edits(mailed, [h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], name="New")], salts)
    merged = merge(start, back, salts)
    assert merged.records[h.SYSTEMS[0]].values["yearly_cost"] == 1200
    assert merged.records[h.SYSTEMS[0]].values["name"] == "New"
    filled = merge(back, start, salts)
    assert filled.records[h.SYSTEMS[0]].values["yearly_cost"] == 1200
    assert not filled.records[h.SYSTEMS[0]].withheld


def without(replica: Replica, uid, key: str) -> Replica:
    """Return a copy in which one value was left out, as in a file for somebody else."""
    record = replica.records[uid]
    values = {k: v for k, v in record.values.items() if k != key}
    left_out = replace(record, values=values, withheld=frozenset({key}))
    records = {**replica.records, uid: left_out}
    payloads = {d: p for d, p in replica.payloads.items() if p.privacy is not Privacy.COST}
    copy = replace(replica, records=records, payloads=payloads)
    return replace(copy, root=recomputed_root(copy))


def test_replaying_settings_of_a_step_twice_gives_another_step():
    salts = h.Salts()
    start = h.base(salts)
    change = h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], name="Same")
    one = start.committed(Action.EDIT, change, h.stamp(salts))
    other = start.committed(Action.EDIT, change, h.stamp(salts))
    assert one.head != other.head
    assert not one.planned(other).conflicts
