"""Of an own workbook only what comes back is kept, and only such a workbook may be larger."""

from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.fields import EntityKind
from rai_desktop.imports.limits import Limits
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from tests.services.test_importing_own_exports import workbook

LIST, TOLD = "Risks", "Open points"


@pytest.fixture
def path(project, tmp_path):
    project.add(EntityKind.SYSTEM, {"name": "Chat"})
    project.add(EntityKind.RISK, {"title": "Leak"})
    return workbook(project, tmp_path, "en")


def table_of(path, name, **wish):
    return next(table for table in read_source(path, **wish).tables if table.name == name)


def column(table, heading):
    place = table.header.index(heading)
    return [row.cells[place].text for row in table.rows]


def with_cell(path, sheet, row, heading, value):
    book = load_workbook(path)
    places = {cell.value: cell.column for cell in book[sheet][1]}
    book[sheet].cell(row, places[heading]).value = value
    book.save(path)


def test_computed_columns_of_a_list_are_not_kept(path):
    with_cell(path, LIST, 2, "Risk level today", "made up")
    assert column(table_of(path, LIST), "Title") == ["Leak"]
    assert column(table_of(path, LIST), "Risk level today") == [""]
    assert column(table_of(path, LIST, is_whole=True), "Risk level today") == ["made up"]


def test_rows_of_a_sheet_that_only_tells_are_kept_where_an_auditor_wrote(path):
    before = len(table_of(path, TOLD, is_whole=True).rows)
    assert before > 1
    assert table_of(path, TOLD).rows == ()
    with_cell(path, TOLD, 3, "Audit note", "seen")
    assert [row.number for row in table_of(path, TOLD).rows] == [3]
    assert len(table_of(path, TOLD, is_whole=True).rows) == before


def test_without_its_headings_a_sheet_is_kept_whole(path):
    book = load_workbook(path)
    for cell in book[TOLD][1]:
        cell.value = f"Column {cell.column}"
    book.save(path)
    assert len(table_of(path, TOLD).rows) > 1


def test_rows_above_the_headings_move_nothing(path):
    book = load_workbook(path)
    book[LIST].insert_rows(1, 2)
    book[LIST]["A1"].value = "Stand"
    book.save(path)
    table = table_of(path, LIST)
    assert (column(table, "Title"), column(table, "Risk level today")) == (["Leak"], [""])


def test_an_own_workbook_may_unpack_to_twice_as_much(path, tmp_path):
    with ZipFile(path) as archive:
        size = sum(info.file_size for info in archive.infolist())
    limits = Limits(unpacked_bytes=size * 2 // 3)
    assert read_source(path, limits).meta["format"]
    with pytest.raises(ImportRefused, match="unpacks to far more"):
        read_source(path, Limits(unpacked_bytes=size // 3))
    book = load_workbook(path)
    del book["_rai"]
    book.save(tmp_path / "other.xlsx")
    with ZipFile(tmp_path / "other.xlsx") as archive:
        size = sum(info.file_size for info in archive.infolist())
    with pytest.raises(ImportRefused, match="unpacks to far more"):
        read_source(tmp_path / "other.xlsx", Limits(unpacked_bytes=size * 2 // 3))
