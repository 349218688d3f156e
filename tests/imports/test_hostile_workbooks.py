"""Workbooks built to exhaust or to fool the reader: each is stopped quickly, with a reason."""

import struct
from time import process_time
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from rai_desktop.imports.limits import Limits
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.tables import CellKind, RemarkCode
from tests.imports.builders import (
    SHEET,
    TYPES,
    book_of_sheet,
    found,
    only_table,
    replaced,
    saved_book,
    sheet_xml,
    text_cell,
    texts,
    with_parts,
)

NAMES = '<row r="1">' + text_cell("A1", "Name") + text_cell("B1", "Wert") + "</row>"
CHAT = '<row r="2">' + text_cell("A2", "Chat") + text_cell("B2", "x") + "</row>"
ROWS = [("Name", "Zweck"), ("Chat", "x")]
SECONDS = 10


@pytest.fixture(autouse=True)
def _is_stopped_in_time():
    begin = process_time()
    yield
    assert process_time() - begin < SECONDS


@pytest.fixture
def path(tmp_path):
    return saved_book(tmp_path / "list.xlsx", ROWS)


def refused(path, limits=None):
    with pytest.raises(ImportRefused) as caught:
        read_source(path, limits or Limits())
    return str(caught.value)


def test_a_zip_bomb_is_refused_unopened(path):
    with_parts(path, {SHEET: sheet_xml("<row/>" * 20_000_000)})
    assert path.stat().st_size < 1_000_000
    assert "unpacks to far more" in refused(path)


def test_what_unpacks_too_far_or_has_too_many_parts_is_refused(path):
    assert "unpacks to far more" in refused(path, Limits(unpacked_bytes=1_000))
    assert "unpacks to far more" in refused(path, Limits(parts=3))


def test_a_million_entries_are_refused_before_they_are_listed(path):
    content = bytearray(path.read_bytes())
    end = content.rfind(b"PK\x05\x06")
    struct.pack_into("<L", content, end + 12, 50_000_000)
    path.write_bytes(content)
    assert "unpacks to far more" in refused(path)


def test_a_large_directory_cannot_hide_behind_the_large_record(path):
    content = path.read_bytes()
    end = content.rfind(b"PK\x05\x06")
    large = b"PK\x06\x06" + struct.pack("<QHHLLQQQQ", 44, 45, 45, 0, 0, 9, 9, 60_000_000, 0)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, end, 1)
    path.write_bytes(content[:end] + large + locator + content[end:])
    assert "unpacks to far more" in refused(path)


def test_an_encrypted_part_is_refused(path):
    content = path.read_bytes()
    entry = content.find(b"PK\x01\x02")
    changed = bytearray(content)
    changed[entry + 8] |= 1
    path.write_bytes(changed)
    assert "password" in refused(path)


@pytest.mark.parametrize(
    "document_type",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
@pytest.mark.parametrize("part", [SHEET, TYPES, "xl/workbook.xml", "xl/styles.xml"])
def test_entities_are_refused_in_every_part(path, part, document_type):
    with ZipFile(path) as archive:
        text = archive.read(part).decode()
    head, mark, rest = text.partition("?>") if text.startswith("<?") else ("", "", text)
    with_parts(path, {part: (head + mark + document_type + rest).encode()})
    assert "instructions inside" in refused(path)


def test_a_million_and_a_half_rows_are_stopped(tmp_path):
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(1_500_000))
    path = book_of_sheet(tmp_path / "list.xlsx", rows)
    assert "too large" in refused(path, Limits(rows=100_000))


def test_a_million_formatted_empty_rows_end_the_reading(tmp_path):
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 400_000))
    path = book_of_sheet(tmp_path / "list.xlsx", NAMES + CHAT + empty)
    table = only_table(read_source(path))
    assert texts(table) == [("Chat", "x")]
    assert found(table.remarks, RemarkCode.EMPTY_ROWS)


def test_a_cell_in_the_last_corner_is_reported_not_waited_for(tmp_path):
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    table = only_table(read_source(book_of_sheet(tmp_path / "list.xlsx", NAMES + CHAT + far)))
    assert texts(table) == [("Chat", "x")]
    [remark] = found(table.remarks, RemarkCode.FAR_CELL)
    assert remark.values["cell"] == "XFD1048576"
    assert found(table.remarks, RemarkCode.EMPTY_ROWS)


