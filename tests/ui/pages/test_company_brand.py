"""Logo and colour on the page about the company."""

import pytest
from PySide6.QtCore import Qt

from rai_desktop.services.branding import brand_of
from rai_desktop.services.targets import Page
from tests.services.test_branding import picture


@pytest.fixture
def card(example):
    example.desk.workspace.show_page(Page.COMPANY)
    return example.desk.workspace.page.brand


def test_chosen_logo_is_shown_and_comes_back_off_by_undo(example, card, asker, tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(picture())
    asker.path = path
    assert card.logo.isHidden()
    card.choose.click()
    assert brand_of(example.desk.project).logo == picture()
    assert card.logo.isVisible()
    example.desk.undo()
    assert card.logo.isHidden()


def test_other_files_are_refused_beside_the_button(card, asker, tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(b"no picture")
    asker.path = path
    card.choose.click()
    assert "PNG" in card.error.text()
    asker.path = tmp_path / "gone.png"
    card.choose.click()
    assert "gone.png" in card.error.text()


def test_colour_is_stored_on_leaving_the_field(qtbot, example, card):
    card.colour.setText("#aa2211")
    qtbot.keyClick(card.colour, Qt.Key.Key_Return)
    assert brand_of(example.desk.project).colour == "#AA2211"
    assert card.swatch.isVisible()
    card.colour.setText("red")
    qtbot.keyClick(card.colour, Qt.Key.Key_Return)
    assert "red" in card.error.text()
    assert brand_of(example.desk.project).colour == "#AA2211"
