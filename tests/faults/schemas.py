"""Project files with anything but our tables: refused before anything in them could run."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.domain.errors import ExitCode
from rai_desktop.storage.foreign import DamagedError
from rai_desktop.storage.verification import verify_file
from tests.faults.block import Block, Case
from tests.storage.building import foreign, opened, private_folders

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

STATEMENTS: Mapping[str, str] = {
    "trigger": "CREATE TRIGGER spy AFTER INSERT ON system BEGIN DELETE FROM risk; END",
    "trigger before": "CREATE TRIGGER spy BEFORE UPDATE ON meta BEGIN"
    " SELECT raise(ABORT, 'x'); END",
    "trigger on a delete": "CREATE TRIGGER spy AFTER DELETE ON undo BEGIN DELETE FROM step; END",
    "trigger with an endless query": "CREATE TRIGGER spy AFTER INSERT ON step BEGIN"
    f" {ENDLESS}; END",
    "trigger on a column": "CREATE TRIGGER spy AFTER UPDATE OF name ON system BEGIN SELECT 1; END",
    "view": "CREATE VIEW spy AS SELECT * FROM person",
    "endless view": f"CREATE VIEW spy AS {ENDLESS}",
    "view of the schema": "CREATE VIEW spy AS SELECT sql FROM sqlite_schema",
    "view of a pragma": "CREATE VIEW spy AS SELECT * FROM pragma_database_list",
    "view with a join of everything": "CREATE VIEW spy AS SELECT 1"
    " FROM step, payload, step s, payload p",
    "view that reads a file": "CREATE VIEW spy AS SELECT readfile('/etc/passwd')",
    "view that loads a program": "CREATE VIEW spy AS SELECT load_extension('x')",
    "view with a trigger": "CREATE VIEW spy AS SELECT 1 a;"
    "CREATE TRIGGER spy_too INSTEAD OF INSERT ON spy BEGIN SELECT 1; END",
    "full text search 5": "CREATE VIRTUAL TABLE spy USING fts5(a)",
    "full text search 4": "CREATE VIRTUAL TABLE spy USING fts4(a)",
    "full text search 3": "CREATE VIRTUAL TABLE spy USING fts3(a)",
    "search without content": "CREATE VIRTUAL TABLE spy USING fts5(a, content='')",
    "search in our own table": "CREATE VIRTUAL TABLE spy USING fts5(name, content='system')",
    "words of a search": "CREATE VIRTUAL TABLE base USING fts5(a);"
    "CREATE VIRTUAL TABLE spy USING fts5vocab(base, row)",
    "r-tree": "CREATE VIRTUAL TABLE spy USING rtree(id, a, b)",
    "r-tree of integers": "CREATE VIRTUAL TABLE spy USING rtree_i32(id, a, b)",
    "geopoly": "CREATE VIRTUAL TABLE spy USING geopoly(a)",
    "dbstat": "CREATE VIRTUAL TABLE spy USING dbstat",
    "shadow table": "CREATE TABLE spy_data (id INTEGER PRIMARY KEY, block BLOB)",
    "extra table": "CREATE TABLE spy (a)",
    "extra table of another spelling": "CREATE TABLE ' system' (a)",
    "extra table with a default": "CREATE TABLE spy (a DEFAULT (randomblob(1000000000)))",
    "extra table made of a query": "CREATE TABLE spy AS SELECT * FROM person",
    "extra table that counts": "CREATE TABLE spy (a INTEGER PRIMARY KEY AUTOINCREMENT)",
    "extra index": "CREATE INDEX spy ON system (name)",
    "unique index": "CREATE UNIQUE INDEX spy ON system (number)",
    "partial index": "CREATE INDEX spy ON system (name) WHERE deleted = 1",
    "index with an expression": "CREATE INDEX spy ON system (abs(user_count))",
    "index with a long expression": "CREATE INDEX spy ON system (like('%a%b%c%d%e%f', notes))",
    "index by another order": "CREATE INDEX spy ON system (name COLLATE NOCASE)",
    "generated column": "ALTER TABLE system ADD COLUMN spy TEXT AS (upper(name))",
    "generated column with much work": "ALTER TABLE risk ADD COLUMN spy BLOB"
    " AS (zeroblob(99999999))",
    "extra column": "ALTER TABLE system ADD COLUMN spy TEXT",
    "column with a default": "ALTER TABLE risk ADD COLUMN spy TEXT DEFAULT 'x'",
    "column that must refer": "ALTER TABLE risk ADD COLUMN spy TEXT REFERENCES person(uid)",
    "column with a check": "ALTER TABLE risk ADD COLUMN spy TEXT CHECK (spy > 'a')",
    "missing table": "DROP TABLE vendor",
    "missing column": "ALTER TABLE vendor DROP COLUMN country",
    "missing index": "DROP INDEX payload_by_entity",
    "renamed table": "ALTER TABLE vendor RENAME TO supplier",
    "renamed column": "ALTER TABLE vendor RENAME COLUMN country TO spy",
    "renamed key": "ALTER TABLE meta RENAME COLUMN key TO name",
    "statistics": "ANALYZE",
    "view in the place of a table": "DROP TABLE vendor; CREATE VIEW vendor AS SELECT * FROM person",
    "endless view in the place of a table": f"DROP TABLE vendor; CREATE VIEW vendor AS {ENDLESS}",
    "search in the place of a table": "DROP TABLE vendor;"
    "CREATE VIRTUAL TABLE vendor USING fts5(uid, name)",
    "table without types in the place of ours": "DROP TABLE vendor;CREATE TABLE vendor (uid, name)",
    "very many tables": ";".join(f"CREATE TABLE spy{n} (a)" for n in range(600)),
    "very many columns": f"CREATE TABLE spy ({', '.join(f'c{n}' for n in range(1900))})",
}
"""Statements that somebody might add to a file of ours."""

REPLACED: Mapping[str, tuple[str, str]] = {
    "check with work": ("number INTEGER,", "number INTEGER CHECK (abs(number) > 0),"),
    "default with work": ("number INTEGER,", "number INTEGER DEFAULT (abs(-1)),"),
    "another order of texts": ("uid TEXT NOT NULL,", "uid TEXT NOT NULL COLLATE NOCASE,"),
    "reference that deletes": (
        "uid TEXT NOT NULL,",
        "uid TEXT NOT NULL REFERENCES person ON DELETE CASCADE,",
    ),
    "not strict": (") STRICT", ")"),
    "called a view": ("CREATE TABLE vendor", "CREATE VIEW vendor"),
    "no statement": ("CREATE TABLE vendor", "not even a statement"),
    "two tables of a name": ("CREATE TABLE vendor", "CREATE TABLE risk"),
    "called a virtual table": ("CREATE TABLE vendor", "CREATE VIRTUAL TABLE vendor USING fts5"),
    "another letter": ("CREATE TABLE vendor", "CREATE TABLE vendоr"),
    "a comment": ("CREATE TABLE vendor", "CREATE TABLE /* x */ vendor"),
    "conflicts that replace": ("UNIQUE (uid)", "UNIQUE (uid) ON CONFLICT REPLACE"),
    "a temporary table": ("CREATE TABLE vendor", "CREATE TEMP TABLE vendor"),
}
"""Statements of ours with something else put in, behind SQLite's back."""

