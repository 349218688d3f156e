from datetime import date, datetime, time, timedelta
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from rai_desktop.imports.limits import Limits
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.tables import CellKind, RemarkCode, SourceFormat
from tests.imports.builders import (
    book_of_sheet,
    found,
    only_table,
    saved_book,
    text_cell,
    texts,
    with_shared_texts,
)

NAMES = '<row r="1">' + text_cell("A1", "Name") + text_cell("B1", "Wert") + "</row>"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def table_of(folder, rows):
    return only_table(read_source(saved_book(folder / "list.xlsx", rows)))


def cell_of(folder, xml):
    """Return the table and the cell of one value written by hand, in B2."""
    rows = NAMES + '<row r="2">' + text_cell("A2", "Chat") + xml + "</row>"
    table = only_table(read_source(book_of_sheet(folder / "list.xlsx", rows)))
    return table, table.rows[0].cells[1]


def test_a_plain_list_is_read(tmp_path):
    path = saved_book(tmp_path / "list.xlsx", [("Name", "Zweck"), ("Chat", "x"), ("Scan", None)])
    document = read_source(path)
    table = only_table(document)
    assert (document.format, document.encoding) == (SourceFormat.WORKBOOK, "")
    assert (table.name, table.header, table.header_row) == ("Liste", ("Name", "Zweck"), 1)
    assert texts(table) == [("Chat", "x"), ("Scan", "")]
    assert table.rows[1].cells[1].kind is CellKind.EMPTY
    assert table.remarks == document.remarks == ()


@pytest.mark.parametrize(
    ("value", "text", "kind"),
    [
        ("’=1+1", "’=1+1", CellKind.TEXT),
        ("  Text ", "  Text ", CellKind.TEXT),
        ("a\nb", "a\nb", CellKind.TEXT),
        ("ä" * 4_000, "ä" * 4_000, CellKind.TEXT),
        (3, "3", CellKind.NUMBER),
        (3.0, "3", CellKind.NUMBER),
        (0.1, "0.1", CellKind.NUMBER),
        (-2.5, "-2.5", CellKind.NUMBER),
        (1234567890123456, "1234567890123456", CellKind.NUMBER),
        (1e300, "1e+300", CellKind.NUMBER),
        (True, "true", CellKind.BOOL),
        (False, "false", CellKind.BOOL),
        (date(2025, 1, 31), "2025-01-31", CellKind.DATE),
        (datetime.fromisoformat("2025-01-31T08:30"), "2025-01-31T08:30:00", CellKind.DATE),
        (datetime.fromisoformat("2025-01-31"), "2025-01-31", CellKind.DATE),
        (time(8, 30), "08:30:00", CellKind.DATE),
        (timedelta(hours=27, minutes=5), "27:05:00", CellKind.TEXT),
        ("#N/A", "#N/A", CellKind.ERROR),
    ],
)
def test_values_become_cells(tmp_path, value, text, kind):
    table = table_of(tmp_path, [("Name", "Wert"), ("Chat", value)])
    cell = table.rows[0].cells[1]
    assert (cell.text, cell.kind) == (text, kind)


@pytest.mark.parametrize("number_format", ["DD.MM.YYYY", "[$-407]d. mmmm yyyy;@", "yyyy-mm-dd"])
def test_the_format_of_a_cell_makes_a_number_a_day(tmp_path, number_format):
    book = Workbook()
    book.active.append(("Name", "Datum"))
    book.active.append(("Chat", 45688))
    book.active["B2"].number_format = number_format
    book.save(tmp_path / "list.xlsx")
    cell = only_table(read_source(tmp_path / "list.xlsx")).rows[0].cells[1]
    assert (cell.text, cell.kind) == ("2025-01-31", CellKind.DATE)


def test_days_since_1904_are_read_as_such(tmp_path):
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(("Name", "Datum"))
    book.active.append(("Chat", date(2025, 1, 31)))
    book.save(tmp_path / "list.xlsx")
    assert "date1904" in ZipFile(tmp_path / "list.xlsx").read("xl/workbook.xml").decode()
    assert texts(only_table(read_source(tmp_path / "list.xlsx"))) == [("Chat", "2025-01-31")]


def test_a_day_outside_the_calendar_is_an_error(tmp_path):
    book = Workbook()
    book.active.append(("Name", "Datum"))
    book.active.append(("Chat", 99_999_999))
    book.active["B2"].number_format = "DD.MM.YYYY"
    book.save(tmp_path / "list.xlsx")
    table = only_table(read_source(tmp_path / "list.xlsx"))
    assert table.rows[0].cells[1].kind is CellKind.ERROR
    assert found(table.remarks, RemarkCode.CELL_ERROR)


