"""A later change of the past is noticed: payloads, headers, authors, times, order, gaps."""

import json
import random
from dataclasses import replace

import pytest

from rai_desktop.domain.canonical import canonical_json
from rai_desktop.domain.codes import Action
from rai_desktop.domain.records import root_text
from rai_desktop.domain.steps import Commitment, Payload, Step
from rai_desktop.storage.reading import read_step
from tests.storage.building import changed_by_hand, findings, foreign, meta, opened

STEP = 3
"""A step in the middle of the sample's history: a system is added."""


def _change(path, statement, *values):
    with changed_by_hand(path) as connection:
        assert connection.execute(statement, values).rowcount > 0, statement


def test_the_sample_is_sound(tmp_path):
    path = foreign(tmp_path)
    assert findings(path) == []
    project = opened(path)
    assert len(list(project.store.history())) > STEP + 2
    project.store.close()


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        # payloads
        ("UPDATE payload SET body = replace(body, 'Bewerb', 'Bewert') WHERE seq = 3", "altered"),
        ("UPDATE payload SET body = '{}' WHERE seq = 3", "altered"),
        ("UPDATE payload SET body = '[]' WHERE seq = 3", "altered"),
        ("UPDATE payload SET body = 'x' WHERE seq = 3", "altered"),
        ("UPDATE payload SET body = body || ' ' WHERE seq = 3", "altered"),
        ("UPDATE payload SET salt = substr(salt, 2) || 'f' WHERE seq = 3", "altered"),
        ("UPDATE payload SET kind = 'risk' WHERE seq = 3", "altered"),
        ("UPDATE payload SET kind = 'x' WHERE seq = 3", "altered"),
        ("UPDATE payload SET privacy = 'cost' WHERE seq = 3", "altered"),
        ("UPDATE payload SET uid = 'other' WHERE seq = 3", "altered"),
        ("UPDATE payload SET seq = 4 WHERE seq = 3", "altered"),
        ("UPDATE payload SET seq = 99 WHERE seq = 3", "altered"),
        ("INSERT INTO payload SELECT seq, 'u', privacy, kind, salt, body FROM payload", "altered"),
        # headers
        ("UPDATE step SET header = replace(header, '\"add\"', '\"edit\"') WHERE seq = 3", "Step 3"),
        ("UPDATE step SET header = header || ' ' WHERE seq = 3", "Step 3"),
        ("UPDATE step SET header = 'x' WHERE seq = 3", "Step 3"),
        ("UPDATE step SET header = '[]' WHERE seq = 3", "Step 3"),
        ("UPDATE step SET header = '{}' WHERE seq = 3", "Step 3"),
        ("UPDATE step SET header = printf('%.*c', 100000, '[') WHERE seq = 3", "Step 3"),
        ("UPDATE step SET id = (SELECT replace(id, 'a', 'b')) WHERE seq = 3", "Step 3"),
        ("UPDATE step SET author = 'somebody' WHERE seq = 3", "Step 3"),
        ("UPDATE step SET time = '2026-03-01T08:00:00+00:00' WHERE seq = 3", "Step 3"),
        ("UPDATE step SET time = '' WHERE seq = 3", "Step 3"),
        # order and number
        ("UPDATE step SET seq = -seq WHERE seq IN (3, 4)", ""),
        ("UPDATE step SET seq = seq + 100 WHERE seq >= 4", "before step 104"),
        ("DELETE FROM step WHERE seq = 1", "missing"),
        ("DELETE FROM step WHERE seq = 3", "missing"),
        ("DELETE FROM step WHERE seq = (SELECT max(seq) FROM step)", "newest step"),
        ("DELETE FROM step", "newest step"),
    ],
)
def test_a_change_of_the_past_is_noticed(tmp_path, statement, sentence):
    path = foreign(tmp_path)
    _change(path, statement)
    found = findings(path, deep=False)
    assert found
    assert any(sentence in finding for finding in found)


def test_a_payload_that_is_left_out_is_told_by_the_deep_check_only(tmp_path):
    path = foreign(tmp_path)
    _change(path, "DELETE FROM payload WHERE seq = 3")
    assert findings(path, deep=False) == []
    (finding,) = findings(path, deep=True)
    assert "left out of step 3" in finding