def test_a_lonely_cell_to_the_right_costs_one_column(tmp_path):
    lonely = '<row r="3"><c r="SG3"><v>1</v></c></row>'
    table = only_table(read_source(book_of_sheet(tmp_path / "list.xlsx", NAMES + CHAT + lonely)))
    assert table.header == ("Name", "Wert", "Column SG")


@pytest.mark.parametrize(
    "rows",
    [
        "<row>" + "<c/>" * 2_000_000 + "</row>",
        "<row>" + "<c><v>1</v></c>" * 1_500_000 + "</row>",
        "".join(f"<a{n}/>" for n in range(300_000)),
        "".join(f'<c b{n}=""/>' for n in range(300_000)),
        "<a>" * 300_000,
        '<row r="' + "1" * 8_000_000 + '"/>',
        "<row><c><v>" + "1" * 8_000_000 + "</v></c></row>",
        "<!--" + "x" * 8_000_000 + "-->",
    ],
    ids=["cells", "values", "names", "attributes", "depth", "attribute", "text", "comment"],
)
def test_endless_markup_is_stopped(tmp_path, rows):
    path = book_of_sheet(tmp_path / "list.xlsx", rows)
    said = refused(path, Limits(elements=1_000_000))
    assert "too large" in said or "damaged" in said


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="0"/>',
        '<row r="-1"/>',
        '<row r="1048577"/>',
        '<row r="x"/>',
        '<row r="' + "9" * 5_000 + '"/>',
        '<row><c r="1"><v>1</v></c></row>',
        '<row><c r="a1"><v>1</v></c></row>',
        '<row><c r="XFE1"><v>1</v></c></row>',
        '<row><c r="' + "A" * 50_000 + '1"><v>1</v></c></row>',
        '<row><c t="s"><v>0</v></c></row>',
        '<row><c t="s"><v>-1</v></c></row>',
        '<row><c t="new"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>',
        '<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>1</v></c><c><v>2</v></c></row>',
        '<row r="2"><c r="A7"><v>1</v></c></row>',
        '<row r="2"><c r="A"><v>1</v></c></row>',
        '<row r="2"/><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="5"/><row r="3"><c r="A3"><v>1</v></c></row>',
        '<row><c r="A1"><v>1</v></c></row>',
        '<row><c r="A2"><v>1</v></c><c r="B5"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><c r="B2"><v>1</v></c></c></row>',
        "<row><c>",
        "&x;",
        "<row>\x01</row>",
    ],
)
def test_sheets_that_are_not_what_they_must_be_are_damaged(tmp_path, rows):
    assert "damaged" in refused(book_of_sheet(tmp_path / "list.xlsx", NAMES + rows))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_missing_part_is_damage(path, part):
    assert "damaged" in refused(with_parts(path, {part: None}))


def test_two_parts_of_the_same_name_are_damage(path):
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr(SHEET.upper(), sheet_xml(NAMES))
    assert "damaged" in refused(path)


def test_parts_packed_in_an_unusual_way_are_damage(path):
    with ZipFile(path, "a", ZIP_BZIP2) as archive:
        archive.writestr("xl/more.xml", b"<x/>")
    assert "damaged" in refused(path)


def test_parts_outside_the_package_are_never_read(path, tmp_path):
    (tmp_path / "secret.xml").write_bytes(sheet_xml(NAMES))
    target = (tmp_path / "secret.xml").as_uri()
    rels = "xl/_rels/workbook.xml.rels"
    replaced(path, rels, 'Target="/xl/worksheets/sheet1.xml"', f'Target="{target}"')
    assert "damaged" in refused(path)
    replaced(path, rels, f'Target="{target}"', f'Target="{target}" TargetMode="External"')
    assert "no visible sheet" in refused(path)


def test_another_workbook_that_a_formula_names_is_never_opened(tmp_path):
    other = saved_book(tmp_path / "other.xlsx", [("Geheim",), ("42",)])
    rows = (
        NAMES
        + f'<row r="2">{text_cell("A2", "Chat")}<c r="B2"><f>[1]Liste!A2</f><v>7</v></c></row>'
    )
    path = book_of_sheet(tmp_path / "list.xlsx", rows)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<externalLink xmlns="{kind}"><externalBook/></externalLink>'.encode()
    relation = (
        f'<Relationships><Relationship Id="rId1" Type="{kind}/externalLinkPath" '
        f'Target="{other.as_uri()}" TargetMode="External"/></Relationships>'
    ).encode()
    with_parts(
        path,
        {
            "xl/externalLinks/externalLink1.xml": link,
            "xl/externalLinks/_rels/externalLink1.xml.rels": relation,
        },
    )
    other.unlink()
    table = only_table(read_source(path))
    cell = table.rows[0].cells[1]
    assert (cell.text, cell.kind) == ("7", CellKind.FORMULA)
    assert found(table.remarks, RemarkCode.FORMULA)


