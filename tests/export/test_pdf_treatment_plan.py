"""The risk treatment plan on paper: each risk is told once, beside its first mitigation."""

from datetime import date

import pytest

from rai_desktop.services.registers.treatment_plan import TREATMENT_PLAN
from tests.export.pdf_reading import squeezed, texts
from tests.export.pdf_registers import example_project, opened, printed, register_of
from tests.export.test_pdf_kit import assert_inside
from tests.services.building import table_of
from tests.services.work_records import accept

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


def test_who_accepted_a_risk_until_when_is_printed_beside_its_state(tmp_path):
    project = example_project(tmp_path, "en")
    risk, person = (project.find(number).uid for number in ("RI-0022", "PE-0001"))
    accept(project, risk, person, expires_on=date(2027, 3, 1))
    register = register_of(project, "en", names=(TREATMENT_PLAN,))
    text = squeezed("".join(texts(opened(printed(register, tmp_path)))))
    assert squeezed("until 1 Mar 2027") in text