def test_two_steps_in_each_others_place_are_noticed(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        for old, new in ((3, 99), (4, 3), (99, 4)):
            for table in ("step", "payload"):
                connection.execute(f"UPDATE {table} SET seq = {new} WHERE seq = {old}")  # noqa: S608
    assert any("Step 3" in finding for finding in findings(path))


def _rebuilt(path, change, *, start=STEP):
    """Change a step and give all later ones headers that fit, as one who knows how could."""
    with changed_by_hand(path) as connection:
        rows = connection.execute("SELECT seq, header, author, time FROM step ORDER BY seq")
        new_ids = {}
        for seq, header, author, time in rows.fetchall():
            old = read_step(header, author, time)
            parents = tuple(new_ids.get(parent, parent) for parent in old.parents)
            step = Step(
                parents=parents,
                action=old.action,
                root=old.root,
                author=old.author,
                time=old.time,
                subject=old.subject,
                commitments=old.commitments,
            )
            step = change(step) if seq == start else step
            new_ids[old.id()] = step.id()
            connection.execute(
                "UPDATE step SET id = ?, header = ?, author = ?, time = ? WHERE seq = ?",
                (step.id(), canonical_json(step.header()), step.author, step.time, seq),
            )
            connection.execute("UPDATE meta SET value = ? WHERE key = 'head'", (step.id(),))


def test_a_rebuilt_history_has_another_fingerprint(tmp_path):
    """Who holds the file can rebuild it: what cannot be kept is the head that others have seen."""
    path = foreign(tmp_path)
    head = meta(path)["head"]
    _rebuilt(path, lambda step: replace(step, author="somebody else"))
    assert findings(path) == []
    assert meta(path)["head"] != head


@pytest.mark.parametrize(
    "changes",
    [
        {"root": root_text(5)},
        {"commitments": ()},
        {"parents": ()},
        {"time": "yesterday"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_rebuilt_history_must_still_lead_to_the_entries(tmp_path, changes):
    path = foreign(tmp_path)
    _rebuilt(path, lambda step: replace(step, **changes))
    assert findings(path, deep=True)


def test_a_step_that_nobody_knows_of_is_noticed(tmp_path):
    path = foreign(tmp_path)
    stray = Step(
        parents=(), action=Action.EDIT, root=root_text(0), time="2026-01-01T00:00:00+00:00"
    )
    with changed_by_hand(path) as connection:
        (last,) = connection.execute("SELECT max(seq) FROM step").fetchone()
        row = (last + 1, stray.id(), canonical_json(stray.header()), "", stray.time)
        connection.execute("INSERT INTO step VALUES (?, ?, ?, ?, ?)", row)
    assert any("newest step" in finding for finding in findings(path))


def test_any_letter_of_the_log_counts(tmp_path):
    """Single characters of headers and payloads, at random."""
    whole = foreign(tmp_path).read_bytes()
    path = tmp_path / "inventory.rai"
    for seed in range(60):
        chance = random.Random(seed)
        path.write_bytes(whole)
        table, column = chance.choice(
            [("payload", "body"), ("payload", "salt"), ("step", "header"), ("step", "id")]
        )
        with changed_by_hand(path) as connection:
            rows = connection.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall()  # noqa: S608
            (text,) = chance.choice(rows)
            place = chance.randrange(len(text))
            letter = chance.choice([c for c in "0aZ" if c != text[place]])
            changed = text[:place] + letter + text[place + 1 :]
            connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE {column} = ?",  # noqa: S608
                (changed, text),
            )
        assert findings(path, deep=False), f"seed {seed}: {table}.{column}"


def test_values_in_the_log_that_no_field_holds_end_the_replay(tmp_path):
    """A hostile history may be consistent and still make no sense; that is told, not a crash."""
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        uid, privacy, kind, salt, body = connection.execute(
            "SELECT uid, privacy, kind, salt, body FROM payload "
            "WHERE seq = 3 AND privacy = 'normal'"
        ).fetchone()
        values = {**json.loads(body), "in_use_since": "tomorrow"}
        connection.execute(
            "UPDATE payload SET body = ? WHERE seq = 3 AND uid = ? AND privacy = ?",
            (canonical_json(values), uid, privacy),
        )
    commitment = Payload(kind, uid, privacy, salt, values).commitment()

    def change(step):
        others = [c for c in step.commitments if (c.uid, c.privacy) != (uid, privacy)]
        parts = [*others, Commitment(uid, kind, privacy, commitment.digest)]
        return replace(step, commitments=tuple(sorted(parts)))

    _rebuilt(path, change)
    assert findings(path, deep=False) == []
    (finding,) = findings(path, deep=True)
    assert "Step 3 does not lead" in finding