@pytest.mark.parametrize(
    "formula",
    [
        "<f>1+1</f>",
        '<f t="shared" si="0"/>',
        '<f t="array" ref="B2">1+1</f>',
        '<f t="dataTable" ref="B2"/>',
        "<f/>",
        '<f xml:space="preserve"> </f>',
    ],
)
def test_every_kind_of_formula_is_marked(tmp_path, formula):
    rows = f'{NAMES}<row r="2">{text_cell("A2", "Chat")}<c r="B2">{formula}<v>2</v></c></row>'
    table = only_table(read_source(book_of_sheet(tmp_path / "list.xlsx", rows)))
    assert table.rows[0].cells[1].kind is CellKind.FORMULA
    assert found(table.remarks, RemarkCode.FORMULA)


@pytest.mark.parametrize("written", ["<v></v>", "<v/>", ""])
def test_a_formula_that_was_never_reckoned_says_so(tmp_path, written):
    rows = f'{NAMES}<row r="2">{text_cell("A2", "Chat")}<c r="B2"><f>1+1</f>{written}</c></row>'
    table = only_table(read_source(book_of_sheet(tmp_path / "list.xlsx", rows)))
    assert found(table.remarks, RemarkCode.FORMULA_WITHOUT_RESULT)


def test_all_formulas_are_told_though_not_one_by_one(tmp_path):
    rows = "".join(
        f'<row r="{n}">{text_cell(f"A{n}", "x")}<c r="B{n}"><f>1</f><v>1</v></c></row>'
        for n in range(2, 300)
    )
    table = only_table(read_source(book_of_sheet(tmp_path / "list.xlsx", NAMES + rows)))
    assert all(row.cells[1].kind is CellKind.FORMULA for row in table.rows)
    [more] = found(table.remarks, RemarkCode.MORE)
    assert more.values["count"] + len(found(table.remarks, RemarkCode.FORMULA)) == 298


def test_rows_that_do_not_say_their_number_take_it_from_their_cells(tmp_path):
    rows = f"{NAMES}<row>{text_cell('A5', 'Chat')}</row><row>{text_cell('A7', 'Scan')}</row>"
    table = only_table(read_source(book_of_sheet(tmp_path / "list.xlsx", rows)))
    assert [row.number for row in table.rows] == [5, 7]


def test_cells_after_empty_ones_stand_where_they_must(tmp_path):
    rows = (
        '<row r="2"><c/><c/><c><v>1</v></c></row><row r="3"><c r="B3"/><c><v>2</v></c></row>'
        '<row r="4"><c r="A4"/><c/><c><v>3</v></c></row>'
        '<row r="5"><c r="A5"/><c r="C5"><v>4</v></c><c><v>5</v></c></row>'
    )
    names = "".join(text_cell(f"{letter}1", letter) for letter in "ABCD")
    path = book_of_sheet(tmp_path / "list.xlsx", f'<row r="1">{names}</row>{rows}')
    assert texts(only_table(read_source(path))) == [
        ("", "", "1", ""),
        ("", "", "2", ""),
        ("", "", "3", ""),
        ("", "", "4", "5"),
    ]


def test_sheets_of_the_same_name_are_told_apart(tmp_path):
    book = Workbook()
    for title in ("A", "B"):
        sheet = book.create_sheet(title)
        for row in ROWS:
            sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    path = replaced(tmp_path / "list.xlsx", "xl/workbook.xml", 'name="B"', 'name="A"')
    assert [table.name for table in read_source(path).tables] == ["A", "A (2)"]


def test_a_macro_part_makes_it_a_macro_workbook(path):
    kind = "application/vnd.ms-office.vbaProject"
    override = f'<Override PartName="/xl/vbaProject.bin" ContentType="{kind}"/>'
    replaced(path, TYPES, "</Types>", override + "</Types>")
    assert "contains macros" in refused(path)


def test_every_cut_of_a_workbook_is_refused(path):
    content = path.read_bytes()
    for length in range(4, len(content) - 1, 97):
        path.write_bytes(content[:length])
        assert refused(path)
