"""Movements of risk levels on paper: their own chapter, and beside the worst risks."""

import pytest

from rai_desktop.services.registers.movement import MOVEMENT
from tests.export.pdf_reading import all_elements, squeezed, texts
from tests.export.pdf_registers import moved_project, opened, printed, register_of
from tests.export.test_pdf_kit import assert_inside
from tests.services.building import table_of

LANGUAGES = ("de", "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_risk_that_moved_is_printed_with_its_movement(tmp_path, language):
    register = register_of(moved_project(tmp_path, language), language, names=(MOVEMENT,))
    reader = opened(printed(register, tmp_path))
    text = squeezed("".join(texts(reader)))
    table = table_of(register, MOVEMENT)
    assert len(table.rows) == 5
    for row in table.rows:
        assert all(squeezed(str(cell)) in text for cell in row.cells[:3])
    assert_inside(reader)


def test_curves_of_what_moved_are_pictures_that_say_what_they_show(tmp_path):
    register = register_of(moved_project(tmp_path, "en"), "en", names=(MOVEMENT,))
    reader = opened(printed(register, tmp_path))
    told = [element.get("/Alt") for element in all_elements(reader) if element.get("/Alt")]
    assert len(told) == len(register.movement.curves) == 2
    assert all(text.startswith("History of the risk level.") for text in told)


def test_the_worst_risks_tell_how_they_moved(tmp_path):
    names = ("risks", MOVEMENT)
    register = register_of(moved_project(tmp_path, "en"), "en", names=names)
    pages = [squeezed(page) for page in texts(opened(printed(register, tmp_path)))]
    column = squeezed(register.movement.column)
    (page,) = [page for page in pages if column in page and squeezed("Highest risks") in page]
    assert squeezed("Higher than before") in page
    assert squeezed(register.movement.unchanged) in page