@pytest.mark.parametrize(
    ("xml", "text", "kind", "code"),
    [
        ('<c r="B2"><f>1+1</f><v>2</v></c>', "2", CellKind.FORMULA, RemarkCode.FORMULA),
        (
            '<c r="B2" t="str"><f>A2</f><v>Chat</v></c>',
            "Chat",
            CellKind.FORMULA,
            RemarkCode.FORMULA,
        ),
        ('<c r="B2" t="str"><f>A9</f><v></v></c>', "", CellKind.FORMULA, RemarkCode.FORMULA),
        (
            '<c r="B2"><f t="shared" si="0"/><v>2</v></c>',
            "2",
            CellKind.FORMULA,
            RemarkCode.FORMULA,
        ),
        (
            '<c r="B2"><f>1+1</f></c>',
            "",
            CellKind.FORMULA,
            RemarkCode.FORMULA_WITHOUT_RESULT,
        ),
        (
            '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
            "#DIV/0!",
            CellKind.ERROR,
            RemarkCode.CELL_ERROR,
        ),
        ('<c r="B2"><v>1e999</v></c>', "1e999", CellKind.ERROR, RemarkCode.CELL_ERROR),
        ('<c r="B2"><v>1_0</v></c>', "1_0", CellKind.ERROR, RemarkCode.CELL_ERROR),
    ],
)
def test_what_must_not_be_trusted_is_marked(tmp_path, xml, text, kind, code):
    table, cell = cell_of(tmp_path, xml)
    assert (cell.text, cell.kind) == (text, kind)
    [remark] = found(table.remarks, code)
    assert (remark.row, remark.column) == (2, "Wert")


@pytest.mark.parametrize(
    ("xml", "text", "kind"),
    [
        ('<c r="B2" t="d"><v>2025-01-31T00:00:00</v></c>', "2025-01-31", CellKind.DATE),
        ('<c r="B2" t="d"><v>2025-01-31T08:30:00</v></c>', "2025-01-31T08:30:00", CellKind.DATE),
        ('<c r="B2"><v>3.0000000000000000E+0</v></c>', "3", CellKind.NUMBER),
        ('<c r="B2"><v>0.30000000000000004</v></c>', "0.30000000000000004", CellKind.NUMBER),
        ('<c r="B2"><v> 7 </v></c>', "7", CellKind.NUMBER),
        ("<c><v>7</v></c>", "7", CellKind.NUMBER),
        ('<c r="B2" t="str"><v>a_x000D__x000A_b</v></c>', "a\nb", CellKind.TEXT),
        ('<c r="B2" t="str"><v>_x005F_x000D_</v></c>', "_x000D_", CellKind.TEXT),
        ('<c r="B2" t="str"><v>a_xD800_b</v></c>', "a�b", CellKind.TEXT),
        ('<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab", "text"),
        ('<c r="B2" t="inlineStr"><is><t>a</t><rPh><t>x</t></rPh></is></c>', "a", "text"),
        ('<c r="B2" s="4000"><v>7</v></c>', "7", CellKind.NUMBER),
    ],
)
def test_ways_of_other_programs_to_write_cells_are_known(tmp_path, xml, text, kind):
    _table, cell = cell_of(tmp_path, xml)
    assert (cell.text, cell.kind) == (text, kind)


@pytest.mark.parametrize("kind", ["n", "s", "b", "e", "str"])
@pytest.mark.parametrize("value", ["<v></v>", "<v/>", ""])
def test_a_cell_without_value_is_empty_whatever_its_type(tmp_path, kind, value):
    xml = f'<c r="B2" t="{kind}">{value}</c><c r="C2"><v>1</v></c>'
    table, cell = cell_of(tmp_path, xml)
    assert cell.kind is CellKind.EMPTY
    assert table.rows[0].cells[-1].text == "1"


def test_shared_texts_are_put_together_and_found_by_number(tmp_path):
    rows = NAMES + '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="s"><v>0</v></c></row>'
    items = [
        "<t>Zweck</t>",
        "<r><t>Fra</t></r><r><rPr><b/></rPr><t>ge_x005F_x0041_</t></r><rPh><t>x</t></rPh>",
    ]
    path = with_shared_texts(book_of_sheet(tmp_path / "list.xlsx", rows), items)
    assert texts(only_table(read_source(path))) == [("Frage_x0041_", "Zweck")]


def test_the_notes_of_a_shared_text_stand_at_each_of_its_cells(tmp_path):
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in (2, 3))
    path = book_of_sheet(tmp_path / "list.xlsx", NAMES + cells)
    table = only_table(read_source(with_shared_texts(path, [f"<t>{'x' * 33_000}</t>"])))
    assert [one.row for one in found(table.remarks, RemarkCode.CELL_CUT)] == [2, 3]


