"""Own packs: edited as a workbook, read back with every mistake named, kept in the project."""

import json
from dataclasses import replace

import openpyxl
import pytest

from rai_desktop.catalogue.yaml_reader import read_yaml
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.requirements import RequirementAnswer
from rai_desktop.export.excel.pack_book import write_pack
from rai_desktop.imports.reading import read_source
from rai_desktop.services.packs import (
    add_pack,
    own_contents,
    own_packs,
    remove_pack,
    tables_of_source,
)
from rai_desktop.services.requirements.answering import answer_of, answer_requirements
from rai_desktop.services.requirements.assessing import rules_of
from rai_desktop.words import words_for
from tests.catalogue.building import HEADER, as_bytes
from tests.services.building import CATALOGUE

REQUIREMENTS = "minimum-requirements"


def written(content, target):
    for _ in write_pack(CATALOGUE.tables(content), target):
        pass
    return tables_of_source(read_source(target))


@pytest.fixture
def tables(tmp_path):
    """The shipped requirements as somebody sees them in a workbook."""
    return written(CATALOGUE.pack(REQUIREMENTS), tmp_path / "pack.xlsx")


def changed(tables, sheet, column, row, value):
    """Return the tables with one cell changed; ``row`` counts as the spreadsheet does."""
    (table,) = (one for one in tables if one.name == sheet)
    place = table.header.index(column)
    rows = list(table.rows)
    rows[row - 2] = (*rows[row - 2][:place], value, *rows[row - 2][place + 1 :])
    new = replace(table, rows=tuple(rows))
    return tuple(new if one is table else one for one in tables)


def own(tables, pack_id="alliance"):
    named = changed(tables, "pack", "id", 2, pack_id)
    named = changed(named, "pack", "title.de", 2, "Mindestanforderungen des Bündnisses")
    drafted = CATALOGUE.drafted(named)
    assert drafted.problems == ()
    return drafted.content


def test_a_pack_comes_back_from_a_workbook_as_it_was(tables):
    shipped = CATALOGUE.pack(REQUIREMENTS)
    drafted = CATALOGUE.drafted(tables)
    assert drafted.problems == ()
    assert drafted.content.id == REQUIREMENTS
    again = read_yaml(drafted.content.data, "again")
    first = read_yaml(shipped.data, "first")
    assert [one["id"] for one in again["requirements"]] == [
        one["id"] for one in first["requirements"]
    ]


def test_a_mistake_names_sheet_row_and_column(tables):
    bad = changed(tables, "requirements", "criterion", 5, "nonsense")
    bad = changed(bad, "requirements", "title.en", 7, None)
    drafted = CATALOGUE.drafted(bad)
    assert drafted.content is None
    places = {(p.sheet, p.row, p.column) for p in drafted.problems}
    assert ("requirements", 5, "criterion") in places
    assert ("requirements", 7, "title.en") in places


def test_a_reference_that_leads_nowhere_is_found_in_its_cell(tables):
    bad = changed(tables, "requirements", "sources", 3, "src-nowhere")
    drafted = CATALOGUE.drafted(bad)
    assert drafted.content is None
    assert {(p.sheet, p.row) for p in drafted.problems} == {("requirements", 3)}


def test_a_blank_row_keeps_the_rows_below_in_their_place(tmp_path, tables):
    (table,) = (one for one in tables if one.name == "requirements")
    gap = replace(table, rows=(*table.rows[:2], (), *table.rows[2:]))
    bad = tuple(gap if one is table else one for one in tables)
    bad = changed(bad, "requirements", "criterion", 6, "nonsense")
    (problem,) = CATALOGUE.drafted(bad).problems
    assert problem.row == 6


def test_an_own_pack_takes_the_place_of_the_proposal(project, tables):
    assert rules_of(project, CATALOGUE).pack == REQUIREMENTS
    add_pack(project, CATALOGUE, own(tables))
    rules = rules_of(project, CATALOGUE)
    assert rules.pack == "alliance"
    assert rules.title["de"] == "Mindestanforderungen des Bündnisses"
    project.undo()
    assert rules_of(project, CATALOGUE).pack == REQUIREMENTS


def test_a_later_version_takes_the_place_of_the_earlier_one(project, tables):
    add_pack(project, CATALOGUE, own(tables))
    assert add_pack(project, CATALOGUE, own(tables)) is None
    later = own(changed(tables, "pack", "version", 2, "2.0"))
    add_pack(project, CATALOGUE, later)
    assert [pack.version for pack in own_packs(project, CATALOGUE)] == ["2.0"]
    kept = project.store.entities(EntityKind.PACK).values()
    assert {pack.version for pack in kept if pack.pack_id == "alliance"} == {"1.0", "2.0"}


def test_what_was_answered_stays_when_the_pack_goes(project, tables):
    add_pack(project, CATALOGUE, own(tables))
    rules = rules_of(project, CATALOGUE)
    answer = RequirementAnswer(requirement="MR-GOV-01", level=3)
    answer_requirements(project, CATALOGUE, words_for("en"), rules, [answer])
    sha256 = own_packs(project, CATALOGUE)[0].sha256
    remove_pack(project, CATALOGUE, "alliance")
    assert own_contents(project, CATALOGUE) == ()
    assert answer_of(project, rules, "MR-GOV-01", "").level == 3
    assert project.store.attachment(sha256)


