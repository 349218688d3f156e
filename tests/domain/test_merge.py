from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.merge import Reason, Relation
from rai_desktop.domain.replica import Replica
from tests.domain import histories as h
from tests.domain.laws import LAWS, Copies, recomputed_root


def merge(mine: Replica, theirs: Replica, salts: h.Salts) -> Replica:
    return mine.merged(theirs, h.larger_value, h.stamp(salts))


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@given(st.tuples(h.edit_lists, h.edit_lists, h.edit_lists))
@settings(max_examples=200, deadline=None)
def test_the_laws_hold_for_random_histories(law, changes):
    law(Copies(changes))


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
