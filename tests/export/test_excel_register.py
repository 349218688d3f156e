"""The workbook of the example company, cell by cell, read back by openpyxl.

The golden texts hold what every sheet says. After a change that is meant, write them anew and
look at the difference:

    RAI_RENEW_GOLDEN=1 python -m pytest tests/export/test_excel_register.py
"""

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rai_desktop.export.excel import write_workbook
from tests.export.pdf_registers import empty_project, example_project, register_of

GOLDEN = Path(__file__).parent / "golden"


def written(register, folder):
    target = folder / "register.xlsx"
    for _ in write_workbook(register, target):
        pass
    return target


def shown(value):
    if isinstance(value, (date, datetime)):
        return value.strftime("%Y-%m-%d")
    return str(value).replace("\n", " ⏎ ")


def told(path, register):
    """Return every filled cell of every sheet; what differs from run to run is masked."""
    book = load_workbook(path)
    lines = []
    for sheet in book.worksheets:
        lines.append(f"=== {sheet.title} ({sheet.sheet_state}) ===")
        for row in sheet.iter_rows():
            cells = [f"{c.coordinate}: {shown(c.value)}" for c in row if c.value is not None]
            if cells:
                lines.append(" | ".join(cells))
    text = "\n".join(lines) + "\n"
    return text.replace(register.head, "HEAD").replace(register.fingerprint, "FINGERPRINT")


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_workbook_says_what_it_said_before(tmp_path, language):
    register = register_of(example_project(tmp_path, language), language)
    text = told(written(register, tmp_path), register)
    golden = GOLDEN / f"workbook_{language}.txt"
    if os.environ.get("RAI_RENEW_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("language", ["de", "en"])
def test_rows_of_the_sheets_are_the_rows_of_the_registers(tmp_path, language):
    register = register_of(example_project(tmp_path, language), language)
    book = load_workbook(written(register, tmp_path))
    titles = {sheet.title: sheet for sheet in book.worksheets}
    for table in register.tables:
        sheet = titles[table.title]
        uids = {row.uid for row in table.rows}
        found = {cell.value for cell in sheet["A"]} & uids
        assert found == uids


def test_an_empty_project_has_every_sheet_and_says_so(tmp_path):
    register = register_of(empty_project(tmp_path), "de")
    book = load_workbook(written(register, tmp_path))
    for table in register.tables:
        values = {c.value for row in book[table.title].iter_rows() for c in row}
        assert table.rows or table.empty in values
