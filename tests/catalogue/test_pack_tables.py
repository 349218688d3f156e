"""Packs as tables and back: nothing is lost, and every mistake is named by its cell."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.catalogue import Catalogue, PackError, check_packs, load_pack
from rai_desktop.catalogue.pack_tables import Table, draft_of, tables_of
from rai_desktop.catalogue.pack_tables.cells import cell_of, joined, lines_of, split, value_of
from rai_desktop.catalogue.pack_tables.draft import MOST_PROBLEMS
from rai_desktop.catalogue.pack_tables.layout import ColumnKind, sheets_of
from rai_desktop.catalogue.schema.sections import SECTIONS
from tests.catalogue.building import as_bytes
from tests.catalogue.law_pack import law_pack

CATALOGUE = Catalogue()
PACKS = [info.id for info in CATALOGUE.packs()]


def shipped_tables(pack_id="minimum-requirements"):
    return {table.name: table for table in tables_of(CATALOGUE.data(pack_id), "pack.yaml")}


def changed(tables, sheet, row, column, cell):
    """The tables with another value in one cell; rows count as in a spreadsheet."""
    table = tables[sheet]
    at = table.header.index(column)
    rows = [list(one) for one in table.rows]
    rows[row - 2][at] = cell
    return {**tables, sheet: replace(table, rows=tuple(map(tuple, rows)))}


def draft(tables):
    return draft_of(tables.values())


def mistakes(tables):
    return [(one.sheet, one.row, one.column) for one in draft(tables).problems]


@pytest.mark.parametrize("pack_id", PACKS)
def test_every_shipped_pack_comes_back_as_it_was(pack_id):
    found = draft(shipped_tables(pack_id))
    assert found.problems == ()
    again = load_pack(found.data(), "again.yaml")
    assert again.sections == CATALOGUE.pack(pack_id).sections
    assert again.header == CATALOGUE.pack(pack_id).header


def test_a_pack_with_every_section_of_the_law_comes_back():
    data = as_bytes(law_pack())
    found = draft_of(tables_of(data, "law.yaml"))
    assert found.problems == ()
    assert load_pack(found.data(), "again.yaml").sections == load_pack(data, "l.yaml").sections


def test_tables_come_back_as_the_same_tables():
    tables = shipped_tables()
    again = tables_of(draft(tables).data(), "again.yaml")
    assert {table.name: table for table in again} == tables


def test_every_section_has_sheets_whose_names_a_spreadsheet_takes():
    for section in SECTIONS:
        own, *parts = sheets_of(section)
        assert own.columns[0] == "id"
        assert all(part.columns[0] == "of" for part in parts)
        assert all(len(sheet.name) <= 31 for sheet in (own, *parts))


def test_texts_take_a_column_per_language_and_lists_a_line_per_part():
    table = shipped_tables()["requirements"]
    row = dict(zip(table.header, table.rows[0], strict=True))
    assert row["title.de"] == "KI-Leitlinie"
    assert row["title.en"] == "AI policy"
    assert str(row["maturity.de"]).count("\n") == 4
    assert row["applies_when"] == '{"not":{"label":["NOT_AI","OUT"]}}'
    assert str(row["refs"]).splitlines()[0] == "iso42001: 5.2, A.2.2, A.2.3, A.2.4, A.9.2"
    assert str(row["applicability"]).splitlines()[2] == "deployer-high-risk: mandatory"
    assert row["in_starter_set"] is True


def test_parts_name_their_entry():
    table = shipped_tables()["requirements.bindings"]
    row = dict(zip(table.header, table.rows[0], strict=True))
    assert (row["of"], row["kind"], row["applies_from"]) == ("MR-GOV-01", "law_date", "2027-12-02")


@pytest.mark.parametrize(
    ("sheet", "row", "column", "cell"),
    [
        ("requirements", 4, "title.en", ""),
        ("requirements", 4, "statement.de", None),
        ("requirements", 2, "criterion", "kindness"),
        ("requirements", 2, "id", "no id"),
        ("requirements", 2, "met_from", 7),
        ("requirements", 2, "met_from", "three"),
        ("requirements", 2, "in_starter_set", "perhaps"),
        ("requirements", 2, "applies_when", '{"all":'),
        ("requirements", 2, "applies_when", '{"role":"provider","role":"deployer"}'),
        ("requirements", 2, "applies_when", "[" * 30000),
        ("requirements", 2, "applies_when", '{"when":"always"}'),
        ("requirements", 2, "law", "Art. 4\nArtikel 5"),
        ("requirements", 2, "applicability", "deployer-minimal mandatory"),
        ("requirements", 2, "applicability", "a: mandatory\na: optional"),
        ("requirements", 2, "applicability", "deployer-minimal: very"),
        ("requirements", 2, "maturity.en", "one\ntwo"),
        ("requirements.bindings", 3, "kind", "law"),
        ("requirements.bindings", 3, "applies_from", "soon"),
        ("requirements.bindings", 3, "when", None),
        ("requirements.bindings", 3, "of", "MR-GOV-99"),
        ("pack", 2, "version", "one"),
        ("pack", 2, "state_of_law", "2026-13-01"),
    ],
)
def test_a_mistake_is_named_by_its_cell(sheet, row, column, cell):
    tables = changed(shipped_tables(), sheet, row, column, cell)
    assert (sheet, row, column) in mistakes(tables)
    assert all(one.message for one in draft(tables).problems)


def test_only_the_cell_that_is_wrong_is_named():
    tables = changed(shipped_tables(), "requirements", 4, "title.en", "")
    assert mistakes(tables) == [("requirements", 4, "title.en")]


def test_an_entry_without_the_parts_it_needs_is_named_by_its_row():
    tables = shipped_tables()
    bindings = tables["requirements.bindings"]
    kept = tuple(row for row in bindings.rows if row[0] != "MR-GOV-02")
    (problem,) = draft({**tables, "requirements.bindings": replace(bindings, rows=kept)}).problems
    assert (problem.sheet, problem.row, problem.column) == ("requirements", 3, "id")
    assert "bindings" in problem.message


def test_sheets_and_columns_that_are_not_known_are_named():
    tables = shipped_tables()
    strange = Table(name="Notes", header=(), rows=())
    profiles = tables["profiles"]
    header = ("ident", "id", *profiles.header[1:])
    tables["profiles"] = replace(profiles, header=header)
    found = [
        (one.sheet, one.row, one.column) for one in draft_of([*tables.values(), strange]).problems
    ]
    assert ("Notes", 0, "") in found
    assert ("profiles", 1, "ident") in found


def test_a_column_or_sheet_that_is_there_twice_is_named():
    tables = shipped_tables()
    profiles = tables["profiles"]
    doubled = replace(profiles, header=(*profiles.header, "id"))
    assert mistakes({**tables, "profiles": doubled}) == [("profiles", 1, "id")]
    twice = draft_of([*tables.values(), profiles]).problems
    assert [(one.sheet, one.row) for one in twice] == [("profiles", 0)]


def test_an_id_that_stands_in_two_rows_is_named_at_the_second():
    tables = changed(shipped_tables(), "requirements", 5, "id", "MR-GOV-01")
    found = mistakes(tables)
    assert ("requirements", 5, "id") in found
    assert ("requirements", 2, "id") not in found


def test_a_pack_has_exactly_one_header():
    tables = shipped_tables()
    header = tables["pack"]
    assert mistakes({**tables, "pack": replace(header, rows=())})[0][:2] == ("pack", 0)
    double = replace(header, rows=header.rows * 2)
    assert mistakes({**tables, "pack": double}) == [("pack", 3, "")]


def test_parts_without_their_sheet_are_named():
    tables = shipped_tables()
    del tables["requirements"]
    assert ("requirements.bindings", 2, "of") in mistakes(tables)


def test_blank_rows_are_skipped_and_rows_keep_their_number():
    tables = shipped_tables()
    table = tables["profiles"]
    blank = (None,) * (len(table.header) - 1) + (" ",)
    rows = (table.rows[0], blank, *table.rows[1:])
    spaced = {**tables, "profiles": replace(table, rows=rows)}
    assert mistakes(spaced) == []
    assert mistakes(changed(spaced, "profiles", 4, "title.de", "")) == [("profiles", 4, "title.de")]


def test_what_a_check_of_the_pack_finds_has_a_cell_too():
    tables = changed(shipped_tables(), "requirements.bindings", 3, "when", '{"role":"king"}')
    found = draft(tables)
    assert found.problems == ()
    pack = load_pack(found.data(), "own.yaml")
    (problem,) = check_packs([pack])
    place = found.located(problem)
    assert (place.sheet, place.row, place.column) == ("requirements.bindings", 3, "when")
    assert "king" in place.message


def test_a_changed_pack_is_loaded_with_what_was_changed():
    tables = changed(shipped_tables(), "requirements", 2, "title.de", "Unsere KI-Leitlinie 🧭")
    tables = changed(tables, "pack", 2, "id", "alliance")
    pack = load_pack(draft(tables).data(), "own.yaml")
    assert pack.info.id == "alliance"
    assert pack.entries("requirements")[0].title.de == "Unsere KI-Leitlinie 🧭"


def test_a_flood_of_mistakes_is_cut():
    table = shipped_tables()["requirements"]
    rows = tuple(("bad id", *row[1:]) for row in table.rows) * 50
    assert len(draft({"requirements": replace(table, rows=rows)}).problems) == MOST_PROBLEMS


def test_a_sheet_without_end_is_not_read():
    tables = shipped_tables()
    table = tables["requirements.bindings"]
    endless = replace(table, rows=table.rows * 1000)
    assert ("requirements.bindings", 0, "") in mistakes({**tables, table.name: endless})


def test_a_pack_that_is_not_correct_gives_no_tables():
    with pytest.raises(PackError):
        tables_of(b"pack: {}", "broken.yaml")


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (1.0, ColumnKind.WORD, "1"),
        (datetime(2026, 12, 2, 0, 0), ColumnKind.DAY, "2026-12-02"),  # noqa: DTZ001
        (date(2026, 12, 2), ColumnKind.DAY, "2026-12-02"),
        ("2.12.2026", ColumnKind.DAY, "2026-12-02"),
        ("ja", ColumnKind.FLAG, True),
        ("FALSCH", ColumnKind.FLAG, False),
        (3.0, ColumnKind.WHOLE, 3),
        ("0,03", ColumnKind.DECIMAL, 0.03),
        (0.03, ColumnKind.DECIMAL, 0.03),
        (" a \r\nb\n\n", ColumnKind.LIST, ["a", "b"]),
        ("x: a, b\\, c", ColumnKind.MAP_OF_LISTS, {"x": ["a", "b, c"]}),
    ],
)
def test_cells_are_read_as_spreadsheets_keep_them(cell, kind, value):
    assert value_of(cell, kind) == value


WORDS = st.text(st.characters(exclude_categories=("C",)) | st.sampled_from("\\\n,:"), min_size=1)
TRIMMED = WORDS.map(str.strip).filter(bool)


@given(st.lists(TRIMMED, min_size=1))
def test_lists_come_back_whatever_they_hold(words):
    assert split(joined(words)) == words
    assert split(joined(words, ","), ",") == words
    assert lines_of(joined(words)) == words


@given(
    st.dictionaries(
        st.from_regex(r"[A-Za-z0-9][\w.:-]*\w", fullmatch=True), st.lists(TRIMMED, min_size=1)
    )
)
def test_maps_of_lists_come_back_whatever_they_hold(points):
    cell = cell_of(points, ColumnKind.MAP_OF_LISTS)
    assert value_of(cell, ColumnKind.MAP_OF_LISTS) == points


@pytest.mark.parametrize(
    ("sheet", "column", "cell", "said"),
    [
        ("pack", "id", "???", "not written as it has to be"),
        ("pack", "schema", "???", "A whole number is needed here."),
        ("pack", "schema", -3, "At least 1 is possible"),
        ("pack", "state_of_law", "???", "A day is needed here"),
        ("pack", "version", "1" * 30, "At most 20 characters"),
        ("pack.notes", "mark", "???", "Only these are possible here: V, V2, 1S, U, D, G."),
        ("requirements", "subjects", "???", "Only these are possible here: organisation, system."),
        ("requirements", "deprecated", "???", "Only yes or no is possible"),
        ("requirements", "applies_when", 7.5, "The value does not fit here."),
    ],
)
def test_each_mistake_is_told_in_a_sentence_of_the_program(sheet, column, cell, said):
    tables = shipped_tables()
    problems = draft(changed(tables, sheet, 2, column, cell)).problems
    name = column.partition(".")[0]
    found, *_ = [one for one in problems if one.column.partition(".")[0] == name]
    assert said in found.message
    assert not {"Input", "String", "Tuple", "should"} & set(found.message.split())
