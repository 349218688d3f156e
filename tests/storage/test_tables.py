"""The tables of today are those of the format, and hold a column for every field."""

import sqlite3

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from rai_desktop.domain.fields import EntityKind, FieldKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.storage.rows import codec
from rai_desktop.storage.schema import comparable, schema_statements
from rai_desktop.storage.tables import ENTITY_TABLES, METADATA

_INTEGERS = (FieldKind.NUMBER, FieldKind.RATING, FieldKind.FLAG)


def _statements() -> set[str]:
    dialect = sqlite.dialect()
    parts = [CreateTable(table) for table in METADATA.tables.values()]
    parts += [CreateIndex(index) for t in METADATA.tables.values() for index in t.indexes]
    return {comparable(str(part.compile(dialect=dialect))) for part in parts}


def test_tables_are_those_of_the_format():
    assert _statements() == {comparable(statement) for statement in schema_statements()}


def test_every_kind_has_a_table():
    assert set(ENTITY_TABLES) == set(EntityKind) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_the_fields_in_their_order(kind):
    columns = [column.name for column in ENTITY_TABLES[kind].columns]
    fields = [spec.key for spec in KINDS[kind].fields]
    assert columns == ["rowid_", "uid", *fields, "writers", "digest"]
    assert codec(kind).columns == ("uid", *fields)


@pytest.mark.parametrize("kind", KINDS)
def test_column_types_follow_the_kinds_of_fields(kind):
    connection = sqlite3.connect(":memory:")
    for statement in schema_statements():
        connection.execute(statement)
    info = connection.execute(f'PRAGMA table_info("{kind}")').fetchall()
    connection.close()
    types = {name: (type_, bool(required)) for _, name, type_, required, *_ in info}
    for spec in KINDS[kind].fields:
        assert types[spec.key] == ("INTEGER" if spec.kind in _INTEGERS else "TEXT", False)
    assert types["digest"] == ("BLOB", True)


def test_every_table_is_strict():
    assert all(statement.rstrip(";").endswith("STRICT") for statement in schema_statements()[:-2])
    assert all(statement.startswith("CREATE INDEX") for statement in schema_statements()[-2:])
