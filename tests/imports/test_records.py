import json

import pytest

from rai_desktop.imports.limits import Limits
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.tables import CellKind, RemarkCode, SourceFormat
from tests.imports.builders import found, only_table, texts


def document_of(folder, content, **limits):
    path = folder / "systems.json"
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return read_source(path, Limits(**limits))


def cells_of(folder, value):
    table = only_table(document_of(folder, [{"name": "Chat", "value": value}]))
    return table, table.rows[0].cells[1]


RECORDS = [{"name": "Chat", "use": "x"}, {"owner": "IT", "name": "Scan"}]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (RECORDS, "systems"),
        ({"records": RECORDS}, "records"),
        ({"records": RECORDS, "others": [{"a": 1}]}, "records"),
        ({"meta": {"project": "p"}, "systems": RECORDS}, "systems"),
    ],
)
def test_the_list_of_records_is_found(tmp_path, content, name):
    document = document_of(tmp_path, content)
    table = only_table(document)
    assert document.format is SourceFormat.RECORDS
    assert table.name == name
    assert table.header == ("name", "use", "owner")
    assert texts(table) == [("Chat", "x", ""), ("Scan", "", "IT")]
    assert table.header_row is None


def test_every_list_of_an_export_becomes_a_table(tmp_path):
    document = document_of(tmp_path, {"systems": RECORDS, "risks": [{"title": "Bias"}]})
    assert [table.name for table in document.tables] == ["systems", "risks"]


def test_what_the_file_says_about_itself_is_kept(tmp_path):
    meta = {"project": "p1", "head": "h1", "count": 2, "more": {"a": 1}}
    document = document_of(tmp_path, {"format": 3, "meta": meta, "records": RECORDS})
    assert document.meta == {"format": "3", "project": "p1", "head": "h1", "count": "2"}


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("  Text ", "  Text ", CellKind.TEXT),
        ("a\r\nb", "a\nb", CellKind.TEXT),
        (3, "3", CellKind.NUMBER),
        (3.0, "3", CellKind.NUMBER),
        (-2.5, "-2.5", CellKind.NUMBER),
        (12345678901234567890, "12345678901234567890", CellKind.NUMBER),
        (True, "true", CellKind.BOOL),
        (False, "false", CellKind.BOOL),
        (["a", "b"], "a\nb", CellKind.TEXT),
        (["a", 1, True], "a\n1\ntrue", CellKind.TEXT),
        (["a", None, "b"], "a\nb", CellKind.TEXT),
        ([["a"], "b"], '[["a"], "b"]', CellKind.TEXT),
        ("=1+1", "=1+1", CellKind.TEXT),
    ],
)
def test_values_become_cells(tmp_path, value, text, kind):
    _table, cell = cells_of(tmp_path, value)
    assert (cell.text, cell.kind) == (text, kind)


@pytest.mark.parametrize("value", [None, "", [], {}])
def test_nothing_is_an_empty_cell(tmp_path, value):
    records = [{"name": "Chat", "value": value, "use": "x"}]
    table = only_table(document_of(tmp_path, records))
    assert table.rows[0].cells[1].kind is CellKind.EMPTY


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_is_no_number_is_an_error_cell(tmp_path, number):
    table = only_table(document_of(tmp_path, f'[{{"name": "Chat", "value": {number}}}]'))
    assert table.rows[0].cells[1].kind is CellKind.ERROR
    [remark] = found(table.remarks, RemarkCode.CELL_ERROR)
    assert (remark.row, remark.column) == (1, "value")


def test_half_letters_and_zero_characters_are_replaced(tmp_path):
    table = only_table(document_of(tmp_path, '[{"name": "a\\ud800b"}, {"name": "c\\u0000"}]'))
    assert texts(table) == [("a�b",), ("c�",)]
    assert len(found(table.remarks, RemarkCode.CHARACTER_REPLACED)) == 2


def test_records_without_values_are_passed_over_but_counted(tmp_path):
    table = only_table(document_of(tmp_path, [{"name": None}, {}, {"name": "Chat"}]))
    assert [row.number for row in table.rows] == [3]


def test_keys_that_read_alike_get_a_number(tmp_path):
    table = only_table(document_of(tmp_path, [{"name": "a", " name": "b", "": "c"}]))
    assert table.header == ("name", "name (2)", "C")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"name": "Chat", "name": "Scan"}]', "“name” is there twice"),
        ('[{"a": {"b": 1, "b": 2}}]', "“b” is there twice"),
        ('[{"name": "Chat"},', "line 1, character 19"),
        ('[{"name": "Chat"}] x', "not valid JSON"),
        ('{"records": [{"a": 1}, "b"]}', "Entry 2 of “records”"),
        ('[{"a": 1}, [2]]', "Entry 2 of “systems”"),
        ('{"records": []}', "no list of records"),
        ("[]", "no list of records"),
        ('{"a": 1}', "no list of records"),
        ('[{"a": ' + "9" * 5_000 + "}]", "more than 300 digits"),
        ("[" * 100_000, "nested"),
        ('[{"a": ' + "[" * 60 + "]" * 60 + "}]", "more than 50 levels"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path, content, said):
    with pytest.raises(ImportRefused, match=said):
        document_of(tmp_path, content)


def test_fifty_levels_are_allowed(tmp_path):
    table, cell = cells_of(tmp_path, json.loads("[" * 48 + "]" * 48))
    assert cell.text == "[" * 48 + "]" * 48
    assert len(table.rows) == 1


def test_too_much_is_stopped(tmp_path):
    with pytest.raises(ImportRefused, match="different keys"):
        document_of(tmp_path, [{str(n): 1 for n in range(20)}], columns=10)
    with pytest.raises(ImportRefused, match="too large"):
        document_of(tmp_path, [{"a": 1}] * 30, rows=20)
    with pytest.raises(ImportRefused, match="too large"):
        document_of(tmp_path, [{"a": 1}] * 30, memory_bytes=1_000)
    with pytest.raises(ImportRefused, match="too large"):
        document_of(tmp_path, [{"a": "x"}] * 30, file_bytes=100)