def test_strict_workbooks_and_prefixed_elements_are_read(tmp_path):
    path = saved_book(tmp_path / "list.xlsx", [("Name", "Zweck"), ("Chat", "x")])
    with ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].replace(f'xmlns="{MAIN}"', f'xmlns:x="{STRICT}"')
    parts["xl/worksheets/sheet1.xml"] = (
        sheet.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    )
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text.replace(MAIN, STRICT))
    assert texts(only_table(read_source(path))) == [("Chat", "x")]


def test_titles_and_notes_above_the_names_are_passed_over(tmp_path):
    rows = [
        ("KI-Verzeichnis",),
        ("Stand:", date(2025, 1, 31)),
        (),
        ("Name", "Zweck", "Seit", "Leitung"),
        ("Chat", "x", date(2024, 1, 1), "IT"),
        (),
        ("Scan", "y", date(2024, 2, 1), "Einkauf"),
        ("Summe", None, 2),
    ]
    table = table_of(tmp_path, rows)
    assert table.header == ("Name", "Zweck", "Seit", "Leitung")
    assert table.header_row == 4
    assert [row.number for row in table.rows] == [5, 7, 8]
    [remark] = found(table.remarks, RemarkCode.ROWS_ABOVE_HEADER)
    assert remark.row == 4


@pytest.mark.parametrize(
    ("rows", "header"),
    [
        ([("Name",), ("Chat",), ("Scan",)], ("Name",)),
        ([("Name", "Zweck"), ("Chat", "x")], ("Name", "Zweck")),
        (
            [("Firma:", "Muster"), ("Name", "Zweck", "Ort"), ("a", "b", "c")],
            ("Name", "Zweck", "Ort"),
        ),
        ([("Firma", "Muster"), (), ("Name", "Zweck", "Ort")], ("Name", "Zweck", "Ort")),
        (
            [("Angaben", None, None, "Mehr"), ("A", "B", "C", "D"), ("1", "2", "3", "4")],
            tuple("ABCD"),
        ),
        ([("Jahr", 2023, 2024), ("Chat", 1, 2)], ("Jahr", "2023", "2024")),
        ([(1, 2), (3, 4)], ("1", "2")),
        ([("Name", "Zweck"), (), ("Chat", "x")], ("Name", "Zweck")),
    ],
)
def test_the_row_of_names_is_found(tmp_path, rows, header):
    assert table_of(tmp_path, rows).header == header


def test_columns_without_name_or_value_are_left_out(tmp_path):
    table = table_of(tmp_path, [(None, "Name", None, "Zweck", None), (None, "a", None, "b", "c")])
    assert table.header == ("Name", "Zweck", "Column E")
    assert texts(table) == [("a", "b", "c")]


def test_merged_cells_are_reported_from_the_names_on(tmp_path):
    book = Workbook()
    for row in [
        ("KI-Verzeichnis",),
        ("Name", "Zweck"),
        ("Chat", "x"),
        ("Vertrieb",),
        ("Leser", "z"),
    ]:
        book.active.append(row)
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("A4:B4")
    book.save(tmp_path / "list.xlsx")
    table = only_table(read_source(tmp_path / "list.xlsx"))
    [remark] = found(table.remarks, RemarkCode.MERGED_CELLS)
    assert (remark.row, remark.values["cells"]) == (4, "A4:B4")
    assert texts(table) == [("Chat", "x"), ("Vertrieb", ""), ("Leser", "z")]


def test_a_value_merged_over_rows_counts_for_each_of_them(tmp_path):
    book = Workbook()
    for row in [
        ("Bereich", "Name"),
        ("IT", "a"),
        (None, "b"),
        (None, None),
        (None, "c"),
        ("HR", "d"),
    ]:
        book.active.append(row)
    book.active.merge_cells("A2:A5")
    book.save(tmp_path / "list.xlsx")
    table = only_table(read_source(tmp_path / "list.xlsx"))
    [remark] = found(table.remarks, RemarkCode.MERGED_ROWS)
    assert (remark.row, remark.values["cells"]) == (2, "A2:A5")
    assert texts(table) == [("IT", "a"), ("IT", "b"), ("IT", "c"), ("HR", "d")]


