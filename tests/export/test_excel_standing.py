"""How far requirements and frameworks are met, on the overview of the workbook."""

import pytest
from openpyxl import load_workbook

from tests.export.pdf_registers import empty_project, example_project, register_of
from tests.export.test_excel_register import written


def overview(register, folder):
    """Return the filled cells of the overview, row by row."""
    sheet = load_workbook(written(register, folder)).worksheets[1]
    rows = ([c.value for c in row if c.value is not None] for row in sheet.iter_rows())
    return [row for row in rows if row]


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_overview_holds_figures_criteria_and_frameworks(tmp_path, language):
    register = register_of(example_project(tmp_path, language), language)
    rows, standing = overview(register, tmp_path), register.standing
    for fact in standing.figures:
        assert [fact.label, fact.text] in rows
    for row in (*standing.criteria, *standing.frameworks):
        assert list(row) in rows
    assert [standing.source] in rows
    assert list(standing.criteria_heads) in rows
    assert list(standing.framework_heads) in rows


def test_without_answers_the_overview_does_not_speak_of_requirements(tmp_path):
    register = register_of(empty_project(tmp_path), "en")
    assert register.standing is None
    assert not [row for row in overview(register, tmp_path) if "riteri" in str(row[0])]
