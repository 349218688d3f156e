"""The steps of the wizard are all in sight, by title where there is room and else by number."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from rai_desktop.ui.pages.classifying.stepper import Step, Stepper
from rai_desktop.words import words_for

TITLES = ("What does it do?", "Where does it come from?", "Sensitive areas")


@pytest.fixture
def stepper(qtbot, looks):
    made = Stepper(looks.theme)
    qtbot.addWidget(made)
    steps = [
        Step(key=f"s{place}", title=title, is_done=False) for place, title in enumerate(TITLES)
    ]
    made.show_steps(steps, "s1", words_for("en"))
    made.show()
    return made


def texts(stepper, looks, width):
    stepper.resize(looks.theme.em(width), 100)
    QApplication.processEvents()
    return [made.text() for made in stepper.findChildren(QPushButton)]


def test_all_steps_have_their_titles_where_there_is_room(stepper, looks):
    assert texts(stepper, looks, 60) == [f"{n}  {title}" for n, title in enumerate(TITLES, start=1)]


def test_a_narrow_page_names_the_open_step_and_numbers_the_others(stepper, looks):
    assert texts(stepper, looks, 26) == ["1", "2  Where does it come from?", "3"]
    first = stepper.findChildren(QPushButton)[0]
    assert TITLES[0] in first.toolTip()
    assert TITLES[0] in first.accessibleName()
