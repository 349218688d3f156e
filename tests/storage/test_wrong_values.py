"""Values that SQLite holds without complaint but no field can hold are refused or reported."""

import json

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.records import add_to_root, root_text, row_digest
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.storage.foreign import DamagedError
from tests.storage.building import (
    changed_by_hand,
    findings,
    foreign,
    made,
    names,
    opened,
    private_folders,
    seen,
)


def _refused(path, folder):
    """Return what a check finds in a file that must not be opened."""
    with pytest.raises(DamagedError) as caught:
        opened(path, private_folders(folder / "o"))
    assert str(path) in str(caught.value)
    try:
        found = findings(path)
    except DamagedError as error:
        return str(error)
    assert found
    return "\n".join(found)


CELLS = [
    ("system", "name", ""),
    ("system", "name", "x" * 100_001),
    ("system", "in_use_since", "2026-02-30"),
    ("system", "in_use_since", "0000-00-00"),
    ("system", "in_use_since", "9999-12-31"),
    ("system", "in_use_since", "20250901"),
    ("system", "in_use_since", "2025-W36-1"),
    ("system", "in_use_since", "tomorrow"),
    ("system", "in_use_since", ""),
    ("system", "in_use_since", "2025-09-01\x00"),
    ("system", "status", "no_such_code"),
    ("system", "status", "IN_USE"),
    ("system", "status", ""),
    ("system", "user_count", -1),
    ("system", "user_count", 1 << 62),
    ("system", "user_count", 9_223_372_036_854_775_807),
    ("system", "roles", '["no_such_role"]'),
    ("system", "roles", '["provider","deployer"]'),
    ("system", "roles", '["deployer","deployer"]'),
    ("system", "roles", '["deployer", "provider"]'),
    ("system", "roles", "[1]"),
    ("system", "roles", "deployer"),
    ("system", "roles", "{}"),
    ("system", "roles", "[]"),
    ("system", "roles", "[" * 100_000),
    ("system", "deleted", 0),
    ("system", "deleted", 2),
    ("system", "number", 0),
    ("risk", "current_likelihood", 6),
    ("risk", "current_likelihood", 0),
    ("link", "role", "no_such_role"),
]


@pytest.mark.parametrize(("table", "column", "cell"), CELLS, ids=lambda part: str(part)[:30])
def test_cells_that_do_not_fit(tmp_path, table, column, cell):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(f'UPDATE "{table}" SET "{column}" = ?', (cell,))  # noqa: S608
    assert "hold" in _refused(path, tmp_path) or "changed" in _refused(path, tmp_path)


@pytest.mark.parametrize(("table", "column", "cell"), CELLS, ids=lambda part: str(part)[:30])
def test_cells_that_do_not_fit_with_digests_made_to_fit(tmp_path, table, column, cell):
    """Who knows how digests are made cannot slip in a value that a field does not hold."""
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(f'UPDATE "{table}" SET "{column}" = ?', (cell,))  # noqa: S608
        _fit_digests(connection, table)
    assert "hold" in _refused(path, tmp_path)


def _fit_digests(connection, table):
    names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
    for row in connection.execute(f'SELECT * FROM "{table}"').fetchall():  # noqa: S608
        cells = dict(zip(names, row, strict=True))
        values = {k: v for k, v in cells.items() if k not in ("rowid_", "uid", "writers", "digest")}
        digest = row_digest(table, cells["uid"], values)
        connection.execute(
            f'UPDATE "{table}" SET digest = ? WHERE uid = ?',  # noqa: S608
            (digest, cells["uid"]),
        )
    _fit_root(connection)


def _fit_root(connection):
    tables = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE sql LIKE '%digest%'"
        )
    ]
    digests = [d for t in tables for (d,) in connection.execute(f'SELECT digest FROM "{t}"')]  # noqa: S608
    root = root_text(add_to_root(0, added=digests))
    connection.execute("UPDATE meta SET value = ? WHERE key = 'root'", (root,))


