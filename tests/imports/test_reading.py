import json
import os
import pickle
from pathlib import Path
from zipfile import ZipFile

import pytest

import rai_desktop
from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.imports.limits import Limits
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.tables import EMPTY_CELL, RemarkCode, SourceFormat
from tests.imports.builders import found, only_table, saved_book, texts

REAL = Path(rai_desktop.__file__).parents[2] / "shared" / "data"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

needs_real_lists = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real lists lie beside the project and are not part of it"
)


@needs_real_lists
def test_the_real_list_of_separated_values_is_read():
    table = only_table(read_source(REAL / "uk_atrs_records.csv"))
    assert table.header == ("publishing_body", "tool_name", "published", "url")
    assert len(table.rows) == 136
    assert table.rows[-1].number == 137
    assert table.rows[5].cells[0] is EMPTY_CELL
    assert table.rows[99].cells[1].text == "Food Hygiene Rating Scheme – AI"
    assert table.remarks == ()


@needs_real_lists
def test_the_real_list_of_records_is_read():
    document = read_source(REAL / "uk_atrs_records.json")
    table = only_table(document)
    assert len(table.rows) == 136
    assert table.header[-1] == "listed_organisations"
    assert table.rows[0].cells[-1].text.count("\n") == 2
    assert document.meta["n_records"] == "136"


@needs_real_lists
def test_both_real_lists_hold_the_same():
    by_key = [
        [
            {key: cell.text for key, cell in zip(table.header, row.cells, strict=True)}
            for row in table.rows
        ]
        for ending in ("csv", "json")
        for table in read_source(REAL / f"uk_atrs_records.{ending}").tables
    ]
    keys = by_key[0][0]
    assert [{key: row[key] for key in keys} for row in by_key[1]] == by_key[0]


def refused(folder, content, name="list.xlsx"):
    path = folder / name
    path.write_bytes(content)
    with pytest.raises(ImportRefused) as caught:
        read_source(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "is a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "is a picture"),
        (b"\x1f\x8b\x08" + bytes(40), "packed file"),
        (b"SQLite format 3\0" + bytes(40), "is a database"),
        (b"{\\rtf1 x}", "formatted text"),
        (b"<html><table><tr><td>a</td></tr></table></html>", "web page"),
        (b'<?xml version="1.0"?><Workbook/>', "web page or XML"),
        (OLD + "Workbook".encode("utf-16-le"), "old Excel version"),
        (b"\x09\x00\x04\x00\x02\x00\x10\x00", "old Excel version"),
        (b"\x09\x04\x06\x00\x00\x00\x10\x00", "old Excel version"),
        (OLD + "Book".encode("utf-16-le"), "old Excel version"),
        (OLD + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLD + "WordDocument".encode("utf-16-le"), "old Office file"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (b"PK\x05\x06" + bytes(18), "packed file"),
    ],
)
def test_other_kinds_of_files_are_refused_with_the_way_out(tmp_path, content, said):
    assert said in refused(tmp_path, content)


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"mimetype": "application/x", "content.xml": "<x/>"}, "OpenDocument"),
        ({"list.csv": "a;b"}, "packed file"),
        (
            {
                "[Content_Types].xml": '<Types><Override PartName="/word/document.xml" '
                'ContentType="application/vnd.openxmlformats-officedocument.'
                'wordprocessingml.document.main+xml"/></Types>'
            },
            "no Excel workbook",
        ),
        (
            {
                "[Content_Types].xml": '<Types><Override PartName="/xl/workbook.bin" '
                'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
            },
            "binary Excel workbook",
        ),
        (
            {
                "[Content_Types].xml": '<Types><Override PartName="/xl/workbook.xml" '
                'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
            },
            "contains macros",
        ),
        (
            {
                "[Content_Types].xml": '<Types><Override PartName="/xl/workbook.xml" '
                'ContentType="application/vnd.openxmlformats-officedocument.'
                'spreadsheetml.sheet.main+xml"/></Types>',
                "xl/vbaProject.bin": "",
            },
            "contains macros",
        ),
        (
            {
                "[Content_Types].xml": '<Types><Override PartName="/xl/macrosheets/sheet1.xml" '
                'ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>'
            },
            "contains macros",
        ),
        ({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}, "no Excel workbook"),
    ],
)
def test_other_packages_are_refused_with_the_way_out(tmp_path, entries, said):
    path = tmp_path / "list.xlsx"
    with ZipFile(path, "w") as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    with pytest.raises(ImportRefused, match=said):
        read_source(path)


@pytest.mark.parametrize(
    ("name", "written", "is_other"),
    [
        ("list.csv", SourceFormat.WORKBOOK, True),
        ("list.xls", SourceFormat.WORKBOOK, False),
        ("list.dat", SourceFormat.WORKBOOK, False),
        ("list.xlsx", SourceFormat.SEPARATED, True),
        ("list.json", SourceFormat.SEPARATED, True),
        ("list.txt", SourceFormat.SEPARATED, False),
        ("list.csv", SourceFormat.RECORDS, True),
        ("LIST.JSON", SourceFormat.RECORDS, False),
    ],
)
def test_the_content_decides_whatever_the_ending_says(tmp_path, name, written, is_other):
    path = tmp_path / name
    rows = [("Name", "Zweck"), ("Chat", "x")]
    if written is SourceFormat.WORKBOOK:
        saved_book(tmp_path / "made.xlsx", rows).rename(path)
    elif written is SourceFormat.RECORDS:
        path.write_text(json.dumps([dict(zip(*rows, strict=True))]), encoding="utf-8")
    else:
        path.write_text("\n".join(map(";".join, rows)), encoding="utf-8")
    document = read_source(path)
    assert document.format is written
    assert document.name == name
    assert texts(only_table(document)) == [("Chat", "x")]
    assert bool(found(document.remarks, RemarkCode.OTHER_CONTENT)) is is_other


def test_values_that_begin_like_json_are_still_values(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("[Name];{Zweck}\nChat;x\n", encoding="utf-8")
    assert only_table(read_source(path)).header == ("[Name]", "{Zweck}")


def test_what_is_no_file_is_refused_at_once(tmp_path):
    with pytest.raises(ImportRefused, match="is not a file"):
        read_source(tmp_path)
    with pytest.raises(SurroundingsError, match="cannot be read"):
        read_source(tmp_path / "missing.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_does_not_keep_the_reader_waiting(tmp_path):
    os.mkfifo(tmp_path / "list.csv")
    with pytest.raises(ImportRefused, match="is not a file"):
        read_source(tmp_path / "list.csv")


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(ImportRefused, match="too large"):
        read_source(path)


def test_reading_ends_when_the_time_is_up(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("a;b\n" * 2_000, encoding="utf-8")
    with pytest.raises(ImportRefused, match="longer than 0 seconds"):
        read_source(path, Limits(seconds=0.0))


def test_a_document_survives_the_way_out_of_a_child_process(tmp_path):
    rows = [("Name", "Zweck"), ("Chat", None), ("Scan", "x"), ("Plan", "=1")]
    document = read_source(saved_book(tmp_path / "list.xlsx", rows))
    arrived = pickle.loads(pickle.dumps(document))  # noqa: S301 - our own bytes
    assert arrived == document
    assert only_table(arrived).rows[0].cells[1] is EMPTY_CELL
