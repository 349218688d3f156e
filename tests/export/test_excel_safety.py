"""Nothing in a workbook comes alive: data is data, and nothing points outside."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rai_desktop.services.registers.model import Choice, Column, ColumnKind, Count, CountGroup, Fact
from tests.export.excel_reading import MAIN, all_sheets, opened, parts, stored_column, written
from tests.export.samples import (
    BROKEN,
    HOSTILE,
    company,
    empty_register,
    register_of,
    table_of,
    text_column,
    text_table,
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A workbook with hostile texts in every place where a text can stand."""
    folder = tmp_path_factory.mktemp("hostile")
    return written(_hostile_register(), folder)


def _hostile_register():
    kinds = [kind for kind in ColumnKind if kind is not ColumnKind.NUMBER]
    columns = [
        Column(
            key=f"x:{kind}",
            title=text,
            kind=kind,
            help=text,
            choices=tuple(Choice(code=f"={i}", label=word) for i, word in enumerate(HOSTILE)),
        )
        for kind, text in zip(kinds, HOSTILE, strict=False)
    ]
    cells = [[text] * len(columns) for text in (*HOSTILE, *BROKEN)]
    table = table_of(cells, columns, title="=1+1's [KI]", key="=1+1", empty="=1+1")
    table = replace(table, intro='=HYPERLINK("https://example.org")')
    nobody = table_of((), [text_column("a", "=2+2")], title="[=2]", empty="=3+3")
    counts = tuple(Count(code=text, label=text, count=1) for text in HOSTILE)
    return replace(
        register_of(table, nobody),
        title="=1+1 &P",
        organisation="=cmd|' /C calc'!A0 &D " + "x" * 300,
        draft="@SUM(1)",
        fingerprint="-1",
        facts=tuple(Fact(label=text, text=text) for text in (*HOSTILE, *BROKEN)),
        legend=tuple(Fact(label=text, text=text) for text in HOSTILE),
        summary=(CountGroup(key="x", title="=1+1", counts=counts),),
    )


def test_hostile_texts_come_back_as_they_were(tmp_path):
    table = text_table((*HOSTILE, *BROKEN))
    path = written(register_of(table), tmp_path)
    wanted = [*HOSTILE, *BROKEN.values()]
    assert stored_column(path, "KI-Systeme", "C") == wanted
    assert stored_column(path, "KI-Systeme", "D") == wanted


@settings(max_examples=25)
@given(texts=st.lists(st.text(max_size=80), min_size=1, max_size=20))
def test_any_text_comes_back(tmp_path_factory, texts):
    possible = [re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", " ", text) for text in texts]
    path = written(register_of(text_table(possible)), tmp_path_factory.mktemp("any"))
    assert stored_column(path, "KI-Systeme", "C") == possible


def test_no_cell_is_a_formula_or_an_error(hostile):
    types = set()
    for sheet in all_sheets(hostile):
        assert sheet.find(f".//{MAIN}f") is None
        types |= {cell.attrib.get("t", "n") for cell in sheet.iter(f"{MAIN}c")}
    assert types == {"inlineStr", "n"}


def test_openpyxl_reads_hostile_cells_as_texts(hostile):
    for sheet in opened(hostile):
        for row in sheet.iter_rows():
            assert all(cell.data_type in "sn" for cell in row)


def test_dangerous_texts_are_guarded_against_retyping(tmp_path):
    path = written(register_of(text_table(HOSTILE)), tmp_path)
    for row in opened(path)["KI-Systeme"].iter_rows(min_row=2, min_col=3, max_col=3):
        cell = row[0]
        assert cell.quotePrefix is (not str(cell.value)[:1].isalpha())


@pytest.mark.parametrize(
    "register", [company(), empty_register(), _hostile_register()], ids=["company", "empty", "bad"]
)
def test_links_stay_inside_the_workbook(register, tmp_path):
    path = written(register, tmp_path)
    sheets = opened(path).sheetnames
    for sheet in all_sheets(path):
        for link in sheet.iter(f"{MAIN}hyperlink"):
            assert not any(key.endswith("id") for key in link.attrib)
            title = link.attrib["location"].removesuffix("!A1").strip("'").replace("''", "'")
            assert title in sheets
    for name, content in parts(path).items():
        if name.endswith(".rels"):
            assert b"External" not in content
            assert b'Target="http' not in content


def test_only_known_parts_are_inside(hostile):
    known = re.compile(
        r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml"
        r"|xl/(workbook|styles|theme/theme1)\.xml|xl/_rels/workbook\.xml\.rels"
        r"|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/tables/table\d+\.xml"
        r"|xl/drawings/(_rels/)?drawing1\.xml(\.rels)?|xl/drawings/commentsDrawing\d+\.vml"
        r"|xl/comments/comment\d+\.xml|xl/charts/chart1\.xml"
    )
    assert [name for name in parts(hostile) if not known.fullmatch(name)] == []


def test_properties_name_the_product_and_nobody_else(tmp_path):
    path = written(company(), tmp_path)
    found = opened(path).properties
    assert (found.creator, found.lastModifiedBy, found.title) == (
        "RAI Desktop",
        None,
        "KI-Register",
    )
    assert b"openpyxl" not in b"".join(parts(path).values()).lower()


def test_heads_and_feet_are_short_enough_and_take_no_orders(hostile):
    for sheet in all_sheets(hostile):
        for part in (f"{MAIN}headerFooter/{MAIN}oddHeader", f"{MAIN}headerFooter/{MAIN}oddFooter"):
            text = sheet.findtext(part) or ""
            assert len(text) <= 255
            orders = set(re.findall("&(.)", text.replace("&&", "")))
            assert orders <= set("LCRPN")


def test_formulas_of_rules_hold_only_names_and_words(hostile):
    for sheet in all_sheets(hostile):
        for formula in sheet.iter(f"{MAIN}formula1"):
            assert re.fullmatch("list_[A-Za-z0-9_]+", formula.text)
        for formula in sheet.iter(f"{MAIN}formula"):
            assert re.fullmatch('"([^"]|"")*"', formula.text)