ORDERS: Mapping[str, str] = {
    "tables that share their pages": "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM "
    "sqlite_schema WHERE name = 'person') WHERE name = 'vendor'",
    "missing automatic index": "DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_system_1'",
    "table beyond the end": "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'vendor'",
    "table without a page": "UPDATE sqlite_schema SET rootpage = 0 WHERE name = 'vendor'",
    "table under another name": "UPDATE sqlite_schema SET tbl_name = 'risk' WHERE name = 'vendor'",
    "table that is an index": "UPDATE sqlite_schema SET type = 'index' WHERE name = 'vendor'",
    "statement of a megabyte": "UPDATE sqlite_schema SET sql = sql || printf('%*c', 1000000, ' ')"
    " || 'x' WHERE name = 'vendor'",
}
"""Orders to the list of tables itself."""

Spoil = Callable[[sqlite3.Connection], object]


def spoiled(path: Path, what: str) -> None:
    """Do to a file what has this name.

    Raises:
        sqlite3.OperationalError: this SQLite cannot make one.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if what in STATEMENTS:
            connection.executescript(STATEMENTS[what])
            return
        connection.execute("PRAGMA writable_schema=ON")
        if what in ORDERS:
            done = connection.execute(ORDERS[what])
        else:
            old, new = REPLACED[what]
            done = connection.execute(
                "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE sql LIKE ?",
                (old, new, f"%{old}%"),
            )
        assert done.rowcount > 0, what


HOSTILE = (*STATEMENTS, *REPLACED, *ORDERS)


@dataclass
class Refused:
    folder: Path
    tried: int = 0
    impossible: int = 0


def prepare(folder: Path) -> Refused:
    foreign(folder)
    return Refused(folder)


def judge(state: Refused, case: Case) -> str:
    """Refused by checking and by opening, with the name of what does not belong; left alone."""
    what = HOSTILE[case.number]
    place = state.folder / str(case.number)
    place.mkdir()
    path = foreign(place)
    state.tried += 1
    try:
        spoiled(path, what)
    except sqlite3.OperationalError:
        state.impossible += 1
        return ""
    old = path.read_bytes()
    for act in (verify_file, lambda found: opened(found, private_folders(place / "o"))):
        if problem := _not_refused(act, path, what):
            return f"{what}: {problem}"
    return "" if path.read_bytes() == old else f"{what}: the file was changed"


def _not_refused(act: Callable[[Path], object], path: Path, what: str) -> str:
    try:
        act(path)
    except DamagedError as error:
        if _is_one_new_thing(what) and "spy" not in str(error):
            return f"what does not belong there is not named: {error}"
        return "" if error.exit_code is ExitCode.REFUSED else "another exit code"
    return "let in"


def _is_one_new_thing(what: str) -> bool:
    """Whether there is just one thing called spy, whose statement can be read."""
    statement = STATEMENTS.get(what, "")
    is_one = " spy " in statement and len(statement) < 1000
    return is_one and statement.startswith("CREATE") and "base" not in statement


def finish(state: Refused) -> str:
    """Nearly everything can be made here."""
    is_enough = state.impossible <= max(5, state.tried // 5)
    return "" if is_enough else f"{state.impossible} of {state.tried} could not be made"


SCHEMAS = Block(
    name="hostile-tables",
    tests="T25",
    what="files with triggers, views, virtual tables, other statements",
    number=len(HOSTILE),
    few=len(HOSTILE),
    prepare=prepare,
    judge=judge,
    finish=finish,
    longest=2,
)
