"""The risk treatment plan on paper: each risk is told once, beside its first mitigation."""

import pytest

from rai_desktop.services.registers.treatment_plan import TREATMENT_PLAN
from tests.export.pdf_reading import squeezed, texts
from tests.export.pdf_registers import example_project, opened, printed, register_of
from tests.export.test_pdf_kit import assert_inside
from tests.services.building import table_of

LANGUAGES = ("de", "en")


@pytest.fixture(scope="module", params=LANGUAGES)
def plan(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plan")
    project = example_project(folder, request.param)
    register = register_of(project, request.param, names=(TREATMENT_PLAN,))
    reader = opened(printed(register, folder))
    return table_of(register, TREATMENT_PLAN), reader


def column(table, key):
    place = table.column_index(key)
    return [str(row.cells[place]) for row in table.rows]


def test_all_that_is_planned_is_printed_inside_the_page(plan):
    table, reader = plan
    text = squeezed("".join(texts(reader)))
    for key in ("number", "title", "treatment_reason", "=state", "=mitigation"):
        assert all(squeezed(cell) in text for cell in column(table, key))
    assert_inside(reader)


def test_a_risk_with_several_mitigations_is_told_once(plan):
    table, reader = plan
    text = squeezed("".join(texts(reader)))
    titles, numbers = column(table, "title"), column(table, "number")
    several = [title for title in set(titles) if titles.count(title) > 1]
    assert several
    assert all(text.count(squeezed(title)) == 1 for title in several)
    assert all(text.count(number) >= numbers.count(number) for number in set(numbers))