def test_headings_of_two_rows_are_put_together(tmp_path):
    book = Workbook()
    for row in [
        ("Nr", "Name", "Recht", None),
        (None, None, "DSFA", "Rolle"),
        ("1", "a", "ja", "x"),
    ]:
        book.active.append(row)
    for cells in ("A1:A2", "B1:B2", "C1:D1"):
        book.active.merge_cells(cells)
    book.save(tmp_path / "list.xlsx")
    table = only_table(read_source(tmp_path / "list.xlsx"))
    assert table.header == ("Nr", "Name", "Recht / DSFA", "Recht / Rolle")
    assert (table.header_row, table.header_rows) == (2, (1, 2))
    assert table.remarks == ()
    assert texts(table) == [("1", "a", "ja", "x")]


def test_hidden_sheets_are_reported_and_hidden_rows_read(tmp_path):
    book = Workbook()
    for row in [("Name", "Zweck"), ("Chat", "x"), ("Scan", "y")]:
        book.active.append(row)
    book.active.row_dimensions[3].hidden = True
    for title, state in (("Alt", "hidden"), ("Ganz alt", "veryHidden")):
        sheet = book.create_sheet(title)
        sheet.append(("Name",))
        sheet.sheet_state = state
    book.create_sheet("Leer")
    book.save(tmp_path / "list.xlsx")
    document = read_source(tmp_path / "list.xlsx")
    sheets = [one.values["sheet"] for one in found(document.remarks, RemarkCode.HIDDEN_SHEET)]
    assert sheets == ["Alt", "Ganz alt"]
    table = only_table(document)
    assert len(table.rows) == 2
    [remark] = found(table.remarks, RemarkCode.HIDDEN_ROW)
    assert remark.row == 3


def test_hidden_columns_are_read(tmp_path):
    book = Workbook()
    for row in [("Name", "Kennung"), ("Chat", "u-1")]:
        book.active.append(row)
    book.active.column_dimensions["B"].hidden = True
    book.save(tmp_path / "list.xlsx")
    assert texts(only_table(read_source(tmp_path / "list.xlsx"))) == [("Chat", "u-1")]


def test_an_export_of_our_own_says_where_it_comes_from(tmp_path):
    book = Workbook()
    for row in [("Name", "Zweck"), ("Chat", "x")]:
        book.active.append(row)
    own = book.create_sheet("_rai")
    for row in [("project", "p-1"), ("head", "abc"), ("format", 2)]:
        own.append(row)
    own.sheet_state = "hidden"
    lists = book.create_sheet("_rai_lists")
    lists.append(("Idee",))
    lists.sheet_state = "veryHidden"
    book.save(tmp_path / "list.xlsx")
    document = read_source(tmp_path / "list.xlsx")
    assert document.meta == {"project": "p-1", "head": "abc", "format": "2"}
    assert document.remarks == ()
    assert texts(only_table(document)) == [("Chat", "x")]


def test_every_visible_sheet_is_a_table_in_the_order_of_the_tabs(tmp_path):
    book = Workbook()
    book.active.title = "Systeme"
    book.active.append(("Name",))
    book.create_chartsheet("Bild")
    book.create_sheet("Risiken").append(("Titel",))
    book.create_sheet("Erste", 0).append(("x",))
    book.save(tmp_path / "list.xlsx")
    tables = read_source(tmp_path / "list.xlsx").tables
    assert [table.name for table in tables] == ["Erste", "Systeme", "Risiken"]


def test_workbooks_without_a_visible_list_are_refused(tmp_path):
    with pytest.raises(ImportRefused, match="no visible sheet"):
        read_source(saved_book(tmp_path / "list.xlsx", []))
    with pytest.raises(ImportRefused, match="no visible sheet"):
        read_source(saved_book(tmp_path / "list.xlsx", [("",), (None, " ")]))


def test_limits_hold_for_sheets_rows_and_memory(tmp_path):
    rows = [("Name", "Zweck"), *[(f"n{i}", f"z{i}") for i in range(40)]]
    path = saved_book(tmp_path / "list.xlsx", rows)
    for limits in (
        Limits(rows=20),
        Limits(memory_bytes=5_000),
        Limits(elements=100),
        Limits(sheets=0),
    ):
        with pytest.raises(ImportRefused, match="too large"):
            read_source(path, limits)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=20).filter(
        lambda text: not text.startswith(("=", "#")) and "_x" not in text
    ),
)


def as_text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e17:
        return str(int(value))
    return str(value)


@settings(max_examples=40)
@given(rows=st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=5))
def test_the_cells_are_those_another_reader_finds(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("book") / "list.xlsx"
    saved_book(path, [("Name", "Wert"), *rows, ("Ende", "x")])
    others = list(load_workbook(path).active.iter_rows(min_row=2, values_only=True))
    kept = [tuple(map(as_text, row)) for row in others]
    table = only_table(read_source(path))
    assert texts(table) == [row for row in kept if any(map(str.strip, row))]
