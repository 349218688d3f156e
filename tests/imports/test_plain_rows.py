"""Rows that are taken without the parser are those that the parser would have told of."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rai_desktop.domain.errors import UserError
from rai_desktop.imports import workbook
from rai_desktop.imports.cells import CellWriter
from rai_desktop.imports.limits import USUAL_LIMITS, Budget
from rai_desktop.imports.plain_rows import PlainRows
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.remarks import Notes
from rai_desktop.imports.workbook_cells import NO_STYLES, CellReader
from tests.imports.builders import SHEET, book_of_sheet, saved_book, with_parts

VALUES = (
    *('t="inlineStr"><is><t>Text</t></is></c>', 't="inlineStr"><is><t>A &amp; B &lt;</t></is></c>'),
    *('t="inlineStr"><is><t xml:space="preserve"> x\n</t></is></c>', 't="n"/>', 't="n" />'),
    *("><v>3</v></c>", 's="1"><v>45000.5</v></c>', 't="str"><v>t</v></c>', 't="b"><v>1</v></c>'),
    *('t="e"><v>#N/A</v></c>', "><f>1+1</f><v>2</v></c>", "></c>", "><v></v></c>", "><v/></c>"),
    *('t="inlineStr"><is><t>&#10;&#x41;&#228;</t></is></c>', 't="inlineStr"><is><t/></is></c>'),
    *('t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "><v>wrong</v></c>"),
    't="inlineStr"><is><t>_x0041_ \N{REPLACEMENT CHARACTER}</t></is></c>',
)
BROKEN = (
    *('t="inlineStr"><is><t>&unknown;</t></is></c>', 't="s"><v>7</v></c>', 't="odd"><v>7</v></c>'),
    *(
        't="inlineStr"><is><t>]]></t></is></c>',
        't="inlineStr"><is><t>&#0;</t></is></c>',
        "><v>3</v>",
    ),
    't="inlineStr"><is><t>&#xD800;</t></is></c>',
)
COLUMNS = ("A", "B", "C", "AA", "AB")
ROWS = ("", ' spans="1:3" ht="12"', ' hidden="1"', ' hidden="false"')
BETWEEN = ("", "", "", "\n", '<!-- <row r="2"></row> -->', "<?odd?>", "\r\n", "text")
NAMES = '<row r="1"><c r="A1" t="str"><v>N</v></c><c r="B1" t="str"><v>M</v></c></row>'


@st.composite
def sheets(draw):
    values = st.sampled_from(VALUES if draw(st.booleans()) else VALUES + BROKEN)
    rows, number = [NAMES], 1
    for _ in range(draw(st.integers(1, 6))):
        number += draw(st.sampled_from((1, 1, 1, 2, 0)))
        places = draw(st.lists(st.sampled_from(COLUMNS), max_size=4))
        if draw(st.booleans()):
            places = sorted(set(places), key=COLUMNS.index)
        told = draw(st.sampled_from((number, number, number, number, number + 1)))
        cells = "".join(f'<c r="{place}{told}" {draw(values)}' for place in places)
        rows.append(draw(st.sampled_from(BETWEEN)))
        rows.append(f'<row r="{number}"{draw(st.sampled_from(ROWS))}>{cells}</row>')
    return "".join(rows)


WRITER = CellWriter(Budget(USUAL_LIMITS), Notes(10))
READER = CellReader(
    shared=["x"], styles=NO_STYLES, epoch=datetime.fromisoformat("1899-12-30"), writer=WRITER
)


class Straight:
    """Lets the parser have every piece of a sheet."""

    def __init__(self, parse, _handler):
        self.feed = parse

    def close(self):
        pass


def found(path, feeder, monkeypatch):
    monkeypatch.setattr(workbook, "PlainRows", feeder)
    try:
        return read_source(path)
    except UserError as error:
        return str(error)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(sheets())
def test_the_shortcut_and_the_parser_agree(tmp_path_factory, rows):
    path = book_of_sheet(tmp_path_factory.mktemp("sheet") / "list.xlsx", rows)
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert found(path, PlainRows, monkeypatch) == found(path, Straight, monkeypatch)


def test_rows_as_excel_and_libreoffice_write_them_are_plain():
    heard = []
    cells = (
        '<c r="A{0}" s="3" t="s"><v>0</v></c><c r="B{0}" s="1"><v>1.5</v></c><c r="C{0}" s="2"/>'
    )
    rows = (
        '<row r="2" spans="1:3" x14ac:dyDescent="0.25">' + cells.format(2) + "</row>\n"
        '<row r="3" customFormat="false" ht="12.8" hidden="false">' + cells.format(3) + "</row>"
    )

    class Rows:
        takes_rows, most_columns = True, 10

        def hear_row(self, row, *, is_hidden):
            heard.append((row.number, len(row.cells), is_hidden))

        def read_cell(self, written, _row, _place):
            return READER.cell(written, 1, 0), False

    parsed = []
    plain = PlainRows(parsed.append, Rows())
    plain.feed(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet><sheetData>')
    plain.feed(rows.encode())
    plain.feed(b"</sheetData></worksheet>")
    plain.close()
    assert heard == [(2, 2, False), (3, 2, False)]
    assert b"<c " not in b"".join(parsed)


def test_text_that_is_no_utf_8_is_damage(tmp_path):
    path = saved_book(tmp_path / "list.xlsx", [["a"]])
    row = b'<row r="1"><c r="A1" t="str"><v>\xff</v></c></row>'
    bad = b"<worksheet><sheetData>" + row + b"</sheetData></worksheet>"
    with pytest.raises(UserError):
        read_source(with_parts(path, {SHEET: bad}))