def test_the_packs_of_the_product_cannot_be_replaced_under_their_id(project):
    with pytest.raises(UsageError, match="belongs to the program"):
        add_pack(project, CATALOGUE, CATALOGUE.pack(REQUIREMENTS))
    with pytest.raises(UsageError, match="no pack of your own"):
        remove_pack(project, CATALOGUE, "alliance")


@pytest.mark.parametrize(
    "data",
    [
        b"pack: {id: x}",
        b"pack: !!python/object:os.system {}",
        b"a: &a [*a]",
        b"[" * 10_000,
        b"\xff\xfe\x00",
        b"",
        json.dumps({"pack": {"id": "x"}, "requirements": [{"id": 1}]}).encode(),
    ],
)
def test_a_hostile_or_damaged_pack_is_refused_with_a_sentence(data):
    drafted = CATALOGUE.read_pack(data, "own.yaml")
    assert drafted.content is None
    assert drafted.problems


def renamed(tables, old, new):
    """Return the tables with an id changed wherever it stands."""
    return tuple(
        replace(
            table,
            rows=tuple(
                tuple(cell.replace(old, new) if isinstance(cell, str) else cell for cell in row)
                for row in table.rows
            ),
        )
        for table in tables
    )


def test_an_own_pack_may_ask_for_what_the_product_does_not_know(project, tables):
    content = own(renamed(tables, "MR-GOV-01", "MR-GOV-99"))
    add_pack(project, CATALOGUE, content)
    rules = rules_of(project, CATALOGUE)
    assert "MR-GOV-99" in rules.by_id
    answer = RequirementAnswer(requirement="MR-GOV-99", level=3)
    answer_requirements(project, CATALOGUE, words_for("en"), rules, [answer])
    assert answer_of(project, rules, "MR-GOV-99", "").level == 3


@pytest.mark.parametrize("kind", ["measures", "risks"])
def test_an_own_pack_may_hold_what_nothing_leads_to(kind):
    plain = read_yaml(CATALOGUE.pack(kind).data, kind)
    entry = {**plain[kind][0], "id": "OWN-01"}
    data = as_bytes({"pack": {**HEADER, "id": "own", "holds": [kind]}, kind: [entry]})
    assert CATALOGUE.read_pack(data, "own.json").problems == ()


@pytest.mark.parametrize("taken", ["MR:GOV:01", "MR-GOV-01:note", "met_from"])
def test_an_id_that_answers_cannot_be_kept_by_is_refused_in_its_cell(tables, taken):
    named = changed(renamed(tables, "MR-GOV-01", taken), "pack", "id", 2, "alliance")
    drafted = CATALOGUE.drafted(named)
    assert drafted.content is None
    (problem,) = drafted.problems
    assert (problem.sheet, problem.row, problem.column) == ("requirements", 2, "id")
    for language in ("de", "en"):
        assert taken in words_for(language).filled(problem.text, **problem.values)


def test_a_pack_without_entries_is_refused(tables):
    only = tuple(table for table in tables if table.name == "pack")
    (problem,) = CATALOGUE.drafted(changed(only, "pack", "id", 2, "alliance")).problems
    assert (problem.sheet, problem.row) == ("pack", 2)
    assert "holds no entries" in problem.text
    (problem,) = CATALOGUE.read_pack(as_bytes({"pack": HEADER}), "own.json").problems
    assert "holds no entries" in problem.text


HOSTILE = {
    "formula": "=1+1",
    "link": '=HYPERLINK("http://example.org","here")',
    "command": "+cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "minus": "-2+3",
    "markup": "<b>bold</b><script>alert(1)</script>&amp;",
    "escape": "a_x0007_b",
    "line": "one\ntwo",
    "right to left": "\u202egnp.exe",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_text_stays_the_text_that_was_typed(tmp_path, tables, text):
    drafted = CATALOGUE.drafted(
        changed(changed(tables, "pack", "id", 2, "alliance"), "requirements", "title.en", 2, text)
    )
    assert drafted.problems == ()
    again = CATALOGUE.drafted(written(drafted.content, tmp_path / "again.xlsx"))
    first = read_yaml(again.content.data, "again")["requirements"][0]
    assert first["title"]["en"] == text


def test_a_formula_without_a_result_is_no_text(tmp_path):
    path = tmp_path / "pack.xlsx"
    for _ in write_pack(CATALOGUE.tables(CATALOGUE.pack(REQUIREMENTS)), path):
        pass
    book = openpyxl.load_workbook(path)
    book["pack"]["A2"] = "alliance"
    sheet = book["requirements"]
    (column,) = (cell.column for cell in sheet[1] if cell.value == "title.en")
    sheet.cell(2, column).value = '=HYPERLINK("http://example.org","here")'
    book.save(path)
    drafted = CATALOGUE.drafted(tables_of_source(read_source(path)))
    assert drafted.content is None
    assert {(p.sheet, p.row, p.column) for p in drafted.problems} == {
        ("requirements", 2, "title.en")
    }


def test_a_text_that_is_too_long_is_refused_in_its_cell(tables):
    drafted = CATALOGUE.drafted(changed(tables, "requirements", "title.en", 2, "x" * 32_000))
    (problem,) = drafted.problems
    assert (problem.sheet, problem.row, problem.column) == ("requirements", 2, "title.en")
    assert "4000" in words_for("de").filled(problem.text, **problem.values)