def test_a_changed_value_with_fitting_digests_does_not_fit_the_history(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("UPDATE vendor SET name = 'x'")
        connection.execute("UPDATE risk SET title = 'Harmlos'")
        _fit_digests(connection, "risk")
    assert "does not fit the entries" in _refused(path, tmp_path)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE system SET name = CAST(x'FF41' AS TEXT)",
        "UPDATE payload SET body = CAST(x'FF41' AS TEXT)",
        "UPDATE step SET header = CAST(x'FF41' AS TEXT)",
        "UPDATE meta SET value = CAST(x'FF41' AS TEXT) WHERE key = 'project'",
        "UPDATE system SET writers = CAST(x'FF41' AS TEXT)",
    ],
)
def test_invalid_utf_8(tmp_path, statement):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute(statement)
    assert _refused(path, tmp_path)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE risk SET uid = (SELECT uid FROM system)", "share the identity"),
        ("UPDATE system SET uid = ''", "do not fit"),
        ("UPDATE system SET uid = 'a b'", "do not fit"),
        ("UPDATE system SET digest = zeroblob(32)", "changed or damaged"),
        ("UPDATE system SET digest = zeroblob(31)", "do not fit"),
        ("DELETE FROM risk", "root digest"),
        ("INSERT INTO risk SELECT NULL, 'r', 9, title, {0} FROM risk", ""),
        ("UPDATE meta SET value = '0' WHERE key = 'root'", "root digest"),
        ("UPDATE meta SET value = 'x' WHERE key = 'root'", "root digest"),
        ("UPDATE meta SET value = 'x' WHERE key = 'head'", "newest step"),
        ("UPDATE meta SET value = '' WHERE key = 'head'", "newest step"),
        ("UPDATE meta SET value = 'no uuid' WHERE key = 'project'", "incomplete"),
        ("DELETE FROM meta WHERE key = 'root'", "incomplete"),
        ("DELETE FROM meta", "incomplete"),
    ],
)
def test_facts_and_rows_that_do_not_fit(tmp_path, statement, sentence):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        if "{0}" in statement:
            columns = [row[1] for row in connection.execute("PRAGMA table_info(risk)")]
            statement = statement.format(", ".join(columns[4:]))
        connection.execute(statement)
    assert sentence in _refused(path, tmp_path)


@pytest.mark.parametrize(
    "writers",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"1":"name"}',
        '{"999":"name number purpose owner status in_use_since user_count"}',
        '{"0":"name number purpose owner status in_use_since user_count"}',
        '{"x":"name number purpose owner status in_use_since user_count"}',
        '{"2":"no_such_field name number purpose owner status in_use_since user_count"}',
        '{"2":5}',
        "[" * 100_000,
    ],
    ids=lambda part: part[:30],
)
def test_writers_that_do_not_fit(tmp_path, writers):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("UPDATE system SET writers = ?", (writers,))
    assert "do not fit" in _refused(path, tmp_path)


