"""Steps without values, newest first, in pieces; and what very large steps do not read."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from rai_desktop.domain.canonical import canonical_json
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import FieldSetting, Step, make_payloads
from rai_desktop.storage import step_heads
from rai_desktop.storage.database import make_indexes, make_tables
from rai_desktop.storage.step_heads import WHOLE, StepHeads
from tests.storage.building import filled

S = EntityKind.SYSTEM


@pytest.fixture
def project(tmp_path):
    made = filled(tmp_path)
    yield made
    made.store.abandon()


@pytest.fixture
def connection():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        make_tables(made)
        make_indexes(made)
        yield made


def write(connection, step, payloads=(), number=1):
    """Write a step as the step log does."""
    row = (number, step.id(), canonical_json(step.header()), step.author, step.time)
    connection.execute("INSERT INTO step VALUES (?, ?, ?, ?, ?)", row)
    for p in payloads:
        body = canonical_json(dict(p.values))
        row = (number, p.uid, str(p.privacy), str(p.kind), p.salt, body)
        connection.execute("INSERT INTO payload VALUES (?, ?, ?, ?, ?, ?)", row)


def step_of(payloads, **values):
    commitments = tuple(sorted(payload.commitment() for payload in payloads))
    given = {"parents": (), "action": Action.IMPORT, "root": "0" * 64, "author": "somebody"}
    return Step(**given | values, commitments=commitments)


def payloads_of(count):
    uids = [Uid(f"uid-{number:05d}") for number in range(count)]
    settings = [FieldSetting(S, uid, key, "x") for uid in uids for key in ("name", "notes")]
    return make_payloads(settings, lambda: "0" * 32)


def all_heads(store, count, of=None):
    """Return all heads, ``count`` at a time."""
    found = []
    while some := store.step_heads(found[-1].number if found else None, count, of):
        assert len(some) <= count
        found += some
    return found


@pytest.mark.parametrize("count", [1, 3, 100])
def test_heads_in_pieces_are_all_steps_newest_first(project, count):
    entries = list(project.store.history())[::-1]
    heads = all_heads(project.store, count)
    assert [(h.number, h.id) for h in heads] == [(e.number, e.id) for e in entries]
    for head, entry in zip(heads, entries, strict=True):
        step = entry.step
        assert (head.action, head.author, head.time) == (step.action, step.author, step.time)
        assert (head.subject, head.parents) == (step.subject, step.parents)
        assert set(head.touched) == {(c.kind, c.uid) for c in step.commitments}
        assert len(set(head.touched)) == len(head.touched)
        assert project.store.step_head(head.id) == head


def test_heads_of_one_entity_are_those_that_touched_it(project):
    for uid in project.store.entities(S):
        numbers = [entry.number for entry in project.store.history(uid)][::-1]
        assert [head.number for head in all_heads(project.store, 1, uid)] == numbers


def test_an_unknown_step_has_no_head(project):
    assert project.store.step_head(StepId("0" * 64)) is None


def test_undoing_names_the_step_it_is_about(project):
    edited = project.store.head()
    project.undo()
    (head,) = project.store.step_heads(None, 1)
    assert (head.action, head.subject) == (Action.UNDO, edited)


def test_what_a_very_large_step_touched_is_not_listed_but_counted(connection):
    payloads = payloads_of(1000)
    step = step_of(payloads, subject="about")
    assert len(canonical_json(step.header())) > WHOLE
    write(connection, step, payloads)
    heads = StepHeads(connection)
    (head,) = heads.heads(None, 10, None)
    assert head.touched is None
    assert (head.id, head.action, head.author) == (step.id(), Action.IMPORT, "somebody")
    assert head.subject == "about"
    assert heads.touched(1, "", 400) == (400, 400, "uid-00399")
    assert heads.touched(1, "uid-00799", 400) == (200, 200, "uid-00999")
    assert heads.touches(1, [Uid("other"), Uid("uid-00500")])
    assert not heads.touches(1, [Uid("other")])


def test_a_long_list_of_erased_values_hides_nothing(connection):
    payloads = payloads_of(1)
    step = step_of(payloads, action=Action.ERASE, erased=tuple(["0" * 64] * 2000))
    write(connection, step, payloads)
    (head,) = StepHeads(connection).heads(None, 10, None)
    assert (head.action, head.touched) == (Action.ERASE, ((S, "uid-00000"),))


def test_values_are_read_by_place_and_withheld_ones_are_missing(connection):
    payloads = payloads_of(2)
    write(connection, step_of(payloads), payloads)
    heads = StepHeads(connection)
    sizes = heads.sizes(1, None, 10, None)
    assert [(size.uid, size.privacy, size.fields) for size in sizes] == [
        (payload.uid, payload.privacy, len(payload.values)) for payload in payloads
    ]
    assert heads.payloads(1, [size.place for size in sizes]) == list(payloads)
    assert heads.sizes(1, sizes[0].place, 10, None) == sizes[1:]
    assert {size.uid for size in heads.sizes(1, None, 10, Uid("uid-00001"))} == {"uid-00001"}
    connection.execute("DELETE FROM payload WHERE privacy = 'comment'")
    left = heads.payloads(1, [size.place for size in sizes])
    assert Privacy.COMMENT not in {payload.privacy for payload in left}
    assert json.dumps(left[0].values) == '{"name": "x"}'


def test_earlier_values_come_newest_first(connection):
    payloads = payloads_of(1)
    for number in (1, 2, 3):
        write(connection, step_of(payloads, time=f"t{number}"), payloads, number)
    heads = StepHeads(connection)
    found = heads.earlier(payloads[0].uid, 3, 3)
    assert [number for number, _ in found] == [2, 2, 1]
    assert heads.earlier(payloads[0].uid, 1, 3) == []


def stepped(connection, number, moment, uid, **values):
    payloads = make_payloads([FieldSetting(S, uid, k, v) for k, v in values.items()], lambda: "0")
    write(connection, step_of(payloads, time=moment), payloads, number)


def test_values_of_a_kind_come_oldest_first_in_pieces(connection, monkeypatch):
    monkeypatch.setattr("rai_desktop.storage.step_heads._VALUES_AT_ONCE", 2)
    for number in range(1, 6):
        stepped(connection, number, "", Uid("one"), name=f"{number}", notes="x")
    heads, after, found = StepHeads(connection), (0, "", ""), []
    while after is not None:
        some, after = heads.values_of(S, after)
        found += [(number, values.get("name")) for number, _, values in some if "name" in values]
    assert found == [(number, f"{number}") for number in range(1, 6)]
    assert heads.values_of(EntityKind.RISK, (0, "", "")) == ([], None)


def test_steps_until_a_day_are_those_by_their_moment_not_by_their_number(connection):
    moments = (
        "2026-03-01T23:59:59+00:00",
        "2026-03-02T00:00:00+00:00",
        "2026-01-01T08:00:00+00:00",
    )
    for number, moment in enumerate((*moments, ""), start=1):
        stepped(connection, number, moment, Uid("one"), name="x")
    assert StepHeads(connection).numbers_until(date(2026, 3, 1)) == {1, 3, 4}


def test_values_until_a_day_leave_out_what_came_later(project):
    everything = list(project.store.values_until(S, date(2999, 1, 1)))
    assert [uid for uid, _ in everything] == [
        payload.uid
        for entry in project.store.history()
        for payload in sorted(entry.payloads, key=lambda one: (one.uid, one.privacy))
        if payload.kind is S
    ]
    assert list(project.store.values_until(S, date(1999, 1, 1))) == []


def test_values_are_sought_among_few_payloads_at_a_time(project, monkeypatch):
    whole = list(project.store.values_until(S, date(2999, 1, 1)))
    monkeypatch.setattr(step_heads, "_SOUGHT_AT_ONCE", 1)
    parts = list(project.store.values_in_parts(S, date(2999, 1, 1)))
    assert [value for part in parts for value in part] == whole
    assert max(map(len, parts)) <= 2
    assert len(parts) > len(whole) / 2
    assert [] in list(project.store.values_in_parts(EntityKind.ORGANISATION, date(2999, 1, 1)))
