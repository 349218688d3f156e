"""Random histories with erasing and merging: the stored file holds what the copy in memory does."""

import json
import sqlite3
from contextlib import closing

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rai_desktop.domain.canonical import canonical_json, is_empty
from rai_desktop.domain.codes import Action
from rai_desktop.domain.erasing import Needles
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.records import root_text
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.ports import Commit, Erasure
from rai_desktop.storage import state, step_log
from rai_desktop.storage.database import new_database
from rai_desktop.storage.erasing import drop_erased
from rai_desktop.storage.opening import new_project
from tests.domain import histories as h
from tests.storage.building import PROJECT, findings, private_folders, project_on

EMPTIED = ("name", "email")
START = (
    *h.edit(EntityKind.SYSTEM, h.SYSTEMS[0], name="Base", purpose="To test"),
    *h.edit(EntityKind.RISK, h.RISKS[0], title="Base risk"),
    *h.edit(EntityKind.PERSON, h.PERSON, name="Somebody", function="Testing"),
    *h.link_settings(h.SYSTEMS[0], h.RISKS[0]),
)
many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def faults(path):
    """Return what the deep check finds, but for links that name what nobody added."""
    return [found for found in findings(path) if "does not exist" not in found]


@given(h.edit_lists)
@many
def test_the_stored_file_is_as_the_model_says(tmp_path_factory, changes):
    base = tmp_path_factory.mktemp("model")
    salts = h.Salts()
    replica = h.with_edits(h.base(salts), changes, salts)
    path = stored(base, changes)
    assert meta(path)["root"] == root_text(replica.root)
    assert payloads(path) == sorted(
        (p.uid, str(p.privacy), said(p.values)) for p in replica.payloads.values()
    )
    assert faults(path) == []


@given(st.tuples(h.edit_lists, h.edit_lists, h.edit_lists))
@many
def test_merged_histories_with_erasing_verify(tmp_path_factory, changes):
    salts = h.Salts()
    start = h.base(salts)
    one, two, three = (h.with_edits(start, change, salts) for change in changes)
    left = one.merged(two, h.larger_value, h.stamp(salts))
    left = h.with_edits(left, changes[2], salts)
    merged = left.merged(three, h.larger_value, h.stamp(salts))
    path = written(merged, tmp_path_factory.mktemp("merged") / "p.rai")
    assert faults(path) == []


@given(st.tuples(h.edit_lists, h.edit_lists))
@many
def test_erased_payloads_are_dropped_whoever_brings_them(tmp_path_factory, changes):
    salts = h.Salts()
    start = h.base(salts)
    mine, theirs = (h.with_edits(start, change, salts) for change in changes)
    erased = mine.erased(h.PERSON, EMPTIED, h.stamp(salts))
    merged = erased.merged(theirs, h.larger_value, h.stamp(salts))
    path = written(merged, tmp_path_factory.mktemp("brought") / "p.rai")
    kept = payloads(path)
    write_payloads(path, merged, {**start.payloads, **mine.payloads, **theirs.payloads})
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        assert drop_erased(connection) > 0
    assert payloads(path) == kept
    assert faults(path) == []


def stored(base, changes):
    """Return a project file that was made by the steps of the model."""
    salts = h.Salts()
    store = new_project(base / "p.rai", private_folders(base), PROJECT, new_salt=salts)
    project = project_on(store)
    commit(project, Action.NEW_PROJECT, START)
    for change in changes:
        if change == h.ERASE:
            project.store.erase(erasure(project))
        else:
            commit(project, Action.EDIT, change)
    store.close()
    return store.path


def commit(project, action, changes):
    made = Commit(
        action=action, settings=tuple(changes), author="somebody", time=project.clock.now()
    )
    project.store.commit(made)


def erasure(project):
    gone = tuple(FieldSetting(EntityKind.PERSON, h.PERSON, key, None) for key in EMPTIED)
    return Erasure(
        settings=gone,
        emptied={h.PERSON: frozenset(EMPTIED)},
        needles=Needles(),
        author="somebody",
        time=project.clock.now(),
    )


def written(replica, path):
    """Return the file that holds a copy in memory, its steps in an order that parents begin."""
    order = topological(replica)
    database = new_database(path)
    with database.transaction() as connection:
        for seq, step_id in enumerate(order, start=1):
            step = replica.steps[step_id]
            held = [replica.payloads.get(c.digest) for c in step.commitments]
            step_log.append_step(connection, seq, step, [p for p in held if p])
        numbers = {step_id: seq for seq, step_id in enumerate(order, start=1)}
        rows = {uid: stored_row(record, numbers) for uid, record in replica.records.items()}
        state.write_rows(connection, rows)
        extra = [(u, k, v) for u, r in rows.items() for k, v in r.values.items() if ":" in k]
        state.write_extra(connection, extra)
        facts = {"project": PROJECT, "head": replica.head, "root": root_text(replica.root)}
        state.write_meta(connection, facts)
    database.close()
    return path


def stored_row(record, numbers):
    writers = {k: tuple(sorted(numbers[w] for w in ws)) for k, ws in record.writers.items()}
    return state.StoredRow(record.kind, dict(record.values), writers, record.withheld, b"")


def topological(replica):
    order = {}

    def visit(step_id):
        if step_id not in order:
            for parent in replica.steps[step_id].parents:
                visit(parent)
            order[step_id] = None

    visit(replica.head)
    return list(order)


def write_payloads(path, replica, brought):
    """Put payloads back that an older copy still has."""
    order = topological(replica)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for seq, step_id in enumerate(order, start=1):
            for part in replica.steps[step_id].commitments:
                if part.digest in brought:
                    p = brought[part.digest]
                    row = (seq, p.uid, str(p.privacy), str(p.kind), p.salt)
                    body = canonical_json(dict(p.values))
                    connection.execute(
                        "INSERT OR IGNORE INTO payload VALUES (?, ?, ?, ?, ?, ?)", (*row, body)
                    )


def payloads(path):
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT uid, privacy, body FROM payload").fetchall()
    return sorted((uid, privacy, said(json.loads(body))) for uid, privacy, body in rows)


def said(values):
    """Return values in one spelling: the file keeps an emptied text as an empty one."""
    return canonical_json({key: None if is_empty(v) else v for key, v in values.items()})


def meta(path):
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT key, value FROM meta"))