def test_writers_moved_to_another_step_are_found_by_the_deep_check(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("UPDATE risk SET writers = replace(writers, '4', '3')")
        assert connection.execute("SELECT writers FROM risk WHERE writers LIKE '%3%'").fetchone()
    assert findings(path, deep=False) == []
    (finding,) = findings(path, deep=True)
    assert "names other steps" in finding


def test_values_cannot_be_declared_left_out(tmp_path):
    """Left-out values make a digest unverifiable; what is still there must be in the log then."""
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        (text,) = connection.execute("SELECT writers FROM risk").fetchone()
        writers = json.dumps({**json.loads(text), "withheld": "title"}, separators=(",", ":"))
        connection.execute("UPDATE risk SET writers = ?", (writers,))
        connection.execute("UPDATE risk SET title = NULL")
    assert findings(path, deep=False) == [], "leaving out is allowed"
    with changed_by_hand(path) as connection:
        connection.execute("UPDATE risk SET current_likelihood = 1")
    assert "changed or damaged" in _refused(path, tmp_path)


@pytest.mark.parametrize(
    "value", ["", "x", "null", "{}", "1.5", "[1]", '""', "[]", ' "a"', "[" * 100_000, "NaN"]
)
@pytest.mark.parametrize("key", ["x:field", "name", "x:two words"])
def test_custom_values_that_do_not_fit(tmp_path, key, value):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        (uid,) = connection.execute("SELECT uid FROM system").fetchone()
        connection.execute("INSERT INTO extra_value VALUES (?, ?, ?)", (uid, key, value))
    assert "cannot be read" in _refused(path, tmp_path)


def test_custom_values_of_nothing_are_found(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("""INSERT INTO extra_value VALUES ('u', 'x:field', '"a"')""")
    assert "does not exist" in _refused(path, tmp_path)


# references -----------------------------------------------------------------------


@pytest.mark.parametrize("target", ["no such entry", "risk"])
def test_references_to_nothing_are_reported_but_do_not_hinder(tmp_path, target):
    project = made(tmp_path)
    risk = project.add("risk", {"title": "Ausfall"})
    uid = project.add("system", {"name": "Chat"})
    owner = risk if target == "risk" else "00000000-0000-4000-8000-000000000009"
    with pytest.raises(UserError):
        project.edit(uid, {"owner": owner})
    project.commit("edit", [_setting(uid, "owner", owner)])
    project.store.close()
    path = project.store.path
    (finding,) = findings(path)
    assert owner in finding
    foreign = opened(path, private_folders(tmp_path / "o"))
    assert names(foreign) == ["Chat"]
    assert len(foreign.store.notices) == 1
    foreign.store.close()


def test_a_reference_to_a_deleted_entry_is_sound(tmp_path):
    path = foreign(tmp_path)
    project = opened(path)
    (owner,) = project.entities("person")
    project.delete([owner.uid])
    project.store.close()
    assert findings(path) == []


# what people may type -------------------------------------------------------------


TEXTS = [
    "a\x00b",
    "\x01\x1f\x7f",
    "\ufeff\u200b\u202efdp.exe",
    "👩‍💻 ﷽ 漢字",
    "=HYPERLINK(1)",
    "'; DROP TABLE system; --",
    '"\\\n\r\t',
    "Ä" * 50_000,
    "\U0010ffff",
    "A\u0308",
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda part: ascii(part)[:20])
def test_odd_text_is_kept_as_typed(tmp_path, text):
    project = made(tmp_path)
    uid = project.add("system", {"name": text, "notes": text})
    before = seen(project)
    project.store.close()
    path = project.store.path
    assert findings(path) == []
    for folders in (private_folders(tmp_path), private_folders(tmp_path / "o")):
        again = opened(path, folders)
        assert again.entity(uid).name == again.entity(uid).notes == text
        assert seen(again) == before
        again.store.close()


def test_half_characters_become_question_marks_everywhere(tmp_path):
    project = made(tmp_path)
    uid = project.add("system", {"name": "a\udcffb"})
    assert project.entity(uid).name == "a?b"
    assert project.undo_entry().title == "a?b"
    project.store.close()
    assert findings(project.store.path) == []


# what the store itself lets in ------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("status", "no_such_code"),
        ("user_count", -5),
        ("user_count", "many"),
        ("in_use_since", "tomorrow"),
        ("roles", ("no_such_role",)),
        ("name", 5),
        ("deleted", "yes"),
        ("number", 0),
    ],
)
def test_a_step_with_a_value_that_does_not_fit_is_not_written(tmp_path, key, value):
    project = made(tmp_path)
    uid = project.add("system", {"name": "Chat"})
    before, head = seen(project), project.store.head()
    with pytest.raises(UserError):
        project.commit("edit", [_setting(uid, "name", "neu"), _setting(uid, key, value)])
    assert seen(project) == before
    assert project.store.head() == head
    project.store.close()


@pytest.mark.parametrize(
    ("uid", "key"), [("u", "no_such_field"), ("", "name"), ("a b", "name"), ("u", "x:a b")]
)
def test_a_step_with_a_field_or_uid_that_cannot_be_is_a_fault_of_ours(tmp_path, uid, key):
    project = made(tmp_path)
    before = seen(project)
    with pytest.raises((KeyError, ValueError)):
        project.commit("edit", [_setting(uid, key, "neu")])
    assert seen(project) == before
    project.store.close()


def test_values_are_kept_in_one_spelling(tmp_path):
    project = made(tmp_path)
    uid = project.add("system", {"name": "Chat"})
    project.commit("edit", [_setting(uid, "roles", ("provider", "deployer", "provider"))])
    project.commit("edit", [_setting(uid, "status", "in_use")])
    entity = project.entity(uid)
    assert entity.roles == ("deployer", "provider")
    assert type(entity.status).__name__ == "SystemStatus"
    project.store.close()
    assert findings(project.store.path) == []


def _setting(uid, key, value):
    return FieldSetting(EntityKind.SYSTEM, uid, key, value)
